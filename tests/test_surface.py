"""The face: what is public, what importing costs, and how it fails."""

import subprocess
import sys

import pytest

import wa_redact
from wa_redact import (
    Action,
    DetectorError,
    OversizeError,
    Policy,
    PolicyError,
    Redactor,
    TimeLimitError,
    check,
    detect,
    redact,
)
from wa_redact.engine import Engine
from wa_redact.policy import Rule
from wa_redact.text import Gate

PUBLIC = {
    *("redact", "detect", "check", "Redactor", "Thread", "Policy", "Rule", "Finding", "Verdict", "Action", "LABELS"),
    *(
        "WaRedactError",
        "UndecidedError",
        "OversizeError",
        "TimeLimitError",
        "DetectorError",
        "PolicyError",
        "ModelError",
    ),
}


def test_all_is_the_surface():
    assert set(wa_redact.__all__) >= PUBLIC
    assert all(getattr(wa_redact, name) is not None for name in wa_redact.__all__)
    assert all(getattr(wa_redact, name).__doc__ for name in wa_redact.__all__ if name != "LABELS")


def test_import_loads_neither_spacy_nor_an_app():
    code = "import sys, wa_redact; print([m for m in sys.modules if m.split('.')[0] in ('spacy', 'thinc', 'numpy', 'click') or 'wa_redact.apps' in m])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_redact_loads_no_spacy():
    code = "import sys; from wa_redact import redact; redact('hi kayden'); print([m for m in sys.modules if m.split('.')[0] in ('spacy', 'thinc')])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_the_example_of_the_front_page():
    assert redact("kayden dob 3/2/12, visit 4pm") == "[PERSON] dob [DATE_OF_BIRTH], visit 4pm"


def test_helplines_survive():
    text = "ring 999 or 101 or 111, childline 0800 1111, samaritans 116 123"
    assert redact(text) == text


@pytest.mark.parametrize("bad", [None, 3, b"hi", ["hi"]])
def test_what_is_not_a_string_is_refused(bad):
    for call in (redact, detect, check):
        with pytest.raises(TypeError, match="a message is a str"):
            call(bad)


class Broken:
    name = "broken"
    label = "PERSON"
    gate = Gate()

    def __init__(self, error):
        self.error = error

    def find(self, text):
        raise self.error


FAILURES = [
    (ValueError("kayden"), DetectorError),
    (TimeoutError("kayden"), TimeLimitError),
    (RecursionError("kayden"), DetectorError),
    (MemoryError("kayden"), DetectorError),
]


@pytest.mark.parametrize(("failure", "error"), FAILURES)
def test_a_failing_detector_blocks_and_tells_nothing(failure, error):
    engine = Engine(Policy(), [Broken(failure)], None)
    verdict = engine.check("hi kayden")
    assert (verdict.action, verdict.error, verdict.text) == (Action.BLOCK, error.__name__, "")
    assert not verdict.sendable
    with pytest.raises(error) as caught:
        engine.redact("hi kayden")
    assert "kayden" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_one_failure_does_not_take_the_batch_with_it():
    engine = Redactor(Policy(max_chars=20), model=None)
    verdicts = list(engine.pipe(["ring 07700 900123", "x" * 21, "ok"]))
    assert [v.action for v in verdicts] == [Action.REDACT, Action.BLOCK, Action.ALLOW]
    assert verdicts[1].error == "OversizeError"


def test_oversize_is_an_error_with_the_sizes():
    with pytest.raises(OversizeError, match=r"21 characters; the policy allows 20"):
        Redactor(Policy(max_chars=20), model=None).redact("x" * 21)


def test_out_of_time_blocks():
    assert Redactor(Policy(time_limit=1e-9), model=None).check("ring 07700 900123 at 4").error == "TimeLimitError"


def test_profiles():
    assert Redactor("internal", model=None).check("ring 07700 900123").action == Action.WARN
    assert Redactor("service-user", model=None).check("ring 07700 900123").action == Action.REDACT
    with pytest.raises(PolicyError, match="profile"):
        Redactor("nonsense", model=None)


def test_allow_list():
    engine = Redactor(Policy(allow_words=("Priya Shah", "kayden"), allow_numbers=("020 7946 0123",)))
    text = "Hi it's Priya Shah, ring the office on (020) 79460123"
    assert engine.redact(text) == text
    assert "900123" not in engine.redact("ring 07700 900123")


def test_a_label_can_be_left_alone():
    engine = Redactor(Policy().with_action("PHONE", Action.ALLOW), model=None)
    assert engine.redact("ring 07700 900123") == "ring 07700 900123"


def test_styles():
    text = "ring 07700 900123 or 07700 900456"
    styles = {
        "label": "ring [PHONE_NUMBER] or [PHONE_NUMBER]",
        "mask": "ring █████ or █████",
        "pseudonym": "ring [PHONE_NUMBER_1] or [PHONE_NUMBER_2]",
    }
    for style, safe in styles.items():
        assert Redactor(Policy().with_style(style), model=None).redact(text) == safe
    one, two = (Redactor(Policy().with_style("hash"), model=None, hash_key=k).redact(text) for k in (b"a", b"b"))
    assert one != two
    with pytest.raises(PolicyError, match="hash"):
        Redactor(Policy().with_style("hash"), model=None)


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        (dict(rules={"NAME_OF_DOG": Rule()}), "rules.NAME_OF_DOG"),
        (dict(rules={"PERSON": Rule(style="loud")}), "rules.PERSON.style"),
        (dict(rules={"PERSON": Rule(min_score=2)}), "rules.PERSON.min_score"),
        (dict(allow_words=("",)), "allow_words"),
        (dict(allow_words=(" ",)), "allow_words"),
        (dict(max_chars=0), "max_chars"),
        (dict(time_limit=0), "time_limit"),
    ],
)
def test_a_bad_policy_names_its_key(bad, key):
    with pytest.raises(PolicyError, match=key):
        Policy(**bad)
