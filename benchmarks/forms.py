"""The forms that names take in messages, each with its own figure: how many are found, how often talk like it is not left alone.

The rows are those of ``tests/names``: written from imagination before anybody looked at what the software makes of them.
A row of ``must`` counts as found when its marks are covered whole and no word is touched that holds none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from wa_redact import Redactor
from wa_redact.markup import parse, uncovered
from wa_redact.types import Finding

FOLDER = Path(__file__).parents[1] / "tests" / "names"
#: rows in which a name is to be found, and rows in which nothing is; ``gap``s are known to fail
NAMED, CLEAN = ("must", "gap"), ("must_not", "gap_not")
_WORD = re.compile(r"\S+")


class Form(NamedTuple):
    """Rows found or left alone of all, by form."""

    name: str
    found: int
    named: int
    changed: int
    clean: int


def tables() -> dict[str, dict[str, list[str]]]:
    """Form -> kind of row -> rows in inline mark-up."""
    return {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(FOLDER.glob("*.toml"))}


def holds(found: Sequence[Finding], text: str, gold: Iterable[Finding]) -> bool:
    """True when all of ``gold`` is covered and no letter is touched in a word that holds none of it."""
    gold = list(gold)
    if any(uncovered(text, g, found) for g in gold):
        return False
    near = {
        i
        for m in _WORD.finditer(text)
        if any(g.start < m.end() and m.start() < g.end for g in gold)
        for i in range(*m.span())
    }
    return not any(text[i].isalnum() and i not in near for f in found for i in range(f.start, f.end))


def passes(redactor: Redactor, row: str) -> bool:
    """True when ``redactor`` does with ``row`` what its marks say."""
    text, gold = parse(row)
    return holds(redactor.detect(text), text, gold)


def measure(redactor: Redactor) -> Iterator[Form]:
    """The figures of every form, and of all together."""
    total = [0, 0, 0, 0]
    for name, table in tables().items():
        named, clean = ([row for kind in kinds for row in table.get(kind, [])] for kinds in (NAMED, CLEAN))
        figures = (
            sum(passes(redactor, row) for row in named),
            len(named),
            sum(not passes(redactor, row) for row in clean),
            len(clean),
        )
        total = [a + b for a, b in zip(total, figures, strict=True)]
        yield Form(name, *figures)
    yield Form("all", *total)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927): holds for few rows and for shares near 0 and 1."""
    if not whole:
        return 0.0, 1.0
    z, p = 1.959964, part / whole
    middle, reach = p + z * z / (2 * whole), z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    low, high = (x / (1 + z * z / whole) for x in (middle - reach, middle + reach))
    return max(0.0, low), min(1.0, high)


def markdown(forms: Iterable[Form]) -> str:
    """The figures as a Markdown table."""
    out = ["| form | names found, % | talk changed, % |", "| --- | ---: | ---: |"]
    for form in forms:
        cells = []
        for part, whole in ((form.found, form.named), (form.changed, form.clean)):
            low, high = wilson(part, whole)
            cells.append(f"{100 * part / whole:.0f} ({part}/{whole}) <sub>{100 * low:.0f} to {100 * high:.0f}</sub>")
        out.append(f"| {form.name} | {cells[0]} | {cells[1]} |")
    return "\n".join(out)
