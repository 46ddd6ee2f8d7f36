"""Meets who is in a chat: senders, members, mentioned contacts, groups; and what was redacted in it before."""

from __future__ import annotations

import re
from collections.abc import Callable

from wa_redact.apps.chat.contacts import cleaned, name_in
from wa_redact.apps.chat.mentions import marked, pasted
from wa_redact.apps.chat.people import MAX_CONTACTS, NAME_LIMIT, Groups, People
from wa_redact.apps.chat.read import Chat
from wa_redact.apps.chat.system import pieces
from wa_redact.apps.chat.types import PLACEHOLDER, ChatError, Kind
from wa_redact.policy import Policy
from wa_redact.types import Finding

#: kinds of entries whose words are WhatsApp's own
OWN_KINDS = frozenset((Kind.SYSTEM, Kind.CALL, Kind.DELETED))
_OF_GROUP = re.compile(r"\b(?:group|added|removed|left|joined|subject|admin|community)\b")
# characters of WhatsApp's lines that wait until every sender is known: "Jan and Pete" may be one contact
_WAITING = 4_000_000


class Cast:
    """Who is in ``chat``, numbered in the order of the export. ``repr`` shows how many.

    ``ordinary`` tells words of general language from names. Raises ChatError for too many people and for what cannot
    be read.
    """

    def __init__(
        self,
        chat: Chat,
        policy: Policy,
        ordinary: Callable[[str], bool],
        done: Callable[[int], object] = lambda _: None,
    ) -> None:
        self._policy = policy
        #: the highest number that a placeholder in the export has, by label
        self.placeholders: dict[str, int] = {}
        self.is_group = False
        self._names: dict[str, bool] = {}  # True: writes messages, or has something done to them
        self._subjects: dict[str, None] = {}
        self._meet(chat, done)
        self.people = People(ordinary, 1 + self.placeholders.get("PERSON", 0))
        self.groups = Groups(1 + self.placeholders.get("GROUP", 0))
        self._called = {cleaned(n) for n, writes in self._names.items() if not writes and self.is_group}
        self._called.update(cleaned(n) for n in self._subjects if not self._names.get(n))
        for name in (*self._subjects, *self._names):
            if (cleaned(name) in self._called or name in self._subjects) and not PLACEHOLDER.fullmatch(name):
                self.groups.add(name)
        for name in self._names:
            if cleaned(name) not in self._called and not PLACEHOLDER.fullmatch(name):
                self.people.contact(name)

    def __repr__(self) -> str:
        return f"Cast(people={self.people!r}, groups={self.groups!r})"

    def is_group_name(self, sender: str) -> bool:
        """True when WhatsApp's lines stand under ``sender``, the group's name, and nobody is called so."""
        return cleaned(sender) in self._called

    def stays(self, name: str) -> bool:
        """True for a contact whom the policy lets stand, and for what this package has written before."""
        if PLACEHOLDER.fullmatch(name):
            return True
        value = name_in(cleaned(name), lambda _: False)
        return bool(value) and not self._policy.keeps(Finding(0, len(value), "PERSON", 1.0, "contact"), value)

    def called(self, name: str) -> tuple[str, int | None]:
        """Label and number of the contact or group that the export is named after.

        A file's name has no emoji and no signs that a file system forbids.
        """
        plain = _loose(name)
        for one in self._subjects:
            if _loose(one) == plain:
                return "GROUP", self.groups.number(one)
        for one in self._names:
            if _loose(one) == plain:
                return (
                    ("GROUP", self.groups.number(one))
                    if self.is_group_name(one)
                    else ("PERSON", self.people.number(one))
                )
        return ("GROUP" if self.is_group else "PERSON"), None

    def _meet(self, chat: Chat, done: Callable[[int], object]) -> None:
        waiting: list[str] = []
        size = 0
        for part in chat.parts():
            done(0)
            if isinstance(part, str):
                self._count_placeholders(part)
                continue
            self._count_placeholders(part.text)
            self._count_placeholders(part.sender or "")
            own = part.kind in OWN_KINDS
            if part.sender is not None:
                self._names[part.sender] = self._names.get(part.sender, False) or not own
            if own:
                waiting.append(part.text)
                size += len(part.text)
                self.is_group = self.is_group or bool(_OF_GROUP.search(part.text))
            else:
                self._names.update((m.name, True) for found in (marked, pasted) for m in found(part.text))
            if size > _WAITING:
                self._meet_told(waiting)
                waiting, size = [], 0
            if len(self._names) > MAX_CONTACTS:
                raise ChatError(f"more than {MAX_CONTACTS} people in one chat")
        self._meet_told(waiting)

    def _meet_told(self, lines: list[str]) -> None:
        """Meet whom WhatsApp's own lines name."""
        for text in dict.fromkeys(lines):
            for piece in pieces(text, self._names.__contains__)[0]:
                name = text[piece.start : piece.end]
                if len(name) > NAME_LIMIT:
                    continue
                if piece.what == "group":
                    self._subjects[name] = None
                elif piece.what == "person":
                    self._names[name] = True

    def _count_placeholders(self, text: str) -> None:
        if "[" in text:
            for m in PLACEHOLDER.finditer(text):
                self.placeholders[m[1]] = max(self.placeholders.get(m[1], 0), int(m[2]))


def _loose(name: str) -> str:
    return "".join(c for c in cleaned(name).casefold() if c.isalnum())
