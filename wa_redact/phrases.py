"""Words and phrases of a policy, looked up in a message whatever their case, width, hyphens and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wa_redact.lists import sections
from wa_redact.text import Text, normalise
from wa_redact.types import Finding

# a word with the combining marks of its script; "O'Neil-Grant" is three words
_WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u0655\u0900-\u0903\u093a-\u094f\u0981-\u09cd\u0a01-\u0a4d\u0b82-\u0dff])*"
)
_BETWEEN = re.compile(r"[ \t]{1,3}|[-'./&]|[ \t]?[-&/][ \t]?")
# scripts that put no blanks between words, or glue endings to a name: a name is found inside what stands together
_GLUED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


#: what a phrase that names nobody is taken out of: a team is no place that a child can be found by either
_NAMELIKE = frozenset(("PERSON", "PLACE"))


class Place(NamedTuple):
    """Where a phrase stands (code points into the normal form, half-open) and of how many words it is."""

    start: int
    end: int
    words: int


class Phrases:
    """A set of phrases. ``repr`` shows how many there are, never which."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._glued: list[tuple[str, int]] = []
        for low in {normalise(entry).low for entry in entries}:
            words = tuple(_WORD.findall(low))
            if not words:
                continue
            if _GLUED.search(low):
                self._glued.append((low.strip(), len(words)))
            self._by_first.setdefault(words[0], []).append(words)
        for several in self._by_first.values():
            several.sort(key=len, reverse=True)
        # whether the words of a text as rules see them tell where phrases begin
        self._plain = all(first.isascii() and first.isalpha() for first in self._by_first)

    def __repr__(self) -> str:
        return f"Phrases({sum(map(len, self._by_first.values()))})"

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def opens(self, text: Text) -> bool:
        """False when no phrase can stand in ``text``: no word of it begins one."""
        return bool(self._glued) or not self._plain or not text.words.isdisjoint(self._by_first)

    def find(self, low: str) -> list[Place]:
        """Where phrases stand in ``low``, a normal form in small letters: at each word the longest that begins there."""
        found = [
            Place(at, at + len(entry), words)
            for entry, words in self._glued
            for at in (m.start() for m in re.finditer(re.escape(entry), low))
        ]
        words = list(_WORD.finditer(low))
        for i, first in enumerate(words):
            for phrase in self._by_first.get(first.group(), ()):
                last = i + len(phrase) - 1
                if last < len(words) and _together(low, words[i : last + 1], phrase):
                    found.append(Place(first.start(), words[last].end(), len(phrase)))
                    break
        return found


def _together(low: str, words: Sequence[re.Match[str]], phrase: Sequence[str]) -> bool:
    return all(m.group() == wanted for m, wanted in zip(words, phrase, strict=True)) and all(
        _BETWEEN.fullmatch(low, a.end(), b.start()) for a, b in pairwise(words)
    )


def nobody() -> list[str]:
    """The phrases of ``data/nobody.txt``, each as people write it: with "&", "and" or "n", with its apostrophe or not."""
    out: list[str] = []
    for line in (line for lines in sections("nobody").values() for line in lines):
        for join in (" & ", " and ", " n ") if " & " in line else (" & ",):
            entry = line.replace(" & ", join)
            out += (entry, entry.replace("'", "")) if "'" in entry else (entry,)
    return out


def names_only(never: Phrases, text: Text, found: Iterable[tuple[Finding, str]]) -> Iterator[tuple[Finding, str]]:
    """``found`` (findings in ``text.raw``, each with its value as read) without the phrases that name nobody.

    A phrase of several words is cut out of a name. One word inside a longer name stays ("Rose Phoenix" is a person,
    though "Phoenix" is a team); where nothing else is left, the finding goes.
    """
    if not never.opens(text):
        yield from found
        return
    raw = text.raw
    places: list[Place] | None = None
    for f, value in found:
        if f.label not in _NAMELIKE:
            yield f, value
            continue
        if places is None:
            places = [Place(*text.to_raw(p.start, p.end), p.words) for p in never.find(text.low)]
        for start, end in _without(raw, f.start, f.end, places):
            same = (start, end) == f[:2]
            yield f._replace(start=start, end=end), value if same else normalise(raw[start:end]).norm


def _without(raw: str, start: int, end: int, places: Sequence[Place]) -> list[tuple[int, int]]:
    near = [p for p in places if p.start < end and start < p.end]
    if not near:
        return [(start, end)]
    inside = {i for p in near for i in range(p.start, p.end)}
    cut = {i for p in near if p.words > 1 for i in range(p.start, p.end)}
    left: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = at
        while stop < end and stop not in cut:
            stop += 1
        letters = [i for i in range(at, stop) if raw[i].isalnum()]
        if any(i not in inside for i in letters):
            left.append((at, stop) if (at, stop) == (start, end) else (letters[0], letters[-1] + 1))
        at = stop + 1
    return left
