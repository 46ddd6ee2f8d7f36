"""The scorer: what leaked, what was spoiled, how much was covered for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass
class Score:
    """Counts over a corpus. A gold span is covered when every letter and digit of it is, whatever the label."""

    gold: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    with_gold: int = 0
    leaked: int = 0
    clean: int = 0
    spoiled: int = 0
    outside: int = 0
    over: int = 0

    def add(self, text: str, gold: Iterable[tuple[int, int, str]], found: Sequence[tuple[int, int]]) -> None:
        """Count one message: ``gold`` is ``(start, end, label)``, ``found`` ``(start, end)``; code points, half-open."""
        hit = {i for a, b in found for i in range(a, b)}
        inside: set[int] = set()
        leaked = False
        labels = list(gold)
        for a, b, label in labels:
            inside.update(range(a, b))
            places = [i for i in range(a, b) if text[i].isalnum()] or list(range(a, b))
            whole = all(i in hit for i in places)
            self.gold[label] += 1
            self.covered[label] += whole
            leaked |= not whole
        if labels:
            self.with_gold += 1
            self.leaked += leaked
        else:
            self.clean += 1
            self.spoiled += bool(hit)
        for i, c in enumerate(text):
            if c.isalnum() and i not in inside:
                self.outside += 1
                self.over += i in hit
