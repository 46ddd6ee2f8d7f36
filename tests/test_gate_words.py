"""Reports of what was wrongly found: proposed by senders, decided by a manager, picked up by gates that run."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from tests.audits import SetClock, opened, store_in
from tests.test_gate import TO, kinds, refused
from wa_redact import Action, Policy
from wa_redact.apps.audit import AuditError, verify
from wa_redact.apps.audit.checker import Report
from wa_redact.apps.audit.purge import purge
from wa_redact.apps.audit.verify import walk
from wa_redact.apps.gate import Gate, RefusedError, words
from wa_redact.apps.gate.notes import Beside

TEXT = "ask Mr Phoenix about 07700 900123"


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def store(tmp_path, clock):
    with store_in(tmp_path, clock=clock) as made:
        yield made


@pytest.fixture
def gate(store):
    return Gate(store, model=None, refresh=0)


def reported(gate, sender="staff-17", text=TEXT, value="Phoenix", label="PERSON"):
    to = replace(TO, sender=sender)
    start = text.index(value)
    return gate.report(gate.decide(text, to).id, text, to, start, start + len(value), label)


def problems(store):
    report, beside = Report(), Beside()
    for entry in walk(store, report):
        beside.saw(entry)
    beside.finish(store, report, whole=report.first == 1)
    return report.problems


def test_a_word_is_reported_approved_used_and_withdrawn(gate, store, tmp_path, clock):
    with opened(tmp_path, clock=clock) as beside:
        other = Gate(beside, model=None, refresh=0)  # of another process
        name = reported(gate)
        assert reported(gate, "staff-18") == reported(gate, "staff-18") == name
        (waiting,) = words.proposals(store)
        assert (waiting.id, waiting.word, waiting.label, waiting.reports) == (name, "Phoenix", "PERSON", 2)
        assert "Phoenix" not in repr(waiting)
        assert gate.decide(TEXT, TO).text == "ask Mr [PERSON] about [PHONE_NUMBER]"
        words.approve(store, name, "boss")
        assert words.proposals(store) == []
        for one in (gate, other):
            assert one.decide(TEXT, TO).text == "ask Mr Phoenix about [PHONE_NUMBER]"
        assert problems(store) == []
        words.withdraw(beside, "phoenix", "boss")
        for one in (gate, other):
            assert one.decide(TEXT, TO).text == "ask Mr [PERSON] about [PHONE_NUMBER]"
        assert [k for k in kinds(store) if k not in ("decision", "rules", "init")] == [
            *["report"] * 3,
            "approve",
            "withdraw",
        ]
        assert problems(store) == []


def test_numbers_can_be_approved_too(gate, store):
    words.approve(store, reported(gate, value="07700 900123", label="PHONE_NUMBER"), "boss")
    assert gate.decide("ring 07700900123", TO).action is Action.ALLOW
    assert words.allowed_words(store) == (1, [], ["07700 900123"])


def test_a_word_that_is_no_name_is_none_in_any_message(gate, store):
    """Not only may it stay: nobody is found by it, and a longer name that holds it is still a name."""
    words.approve(store, reported(gate), "boss")
    assert gate.policy.never_names == ("Phoenix",)
    assert gate.decide("is it phoenix today", TO).action is Action.ALLOW
    assert "Phoenix" not in gate.decide("ask Mr Phoenix Tyrell", TO).text


def test_a_rejected_word_leaves_no_trace(gate, store, tmp_path):
    name = reported(gate)
    words.reject(store, name, "boss")
    assert words.proposals(store) == []
    assert gate.decide(TEXT, TO).action is Action.REDACT
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        assert [db.execute(f"SELECT count(*) FROM audit_{t}").fetchone()[0] for t in ("proposals", "reporters")] == [
            0,
            0,
        ]
    for decide in (words.approve, words.reject):
        assert refused(decide, store, name, "boss") == "unknown"
    assert refused(words.withdraw, store, "Phoenix", "boss") == "unknown"


def test_only_one_manager_decides(gate, store):
    name = reported(gate)

    def tried(decide):
        with suppress(RefusedError):
            decide(store, name, "boss")
            return True
        return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(tried, [words.approve, words.reject] * 4)) == 1
    assert problems(store) == []


def test_what_can_be_reported(gate):
    text = f"Mr Phoenix {'x' * 100} \u200b"
    decision = gate.decide(text, TO)

    def code(start, end, label="PERSON", said=text):
        return refused(gate.report, decision.id, said, TO, start, end, label)

    assert code(3, 10, "PLACE") == "not-found-there"
    assert code(3, 10, said=text[:-1]) == "other-message"
    for start, end in ((-3, 10), (3, 3), (10, 3), (3, 10**9), (0, len(text)), (len(text) - 2, len(text))):
        assert code(start, end) == "not-found-there"


def test_reports_do_not_pile_up_without_end(gate, store, monkeypatch):
    monkeypatch.setattr(words, "_MOST", 1)
    reported(gate)
    assert reported(gate, "staff-18")  # the same word
    with pytest.raises(RefusedError) as caught:
        reported(gate, text="ask Mr Tyrell", value="Tyrell")
    assert caught.value.code == "too-many"


def test_reports_expire_and_are_deleted_when_that_is_asked_for(gate, store, clock):
    name = reported(gate)
    clock.pass_by(31 * 86_400)
    assert words.proposals(store) == []
    assert refused(words.approve, store, name, "boss") == "unknown"
    assert purge(store) == {"notes": 0, "proposals": 1}
    assert purge(store) == {"notes": 0, "proposals": 0}
    assert kinds(store).count("purge") == 1
    assert problems(store) == []


def test_whom_the_policy_always_finds_nobody_approves(store):
    gate = Gate(store, model=None, refresh=0)
    words.approve(store, reported(gate), "boss")
    strict = Gate(store, Policy(always_names=("Phoenix",)), model=None)
    assert strict.decide(TEXT, TO).text == "ask Mr [PERSON] about [PHONE_NUMBER]"


def test_words_that_nobody_approved_are_found(gate, store, tmp_path):
    words.approve(store, reported(gate), "boss")
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        row = db.execute("SELECT * FROM audit_allowed").fetchone()
    words.withdraw(store, "Phoenix", "boss")
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute("INSERT INTO audit_allowed VALUES (?, ?, ?, ?)", row)  # put back by somebody without the key
        db.commit()
    assert "is not one that the chain says was approved" in problems(store)[0]
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute("UPDATE audit_allowed SET word = 'other'")
        db.commit()
    assert "the approved word other was changed or moved" in problems(store)
    with pytest.raises(AuditError, match="has been moved"):
        Gate(store, model=None)
    assert verify(store).intact  # the chain itself


def test_a_justification_that_was_exchanged_is_found(store, tmp_path):
    from tests.test_gate import NAMED, POLICY, WHY

    gate = Gate(store, POLICY, model=None)
    for why in (WHY, "his school has asked for his name"):
        gate.override(gate.decide(NAMED, TO).id, NAMED, TO, why, role="manager")
    assert problems(store) == []
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        (a,), (b,) = db.execute("SELECT id FROM audit_notes").fetchall()
        db.execute("UPDATE audit_notes SET sealed = (SELECT sealed FROM audit_notes WHERE id = ?) WHERE id = ?", (b, a))
        db.commit()
    assert problems(store) == [f"the justification {a[:12]} was changed or moved"]
