"""Deletes what is kept for a time only. Asked for, never done by itself: a clock that jumped would delete too much."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, select

from wa_redact.apps.audit import schema
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import Draft, new_id

PURGE = "purge"


def due(store: Store) -> dict[str, int]:
    """How many justifications ("notes") and reported words ("proposals") there are whose time is over."""
    now = store.clock.stamp().at
    with store.transaction() as connection:
        return {name: _count(connection, table, now) for name, table in _TABLES.items()}


def purge(store: Store) -> dict[str, int]:
    """Delete them, record how many, and say so. Raises AuditError."""
    now = store.clock.stamp().at
    counts = due(store)
    if not any(counts.values()):
        return counts

    def also(connection: Connection) -> None:
        for table in _TABLES.values():
            connection.execute(delete(table).where(table.c.expires <= now))
        left = select(schema.proposals.c.id)
        connection.execute(delete(schema.reporters).where(schema.reporters.c.proposal.not_in(left)))

    store.append(Draft(PURGE, counts, new_id(), also=also))
    return counts


_TABLES = {"notes": schema.notes, "proposals": schema.proposals}


def _count(connection: Connection, table: Table, now: int) -> int:
    query = select(func.count()).select_from(table).where(table.c.expires <= now)
    return int(connection.execute(query).scalar_one())
