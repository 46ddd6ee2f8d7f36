"""Checks records one by one: content, signature, and that each follows the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from wa_redact.apps.audit.chain import RECORD, entry_of, hash_of
from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.types import INIT, Entry, Head

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
    first: int = 0
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


class Row(Protocol):
    """A row of the table of records, or a line of a segment."""

    @property
    def seq(self) -> int: ...  # noqa: D102
    @property
    def at(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def ref(self) -> str: ...  # noqa: D102
    @property
    def once(self) -> str | None: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def hash(self) -> str: ...  # noqa: D102
    @property
    def mac(self) -> str: ...  # noqa: D102


class Checker:
    """Looks at the records of ``store`` one by one, in order, and adds to ``report`` what is wrong with them.

    ``last``: where it stands; to begin with, what stands before the first record.
    """

    def __init__(self, store: str, keys: Keyring | None, report: Report, start: Head) -> None:
        self.last = start
        self._store, self._keys, self._report = store, keys, report
        self._latest = 0
        self._unknown: set[str] = set()

    def check(self, row: Row) -> Entry | None:
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
        self._report.first = self._report.first or row.seq
        self.last = self._report.head = Head(row.seq, row.hash)
        if problems:
            return None
        body = json.loads(row.body)
        entry = entry_of(body, row.hash)
        if entry.at < self._latest - _SLACK:
            back = round((self._latest - entry.at) / 1_000_000)
            self._note(f"record {row.seq}: the clock had gone back by {back} s (order is by number, not by time)")
        self._latest = entry.at if entry.at < self._latest - _SLACK else max(self._latest, entry.at)
        return entry

    def _problems(self, row: Row) -> Iterator[str]:
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
