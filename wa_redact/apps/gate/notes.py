"""The justifications of overrides: encrypted beside the chain, which holds their digests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Table, select

from wa_redact.apps.audit import schema
from wa_redact.apps.audit.checker import Report
from wa_redact.apps.audit.cipher import unseal
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import AuditError, Entry
from wa_redact.apps.gate.words import APPROVE, WITHDRAW

_PAGE = 500


def notes_of(store: Store, names: Iterable[str]) -> dict[str, str]:
    """The justifications of the overrides ``names``, as far as they are still kept. Raises AuditError."""
    wanted = list(names)
    found: dict[str, str] = {}
    for at in range(0, len(wanted), _PAGE):
        query = select(schema.notes).where(schema.notes.c.id.in_(wanted[at : at + _PAGE]))
        with store.transaction() as connection:
            rows = list(connection.execute(query))
        found |= {str(row.id): unseal(store.keys, row.sealed, row.id) for row in rows}
    return found


class Beside:
    """Checks what stands beside the chain against what the chain says of it."""

    def __init__(self) -> None:
        self._approved: set[str] = set()

    def saw(self, entry: Entry) -> None:
        """The chain's next record."""
        if entry.kind == APPROVE:
            self._approved.add(entry.data["word"])
        elif entry.kind == WITHDRAW:
            self._approved.difference_update(entry.data["words"])

    def finish(self, store: Store, report: Report, *, whole: bool) -> None:
        """Add to ``report`` what cannot be read, was moved, or was approved by nobody. ``whole``: no record was sealed
        off unseen, so that who approved a word must have been among them.
        """
        beside: list[tuple[str, Table, ColumnElement[str]]] = [
            ("justification", schema.notes, schema.notes.c.id),
            ("reported word", schema.proposals, schema.proposals.c.label + ":" + schema.proposals.c.id),
            ("approved word", schema.allowed, schema.allowed.c.label + ":" + schema.allowed.c.word),
        ]
        for said, table, of in beside:
            for own in self._broken(store, table, of):
                report.add(f"the {said} {own.rpartition(':')[2][:12]} was changed or moved")
        with store.transaction() as connection:
            words = set(connection.execute(select(schema.allowed.c.word)).scalars())
        for own in sorted(words - self._approved) if whole else ():
            report.add(f"the approved word {own[:12]} is not one that the chain says was approved")
        for _ in sorted(self._approved - words):
            report.notes.append("an approved word is missing from the list: it is found again")

    @staticmethod
    def _broken(store: Store, table: Table, of: ColumnElement[str]) -> Iterator[str]:
        """What the rows belong to (``of``) whose sealed text cannot be read as theirs."""
        after = ""
        while True:
            query = select(of, table.c.sealed).where(of > after).order_by(of).limit(_PAGE)
            with store.transaction() as connection:
                rows = [(str(own), str(sealed)) for own, sealed in connection.execute(query)]
            for own, sealed in rows:
                try:
                    unseal(store.keys, sealed, own)
                except AuditError:
                    yield own
            if not rows:
                return
            after = rows[-1][0]
