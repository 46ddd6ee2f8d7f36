"""What a thread knows: names and other values, and how sure it must be of one before it is looked for in other messages."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from wa_redact.detectors._roles import NOT_NAMES
from wa_redact.lists import sections, words
from wa_redact.names import CAPACITY, Names, parts
from wa_redact.render import key_of
from wa_redact.text import Text
from wa_redact.types import Finding

T = TypeVar("T")

#: a name of this score is known at once, one of less when a second message has it too
SURE = 0.9
#: below this a name is not counted at all
COUNTED = 0.5
#: words of a contact's name that are no part of a person's
_ROLES = words(sections("thread_words")["roles"])
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_VALUE = re.compile(r"(?<![^\W_])[^\W_](?:[ .\-/_]{0,2}[^\W_]){5,39}(?![^\W_])")
#: letters and digits of a value that is looked for again, and digits among them
_SHORTEST, _LONGEST, _FEWEST = 6, 40, 2


class Known:
    """The names and other values that a thread knows. ``repr`` shows how many, never which.

    ``ordinary``: tells of a word in small letters whether it is a word of general language and nobody's name.
    """

    def __init__(self, ordinary: Callable[[str], bool]) -> None:
        self.ordinary = ordinary
        self._names = Names()
        self._doubtful: OrderedDict[str, None] = OrderedDict()
        self._values: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._contacts: OrderedDict[str, None] = OrderedDict()
        #: goes up whenever something is learnt
        self.version = 0

    def __repr__(self) -> str:
        return f"Known(names={len(self._names)}, values={len(self._values)})"

    def contact(self, name: str) -> None:
        """Learn the name in a contact's name: "Bisi EH Lead" is Bisi, "Mum (Kayden)" is Kayden, a number is nobody."""
        if name in self._contacts or len(name) > 160:
            return
        _remember(self._contacts, name, None)
        for part in contact_parts(name, self.ordinary):
            self._learn(part, SURE)

    def learn(self, text: str, findings: Iterable[Finding]) -> None:
        """Remember what was found in the message ``text``, where it is sure enough."""
        for f in findings:
            value = text[f.start : f.end]
            if f.label == "PERSON":
                self._person(value, f.score)
            elif f.label not in ("DATE_OF_BIRTH", "PLACE", "ADDRESS") and f.score >= COUNTED:
                key = key_of(value)
                if _SHORTEST <= len(key) <= _LONGEST and sum(c.isdigit() for c in key) >= _FEWEST:
                    self.version += key not in self._values
                    _remember(self._values, key, (f.label, f.score))

    def mentions(self, views: Sequence[Text]) -> Iterator[Finding]:
        """What is known of a message in its ``views``, with offsets into it."""
        for view in views if len(self._names) else ():
            for f in self._names.find(view):
                word = _TOKEN.match(view.low, f.start)  # the whole of it: "this" is no Thi's
                if word is None or not self.ordinary(word.group()):
                    start, end = view.to_raw(f.start, f.end)
                    yield f._replace(start=start, end=end)
        raw = views[0].raw
        if self._values and any(view.digits >= _FEWEST for view in views):
            for m in _VALUE.finditer(raw):
                known = self._values.get(key_of(m.group()))
                if known is not None:
                    yield Finding(m.start(), m.end(), *known, "known_value")

    def _person(self, value: str, score: float) -> None:
        if score < COUNTED or len(value) > 80:
            return
        for part in parts(value):
            if len(part) < 3 or self.ordinary(part):
                continue
            if score < SURE and part not in self._doubtful:
                _remember(self._doubtful, part, None)
                continue
            written = next((w for w in _TOKEN.findall(value) if w.lower() == part), part)
            self._learn(written, min(score, SURE))

    def _learn(self, name: str, score: float) -> None:
        before = len(self._names)
        self._names.learn(name, score)
        self.version += len(self._names) != before


def _remember(memory: OrderedDict[str, T], key: str, value: T) -> None:
    """Put ``key`` last in ``memory``; of more than ``CAPACITY`` the first is forgotten."""
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > CAPACITY:
        memory.popitem(last=False)


def contact_parts(name: str, ordinary: Callable[[str], bool]) -> list[str]:
    """The words of a contact's name that are a person's."""
    found: list[str] = []
    for m in _TOKEN.finditer(name):
        word = m.group()
        low = word.lower().replace("\u2019", "'").removesuffix("'s")
        initials = word.isupper() and len(word) < 4 and not name.isupper()
        if len(low) > 1 and not (low in _ROLES or low in NOT_NAMES or ordinary(low) or initials):
            found.append(word[: len(low)])
    return found
