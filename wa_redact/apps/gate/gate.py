"""The gate: decides, records, and lets through what may go in spite of a decision."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import Connection, insert

from wa_redact import __version__
from wa_redact.apps.audit import schema
from wa_redact.apps.audit.cipher import seal
from wa_redact.apps.audit.keys import Key
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import AlreadyError, AuditError, Draft, Entry, new_id
from wa_redact.apps.gate import records, words
from wa_redact.apps.gate.expiry import expired
from wa_redact.apps.gate.justify import safe_justification
from wa_redact.apps.gate.records import DECISION, OVERRIDE, RELEASE
from wa_redact.apps.gate.rules import CurrentRules, Rules
from wa_redact.apps.gate.types import Decision, RefusedError, Release, Sending, Token
from wa_redact.errors import UndecidedError
from wa_redact.policy import Policy
from wa_redact.types import Action, Recogniser, Verdict

#: for how long justifications are kept, in microseconds
_KEPT = 400 * 86_400 * 1_000_000


class _Case(NamedTuple):
    """A decision that is asked about again: its record, the key of its digests, and the records that followed."""

    entry: Entry
    key: Key
    later: list[Entry]


class Gate:
    """Decides about messages under ``policy`` and records it in ``store``. Threads may share it.

    ``model`` and ``hash_key``: as for Redactor. ``simulate``: decide and record, and stop nothing. ``window``: seconds in
    which a decision may be followed by ``confirm``, ``accept``, ``override`` or ``report``. ``refresh``: seconds after
    which words that a manager approved are known here at the latest.
    Raises PolicyError, ModelError, and AuditError when the store cannot be written.
    """

    def __init__(
        self,
        store: Store,
        policy: Policy | None = None,
        *,
        model: Recogniser | Literal["bundled"] | None = "bundled",
        hash_key: bytes | None = None,
        simulate: bool = False,
        window: float = 3600.0,
        refresh: float = 2.0,
    ) -> None:
        self.simulate = simulate
        self._store = store
        self._window = round(1000 * window)
        self._rules = CurrentRules(store, policy or Policy(), model, hash_key, refresh)
        self._record_rules()

    def use(self, policy: Policy) -> None:
        """Decide by ``policy`` from now on. Raises PolicyError or AuditError."""
        self._rules.use(policy)
        self._record_rules()

    def look(self) -> None:
        """Have the words that managers approved known before the next decision."""
        self._rules.look()

    def _record_rules(self) -> None:
        said = {"policy": self._rules.now().said, "engine": __version__, "simulated": self.simulate}
        self._store.append(Draft("rules", said, new_id()))

    def decide(self, text: str, sending: Sending, *, verdict: Verdict | None = None) -> Decision:
        """The decision about ``text``, which is on record when this returns.

        ``verdict``: when the caller has one already (on a document whose text is ``text``, say). Raises TypeError for
        what is not a str, and nothing else: what goes wrong is a BLOCK that names it in ``error``.
        """
        return self._recorded([text], sending, None if verdict is None else [verdict])[0]

    def decide_all(
        self, texts: Sequence[str], sending: Sending, *, verdicts: Sequence[Verdict] | None = None
    ) -> list[Decision]:
        """``decide`` for several messages of one sender to one recipient, in one commit: all are recorded, or none."""
        return self._recorded(texts, sending, None if verdicts is None else list(verdicts))

    @property
    def policy(self) -> Policy:
        """The policy in force, with the words that managers approved: another object once one of them has changed."""
        return self._rules.now().policy

    def _recorded(self, texts: Sequence[str], sending: Sending, verdicts: list[Verdict] | None) -> list[Decision]:
        rules = self._rules.now()
        if verdicts is None and len(texts) == 1:
            verdicts = [rules.redactor.check(texts[0], situation=sending.situation)]
        if verdicts is None:
            verdicts = list(rules.redactor.pipe(texts, situation=sending.situation))
        key = self._store.keys.current
        pairs = list(zip(texts, verdicts, strict=True))
        names = [new_id() for _ in pairs]
        try:
            self._store.append_all(
                [
                    Draft(
                        DECISION,
                        records.decision_data(key, name, t, sending, v, rules.said, simulated=self.simulate),
                        name,
                    )
                    for name, (t, v) in zip(names, pairs, strict=True)
                ]
            )
        except AuditError as e:
            blocked = Verdict(Action.BLOCK, "", (), (f"could not record: {e}",), AuditError.__name__)
            return [self._decision("", text, blocked, rules) for text in texts]
        return [self._decision(name, t, v, rules) for name, (t, v) in zip(names, pairs, strict=True)]

    def _decision(self, name: str, text: str, verdict: Verdict, rules: Rules) -> Decision:
        labels = {f.label for f in verdict.findings}
        refusal = rules.policy.override.refusal(verdict.action, labels, records.rules_of(verdict))
        safe = {Action.BLOCK: "", Action.REDACT: verdict.text}.get(verdict.action, text)
        return Decision(
            name,
            Action.ALLOW if self.simulate else verdict.action,
            text if self.simulate else safe,
            verdict.findings,
            verdict.reasons,
            verdict.reminders,
            verdict.error,
            verdict.action,
            self.simulate,
            overridable=not self.simulate and verdict.error is None and refusal is None,
            recorded=bool(name),
        )

    def confirm(self, decision: str, text: str, sending: Sending) -> Release:
        """The sender sends ``text`` in spite of a WARN. Once. Raises RefusedError or AuditError: send nothing then."""
        case = self._case(decision, text, sending, "message")
        if case.entry.data["action"] != Action.WARN.name:
            raise RefusedError("not-needed", "the decision was not a warning")
        return self._release(case, Release(decision, "confirmed"))

    def accept(self, decision: str, text: str, sending: Sending) -> Release:
        """The sender sends ``text``, the safe version that a REDACT offered. Once. Raises as ``confirm`` does."""
        case = self._case(decision, text, sending, "safe")
        return self._release(case, Release(decision, "safe"))

    def override(
        self, decision: str, text: str, sending: Sending, justification: str, *, role: str, by: str | None = None
    ) -> Token:
        """Leave to send ``text`` as it was written, once, until it expires, in spite of a REDACT or BLOCK.

        ``role``: of whoever overrides, as the caller has made sure; ``by``: who it is, the sender when None.
        ``justification`` is kept redacted and encrypted. Raises RefusedError or AuditError.
        """
        case = self._case(decision, text, sending, "message")
        data = case.entry.data
        if data["action"] in (Action.ALLOW.name, Action.WARN.name):
            raise RefusedError("not-needed", "the message is not held up")
        rules = self._rules.now()
        rule = rules.policy.override
        refusal = rule.refusal(Action[data["action"]], data["labels"], data["rules"], role)
        if refusal or data["error"]:
            raise RefusedError("not-allowed", refusal or "nobody may override what could not be decided")
        try:
            said, left = safe_justification(rules.strict, justification, text)
        except UndecidedError as e:
            raise RefusedError("justification", f"the justification cannot be used: {e}") from None
        if left < rule.min_justification:
            raise RefusedError(
                "justification", f"at least {rule.min_justification} letters that identify nobody are needed"
            )
        key, name, millis = self._store.keys.current, new_id(), round(1000 * rule.expires)
        note = {"id": name, "sealed": seal(self._store.keys, said, name), "expires": case.entry.at + _KEPT}

        def also(connection: Connection) -> None:
            connection.execute(insert(schema.notes), [note])

        entry = self._store.append(
            Draft(
                OVERRIDE,
                {
                    "override": name,
                    "role": role[:40],
                    "by": records.person(key, sending.sender if by is None else by),
                    "labels": data["labels"],
                    "millis": millis,
                    "note": key.digest("note", name, said),
                    "sender": records.person(key, sending.sender),
                },
                decision,
                also=also,
            )
        )
        until = datetime.fromtimestamp(entry.at / 1_000_000, UTC) + timedelta(milliseconds=millis)
        return Token(f"{decision}.{name}.{_token_mac(key, decision, name)}", name, until)

    def redeem(self, token: str, text: str, sending: Sending) -> Release:
        """Use an override's token for exactly ``text``. Once. Raises as ``confirm`` does."""
        decision, _, rest = token.partition(".")
        name, _, mac = rest.partition(".")
        case = self._case(decision, text, sending, "message")
        entry = next((e for e in case.later if e.kind == OVERRIDE and e.data["override"] == name), None)
        key = self._store.keys.get(entry.key) if entry is not None else None
        if (
            entry is None
            or key is None
            or not hmac.compare_digest(_token_mac(key, decision, name).encode(), mac.encode())
        ):
            raise RefusedError("unknown", "no such override")
        if expired(self._store, entry, entry.data["millis"]):
            raise RefusedError("expired", "the override has expired")
        return self._release(case, Release(decision, "override"), override=name)

    def report(self, decision: str, text: str, sending: Sending, start: int, end: int, label: str) -> str:
        """The sender says that ``text[start:end]``, found as ``label``, identifies nobody. Gives the id of the proposal,
        which a manager approves or rejects. Raises RefusedError or AuditError.
        """
        case = self._case(decision, text, sending, "message", simulated=True)
        word = text[start:end].strip() if 0 <= start < end <= len(text) else ""
        if label not in case.entry.data["labels"] or not any(c.isalnum() for c in word) or len(word) > words.LONGEST:
            raise RefusedError("not-found-there", "nothing that can be reported was found there")
        return words.report(self._store, decision, word, label, sending.sender)

    def _case(self, decision: str, text: str, sending: Sending, digest: str, *, simulated: bool = False) -> _Case:
        """The decision about exactly this text, sender and recipient, if it is still open."""
        entries = self._store.about(decision) if decision else []
        entry = next((e for e in entries if e.kind == DECISION), None)
        key = self._store.keys.get(entry.key) if entry is not None else None
        if entry is None or key is None:
            raise RefusedError("unknown", "no such decision")
        wanted = entry.data[digest]
        if wanted is None:
            raise RefusedError("not-needed", "the decision offered no safe version")
        if not hmac.compare_digest(records.message(key, decision, sending, text), str(wanted)):
            raise RefusedError("other-message", "not the message that was decided about")
        if entry.data["simulated"] and not simulated:
            raise RefusedError("not-needed", "the decision was a simulation")
        if any(e.kind == RELEASE for e in entries):
            raise RefusedError("used", "the message was sent before")
        if expired(self._store, entry, self._window):
            raise RefusedError("expired", "the decision is too old; ask again")
        return _Case(entry, key, entries)

    def _release(self, case: _Case, release: Release, override: str | None = None) -> Release:
        ref = case.entry.ref
        data = {"how": release.how, "override": override, "sender": case.entry.data["sender"], "of": case.key.id}
        try:
            self._store.append(Draft(RELEASE, data, ref, once=f"release:{ref}"))
        except AlreadyError:
            raise RefusedError("used", "the message was sent before") from None
        return release


def _token_mac(key: Key, decision: str, override: str) -> str:
    return key.digest("token", decision, override)
