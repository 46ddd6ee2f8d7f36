"""A digest as one HTML page that needs nothing besides itself, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources

from jinja2 import Environment, StrictUndefined

from wa_redact.apps.audit.checker import Report
from wa_redact.apps.audit.plot import HEIGHT, LEFT, STACK, plot
from wa_redact.apps.audit.tally import FIGURES, Tally
from wa_redact.apps.html_page import styled
from wa_redact.labels import LABELS

#: columns of the page's table that are left out where they would hold nothing but noughts
_SELDOM = ("error", "approve", "reject", "simulated", "held", "confirmed", "safe")


def page(tally: Tally, report: Report, notes: Mapping[str, str], least: int) -> str:
    """The page. ``notes``: the justifications by the ids of their overrides. ``least``: what counts as repeated."""
    here = resources.files(__package__)
    total = tally.total()
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        (here / "digest.html.j2").read_text(encoding="utf-8")
    )
    return template.render(
        tally=tally,
        report=report,
        weeks=tally.weeks(),
        total=total,
        shown=[name for name in FIGURES if name not in _SELDOM or total.counts[name]],
        figures=FIGURES,
        meaning=LABELS,
        repeated=tally.repeated(least),
        least=least,
        notes=notes,
        keys=len(tally.keys),
        drawn=plot(tally.weeks()),
        stack=STACK,
        height=HEIGHT,
        left=LEFT,
        day=_day,
        number=_number,
        share=_share,
        **styled(__package__, "digest.css"),
    )


def table(tally: Tally, least: int) -> Iterator[str]:
    """The figures as CSV: a line a week, with the messages of each label and the senders who repeat overrides at the end."""
    yield _line(["week", *(name.lower() for name in FIGURES), *LABELS])
    for week in tally.weeks():
        counts = [week.counts[name] for name in FIGURES]
        yield _line([week.start.isoformat(), *counts, *(week.labels[label] for label in LABELS)])
    repeated = tally.repeated(least)
    if repeated:
        yield "\n" + _line(["sender", "overrides granted", "overrides used"])
    for sender in repeated:
        yield _line([sender.digest, sender.granted, sender.used])


def _line(cells: list[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _number(number: int) -> str:
    return f"{number:,}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
