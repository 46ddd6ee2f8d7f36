"""Threads: the laws that hold whatever is said, what a failure does, and the two leak stories."""

import gc
import json
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wa_redact import Action, Policy, Redactor, Thread, UndecidedError
from wa_redact import thread as module
from wa_redact.engine import Engine
from wa_redact.markup import parse, uncovered
from wa_redact.render import Pseudonyms
from wa_redact.types import Gate

CHATS = Path(__file__).parents[1] / "benchmarks" / "corpora" / "chats"


@pytest.fixture(scope="module")
def engine():
    return Redactor()


SAID = st.one_of(
    st.sampled_from(
        [
            *("dob?", "3/2/12", "surname?", "okafor", "whats her address", "14 Larch Road", "no 31", "number?", "and"),
            *("07700", "900123", "Kayden", "kaydens mum", "*Tyla", "is tlya ok", "t", "y", "l", "a", "ok", "hope so"),
            *("her name is", "Relly", "kay@", "example.com", "nhs no", "999 123 4560", "will do", "Year?", "2016", ""),
            *(
                "ring Will at 4",
                "may be late",
                "x" * 70,
                "\u202e3/2/12\u202c",
                "\uff10\uff17\uff17\uff10\uff10",
                "K\u0301ayden",
            ),
        ]
    ),
    st.text(max_size=30),
)
THREADS = st.lists(st.tuples(SAID, st.sampled_from(["ann", "bob", None])), max_size=24)


def text(item):
    return item[0]


def sender(item):
    return item[1]


def read(engine, messages, window=8):
    return list(Thread(engine, window=window).read(messages, text, sender))


def covers(findings):
    return {i for f in findings for i in range(f.start, f.end)}


@settings(max_examples=60, deadline=None)
@given(THREADS, st.integers(1, 9))
def test_a_thread_finds_what_each_message_holds_and_keeps_the_order(engine, messages, window):
    got = read(engine, messages, window)
    assert [item for item, _ in got] == messages
    live = Thread(engine, window=window)
    for (item, findings), said in zip(got, [live.check(t, sender=s) for t, s in messages], strict=True):
        alone = covers(engine.detect(item[0]))
        assert alone <= covers(findings)
        assert alone <= covers(said.findings) <= covers(findings)
        assert all(a.end <= b.start for a, b in zip(findings, findings[1:], strict=False))
        assert all(0 <= f.start < f.end <= len(item[0]) for f in findings)


@settings(max_examples=40, deadline=None)
@given(THREADS, st.integers(1, 9), st.integers(1, 30))
def test_the_batches_do_not_matter(engine, messages, window, size):
    whole = read(engine, messages, window)
    usual = module._BATCH
    module._BATCH = size
    try:
        assert read(engine, iter(messages), window) == whole
    finally:
        module._BATCH = usual


@settings(max_examples=30, deadline=None)
@given(THREADS, THREADS)
def test_what_lies_further_back_than_the_window_joins_nothing(engine, before, after):
    long, short = Thread(engine, window=3), Thread(engine, window=3)
    for t, s in [*before, *[("ok", None)] * 9]:
        long.check(t, sender=s)
    for t, s in [*[("ok", None)] * 9, *after]:
        short.check(t, sender=s)
    for t, s in after:
        long.check(t, sender=s)
    # names and values once known stay known; what joining brings does not come from so far back
    assert [turn.brings for turn in long._turns] == [turn.brings for turn in short._turns]


def test_items_are_given_out_once_the_window_has_passed(engine):
    taken = []

    def source():
        for i in range(10_000):
            taken.append(i)
            yield (f"ok {i}", "ann")

    reading = Thread(engine, window=4).read(source(), text, sender)
    next(reading)
    assert len(taken) <= module._BATCH + 4


def test_memory_is_bounded(engine):
    thread = Thread(engine)

    def after(count):
        messages = islice(cycle([("hi there", "ann"), ("dob?", "bob"), ("3/2/12", "ann")]), count)
        for _ in thread.read(messages, text, sender):
            pass
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = after(150)
        assert after(900) - first < 20_000
    finally:
        tracemalloc.stop()
    for i in range(6_000):
        thread.know("Q" + "".join(chr(97 + int(d)) for d in str(i)))
    assert len(thread._known._contacts) == len(thread._known._names) == 4096


def test_repr_tells_nothing(engine):
    thread = Thread(engine, people=["Tyla Okafor"])
    thread.check("ring Tyla on 07700 900123", sender="Bisi")
    shown = repr(thread) + repr(list(thread._turns))
    assert not any(value in shown for value in ("Tyla", "Okafor", "Bisi", "900123", "ring"))


def test_a_window_of_none_is_refused(engine):
    with pytest.raises(ValueError, match="window"):
        Thread(engine, window=0)


# -- failures ------------------------------------------------------------------------------------------------------------


def test_a_failure_blocks_its_message_and_no_other():
    engine = Redactor(Policy(max_chars=40))
    thread = Thread(engine)
    assert thread.check("dob?").action == Action.ALLOW
    blocked = thread.check("x" * 41)
    assert (blocked.action, blocked.text, blocked.error) == (Action.BLOCK, "", "OversizeError")
    assert thread.check("3/2/12").action == Action.REDACT
    with pytest.raises(TypeError, match="a message is a str"):
        thread.check(None)
    verdicts = [v for _, v in Thread(engine).pipe(["dob?", "x" * 41, "3/2/12"], str)]
    assert [v.action for v in verdicts] == [Action.ALLOW, Action.BLOCK, Action.REDACT]
    reading = Thread(engine).read(["dob?", "x" * 41, "3/2/12"], str)
    with pytest.raises(UndecidedError, match="41 characters"):
        list(reading)
    tried = [(len(found), error) for _, found, error in Thread(engine).try_read(["dob?", "x" * 41, "3/2/12"], str)]
    assert [(n, type(e).__name__) for n, e in tried] == [(0, "NoneType"), (0, "OversizeError"), (1, "NoneType")]


class Tripped:
    """Fails on a text that only joining makes."""

    name = "tripped"
    label = "CASE_ID"
    gate = Gate()

    def find(self, text):
        if text.low.startswith("dob 3/2/12"):
            raise RuntimeError(text.raw)
        return ()


def test_a_reading_that_fails_blocks_the_message_that_it_was_for():
    thread = Thread(Engine(Policy(), [Tripped()], None))
    assert thread.check("dob?").sendable
    verdict = thread.check("3/2/12")
    assert (verdict.action, verdict.error, verdict.text) == (Action.BLOCK, "DetectorError", "")
    assert thread.check("ok").sendable


def test_a_batch_of_one_kind_is_refused_as_a_whole(engine):
    with pytest.raises(TypeError, match="a message is a str"):
        list(Thread(engine).read([("ok",), (None,)], lambda m: m[0]))


@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 19_000,
        "1 " * 9_000,
        "*" * 19_000,
        "a@" * 9_000,
        "dob? " * 3_000,
        "\n" * 19_000,
        "07700 " * 3_000,
        "(" * 19_000,
    ],
    ids=range(8),
)
def test_hostile_messages_take_no_longer_in_a_thread(hostile):
    engine = Redactor(model=None)
    start = time.process_time()
    engine.check(hostile)
    alone = time.process_time() - start
    thread = Thread(engine, people=["Tyla"])
    start = time.process_time()
    for text_ in ("dob?", hostile, "3/2/12", hostile[:60], hostile[:60], "*" + hostile[:30]):
        thread.check(text_, sender="a")
    assert time.process_time() - start < 2 * alone + 1


def test_words_that_are_never_a_name_are_none_in_a_thread():
    thread = Thread(Redactor(Policy(never_names=("phoenix team",))), people=["Phoenix"])
    assert not thread.check("ask phoenix team about it").findings
    assert thread.check("ask phoenix about it").findings


# -- what is known ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "known", "unknown"),
    [
        ("Bisi EH Lead", ["bisi"], ["lead"]),
        ("~ Steve", ["steve"], []),
        ("+44 7700 900123", [], ["7700"]),
        ("Mum (Kayden)", ["kayden"], ["mum"]),
        ("Kayden's Mum", ["kayden"], ["mum"]),
        ("Noreen Contact Ctr", ["noreen"], ["contact", "ctr"]),
        ("Sade Okonjo SW", ["sade", "okonjo"], ["sw"]),
        ("Placements & SWs", [], ["placements"]),
        ("Duty Desk", [], ["duty", "desk"]),
        ("Northgate Early Help", [], ["early", "help"]),
        ("Social Worker Farida", ["farida"], ["social", "worker"]),
    ],
)
def test_of_a_contact_the_name_is_known_and_no_role(engine, contact, known, unknown):
    thread = Thread(engine, people=[contact])
    for name in known:
        assert thread.check(f"the {name} thing was odd").findings, name
    for word in unknown:
        assert not thread.check(f"the {word} thing was odd").findings, word


def test_a_thread_numbers_people_for_good(engine):
    thread = Thread(Redactor(Policy().with_style("pseudonym")))
    numbers = Pseudonyms()
    assert thread.check("Tyla is in", pseudonyms=numbers).text == "[PERSON_1] is in"
    assert thread.check("and Kofi", pseudonyms=numbers).text == "and [PERSON_2]"
    assert thread.check("tyla left", pseudonyms=numbers).text == "[PERSON_1] left"


def test_a_draft_is_decided_and_forgotten(engine):
    thread = Thread(engine)
    thread.check("surname?", sender="a")
    before = repr(thread)
    for _ in range(3):
        assert thread.check("relly", sender="b", remember=False).action == Action.REDACT
    assert repr(thread) == before
    assert thread.check("so relly, is it", sender="a", remember=False).action == Action.ALLOW
    thread.check("relly", sender="b")
    assert thread.check("so relly, is it", sender="a").action == Action.REDACT


def test_policies_hold_for_what_a_thread_adds():
    policy = Policy(allow_words=("Tyla",)).with_action("DATE_OF_BIRTH", Action.ALLOW)
    thread = Thread(Redactor(policy), people=["Tyla"])
    assert thread.check("dob?").sendable
    assert not thread.check("3/2/12").findings
    assert not thread.check("tyla says hi").findings


def test_what_was_asked_yesterday_but_one_is_no_longer_open(engine):
    asked = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
    for later, expected in ((timedelta(minutes=3), True), (timedelta(days=2), False)):
        thread = Thread(engine)
        thread.check("year of birth?", sender="a", at=asked)
        assert bool(thread.check("2016", sender="b", at=asked + later).findings) is expected


# -- the leak stories --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["android_03_leak_story", "ios_09_leak_story"])
def test_nothing_is_left_of_the_leak_stories(engine, name):
    rows = map(json.loads, (CHATS / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines())
    messages = [(*parse(row["text"]), row["sender"]) for row in rows if row["kind"] == "message"]
    exported = [f for _, f in Thread(engine).read(messages, lambda m: m[0], lambda m: m[2])]
    live = Thread(engine)
    said = [live.check(body, sender=who).findings for body, _, who in messages]
    for found in (exported, said):
        numbered = enumerate(zip(messages, found, strict=True))
        left = [i for i, ((body, gold, _), f) in numbered if any(uncovered(body, g, f) for g in gold)]
        assert not left
