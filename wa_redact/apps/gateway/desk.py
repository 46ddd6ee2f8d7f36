"""Decides about what a request sends, and puts the decision on record before anything goes out."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from prometheus_client import Counter
from starlette.requests import Request

from wa_redact.apps.audit.types import AuditError
from wa_redact.apps.gate.gate import Gate
from wa_redact.apps.gate.types import Decision, RefusedError, Sending
from wa_redact.apps.gateway import parts
from wa_redact.apps.gateway.files import Files
from wa_redact.apps.gateway.meta import File, Sent
from wa_redact.apps.gateway.parts import Outcome, Part
from wa_redact.apps.gateway.settings import GatewaySettings, bare
from wa_redact.apps.service.auth import Caller
from wa_redact.apps.service.core import Core, caller_of
from wa_redact.errors import UndecidedError
from wa_redact.judge import Judge
from wa_redact.types import Action, Situation, Verdict

#: with these headers a request that was held up is sent again and goes as it was written: the decision that it
#: overrides (told in the answer that held it up), and why, percent-encoded
OVERRIDES, JUSTIFICATION = "x-wa-redact-override", "x-wa-redact-justification"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is done with one request: ``outcome``, and the id of the recorded decision, if there is a record."""

    outcome: Outcome
    decision: str = ""

    @property
    def goes(self) -> bool:
        """True when something is sent on: the request as it came, or with the outcome's edits."""
        return self.outcome.action < Action.BLOCK


@dataclass(slots=True)
class Desk:
    """The shared engine, the rules about files, and the record where one is kept."""

    core: Core
    settings: GatewaySettings
    files: Files
    gate: Gate | None = None
    judge: Judge = field(init=False)
    _requests: Counter = field(init=False)

    def __post_init__(self) -> None:
        self.judge = Judge(self.core.settings.policy, self.core.settings.hash_key)
        self._requests = Counter(
            "wa_redact_gateway_requests", "Requests judged", ("action",), registry=self.core.metrics.registry
        )

    def counted(self, ruling: Ruling) -> None:
        """Count ``ruling`` among the figures for Prometheus."""
        self._requests.labels(ruling.outcome.action.name).inc()

    def situation(self, to: str, sender: str) -> Situation:
        """Who a message to ``to`` from the account ``sender`` is for, and from what."""
        work = self.settings.work_numbers
        return Situation(
            "colleague" if bare(to) in self.settings.colleagues else "service-user",
            "work" if work is None or bare(sender) in work else "personal",
        )

    async def ruling(self, request: Request, sent: Sent, sender: str) -> Ruling:
        """What is done with the request that sends ``sent`` from ``sender``. Raises RefusalError (503)."""
        situation = self.situation(sent.to, sender)
        if sent.unknown is not None:
            outcome = parts.refusal(f"no-identifiers: it cannot be judged ({sent.unknown})", "UnknownRequest")
        else:
            pieces = [*sent.parts, *_names(sent.files)]
            verdicts = await self.core.verdicts(request, parts.texts(pieces), situation) if pieces else []
            outcome = self._outcome(pieces, verdicts, situation)
            for file in sent.files:
                outcome = _stricter(outcome, await self.files.judged(file, situation))
        if self.gate is None:
            return Ruling(outcome)
        sending = Sending(bare(sender), bare(sent.to), situation=situation)
        # an override is for exactly these files, too
        whole = "\n".join([parts.joined([*sent.parts, *_names(sent.files)]), *map(_identity, sent.files)])
        overrides = request.headers.get(OVERRIDES)
        if overrides is not None:
            said = unquote(request.headers.get(JUSTIFICATION, ""))
            return await asyncio.to_thread(self._overridden, overrides, whole, sending, said, caller_of(request))
        return await asyncio.to_thread(self._recorded, whole, outcome, sending)

    def _outcome(self, pieces: Sequence[Part], verdicts: Sequence[Verdict], situation: Situation) -> Outcome:
        try:
            return parts.conclude(pieces, verdicts, self.judge, situation)
        except UndecidedError as e:
            return parts.refusal(f"could not decide: {type(e).__name__}", type(e).__name__)

    def _overridden(self, decision: str, whole: str, sending: Sending, said: str, caller: Caller) -> Ruling:
        """The request goes as it was written, if the policy lets ``caller`` override that ``decision`` about it. Once."""
        assert self.gate is not None
        try:
            token = self.gate.override(decision, whole, sending, said, role=caller.role, by=caller.name)
            release = self.gate.redeem(token.value, whole, sending)
        except RefusedError as e:
            return Ruling(parts.refusal(f"override: {e}", e.code))
        except AuditError:
            return Ruling(parts.refusal("could not record the override", "AuditError"))
        return Ruling(Outcome(Action.ALLOW), release.decision)

    def _recorded(self, whole: str, outcome: Outcome, sending: Sending) -> Ruling:
        assert self.gate is not None
        try:
            verdict = Verdict(
                outcome.action, outcome.safe, outcome.findings, outcome.reasons, outcome.error, outcome.reminders
            )
            decision = self.gate.decide(whole, sending, verdict=verdict)
            self._release(decision, whole, sending)
        except RefusedError as e:
            return Ruling(parts.refusal(f"could not record the decision: {e}", e.code))
        except AuditError:
            return Ruling(parts.refusal("could not record the decision", "AuditError"))
        if not decision.recorded:
            return Ruling(parts.refusal("could not record the decision", decision.error))
        if decision.simulated:
            outcome = replace(outcome, action=Action.ALLOW, edits={})
        return Ruling(outcome, decision.id)

    def _release(self, decision: Decision, whole: str, sending: Sending) -> None:
        """Record what follows a decision at once, since nobody is there to be asked."""
        assert self.gate is not None
        if decision.action == Action.WARN:
            self.gate.confirm(decision.id, whole, sending)
        elif decision.action == Action.REDACT:
            self.gate.accept(decision.id, decision.text, sending)


def _names(files: Sequence[File]) -> list[Part]:
    """The names that a recipient sees on ``files``, as parts."""
    return [
        Part(f.name_at or ("file", i), f.name, editable=f.name_at is not None) for i, f in enumerate(files) if f.name
    ]


def _identity(file: File) -> str:
    """What tells ``file`` from another of the same name."""
    content = hashlib.sha256(file.data.encode()).hexdigest() if file.data is not None else ""
    return f"file {file.kind} {file.id or ''} {file.link or ''} {content}"


def _stricter(one: Outcome, other: Outcome) -> Outcome:
    """Both together: the stricter action, the reasons of both; the edits only where a safe version may go."""
    action = max(one.action, other.action)
    return replace(
        one,
        action=action,
        reasons=(*one.reasons, *other.reasons),
        reminders=(*one.reminders, *other.reminders),
        edits=one.edits if action <= Action.REDACT else {},
        error=one.error or other.error,
    )
