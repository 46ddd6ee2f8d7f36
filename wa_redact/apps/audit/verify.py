"""Follows a chain from end to end, in bounded memory, and says what is wrong with it and where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from wa_redact.apps.audit.chain import RECORD, entry_of, hash_of
from wa_redact.apps.audit.heads import Heads
from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.types import GENESIS, INIT, Entry, Head

if TYPE_CHECKING:
    from wa_redact.apps.audit.store import Store

_MOST_PROBLEMS = 20
#: a wall clock that goes back less than this was set by a few seconds, or belongs to another machine
_SLACK = 5_000_000
#: the columns that stand in a record's body as well
_COLUMNS = ("seq", "at", "kind", "ref", "once")


@dataclass
class Report:
    """What was found out about a chain. ``problems``: at most 20 sentences, each with its place; ``more`` counts others.

    ``notes``: what is no fault but may want explaining, such as a clock that was set back.
    """

    records: int = 0
    head: Head | None = None
    problems: list[str] = field(default_factory=list)
    more: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def intact(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems

    def add(self, problem: str) -> None:
        """Note ``problem``."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more += 1


def verify(store: Store, heads: Heads | None = None) -> Report:
    """Check every record of ``store``, both ends of the chain, and that ``heads`` lie on it. Raises AuditError when the
    store cannot be read.
    """
    report = Report()
    for _ in walk(store, report, heads):
        pass
    return report


def walk(store: Store, report: Report, heads: Heads | None = None) -> Iterator[Entry]:
    """The records of ``store``, in order, each checked before it is given; ``report`` is complete at the end.

    A record whose own content cannot be trusted is not given. What is appended meanwhile is checked as well.
    """
    start, end = store.ends()
    checker = _Checker(store.id, store.known_keys, report, start.head or Head(0, GENESIS))
    for rows, end in store.pages(start.head.seq if start.head and not start.problem else -1):  # noqa: B007
        for row in rows:
            entry = checker.check(row)
            if heads is not None:
                heads.passed(row.seq, row.hash)
            if entry is not None:
                yield entry
    for problem in (start.problem, end.problem):
        if problem:
            report.add(problem)
    if end.head is not None:
        checker.finish(end.head)
    if heads is not None:
        for problem in heads.problems(store.id, start.head):
            report.add(problem)
        report.notes += heads.notes


class _Checker:
    """What must be remembered between one record and the next."""

    def __init__(self, store: str, keys: Keyring | None, report: Report, start: Head) -> None:
        self.last = start
        self._store, self._keys, self._report = store, keys, report
        self._latest = 0
        self._unknown: set[str] = set()

    def check(self, row: Row[Any]) -> Entry | None:
        """The record in ``row``, or None when its content is not what was written."""
        problems = list(self._problems(row))
        for problem in problems:
            self._report.add(f"record {row.seq}: {problem}")
        if row.seq > self.last.seq + 1:
            gone = (self.last.seq + 1, row.seq - 1)
            self._report.add(
                f"records {gone[0]} to {gone[1]} are missing" if gone[0] < gone[1] else f"record {gone[0]} is missing"
            )
        self._report.records += 1
        self.last = self._report.head = Head(row.seq, row.hash)
        if problems:
            return None
        body = json.loads(row.body)
        entry = entry_of(row, body)
        if entry.at < self._latest - _SLACK:
            back = round((self._latest - entry.at) / 1_000_000)
            self._note(f"record {row.seq}: the clock had gone back by {back} s (order is by number, not by time)")
        self._latest = entry.at if entry.at < self._latest - _SLACK else max(self._latest, entry.at)
        return entry

    def _problems(self, row: Row[Any]) -> Iterator[str]:
        if hash_of(row.body) != row.hash:
            yield "was changed (its hash does not fit its content)"
            return
        try:
            body = json.loads(row.body)
            differs = [name for name in _COLUMNS if body[name] != getattr(row, name)]
            key_id, prev = str(body["key"]), body["prev"]
            body["boot"], body["mono"], body["data"]
        except (ValueError, KeyError, TypeError, RecursionError):
            yield "was changed (it is no record)"
            return
        if differs:
            yield f"was changed or moved ({', '.join(differs)} does not fit its content)"
        if self._keys is not None:
            key = self._keys.get(key_id)
            if key is None and key_id not in self._unknown:
                self._unknown.add(key_id[:32])
                yield "is signed with a key that is not in the key file"
            elif key is not None and not key.signed(RECORD, row.hash, row.mac):
                yield "was not signed by us"
        if row.seq == self.last.seq + 1 and prev != self.last.hash:
            yield "does not follow the record before it (one of them was replaced or moved)"
        if row.seq == 1 and (body["kind"] != INIT or body["data"].get("store") != self._store):
            yield "is not the beginning of this store"

    def finish(self, head: Head) -> None:
        """Compare where the chain ends with ``head``, which was read together with its last records."""
        last = self.last
        if head.seq > last.seq:
            self._report.add(f"the last records are missing: the head is {head.seq}, the chain ends at {last.seq}")
        elif head.seq < last.seq:
            self._report.add(f"records were added behind the head, {head.seq}: the chain ends at {last.seq}")
        elif head.hash != last.hash:
            self._report.add(f"record {last.seq} is not the one that the head names")

    def _note(self, said: str) -> None:
        if len(self._report.notes) < _MOST_PROBLEMS:
            self._report.notes.append(said)
