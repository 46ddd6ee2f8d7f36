"""The policy of a gate with the words on top that managers approved, kept up to date while the gate runs."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any, Literal

from wa_redact.apps.audit.store import Store
from wa_redact.apps.gate import records
from wa_redact.apps.gate.words import changes, with_approved
from wa_redact.default import Redactor
from wa_redact.errors import WaRedactError
from wa_redact.policy import Policy
from wa_redact.types import Action, Recogniser


@dataclass(frozen=True, slots=True)
class Rules:
    """What one decision is made by. ``strict`` takes out of a justification whatever it can find."""

    policy: Policy
    redactor: Redactor
    strict: Redactor
    said: Mapping[str, Any]


class CurrentRules:
    """Gives the rules, made again when the approved words have changed; asks at most every ``refresh`` seconds."""

    def __init__(
        self,
        store: Store,
        policy: Policy,
        model: Recogniser | Literal["bundled"] | None,
        hash_key: bytes | None,
        refresh: float,
    ) -> None:
        self._store, self._model, self._hash_key, self._refresh = store, model, hash_key, refresh
        self._lock = Lock()
        self._due = monotonic() + refresh
        self._policy = policy
        self._rules = self._made(policy)

    def now(self) -> Rules:
        """The rules for the next decision. When the store cannot be read they are those of before."""
        if monotonic() >= self._due and self._lock.acquire(blocking=False):
            try:
                with suppress(WaRedactError):  # the decision cannot be recorded either, and is a BLOCK for it
                    if changes(self._store) != self._rules.said["allowed"]:
                        self._rules = self._made(self._policy)
                    self._due = monotonic() + self._refresh
            finally:
                self._lock.release()
        return self._rules

    def use(self, policy: Policy) -> None:
        """Decide by ``policy`` from now on. Raises PolicyError or AuditError, and nothing has changed then."""
        with self._lock:
            self._rules, self._policy = self._made(policy), policy

    def look(self) -> None:
        """Ask for changes before the next decision."""
        self._due = 0.0

    def _made(self, policy: Policy) -> Rules:
        number, own = with_approved(self._store, policy)
        strict = own.with_level("careful").with_style("label")
        for label in strict.rules:
            strict = strict.with_action(label, Action.REDACT)
        return Rules(
            own,
            Redactor(own, model=self._model, hash_key=self._hash_key),
            Redactor(strict, model=self._model),
            records.policy_of(self._store.keys.current, policy, number),
        )
