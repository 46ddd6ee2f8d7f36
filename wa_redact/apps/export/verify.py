"""Whether a transcript still says what its source says: it is made again from the source and compared byte by byte."""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from wa_redact.apps.chat import ChatError, open_chat
from wa_redact.apps.export.facts import Asked, source_of
from wa_redact.apps.export.make import facts_of, written
from wa_redact.apps.export.page import MADE_BY
from wa_redact.apps.export.stretch import Stretch

_BLOCK = 1 << 20
#: a page says of what it was made in its head, a PDF in its metadata, which stands there as plain XML
_IN_PAGE = re.compile(rb'<meta name="wa-redact-transcript" content="([^"]{2,20000})">')
_IN_PDF = re.compile(rb"<pdf:Keywords>([^<]{2,20000})</pdf:Keywords>")
_HEAD = 65_536
#: bytes of a PDF that are read; ours stay below
PDF_LIMIT = 1_073_741_824


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found: a sentence about the source and one about the transcript. ``same`` None: it cannot be told."""

    source: str
    transcript: str
    same: bool | None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document of ours: its digest and the note in it of what it was made of."""

    digest: str
    asked: Asked
    note: dict[str, Any] = field(repr=False)


def compared(theirs: Transcript, source: str | Path) -> Compared:
    """Compare a transcript with the chat in the file ``source``. Raises ChatError when that is none."""
    asked, note = theirs.asked, theirs.note
    chat = open_chat(source)
    found = source_of(chat, note["name"])
    if found.digest != note["sha256"]:
        said = f"NOT the file that the transcript names, whose SHA-256 is {note['sha256']}"
        return Compared(said, "not compared", same=False)
    said = f"the file that the transcript names (SHA-256 {note['sha256']})"
    if asked.redacted:
        return Compared(said, "a redacted copy: its text is not compared", same=None)
    ours, head = hashlib.sha256(), b""
    for piece in written(chat, facts_of(chat, found, asked), iter, ".html" if note["made_by"] == MADE_BY else ".pdf"):
        ours.update(piece)
        head = head if len(head) > _HEAD else head + piece
    if ours.hexdigest() == theirs.digest:
        return Compared(said, f"unchanged; it says what the source says, {asked.stretch.said()}", same=True)
    if _note(head) != note:
        return Compared(
            said,
            f"made by wa-redact {note['version']} ({note['made_by']}); what is installed here lays it out another way, "
            f"so it cannot be compared",
            same=None,
        )
    return Compared(said, "CHANGED since it was made", same=False)


def transcript_at(path: str | Path) -> Transcript:
    """The transcript in the file ``path``. Raises ChatError when it is none of ours."""
    digest, head = hashlib.sha256(), b""
    try:
        with Path(path).open("rb") as stream:
            if stream.read(5) == b"%PDF-":
                stream.seek(0)
                head = stream.read(PDF_LIMIT)
            stream.seek(0)
            while block := stream.read(_BLOCK):
                head = head or block
                digest.update(block)
    except OSError as e:
        raise ChatError(f"cannot be read: {e.strerror or type(e).__name__}") from None
    note = _note(head)
    try:
        asked = _asked(note)
        for key in ("sha256", "version", "made_by"):
            note[key] = str(note[key])
    except (KeyError, TypeError, ValueError, OverflowError):
        raise ChatError("its note of what it was made of cannot be read") from None
    return Transcript(digest.hexdigest(), asked, note)


def _note(data: bytes) -> dict[str, Any]:
    m = (_IN_PDF if data.startswith(b"%PDF-") else _IN_PAGE).search(data)
    try:
        note = json.loads(html.unescape(m[1].decode())) if m else None
    except (ValueError, RecursionError):
        note = None
    if not isinstance(note, dict) or note.get("transcript") != 1:
        raise ChatError("no transcript that wa-redact wrote")
    return note


def _asked(note: dict[str, Any]) -> Asked:
    at = datetime.fromisoformat(note["at"])
    zone = timezone(at.utcoffset() or timedelta(), note["zone"])
    start, end = (datetime.fromisoformat(note[k]) if note[k] else None for k in ("from", "before"))
    note["name"] = note["name"] and str(note["name"])
    by, reference = (note[k] if note[k] is None else str(note[k]) for k in ("by", "reference"))
    return Asked(Stretch(start, end), at.replace(tzinfo=zone), by, reference, bool(note["redacted"]))
