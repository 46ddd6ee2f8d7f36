"""Finds its way in a JSON text, so that a part of it can be exchanged while the rest stays as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

_SPACE = re.compile(r"[ \t\r\n]*+")


class ConstantError(ValueError):
    """NaN or Infinity, which are not JSON."""


class TwiceError(ValueError):
    """A key that stands twice in one object: one reader takes the first value, another the last."""


def no_constant(_: str) -> NoReturn:
    """For ``parse_constant``: NaN and Infinity are refused."""
    raise ConstantError


DECODER = json.JSONDecoder(parse_constant=no_constant)


class Member(NamedTuple):
    """A value and where its literal starts and ends (code points, half-open)."""

    value: Any
    start: int
    end: int


def after_space(text: str, position: int) -> int:
    """The place of the next character that is no white space."""
    space = _SPACE.match(text, position)
    return space.end() if space else position


def expect(text: str, position: int, sign: str) -> int:
    """The place behind ``sign``, which must come next, and the white space after it. Raises ValueError, IndexError."""
    position = after_space(text, position)
    if text[position] != sign:
        raise json.JSONDecodeError("", text, position)
    return after_space(text, position + 1)


def members(text: str, position: int, value: Callable[[str, int], tuple[Any, int]]) -> tuple[dict[str, Member], int]:
    """The members of the object that opens at ``position``, and where it ends.

    ``value``: key and place -> the value there and where it ends. Raises ValueError (TwiceError) and IndexError.
    """
    found: dict[str, Member] = {}
    position = after_space(text, position + 1)
    if text[position] == "}":
        return found, position + 1
    while True:
        key, end = DECODER.raw_decode(text, position)
        if not isinstance(key, str):
            raise json.JSONDecodeError("", text, end)
        position = expect(text, end, ":")
        if key in found:
            raise TwiceError
        said, end = value(key, position)
        found[key] = Member(said, position, end)
        position = after_space(text, end)
        if text[position] == "}":
            return found, position + 1
        position = expect(text, position, ",")
