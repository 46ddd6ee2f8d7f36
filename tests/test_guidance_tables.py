"""Every row of every table under ``tests/guidance``: messages of which a rule must, or must not, speak."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from wa_redact.guidance import guides
from wa_redact.text import normalise
from wa_redact.types import Message, Situation

FOLDER = Path(__file__).parent / "guidance"


@cache
def tables():
    return {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(FOLDER.glob("*.toml"))}


#: what the language rule says of each kind begins so
KINDS = {
    "swearing": "there is swearing",
    "threat": "this can be read as a threat",
    "blame": "this can be read as blame",
    "shouting": "words in capitals",
    "jargon": "say what",
}


def rows(which):
    for name, table in tables().items():
        for kind, part in [("", table), *((k, table[k]) for k in KINDS if k in table)]:
            yield from ((name, kind, row) for row in part.get(which, []))


def said(rule, kind, row):
    """What ``rule`` says of ``row``, by its gate as well; of ``kind`` only where there are kinds."""
    guide = guides()[rule]
    text = normalise(row)
    if guide.words is not None and guide.words.isdisjoint(text.words):
        return []
    return [one for one in guide.read(Message(text, (), Situation())) if one.startswith(KINDS.get(kind, ""))]


def test_tables_and_rules_match():
    assert {name for name, guide in guides().items() if guide.id not in ("personal-phone", "no-reports")} == set(
        tables()
    )


@pytest.mark.parametrize(("rule", "kind", "row"), list(rows("must")))
def test_must(rule, kind, row):
    assert said(rule, kind, row)


@pytest.mark.parametrize(("rule", "kind", "row"), list(rows("must_not")))
def test_must_not(rule, kind, row):
    assert not said(rule, "", row)


@pytest.mark.parametrize(("rule", "kind", "row"), list(rows("gap")))
@pytest.mark.xfail(strict=True, reason="a known miss")
def test_gap(rule, kind, row):
    assert said(rule, kind, row)
