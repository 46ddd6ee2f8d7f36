"""Every row of every table, with the detectors of its own module alone.

``must``: what is marked is found, whole, and nothing else is touched. ``must_not``: nothing is found.
``gap``: a ``must`` row that is known to fail; mending it forces its move to ``must``.
"""

import pytest

from tests.tables import KINDS, rows, tables
from wa_redact import detectors
from wa_redact.engine import Engine
from wa_redact.markup import parse, uncovered
from wa_redact.policy import Policy


def engine(module):
    return Engine(Policy(), detectors.modules()[module], None)


def holds(module, row):
    text, gold = parse(row)
    found = engine(module).detect(text)
    missed = [g for g in gold if uncovered(text, g, found)]
    inside = {i for g in gold for i in range(g.start, g.end)}
    spoiled = [f for f in found if any(text[i].isalnum() and i not in inside for i in range(f.start, f.end))]
    wrong = [g for g in gold if not any(f.label == g.label and f.start < g.end and g.start < f.end for f in found)]
    return not missed and not spoiled and not wrong


def test_tables_and_modules_match_both_ways():
    assert set(tables()) == set(detectors.modules())


@pytest.mark.parametrize("module", tables())
def test_table_is_well_formed(module):
    table = tables()[module]
    assert set(table) <= set(KINDS)
    assert len(table["must"]) >= 3
    assert len(table["must_not"]) >= 3
    assert all(parse(row)[1] for kind in ("must", "gap") for row in table.get(kind, []))
    assert not any(parse(row)[1] for row in table["must_not"])


@pytest.mark.parametrize(("module", "row"), rows("must", "must_not"))
def test_row(module, row):
    assert holds(module, row)


@pytest.mark.parametrize(("module", "row"), rows("gap"))
@pytest.mark.xfail(strict=True, reason="a known miss")
def test_gap(module, row):
    assert holds(module, row)
