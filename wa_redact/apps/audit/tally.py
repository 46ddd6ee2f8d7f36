"""Counts records week by week, and by sender where somebody overrides again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from wa_redact.apps.audit.types import Entry

#: what is counted in a week: name -> what it says
FIGURES = {
    "messages": "decided",
    "ALLOW": "let through",
    "WARN": "warned about",
    "REDACT": "offered a safe version",
    "BLOCK": "blocked",
    "error": "of these undecided",
    "confirmed": "sent after a warning",
    "safe": "safe version sent",
    "granted": "overrides granted",
    "used": "overrides used",
    "reports": "reported as wrong",
    "approve": "words approved",
    "reject": "words rejected",
    "simulated": "decided in simulation",
    "held": "of these would be held up",
}
_SHOWN = 5


@dataclass
class Week:
    """Seven days from the Monday ``start``."""

    start: date
    counts: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)


@dataclass
class Sender:
    """The overrides of one sender, known by a digest. ``last``: ids of the last few, newest first, with day and role."""

    digest: str
    granted: int = 0
    used: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    last: list[tuple[datetime, str, str]] = field(default_factory=list)


class Tally:
    """Counts the records from the day ``first`` to the day ``last``, both included, in the time zone ``zone``."""

    def __init__(self, first: date, last: date, zone: tzinfo) -> None:
        self.first, self.last, self._zone = first, last, zone
        self.keys: set[str] = set()
        self._weeks = {monday: Week(monday) for monday in _mondays(first, last)}
        self._senders: dict[str, Sender] = {}

    def weeks(self) -> list[Week]:
        """Every week that holds one of the days, in order."""
        return list(self._weeks.values())

    def total(self) -> Week:
        """All weeks together."""
        whole = Week(self.first)
        for week in self._weeks.values():
            whole.counts.update(week.counts)
            whole.labels.update(week.labels)
        return whole

    def repeated(self, least: int) -> list[Sender]:
        """The senders with at least ``least`` overrides, those with most first."""
        many = [s for s in self._senders.values() if s.granted >= least]
        return sorted(many, key=lambda s: (-s.granted, s.digest))

    def add(self, entry: Entry) -> None:
        """Count ``entry`` if it was written on one of the days."""
        moment = datetime.fromtimestamp(entry.at / 1_000_000, UTC).astimezone(self._zone)
        day = moment.date()
        if not self.first <= day <= self.last:
            return
        week = self._weeks[day - timedelta(days=day.weekday())]
        if entry.kind == "decision":
            self._decision(week, entry)
        elif entry.kind == "release":
            week.counts["used" if entry.data["how"] == "override" else entry.data["how"]] += 1
            if entry.data["how"] == "override":
                self._sender(entry).used += 1
        elif entry.kind == "override":
            week.counts["granted"] += 1
            sender = self._sender(entry)
            sender.granted += 1
            sender.labels.update(entry.data["labels"].keys())
            sender.last = [(moment, entry.data["override"], entry.data["role"]), *sender.last][:_SHOWN]
            self.keys.add(entry.key)
        elif entry.kind in ("report", "approve", "reject"):
            week.counts["reports" if entry.kind == "report" else entry.kind] += 1

    @staticmethod
    def _decision(week: Week, entry: Entry) -> None:
        action = entry.data["action"]
        if entry.data["simulated"]:
            week.counts["simulated"] += 1
            week.counts["held"] += action != "ALLOW"
            return
        week.counts["messages"] += 1
        week.counts[action] += 1
        week.counts["error"] += entry.data["error"] is not None
        week.labels.update(entry.data["labels"].keys())

    def _sender(self, entry: Entry) -> Sender:
        digest = str(entry.data["sender"])
        return self._senders.setdefault(digest, Sender(digest))


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
