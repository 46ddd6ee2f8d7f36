"""Follows a chain from end to end, in bounded memory, and says what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wa_redact.apps.audit.checker import Checker, Report
from wa_redact.apps.audit.heads import Heads
from wa_redact.apps.audit.segments import first_of, rows_of
from wa_redact.apps.audit.types import GENESIS, End, Entry, Head

if TYPE_CHECKING:
    from wa_redact.apps.audit.store import Store

__all__ = ["Report", "verify", "walk"]


def verify(store: Store, heads: Heads | None = None, segments: Sequence[Path] = ()) -> Report:
    """Check every record of ``store``, both ends of the chain, and that ``heads`` lie on it. Raises AuditError when the
    store cannot be read. ``segments``: the files that were sealed off it, in their order, to be checked as well.
    """
    report = Report()
    for _ in walk(store, report, heads, segments):
        pass
    return report


def walk(store: Store, report: Report, heads: Heads | None = None, segments: Sequence[Path] = ()) -> Iterator[Entry]:
    """The records of ``store``, in order, each checked before it is given; ``report`` is complete at the end.

    A record whose own content cannot be trusted is not given. What is appended meanwhile is checked as well.
    """
    start, end = store.ends()
    begin = start.head or Head(0, GENESIS)
    checker = Checker(store.id, store.known_keys, report, first_of(segments[0]) if segments else begin)
    for path in segments:
        for row in rows_of(path):
            yield from _checked(checker, row, heads)
    if segments and checker.last != begin:
        report.add(f"the segments end at {checker.last.seq} and the store begins behind {begin.seq}")
    for rows, end in store.pages(begin.seq if not start.problem else -1):  # noqa: B007
        for row in rows:
            yield from _checked(checker, row, heads)
    _finish(checker, report, [start, end])
    if begin.seq and not segments:
        report.notes.append(f"records 1 to {begin.seq} are sealed off and were not looked at")
    if heads is not None:
        for problem in heads.problems(store.id, begin if not segments else None):
            report.add(problem)
        report.notes += heads.notes


def _finish(checker: Checker, report: Report, ends: list[End]) -> None:
    for end in ends:
        if end.problem:
            report.add(end.problem)
    if ends[-1].head is not None:
        checker.finish(ends[-1].head)


def _checked(checker: Checker, row: Any, heads: Heads | None) -> Iterator[Entry]:
    entry = checker.check(row)
    if heads is not None:
        heads.passed(row.seq, row.hash)
    if entry is not None:
        yield entry
