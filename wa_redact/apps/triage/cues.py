"""A rule of triage: patterns, and what takes a match of theirs back."""

from __future__ import annotations

from dataclasses import dataclass

from wa_redact.apps.triage.types import Kind, Urgency
from wa_redact.patterns import LEFT, RIGHT, QuickRx


def phrases(*patterns: str) -> QuickRx:
    """A pattern that finds any of ``patterns`` as whole words."""
    return QuickRx(f"{LEFT}(?:{'|'.join(patterns)}){RIGHT}")


def each(*patterns: str) -> tuple[QuickRx, ...]:
    """A pattern for each alternative of ``patterns``, which it finds as whole words: each is tried only where it may be
    found.
    """
    return tuple(phrases(part) for pattern in patterns for part in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    """``pattern`` cut at those of its bars that stand in no bracket."""
    parts, start, depth, i = [], 0, 0, 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            i += 1
        elif c == "[":
            i = pattern.index("]", i + 2)
        elif c in "()":
            depth += 1 if c == "(" else -1
        elif c == "|" and not depth:
            parts.append(pattern[start:i])
            start = i + 1
        i += 1
    return [*parts, pattern[start:]]


#: the end of what is said: nothing, or a mark, but no further words
END = r"(?= *(?:$|[.!?,;:\n(]|[^\w\s]))"


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule. ``veto``: what, within ``around`` characters of a match and on its line, takes the match back.
    ``joke``: the urgency where the message laughs, None for no flag at all. ``full``: reads the text with its
    strengthening words.
    """

    rule: str
    kind: Kind
    urgency: Urgency
    why: str
    patterns: tuple[QuickRx, ...]
    veto: QuickRx | None = None
    around: int = 40
    joke: Urgency | None = Urgency.ROUTINE
    full: bool = False

    def speaks(self, pattern: QuickRx, text: str) -> bool:
        """True when ``pattern``, one of ``patterns``, is found in ``text`` and not taken back."""
        for m in pattern.finditer(text):
            if self.veto is None:
                return True
            a, b = max(0, m.start() - self.around), min(len(text), m.end() + self.around)
            a = max(a, text.rfind("\n", a, m.start()) + 1)
            end = text.find("\n", m.end(), b)
            if self.veto.search(text, a, b if end < 0 else end) is None:
                return True
        return False
