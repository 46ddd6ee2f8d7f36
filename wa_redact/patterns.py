"""A detector made of one regular expression: it proposes, a checksum or a cue word decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

from wa_redact.text import Gate, Text
from wa_redact.types import Finding

#: seconds that one pattern may spend on one text before the message is blocked
REGEX_TIMEOUT = 4.0
#: up to so many characters a QuickRx is not timed
SHORT = 512

#: edges of a value: ``\b`` moves with combining marks and joiners, so letters and digits are named
LEFT = r"(?<![^\W_])"
RIGHT = r"(?![^\W_])"
#: words that close a message and say nothing of what stands before them; a kiss does the same
CLOSING = "lol|thanks|thx|ta|pls|hun"


class Rx:
    """A pattern of the ``regex`` module, compiled when first used, each use bounded by ``REGEX_TIMEOUT``.

    Patterns run on lower-cased normal forms, so they are written in lower case and need no IGNORECASE.
    A use that takes too long raises the built-in ``TimeoutError``; the engine turns it into a block.
    """

    __slots__ = ("_compiled", "_lists", "pattern")

    def __init__(self, pattern: str, **lists: Any) -> None:
        for name, words in lists.items():
            if not words:
                # an empty named list matches the empty string everywhere
                raise ValueError(f"word list {name!r} is empty")
        self.pattern = pattern
        self._lists = lists
        self._compiled: Any = None

    def __getstate__(self) -> tuple[str, dict[str, Any]]:
        return self.pattern, self._lists

    def __setstate__(self, state: tuple[str, dict[str, Any]]) -> None:
        self.pattern, self._lists = state
        self._compiled = None

    @property
    def compiled(self) -> Any:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = regex.compile(self.pattern, regex.VERSION0, **self._lists)
        return self._compiled

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Any]:
        """Matches in ``text[start:end]``; look-behind sees what stands before ``start``."""
        return self.compiled.finditer(text, start, end, timeout=REGEX_TIMEOUT)  # type: ignore[no-any-return]

    def search(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """The first match in ``text[start:end]`` or None."""
        return self.compiled.search(text, start, end, timeout=REGEX_TIMEOUT)

    def match(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """The match that begins at ``start`` or None."""
        return self.compiled.match(text, start, end, timeout=REGEX_TIMEOUT)

    def fullmatch(self, text: str) -> Any:
        """The match of the whole text or None."""
        return self.compiled.fullmatch(text, timeout=REGEX_TIMEOUT)


class QuickRx(Rx):
    """An Rx whose short uses are not timed: on a message of ordinary length the clock costs more than the match.

    Only for patterns that tests/test_bounded.py shows to be quick on every hostile text of ``SHORT`` characters;
    on longer text they are timed as any other. Patterns from elsewhere use Rx.
    """

    __slots__ = ()

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Any]:
        """As ``Rx.finditer``."""
        if len(text) <= SHORT:
            return self.compiled.finditer(text, start, end)  # type: ignore[no-any-return]
        return super().finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """As ``Rx.search``."""
        if len(text) <= SHORT:
            return self.compiled.search(text, start, end)
        return super().search(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """As ``Rx.match``."""
        if len(text) <= SHORT:
            return self.compiled.match(text, start, end)
        return super().match(text, start, end)

    def fullmatch(self, text: str) -> Any:
        """As ``Rx.fullmatch``."""
        if len(text) <= SHORT:
            return self.compiled.fullmatch(text)
        return super().fullmatch(text)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Proposes every match of ``regex`` in the lower-cased normal form (its group ``v`` where it has one).

    The score is the highest of those that apply: ``score`` always, ``checked`` when ``check(value)`` is true,
    ``cued`` when ``cue`` is found in the ``before`` characters ahead of the value or the ``after`` behind it
    (never across a line end or a full stop). A match whose score is 0, or near which ``veto`` is found, is dropped.
    """

    name: str
    label: str
    regex: Rx
    score: float = 0.0
    check: Callable[[str], bool] | None = None
    checked: float = 0.0
    cue: Rx | None = None
    cued: float = 0.0
    veto: Rx | None = None
    before: int = 36
    after: int = 18
    gate: Gate = field(default_factory=Gate)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in self.regex.finditer(low):
            start, end = self.value(text, m)
            if start < 0:
                continue
            score = self.score
            if self.check is not None and self.checked > score and self.check(low[start:end]):
                score = self.checked
            if self.cue is not None and self.cued > score and near(self.cue, low, start, end, self.before, self.after):
                score = self.cued
            if score <= 0 or (self.veto is not None and near(self.veto, low, start, end, self.before, self.after)):
                continue
            yield Finding(start, end, self.label, score, self.name)

    def value(self, text: Text, match: Any) -> tuple[int, int]:  # noqa: ARG002 - a kind of pattern may look at it
        """Where the value of ``match`` stands in ``text.low``; a negative start drops it."""
        span: tuple[int, int] = match.span("v") if "v" in match.re.groupindex else match.span()
        return span


def clause(low: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """Bounds of the clause round ``low[start:end]``: at most ``before``/``after`` characters, one line, one sentence."""
    a = max(0, start - before)
    head = low[a:start]
    cut = max(head.rfind("\n"), head.rfind(". "), head.rfind("! "), head.rfind("? "), head.rfind("; "))
    b = min(len(low), end + after)
    tail = low[end:b]
    stops = [i for i in (tail.find(s) for s in ("\n", ". ", "! ", "? ", "; ")) if i >= 0]
    return (a + cut + 1 if cut >= 0 else a), (end + min(stops) if stops else b)


def near(cue: Rx, low: str, start: int, end: int, before: int, after: int) -> bool:
    """True when ``cue`` is found in the clause on either side of ``low[start:end]``, not inside it."""
    a, b = clause(low, start, end, before, after)
    return bool(cue.search(low, a, start) or (after and cue.search(low, end, b)))
