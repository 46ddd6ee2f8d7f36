"""What clients send: the paths of each provider, judged and handed on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wa_redact.apps.gateway import answers, heads, json_text, meta, notify, twilio
from wa_redact.apps.gateway.answers import Shape
from wa_redact.apps.gateway.desk import Desk, Ruling
from wa_redact.apps.gateway.forward import Forwarder
from wa_redact.apps.gateway.json_text import JsonError
from wa_redact.apps.gateway.meta import Sent
from wa_redact.apps.service.errors import RefusalError
from wa_redact.types import Action

#: body -> what it sends, and the body with other texts in it
Reader = Callable[[bytes], tuple[Sent, Callable[[Any], bytes]]]


def _json_reader(sent: Callable[[json_text.JsonText], Sent]) -> Reader:
    def read(raw: bytes) -> tuple[Sent, Callable[[Any], bytes]]:
        body = json_text.read(raw)
        return sent(body), body.replaced

    return read


def _form_reader(raw: bytes) -> tuple[Sent, Callable[[Any], bytes]]:
    form = twilio.read(raw)
    return twilio.sent(form), form.replaced


META, GROUP, CALL = _json_reader(meta.sent), _json_reader(meta.group), _json_reader(meta.call)
NOTIFY, TWILIO = _json_reader(notify.sent), _form_reader
#: the fields beside an uploaded file, and what may stand there
_UPLOAD = {"messaging_product": re.compile("whatsapp"), "type": re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,90}", re.ASCII)}
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Outbound:
    """Requests to one provider at the base URL ``upstream``."""

    desk: Desk
    forwarder: Forwarder
    upstream: str
    shape: Shape

    async def message(self, request: Request, reader: Reader, sender: str) -> Response:
        """Judge a request that sends something, and hand it on as it came, or with only the judged texts changed."""
        heads.sends(request, heads.FORM if reader is TWILIO else heads.JSON)
        raw = await request.body()
        try:
            sent, replaced = reader(raw)
        except JsonError as e:
            raise RefusalError(400, "unreadable", f"the body cannot be judged: {e}") from None
        if sent.receipt:
            return await self.pass_on(request, raw)
        sender = sender or sent.sender
        ruling = await self.desk.ruling(request, sent, sender)
        self.desk.counted(ruling)
        if not ruling.goes:
            return answers.blocked(self.shape, ruling.outcome, ruling.decision)
        body = replaced(ruling.outcome.edits) if ruling.outcome.edits else raw
        return await self.pass_on(request, body, _told(ruling))

    async def upload(self, request: Request, sender: str) -> Response:
        """Judge a file that ``sender`` uploads, hand it on as it came, and remember the id that it gets."""
        heads.sends(request, heads.FILES)
        raw = await request.body()
        data, name = await _one_file(request)
        judged = await self.desk.files.uploaded(data, name)
        ruling = await self.desk.filing(request, data, name, judged, sender)
        self.desk.counted(ruling)
        if not ruling.goes:
            return answers.blocked(self.shape, ruling.outcome, ruling.decision)
        url = self.upstream + _target(request)
        response, answer = await self.forwarder.whole(request.method, url, request.headers.raw, raw, self.shape)
        media_id = _id(answer) if answer is not None else None
        if media_id is not None:
            self.desk.files.remember(media_id, judged)
        return response

    async def pass_on(self, request: Request, body: bytes, extra: dict[str, str] | None = None) -> Response:
        """Hand a request on with ``body``, and its answer back."""
        url = self.upstream + _target(request)
        return await self.forwarder.send(request.method, url, request.headers.raw, body, self.shape, extra)


def _target(request: Request) -> str:
    """Path and query exactly as they were asked for. Raises RefusalError for a path that can be read in two ways."""
    path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    parts = path.split(b"/")
    if b"%" in path or b"\\" in path or b"." in parts or b".." in parts or b"" in parts[1:-1]:
        raise RefusalError(400, "path", "a path that can be read in two ways")
    query: bytes = request.scope["query_string"]
    return (path + (b"?" + query if query else b"")).decode("latin-1")


async def _one_file(request: Request) -> tuple[bytes, str]:
    """The file that is uploaded, and its name. Raises RefusalError for a form with anything more in it."""
    try:
        async with request.form(max_files=1, max_fields=2) as form:
            files = [value for value in form.values() if not isinstance(value, str)]
            fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
            if len(files) == 1 and all(_UPLOAD.get(k, _NOTHING).fullmatch(v) for k, v in fields.items()):
                return await files[0].read(), files[0].filename or ""
    except HTTPException:
        pass  # its own words are the framework's
    raise RefusalError(400, "unreadable", "an upload is one file in a form, with messaging_product and type")


def _told(ruling: Ruling) -> dict[str, str]:
    """Headers that tell the client what was done."""
    out = {}
    if ruling.decision:
        out[answers.DECISION_HEADER] = ruling.decision
    if ruling.outcome.action > Action.ALLOW:
        out["X-WA-Redact-Action"] = ruling.outcome.action.name
        out[answers.REASON_HEADER] = ", ".join(answers.ids(ruling.outcome.reasons))
    if ruling.outcome.reminders:
        out["X-WA-Redact-Reminders"] = ", ".join(answers.ids(ruling.outcome.reminders))
    return out


def _id(answer: bytes) -> str | None:
    try:
        found = json.loads(answer)
    except ValueError:
        return None
    media_id = found.get("id") if isinstance(found, dict) else None
    return media_id if isinstance(media_id, str) else None
