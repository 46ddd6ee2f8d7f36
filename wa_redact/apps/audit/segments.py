"""Old records in files of their own, each still part of the chain, so that the store stays small and can be purged.

A file has a record a line: ``{"seq", "at", "kind", "ref", "once", "body", "hash", "mac"}``. The record of kind "seal"
in the chain holds the file's SHA-256, and the store's signed start says where the chain goes on. Deleting a file at the
end of its time takes nothing from what is left.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, delete

from wa_redact.apps.audit import schema
from wa_redact.apps.audit.checker import Checker, Report
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import SEAL, AuditError, Draft, Entry, Head, new_id
from wa_redact.apps.write import output

_LONGEST = 1_000_000
_NAMES: dict[str, Any] = {
    **dict.fromkeys(("seq", "at"), int),
    **dict.fromkeys(("kind", "ref", "body", "hash", "mac"), str),
    "once": (str, type(None)),
}


def seal(store: Store, before: int, path: str) -> Entry | None:
    """Move the records that were written before the wall time ``before`` (microseconds) to the new file ``path``.

    Those up to the first later one, and never the last. Gives the record that says so, None when there is nothing to
    move. Raises AuditError when one of them cannot be trusted, FailedError when the file cannot be written: nothing has
    changed then.
    """
    if Path(path).exists():
        raise AuditError("segment: the file is there already")
    start = store.trusted_start()
    last = _last_before(store, start.seq, before)
    if last is None:
        return None
    report = Report()
    checker = Checker(store.id, store.keys, report, start)
    digest = sha256()
    with output(path) as write:
        for row in _rows_to(store, start.seq, last.seq):
            checker.check(row)
            line = json.dumps({name: getattr(row, name) for name in _NAMES}, separators=(",", ":")) + "\n"
            digest.update(line.encode())
            write(line)
        if not report.intact:
            raise AuditError(f"store: {report.problems[0]}")
    data = {"from": start.seq + 1, "to": last.seq, "hash": last.hash, "sha256": digest.hexdigest()}

    def also(connection: Connection) -> None:
        connection.execute(delete(schema.records).where(schema.records.c.seq <= last.seq))
        store.move_start(connection, start, last)

    return store.append(Draft(SEAL, data, new_id(), also=also))


def _last_before(store: Store, start: int, before: int) -> Head | None:
    """The last record before the first one that is not older than ``before``."""
    found: Head | None = None
    previous: Head | None = None
    for rows, _ in store.pages(start):
        for row in rows:
            found = previous
            if row.at >= before:
                return found
            previous = Head(row.seq, row.hash)
    return found


def _rows_to(store: Store, start: int, last: int) -> Iterator[Any]:
    for rows, _ in store.pages(start):
        for row in rows:
            if row.seq > last:
                return
            yield row


def rows_of(path: Path) -> Iterator[Any]:
    """The rows in a segment's file. Raises AuditError that names the line."""
    try:
        with path.open("rb") as stream:
            number = 0
            while raw := stream.readline(_LONGEST):
                number += 1
                yield _row(number, raw)
    except OSError as e:
        raise AuditError(f"segment: {e.strerror or 'cannot be read'}") from None


def first_of(path: Path) -> Head:
    """What stands before the first record of a segment. Raises AuditError."""
    row = next(rows_of(path), None)
    if row is None:
        raise AuditError("segment: empty")
    try:
        return Head(row.seq - 1, str(json.loads(row.body)["prev"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise AuditError("segment: line 1 is no record") from None


def _row(number: int, raw: bytes) -> SimpleNamespace:
    try:
        said: dict[str, Any] = json.loads(raw)
        if set(said) != set(_NAMES) or not all(isinstance(said[n], _NAMES[n]) for n in _NAMES):
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        raise AuditError(f"segment: line {number} is no record") from None
    return SimpleNamespace(**said)
