"""What the rules have in common."""

from __future__ import annotations


class Rule:
    """A rule that looks by itself at every message and lacks nothing."""

    words: frozenset[str] | None = None

    def lacks(self) -> str:
        """What is not looked for on this machine and why; empty when everything is."""
        return ""
