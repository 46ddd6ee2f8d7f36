"""Patterns that run untimed on short text (QuickRx) are quick on the worst short text that we know of."""

from time import process_time

import pytest

from tests.tables import tables
from tests.test_guidance_tables import rows as table_rows
from wa_redact import detectors, patterns
from wa_redact.guidance import guides
from wa_redact.markup import parse
from wa_redact.text import normalise
from wa_redact.types import Message, Situation

UNITS = (
    *"0 1 a o @ . - / , : ' ( [ # é \ufffc".split(),
    *("a@", "a.", "a ", "1 ", "1.", "1-", "1/", "a1", "1a ", "07", "ab12 3cd ", "a b", "flat 1 ", "1 high street "),
    *("mr ", "dob ", "born ", "st ", "nhs no ", "ref ", "the ", "one two ", "double ", "jan ", "at ", "mum's ", "his "),
    *("http://", "www.a.", "@a ", "dot ", " at a dot ", "£1 ", "+44 ", "(0)", "\n", " \n ", "a-", "a'", "age 1 "),
)


@pytest.fixture
def timed(monkeypatch):
    """Every pattern is timed, and half a second is too long."""
    monkeypatch.setattr(patterns, "SHORT", -1)
    monkeypatch.setattr(patterns, "REGEX_TIMEOUT", 0.5)


@pytest.mark.usefixtures("timed")
@pytest.mark.parametrize("module", detectors.modules())
def test_short_hostile_text(module):
    units = [*UNITS, *(parse(row)[0] + " " for row in tables()[module]["must"])]
    for unit in units:
        for tail in ("", "!", "x", "9"):
            text = normalise((unit * (512 // len(unit) + 1))[: 512 - len(tail)] + tail)
            for detector in detectors.modules()[module]:
                list(detector.find(text))


@pytest.mark.usefixtures("timed")
@pytest.mark.parametrize("rule", guides())
def test_short_hostile_text_read_for_guidance(rule):
    guide = guides()[rule]
    words = sorted(guide.words or ())
    units = [*UNITS, *(row + " " for name, _, row in table_rows("must") if name == rule), *(w + " " for w in words)]
    for unit in units:
        for tail in ("", "!", "x", "9"):
            text = normalise((unit * (512 // len(unit) + 1))[: 512 - len(tail)] + tail)
            guide.read(Message(text, (), Situation()))


LONG = (
    "A",
    "A ",
    "a",
    "a ",
    "STOP ",
    "f*",
    "a*",
    "sh1t ",
    "aaa ",
    "(",
    "the ICPC (",
    "s47 ",
    "if you ",
    "you never ",
    "not ",
    "he hit ",
    "!!",
    "1A",
)


@pytest.mark.parametrize("rule", guides())
@pytest.mark.parametrize("unit", LONG)
def test_guidance_is_linear_in_long_text(rule, unit):
    text = normalise(unit * (30_000 // len(unit)))
    guides()[rule].read(Message(normalise(unit), (), Situation()))  # what is loaded once is not counted
    start = process_time()
    guides()[rule].read(Message(text, (), Situation()))
    assert process_time() - start < 2
