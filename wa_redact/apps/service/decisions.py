"""The steps that follow a recorded decision, and a manager's: only where a record is kept."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from wa_redact.apps.gate import words
from wa_redact.apps.gate.types import Release, Sending
from wa_redact.apps.options import situation_of
from wa_redact.apps.service.body import read
from wa_redact.apps.service.core import Core, caller_of
from wa_redact.apps.service.decision_schemas import (
    AllowedWords,
    Done,
    Overridden,
    Override,
    Proposals,
    Redeem,
    Released,
    Report,
    Reported,
    Step,
    Withdraw,
)
from wa_redact.apps.service.errors import json_answer
from wa_redact.apps.service.openapi import answers, takes
from wa_redact.apps.service.record import Record, sending_of
from wa_redact.apps.service.schemas import Who

_MORE = {
    404: "No such decision or proposal",
    409: "Not the message that was decided about, sent before, or not needed",
    410: "Expired",
}


def router(core: Core, record: Record) -> APIRouter:
    """The senders' steps, answered by ``record``."""
    routes = APIRouter(prefix="/v1", tags=["decisions"])
    gate = record.gate

    def sending(request: Request, asked: Who) -> Sending:
        situation = situation_of(core.settings.policy, asked.to, asked.device)
        return sending_of(caller_of(request), asked, situation)

    @routes.post("/confirm", openapi_extra=takes(Step), responses=answers(Released, more=_MORE))
    async def confirm(request: Request) -> Response:
        """Send in spite of a WARN, as the sender confirms. Once."""
        asked = await read(request, Step)
        who = sending(request, asked)
        return _released(core, await record.call(lambda: gate.confirm(asked.decision, asked.message, who)))

    @routes.post("/accept", openapi_extra=takes(Step), responses=answers(Released, more=_MORE))
    async def accept(request: Request) -> Response:
        """Send the safe version that a REDACT offered: `text` is that version. Once."""
        asked = await read(request, Step)
        who = sending(request, asked)
        return _released(core, await record.call(lambda: gate.accept(asked.decision, asked.message, who)))

    @routes.post("/override", openapi_extra=takes(Override), responses=answers(Overridden, more=_MORE))
    async def override(request: Request) -> Response:
        """Get leave to send a message as it was written, in spite of a REDACT or BLOCK, where the policy lets this
        token's role do so. The justification is kept without what identifies anybody in it, encrypted.
        """
        asked = await read(request, Override)
        caller, who = caller_of(request), sending(request, asked)
        token = await record.call(
            lambda: gate.override(
                asked.decision, asked.message, who, asked.justification, role=caller.role, by=caller.name
            )
        )
        return json_answer({"token": token.value, "id": token.id, "expires": token.expires.isoformat()})

    @routes.post("/redeem", openapi_extra=takes(Redeem), responses=answers(Released, more=_MORE))
    async def redeem(request: Request) -> Response:
        """Use an override's token for exactly this message. Once."""
        asked = await read(request, Redeem)
        who = sending(request, asked)
        return _released(core, await record.call(lambda: gate.redeem(asked.token, asked.message, who)))

    @routes.post("/report", openapi_extra=takes(Report), responses=answers(Reported, more=_MORE))
    async def report(request: Request) -> Response:
        """Say that what was found there identifies nobody. A manager approves or rejects it."""
        asked = await read(request, Report)
        who = sending(request, asked)
        start, end = asked.points()
        name = await record.call(lambda: gate.report(asked.decision, asked.text, who, start, end, asked.label))
        return json_answer({"proposal": name})

    return routes


def managers(core: Core, record: Record) -> APIRouter:
    """A manager's steps, answered by ``record``."""
    routes = APIRouter(prefix="/v1", tags=["managers"])
    store = record.store

    @routes.get("/proposals", responses=answers(Proposals))
    async def proposals(request: Request) -> Response:
        """List what senders say was wrongly found, the most reported first. A word may be somebody's name after all."""
        caller_of(request, "manager")
        found = await record.call(lambda: words.proposals(store))
        return json_answer({"proposals": [_proposal(p) for p in found]})

    @routes.post("/proposals/{proposal}/approve", responses=answers(Done, more=_MORE))
    async def approve(request: Request, proposal: str) -> Response:
        """Let the word stay in messages from now on."""
        caller = caller_of(request, "manager")
        await record.call(lambda: words.approve(store, proposal, caller.name))
        await core.follow()
        return json_answer({"done": True})

    @routes.post("/proposals/{proposal}/reject", responses=answers(Done, more=_MORE))
    async def reject(request: Request, proposal: str) -> Response:
        """Delete the proposal with its word."""
        caller = caller_of(request, "manager")
        await record.call(lambda: words.reject(store, proposal, caller.name))
        return json_answer({"done": True})

    @routes.get("/allowed", responses=answers(AllowedWords))
    async def allowed(request: Request) -> Response:
        """List the words and numbers that managers approved."""
        caller_of(request, "manager")
        _, letters, numbers = await record.call(lambda: words.allowed_words(store))
        return json_answer({"words": letters, "numbers": numbers})

    @routes.post("/withdraw", openapi_extra=takes(Withdraw), responses=answers(Done, more=_MORE))
    async def withdraw(request: Request) -> Response:
        """Take a word out of the approved ones."""
        caller = caller_of(request, "manager")
        asked = await read(request, Withdraw)
        await record.call(lambda: words.withdraw(store, asked.word, caller.name))
        await core.follow()
        return json_answer({"done": True})

    return routes


def _proposal(p: words.Proposal) -> dict[str, Any]:
    return {
        "id": p.id,
        "word": p.word,
        "label": p.label,
        "reports": p.reports,
        "first": p.first.isoformat(),
        "expires": p.expires.isoformat(),
    }


def _released(core: Core, release: Release) -> Response:
    core.metrics.released(release.how)
    return json_answer({"decision": release.decision, "how": release.how})
