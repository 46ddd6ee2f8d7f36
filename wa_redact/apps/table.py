"""CSV with a header: the message is one cell of a row; everything else of the row stays as it is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import click

from wa_redact.apps.formats import Record
from wa_redact.apps.source import Line, lines, shown

_FAULT = "not CSV: a fault in the quoting, or a cell that is too long"


class _Row(NamedTuple):
    """One row: its cells, how it was written and where each cell (quotes included) stands in that."""

    cells: list[str]
    bom: str
    raw: str
    spans: list[tuple[int, int]]
    line: int
    size: int
    error: str | None


def table(name: str, limit: int, column: str, delimiter: str) -> Iterator[Record]:
    """The rows of the file ``name``; the message is the cell in ``column``. Blank rows pass.

    A row with more or fewer cells than the header is an error: a comma without quotes would put half a message
    where nobody looks for it. After a fault in the quoting nothing can be trusted.
    Raises click.UsageError when the header has no such column.
    """
    width = index = 0
    for row in _rows(name, limit, delimiter):
        where = (name, row.line, row.size)
        if row.error:
            fatal = not width or not row.cells
            yield Record(*where, error=row.error, fatal=fatal)
            if fatal:
                return
        elif not row.cells:
            yield Record(*where, before=row.bom + row.raw)
        elif not width:
            width, index = len(row.cells), _column(name, row.cells, column)
            yield Record(*where, before=row.bom + row.raw)
        elif len(row.cells) != width:
            yield Record(*where, error=f"{len(row.cells)} cells where the header has {width}")
        else:
            start, end = row.spans[index]
            before, raw, after = row.raw[:start], row.raw[start:end], row.raw[end:]
            yield Record(*where, row.cells[index], before, raw, after, _quoting(raw, delimiter))


def _rows(name: str, limit: int, delimiter: str) -> Iterator[_Row]:
    taken: list[Line] = []

    def feed() -> Iterator[str]:
        for line in lines(name, limit):
            taken.append(line)
            if line.lost:
                raise csv.Error(line.error)
            yield line.text + line.ending

    csv.field_size_limit(limit)
    rows = csv.reader(feed(), delimiter=delimiter, strict=True)
    sign = re.escape(delimiter)
    cell = re.compile(rf'"(?:[^"]++|"")*+"|[^{sign}\r\n]*+')
    while True:
        taken.clear()
        error, cells = None, []
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            error = _FAULT
        raw = "".join(line.text + line.ending for line in taken)
        spans = _spans(raw, cell, delimiter) if cells else []
        if cells != [_unquoted(raw[a:b]) for a, b in spans]:
            error, cells = _FAULT, []
        error = next((line.error for line in taken if line.error), error)
        yield _Row(cells, taken[0].bom, raw, spans, taken[0].number, sum(line.size for line in taken), error)


def _column(name: str, header: list[str], column: str) -> int:
    times = header.count(column)
    if times != 1:
        # the header may be somebody's message when there is none: it is not quoted
        found = "no column" if not times else f"{times} columns"
        raise click.UsageError(f"{shown(name)}, line 1: {found} {column!r} among the {len(header)} of the header")
    return header.index(column)


def _spans(raw: str, cell: re.Pattern[str], delimiter: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand, quotes included."""
    spans = []
    position = -1
    while position < 0 or raw[position : position + 1] == delimiter:
        found = cell.match(raw, position + 1)
        assert found is not None  # the empty cell matches everywhere
        spans.append(found.span())
        position = found.end()
    return spans


def _unquoted(written: str) -> str:
    return written[1:-1].replace('""', '"') if written.startswith('"') else written


def _quoting(written: str, delimiter: str) -> Callable[[str], str]:
    def write(safe: str) -> str:
        if written.startswith('"') or any(c in safe for c in (delimiter, '"', "\r", "\n")):
            return '"' + safe.replace('"', '""') + '"'
        return safe

    return write
