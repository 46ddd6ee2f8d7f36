"""What the rules of the guidance read of a message."""

from __future__ import annotations

from wa_redact.text import Text, normalise
from wa_redact.types import Message


def blanked(message: Message) -> Text:
    """The normal form in which each finding is one U+FFFC: a name is somebody, whatever it is."""
    if not message.findings:
        return message.text
    return normalise(message.text.raw, [f[:2] for f in message.findings])
