"""A time line of leaks: a bar for each hour, or for longer stretches where there are too many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from wa_redact.apps.chat.severity import Severity, severity

#: of the drawing
WIDTH, HEIGHT = 720, 120
_WIDEST = 48
#: bars that still can be told apart
_MOST = 96
#: hours of the longest that each can be
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 672}


class Bar(NamedTuple):
    """A stretch of time: where its bar stands in the drawing, how bad it was, what it says."""

    x: float
    y: float
    width: float
    height: float
    severity: Severity
    said: str


class Timeline(NamedTuple):
    """The drawing. ``unit``: "hour", "day", "week", "month" or "year", what one bar is."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int
    unit: str


def timeline(chats: Iterable[Mapping[str, Counter[str]]]) -> Timeline | None:
    """The time line of several chats, each as hours ("2026-02-03T14") -> label -> count. None when nothing leaked.

    A bar is as bad as its worst day (or hour, where it is one) in one of the chats.
    """
    found = [[(datetime.fromisoformat(hour), labels) for hour, labels in chat.items()] for chat in chats]
    times = [at for chat in found for at, _ in chat]
    if not times:
        return None
    first, last = min(times), max(times)
    hours = (last - first).total_seconds() / 3600
    unit = next((unit for unit, size in _HOURS.items() if hours < _MOST * size), "year")
    starts = _starts(first, last, unit)
    sums, worst = dict.fromkeys(starts, 0), dict.fromkeys(starts, Severity.NONE)
    for chat in found:
        by_day: dict[datetime, set[str]] = {}
        for at, labels in chat:
            sums[_start(at, unit)] += sum(labels.values())
            by_day.setdefault(_start(at, "hour" if unit == "hour" else "day"), set()).update(labels)
        for at, seen in by_day.items():
            worst[_start(at, unit)] = max(worst[_start(at, unit)], severity(seen))
    most = max(sums.values())
    step = WIDTH / len(starts)
    width = min(step * 0.8, _WIDEST)
    bars = tuple(
        Bar(
            round((i + 0.5) * step - width / 2, 2),
            round(HEIGHT - HEIGHT * sums[at] / most, 2),
            round(width, 2),
            round(HEIGHT * sums[at] / most, 2),
            worst[at],
            f"{_said(at, unit)}: {sums[at]:,} found, {worst[at].name.lower()}",
        )
        for i, at in enumerate(starts)
        if sums[at]
    )
    edge = "%d/%m/%Y %H:00" if unit == "hour" else "%d/%m/%Y"
    return Timeline(bars, format(first, edge), format(last, edge), most, unit)


def _start(at: datetime, unit: str) -> datetime:
    if unit == "hour":
        return at.replace(minute=0)
    day = at.replace(hour=0, minute=0)
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
    return day


def _starts(first: datetime, last: datetime, unit: str) -> list[datetime]:
    at, found = _start(first, unit), []
    step = timedelta(hours=_HOURS[unit]) if unit in ("hour", "day", "week") else timedelta(days=32)
    while at <= last:
        found.append(at)
        at = _start(at + (step if unit != "year" else timedelta(days=367)), unit)
    return found


def _said(at: datetime, unit: str) -> str:
    form = {"hour": "%d/%m/%Y %H:00", "day": "%d/%m/%Y", "week": "week of %d/%m/%Y", "month": "%B %Y", "year": "%Y"}
    return format(at, form[unit])
