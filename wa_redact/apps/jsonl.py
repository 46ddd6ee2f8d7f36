"""JSON lines: the message is one field of an object; everything else of the line stays as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from wa_redact.apps.formats import Record
from wa_redact.apps.source import lines


class _UnreadableError(Exception):
    """Why a line could not be read; never quotes it."""


def jsonl(name: str, limit: int, field: str) -> Iterator[Record]:
    """A JSON object a line; the message is its ``field``. Blank lines pass."""
    for line in lines(name, limit):
        if line.error:
            yield Record(name, line.number, line.size, error=line.error)
        elif not line.text.strip():
            yield Record(name, line.number, line.size, before=line.bom + line.text, after=line.ending)
        else:
            try:
                value, start, end = _member(line.text, field)
            except _UnreadableError as e:
                yield Record(name, line.number, line.size, error=str(e))
                continue
            text = line.text
            before, raw, after = line.bom + text[:start], text[start:end], text[end:] + line.ending
            yield Record(name, line.number, line.size, value, before, raw, after, _json_text)


def _json_text(safe: str) -> str:
    # a lone surrogate can be written in JSON only as an escape
    return json.dumps(safe, ensure_ascii=any("\ud800" <= c <= "\udfff" for c in safe))


def _no_constant(_: str) -> NoReturn:
    raise ValueError


_DECODER = json.JSONDecoder(parse_constant=_no_constant)
_SPACE = re.compile(r"[ \t\r\n]*+")


def _member(text: str, field: str) -> tuple[str, int, int]:
    """The text in ``field`` of the object ``text`` and where its literal starts and ends."""
    found: dict[str, tuple[Any, int, int]] = {}
    try:
        position = _after_space(text, 0)
        if text[position] != "{":
            _DECODER.decode(text)
            raise _UnreadableError("not a JSON object")
        position = _after_space(text, position + 1)
        while text[position] != "}" or found:
            key, position = _DECODER.raw_decode(text, position)
            position = _expect(text, position, ":")
            value, end = _DECODER.raw_decode(text, position)
            if not isinstance(key, str):
                raise _UnreadableError("not JSON")
            if key in found:
                raise _UnreadableError("a key stands there twice")
            found[key] = (value, position, end)
            position = _after_space(text, end)
            if text[position] == "}":
                break
            position = _expect(text, position, ",")
        if text[position + 1 :].strip(" \t\r\n"):
            raise _UnreadableError("not JSON")
    except (ValueError, IndexError, RecursionError):
        raise _UnreadableError("not JSON") from None
    if field not in found:
        raise _UnreadableError(f"no field {field!r}")
    if not isinstance(found[field][0], str):
        raise _UnreadableError(f"field {field!r} is not text")
    return found[field]


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _expect(text: str, position: int, sign: str) -> int:
    position = _after_space(text, position)
    if text[position] != sign:
        raise ValueError
    return _after_space(text, position + 1)
