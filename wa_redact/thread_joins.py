"""Neighbouring messages read as one: a value that was split, an answer behind its question, a correction in its place.

A ``Joined`` is a text for the engine made of pieces of messages; what is found in it is carried back to the messages that
the pieces came from. What was found in each message alone is not wanted again, so a joined reading is made only where a
value can reach over a seam or where words of one message say what the other holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from typing import NamedTuple

from wa_redact.labels import LABELS
from wa_redact.text import normalise
from wa_redact.thread_asks import Ask, asks
from wa_redact.types import MODEL, Finding

#: an ask is open for so many messages
REACH = 5
#: characters of a message that can be a piece of a value, and of one clause that can be an answer
FRAGMENT = 60
#: messages that lie further apart are not read together
GAP = timedelta(days=1)
#: readings made for one message
MOST = 12

_CLAUSE = re.compile(r"[^\n.!?,;]+(?:[.,](?=\S)[^\n.!?,;]+)*")
_FILLER = re.compile(
    r"(?:\s*(?:so|its|it's|it is|thats|that's|is|i think|think|um+|er+m*|oh|ah|sorry|soz|ok|okay|yes|yeah|yep|ya|ye|hi|right|"
    r"and|the|hes|he's|shes|she's|was|just|here|goes|here you go|everyone calls (?:her|him|them)|we call (?:her|him|them)|"
    r"(?:he|she|they)(?:'s| is|s)?(?: (?:on|at|called|lives at|goes to|born))?|on|at|got it|found it|hang on|:|-)(?=\W)\W*)*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"\s*(?:\*+\s*(?P<a>[^*\n]{2,40}?)|(?P<b>[^*\n]{2,40}?)\s*\*+)\s*")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_BACK = re.compile(r"\W*(?:is |was )?(?:that|thats|that's|this|thts|this is)\b|\W*\^", re.IGNORECASE)
_DATED = re.compile(r"(?:19|20)\d\d|\d[/.\- ]\d{1,2}[/.\- ]\d\d")
_FILLERS = frozenset(
    "so its it's it is thats that's that i think thought um umm er oh ah sorry soz ok okay yes yeah yep no right and the hes he's shes she's "
    "they theyre was were just here goes this last next year month on of in at lives live living address name called calls call him her "
    "them his everyone we he she born about around roughly ish maybe probably not sure x xx xxx lol got found hang turns turning "
    "will be now god knows dob birthday bday date surname first my our their mums dads mum dad me".split()
)
_EXACT = frozenset(LABELS) - {"PERSON", "PLACE", "ADDRESS"}
_EVERY = frozenset(LABELS)


@dataclass(slots=True, repr=False)
class Turn:
    """One message as the thread holds it."""

    text: str
    sender: str | None = None
    at: datetime | None = None
    found: tuple[Finding, ...] = ()
    #: what it adds: ``(back, finding)``, back messages before it
    brings: list[tuple[int, Finding]] = field(default_factory=list)
    added: set[Finding] = field(default_factory=set)
    asks: tuple[Ask, ...] = ()
    error: Exception | None = None

    @property
    def short(self) -> bool:
        """True when all of it can be a piece of a value."""
        return 0 < len(self.text.strip()) <= FRAGMENT

    @property
    def digits(self) -> bool:
        """True when there is a digit in it."""
        return any(c.isdigit() for c in self.text)


class Piece(NamedTuple):
    """``text[start:end]`` of the message that came ``back`` messages before the newest stands at ``at``; a piece whose
    length there is ``size`` instead of its own is found as a whole or not at all.
    """

    back: int
    start: int
    end: int
    at: int
    size: int


class Joined(NamedTuple):
    """Text to read, the pieces in it, the labels that count, whether a finding must reach over a seam."""

    text: str
    pieces: tuple[Piece, ...]
    labels: frozenset[str]
    seam: bool
    why: str
    #: where in ``text`` the answer begins; what a person asked for a name or a day answers is little else
    answer: int = -1

    def carry(self, findings: Iterable[Finding]) -> Iterator[tuple[int, Finding]]:
        """``(back, finding)``: what counts of ``findings`` in the joined text, in the messages that it came from."""
        for f in findings:
            if f.label not in self.labels or not self._fits(f):
                continue
            touched = [p for p in self.pieces if p.at < f.end and f.start < p.at + p.size]
            if len({p.back for p in touched}) < (2 if self.seam else 1):
                continue
            for p in touched:
                start, end = p.start, p.end
                if p.size == end - start:
                    start = p.start + max(0, f.start - p.at)
                    end = p.end - max(0, p.at + p.size - f.end)
                yield p.back, Finding(start, end, f.label, f.score, self.why)

    def _fits(self, f: Finding) -> bool:
        """False for what is found in the joined text only because two messages met that have nothing to do with each other."""
        if self.answer >= 0:
            rest = self.text[self.answer : f.start] + " " + self.text[f.end :]
            if f.label == "DATE_OF_BIRTH":
                return bool(_DATED.search(self.text, f.start, f.end)) or _only_filler(rest)
            if f.label == "PERSON":
                return f.detector == MODEL or _only_filler(rest)
            return True
        if self.seam and f.label in ("PERSON", "PLACE", "ADDRESS"):
            return _only_filler(self.text[: f.start])
        return True


def _only_filler(text: str) -> bool:
    return all(w.lower() in _FILLERS for w in _TOKEN.findall(text))


def joins(turns: Sequence[Turn]) -> list[Joined]:
    """The readings that the last of ``turns`` gives rise to. Depends on them alone, so it can be done in batches."""
    now = turns[-1]
    if not now.text or now.text.isspace():
        return []
    made = [*_corrections(turns), *_answers(turns), *_split(turns)]
    return made[:MOST]


def ask_of(turns: Sequence[Turn]) -> tuple[Ask, ...]:
    """What the last of ``turns`` asks for, in the light of those before."""
    topics = {f.label for t in turns[-REACH - 1 :] for f in t.found}
    topics |= {label for t in turns[-REACH - 1 : -1] for ask in t.asks for label in ask.labels}
    text = turns[-1].text
    return asks(normalise(text).low, topics) if len(text) <= 400 else ()


def _near(a: Turn, b: Turn) -> bool:
    if a.at is None or b.at is None or (a.at.tzinfo is None) != (b.at.tzinfo is None):
        return True
    return abs(b.at - a.at) <= GAP


# -- answers -----------------------------------------------------------------------------------------------------------


def _answers(turns: Sequence[Turn]) -> Iterator[Joined]:
    now = turns[-1]
    open_: dict[str, Ask] = {}
    for turn in reversed(turns[-REACH - 1 : -1]):
        if _near(turn, now):
            for ask in turn.asks:
                open_.setdefault(ask.kind, ask)
    if not open_:
        return
    for start, end in _clauses(now.text):
        if now.text[end : end + 1] == "?" and asks(now.text[start : end + 1].lower()):
            continue
        begin = start + _FILLER.match(now.text[start:end]).end()  # type: ignore[union-attr]
        core = now.text[begin:end]
        if not core.strip():
            continue
        for ask in open_.values():
            for prompt in ask.prompts:
                piece = Piece(0, begin, end, len(prompt) + 1, end - begin)
                yield Joined(f"{prompt} {core}", (piece,), ask.labels, False, "thread_answer", len(prompt) + 1)


def _clauses(text: str) -> list[tuple[int, int]]:
    found = [m.span() for m in _CLAUSE.finditer(text, 0, 240) if m.end() - m.start() <= FRAGMENT]
    return found[:4]


# -- values in several messages ------------------------------------------------------------------------------------------


def _split(turns: Sequence[Turn]) -> Iterator[Joined]:
    now = turns[-1]
    if not now.short:
        return
    run: list[tuple[int, Turn]] = [(0, now)]
    for back, turn in enumerate(reversed(turns[:-1]), 1):
        if back > REACH or len(run) > 3 or not _near(turn, now):
            break
        pointing = back == 1 and bool(_BACK.match(now.text))
        if (turn.sender != now.sender or turn.sender is None) and not (pointing or (turn.sender is None and back < 3)):
            continue
        if not turn.short:
            break
        run.append((back, turn))
        if _may_join(turn, now) or len(run) > 2:
            pieces = list(reversed(run))
            tight = any("@" in t.text for _, t in pieces) or all(len(t.text.strip()) == 1 for _, t in pieces)
            for separator in ("",) if tight else (" ",):
                yield _glue(pieces, separator, _EXACT, seam=False)
                if (not tight and _name_ends(turn, now)) or turn.digits or now.digits:
                    yield _glue(pieces, separator, _EVERY, seam=True)


def _may_join(a: Turn, b: Turn) -> bool:
    return a.digits or b.digits or "@" in a.text or "@" in b.text or _name_ends(a, b)


def _name_ends(a: Turn, b: Turn) -> bool:
    last = a.text.rstrip()
    return len(b.text.split()) <= 2 and any(f.label == "PERSON" and f.end >= len(last) for f in a.found)


def _glue(run: Sequence[tuple[int, Turn]], separator: str, labels: frozenset[str], *, seam: bool) -> Joined:
    text = ""
    pieces = []
    for back, turn in run:
        body = turn.text.strip()
        start = turn.text.index(body)
        text += separator if text else ""
        pieces.append(Piece(back, start, start + len(body), len(text), len(body)))
        text += body
    return Joined(text, tuple(pieces), labels, seam, "thread_split")


# -- corrections ---------------------------------------------------------------------------------------------------------


def _corrections(turns: Sequence[Turn]) -> Iterator[Joined]:
    now = turns[-1]
    m = _CORRECTION.fullmatch(now.text) if "*" in now.text and now.short else None
    if m is None:
        return
    a, b = m.span("a" if m["a"] else "b")
    word = now.text[a:b]
    for back, turn in enumerate(reversed(turns[max(0, len(turns) - 5) : -1]), 1):
        if turn.sender != now.sender or not _near(turn, now):
            continue
        like = _alike(turn.text[:400], word)
        if like is None:
            continue
        start, end = like
        size = len(word)
        text = turn.text[:start] + word + turn.text[end:]
        pieces = (Piece(0, a, b, start, size), Piece(back, start, end, start, size))
        yield Joined(text, pieces, _EVERY, False, "thread_correction")
        return


def _alike(text: str, word: str) -> tuple[int, int] | None:
    """Where the word stands in ``text`` that ``word`` most likely puts right."""
    low = word.lower()
    best, place = 0.5, None
    for m in _TOKEN.finditer(text):
        ratio = SequenceMatcher(None, low, m.group().lower()).ratio()
        if ratio > best and m.group() != word:
            best, place = ratio, m.span()
    return place
