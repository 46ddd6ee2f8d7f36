"""Rows that many tools get wrong, under all rules together."""

import tomllib
from pathlib import Path

import pytest

from wa_redact.default import Redactor
from wa_redact.markup import parse, uncovered

TRAPS = tomllib.loads(Path(__file__).with_name("traps.toml").read_text(encoding="utf-8"))
RULES = Redactor(model=None)


@pytest.mark.parametrize("row", TRAPS["keep"])
def test_it_survives(row):
    assert RULES.redact(row) == row


@pytest.mark.parametrize("row", TRAPS["take"])
def test_it_goes_and_nothing_else_does(row):
    text, gold = parse(row)
    found = RULES.detect(text)
    assert not any(uncovered(text, g, found) for g in gold)
    inside = {i for g in gold for i in range(g.start, g.end)}
    beside = {text[i] for f in found for i in range(f.start, f.end) if text[i].isalnum() and i not in inside}
    # a cue of one word may go with its value ("CAD", "NI"); a neighbour may not
    assert len(beside) <= 3, [f.label for f in found]


def test_no_stray_marks_are_left_of_keycaps():
    safe = RULES.redact("ring 0️⃣7️⃣7️⃣0️⃣0️⃣ 9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣ ok")
    assert safe == "ring [PHONE_NUMBER] ok"
