"""Dates of birth and birthdays with a cue: each date belongs to the nearest cue before it, else to one right after.

The text is read once, word by word. A cue ("dob", "born", "birthday is") waits for a date; a meeting, a move or a
deadline takes its place. ``_birth_cues`` holds the cues, ``_dates`` the dates, ``_events`` what else happens on a day,
and ``_birth_bind`` decides.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from wa_redact.detectors._birth_bind import OFFSET, REACH_FULL, bound
from wa_redact.detectors._birth_cues import CAKE, CUE_HEADS, GATE_WORDS, Cue, cue_at, follows
from wa_redact.detectors._dates import DATE, begins_date, kind
from wa_redact.detectors._events import EVENTS, STRONG_EVENTS
from wa_redact.folding import PLACEHOLDER
from wa_redact.patterns import CLOSING
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_TOKEN = re.compile(rf"[a-z]+|\d+|'\d|[.!?;](?=\s)|\n|[{CAKE}]")
_STOPS = frozenset(".!?;\n")
_DOTTED = re.compile(r"\d{1,2}\.\d\d")
_DATE_NEXT = re.compile(r"[ ,]{1,2}(?:on )?(?:the )?(?:\d{1,2}(?:[/.-]\d|st|nd|rd|th)|" + PLACEHOLDER + ")")
# "born 08 not 07", never "born 08 june", "born 08.15"
_SHORT_YEAR = re.compile(
    rf"(?<= )(?:0\d|[6-9]\d)(?=$|[,)\n!?]| ?[^\x00-\x7f\ufffc]|\.(?!\d)| (?:not|or|so|and|n|x+|{CLOSING})\b)"
)
#: kinds of dates that a cue behind them may mean; of a day alone it must be said in so many words
_VAGUE = frozenset(("day", "rel"))
_BEFORE = frozenset(("full", "partial", "packed", "feast", "year")) | _VAGUE
#: so many starts of dates are kept for a cue behind them
_WAITING = 6


class Births:
    """Dates bound to a cue."""

    name = "birth"
    label = "DATE_OF_BIRTH"
    gate = Gate(GATE_WORDS, CAKE)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for start, end, score in _Reader(text.low).read():
            yield Finding(start, end, self.label, score, self.name)


class _Reader:
    """One text while it is read."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.cue: Cue | None = None
        #: an event stands between the last stop and here
        self.claimed = False
        self.waiting: deque[int] = deque(maxlen=_WAITING)
        self.done = 0

    def read(self) -> Iterator[tuple[int, int, float]]:
        for token in _TOKEN.finditer(self.low):
            start, word = token.start(), token.group()
            if start < self.done:
                continue
            if word in _STOPS:
                self.claimed = False
            elif word in CAKE:
                self.cue = None if self.claimed else Cue("cake", token.end())
            elif word in CUE_HEADS and (cue := cue_at(self.low, start)):
                yield from self._just_before(start)
                self.cue, self.done = cue, cue.end
                self.claimed = False
                self.waiting.clear()
            elif begins_date(word) if word[0].isalpha() else not _inside_number(self.low, start):
                yield from self._date(start, word)
            elif word in EVENTS and not (word == "after" and self.low.endswith(("day ", "days "), 0, start)):
                self._event(word)

    def _date(self, start: int, word: str) -> Iterator[tuple[int, int, float]]:
        cue = self.cue
        if cue is None or start - cue.end > REACH_FULL:
            # read when a cue comes behind it: most numbers are no dates
            if not self.claimed:
                self.waiting.append(start)
            return
        found = DATE.match(self.low, start)
        if found is None and (cue.kind, cue.bound) == ("born", "") and _SHORT_YEAR.match(self.low, start):
            yield start, start + 2, 0.6
            self.cue = Cue(cue.kind, start + 2, "year")
        if found is None:
            if word in EVENTS:
                self._event(word)
            return
        what = "" if _is_clock(self.low, found) else kind(found)
        if not what:
            return
        if score := bound(self.low, cue, what, found):
            offset = OFFSET.search(self.low, cue.end, start) if what == "feast" else None
            yield offset.start() if offset else start, found.end(), score
            self.cue = Cue(cue.kind, found.end(), what)
        elif not self.claimed:
            self.waiting.append(start)
        if what != "month":
            self.done = found.end()

    def _event(self, word: str) -> None:
        self.claimed = True
        if word in STRONG_EVENTS:
            self.cue = None

    def _just_before(self, cue: int) -> Iterator[tuple[int, int, float]]:
        """The date that ends right before the cue at ``cue`` and is said to be it: "3/2/12 is her dob"."""
        for start in self.waiting:
            found = DATE.match(self.low, start) if cue - start <= REACH_FULL else None
            if found is None or found.end() > cue or kind(found) not in _BEFORE or found.group() == "today":
                continue
            end = found.end()
            if found["year"] and self.low[end : cue + 4] in (" born", "-born"):
                yield start, end, 0.7
                return
            after = follows(self.low, end)
            if after and after.end() > cue and (after["verb"] or kind(found) not in _VAGUE):
                yield start, end, 0.85
                return


def _inside_number(low: str, start: int) -> bool:
    before = low[start - 1 : start]
    return before in ("£", "#", "$") or (before in ("/", ".", "-", ":") and low[start - 2 : start - 1].isdigit())


def _is_clock(low: str, found: Any) -> bool:
    """``23.10 11/11``: of two dotted numbers ahead of a date, a clock time."""
    return bool(found["partial"] and _DOTTED.fullmatch(found.group()) and _DATE_NEXT.match(low, found.end()))


DETECTORS = (Births(),)
