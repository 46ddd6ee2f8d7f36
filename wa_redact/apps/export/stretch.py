"""The stretch of a chat that is asked for: dates and times read strictly, since a wrong day spoils the record."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

_FORM = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?",
    re.ASCII,
)
#: what a date may look like, as an error tells it
FORMS = "write 2026-02-03 or 03/02/2026 (day first), with a time if need be: '2026-02-03 14:05'"


class Stretch(NamedTuple):
    """From ``start`` on and before ``end`` (not included), as the phone's clock went; None: no bound."""

    start: datetime | None
    end: datetime | None

    def holds(self, time: datetime) -> bool:
        """True when ``time`` lies in the stretch."""
        return (self.start is None or time >= self.start) and (self.end is None or time < self.end)

    def said(self) -> str:
        """The stretch in words, both bounds included."""
        first = _said(self.start) if self.start else "the first message"
        last = _said(self.end - timedelta(seconds=1)) if self.end else "the last message"
        return f"{first} to {last}"


def moment(text: str) -> tuple[datetime, datetime]:
    """The first moment of the day, minute or second that ``text`` names, and the first one after it.

    A year has four digits and a date its day first or its year first, so that no reading is a guess.
    Raises ValueError, with the forms that may be used.
    """
    m = _FORM.fullmatch(text.strip())
    if m is None:
        raise ValueError(FORMS)
    year, month, day = int(m["y"] or m["y2"]), int(m["m"] or m["m2"]), int(m["d"] or m["d2"])
    try:
        start = datetime(year, month, day, int(m["hour"] or 0), int(m["minute"] or 0), int(m["second"] or 0))  # noqa: DTZ001 - an export tells local times
        step = timedelta(days=1) if m["hour"] is None else timedelta(minutes=1 if m["second"] is None else 0)
        return start, start + (step or timedelta(seconds=1))
    except (ValueError, OverflowError):
        raise ValueError("no such day or time; " + FORMS) from None


def day_said(time: datetime) -> str:
    """A day in words, the same in every locale: "Tuesday 3 February 2026"."""
    return f"{_DAYS[time.weekday()]} {time.day} {_MONTHS[time.month - 1]} {time.year}"


def _said(time: datetime) -> str:
    return f"{day_said(time)}, {time:%H:%M:%S}"


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
