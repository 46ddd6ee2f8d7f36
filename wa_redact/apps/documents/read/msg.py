"""Outlook e-mails."""

from __future__ import annotations

import io

import oxmsg

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read.html import page
from wa_redact.apps.documents.types import HeldError


def read(data: bytes, gather: Gather) -> None:
    """Read head, bodies and attachments. Raises HeldError for one that cannot be taken apart."""
    try:
        message = oxmsg.Message.load(io.BytesIO(data))
        head = [f"From: {message.sender or ''}", f"Subject: {message.subject or ''}"]
        head += [f"To: {r.name} {r.email_address}" for r in message.recipients]
        body, source = message.body, message.html_body
        files = [(a.file_name or "attachment", a.file_bytes) for a in message.attachments]
    except Exception as e:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise HeldError(f"it is damaged: not a whole e-mail ({type(e).__name__})") from None
    gather.text("the e-mail's head", "\n".join(line for line in head if not line.endswith(": ")))
    gather.title(message.subject or "")
    gather.text("text", body or "")
    if source:
        page(source, gather)
    if not body and not source:
        gather.unread("its text cannot be read")
    for name, content in files:
        if content is None:
            raise HeldError("a file inside it: it cannot be read")
        gather.file(name, content)
