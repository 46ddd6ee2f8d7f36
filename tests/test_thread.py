"""Threads: what neighbouring messages say about each other, and the laws that hold whatever they say."""

import json
from pathlib import Path

import pytest

from wa_redact import Action, Policy, Redactor, Thread
from wa_redact.markup import parse, uncovered

CHATS = Path(__file__).parents[1] / "benchmarks" / "corpora" / "chats"


@pytest.fixture(scope="module")
def engine():
    return Redactor()


def story(name):
    rows = map(json.loads, (CHATS / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines())
    return [(*parse(row["text"]), row["sender"]) for row in rows if row["kind"] == "message"]


@pytest.mark.parametrize("name", ["android_03_leak_story", "ios_09_leak_story"])
def test_nothing_is_left_of_the_leak_stories(engine, name):
    messages = story(name)
    read = [f for _, f in Thread(engine).read(messages, lambda m: m[0], lambda m: m[2])]
    live = Thread(engine)
    said = [live.check(text, sender=sender).findings for text, _, sender in messages]
    for found in (read, said):
        left = [
            i
            for i, ((text, gold, _), f) in enumerate(zip(messages, found, strict=True))
            if any(uncovered(text, g, f) for g in gold)
        ]
        assert not left


def test_a_failure_blocks_its_message_and_no_other():
    engine = Redactor(Policy(max_chars=40))
    thread = Thread(engine)
    assert thread.check("dob?").action == Action.ALLOW
    blocked = thread.check("x" * 41)
    assert (blocked.action, blocked.text, blocked.error) == (Action.BLOCK, "", "OversizeError")
    assert thread.check("3/2/12").action == Action.REDACT
    with pytest.raises(TypeError):
        thread.check(None)
    verdicts = [v for _, v in Thread(engine).pipe(["dob?", "x" * 41, "3/2/12"], str)]
    assert [v.action for v in verdicts] == [Action.ALLOW, Action.BLOCK, Action.REDACT]
