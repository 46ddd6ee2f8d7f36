"""Cues: what a message sounds like, by cheap words first and a pattern after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from wa_redact.patterns import LEFT, RIGHT, QuickRx

#: how many words away from its first word the rest of a ``Slots`` may stand
REACH = 9
_SENTENCES = re.compile(r"[.!?\n]+")
_TOKENS = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\ufffc")


def phrases(*patterns: str) -> QuickRx:
    """A pattern that finds any of ``patterns`` as whole words, in lower case."""
    return QuickRx(f"{LEFT}(?:{'|'.join(patterns)}){RIGHT}")


def listed(words: str) -> frozenset[str]:
    """The words in ``words``; "punch-" stands for punch, punches, punched and punching."""
    out: set[str] = set()
    for word in words.split():
        stem = word.removesuffix("-")
        out.add(stem)
        if stem != word:
            bare = stem.removesuffix("e")
            out |= {f"{stem}s", f"{stem}es", f"{bare}ed", f"{bare}ing", f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing"}
    return frozenset(out)


@dataclass(frozen=True, slots=True)
class Cue:
    """Speaks when one of ``words`` (and, where given, one of ``also``) is in a message and ``pattern`` is found in its
    lower-cased normal form.

    A match near which ``veto`` is found (``before`` characters ahead to ``after`` behind) does not count.
    ``said``: what it sounds like.
    """

    said: str
    words: frozenset[str]
    pattern: QuickRx
    veto: QuickRx | None = None
    also: frozenset[str] = frozenset()
    before: int = 30
    after: int = 30

    def heard(self, low: str) -> bool:
        """True when the pattern is found in ``low`` and not vetoed."""
        for m in self.pattern.finditer(low):
            a, b = max(0, m.start() - self.before), m.end() + self.after
            if self.veto is None or self.veto.search(low, a, b) is None:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Slots:
    """Speaks when within one sentence, ``REACH`` words either side of one of ``words``, stands one of each of ``near`` and
    none of ``veto``, in any order. U+FFFC, a name that was taken out, is a word.
    """

    said: str
    words: frozenset[str]
    near: tuple[frozenset[str], ...] = ()
    veto: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    def heard(self, low: str) -> bool:
        """True when all of it stands together in ``low``."""
        for sentence in _SENTENCES.split(low):
            tokens = _TOKENS.findall(sentence)
            for i, token in enumerate(tokens):
                if token not in self.words:
                    continue
                reach = set(tokens[max(0, i - REACH) : i + REACH + 1])
                if self.veto.isdisjoint(reach) and not any(slot.isdisjoint(reach) for slot in self.near):
                    return True
        return False


class Cues:
    """Several cues, of which a message pays only for those whose words it has. ``words`` is the gate of all."""

    def __init__(self, cues: Sequence[Cue | Slots]) -> None:
        self._cues = tuple(cues)
        self._by_word: dict[str, int] = {}
        for i, cue in enumerate(self._cues):
            for word in cue.words:
                self._by_word[word] = self._by_word.get(word, 0) | 1 << i
        self.words = frozenset(self._by_word)

    def opened(self, words: AbstractSet[str]) -> list[Cue | Slots]:
        """The cues worth trying on a message with these distinct words, in order."""
        mask = 0
        for word in self.words & words:
            mask |= self._by_word[word]
        found = []
        while mask:
            bit = mask & -mask
            mask ^= bit
            cue = self._cues[bit.bit_length() - 1]
            if not cue.also or not cue.also.isdisjoint(words):
                found.append(cue)
        return found
