"""Physical lines of a file or of standard input, in bounded memory, with what is wrong with each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

_BOM = "\ufeff"
_UTF16 = "looks like UTF-16; save it as UTF-8"


class Line(NamedTuple):
    """One line. ``text`` is without its ``ending`` and, at the start of a file, without its ``bom``.

    With ``error`` the text may not be used, and with ``lost`` it is not even whole.
    """

    number: int
    bom: str
    text: str
    ending: str
    size: int
    error: str | None = None
    lost: bool = False


def lines(name: str, limit: int) -> Iterator[Line]:
    """The lines of the file ``name`` ("-": standard input). Only \\n ends one; \\r before it is kept in the ending.

    A line of more than ``limit`` characters comes without its text: no more than 4 * ``limit`` bytes are held.
    Raises click.UsageError when the file cannot be opened or read.
    """
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            number = 0
            while raw := stream.readline(4 * limit + 4):
                number += 1
                if len(raw) > 4 * limit + 2 and not raw.endswith(b"\n"):
                    size = len(raw) + _skip(stream)
                    yield Line(number, "", "", "", size, f"longer than {limit} characters", lost=True)
                else:
                    yield _line(number, raw)
    except (OSError, ValueError) as e:
        raise click.UsageError(f"{shown(name)}: {getattr(e, 'strerror', None) or 'cannot be read'}") from None


def whole(name: str, limit: int) -> Line:
    """All of the file ``name`` as one line, whatever line ends it holds. Raises as ``lines`` does."""
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            raw = stream.read(4 * limit + 4)
    except (OSError, ValueError) as e:
        raise click.UsageError(f"{shown(name)}: {getattr(e, 'strerror', None) or 'cannot be read'}") from None
    if len(raw) > 4 * limit + 3:
        return Line(1, "", "", "", len(raw), f"longer than {limit} characters", lost=True)
    return _line(1, raw, split_end=False)


def refuse_unreadable(name: str) -> None:
    """Raise click.UsageError when the file ``name`` cannot be opened, before any work is done."""
    if name == "-":
        return
    try:
        readable, there = os.access(name, os.R_OK), Path(name).exists()
    except ValueError:
        readable = there = False
    if not readable:
        raise click.UsageError(f"{shown(name)}: {'may not be read' if there else 'no such file'}")


def shown(name: str) -> str:
    """The name of a file as a message can show it."""
    return "standard input" if name == "-" else click.format_filename(name)


def _line(number: int, raw: bytes, *, split_end: bool = True) -> Line:
    error = None
    if number == 1 and (raw[:2] in (b"\xff\xfe", b"\xfe\xff") or 3 * raw.count(0) > len(raw)):
        error = _UTF16
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        error = error or f"not UTF-8 at byte {e.start + 1}"
        text = raw.decode("utf-8", "replace")
    bom = _BOM if number == 1 and text.startswith(_BOM) else ""
    text = text[len(bom) :]
    body = text.removesuffix("\n").removesuffix("\r") if split_end and text.endswith("\n") else text
    return Line(number, bom, body, text[len(body) :], len(raw), error)


def _skip(stream: BinaryIO) -> int:
    """Read to the end of the line, keeping nothing; how many bytes that were."""
    size = 0
    while part := stream.readline(1 << 20):
        size += len(part)
        if part.endswith(b"\n"):
            break
    return size
