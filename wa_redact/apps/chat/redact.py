"""A chat made safe: the same entries at the same times, with names, subjects, files and bodies that identify nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wa_redact.apps.chat.files import FileNames, person_of_card
from wa_redact.apps.chat.look import CONTACT, FILE, GROUP, Found, Look, Seen
from wa_redact.apps.chat.people import MAX_NAMES, tag
from wa_redact.apps.chat.types import ChatError
from wa_redact.policy import Policy
from wa_redact.render import key_of
from wa_redact.types import Action

#: stands for a message that could not be decided
WITHHELD = "[message withheld]"
_CACHED = 65_536


@dataclass
class Done:
    """What was done to a chat, in numbers."""

    messages: int = 0
    changed: int = 0
    withheld: int = 0
    labels: dict[str, int] = field(default_factory=dict)


class SafeChat:
    """The text of an export after redaction. ``parts`` gives it entry by entry and counts in ``done``.

    With ``keep_going`` a message that cannot be decided is withheld; otherwise it raises ChatError that names its line.
    """

    def __init__(self, look: Look, policy: Policy, *, keep_going: bool = False) -> None:
        self._look = look
        self._cast = look.cast
        self._keep_going = keep_going
        self._taken = frozenset(label for label in policy.rules if policy.action(label) > Action.WARN)
        self._senders: dict[str, str] = {}
        self._tokens: dict[tuple[str, str], str] = {}
        self._counts = dict(look.cast.placeholders)
        self.files = FileNames()
        self.done = Done()

    def __repr__(self) -> str:
        return f"SafeChat({self.done!r})"

    def parts(self) -> Iterator[str]:
        """The export, entry by entry."""
        for seen in self._look:
            yield self._safe(seen)

    def named(self, name: str) -> str:
        """What stands for the contact or group called ``name``."""
        if self._cast.stays(name):
            return name
        if self._cast.is_group_name(name) or self._cast.people.number(name) is None:
            return tag("GROUP", self._cast.groups.number(name))
        return tag("PERSON", self._cast.people.number(name))

    def called(self, name: str) -> str:
        """What stands for the contact or group that the export itself is named after."""
        return tag(*self._cast.called(name))

    def card(self, name: str) -> str:
        """What stands for the person of the contact card in the file called ``name``."""
        return tag("PERSON", self._cast.people.number(person_of_card(name)))

    def _safe(self, seen: Seen) -> str:
        part = seen.part
        if isinstance(part, str):
            if seen.error is None:
                return self._rendered(part, seen.found)
            return f"{self._withheld(seen.error, 1)}\n"
        self.done.messages += 1
        sender = part.sender and self._sender(part.sender)
        if seen.error is not None:
            return part.raw(sender, self._withheld(seen.error, part.line))
        text = self._rendered(part.text, seen.found)
        self.done.changed += text != part.text
        return part.raw(sender, text)

    def _withheld(self, error: str, line: int) -> str:
        if not self._keep_going:
            raise ChatError(f"line {line}: could not be decided ({error})")
        self.done.withheld += 1
        return WITHHELD

    def _sender(self, name: str) -> str:
        safe = self._senders.get(name)
        if safe is None:
            safe = self._senders[name] = self.named(name) if "PERSON" in self._taken else name
        return safe

    def _rendered(self, text: str, found: tuple[Found, ...]) -> str:
        if not found:
            return text
        out: list[str] = []
        position = 0
        for f in found:
            out += (text[position : f.start], self._instead(text, f))
            position = f.end
        out.append(text[position:])
        return "".join(out)

    def _instead(self, text: str, f: Found) -> str:
        value = text[f.start : f.end]
        if f.what == FILE:
            return self.files.safe(value)
        if f.what == GROUP:
            return value if self._cast.stays(value) else tag("GROUP", self._cast.groups.number(value))
        label = "PERSON" if f.what == CONTACT else f.what
        if label not in self._taken:
            return value
        self.done.labels[label] = self.done.labels.get(label, 0) + 1
        if f.what == CONTACT:
            return f.name if self._cast.stays(f.name) else tag("PERSON", self._cast.people.number(f.name))
        if label == "PERSON":
            return self._cast.people.token(text, f.start, f.end)
        return self._token(label, value)

    def _token(self, label: str, value: str) -> str:
        key = (label, key_of(value))
        token = self._tokens.get(key)
        if token is None:
            if len(self._tokens) >= MAX_NAMES:
                return tag(label, None)
            self._counts[label] = self._counts.get(label, 0) + 1
            token = self._tokens[key] = tag(label, self._counts[label])
        return token
