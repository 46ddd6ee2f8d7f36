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


def rows(kind):
    return [(name, row) for name, table in tables().items() for row in table.get(kind, [])]


def said(rule, row):
    """What ``rule`` says of ``row``, by its gate as well."""
    guide = guides()[rule]
    text = normalise(row)
    if guide.words is not None and guide.words.isdisjoint(text.words):
        return ()
    return guide.read(Message(text, (), Situation()))


@pytest.mark.parametrize(("rule", "row"), rows("must"))
def test_must(rule, row):
    assert said(rule, row)


@pytest.mark.parametrize(("rule", "row"), rows("must_not"))
def test_must_not(rule, row):
    assert not said(rule, row)


@pytest.mark.parametrize(("rule", "row"), rows("gap"))
@pytest.mark.xfail(strict=True, reason="a known miss")
def test_gap(rule, row):
    assert said(rule, row)
