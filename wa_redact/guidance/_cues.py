"""Cues: what a message sounds like, by a cheap word first and a pattern after."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wa_redact.patterns import LEFT, RIGHT, QuickRx


def phrases(*patterns: str) -> QuickRx:
    """A pattern that finds any of ``patterns`` as whole words, in lower case."""
    return QuickRx(f"{LEFT}(?:{'|'.join(patterns)}){RIGHT}")


@dataclass(frozen=True, slots=True)
class Cue:
    """Speaks when one of ``words`` is in a message and ``pattern`` is found in its lower-cased normal form.

    A match near which ``veto`` is found (``before`` characters ahead to ``after`` behind) does not count.
    ``said``: what it sounds like.
    """

    said: str
    words: frozenset[str]
    pattern: QuickRx
    veto: QuickRx | None = None
    before: int = 30
    after: int = 30

    def heard(self, low: str, words: Collection[str]) -> bool:
        """True when it speaks of ``low``, whose distinct words are ``words``."""
        if self.words.isdisjoint(words):
            return False
        for m in self.pattern.finditer(low):
            a, b = max(0, m.start() - self.before), m.end() + self.after
            if self.veto is None or self.veto.search(low, a, b) is None:
                return True
        return False


def words_of(cues: Iterable[Cue]) -> frozenset[str]:
    """The words without which none of ``cues`` speaks."""
    return frozenset[str]().union(*(cue.words for cue in cues))
