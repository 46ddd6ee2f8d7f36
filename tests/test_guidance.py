"""What a verdict says of the rules beside what identifies: by situation, by policy, and never of the message itself."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wa_redact import Action, GuidanceRule, Policy, PolicyError, Redactor, Situation, check
from wa_redact.engine import Engine
from wa_redact.guidance import _swearing, guides
from wa_redact.judge import Judge

RULES = Redactor(model=None)
CALL = "ring 07700 900123"
COLLEAGUE = Situation("colleague")
PERSONAL = Situation(device="personal")


def off(*names):
    return Policy(guidance={name: GuidanceRule(on=False) for name in names})


SILENT = Redactor(off(*guides()), model=None)


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

    def lacks(self):
        return ""

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


NOISY = "WHY ARE YOU NOT HERE?? bollocks, the ICPC is on tues, if you miss it i will stop your contact, facetime me at 4, he hit me"
PARTS = st.sampled_from([*NOISY.split(", "), CALL, "see you at 4", "hi kayden", "\ud800", "😡"])


@settings(deadline=None)
@given(st.lists(PARTS, max_size=5).map(". ".join), st.sampled_from([None, Situation(), COLLEAGUE, PERSONAL]))
def test_guidance_changes_neither_text_nor_findings(text, situation):
    with_rules, without = (engine.check(text, situation=situation) for engine in (RULES, SILENT))
    assert (with_rules.text, with_rules.findings) == (without.text, without.findings)
    assert with_rules.action >= without.action
    assert without.reminders == ()


@settings(deadline=None)
@given(st.lists(PARTS, max_size=5).map(". ".join), st.sampled_from(sorted(guides())))
def test_the_action_is_that_of_the_strictest_part(text, name):
    whole = RULES.check(text, situation=PERSONAL)
    rest = Redactor(off(name), model=None).check(text, situation=PERSONAL)
    own = [line for line in (*whole.reasons, *whole.reminders) if line.startswith(f"{name}: ")]
    assert not [line for line in (*rest.reasons, *rest.reminders) if line.startswith(f"{name}: ")]
    worst = guides()[name].actions[0] if own else Action.ALLOW
    assert whole.action == max(rest.action, worst)
    assert {*whole.reasons, *whole.reminders} == {*rest.reasons, *rest.reminders, *own}


def test_each_rule_speaks_and_may_be_told_to_do_otherwise():
    verdict = RULES.check(NOISY)
    ids = {line.partition(":")[0] for line in (*verdict.reasons, *verdict.reminders)}
    assert ids == {"language", "video-calls", "case-file"}
    assert verdict.action == Action.WARN
    assert verdict.sendable
    louder = Redactor('guidance.video-calls.action = "warn"', model=None).check("facetime me at 4")
    assert louder.reasons == ("video-calls: Record this video call in the right step of the case record.",)
    quieter = Redactor('guidance.language.action = "remind"', model=None).check("what a load of bollocks")
    assert (quieter.action, quieter.reasons) == (Action.ALLOW, ())
    assert quieter.reminders[0].startswith("language: ")
    with pytest.raises(PolicyError, match=r"guidance\.language\.action: must be one of warn, remind"):
        Redactor('guidance.language.action = "block"', model=None)


def test_jargon_and_mild_words_pass_between_colleagues():
    for text in ("the ICPC is on tues", "bloody printer"):
        assert RULES.check(text).action == Action.WARN
        assert RULES.check(text, situation=COLLEAGUE).action == Action.ALLOW
        assert Redactor("internal", model=None).check(text).action == Action.ALLOW


def test_names_are_neither_swearing_nor_shouting():
    engine = Redactor(Policy(allow_words=()))
    for text in ("is Dick in today", "tell KAYDEN SMITH i rang"):
        assert not [r for r in engine.check(text).reasons if r.startswith("language")]


def test_without_its_word_list_the_rest_of_the_language_rule_speaks_and_a_policy_that_names_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "badwords", None)
    _swearing._library.cache_clear()
    try:
        assert Redactor(model=None).check("what a load of shit").reasons == ()
        assert Redactor(model=None).check("you are a liar").reasons != ()
        (said,) = Redactor("guidance.language.on = true", model=None).check("hi").reminders
        assert said == "language: swearing is not looked for here: pip install 'wa-redact[tone]'"
        assert Redactor("guidance.language.on = false", model=None).check("hi").reminders == ()
    finally:
        _swearing._library.cache_clear()


def test_reasons_and_reminders_travel():
    verdict = check("facetime me at 4, its bollocks")
    assert verdict.to_dict()["reminders"] == list(verdict.reminders) != []
    assert verdict.to_dict()["reasons"] == list(verdict.reasons) != []
    assert list(Redactor().pipe(["facetime me at 4"], situation=COLLEAGUE)) == [
        check("facetime me at 4", to="colleague")
    ]
