"""A JSON text whose strings can be exchanged while every other byte stays as it was written.

Read strictly: what two readers could understand differently (a key twice, NaN, half a character) is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from wa_redact.apps.json_scan import DECODER, ConstantError, TwiceError, after_space, expect, members
from wa_redact.errors import WaRedactError

Path = tuple[str | int, ...]

_DEEPEST = 64


class JsonError(WaRedactError):
    """No JSON that can be relied on. Says why, never quotes."""


class Leaf(NamedTuple):
    """A string or a number and where it stands: ``start``/``end`` bound its literal (code points, half-open)."""

    path: Path
    value: str
    start: int
    end: int
    number: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class JsonText:
    """A JSON text, its value, and its strings and numbers in reading order. ``keys`` are the leaves that name others."""

    text: str
    value: Any
    leaves: tuple[Leaf, ...]

    def __repr__(self) -> str:
        return f"JsonText(leaves={len(self.leaves)})"

    def replaced(self, values: Mapping[Path, str]) -> bytes:
        """The text with the strings at these paths exchanged. Raises KeyError for a path without a string."""
        places = {leaf.path: leaf for leaf in self.leaves if not leaf.number}
        out, position = [], 0
        for leaf in sorted((places[path] for path in values), key=lambda leaf: leaf.start):
            out += [self.text[position : leaf.start], _literal(values[leaf.path])]
            position = leaf.end
        return "".join([*out, self.text[position:]]).encode()


def read(raw: bytes) -> JsonText:
    """``raw``, UTF-8, read. Raises JsonError."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        raise JsonError(f"not UTF-8 at byte {e.start + 1}") from None
    reader = _Reader(text)
    try:
        value, end = reader.value(after_space(text, 0), ())
        if after_space(text, end) != len(text):
            raise JsonError(f"not JSON at character {end + 1}")
        for leaf in reader.leaves:
            leaf.value.encode()
    except TwiceError:
        raise JsonError("a key stands twice in one object") from None
    except ConstantError:
        raise JsonError("NaN and Infinity are not JSON") from None
    except UnicodeEncodeError:
        raise JsonError("half of a surrogate pair stands alone") from None
    except json.JSONDecodeError as e:
        raise JsonError(f"not JSON at character {e.pos + 1}") from None
    except IndexError:
        raise JsonError("not JSON: it ends too early") from None
    except ValueError:  # a number of thousands of digits
        raise JsonError("not JSON that can be read") from None
    return JsonText(text, value, tuple(reader.leaves))


class _Reader:
    """Goes through a text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.leaves: list[Leaf] = []

    def value(self, position: int, path: Path) -> tuple[Any, int]:
        """The value that begins at ``position`` and where it ends."""
        if len(path) > _DEEPEST:
            raise JsonError("nested too deeply")
        sign = self.text[position]
        if sign == "{":
            found, end = members(self.text, position, lambda key, at: self.value(at, (*path, key)))
            for key in found:
                key.encode()
            return {key: member.value for key, member in found.items()}, end
        if sign == "[":
            return self._array(position, path)
        value, end = DECODER.raw_decode(self.text, position)
        if isinstance(value, str):
            self.leaves.append(Leaf(path, value, position, end))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.leaves.append(Leaf(path, self.text[position:end], position, end, number=True))
        return value, end

    def _array(self, position: int, path: Path) -> tuple[list[Any], int]:
        out: list[Any] = []
        position = after_space(self.text, position + 1)
        if self.text[position] == "]":
            return out, position + 1
        while True:
            item, end = self.value(position, (*path, len(out)))
            out.append(item)
            position = after_space(self.text, end)
            if self.text[position] == "]":
                return out, position + 1
            position = expect(self.text, position, ",")


def _literal(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
