"""Where a message names people of the chat: @mentions, contacts' names as they are saved, names known from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from wa_redact.apps.chat.contacts import cleaned, number_of
from wa_redact.apps.chat.people import People
from wa_redact.names import Names
from wa_redact.phrases import Phrases
from wa_redact.text import normalise
from wa_redact.types import Finding

# iOS and newer Android put isolates around the name; older ones write the digits
_MARKED = re.compile("@\u2068([^\u2068\u2069\n]{1,160})\u2069")
_DIGITS = re.compile(r"(?<![^\W_])@(\d{7,15})(?!\d)")
# entries of a chat that were copied into a message: "[5/11, 10:00] Jo: hi", "[10:00, 05/11/2026] Jo: hi", an export's
_PASTED = re.compile(
    r"(?m)^[\u200e\u200f]?(?:\[[\d/.:,\s\u202fAPMapm-]{5,30}\]|"
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d[^\n-]{0,12} -) ?([^\n:]{1,60}): "
)
_LATIN = re.compile(r"[\x00-\u024f]*")
_WORDS = re.compile(r"[^\W_]+")
_NOBODY = frozenset(("all", "everyone"))


class Mention(NamedTuple):
    """A contact who is named in a text: where (code points, half-open) and as who the contact is saved."""

    start: int
    end: int
    name: str


def marked(text: str) -> Iterator[Mention]:
    """Mentions that WhatsApp itself wrote: contacts for sure."""
    if "@" in text:
        for pattern in (_MARKED, _DIGITS):
            found = (Mention(*m.span(1), m[1]) for m in pattern.finditer(text))
            yield from (m for m in found if cleaned(m.name).casefold() not in _NOBODY)


def pasted(text: str) -> Iterator[Mention]:
    """Senders of entries that were copied into ``text``; "[10:00] Note: " may look like one."""
    if ": " in text and (text[0] in "[\u200e\u200f" or text[0].isdigit() or "\n" in text):
        yield from (Mention(*m.span(1), m[1]) for m in _PASTED.finditer(text))


class Mentions:
    """Finds in messages who is known. Made when everybody was met."""

    def __init__(self, people: People) -> None:
        self._people = people
        # one Latin word that is a name is left to Names, who knows when it is a word of talk
        whole = (
            name for name in people.names() if people.is_named(name) and (" " in name or not _LATIN.fullmatch(name))
        )
        self._saved = {_spelt(normalise(name).low): name for name in whole}
        self._phrases = Phrases(self._saved.values())
        self._names = Names(inf)
        for word in people.believed():
            self._names.learn(word)

    def find(self, text: str) -> tuple[list[Mention], list[Finding]]:
        """Contacts who are named in ``text`` as they are saved (sorted, disjoint), and further names that are known."""
        normal = normalise(text)
        copied = (m for m in pasted(text) if number_of(m.name) or self._people.is_named(m.name))
        exact = _disjoint([*marked(text), *copied])
        saved = []
        for place in self._phrases.find(normal.low) if self._phrases else ():
            spelt = _spelt(normal.low[place.start : place.end])
            one = Mention(*normal.to_raw(place.start, place.end), self._saved.get(spelt, ""))
            if not any(m.start < one.end and one.start < m.end for m in exact):
                saved.append(one)
        again = [
            f._replace(start=start, end=end)
            for f in self._names.find(normal)
            for start, end in (normal.to_raw(f.start, f.end),)
        ]
        return sorted([*exact, *_disjoint(saved)]), again


def _spelt(low: str) -> str:
    return " ".join(_WORDS.findall(low))


def _disjoint(found: Iterable[Mention]) -> list[Mention]:
    """The longest of those that overlap."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept
