"""Inline mark-up of identifying text, ``[[LABEL|text]]``: what tables, gold chats and users' own samples are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wa_redact.types import Finding

_MARK = re.compile(r"\[\[([A-Z_]+)\|(.*?)\]\]", re.DOTALL)


def parse(marked: str) -> tuple[str, tuple[Finding, ...]]:
    """The plain text and what is marked in it (score 1, detector "gold"); ``\\n`` stands for a line end."""
    marked = marked.replace("\\n", "\n")
    plain: list[str] = []
    found: list[Finding] = []
    position = size = 0
    for m in _MARK.finditer(marked):
        plain += [marked[position : m.start()], m[2]]
        start = size + m.start() - position
        size = start + len(m[2])
        found.append(Finding(start, size, m[1], 1.0, "gold"))
        position = m.end()
    plain.append(marked[position:])
    return "".join(plain), tuple(found)


def uncovered(text: str, gold: Finding, findings: Iterable[Finding]) -> bool:
    """True when a letter or digit of ``gold`` lies outside all of ``findings``, whatever their label."""
    covered = {i for f in findings for i in range(f.start, f.end)}
    places = [i for i in range(gold.start, gold.end) if text[i].isalnum()] or range(gold.start, gold.end)
    return any(i not in covered for i in places)
