"""Overlapping findings become disjoint ones that cover them all. Nothing that was found is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wa_redact.types import Finding


def union(findings: Iterable[Finding], severity: Callable[[str], int] = lambda _: 0) -> tuple[Finding, ...]:
    """Sorted, disjoint findings that cover exactly what ``findings`` cover.

    Of those that overlap, the label comes from the one with the greatest ``severity``, then the longest, then
    the best scored: winner-takes-all would leave the loser's tail in the text.
    """
    groups: list[list[Finding]] = []
    end = -1
    for f in sorted(findings):
        if groups and f.start < end:
            groups[-1].append(f)
            end = max(end, f.end)
        else:
            groups.append([f])
            end = f.end
    return tuple(_cover(g, severity) for g in groups)


def _cover(group: list[Finding], severity: Callable[[str], int]) -> Finding:
    if len(group) == 1:
        return group[0]
    lead = max(group, key=lambda f: (severity(f.label), f.end - f.start, f.score, f.label, f.detector))
    return lead._replace(start=group[0].start, end=max(f.end for f in group))
