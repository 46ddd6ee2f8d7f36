"""Reads messages in which people marked what identifies: JSON lines with spans, or inline mark-up, a message a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import click

from wa_redact import markup
from wa_redact.apps.scoring import Labelled, Marked
from wa_redact.apps.source import lines, shown
from wa_redact.labels import canonical

FORMATS = ("inline", "jsonl")
_TORN = re.compile(r"\[\[[A-Z_]+\||\]\]")


def marked_messages(name: str, kind: str | None, limit: int) -> Iterator[Marked]:
    """The messages of the file ``name``, labels in our spelling; blank lines pass.

    ``kind``: one of ``FORMATS``, None to go by the name. Raises click.UsageError that tells the line, never its text.
    """
    read = _from_json if (kind or ("jsonl" if name.endswith((".jsonl", ".json")) else "inline")) == "jsonl" else _inline
    for line in lines(name, limit):
        place = f"{shown(name)}:{line.number}"
        if line.error:
            raise click.UsageError(f"{place}: {line.error}")
        if line.text.strip():
            try:
                text, spans = read(line.text)
                yield Marked(text, tuple(spans), place=place)
            except ValueError as e:
                raise click.UsageError(f"{place}: {e}") from None


def _from_json(line: str) -> tuple[str, list[Labelled]]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("spans"), list):
        raise ValueError('needs {"text": "...", "spans": [{"start": 0, "end": 3, "label": "PERSON"}]}')  # noqa: TRY004
    return row["text"], [_span(one) for one in row["spans"]]


def _span(one: Any) -> Labelled:
    start, end, label = (one.get(k) for k in ("start", "end", "label")) if isinstance(one, dict) else (None,) * 3
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        raise ValueError("a span needs start, end (whole numbers) and label")
    return start, end, _ours(label)


def _inline(line: str) -> tuple[str, list[Labelled]]:
    text, found = markup.parse(line)
    if _TORN.search(text):
        raise ValueError("mark-up that is not [[LABEL|text]]")
    return text, [(f.start, f.end, _ours(f.label)) for f in found]


def _ours(label: str) -> str:
    ours = canonical(label)
    if ours is None:
        raise ValueError(f"no label {label[:40]!r}; wa-redact labels lists them")
    return ours
