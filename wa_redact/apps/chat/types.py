"""What a chat export is made of. No repr shows a name or a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from wa_redact.errors import WaRedactError
from wa_redact.labels import LABELS

#: what this package has written in an export before
PLACEHOLDER = re.compile(r"\[(" + "|".join((*LABELS, "GROUP")) + r")_(\d{1,6})\]")


class ChatError(WaRedactError):
    """An export that cannot be read. Names the file's place and the cause, never what stands there."""


class Kind(Enum):
    """What a line of an export reports."""

    MESSAGE = "message"
    MEDIA = "media"  # a file, sent or left out of the export
    DELETED = "deleted"
    CALL = "call"
    POLL = "poll"
    LOCATION = "location"
    CONTACT = "contact"  # a contact card
    SYSTEM = "system"  # written by WhatsApp itself: who joined, who left, what the group is called


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """A file that a message mentions. ``name`` is None when the export left it out; ``start``/``end`` bound the
    name in the message's text (code points, half-open).
    """

    kind: str  # image, video, audio, sticker, GIF, document, contact, media
    name: str | None = None
    start: int = 0
    end: int = 0

    def __repr__(self) -> str:
        return f"Attachment(kind={self.kind!r}, named={self.name is not None})"


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """One entry of a chat.

    ``line``: number of its first line in the export, from 1. ``time``: as the phone showed it, without a zone.
    ``stamp``: date and time as written. ``sender``: as written, None where WhatsApp itself speaks. ``text``: the
    body with its marks, lines joined by ``\\n``. ``head`` is all that stands before the body, ``name_at`` where in it
    the sender's name is, ``title`` where in the text a document's name stands before the file itself; ``head + text + ending`` is the entry as it stood in the file, when each line break inside
    ``text`` is written as ``newline``.
    """

    line: int
    time: datetime
    stamp: str
    sender: str | None
    text: str
    kind: Kind = Kind.MESSAGE
    attachments: tuple[Attachment, ...] = ()
    edited: bool = False
    title: tuple[int, int] = (0, 0)
    head: str = ""
    name_at: tuple[int, int] = (0, 0)
    newline: str = "\n"
    ending: str = "\n"

    def __repr__(self) -> str:
        return f"Message(line={self.line}, time={self.time.isoformat()}, kind={self.kind.value!r})"

    def raw(self, sender: str | None = None, text: str | None = None) -> str:
        """The entry as it stands in the export, with another sender's name or text where given."""
        head = self.head
        if sender is not None and self.sender is not None:
            a, b = self.name_at
            head = head[:a] + sender + head[b:]
        return head + (self.text if text is None else text).replace("\n", self.newline) + self.ending
