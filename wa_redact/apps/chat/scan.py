"""What leaked in a chat: counts by label, sender and day, and the places. Values only where they are asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import NamedTuple

from wa_redact.apps.chat.export_name import chat_name, safe_export_name
from wa_redact.apps.chat.files import is_plain, person_of_card
from wa_redact.apps.chat.look import CONTACT, FILE, GROUP, Found, Look, Seen
from wa_redact.apps.chat.meet import OWN_KINDS
from wa_redact.apps.chat.read import open_chat
from wa_redact.apps.chat.redact import SafeChat
from wa_redact.apps.chat.severity import MEMBER, Severity, severity
from wa_redact.apps.chat.types import ChatError, Message
from wa_redact.engine import Engine
from wa_redact.errors import UndecidedError

#: places that a report lists for one chat; the counts are of all
PLACES = 2_000

_BETWEEN = re.compile(r"[_\-.]+")


class Place(NamedTuple):
    """Where something leaked. ``where``: "message", "name of a file" or "subject". ``value``: None unless asked for."""

    line: int
    time: str
    sender: str
    label: str
    score: float
    where: str
    member: bool = False
    value: str | None = None


@dataclass
class Scan:
    """What was found in one export. ``name`` shows nobody's name; ``path`` is None unless values were asked for.

    ``hours``: "2026-02-03T14" -> label -> count, a person who is in the chat as MEMBER. ``error``: why it could not be read, or None.
    """

    number: int
    name: str
    path: str | None = None
    messages: int = 0
    leaking: int = 0
    first: str | None = None
    last: str | None = None
    labels: Counter[str] = field(default_factory=Counter)
    members: int = 0
    senders: dict[str, Counter[str]] = field(default_factory=dict)
    hours: dict[str, Counter[str]] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    places_left_out: int = 0
    undecided: list[tuple[int, str]] = field(default_factory=list)
    undecided_count: int = 0
    error: str | None = None

    @property
    def total(self) -> int:
        """How often something was found."""
        return sum(self.labels.values())

    @property
    def days(self) -> dict[str, Counter[str]]:
        """``hours``, added up by date."""
        found: dict[str, Counter[str]] = {}
        for hour, labels in sorted(self.hours.items()):
            found.setdefault(hour[:10], Counter()).update(labels)
        return found

    @property
    def severity(self) -> Severity:
        """The worst day's."""
        return max((severity(day) for day in self.days.values()), default=Severity.NONE)

    def worst_first(self) -> tuple[int, int, int]:
        """Sorts the worst to the front, and what could not be read behind it."""
        return (-int(self.severity), -self.total, self.number)


class Scanner:
    """Scans exports with one engine. ``show_values``: tell what was found, and the paths."""

    def __init__(self, engine: Engine, *, show_values: bool = False) -> None:
        self._engine = engine
        self._show = show_values

    def __call__(self, number: int, path: str, done: Callable[[int], object] = lambda _: None) -> Scan:
        """What leaked in the export at ``path``, the ``number``-th. Never raises for a bad file: ``error`` says it."""
        scan = Scan(number, _hidden_name(path, self._engine), path if self._show else None)
        try:
            look = Look(open_chat(path), self._engine, done)
            safe = SafeChat(look, self._engine.policy, keep_going=True)
            if chat_name(path):
                scan.name = safe_export_name(PurePath(path).name, safe.called)
            for seen in look:
                if isinstance(seen.part, Message):
                    self._count(scan, look, safe, seen, seen.part)
        except ChatError as e:
            scan.error = str(e)
        return scan

    def _count(self, scan: Scan, look: Look, safe: SafeChat, seen: Seen, message: Message) -> None:
        scan.messages += 1
        scan.first = scan.first or message.time.isoformat()
        scan.last = message.time.isoformat()
        if seen.error is not None:
            scan.undecided_count += 1
            if len(scan.undecided) < PLACES:
                scan.undecided.append((message.line, seen.error))
            return
        places = [p for f in seen.found for p in self._places(look, f, message)]
        if not places:
            return
        scan.leaking += 1
        sender = safe.named(message.sender) if message.sender else "WhatsApp"
        hour = scan.hours.setdefault(message.time.isoformat()[:13], Counter())
        of_sender = scan.senders.setdefault(sender, Counter())
        for place in places:
            scan.labels[place.label] += 1
            scan.members += place.member
            of_sender[place.label] += 1
            hour[MEMBER if place.member else place.label] += 1
            if len(scan.places) < PLACES:
                scan.places.append(place._replace(sender=sender))
            else:
                scan.places_left_out += 1

    def _places(self, look: Look, f: Found, message: Message) -> list[Place]:
        value = message.text[f.start : f.end]
        time = message.time.isoformat()
        if f.what == FILE and (not f.name or is_plain(value)):
            return []  # a title, which is the file's name once more
        if f.what in (FILE, GROUP):
            where = "name of a file" if f.what == FILE else "subject"
            return [
                Place(message.line, time, "", label, score, where, value=part if self._show else None)
                for label, score, part in self._in_name(value)
            ]
        if message.kind in OWN_KINDS:
            return []  # who came and went is no leak
        member = f.what == CONTACT or (f.what == "PERSON" and look.cast.people.is_contact(message.text, f.start, f.end))
        label = "PERSON" if f.what == CONTACT else f.what
        return [Place(message.line, time, "", label, f.score, "message", member, value if self._show else None)]

    def _in_name(self, name: str) -> list[tuple[str, float, str]]:
        """What identifies somebody in the name of a file or a group."""
        plain = _BETWEEN.sub(" ", person_of_card(name))
        try:
            return [(f.label, f.score, plain[f.start : f.end]) for f in self._engine.detect(plain)]
        except UndecidedError:
            return []


def exports(paths: tuple[str, ...]) -> tuple[list[str], set[str]]:
    """The files to scan, and those of them that were found in folders: they may be no exports at all."""
    found: list[str] = []
    guessed: set[str] = set()
    for path in paths:
        if Path(path).is_dir():
            inside = sorted(
                str(p) for p in Path(path).rglob("*") if p.suffix.lower() in (".txt", ".zip") and p.is_file()
            )
            found += inside
            guessed.update(inside)
        else:
            found.append(path)
    return list(dict.fromkeys(found)), guessed


def _hidden_name(path: str, engine: Engine) -> str:
    """The name of a file as it may be shown before anything is known of the chat."""
    if chat_name(path):
        return safe_export_name(PurePath(path).name, lambda _: "\u2026")
    plain = _BETWEEN.sub(" ", PurePath(path).stem).strip()
    try:
        # "WhatsApp-Chat mit Kelly": in another language it is named after somebody as well
        hidden = "whatsapp" in plain.casefold() or bool(engine.detect(plain))
    except UndecidedError:
        hidden = True
    return f"\u2026{PurePath(path).suffix}" if hidden else PurePath(path).name
