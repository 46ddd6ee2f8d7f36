"""Every leak that was ever found: one file each under ``leaks/``, a marked message and how it came to light."""

import tomllib
from pathlib import Path

import pytest

from wa_redact.default import Redactor
from wa_redact.markup import parse, uncovered

FILES = sorted((Path(__file__).parent / "leaks").glob("*.toml"))
ROWS = [(path.stem, row) for path in FILES for row in tomllib.loads(path.read_text(encoding="utf-8"))["must"]]


def test_every_file_tells_its_story():
    assert all(len(tomllib.loads(p.read_text(encoding="utf-8"))["story"]) > 20 for p in FILES)


@pytest.mark.parametrize(("leak", "row"), ROWS)
def test_it_leaks_no_more(leak, row):
    text, gold = parse(row)
    assert gold
    found = Redactor().detect(text)
    assert not [g.label for g in gold if uncovered(text, g, found)], leak
