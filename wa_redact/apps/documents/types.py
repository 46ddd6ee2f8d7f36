"""What goes out of the judging of a document, and what is read in one. No repr shows a text, a name or a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wa_redact.errors import WaRedactError
from wa_redact.types import Action

#: the rules that a reason begins with, beside no-reports and no-identifiers
UNREAD, UNKNOWN, ALLOWED = "unread-document", "unknown-document", "allowed-document"


class HeldError(WaRedactError):
    """A file that cannot be read to its end. Says the cause in plain English, never anything that stands in it."""


class MissingLibraryError(WaRedactError):
    """What reads this kind of file is not installed; says how to install it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and where in the document it stands ("text", "a comment", "a hidden sheet")."""

    where: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the format itself says: a contact's telephone number, the place where a picture was taken."""

    label: str
    what: str
    value: str = field(repr=False)


@dataclass(slots=True)
class Content:
    """What was read in a document.

    ``media``: its type by its content. ``titles``: what it calls itself. ``files``: names of the files inside it.
    ``notes``: what a person should know, in plain English. ``unread``: why some of it could not be read, or None.
    """

    media: str = ""
    pieces: list[Piece] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    titles: list[str] = field(default_factory=list, repr=False)
    files: list[str] = field(default_factory=list, repr=False)
    notes: list[str] = field(default_factory=list)
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The decision about one attachment.

    ``rule``: the rule that decided, None when all may go. ``reasons``: each begins with the rule that it comes from.
    ``kind``: what kind of report it is (``ReportKind.name``), ``media``: its type by its content, as far as known.
    ``findings``: label -> how often it was found, in the file, its name and the caption. ``notes``: what else a person
    should know. ``sha256``: of the file, for the policy's list of files that may go. ``error``: the type of the
    failure when no decision was reached (``action`` is BLOCK then), else None. ``text``: what was read, when asked for.
    """

    action: Action
    rule: str | None = None
    reasons: tuple[str, ...] = ()
    kind: str | None = None
    media: str = ""
    findings: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    sha256: str = ""
    error: str | None = None
    text: str | None = field(default=None, repr=False)

    @property
    def sendable(self) -> bool:
        """True when the attachment may go."""
        return self.action <= Action.WARN and self.error is None

    def to_dict(self) -> dict[str, Any]:
        """The judgement as plain data, without the text."""
        return {
            "action": self.action.name,
            "rule": self.rule,
            "reasons": list(self.reasons),
            "kind": self.kind,
            "media": self.media,
            "findings": dict(self.findings),
            "notes": list(self.notes),
            "sha256": self.sha256,
            "error": self.error,
        }
