"""Message text as it can be shown to a reader who must not be deceived: what is invisible, or would turn the text
round, is written out as U+XXXX.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import regex

#: a character with more marks on it than any language writes covers its neighbours: further ones are only counted
MARKS = 4
_PLAIN = regex.compile(r"[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*+")
_FLAG = r"\U0001F3F4[\U000E0030-\U000E0039\U000E0061-\U000E007A]{2,6}\U000E007F"
# controls; what turns text round (WhatsApp's own isolates round @names are let pass where they are in pairs); what is
# not drawn; what has no meaning of its own
_HIDDEN = (
    r"(?:[^\P{Cc}\t]|[\p{Co}\p{Cn}\p{Cs}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u202a-\u202e"
    r"\u2060-\u2067\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff])"
)
_STRAY = r"(?<=[!-~])[\u200c\u200d](?=[!-~])"
_CUT = regex.compile(rf"(?P<keep>{_FLAG}|\u2068[^\u2066-\u2069\n]*\u2069)|(?P<code>{_HIDDEN}|{_STRAY}|[\u2068\u2069])")
_INNER = regex.compile(rf"{_HIDDEN}|{_STRAY}")
_CLUSTERS = regex.compile(r"\X")
_PILED = regex.compile(rf"\p{{M}}{{{MARKS + 1},}}")


class Piece(NamedTuple):
    """A stretch of one line. ``code``: not the text itself but what stands for something that cannot be shown."""

    text: str
    code: bool = False


def lines(text: str, lacks: Callable[[str], bool] | None = None) -> list[list[Piece]]:
    """``text`` line by line, in pieces. ``lacks(cluster)`` is True for a character that no font at hand can draw."""
    return [pieces(line, lacks) for line in text.split("\n")]


def pieces(line: str, lacks: Callable[[str], bool] | None = None) -> list[Piece]:
    """One line in pieces; those that are no ``code`` are safe to show."""
    if _PLAIN.fullmatch(line):
        return [Piece(line)] if line else []
    out: list[Piece] = []
    for piece in _cut(line):
        if lacks is None or piece.code:
            out.append(piece)
        else:
            out += _drawn(piece.text, lacks)
    return _joined(p for p in out if p.text)


def named(char: str) -> str:
    """``char`` as it is written out."""
    return f"U+{ord(char):04X}"


def runs_left(line: str) -> bool:
    """True for a line whose first letter belongs to a script that is written from right to left."""
    for char in line:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _cut(line: str) -> Iterator[Piece]:
    position = 0
    for m in _CUT.finditer(line):
        if m["keep"] and not (m["keep"][0] == "\u2068" and _INNER.search(m["keep"])):
            continue
        yield from _piled(line[position : m.start()])
        position = m.end()
        if m["code"]:
            yield Piece(named(m["code"]), code=True)
        else:
            yield from _cut_inside(m["keep"])
    yield from _piled(line[position:])


def _cut_inside(isolate: str) -> Iterator[Piece]:
    """An isolate with something hidden in it is no name that WhatsApp marked: nothing of it is let pass."""
    yield Piece(named(isolate[0]), code=True)
    yield from _cut(isolate[1:-1])
    yield Piece(named(isolate[-1]), code=True)


def _piled(text: str) -> Iterator[Piece]:
    position = 0
    for m in _PILED.finditer(text):
        yield Piece(text[position : m.start() + MARKS])
        yield Piece(f"+{m.end() - m.start() - MARKS} marks", code=True)
        position = m.end()
    yield Piece(text[position:])


def _drawn(text: str, lacks: Callable[[str], bool]) -> Iterator[Piece]:
    position = 0
    for m in _CLUSTERS.finditer(text):
        cluster = m.group()
        if cluster.isascii() or not lacks(cluster):
            continue
        yield Piece(text[position : m.start()])
        for char in cluster:
            alone = unicodedata.category(char)[0] != "M" and not lacks(char)
            yield Piece(char if alone else named(char), code=not alone)
        position = m.end()
    yield Piece(text[position:])


def _joined(found: Iterable[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece, run in groupby(found):
        times = sum(1 for _ in run)
        if piece.code:
            out.append(piece if times == 1 else Piece(f"{piece.text} \u00d7{times}", code=True))
        elif out and not out[-1].code:
            out[-1] = Piece(out[-1].text + piece.text * times)
        else:
            out.append(Piece(piece.text * times))
    return out
