"""The gate: what may be sent after which decision, once, by whom, until when; and what of it can be read afterwards."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.audits import SetClock, opened, store_in
from wa_redact import Action, Policy, Situation
from wa_redact.apps.audit import AuditError, new_id, verify
from wa_redact.apps.audit.keys import rotate
from wa_redact.apps.gate import Gate, RefusedError, Sending
from wa_redact.apps.gate.notes import notes_of
from wa_redact.override import OverrideRule
from wa_redact.types import Verdict

TO = Sending("staff-17", "447700900123", "phone-4")
RULE = OverrideRule(
    actions=(Action.REDACT, Action.BLOCK),
    labels=("PERSON", "PHONE_NUMBER"),
    roles=("manager", "worker"),
    expires=600,
    min_justification=15,
)
POLICY = replace(
    Policy(override=RULE, always_names=("Kayden",))
    .with_action("VEHICLE", Action.WARN)
    .with_action("UK_NHS", Action.BLOCK)
)
WHY = "his gran asked us in writing to name him"
NAMED, SAFE = "kayden at 4?", "[PERSON] at 4?"


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def store(tmp_path, clock):
    with store_in(tmp_path, clock=clock) as made:
        yield made


@pytest.fixture
def gate(store):
    return Gate(store, POLICY, model=None, refresh=0)


def refused(call, *args, **kwargs):
    with pytest.raises(RefusedError) as caught:
        call(*args, **kwargs)
    return caught.value.code


def kinds(store):
    return [e.kind for page, _ in store.pages() for e in page]


ACTIONS = [
    ("see you at 4", Action.ALLOW, "see you at 4", []),
    ("my reg is AB12 CDE", Action.WARN, "my reg is AB12 CDE", ["no-identifiers"]),
    (NAMED, Action.REDACT, SAFE, ["no-identifiers"]),
    ("nhs number 999 123 4567", Action.BLOCK, "", ["no-identifiers"]),
]


@pytest.mark.parametrize(("text", "action", "offered", "rules"), ACTIONS)
def test_decisions_and_their_records(gate, store, text, action, offered, rules):
    decision = gate.decide(text, TO)
    assert (decision.action, decision.would, decision.text, decision.recorded) == (action, action, offered, True)
    assert decision.sendable is (action is Action.ALLOW)
    assert text not in repr(decision)
    assert decision.to_dict(text=True)["text"] == offered
    (entry,) = store.about(decision.id)
    data = entry.data
    assert (data["action"], data["rules"], data["error"], data["simulated"]) == (action.name, rules, None, False)
    assert sum(data["labels"].values()) == sum(data["detectors"].values()) == len(decision.findings)
    assert data["policy"]["version"] == POLICY.version
    assert {len(data[k]) for k in ("sender", "recipient", "device", "message")} == {32}


def test_only_what_was_decided_about_may_go_and_only_once(gate):
    warned, safe = gate.decide("my reg is AB12 CDE", TO), gate.decide(NAMED, TO)
    for other in (replace(TO, sender="staff-18"), replace(TO, recipient="447700900124"), replace(TO, device="")):
        assert refused(gate.confirm, warned.id, "my reg is AB12 CDE", other) == "other-message"
    assert refused(gate.confirm, warned.id, "my reg is AB12 CDE ", TO) == "other-message"
    assert refused(gate.confirm, safe.id, NAMED, TO) == "not-needed"
    assert refused(gate.accept, safe.id, NAMED, TO) == "other-message"
    assert refused(gate.accept, warned.id, warned.text, TO) == "not-needed"
    for unknown in ("", "x", new_id(), "\ud800", "x" * 10_000):
        assert refused(gate.confirm, unknown, "my reg is AB12 CDE", TO) == "unknown"
    assert gate.confirm(warned.id, warned.text, TO).how == "confirmed"
    assert gate.accept(safe.id, SAFE, TO).how == "safe"
    assert refused(gate.confirm, warned.id, warned.text, TO) == "used"
    assert refused(gate.accept, safe.id, SAFE, TO) == "used"
    assert refused(gate.override, safe.id, NAMED, TO, WHY, role="worker") == "used"


def test_an_override_sends_exactly_the_message_once(gate, store):
    decision = gate.decide(NAMED, TO)
    assert decision.overridable
    token = gate.override(decision.id, NAMED, TO, WHY, role="worker")
    assert token.value not in repr(token)
    name = token.value.split(".")[1]
    for value in ("", "x.y.z", token.value[:-1], token.value + "0", f"{decision.id}.{name}.{'0' * 32}", "\ud800.x"):
        assert refused(gate.redeem, value, NAMED, TO) == "unknown"
    assert refused(gate.redeem, token.value, f"{NAMED}!", TO) == "other-message"
    assert refused(gate.redeem, token.value, NAMED, replace(TO, recipient="447700900124")) == "other-message"
    again = gate.override(decision.id, NAMED, TO, WHY, role="manager", by="boss")  # the first was lost, say
    assert gate.redeem(token.value, NAMED, TO).how == "override"
    for value in (token.value, again.value):
        assert refused(gate.redeem, value, NAMED, TO) == "used"
    said = [e for e in store.about(decision.id) if e.kind == "override"]
    assert [e.data["role"] for e in said] == ["worker", "manager"]
    assert said[0].data["by"] == said[0].data["sender"] != said[1].data["by"]
    other = gate.decide(NAMED, TO)
    assert refused(gate.redeem, token.value.replace(decision.id, other.id), NAMED, TO) == "unknown"


REFUSED = [
    ("see you at 4", WHY, "manager", "not-needed"),
    ("my reg is AB12 CDE", WHY, "manager", "not-needed"),
    (NAMED, WHY, "cleaner", "not-allowed"),
    (NAMED, WHY, "", "not-allowed"),
    ("kayden nhs number 999 123 4567", WHY, "manager", "not-allowed"),  # NHS numbers are nobody's to override
    (NAMED, "", "manager", "justification"),
    (NAMED, "x" * 14, "manager", "justification"),
    (NAMED, "." * 2000, "manager", "justification"),
    (NAMED, "kayden kayden kayden kayden", "manager", "justification"),  # nothing is left of it
    (NAMED, "a b " * 501, "manager", "justification"),
]


@pytest.mark.parametrize(("text", "why", "role", "code"), REFUSED)
def test_overrides_that_are_refused(gate, store, text, why, role, code):
    decision = gate.decide(text, TO)
    assert refused(gate.override, decision.id, text, TO, why, role=role) == code
    assert kinds(store)[-1] == "decision"


def test_a_policy_that_says_nothing_of_overrides_allows_none(store):
    gate = Gate(store, replace(POLICY, override=OverrideRule()), model=None)
    decision = gate.decide(NAMED, TO)
    assert not decision.overridable
    assert refused(gate.override, decision.id, NAMED, TO, WHY, role="manager") == "not-allowed"


def test_a_rule_of_the_guidance_is_not_overridden_by_allowing_labels(store):
    personal = replace(TO, situation=Situation("service-user", "personal"))
    gate = Gate(store, POLICY, model=None)
    decision = gate.decide("see you at 4", personal)
    assert (decision.action, decision.overridable) == (Action.BLOCK, False)
    assert refused(gate.override, decision.id, "see you at 4", personal, WHY, role="manager") == "not-allowed"
    gate.use(replace(POLICY, override=replace(RULE, rules=("personal-phone",))))
    assert gate.override(decision.id, "see you at 4", personal, WHY, role="manager")


def test_what_could_not_be_decided_is_nobodys_to_override(store):
    gate = Gate(store, replace(POLICY, max_chars=10), model=None)
    text = "kayden is 12 characters"
    decision = gate.decide(text, TO)
    assert (decision.action, decision.error, decision.overridable) == (Action.BLOCK, "OversizeError", False)
    assert store.about(decision.id)[0].data["error"] == "OversizeError"
    assert refused(gate.override, decision.id, text, TO, WHY, role="manager") == "not-allowed"


JUSTIFIED = [
    ("kayden at 4?", "Kayden's gran asked in writing, Kaydens mum too", ("ayden",)),
    ("kayden at 4?", "ring 07700 900456 or gran@example.com to ask, she agreed to it in writing", ("900456", "gran@")),
    ("kayden, 07700 900123", "it is his own number, (07700)900-123, he said", ("07700", "900-123")),
    ("kayden, 07700 900123", "it is his own number,07700900123he said so", ("900123",)),
]


@pytest.mark.parametrize(("text", "why", "gone"), JUSTIFIED)
def test_what_identifies_is_taken_out_of_a_justification(gate, store, text, why, gone):
    decision = gate.decide(text, TO)
    token = gate.override(decision.id, text, TO, why, role="manager")
    said = notes_of(store, [token.id])[token.id]
    assert not [word for word in gone if word in said]
    assert "[" in said
    entry = store.about(decision.id)[-1]
    assert entry.data["note"] == store.keys.current.digest("note", token.id, said)


def test_nothing_that_was_said_can_be_read_in_the_files(tmp_path, clock):
    """Neither a message, nor a value, a justification, a reported word, nor an id of a person, in any file."""
    values = {"kayden", "900123", "staff-17", "phone-4", "gran", "AB12 C", "in writing", "see you", "boss", "[PERSON]"}
    with store_in(tmp_path, clock=clock, checkpoints=tmp_path / "heads", every=0) as store:
        gate = Gate(store, POLICY, model=None, refresh=0)
        gate.decide("see you at 4", TO)
        token = gate.override(gate.decide(NAMED, TO).id, NAMED, TO, WHY, role="manager", by="boss")
        gate.redeem(token.value, NAMED, TO)
        warned = gate.decide("my reg is AB12 CDE", TO)
        gate.report(warned.id, warned.text, TO, 10, 18, "VEHICLE")
        gate.confirm(warned.id, warned.text, TO)
        seen = set()
        for file in tmp_path.iterdir():
            raw = file.read_bytes().lower()
            seen.add(file.name)
            assert not [v for v in values if v.lower().encode() in raw], file.name
            assert not [v for v in values if v.encode("utf-16-le") in raw], file.name
        assert seen >= {"audit.db", "audit.db-wal", "heads"}
        assert "decision" in (tmp_path / "audit.db-wal").read_bytes().decode("latin-1")


def test_two_messages_that_are_the_same_cannot_be_told_by_their_records(gate, store):
    one, other = (store.about(gate.decide(NAMED, TO).id)[0].data for _ in range(2))
    assert one["message"] != other["message"]
    assert one["safe"] != other["safe"]
    assert one["sender"] == other["sender"]
    people = {gate.decide("hi", Sending(s, r)).id for s, r in (("a", "b"), ("b", "a"))}
    assert len({store.about(p)[0].data[k] for p in people for k in ("sender", "recipient")}) == 4


JUMPS = [
    # seconds by which the wall clock is put on, seconds that pass on the machine's, whether an override still holds
    (0, 599, True),
    (0, 601, False),
    (599, 599, True),
    (601, 601, False),
    (86400, 1, False),  # set forward by a day: it ends early
    (-86400, 1, False),  # set back by a day
    (-86400, 601, False),  # set back, and its time is over
    (-30, 1, True),  # a little, as clocks are corrected
    (-30, 601, False),  # the machine's own clock knows
    (10**9, 10**9, False),
]


@pytest.mark.parametrize(("wall", "machine", "holds"), JUMPS)
def test_overrides_when_clocks_jump(gate, store, clock, wall, machine, holds):
    decision = gate.decide(NAMED, TO)
    token = gate.override(decision.id, NAMED, TO, WHY, role="manager")
    clock.at += wall * 10**6
    clock.mono += machine * 10**6
    if holds:
        assert gate.redeem(token.value, NAMED, TO)
    else:
        assert refused(gate.redeem, token.value, NAMED, TO) == "expired"
    gate.decide("see you at 4", TO)
    assert verify(store).intact


def test_overrides_do_not_outlive_a_restart_of_the_machine_with_its_clock_set_back(gate, store, clock):
    decision = gate.decide(NAMED, TO)
    token = gate.override(decision.id, NAMED, TO, WHY, role="manager")
    clock.pass_by(700)
    gate.decide("see you at 4", TO)  # anything that is on record behind the override and after its time
    clock.boot, clock.mono = "boot-2", 5
    clock.at -= 650 * 10**6  # 50 s after the override, by the wall
    assert refused(gate.redeem, token.value, NAMED, TO) == "expired"


def test_an_override_holds_over_a_restart(gate, store, clock, tmp_path):
    decision = gate.decide(NAMED, TO)
    token = gate.override(decision.id, NAMED, TO, WHY, role="manager")
    clock.at += 60 * 10**6
    clock.boot, clock.mono = "boot-2", 5
    with opened(tmp_path, clock=clock) as again:
        assert Gate(again, POLICY, model=None).redeem(token.value, NAMED, TO)


def test_a_clock_that_goes_back_is_noted_and_breaks_nothing(gate, store, clock):
    gate.decide("see you at 4", TO)
    clock.at -= 3600 * 10**6
    gate.decide("see you at 4", TO)
    report = verify(store)
    assert report.intact
    assert "the clock had gone back by 3600 s" in report.notes[0]


def test_decisions_are_too_old_after_a_while(store, clock):
    gate = Gate(store, POLICY, model=None, window=60)
    warned, named = gate.decide("my reg is AB12 CDE", TO), gate.decide(NAMED, TO)
    clock.pass_by(61)
    assert refused(gate.confirm, warned.id, warned.text, TO) == "expired"
    assert refused(gate.accept, named.id, SAFE, TO) == "expired"
    assert refused(gate.override, named.id, NAMED, TO, WHY, role="manager") == "expired"


def test_keys_may_change_between_a_decision_and_what_follows(gate, store, tmp_path, clock):
    warned, named = gate.decide("my reg is AB12 CDE", TO), gate.decide(NAMED, TO)
    token = gate.override(named.id, NAMED, TO, WHY, role="manager")
    rotate(tmp_path / "audit.key")
    with opened(tmp_path, clock=clock) as again:
        later = Gate(again, POLICY, model=None)
        assert later.confirm(warned.id, warned.text, TO)
        assert later.redeem(token.value, NAMED, TO)
        assert verify(again).intact


class Failing:
    """A store that cannot be written."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def append(self, draft):
        raise AuditError("store: the disk is full")

    def append_all(self, drafts):
        raise AuditError("store: the disk is full")


def test_what_cannot_be_recorded_is_not_sent(gate, store, monkeypatch):
    warned, named = gate.decide("my reg is AB12 CDE", TO), gate.decide(NAMED, TO)
    token = gate.override(named.id, NAMED, TO, WHY, role="manager")
    monkeypatch.setattr(gate, "_store", Failing(store))
    for text in ("see you at 4", NAMED):
        decision = gate.decide(text, TO)
        assert (decision.action, decision.error, decision.text) == (Action.BLOCK, "AuditError", "")
        assert not any((decision.recorded, decision.overridable, decision.id, decision.sendable))
        assert decision.reasons == ("could not record: store: the disk is full",)
    assert [d.error for d in gate.decide_all(["hi", "ho"], TO)] == ["AuditError"] * 2
    for call in (
        lambda: gate.confirm(warned.id, warned.text, TO),
        lambda: gate.accept(named.id, SAFE, TO),
        lambda: gate.override(named.id, NAMED, TO, WHY, role="manager"),
        lambda: gate.redeem(token.value, NAMED, TO),
    ):
        with pytest.raises(AuditError):
            call()


def test_simulation_decides_records_and_stops_nothing(store, monkeypatch):
    gate = Gate(store, POLICY, model=None, simulate=True)
    for text, action, _, _ in ACTIONS:
        decision = gate.decide(text, TO)
        assert (decision.action, decision.would, decision.text) == (Action.ALLOW, action, text)
        assert decision.sendable
        assert decision.simulated
        data = store.about(decision.id)[0].data
        assert (data["action"], data["simulated"]) == (action.name, True)
    assert refused(gate.override, decision.id, text, TO, WHY, role="manager") == "not-needed"
    monkeypatch.setattr(gate, "_store", Failing(store))
    decision = gate.decide(NAMED, TO)
    assert (decision.action, decision.error, decision.recorded) == (Action.ALLOW, "AuditError", False)


def test_several_at_once_and_verdicts_of_the_callers_own(gate, store):
    decisions = gate.decide_all(["see you at 4", NAMED, "my reg is AB12 CDE"], TO)
    assert [d.action for d in decisions] == [Action.ALLOW, Action.REDACT, Action.WARN]
    assert gate.accept(decisions[1].id, SAFE, TO)
    assert gate.decide_all([], TO) == []
    own = gate.decide(
        "whatever stands in the document", TO, verdict=Verdict(Action.BLOCK, "", (), ("no-reports: it is one",))
    )
    assert own.action is Action.BLOCK
    assert store.about(own.id)[0].data["rules"] == ["no-reports"]
    with pytest.raises(TypeError, match="a message is a str"):
        gate.decide(None, TO)


def test_a_forged_decision_or_override_lets_nothing_through(gate, store):
    """Whoever can write to the database, but has no key, puts a record there."""
    decision = gate.decide(NAMED, TO)
    file = Path(str(store._db._url.database))
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE audit_records SET body = replace(body, 'REDACT', 'WARN') WHERE ref = ?", (decision.id,))
        db.commit()
    with pytest.raises(AuditError, match="was not written by us"):
        gate.confirm(decision.id, NAMED, TO)
    with pytest.raises(AuditError):
        gate.override(decision.id, NAMED, TO, WHY, role="manager")


def test_the_rules_that_hold_are_on_record(gate, store):
    gate.use(replace(POLICY, version="7"))
    entries = [store._trusted(row) for page, _ in store.pages() for row in page]
    said = [e.data["policy"] for e in entries if e.kind == "rules"]
    assert [p["version"] for p in said] == ["1", "7"]
    assert said[0]["digest"] != said[1]["digest"]
