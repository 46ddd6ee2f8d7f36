"""Quality on the project's corpus cannot fall unnoticed. Counts only: no clock, no machine."""

import tomllib
from pathlib import Path

import pytest

from wa_redact import Redactor
from wa_redact.apps.marked import marked_messages
from wa_redact.apps.scoring import Score

CORPORA = Path(__file__).parents[1] / "benchmarks" / "corpora"
FLOOR = tomllib.loads((CORPORA / "floor.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("corpus", FLOOR)
@pytest.mark.parametrize("parts", ["both", "rules"])
def test_no_more_leaks_and_no_more_spoiled_messages(corpus, parts):
    want = FLOOR[corpus]
    messages = list(marked_messages(str(CORPORA / want["file"]), "jsonl", 1 << 20))
    assert (len(messages), sum(len(m.spans) for m in messages)) == (want["messages"], want["spans"])
    redactor = Redactor(model="bundled" if parts == "both" else None)
    score = Score()
    for message, verdict in zip(messages, redactor.pipe([m.text for m in messages]), strict=True):
        assert verdict.error is None
        score.add(message, [(f.start, f.end, f.label) for f in verdict.findings])
    got = {name: score.counts[name] for name in want[parts]}
    assert all(got[name] <= most for name, most in want[parts].items()), (got, want[parts])
