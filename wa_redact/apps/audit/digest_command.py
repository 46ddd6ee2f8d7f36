"""The command ``audit digest``."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import click

from wa_redact.apps.audit.checker import Report
from wa_redact.apps.audit.digest_page import page, table
from wa_redact.apps.audit.options import with_store
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.tally import Tally
from wa_redact.apps.audit.types import AuditError
from wa_redact.apps.audit.verify import walk
from wa_redact.apps.gate.notes import notes_of
from wa_redact.apps.write import output as writing

_BROKEN = 1
_LONGEST = timedelta(days=5 * 366)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="Write a manager's weekly figures as HTML or CSV.")
@with_store()
@click.option("--from", "first", metavar="DATE", type=_DAY, help="The first day; four weeks back when left out.")
@click.option("--to", "last", metavar="DATE", type=_DAY, help="The last day; today when left out.")
@click.option("-o", "--output", metavar="FILE", required=True, help="FILE.html or FILE.csv.")
@click.option(
    "--repeat",
    "least",
    metavar="N",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="List senders with so many overrides.",
)
@click.option(
    "--timezone", "zone", metavar="ZONE", default="Europe/London", show_default=True, help="Where a day begins."
)
def digest(store: Store, first: datetime | None, last: datetime | None, output: str, least: int, zone: str) -> int:
    """Write what happened at the gate, week by week: decisions, overrides and who repeats them, reports of what was
    wrongly found. There is no message and nobody's name in it. The whole record is verified on the way.

    Exit status: 0 done, 1 done, but the record is not intact, 2 usage, 3 it could not be read or written.
    """
    if not output.lower().endswith((".html", ".csv")):
        raise click.UsageError("-o: must end in .html or .csv")
    tally = tally_of(first, last, zone)
    report = Report()
    for entry in walk(store, report):
        tally.add(entry)
    with writing(output) as write:
        if output.lower().endswith(".csv"):
            for line in table(tally, least):
                write(line)
        else:
            write(page(tally, report, notes_shown(store, tally, least, report), least))
    for problem in report.problems:
        click.echo(f"Error: {problem}", err=True)
    return 0 if report.intact else _BROKEN


def tally_of(first: datetime | None, last: datetime | None, name: str) -> Tally:
    """An empty tally for the days from ``first`` to ``last`` in the time zone ``name``. Raises click.UsageError."""
    try:
        zone = ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # one that is not found is a KeyError
        raise click.UsageError("--timezone: no such zone") from None
    end: date = last.date() if last is not None else datetime.now(zone).date()
    start: date = first.date() if first is not None else end - timedelta(days=end.weekday() + 21)
    if start > end:
        raise click.UsageError("--from: behind --to")
    if end - start > _LONGEST:
        raise click.UsageError("--from: more than five years before --to")
    return Tally(start, end, zone)


def notes_shown(store: Store, tally: Tally, least: int, report: Report) -> dict[str, str]:
    """The justifications that are shown."""
    names = [name for sender in tally.repeated(least) for _, name, _ in sender.last]
    try:
        return notes_of(store, names)
    except AuditError as e:
        report.add(str(e))
        return {}
