"""The paths under /v1: check, detect and redact messages, one or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from fastapi import APIRouter, Request, Response

from wa_redact.apps.options import situation_of
from wa_redact.apps.service.body import read
from wa_redact.apps.service.core import Core, caller_of
from wa_redact.apps.service.errors import RefusalError, json_answer
from wa_redact.apps.service.openapi import answers, takes
from wa_redact.apps.service.schemas import (
    Check,
    CheckAnswer,
    CheckAnswers,
    DetectAnswer,
    DetectAnswers,
    RedactAnswer,
    RedactAnswers,
    Texts,
    findings_of,
)
from wa_redact.types import Situation, Verdict

if TYPE_CHECKING:
    from wa_redact.apps.gate.types import Decision


def router(core: Core) -> APIRouter:
    """The paths, answered by ``core``."""
    routes = APIRouter(prefix="/v1", tags=["messages"])

    @routes.post("/check", openapi_extra=takes(Check), responses=answers(CheckAnswer, CheckAnswers))
    async def check(request: Request) -> Response:
        """Decide whether messages may be sent: ALLOW, WARN, REDACT or BLOCK, and why.

        A message about which no decision could be reached is a BLOCK with an `error`. Where a record is kept, the
        decision is on it before this answers; one that could not be recorded is a BLOCK.
        """
        asked = await read(request, Check)
        situation = situation_of(core.settings.policy, asked.to, asked.device)
        texts = [asked.text] if isinstance(asked.text, str) else asked.text
        verdicts: Sequence[Verdict | Decision] = await _verdicts(core, request, texts, situation)
        if core.record is not None:
            from wa_redact.apps.service.record import sending_of

            sending = sending_of(caller_of(request), asked, situation)
            verdicts = await core.record.decisions(texts, sending, cast("Sequence[Verdict]", verdicts))
        answer = [
            v.to_dict(text=asked.include_text) | {"findings": findings_of(t, v, asked.offsets)}
            for t, v in zip(texts, verdicts, strict=True)
        ]
        return json_answer(answer[0] if isinstance(asked.text, str) else {"results": answer})

    @routes.post("/detect", openapi_extra=takes(Texts), responses=answers(DetectAnswer, DetectAnswers))
    async def detect(request: Request) -> Response:
        """Say what identifies a person in messages, and where; never what it says."""
        asked = await read(request, Texts)

        def one(text: str, verdict: Verdict) -> dict[str, Any]:
            _decided(verdict, asked)
            return {"findings": findings_of(text, verdict, asked.offsets), "error": verdict.error}

        return json_answer(await _each(core, request, asked, one))

    @routes.post("/redact", openapi_extra=takes(Texts), responses=answers(RedactAnswer, RedactAnswers))
    async def redact(request: Request) -> Response:
        """Give messages back with what identifies taken out.

        A message that could not be looked at is refused (413 too long, 503 otherwise); in a list its `text` is null
        and `error` says why.
        """
        asked = await read(request, Texts)

        def one(text: str, verdict: Verdict) -> dict[str, Any]:
            _decided(verdict, asked)
            return {
                "text": None if verdict.error else verdict.text,
                "findings": findings_of(text, verdict, asked.offsets),
                "action": verdict.action.name,
                "error": verdict.error,
            }

        return json_answer(await _each(core, request, asked, one))

    return routes


async def _each(
    core: Core, request: Request, asked: Texts, one: Callable[[str, Verdict], dict[str, Any]]
) -> dict[str, Any]:
    texts = [asked.text] if isinstance(asked.text, str) else asked.text
    verdicts = await _verdicts(core, request, texts)
    answer = [one(t, v) for t, v in zip(texts, verdicts, strict=True)]
    return answer[0] if isinstance(asked.text, str) else {"results": answer}


async def _verdicts(
    core: Core, request: Request, texts: list[str], situation: Situation | None = None
) -> list[Verdict]:
    caller_of(request)
    if len(texts) > core.settings.max_texts:
        raise RefusalError(413, "too_many_texts", f"more than {core.settings.max_texts} messages in one request")
    return await core.verdicts(request, texts, situation)


def _decided(verdict: Verdict, asked: Texts) -> None:
    """Raise RefusalError for one message that could not be looked at; in a list each has its own ``error``."""
    if verdict.error and isinstance(asked.text, str):
        long = verdict.error == "OversizeError"
        detail = "the message is longer than the policy allows" if long else f"could not decide: {verdict.error}"
        raise RefusalError(413 if long else 503, "undecided", detail)
