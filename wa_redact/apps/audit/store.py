"""The store: appends records to a chain in a database, and reads them back."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Row, insert, inspect, select, update

from wa_redact.apps.audit import schema
from wa_redact.apps.audit.chain import ANCHOR, RECORD, anchor_text, entry_of, hash_of, row_of
from wa_redact.apps.audit.checkpoint import Checkpoints
from wa_redact.apps.audit.clock import Clock
from wa_redact.apps.audit.database import Database, url_of
from wa_redact.apps.audit.group import GroupCommit
from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.types import GENESIS, INIT, AlreadyError, AuditError, Draft, End, Entry, Head, new_id

_PAGE = 2000
#: what ``new_id`` makes: nothing else is asked of the database
_ID = re.compile(r"[0-9a-f]{32}")


class Store:
    """A chain of records in a database. Threads and processes may share it; each process opens it for itself.

    ``append`` blocks until the record is on disk: call it from a thread, not from an event loop. Many threads that
    append at a time share one commit.
    """

    def __init__(self, database: Database, keys: Keyring | None, clock: Clock, checkpoints: Checkpoints | None) -> None:
        self.known_keys = keys
        self.clock = clock
        self._db = database
        self._checkpoints = checkpoints
        self._group: GroupCommit[Sequence[Draft], list[Entry]] = GroupCommit(self._write)
        with database.transaction() as connection:
            self.id = _opened(connection)

    @classmethod
    def create(cls, store: str, keys: Keyring, **options: Any) -> Store:
        """Make the store ``store`` (a URL, or an SQLite file), which must not be one yet, and open it. Options as ``open``.

        Raises AuditError.
        """
        clock = options.get("clock") or Clock()
        database = Database(url_of(store))
        database.make_file()
        name = secrets.token_hex(16)
        nothing = Head(0, GENESIS)
        try:
            with database.transaction(writes=True) as connection:
                if inspect(connection).has_table(schema.meta.name):
                    raise AuditError("store: it is there already")
                schema.metadata.create_all(connection)
                rows = (("version", str(schema.VERSION)), ("store", name), ("allowed", "0"))
                connection.execute(insert(schema.meta), [{"name": n, "value": v} for n, v in rows])
                row, entry = row_of(Draft(INIT, {"store": name}, new_id()), nothing, clock.stamp(), keys.current)
                connection.execute(insert(schema.records), [row])
                for end, head in (("start", nothing), ("head", Head(entry.seq, entry.hash))):
                    connection.execute(insert(schema.anchors), [{"name": end, **_anchor(name, end, head, keys)}])
        finally:
            database.close()
        return cls.open(store, keys, **options)

    @classmethod
    def open(
        cls,
        store: str,
        keys: Keyring | None,
        *,
        clock: Clock | None = None,
        checkpoints: Path | str | None = None,
        every: float = 60.0,
        patience: float = 5.0,
        pages: int | None = None,
    ) -> Store:
        """Open the store ``store``. It must be there: one that was taken away is not quietly begun anew.

        ``keys`` None: to read only, without asking who signed. ``checkpoints``: a file, best on
        another disk, to which the signed head is added at most ``every`` seconds.
        ``patience``: seconds to wait for other writers. ``pages``: see Database. Raises AuditError.
        """
        database = Database(url_of(store), patience=patience, pages=pages)
        if not database.exists():
            raise AuditError("store: no such file; wa-redact audit init makes one")
        try:
            return cls(database, keys, clock or Clock(), Checkpoints(Path(checkpoints), every) if checkpoints else None)
        except BaseException:
            database.close()
            raise

    @property
    def keys(self) -> Keyring:
        """What signs and digests. Raises AuditError when the store was opened without."""
        if self.known_keys is None:
            raise AuditError("store: a key file is needed")
        return self.known_keys

    def __repr__(self) -> str:
        return f"Store({self.id[:8]})"

    def append(self, draft: Draft) -> Entry:
        """Add one record. It is on disk when this returns.

        Raises AuditError when it could not be written, AlreadyError when its ``once`` is taken; nothing is written then.
        """
        return self._group.submit([draft])[0]

    def append_all(self, drafts: Sequence[Draft]) -> list[Entry]:
        """Add several records in their order, in one commit: all, or none when it raises as ``append`` does."""
        return self._group.submit(drafts) if drafts else []

    def _write(self, works: list[Sequence[Draft]]) -> list[list[Entry]]:
        """Each of ``works`` as records, all in one commit."""
        batch = [draft for work in works for draft in work]
        entries: list[Entry] = []
        with self._db.transaction(writes=True) as connection:
            head = self._trusted_end(connection, "head", lock=True)
            _refuse_repeated(connection, [draft.once for draft in batch if draft.once is not None])
            rows = []
            for draft in batch:
                row, entry = row_of(draft, head, self.clock.stamp(), self.keys.current)
                rows.append(row)
                entries.append(entry)
                head = Head(entry.seq, entry.hash)
            self._db.add_records(connection, rows)
            for draft in batch:
                if draft.also is not None:
                    draft.also(connection)
            self._set_anchor(connection, "head", head)
        if self._checkpoints is not None:
            self._checkpoints.after(self.id, head, entries[-1].at, self.keys)
        written = iter(entries)
        return [list(islice(written, len(work))) for work in works]

    def _end(self, connection: Connection, name: str, *, lock: bool = False) -> End:
        """An end of the chain, and what is wrong with it."""
        query = select(schema.anchors).where(schema.anchors.c.name == name)
        row = connection.execute(query.with_for_update() if lock else query).one_or_none()
        if row is None:
            return End(None, f"the chain's {name} is missing")
        head = Head(row.seq, row.hash)
        if self.known_keys is None:
            return End(head)
        key = self.known_keys.get(row.key)
        if key is None:
            return End(head, f"the chain's {name} is signed with a key that is not in the key file")
        signed = key.signed(ANCHOR, anchor_text(self.id, name, head), row.mac)
        return End(head, None if signed else f"the chain's {name} was not signed by us")

    def _trusted_end(self, connection: Connection, name: str, *, lock: bool = False) -> Head:
        end = self._end(connection, name, lock=lock)
        if end.problem or end.head is None:
            raise AuditError(f"store: {end.problem}")
        return end.head

    def _set_anchor(self, connection: Connection, name: str, head: Head) -> None:
        own = _anchor(self.id, name, head, self.keys)
        connection.execute(update(schema.anchors).where(schema.anchors.c.name == name).values(**own))

    def head(self) -> Head:
        """The last record: to be noted elsewhere. Raises AuditError."""
        with self._db.transaction() as connection:
            return self._trusted_end(connection, "head")

    def trusted_start(self) -> Head:
        """What stands before the first record that is kept. Raises AuditError when it was not signed by us."""
        with self._db.transaction() as connection:
            return self._trusted_end(connection, "start")

    def move_start(self, connection: Connection, old: Head, new: Head) -> None:
        """Let the chain begin behind ``new``, whose records were deleted in this transaction. Raises AuditError when it
        begins elsewhere than behind ``old`` by now.
        """
        if self._trusted_end(connection, "start", lock=True) != old:
            raise AuditError("store: sealed by somebody else meanwhile")
        self._set_anchor(connection, "start", new)

    def about(self, ref: str) -> list[Entry]:
        """The records whose ``ref`` it is, in order. Raises AuditError when one of them was not written by us."""
        if not _ID.fullmatch(ref):
            return []
        query = select(schema.records).where(schema.records.c.ref == ref).order_by(schema.records.c.seq)
        with self._db.transaction() as connection:
            return [self._trusted(row) for row in connection.execute(query.limit(_PAGE))]

    def seen_after(self, seq: int, at: int) -> bool:
        """True when a record behind ``seq`` was written at or after the wall time ``at``."""
        own = schema.records.c
        with self._db.transaction() as connection:
            return connection.execute(select(own.seq).where(own.at >= at, own.seq > seq).limit(1)).first() is not None

    def transaction(self, *, writes: bool = False) -> AbstractContextManager[Connection]:
        """A transaction on the tables beside the chain."""
        return self._db.transaction(writes=writes)

    def ends(self) -> tuple[End, End]:
        """What stands before the first record that is kept, and the last one, whatever is wrong with them."""
        with self._db.transaction() as connection:
            return self._end(connection, "start"), self._end(connection, "head")

    def pages(self, after: int = 0) -> Iterator[tuple[list[Row[Any]], End]]:
        """The rows behind ``after``, in order, a bounded number at a time, with the chain's head at that moment. The
        last page is empty, so that its head is where the rows before it must have ended.
        """
        while True:
            query = select(schema.records).where(schema.records.c.seq > after).order_by(schema.records.c.seq)
            with self._db.transaction() as connection:
                end = self._end(connection, "head")
                rows = list(connection.execute(query.limit(_PAGE)))
            yield rows, end
            if not rows:
                return
            after = rows[-1].seq

    def close(self) -> None:
        """Write a last checkpoint and close the database."""
        try:
            if self._checkpoints is not None:
                self._checkpoints.last(self.id, self.keys)
        finally:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _trusted(self, row: Row[Any]) -> Entry:
        body = json.loads(row.body)
        key = self.keys.get(body["key"])
        if key is None or hash_of(row.body) != row.hash or not key.signed(RECORD, row.hash, row.mac):
            raise AuditError(f"store: record {row.seq} was not written by us")
        return entry_of(body, row.hash)


def _anchor(store: str, name: str, head: Head, keys: Keyring) -> dict[str, Any]:
    mac = keys.current.mac(ANCHOR, anchor_text(store, name, head))
    return {"seq": head.seq, "hash": head.hash, "key": keys.current.id, "mac": mac}


def _refuse_repeated(connection: Connection, words: list[str]) -> None:
    """Raise AlreadyError when one of ``words`` stands in the chain or twice in this list. The writer is alone."""
    if not words:
        return
    taken = connection.execute(select(schema.records.c.seq).where(schema.records.c.once.in_(words)).limit(1)).first()
    if taken is not None or len(set(words)) < len(words):
        raise AlreadyError("it was done before")


def _opened(connection: Connection) -> str:
    """The id of the store. Raises AuditError when it is none, or of another version."""
    if not inspect(connection).has_table(schema.meta.name):
        raise AuditError("store: nothing there yet; wa-redact audit init makes one")
    said = {row.name: row.value for row in connection.execute(select(schema.meta))}
    if said.get("version") != str(schema.VERSION):
        found = said.get("version", "")
        shown = found if re.fullmatch("[0-9]{1,9}", found) else "?"
        raise AuditError(
            f"store: it is of version {shown}, this program knows {schema.VERSION}; use the wa-redact that made it"
        )
    return str(said["store"])
