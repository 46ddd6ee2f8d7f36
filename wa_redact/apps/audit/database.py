"""The database behind a store: SQLite in a file, or PostgreSQL. Commits are on disk when they return."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from wa_redact.apps.audit.schema import records
from wa_redact.apps.audit.types import AuditError

#: the first of these that is installed serves a URL that names no driver
_POSTGRES_DRIVERS = ("psycopg", "pg8000")
_ADD = text(
    "INSERT INTO audit_records (seq, at, kind, ref, once, body, hash, mac) SELECT * FROM json_to_recordset("
    "CAST(:rows AS json)) AS r(seq bigint, at bigint, kind text, ref text, once text, body text, hash text, mac text)"
)


def url_of(store: str) -> URL:
    """The URL that ``store`` means: a URL, or the name of an SQLite file. Raises AuditError, which does not quote it."""
    if "://" not in store:
        store = f"sqlite:///{store}"
    try:
        url = make_url(store)
    except (ArgumentError, ValueError):
        raise AuditError("store: not a URL such as sqlite:///audit.db or postgresql://host/name") from None
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database in (None, "", ":memory:"):
        raise AuditError("store: a file is needed; what is in memory is lost")
    if kind == "postgresql" and url.drivername == "postgresql":
        driver = next((d for d in _POSTGRES_DRIVERS if find_spec(d)), None)
        if driver is None:
            raise AuditError("store: no driver for PostgreSQL; pip install 'wa-redact[postgres]'")
        return url.set(drivername=f"postgresql+{driver}")
    if kind not in ("sqlite", "postgresql"):
        raise AuditError("store: must be SQLite or PostgreSQL")
    return url


class Database:
    """Connections of one process to one database; threads share it. Raises AuditError, which quotes no value.

    ``patience``: seconds to wait for another writer. ``pages``: most pages of 4 KiB that an SQLite file may have.
    """

    def __init__(self, url: URL, *, patience: float = 5.0, pages: int | None = None) -> None:
        self.sqlite = url.get_backend_name() == "sqlite"
        self._url, self._patience, self._pages = url, patience, pages
        self._pid = os.getpid()
        self._file: tuple[int, int] | None = None
        self._engine = self._made()

    def _made(self) -> Engine:
        with failing():
            if not self.sqlite:
                return create_engine(
                    self._url,
                    hide_parameters=True,
                    pool_pre_ping=True,
                    pool_timeout=self._patience,
                    isolation_level="READ COMMITTED",
                )
            engine = create_engine(self._url, hide_parameters=True, connect_args={"timeout": self._patience})
            event.listen(engine, "connect", self._on_connect)
            event.listen(engine, "begin", _on_begin)
            return engine

    def _on_connect(self, connection: Any, _: Any) -> None:
        connection.isolation_level = None  # this module begins transactions, not the driver
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        if self._pages is not None:
            connection.execute(f"PRAGMA max_page_count = {int(self._pages)}")

    @contextmanager
    def transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        """A transaction: committed, or rolled back when an error leaves it. One that ``writes`` is alone."""
        if os.getpid() != self._pid:  # connections do not survive a fork
            self._engine.dispose(close=False)
            self._pid = os.getpid()
        self._refuse_another_file()
        engine = self._engine.execution_options(wa_writes=writes)
        with failing(), engine.connect() as connection, connection.begin():
            if writes and not self.sqlite:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(1000 * self._patience)}")
            yield connection

    def _refuse_another_file(self) -> None:
        """Raise AuditError when the SQLite file is not the one that was opened: an open connection would go on with a
        file that was deleted or replaced, and nobody would find its records again.
        """
        if not self.sqlite:
            return
        try:
            own = Path(self._url.database or "").stat()
        except OSError:
            raise AuditError("store: the file was taken away") from None
        if self._file is None:
            self._file = (own.st_dev, own.st_ino)
        elif self._file != (own.st_dev, own.st_ino):
            raise AuditError("store: the file was replaced by another; restart to go on with that one")

    def add_records(self, connection: Connection, rows: list[dict[str, Any]]) -> None:
        """Insert rows of the table of records."""
        if self.sqlite:
            connection.execute(insert(records), rows)
        else:  # in one round trip with any driver
            connection.execute(_ADD, {"rows": json.dumps(rows)})

    def exists(self) -> bool:
        """False for an SQLite file that is not there; connecting would make it."""
        return not self.sqlite or Path(self._url.database or "").is_file()

    def make_file(self) -> None:
        """Make the SQLite file, which must not exist, readable by its owner only."""
        if not self.sqlite:
            return
        try:
            os.close(os.open(self._url.database or "", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as e:
            raise AuditError(f"store: {e.strerror or 'cannot be made'}") from None

    def close(self) -> None:
        """Close what is not in use."""
        with suppress(SQLAlchemyError, sqlite3.Error):
            self._engine.dispose()


def _on_begin(connection: Connection) -> None:
    # a reader that turns writer would fail when another has written in between: writers say so at once
    writes = connection.get_execution_options().get("wa_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def failing() -> Iterator[None]:
    """Any failure of the database is an AuditError that names its kind: a driver's own words may quote a row."""
    try:
        yield
    except DBAPIError as e:
        raise AuditError(f"store: {_said(e.orig)}") from None
    except SQLAlchemyError as e:
        raise AuditError(f"store: {type(e).__name__}") from None
    except ImportError:
        raise AuditError("store: the URL's driver is not installed") from None


def _said(error: BaseException | None) -> str:
    name = getattr(error, "sqlite_errorname", None)
    if name == "SQLITE_FULL":
        return "the disk is full"
    if name in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return "another process holds it"
    if name == "SQLITE_NOTADB":
        return "the file is no SQLite database"
    if name is None and type(error).__name__ == "InterfaceError":
        return "the database cannot be reached, or the connection broke"
    return f"{type(error).__name__}{f' ({name})' if name else ''}"
