"""Decides about what a request sends, and puts the decision on record before anything goes out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from prometheus_client import Counter
from starlette.requests import Request

from wa_redact.apps.audit.types import AuditError
from wa_redact.apps.gate.gate import Gate
from wa_redact.apps.gate.types import RefusedError, Sending
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
    """Judges by the shared engine and the rules about files; the core's record is kept where there is one."""

    core: Core
    settings: GatewaySettings
    files: Files
    _judge: Judge = field(init=False)
    _requests: Counter = field(init=False)

    def __post_init__(self) -> None:
        self._judge = Judge(self.core.policy, self.core.settings.hash_key)
        self._requests = Counter(
            "wa_redact_gateway_requests", "Requests judged", ("action",), registry=self.core.metrics.registry
        )

    def counted(self, ruling: Ruling) -> None:
        """Count ``ruling`` among the figures for Prometheus."""
        self._requests.labels(ruling.outcome.action.name).inc()

    @property
    def judge(self) -> Judge:
        """What the policy in force says of findings."""
        if self._judge.policy is not self.core.policy:
            self._judge = Judge(self.core.policy, self.core.settings.hash_key)
        return self._judge

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
        pieces = [*sent.parts, *_names(sent.files)]
        if sent.unknown is not None:
            outcome = parts.refusal(f"no-identifiers: it cannot be judged ({sent.unknown})", "UnknownRequest")
        else:
            verdicts = await self.core.verdicts(request, parts.texts(pieces), situation) if pieces else []
            outcome = self._outcome(pieces, verdicts, situation)
            for file in sent.files:
                outcome = _stricter(outcome, await self.files.judged(file, situation))
        # an override is for exactly these files, too
        whole = "\n".join([parts.joined(pieces), *map(_identity, sent.files)])
        return await self._on_record(request, whole, outcome, Sending(bare(sender), bare(sent.to), situation=situation))

    async def filing(self, request: Request, data: bytes, name: str, judged: Outcome, sender: str) -> Ruling:
        """What is done with a file, ``judged``, that is uploaded from ``sender``. It reaches nobody yet, but it leaves the
        house. There is no safe version of it.
        """
        outcome = replace(judged, action=Action.BLOCK) if judged.action >= Action.REDACT else judged
        whole = f"{name}\nfile {hashlib.sha256(data).hexdigest()}"
        return await self._on_record(request, whole, outcome, Sending(bare(sender), ""))

    async def _on_record(self, request: Request, whole: str, outcome: Outcome, sending: Sending) -> Ruling:
        """``outcome`` for exactly ``whole``, or its override, once it is on record."""
        record = self.core.record
        if record is None:
            return Ruling(outcome)
        overrides = request.headers.get(OVERRIDES)
        if overrides is not None:
            said = unquote(request.headers.get(JUSTIFICATION, ""))
            caller = caller_of(request)
            return await record.run(lambda: _overridden(record.gate, overrides, whole, sending, said, caller))
        return await record.run(lambda: _recorded(record.gate, whole, outcome, sending))

    def _outcome(self, pieces: Sequence[Part], verdicts: Sequence[Verdict], situation: Situation) -> Outcome:
        try:
            return parts.conclude(pieces, verdicts, self.judge, situation)
        except UndecidedError as e:
            return parts.refusal(f"could not decide: {type(e).__name__}", type(e).__name__)


def _overridden(gate: Gate, decision: str, whole: str, sending: Sending, said: str, caller: Caller) -> Ruling:
    """The request goes as it was written, if the policy lets ``caller`` override that ``decision`` about it. Once."""
    try:
        token = gate.override(decision, whole, sending, said, role=caller.role, by=caller.name)
        release = gate.redeem(token.value, whole, sending)
    except RefusedError as e:
        return Ruling(parts.refusal(f"override: {e}", e.code))
    except AuditError:
        return Ruling(parts.refusal("could not record the override", "AuditError"))
    return Ruling(Outcome(Action.ALLOW), release.decision)


def _recorded(gate: Gate, whole: str, outcome: Outcome, sending: Sending) -> Ruling:
    """``outcome`` on record, with what follows it at once, since nobody is there to be asked."""
    verdict = Verdict(outcome.action, outcome.safe, outcome.findings, outcome.reasons, outcome.error, outcome.reminders)
    try:
        decision = gate.decide(whole, sending, verdict=verdict)
        if decision.action == Action.WARN:
            gate.confirm(decision.id, whole, sending)
        elif decision.action == Action.REDACT:
            gate.accept(decision.id, decision.text, sending)
    except RefusedError as e:
        return Ruling(parts.refusal(f"could not record the decision: {e}", e.code))
    except AuditError:
        return Ruling(parts.refusal("could not record the decision", "AuditError"))
    if not decision.recorded:
        return Ruling(parts.refusal("could not record the decision", decision.error))
    if decision.simulated:
        outcome = replace(outcome, action=Action.ALLOW, edits={})
    return Ruling(outcome, decision.id)


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
