"""The path for documents: a form with the file, held to the policy's rules about attachments."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from wa_redact.apps.documents.types import UNREAD, Judgement
from wa_redact.apps.options import situation_of
from wa_redact.apps.service.body import checked
from wa_redact.apps.service.core import Core, caller_of
from wa_redact.apps.service.decision_schemas import named
from wa_redact.apps.service.errors import RefusalError, busy, json_answer
from wa_redact.apps.service.openapi import answers, takes
from wa_redact.apps.service.schemas import Document, DocumentAnswer
from wa_redact.types import Action, Finding, Situation, Verdict

PATH = "/v1/document"
#: bytes of a request beside the file
_BESIDE = 65_536
#: documents that may wait for each that is judged
_WAITING = 8
_FORM = "multipart/form-data"


def most(core: Core) -> int:
    """Bytes of a request with a document."""
    return core.settings.policy.documents.max_bytes + _BESIDE


def router(core: Core) -> APIRouter:
    """The path, answered by ``core``."""
    routes = APIRouter(prefix="/v1", tags=["documents"])
    room = core.settings.documents
    threads = ThreadPoolExecutor(room, "documents")
    waiting = 0

    @routes.post("/document", openapi_extra=takes(Document, form="file"), responses=answers(DocumentAnswer))
    async def document(request: Request) -> Response:
        """Decide whether a document may be sent: by its name, its caption, its type and what is in it.

        A document is not rewritten: it may go or it may not. One that cannot be read to its end is a BLOCK.
        """
        nonlocal waiting
        caller_of(request)
        if waiting >= room * _WAITING:
            raise busy("too many documents are waiting", 5)
        waiting += 1
        try:
            data, name, asked = await _form(request, most(core))
            situation = situation_of(core.settings.policy, asked.to, asked.device)
            said = (await core.verdicts(request, [asked.caption], situation))[0]
            work = partial(_judged, core, data, name, asked.caption)
            judgement = await asyncio.get_running_loop().run_in_executor(threads, work)
        finally:
            waiting -= 1
        judgement, verdict = _together(judgement, said, situation)
        answer = judgement.to_dict() | {"reminders": list(verdict.reminders)}
        if core.record is not None:
            from wa_redact.apps.service.record import sending_of

            sending = sending_of(caller_of(request), asked, situation)
            decision = (await core.record.decisions([named(judgement.sha256)], sending, [verdict]))[0]
            own = decision.to_dict()
            answer |= {k: own[k] for k in ("id", "action", "would", "error", "simulated", "overridable", "recorded")}
        return json_answer(answer)

    return routes


async def _form(request: Request, size: int) -> tuple[bytes, str, Document]:
    """The file, its name and the fields beside it. Raises RefusalError."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise RefusalError(415, "content_type", f"the Content-Type must be {_FORM}")
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=10, max_part_size=_BESIDE)
    parser.spool_max_size = size  # in memory, never on disk
    try:
        form = await parser.parse()
    except MultiPartException:
        raise RefusalError(400, "not_a_form", "the form cannot be read") from None
    try:
        return await _parts(form)
    finally:
        await form.close()


async def _parts(form: FormData) -> tuple[bytes, str, Document]:
    fields: dict[str, Any] = {}
    for key, value in form.multi_items():
        if key in fields:
            raise RefusalError(400, "key_twice", "a field stands twice in the form")
        fields[key] = value
    file = fields.pop("file", None)
    if not isinstance(file, UploadFile) or any(isinstance(value, UploadFile) for value in fields.values()):
        raise RefusalError(422, "invalid", "file: one file, with its name, is needed")
    return await file.read(), file.filename or "", checked(Document, fields)


def _judged(core: Core, data: bytes, name: str, caption: str) -> Judgement:
    from wa_redact.apps.documents import judge

    return judge(data, name, caption=caption, redactor=core.deciding.redactor())


def _together(judgement: Judgement, said: Verdict, situation: Situation | None) -> tuple[Judgement, Verdict]:
    """The judgement with what the guidance says of the caption, and the verdict that goes on record."""
    if situation is not None and situation.recipient == "colleague" and judgement.rule != UNREAD:
        judgement = replace(judgement, action=min(judgement.action, Action.WARN))
    if said.error is not None:
        error = f"{UNREAD}: the caption could not be judged"
        judgement = replace(judgement, action=Action.BLOCK, error=said.error, reasons=(*judgement.reasons, error))
    others = tuple(r for r in said.reasons if not r.startswith("no-identifiers") and r not in judgement.reasons)
    if others and said.error is None:
        action = Action.BLOCK if said.action >= Action.REDACT else said.action
        judgement = replace(judgement, action=max(judgement.action, action), reasons=(*judgement.reasons, *others))
    findings = tuple(Finding(0, 0, label, 1.0, "document") for label, n in judgement.findings.items() for _ in range(n))
    return judgement, Verdict(judgement.action, "", findings, judgement.reasons, judgement.error, said.reminders)
