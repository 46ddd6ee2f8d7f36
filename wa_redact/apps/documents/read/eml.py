"""E-mails: who wrote to whom, the text, and what is attached, however deep."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read.html import page
from wa_redact.apps.documents.read.plain import decoded
from wa_redact.apps.documents.types import HeldError

_HEADERS = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Organization", "Comments", "Keywords")
_PARTS = 500


def read(data: bytes, gather: Gather) -> None:
    """Read headers, bodies and attachments. Raises HeldError for one that cannot be taken apart."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        _message(message, gather)
    except HeldError:
        raise
    except (ValueError, LookupError, AttributeError, TypeError, IndexError) as e:
        raise HeldError(f"it is damaged: not a whole e-mail ({type(e).__name__})") from None


def _message(message: Message, gather: Gather) -> None:
    gather.title(str(message.get("Subject", "")))
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            raise HeldError(f"it holds more than {_PARTS} parts")
        # an e-mail that was forwarded as such has a head of its own
        for name in _HEADERS:
            for value in part.get_all(name, []):
                gather.text("the e-mail's head", f"{name}: {value}")
        if not part.is_multipart():
            _part(part, gather)


def _part(part: Message, gather: Gather) -> None:
    content = part.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    name = part.get_filename()
    if name is None and part.get_content_type() == "text/html":
        page(decoded(content), gather)
    elif name is None and part.get_content_maintype() == "text":
        text = part.get_content() if isinstance(part, EmailMessage) else decoded(content)
        gather.text("text", text if isinstance(text, str) else decoded(content))
    elif content:
        gather.file(name or f"attachment.{part.get_content_subtype()[:5]}", content)
