"""Rows of cells as text in which each cell stands beside the heading of its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

#: rows that become one piece of text, and the longest heading
_ROWS, _HEADING = 50, 60


def rows_as_text(rows: Iterable[list[str]]) -> Iterator[str]:
    """Pieces of text, a line for a row: "Name: Tyla, DOB: 03/02/2012" under a row of headings, else cells and tabs."""
    headings: list[str] | None = None
    block: list[str] = []
    first = True
    for row in rows:
        if not any(row):
            continue
        if first and _is_heading(row):
            headings = row
            block.append("\t".join(row))
        elif headings is None:
            block.append("\t".join(row))
        else:
            block.append(", ".join(_beside(headings, row)))
        first = False
        if len(block) >= _ROWS:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _is_heading(row: list[str]) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) > 1 and all(
        len(c) < _HEADING and any(x.isalpha() for x in c) and not any(x.isdigit() for x in c) for c in cells
    )


def _beside(headings: list[str], row: list[str]) -> Iterator[str]:
    for i, cell in enumerate(row):
        if cell:
            heading = headings[i] if i < len(headings) else ""
            yield f"{heading}: {cell}" if heading else cell
