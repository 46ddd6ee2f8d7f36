"""Who is who in a chat: one number for one person, however the person is called.

First everybody is met: contacts (who wrote, who was added) one by one, then the names that were found in messages. Then
``settle`` decides which names mean the same person: "Tyla Grant", "tyla", "Tyla's" and a short form do when there is
only one such person in the chat, and two Tylas with different surnames are two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from wa_redact.apps.chat.contacts import Contact, Key, cleaned, key_of_name, number_of, read
from wa_redact.apps.chat.same import Index, contains
from wa_redact.apps.chat.types import ChatError
from wa_redact.names import CAPACITY

#: as many contacts as a chat may have, and as many names in messages as are told apart
MAX_CONTACTS = 100_000
MAX_NAMES = 200_000
#: characters of a name; WhatsApp allows 25 of a profile's and 100 of a group's
NAME_LIMIT = 200
#: from this score on a name is believed at once, from the lower one when it is found twice
SURE, LIKELY = 0.9, 0.5

_TOGETHER = re.compile(r"(\s*(?:,|&|\+|/|(?<=\s)(?:and|n)(?=\s))\s*)")


class People:
    """The persons of one chat. ``repr`` shows how many there are, never who.

    ``ordinary`` tells words of general language from names. ``first``: the first number to be given.
    """

    def __init__(self, ordinary: Callable[[str], bool] = lambda _: False, first: int = 1) -> None:
        self._ordinary = ordinary
        self._first = first
        self._numbers: dict[str, int] = {}  # cleaned contact (or, for a telephone number, \\0 and its digits) -> number
        self._contacts: list[Contact] = []
        self._met: dict[Key, float] = {}
        self._of_key: dict[Key, int] = {}
        self._of_identity: dict[int, int] = {}
        self._next = first

    def __repr__(self) -> str:
        return f"People(contacts={len(self._contacts)}, names={len(self._met)})"

    def contact(self, name: str) -> int:
        """The number of the contact called ``name``; met now, if it was not yet. Raises ChatError beyond the limit."""
        key = _saved(name)
        if key not in self._numbers:
            if len(self._contacts) >= MAX_CONTACTS:
                raise ChatError(f"more than {MAX_CONTACTS} people in one chat")
            self._numbers[key] = self._next
            self._next += 1
            self._contacts.append(read(key, self._ordinary))
        return self._numbers[key]

    def known(self, name: str) -> bool:
        """True for the name of a contact."""
        return _saved(name) in self._numbers

    def is_named(self, name: str) -> bool:
        """True for a contact whose name holds the name of a person: "Mum (Kayden)", and not "Mum" or "Work mobile"."""
        number = self._numbers.get(_saved(name))
        return number is not None and any(self._contacts[number - self._first])

    def names(self) -> Iterator[str]:
        """The contacts' names (cleaned), in the order in which they were met; telephone numbers are left out."""
        return (name for name in self._numbers if not name.startswith("\0"))

    def spoken(self, name: str) -> str:
        """The words of the contact ``name`` that are names, the contact's own and others', without roles and the like."""
        number = self._numbers.get(_saved(name))
        if number is None:
            return ""
        contact = self._contacts[number - self._first]
        return " ".join((*contact.written, *contact.others))

    def earliest(self) -> list[str]:
        """``spoken`` of those who were met first; no more than a thread remembers."""
        return [said for name in islice(self.names(), CAPACITY) if (said := self.spoken(name))]

    def met(self, raw: str, start: int, end: int, score: float) -> None:
        """A name was found at ``raw[start:end]``."""
        for a, b in _each(raw, start, end) if end - start <= NAME_LIMIT else ():
            key = _key(raw, a, b)
            if key in self._met or len(self._met) < MAX_NAMES:
                self._met[key] = max(SURE if key in self._met and score >= LIKELY else score, self._met.get(key, 0.0))

    def believed(self) -> Iterator[str]:
        """The words of names that stand for a person wherever they are met in the chat."""
        for contact in self._contacts:
            for key in contact.own:
                yield from (part for part in key.parts if len(part) > 2)
            yield from contact.others
        for key, score in self._met.items():
            if score >= SURE:
                yield from (part for part in key.parts if len(part) > 2 and not self._ordinary(part) and part[0] != "=")

    def settle(self) -> None:
        """Give every name a number, in the order in which they were met; nothing is met afterwards."""
        for contact in self._contacts:
            for name in contact.others:
                self._met.setdefault(key_of_name(name), SURE)
        whose = self._whose()
        for key in self._met:
            own = whose[key]
            if own not in self._of_identity:
                self._of_identity[own] = self._next
                self._next += 1
            self._of_key[key] = self._of_identity[own]

    def _whose(self) -> dict[Key, int]:
        """Whose each name is: the number of a contact, or below zero somebody who is no contact."""
        known, wide = Index(), Index()
        for number, contact in enumerate(self._contacts, self._first):
            self._of_identity[number] = number
            for key in contact.own:
                known.add(key, number, contact=True)
        found: dict[Key, int] = {}
        left: list[Key] = []
        for key in self._met:
            same = known.same(key)
            if len(same) == 1:
                found[key] = same.pop()
            else:
                left.append(key)
                wide.add(key, 0)
        # the fullest names first: whatever is contained in one of them is the same person when it is in no other
        for i, key in enumerate(sorted(left, key=lambda k: -len(k.parts)), 1):
            above = known.above(key, titled=self._both_titles(key))
            if len(above) == 1:
                found[key] = above.pop()
                continue
            found[key] = -i if above else self._shorter(key, known, wide) or -i
            if not above:
                known.add(key, found[key])
        return found

    def _both_titles(self, key: Key) -> bool:
        """True for "Mr Jones" in a chat with a Mrs Jones: neither is simply Kate Jones."""
        return bool(key.title) and Key("f" if key.title == "m" else "m", key.parts) in self._met

    def _shorter(self, key: Key, known: Index, wide: Index) -> int | None:
        """The one contact whose whole name is a part of ``key`` and of no other person's name."""
        below = known.below(key)
        if len(below) != 1:
            return None
        (whose, short), *_ = below.items()
        others = wide.holders(short)
        return whose if all(contains(key, o) or contains(o, key) for o in others) else None

    def token(self, raw: str, start: int, end: int) -> str:
        """What stands for the name at ``raw[start:end]``; two names in one stretch ("Jan & Pete") are two persons."""
        if end - start > NAME_LIMIT:
            return tag("PERSON", None)
        pieces = list(_each(raw, start, end))
        out, position = [], start
        for a, b in pieces:
            out += [raw[position:a] if len(pieces) > 1 else "", self._token(raw, a, b)]
            position = b
        return "".join(out)

    def number(self, name: str) -> int | None:
        """The number of the person called ``name``: a contact as written, or somebody met in a message."""
        found = self._numbers.get(_saved(name))
        return found if found is not None else self._of_key.get(key_of_name(cleaned(name)))

    def is_contact(self, raw: str, start: int, end: int) -> bool:
        """True for a name of somebody who is in the chat."""
        number = self._of_key.get(_key(raw, start, end))
        return number is not None and number < self._first + len(self._contacts)

    def _token(self, raw: str, start: int, end: int) -> str:
        return tag("PERSON", self._of_key.get(_key(raw, start, end)))


def _saved(name: str) -> str:
    plain = cleaned(name)
    digits = number_of(plain)
    return f"\0{digits}" if digits else plain


def _each(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in ``raw[start:end]``: one, or several that a list or an "and" joins."""
    value = raw[start:end]
    found = []
    position = start
    for m in [*_TOGETHER.finditer(value), None]:
        stop = start + m.start() if m else end
        found.append((position, stop))
        position = start + m.end() if m else end
    whole = all(any(c.isalpha() for c in raw[a:b]) and b - a > 1 for a, b in found)
    return found if whole else [(start, end)]


def _key(raw: str, start: int, end: int) -> Key:
    return key_of_name(raw[start:end], raw[max(0, start - 8) : start])


class Groups:
    """The names that groups and communities of a chat bear, numbered."""

    def __init__(self, first: int = 1) -> None:
        self._numbers: dict[str, int] = {}
        self._first = first

    def __repr__(self) -> str:
        return f"Groups({len(self._numbers)})"

    def add(self, name: str) -> None:
        """Number the group called ``name``."""
        if len(self._numbers) < MAX_NAMES and len(name) <= NAME_LIMIT:
            self._numbers.setdefault(cleaned(name), self._first + len(self._numbers))

    def number(self, name: str) -> int | None:
        """The number of the group called ``name``, or None when it was not added."""
        return self._numbers.get(cleaned(name))


def tag(label: str, number: int | None) -> str:
    """What is written for a person or group; without a number where there were too many to be told apart."""
    return f"[{label}]" if number is None else f"[{label}_{number}]"
