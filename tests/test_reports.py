"""Reports are known by the name of their file and by their text; talk about a report is none."""

import time
import tomllib
from pathlib import Path

import pytest

from wa_redact.reports import kind_of_name, pasted

FOLDER = Path(__file__).parent / "reports"


def table(*files):
    return [tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8")) for file in files]


NAMES, *FRESH = table("names", "fresh_names", "fresh_names_2")
TEXTS = table("texts", "fresh_texts", *(f"fresh_texts_{n}" for n in range(2, 6)))
MUST = [text for t in TEXTS for text in t["must"]]
GAP = [text for t in TEXTS for text in t.get("gap", [])]
MUST_NOT = [text for t in TEXTS for text in t["must_not"]]


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NAMES["must"].items() for name in names])
def test_a_name_that_tells(kind, name):
    found = kind_of_name(name)
    assert found is not None
    assert (found.name, found.rule) == (kind, "no-reports")


@pytest.mark.parametrize("name", [name for t in FRESH for name in t["must"]])
def test_a_name_that_tells_something(name):
    assert kind_of_name(name) is not None


@pytest.mark.parametrize("name", [name for t in (NAMES, *FRESH) for name in t["must_not"]])
def test_a_name_that_tells_nothing(name):
    assert kind_of_name(name) is None


@pytest.mark.parametrize("row", range(len(MUST)))
def test_a_pasted_report(row):
    assert pasted(MUST[row]) is not None


@pytest.mark.parametrize("row", range(len(GAP)))
@pytest.mark.xfail(strict=True, reason="a known miss")
def test_a_gap(row):
    assert pasted(GAP[row]) is not None


@pytest.mark.parametrize("row", range(len(MUST_NOT)))
def test_talk_about_a_report_is_none(row):
    assert pasted(MUST_NOT[row]) is None


@pytest.mark.parametrize("row", range(len(MUST)))
def test_a_greeting_and_a_farewell_hide_no_report(row):
    assert pasted(f"hi heres the report u asked for\n\n{MUST[row]}\n\nlet me know x") is not None


@pytest.mark.parametrize("row", range(len(MUST)))
def test_windows_line_ends_and_hidden_characters_hide_no_report(row):
    assert pasted(MUST[row].replace("\n", "\r\n")) is not None
    assert pasted(MUST[row].replace("e", "e\u200b")) is not None


UNITS = [
    "\n",
    "#\n",
    "- a\n",
    "\n1. a",
    "a:\n",
    "name of ",
    "the ",
    "mother has also ",
    "strategy discussion ",
    "Aa\n",
    "risk of ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_the_worst_text_is_read_in_bounded_time(unit):
    start = time.perf_counter()
    pasted("child report assessment " + unit * (10_000_000 // len(unit)))
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("unit", ["a ", "Aa", "1a", "report ", "family ", "c & f ", "%20", "/", ".", "\u0441"])
def test_the_worst_name_is_read_in_bounded_time(unit):
    start = time.perf_counter()
    kind_of_name(unit * 100_000)
    assert time.perf_counter() - start < 1
