"""Excel workbooks: cells of all sheets, shown or hidden, comments, headers, lists and names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from html import unescape
from typing import Any

import openpyxl

from wa_redact.apps.documents.archive import Packed
from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read.office import parts
from wa_redact.apps.documents.tables import rows_as_text
from wa_redact.apps.documents.types import HeldError
from wa_redact.apps.documents.xmltext import parse

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_BESIDE = re.compile(
    rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<|<(?:\w+:)?formula[12][^>]*>([^<]*)<"
)
_FORMULA_TEXT = re.compile(rb'<(?:\w+:)?f[^>]*>[^<]*(?:"|&quot;)')
_LAYOUT = re.compile(r"&(?:[LCRPNDTFAZGBIUES]|\d{1,3}|\"[^\"]*\"|K[0-9A-F]{6})")


def read(data: bytes, gather: Gather) -> None:
    """Read all sheets and what hangs on them. Raises HeldError for a damaged or swollen file."""
    packed = Packed(data)
    formulas = False
    for name in packed.names:
        if _SHEET.fullmatch(name):
            content = packed.read(name)
            formulas = formulas or _FORMULA_TEXT.search(content) is not None
            for found in _BESIDE.findall(content):
                said = unescape(b" ".join(found).decode("utf-8", "replace"))
                gather.text("a header, footer or list", _LAYOUT.sub(" ", said).strip(' "'))
    _cells(data, gather, values=True)
    if formulas:
        _cells(data, gather, values=False)
    parts(packed, gather)
    if "xl/workbook.xml" in packed.names:
        for element in parse(packed.read("xl/workbook.xml")).iter("{*}definedName"):
            gather.text("a defined name", f"{element.get('name')} {element.text or ''}")


def _cells(data: bytes, gather: Gather, *, values: bool) -> None:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        for sheet in book.worksheets:
            where = "text" if sheet.sheet_state == "visible" else "a hidden sheet"
            if values:
                gather.text(where, sheet.title)
            sheet.reset_dimensions()
            rows = (_shown(row) for row in sheet.iter_rows(values_only=True))
            for text in rows_as_text(rows) if values else _formulas(rows):
                gather.text(where if values else "a formula", text)
    except HeldError:
        raise
    except Exception as e:  # noqa: BLE001 - whatever a damaged workbook makes of the library
        raise HeldError(f"it is damaged: not a whole Excel workbook ({type(e).__name__})") from None


def _formulas(rows: Iterable[list[str]]) -> Iterator[str]:
    for row in rows:
        text = " ".join(cell for cell in row if cell.startswith("=") and '"' in cell)
        if text:
            yield text.replace('"', " ")


def _shown(row: tuple[Any, ...]) -> list[str]:
    """The cells as a British reader sees them; empty ones at the end are left out."""
    cells = [_cell(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() != time():
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
