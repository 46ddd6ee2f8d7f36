"""The messages of a thread as it holds them, and texts made of pieces of them for the engine to read.

What is found in a ``Joined`` text is carried back to the messages that its pieces came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from wa_redact.decode import decode
from wa_redact.detectors._roles import NOT_NAMES
from wa_redact.labels import LABELS
from wa_redact.lists import sections, words
from wa_redact.text import Text, normalise
from wa_redact.thread_asks import Ask
from wa_redact.types import Finding

#: messages that are looked at for what one of them asks or begins
REACH = 5
#: characters of a message that can be a piece of a value, and of a clause that can be an answer
FRAGMENT = 60
#: messages that lie further apart are not read together
GAP = timedelta(days=1)

EVERY = frozenset(LABELS)
#: labels whose values reach over a seam only where nothing but fillers stands before them
_LOOSE = frozenset(("PERSON", "PLACE", "ADDRESS"))
_DIGIT = re.compile(r"\d")
#: a house's number, which is all of an answer and never the beginning of one: "6 candles"
DOOR = re.compile(r"(?:no\.?|num|number|#|flat|door)?\s{0,2}\d{1,4}[a-z]?", re.IGNORECASE)
_AGE = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_WORD_NAMES = words(sections("word_names")[""])
_FILLERS = words(sections("thread_words")["fillers"])


@dataclass(slots=True, repr=False)
class Turn:
    """One message. ``brings``: what reading it adds, as ``(back, finding)`` in the message so many before it."""

    text: str
    sender: str | None = None
    at: datetime | None = None
    found: tuple[Finding, ...] = ()
    asks: tuple[Ask, ...] = ()
    brings: list[tuple[int, Finding]] = field(default_factory=list)
    added: set[Finding] = field(default_factory=set)
    error: Exception | None = None
    _views: tuple[Text, ...] = ()

    @property
    def views(self) -> tuple[Text, ...]:
        """The normal form of ``text`` and, where it has one, the second reading. Kept: what is learnt later is looked for."""
        if not self._views:
            normal = normalise(self.text)
            second = decode(normal)
            self._views = (normal,) if second is None else (normal, second)
        return self._views

    @property
    def short(self) -> bool:
        """True when all of it can be a piece of a value."""
        return 0 < len(self.text.strip()) <= FRAGMENT

    @property
    def digits(self) -> bool:
        """True when there is a digit in it."""
        return bool(_DIGIT.search(self.text))

    def fails(self, error: Exception) -> None:
        """It cannot be decided. Nothing of it is kept: it may be of any size, and nothing is to be joined to it."""
        self.error = error.with_traceback(None)
        error.__context__ = None
        self.text, self._views, self.asks = "", (), ()
        self.found, self.brings = (), []

    def plain(self, start: int, end: int) -> str:
        """``text[start:end]`` with what was found in it blanked."""
        out = list(self.text[start:end])
        for f in self.found:
            a, b = max(f.start, start) - start, min(f.end, end) - start
            if a < b:
                out[a:b] = " " * (b - a)
        return "".join(out)


def near(a: Turn, b: Turn) -> bool:
    """True when the two may be read together, as far as their times tell."""
    if a.at is None or b.at is None or (a.at.tzinfo is None) != (b.at.tzinfo is None):
        return True
    return abs(b.at - a.at) <= GAP


def tokens(text: str) -> list[str]:
    """The words and numbers of ``text`` in small letters."""
    return [w.lower().replace("\u2019", "'") for w in _TOKEN.findall(text)]


def only_filler(text: str) -> bool:
    """True when ``text`` says nothing by itself: "so its", "i think", an emoji."""
    return all(w in _FILLERS for w in tokens(text))


def namelike(value: str, ordinary: Callable[[str], bool]) -> bool:
    """True when no word of ``value`` is an abbreviation, a word of talk or one of general language."""
    found = _TOKEN.findall(value)
    return bool(found) and not any(
        w.lower() in NOT_NAMES or ordinary(w.lower()) or (w.isupper() and 1 < len(w) < 5) or not w[0].isalpha()
        for w in found
    )


class Piece(NamedTuple):
    """``[start:end]`` of the message that came ``back`` messages before the newest stands at ``at`` in the joined text.

    A piece whose length ``size`` there is not its own is carried back as a whole or not at all.
    """

    back: int
    start: int
    end: int
    at: int
    size: int


@dataclass(frozen=True, slots=True, repr=False)
class Joined:
    """A text to read. ``labels`` count in it; ``why`` names the reading in findings.

    ``ask``: what the piece answers. ``plain``: ``text`` with what was found before blanked. ``hanging``: the earlier
    pieces end where a value is awaited, so that whatever begins the last one counts.
    """

    text: str
    pieces: tuple[Piece, ...]
    labels: frozenset[str]
    why: str
    ask: Ask | None = None
    plain: str = ""
    hanging: bool = False

    def carry(self, findings: Sequence[Finding], ordinary: Callable[[str], bool]) -> Iterator[tuple[int, Finding]]:
        """``(back, finding)``: what counts of ``findings`` in the joined text, in the messages that it came from."""
        ours = [f for f in findings if f.label in self.labels]
        for f in ours:
            touched = [p for p in self.pieces if p.at < f.end and f.start < p.at + p.size]
            if not touched or not self._fits(f, ours, touched, ordinary):
                continue
            place = self.ask is not None and f.label == "PERSON" and "PLACE" in self.ask.labels
            for p in touched:
                start, end = p.start, p.end
                if p.size == end - start:
                    start = p.start + max(0, f.start - p.at)
                    end = p.end - max(0, p.at + p.size - f.end)
                yield p.back, Finding(start, end, "PLACE" if place else f.label, f.score, self.why)

    def _fits(
        self, f: Finding, ours: Iterable[Finding], touched: Sequence[Piece], ordinary: Callable[[str], bool]
    ) -> bool:
        """False for what is found only because two messages met that have nothing to do with each other."""
        if self.ask is not None:
            return self._answers(self.ask, f, ours, ordinary)
        if self.why == "thread_correction":
            return True
        last = self.pieces[-1]
        new = self.text[max(f.start, last.at) : f.end]
        if len({p.back for p in touched}) == 1:
            known = _size(self.plain[f.start : f.end]) < _size(self.text[f.start : f.end])
            if f.label not in _LOOSE:
                return not known
            bare = only_filler(self.text[last.at : f.start] + " " + self.text[f.end :])
            return self.hanging and f.start >= last.at and bare and (f.label != "PERSON" or namelike(new, ordinary))
        if f.label in _LOOSE:
            return only_filler(self.text[: f.start])
        # what was whole before goes on with digits only: "@lil.zeke" and "ok" are no handle
        return f.label == "EMAIL_ADDRESS" or _size(self.plain[f.start : last.at]) > 0 or any(c.isdigit() for c in new)

    def _answers(self, ask: Ask, f: Finding, ours: Iterable[Finding], ordinary: Callable[[str], bool]) -> bool:
        """True for an answer to ``ask``: a name or a day with nothing but fillers round it, an address that begins it."""
        start = self.pieces[0].at
        if f.label in ("PLACE", "ADDRESS"):
            door = DOOR.fullmatch(self.text, f.start, f.end)
            return only_filler(self.plain[start : f.start] + (self.plain[f.end :] if door else ""))
        if f.label not in ("PERSON", "DATE_OF_BIRTH") and not ask.weak:
            return True
        rest = list(self.plain)
        for other in ours:
            rest[other.start : other.end] = " " * (other.end - other.start)
        left = "".join(rest[start:])
        if f.label != "PERSON":
            return only_filler(_AGE.sub(" ", left) if ask.kind == "age" else left)
        value = self.text[f.start : f.end]
        if "PLACE" in ask.labels:  # a school's name may be a person's: "which school" "harris"
            return only_filler(left) and NOT_NAMES.isdisjoint(tokens(value))
        word = not _WORD_NAMES.isdisjoint(tokens(value))
        return (not left.strip(" x.!") if word else only_filler(left)) and namelike(value, ordinary)


def _size(text: str) -> int:
    return sum(c.isalnum() for c in text)
