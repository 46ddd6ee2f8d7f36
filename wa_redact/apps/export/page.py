"""The transcript as one HTML page that needs nothing besides itself, written piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import groupby
from typing import Any

from wa_redact.apps.export.entries import Entry
from wa_redact.apps.export.facts import Facts
from wa_redact.apps.export.visible import pieces
from wa_redact.apps.html_page import styled

#: a page names no program that laid it out: it is the same wherever this version made it
MADE_BY = "html"
_BUFFERED = 256


def page(facts: Facts, found: Iterable[Entry]) -> Iterator[str]:
    """The page, in pieces. Every text that is not ours is escaped by the template engine."""
    stream = _template().stream(
        facts=facts,
        rows=[(term, pieces(value)) for term, value in facts.rows()],
        record=facts.record(MADE_BY),
        days=groupby(found, key=lambda e: e.day),
        **styled(__package__, "transcript.css"),
    )
    stream.enable_buffering(_BUFFERED)
    yield from stream


def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    source = (resources.files(__package__) / "transcript.html.j2").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(source)
