"""What a verdict says of the rules beside what identifies: by situation, by policy, and never of the message itself."""

from datetime import date, timedelta

import pytest

from wa_redact import Action, GuidanceRule, Policy, PolicyError, Redactor, Situation, check
from wa_redact.engine import Engine
from wa_redact.guidance import guides
from wa_redact.judge import Judge

RULES = Redactor(model=None)
CALL = "ring 07700 900123"
COLLEAGUE = Situation("colleague")
PERSONAL = Situation(device="personal")


def off(*names):
    return Policy(guidance={name: GuidanceRule(on=False) for name in names})


@pytest.mark.parametrize(
    ("policy", "situation", "action", "safe"),
    [
        (None, None, Action.REDACT, "ring [PHONE_NUMBER]"),
        (None, Situation(), Action.REDACT, "ring [PHONE_NUMBER]"),
        (None, COLLEAGUE, Action.WARN, CALL),
        (None, Situation("colleague", "personal"), Action.WARN, CALL),
        (None, PERSONAL, Action.BLOCK, "ring [PHONE_NUMBER]"),
        ("internal", None, Action.WARN, CALL),
        ("internal", COLLEAGUE, Action.WARN, CALL),
        ("internal", Situation(), Action.REDACT, "ring [PHONE_NUMBER]"),
        ('rules.PHONE.action = "block"', COLLEAGUE, Action.WARN, CALL),
        ('rules.PHONE.action = "warn"', Situation(), Action.WARN, CALL),
        ('rules.PHONE.action = "allow"', Situation(), Action.ALLOW, CALL),
    ],
)
def test_the_recipient_decides_how_strict(policy, situation, action, safe):
    verdict = Redactor(policy, model=None).check(CALL, situation=situation)
    assert (verdict.action, verdict.text) == (action, safe)


def test_a_personal_phone_is_stopped_and_the_rule_named():
    verdict = check("see you at 4", device="personal")
    assert verdict.action == Action.BLOCK
    assert not verdict.sendable
    assert verdict.reasons[0].startswith("personal-phone: ")
    assert check("see you at 4").action == check("see you at 4", to="colleague", device="personal").action
    assert Redactor(off("personal-phone"), model=None).check("see you at 4", situation=PERSONAL).action == Action.ALLOW


@pytest.mark.parametrize("bad", [dict(to="kayden"), dict(device="kayden")])
def test_an_unknown_situation_is_refused_and_not_quoted(bad):
    with pytest.raises(ValueError, match="must be one of") as caught:
        check("hi", **bad)
    assert "kayden" not in str(caught.value)


def test_no_identifiers_off_finds_nothing():
    engine = Redactor(off("no-identifiers"))
    assert engine.redact("hi kayden, ring 07700 900123") == "hi kayden, ring 07700 900123"
    verdict = engine.check("hi kayden, ring 07700 900123")
    assert (verdict.action, verdict.reasons, verdict.findings) == (Action.ALLOW, (), ())


def test_a_rule_that_is_unknown_or_too_strict_is_refused():
    with pytest.raises(PolicyError, match=r"guidance\.nonsense: no such rule"):
        Policy(guidance={"nonsense": GuidanceRule()})
    with pytest.raises(PolicyError, match=r"guidance\.personal-phone\.action: must be one of block, warn, remind"):
        Policy(guidance={"personal-phone": GuidanceRule(action=Action.REDACT)})


def test_a_review_that_is_due_is_said_once_with_its_owner():
    today = date.today()  # noqa: DTZ011 - a review date is a day of the local calendar
    past = today - timedelta(days=1)
    rules = {
        "personal-phone": GuidanceRule(review_by=past, owner="Head of IT"),
        "no-identifiers": GuidanceRule(review_by=past),
    }
    verdict = Redactor(Policy(owner="Ms Head", guidance=rules), model=None).check("hi")
    (said,) = verdict.reminders
    assert said.startswith("review-due: ")
    assert "personal-phone was to be reviewed by" in said
    assert "(Head of IT)" in said
    assert "no-identifiers was to be reviewed by" in said
    assert "(Ms Head)" in said
    for rule in (GuidanceRule(review_by=past, on=False), GuidanceRule(review_by=today)):
        assert Redactor(Policy(guidance={"personal-phone": rule}), model=None).check("hi").reminders == ()


class Broken:
    id, title, actions, words = "personal-phone", "", (Action.WARN,), None

    def __init__(self, error):
        self.error = error

    def read(self, message):
        raise self.error


@pytest.mark.parametrize(
    ("failure", "error"), [(ValueError("kayden"), "DetectorError"), (TimeoutError("kayden"), "TimeLimitError")]
)
def test_a_failing_rule_blocks_and_tells_nothing(monkeypatch, failure, error):
    monkeypatch.setattr("wa_redact.judge.guides", lambda: {"personal-phone": Broken(failure)})
    engine = Engine(Policy(), [], None)
    monkeypatch.undo()
    for verdict in (engine.check("hi"), *engine.pipe(["hi"])):
        assert (verdict.action, verdict.error, verdict.text) == (Action.BLOCK, error, "")
        assert "kayden" not in " ".join(verdict.reasons)
    assert engine.redact("hi") == "hi"


def test_rules_have_distinct_ids_and_say_what_may_be_done():
    for name, guide in guides().items():
        assert name == guide.id == name.lower()
        assert guide.title
        assert guide.actions
        assert Action.REDACT not in guide.actions
    assert Judge(Policy()).policy.guidance.keys() >= guides().keys()
