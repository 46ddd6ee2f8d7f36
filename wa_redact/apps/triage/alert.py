"""The alert for a manager: when, which message, whose by number, what kind, how soon, what to do. Never its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wa_redact import __version__
from wa_redact.apps.triage.types import Flag, Kind, Triage, Urgency

#: the department's guidance on inappropriate messages and attachments that are received
GUIDANCE = (
    "Tell your manager at once. Do not delete or forward the messages: they are evidence. "
    "If anybody is in immediate danger, ring 999."
)
_SAID = {Urgency.NOW: "NOW", Urgency.TODAY: "TODAY", Urgency.ROUTINE: "ROUTINE"}
_WHEN = {Urgency.NOW: "Act now", Urgency.TODAY: "Today", Urgency.ROUTINE: "When you next look"}
_DO = {
    Kind.SELF_HARM: "Read it now and speak to them or to whoever is with them; if in danger 999, else the crisis team.",
    Kind.HARM: "Read it, keep the words as they are, ask no leading questions; follow the safeguarding procedure.",
    Kind.THREAT: "Read it before anybody visits or replies; police where there is a weapon or a threat to life.",
    Kind.SEXUAL: "Read it with a manager; do not forward pictures of children; police where a child is in them.",
    Kind.CONTACT: "Check it against the agreed arrangement and any order; tell the carer or placement where needed.",
    Kind.ABUSE: "Read it, do not answer in kind; decide with the manager about a reply and about visiting alone.",
    Kind.MEDIA: "Somebody has to look at it: no program here reads pictures or recordings.",
    Kind.UNREAD: "Somebody has to read it: the rules could not.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A flagged message. ``line``: of its source, from 1. ``sender``: a number, None where the source names nobody."""

    line: int
    time: datetime | None
    sender: int | None
    triage: Triage

    def to_dict(self) -> dict[str, Any]:
        """The item as plain data."""
        return {
            "line": self.line,
            "time": self.time.isoformat() if self.time else None,
            "sender": self.sender,
            "urgency": _SAID[self.triage.urgency or Urgency.ROUTINE].lower(),
            "flags": [
                {
                    "kind": f.kind.value,
                    "urgency": _SAID[f.urgency].lower(),
                    "rule": f.rule,
                    "why": f.why,
                    "do": _DO[f.kind],
                }
                for f in self.triage.flags
            ],
        }


@dataclass(frozen=True, slots=True)
class Alert:
    """What was found in one source. ``digest``: SHA-256 of the source, which is not named: a chat's name is a person's."""

    digest: str
    at: datetime
    read: int
    items: tuple[Item, ...]

    def to_dict(self) -> dict[str, Any]:
        """The alert as plain data."""
        return {
            "made_at": self.at.isoformat(),
            "made_with": f"wa-redact {__version__}",
            "source_sha256": self.digest,
            "messages_read": self.read,
            "guidance": GUIDANCE,
            "items": [item.to_dict() for item in self.items],
        }

    def text(self) -> Iterator[str]:
        """The alert as lines of text."""
        yield f"Received messages to look at: {len(self.items)} of {self.read:,} read"
        yield f"made {self.at:%d/%m/%Y %H:%M} with wa-redact {__version__}; source SHA-256 {self.digest}"
        yield ""
        if not self.items:
            yield "Nothing was flagged. Rules and a comparison miss some: it is no substitute for reading."
            return
        yield from _wrapped(GUIDANCE, "")
        for urgency in sorted(Urgency, reverse=True):
            found = [item for item in self.items if item.triage.urgency == urgency]
            if not found:
                continue
            yield ""
            yield f"{_WHEN[urgency]} ({len(found)})"
            yield "-" * 72
            for item in found:
                yield from _told(item)


def _told(item: Item) -> Iterator[str]:
    when = f"{item.time:%a %d/%m/%Y %H:%M}" if item.time else "no time"
    who = f"sender {item.sender}" if item.sender else "no sender"
    yield f"{when}  line {item.line}  {who}"
    for flag in item.triage.flags:
        yield from _wrapped(f"{flag.kind.value} ({flag.rule}): {flag.why}", "    ")
        yield from _wrapped(_DO[flag.kind], "    -> ")


def _wrapped(text: str, before: str) -> Iterable[str]:
    import textwrap

    return textwrap.wrap(text, 88, initial_indent=before, subsequent_indent=" " * len(before))


#: a picture or recording that somebody has to look at
UNSEEN = Flag(Kind.MEDIA, Urgency.ROUTINE, "media.unseen", "A picture, recording or file came; nobody here has looked.")
