"""What a transcript says about itself: where it comes from, which stretch it holds, who made it and when."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wa_redact import __version__
from wa_redact.apps.chat import Chat, ChatError, Kind, Message
from wa_redact.apps.export.stretch import Stretch, day_said

_BLOCK = 1 << 20
#: people who are listed with their number of messages; a group can have a thousand
_PEOPLE = 40
_ORDERS = {"DMY": "day, month, year", "MDY": "month, day, year", "YMD": "year, month, day"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller asked for. ``at``: when the transcript was made, with a zone."""

    stretch: Stretch
    at: datetime
    by: str | None = None
    reference: str | None = None
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a transcript was made of. ``member``: the text inside an archive, with its own digest."""

    name: str = field(repr=False)
    size: int
    digest: str
    member: str | None = field(repr=False)
    member_digest: str | None


@dataclass(slots=True)
class Count:
    """What a stretch holds."""

    messages: int = 0
    chars: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    files: int = 0
    people: Counter[str] = field(default_factory=Counter, repr=False)
    first: datetime | None = None
    last: datetime | None = None

    def add(self, message: Message) -> None:
        """Count ``message``."""
        self.messages += 1
        self.chars += len(message.text)
        self.kinds[message.kind] += 1
        self.files += len(message.attachments)
        if message.sender is not None and message.kind is not Kind.SYSTEM:
            self.people[message.sender] += 1
        self.first = min(self.first or message.time, message.time)
        self.last = max(self.last or message.time, message.time)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that stands at the head of a transcript."""

    asked: Asked
    source: Source
    count: Count
    order: str
    certain: bool
    version: str = __version__

    @property
    def title(self) -> str:
        """What the document is."""
        return "WhatsApp transcript (redacted copy)" if self.asked.redacted else "WhatsApp transcript"

    @property
    def short_digest(self) -> str:
        """The digest as a page's header shows it."""
        return self.source.digest[:16]

    def rows(self) -> list[tuple[str, str]]:
        """The head of the document, in reading order."""
        a, s, c = self.asked, self.source, self.count
        rows = [("Case reference", a.reference)] if a.reference else []
        rows += [
            ("Stretch asked for", a.stretch.said() + " (both included)"),
            ("First and last message in it", f"{_time(c.first)} and {_time(c.last)}"),
            ("Entries", _entries(c)),
        ]
        if a.redacted:
            rows += [("Source file", "not named in a redacted copy")]
        else:
            rows += [("People", _people(c.people)), ("Source file", f"{s.name} ({s.size:,} bytes)")]
        rows += [("SHA-256 of the source", s.digest)]
        if s.member_digest:
            inside = "" if a.redacted else f" ({s.member})"
            rows += [("SHA-256 of the text in the archive", s.member_digest + inside)]
        rows += [
            ("Exported by", a.by or "not stated"),
            ("Exported at", f"{_zoned(a.at)}; {a.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"),
            ("Made with", f"wa-redact {self.version}"),
        ]
        return rows

    def notes(self) -> list[str]:
        """What a reader must know to read the document rightly."""
        if self.certain:
            order = f"Dates in the source are written {_ORDERS[self.order]}; its own days leave no other reading."
        else:
            order = (
                f"The dates in the source fit more than one order of day and month. They were read as "
                f"{_ORDERS[self.order]}: check one date that is known. Each message shows its date as written."
            )
        return [
            "Times are those that the phone which made the export showed. An export names no time zone.",
            order,
            "Identifying details were replaced by a program, which may have missed some."
            if self.asked.redacted
            else "Texts are as in the source.",
            "What is invisible, or would turn text round, is written as U+XXXX.",
        ]

    def record(self, made_by: str) -> str:
        """What is needed to make the same document again, as one line of JSON. ``made_by``: what it was laid out by."""
        a = self.asked
        data: dict[str, Any] = {
            "transcript": 1,
            "version": self.version,
            "made_by": made_by,
            "sha256": self.source.digest,
            "from": a.stretch.start.isoformat() if a.stretch.start else None,
            "before": a.stretch.end.isoformat() if a.stretch.end else None,
            "at": a.at.isoformat(),
            "zone": a.at.tzname(),
            "by": a.by,
            "reference": a.reference,
            "redacted": a.redacted,
            "name": None if a.redacted else self.source.name,
        }
        return json.dumps(data, separators=(",", ":"))


def source_of(chat: Chat, name: str | None = None) -> Source:
    """The file behind ``chat``, read in full. ``name``: what to call it. Raises ChatError when it cannot be read."""
    try:
        with chat.path.open("rb") as stream:
            size, digest = _digest(iter(lambda: stream.read(_BLOCK), b""))
        member_digest = None
        if chat.transcript is not None:
            with zipfile.ZipFile(chat.path) as archive, archive.open(chat.transcript) as inside:
                _, member_digest = _digest(iter(lambda: inside.read(_BLOCK), b""))
    except OSError as e:
        raise ChatError(f"cannot be read: {e.strerror or type(e).__name__}") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as e:
        raise ChatError(f"the archive is broken or locked ({type(e).__name__})") from None
    return Source(name or Path(chat.path).name, size, digest, chat.transcript, member_digest)


def _digest(blocks: Iterable[bytes]) -> tuple[int, str]:
    size, found = 0, hashlib.sha256()
    for block in blocks:
        size += len(block)
        found.update(block)
    return size, found.hexdigest()


def _time(time: datetime | None) -> str:
    return f"{day_said(time)}, {time:%H:%M:%S}" if time else ""


def _zoned(at: datetime) -> str:
    name, offset = at.tzname() or "", f"{at:%z}"
    zone = f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{day_said(at)}, {at:%H:%M:%S} {f'{name} ({zone})' if name.isalpha() and name != 'UTC' else zone}"


def _entries(count: Count) -> str:
    said = [f"{count.messages:,}"]
    kinds = [
        (count.files, "with or naming a file"),
        (count.kinds[Kind.CALL], "calls"),
        (count.kinds[Kind.DELETED], "deleted"),
        (count.kinds[Kind.SYSTEM], "notices by WhatsApp"),
    ]
    parts = [f"{n:,} {what}" for n, what in kinds if n]
    return said[0] + (f" ({', '.join(parts)})" if parts else "")


def _people(people: Counter[str]) -> str:
    ordered = sorted(people.items(), key=lambda p: (-p[1], p[0]))
    said = [f"{name} ({n:,})" for name, n in ordered[:_PEOPLE]]
    return ", ".join(said) + (f" and {len(ordered) - _PEOPLE:,} more" if len(ordered) > _PEOPLE else "")
