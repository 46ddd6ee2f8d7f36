"""Reports of what was wrongly found ("this is not a name"), and the words that a manager approved because of them.

The manager has to see the word, and it may be somebody's name after all. So it stands encrypted in a table beside the
chain until the manager decides, or until it expires; the chain has a keyed digest of an approved word, and of a
rejected one nothing but that there was one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from wa_redact.apps.audit import schema
from wa_redact.apps.audit.cipher import seal, unseal
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import AlreadyError, Draft, new_id
from wa_redact.apps.gate.records import person
from wa_redact.apps.gate.types import RefusedError
from wa_redact.policy import Policy
from wa_redact.render import key_of

REPORT, APPROVE, REJECT, WITHDRAW = "report", "approve", "reject", "withdraw"
#: characters of a word or phrase that can be reported
LONGEST = 80
#: proposals that may wait at a time
_MOST = 1000
#: labels under which a word was taken for a name
_NAMES = ("PERSON", "PLACE")
_KEPT = 30 * 86_400 * 1_000_000


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that was found as ``label`` and should not have been, by what ``reports`` people say."""

    id: str
    word: str = field(repr=False)
    label: str
    reports: int
    first: datetime
    expires: datetime


def changes(store: Store) -> int:
    """How often the list of approved words has changed. Raises AuditError."""
    with store.transaction() as connection:
        return _number(connection)


def allowed_words(store: Store) -> tuple[int, list[str], list[str]]:
    """How often the list has changed, its words, and its numbers. Raises AuditError, also when one was tampered with."""
    number, found = _approved(store)
    letters = [word for word, _ in found if _has_letters(word)]
    return number, letters, [word for word, _ in found if not _has_letters(word)]


def with_approved(store: Store, policy: Policy) -> tuple[int, Policy]:
    """How often the list has changed, and ``policy`` with its words on top: what was found as a name or a place is no
    name at all, the rest may stay. Whom the policy always wants found, nobody approves. Raises AuditError.
    """
    number, found = _approved(store)
    always = {key_of(name) for name in policy.always_names}
    names, words, numbers = list(policy.never_names), list(policy.allow_words), list(policy.allow_numbers)
    for word, label in found:
        if key_of(word) not in always:
            (numbers if not _has_letters(word) else names if label in _NAMES else words).append(word)
    return number, replace(policy, never_names=tuple(names), allow_words=tuple(words), allow_numbers=tuple(numbers))


def _approved(store: Store) -> tuple[int, list[tuple[str, str]]]:
    with store.transaction() as connection:
        number = _number(connection)
        rows = list(connection.execute(select(schema.allowed).order_by(schema.allowed.c.ref)))
    return number, [(unseal(store.keys, row.sealed, f"{row.label}:{row.word}"), row.label) for row in rows]


def _has_letters(word: str) -> bool:
    return any(c.isalpha() for c in word)


def report(store: Store, decision: str, word: str, label: str, reporter: str) -> str:
    """Propose that ``word``, found as ``label``, may stay; the id of the proposal, the same for the same word.

    Raises RefusedError ("too-many") and AuditError.
    """
    key = store.keys.current
    own, who, fresh = key.digest("word", key_of(word)), person(key, reporter), new_id()
    at = store.clock.stamp().at
    with store.transaction() as connection:
        known = connection.execute(select(schema.proposals.c.id).where(schema.proposals.c.word == own)).scalar()
        if (
            known is None
            and connection.execute(select(func.count()).select_from(schema.proposals)).scalar_one() >= _MOST
        ):
            raise RefusedError("too-many", f"{_MOST} reports wait for a manager")
    name = known or fresh

    def also(connection: Connection) -> None:
        table = schema.proposals
        if connection.execute(select(table.c.id).where(table.c.word == own)).first() is None:
            row = {"id": name, "word": own, "sealed": seal(store.keys, word, f"{label}:{name}"), "label": label}
            connection.execute(insert(table), [row | {"reports": 0, "first": at, "expires": at + _KEPT}])
        pair = {"proposal": name, "reporter": who}
        by = schema.reporters.c
        if connection.execute(select(by.proposal).where(by.proposal == name, by.reporter == who)).first() is None:
            connection.execute(insert(schema.reporters), [pair])
            connection.execute(
                update(table).where(table.c.id == name).values(reports=table.c.reports + 1, expires=at + _KEPT)
            )

    store.append(Draft(REPORT, {"proposal": name, "label": label, "by": who}, decision, also=also))
    return name


def proposals(store: Store) -> list[Proposal]:
    """The reports that wait for a manager, the most reported first. Raises AuditError."""
    now = store.clock.stamp().at
    table = schema.proposals
    query = select(table).where(table.c.expires > now).order_by(table.c.reports.desc(), table.c.first)
    with store.transaction() as connection:
        rows = list(connection.execute(query))
    return [
        Proposal(
            row.id,
            unseal(store.keys, row.sealed, f"{row.label}:{row.id}"),
            row.label,
            row.reports,
            _day(row.first),
            _day(row.expires),
        )
        for row in rows
    ]


def approve(store: Store, proposal: str, by: str) -> None:
    """Let the word of ``proposal`` stay in messages from now on; running gates learn of it in seconds.

    ``by``: who decides. Raises RefusedError ("unknown") when nothing of that id waits, and AuditError.
    """
    mine = next((p for p in proposals(store) if p.id == proposal), None)
    if mine is None:
        raise RefusedError("unknown", "no such proposal is waiting")
    key = store.keys.current
    own = key.digest("word", key_of(mine.word))
    row = {"word": own, "sealed": seal(store.keys, mine.word, f"{mine.label}:{own}"), "label": mine.label}

    def also(connection: Connection) -> None:
        _take(connection, proposal)
        connection.execute(delete(schema.allowed).where(schema.allowed.c.word == own))
        connection.execute(insert(schema.allowed), [row | {"ref": proposal}])
        _count(connection)

    _decide(store, Draft(APPROVE, {"word": own, "by": person(key, by)}, proposal, also=also))


def reject(store: Store, proposal: str, by: str) -> None:
    """Delete ``proposal`` with its word. Raises as ``approve`` does."""

    def also(connection: Connection) -> None:
        _take(connection, proposal)

    _decide(store, Draft(REJECT, {"by": person(store.keys.current, by)}, proposal, also=also))


def withdraw(store: Store, word: str, by: str) -> None:
    """Take ``word`` out of the approved ones. Raises RefusedError ("unknown") when it is none of them, and AuditError."""
    with store.transaction() as connection:
        rows = list(connection.execute(select(schema.allowed)))
    mine = [row for row in rows if key_of(unseal(store.keys, row.sealed, f"{row.label}:{row.word}")) == key_of(word)]
    if not mine:
        raise RefusedError("unknown", "not one of the approved words")

    def also(connection: Connection) -> None:
        connection.execute(delete(schema.allowed).where(schema.allowed.c.word.in_([row.word for row in mine])))
        _count(connection)

    data = {"words": [row.word for row in mine], "by": person(store.keys.current, by)}
    store.append(Draft(WITHDRAW, data, mine[0].ref, also=also))


def _take(connection: Connection, proposal: str) -> None:
    """Delete ``proposal``. Raises AlreadyError when it is gone: somebody else has decided meanwhile."""
    connection.execute(delete(schema.reporters).where(schema.reporters.c.proposal == proposal))
    gone = connection.execute(delete(schema.proposals).where(schema.proposals.c.id == proposal))
    if gone.rowcount != 1:
        raise AlreadyError("it was decided before")


def _decide(store: Store, draft: Draft) -> None:
    try:
        store.append(draft)
    except AlreadyError:
        raise RefusedError("unknown", "no such proposal is waiting") from None


def _number(connection: Connection) -> int:
    return int(connection.execute(select(schema.meta.c.value).where(schema.meta.c.name == "allowed")).scalar_one())


def _count(connection: Connection) -> None:
    number = str(_number(connection) + 1)
    connection.execute(update(schema.meta).where(schema.meta.c.name == "allowed").values(value=number))


def _day(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1_000_000, UTC)
