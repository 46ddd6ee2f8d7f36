"""The report of a scan: as plain data for JSON, and as one HTML page that needs nothing besides itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import resources
from typing import Any

from wa_redact.apps.chat.scan import Scan
from wa_redact.apps.chat.severity import MEANS, Severity
from wa_redact.apps.chat.timeline import HEIGHT, WIDTH, timeline
from wa_redact.apps.html_page import styled
from wa_redact.apps.write import FailedError
from wa_redact.labels import LABELS

VERSION = 1
#: senders that the page lists for one chat
SENDERS = 40


def as_data(scans: Sequence[Scan], *, show_values: bool) -> dict[str, Any]:
    """What ``chat scan --json`` writes. Values and paths are in it only where they are asked for."""
    return {
        "version": VERSION,
        "values_shown": show_values,
        "totals": {
            "chats": len(scans),
            "messages": sum(s.messages for s in scans),
            "leaking_messages": sum(s.leaking for s in scans),
            "findings": sum(s.total for s in scans),
            "labels": dict(totals(scans).most_common()),
            "severity": max((s.severity for s in scans), default=Severity.NONE).name.lower(),
            "not_decided": sum(s.undecided_count for s in scans),
            "not_read": sum(s.error is not None for s in scans),
        },
        "chats": [_chat(scan) for scan in sorted(scans, key=Scan.worst_first)],
    }


def totals(scans: Sequence[Scan]) -> Counter[str]:
    """How often each label was found."""
    found: Counter[str] = Counter()
    for scan in scans:
        found.update(scan.labels)
    return found


def _chat(scan: Scan) -> dict[str, Any]:
    places = [place._asdict() for place in scan.places]
    for place in places:
        if place["value"] is None:
            del place["value"]
    return {
        "number": scan.number,
        "name": scan.name,
        **({"path": scan.path} if scan.path is not None else {}),
        "error": scan.error,
        "severity": scan.severity.name.lower(),
        "messages": scan.messages,
        "leaking_messages": scan.leaking,
        "first": scan.first,
        "last": scan.last,
        "findings": scan.total,
        "of_people_in_the_chat": scan.members,
        "labels": dict(scan.labels.most_common()),
        "senders": {sender: dict(labels) for sender, labels in scan.senders.items()},
        "days": {day: dict(labels) for day, labels in scan.days.items()},
        "places": places,
        "places_left_out": scan.places_left_out,
        "not_decided": [{"line": line, "error": error} for line, error in scan.undecided],
    }


def page(scans: Sequence[Scan], made: datetime, *, show_values: bool) -> Iterator[str]:
    """The HTML page, in pieces. Every text that is not ours is escaped by the template engine.

    Raises FailedError when Jinja is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        raise FailedError('the HTML report needs Jinja: pip install "wa-redact[chat]"') from None
    folder = resources.files(__package__)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = lambda time: f"{datetime.fromisoformat(time):%d/%m/%Y}"
    environment.filters["moment"] = lambda time: f"{datetime.fromisoformat(time):%d/%m/%Y %H:%M}"
    environment.filters["n"] = lambda number: f"{number:,}"
    template = environment.from_string((folder / "scan.html.j2").read_text(encoding="utf-8"))
    ordered = sorted(scans, key=Scan.worst_first)
    found = totals(scans)
    stream = template.stream(
        data=as_data(scans, show_values=show_values)["totals"],
        scans=[(scan, timeline([scan.hours]), _senders(scan)) for scan in ordered],
        labels=[(label, LABELS[label], count) for label, count in found.most_common()],
        most=max(found.values(), default=1),
        line=timeline([scan.hours for scan in scans]),
        size=(WIDTH, HEIGHT),
        means=MEANS,
        meaning=LABELS,
        made=made,
        show_values=show_values,
        **styled(__package__, "scan.css"),
    )
    stream.enable_buffering(256)
    yield from stream


def _senders(scan: Scan) -> list[tuple[str, int, str]]:
    """The senders of most leaks: pseudonym, how many, of which labels."""
    ordered = sorted(scan.senders.items(), key=lambda one: (-sum(one[1].values()), one[0]))[:SENDERS]
    return [
        (sender, sum(labels.values()), ", ".join(f"{label} {n:,}" for label, n in labels.most_common()))
        for sender, labels in ordered
    ]
