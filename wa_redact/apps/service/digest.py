"""A manager's weekly figures over HTTP, as HTML or CSV: only where a record is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import click
from fastapi import APIRouter, Request, Response

from wa_redact.apps.audit.checker import Report
from wa_redact.apps.audit.digest_command import notes_shown, tally_of
from wa_redact.apps.audit.digest_page import page, table
from wa_redact.apps.audit.verify import walk
from wa_redact.apps.service.core import caller_of
from wa_redact.apps.service.errors import RefusalError
from wa_redact.apps.service.openapi import answers
from wa_redact.apps.service.record import Record

_KINDS = {"html": "text/html", "csv": "text/csv"}


def router(record: Record) -> APIRouter:
    """The digest of ``record``."""
    routes = APIRouter(prefix="/v1", tags=["managers"])
    told = answers()
    told[200] = {"description": "The digest", "content": {kind: {} for kind in _KINDS.values()}}

    @routes.get("/digest", responses=told)
    async def digest(
        request: Request,
        format: Literal["html", "csv"] = "html",  # noqa: A002
        first: str | None = None,
        last: str | None = None,
        timezone: str = "Europe/London",
    ) -> Response:
        """The weekly figures from the day `first` to the day `last` (the last four weeks when left out): decisions,
        overrides and who repeats them, reports of what was wrongly found. No message, nobody's name. The whole record
        is verified on the way.
        """
        caller_of(request, "manager")
        days = _day(first, "first"), _day(last, "last")
        text = await record.call(lambda: _text(record, format, days, timezone))
        return Response(text, media_type=_KINDS[format])

    return routes


def _day(said: str | None, name: str) -> datetime | None:
    try:
        return datetime.strptime(said, "%Y-%m-%d") if said is not None else None  # noqa: DTZ007
    except ValueError:
        raise RefusalError(422, "invalid", f"{name}: a day such as 2027-03-31") from None


def _text(record: Record, kind: str, days: tuple[datetime | None, datetime | None], zone: str, least: int = 3) -> str:
    try:
        tally = tally_of(*days, zone)
    except click.UsageError as e:
        said = e.message
        for option, name in (("--from", "first"), ("--to", "last"), ("--timezone", "timezone")):
            said = said.replace(option, name)
        raise RefusalError(422, "invalid", said) from None
    report = Report()
    for entry in walk(record.store, report):
        tally.add(entry)
    if kind == "csv":
        return "".join(table(tally, least))
    return page(tally, report, notes_shown(record.store, tally, least, report), least)
