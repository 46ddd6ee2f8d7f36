"""Every thread of every table, read as an export and as a live stream.

``must``: what is marked is found, whole, and nothing else is touched. ``must_not``: nothing is found. ``gap``: a ``must``
thread that is known to fail; mending it forces its move to ``must``.
"""

import pytest

from tests.threads import read, rows
from wa_redact import Redactor, Thread
from wa_redact.markup import uncovered

# which of them is the right word for "Tenby" is not what the tables are about
SORTS = dict.fromkeys(("PERSON", "PLACE", "ADDRESS"), "name")


@pytest.fixture(scope="module")
def engine():
    return Redactor()


def found(engine, said, *, live):
    thread = Thread(engine)
    if live:
        return [thread.check(m.text, sender=m.sender).findings for m in said]
    return [findings for _, findings in thread.read(said, lambda m: m.text, lambda m: m.sender)]


def holds(engine, thread, *, live):
    said = read(thread)
    for m, findings in zip(said, found(engine, said, live=live), strict=True):
        alone = engine.detect(m.text)
        for gold in m.now if live else m.gold:
            if uncovered(m.text, gold, findings):
                return False
            labels = {SORTS.get(f.label, f.label) for f in findings if f.start < gold.end and gold.start < f.end}
            if SORTS.get(gold.label, gold.label) not in labels and uncovered(m.text, gold, alone):
                return False
        inside = {i for g in m.gold for i in range(g.start, g.end)}
        if any(m.text[i].isalnum() and i not in inside for f in findings for i in range(f.start, f.end)):
            return False
    return True


def test_the_tables_are_large_and_half_of_them_clean():
    must, clean = rows("must", "gap"), rows("must_not")
    assert len(must) + len(clean) >= 120
    assert all(any(m.gold for m in read(thread)) for _, thread in must)
    assert not any(m.gold for _, thread in clean for m in read(thread))


@pytest.mark.parametrize("live", [False, True], ids=["export", "live"])
@pytest.mark.parametrize(("table", "thread"), rows("must", "must_not"))
def test_thread(engine, table, thread, live):
    assert holds(engine, thread, live=live)


@pytest.mark.parametrize(("table", "thread"), rows("gap"))
@pytest.mark.xfail(strict=True, reason="a known miss")
def test_gap(engine, table, thread):
    assert holds(engine, thread, live=False)
