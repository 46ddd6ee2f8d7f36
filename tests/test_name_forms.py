"""Names in the forms that people give them, with rules and model together (``tests/names``).

``must``: what is marked is covered whole, and no word is touched that holds none of it. ``must_not``: nothing is found.
``gap``, ``gap_not``: rows of either kind that are known to fail; mending one forces its move.
"""

import pytest

from benchmarks.forms import CLEAN, NAMED, passes, tables, wilson
from wa_redact import Redactor
from wa_redact.markup import parse

REDACTOR = Redactor()


def rows(*kinds):
    return [(name, row) for name, table in tables().items() for kind in kinds for row in table.get(kind, [])]


@pytest.mark.parametrize("name", tables())
def test_table_is_well_formed(name):
    table = tables()[name]
    assert set(table) <= {*NAMED, *CLEAN}
    assert sum(len(table.get(kind, [])) for kind in NAMED) >= 40
    assert sum(len(table.get(kind, [])) for kind in CLEAN) >= 40
    assert all(parse(row)[1] for kind in NAMED for row in table.get(kind, []))
    assert not any(parse(row)[1] for kind in CLEAN for row in table.get(kind, []))


@pytest.mark.parametrize(("name", "row"), rows("must", "must_not"))
def test_row(name, row):
    assert passes(REDACTOR, row)


@pytest.mark.parametrize(("name", "row"), rows("gap", "gap_not"))
@pytest.mark.xfail(strict=True, reason="a known miss")
def test_gap(name, row):
    assert passes(REDACTOR, row)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 40, 0.0, 0.0876), (40, 40, 0.9124, 1.0), (20, 40, 0.3520, 0.6480)]
)
def test_intervals(part, whole, low, high):
    assert wilson(part, whole) == pytest.approx((low, high), abs=1e-3)
