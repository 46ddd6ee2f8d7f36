"""The record of decisions, where one is kept: the gate, called from threads, and the policy that grows by it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from wa_redact.apps.audit.options import keys_at
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import AuditError
from wa_redact.apps.gate.gate import Gate
from wa_redact.apps.gate.types import Decision, RefusedError, Sending
from wa_redact.apps.service.auth import Caller
from wa_redact.apps.service.errors import RefusalError
from wa_redact.apps.service.schemas import Who
from wa_redact.apps.service.settings import Settings
from wa_redact.policy import Policy
from wa_redact.types import Situation, Verdict

T = TypeVar("T")

#: many threads at a time share one commit
_THREADS = 32
_STATUS = {
    "unknown": 404,
    "other-message": 409,
    "not-needed": 409,
    "not-allowed": 403,
    "justification": 422,
    "expired": 410,
    "used": 409,
    "not-found-there": 422,
    "too-many": 503,
}


class Record:
    """The store of ``settings`` and the gate over it, open until ``close``. Raises as ``Store.open`` and ``Gate`` do."""

    def __init__(self, settings: Settings) -> None:
        assert settings.store is not None
        assert settings.key_file is not None
        self.store = Store.open(settings.store, keys_at(str(settings.key_file)), checkpoints=settings.checkpoints)
        self.gate = Gate(
            self.store,
            settings.policy,
            model=None if settings.rules_only else "bundled",
            hash_key=settings.hash_key,
            simulate=settings.simulate,
        )
        self._threads = ThreadPoolExecutor(_THREADS, "record")

    def policy(self, *, now: bool = False) -> Policy:
        """The policy in force; ``now``: the store is asked, else a look some seconds old will do. Blocks."""
        if now:
            self.gate.look()
        return self.gate.policy

    async def decisions(self, texts: Sequence[str], sending: Sending, verdicts: Sequence[Verdict]) -> list[Decision]:
        """The decisions that ``verdicts`` on ``texts`` come to, on record: blocks where they could not be recorded."""
        return await self.call(lambda: self.gate.decide_all(texts, sending, verdicts=verdicts))

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` gives, from a thread. Raises what ``work`` does."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def call(self, work: Callable[[], T]) -> T:
        """As ``run``. Raises RefusalError for what the gate or the store refuses."""
        try:
            return await self.run(work)
        except RefusedError as e:
            raise RefusalError(_STATUS[e.code], e.code, str(e)) from None
        except AuditError as e:
            raise RefusalError(503, "not_recorded", f"it could not be recorded: {e}", {"Retry-After": "1"}) from None

    def close(self) -> None:
        """Write a last checkpoint and close the store. Blocks."""
        self._threads.shutdown(wait=True)
        self.store.close()


def sending_of(caller: Caller, who: Who, situation: Situation | None) -> Sending:
    """Whose message it is. A token of the role sender speaks for its own people only: their ids begin with its name."""
    sender = who.sender or ""
    if caller.role != "manager" or not sender:
        sender = f"{caller.name}/{sender}" if sender else caller.name
    return Sending(sender, who.recipient or "", who.device_id or "", situation)
