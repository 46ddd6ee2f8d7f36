"""Laws of the whole: what must hold for every text there is."""

import pickle

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.tables import rows
from wa_redact import detectors
from wa_redact.default import Redactor
from wa_redact.labels import LABELS
from wa_redact.markup import parse, uncovered
from wa_redact.policy import Policy, Rule
from wa_redact.types import Action

RULES = Redactor(model=None)
FULL = Redactor()
ENGINES = pytest.mark.parametrize("engine", [RULES, FULL], ids=["rules", "full"])
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

VALUES = sorted(
    {(g.label, text[g.start : g.end], text) for _, row in rows("must") for text, gold in [parse(row)] for g in gold}
)
WORDS = st.sampled_from(
    "hi can u pls ring me re the visit on at 4pm 3/2 dob born mum tyla kayden mare st flat 4 07700 900123 nhs no "
    "mosaic 1234567 e8 4rt [PERSON] [ADDRESS_2] [PERSON:0a1b2c3d] \u2588\u2588 x 😭 👨‍👩‍👧 . , ? \n #Tyla @tyla_xo12 is called miss "
    "Mrs Khan AB51 ABC £20 J.S. j a m e s o77oo double seven zero one two three \ufffc \u200b ０７７ 0️⃣ \ud800 ".split(
        " "
    )
)
MESSAGES = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=14).map(" ".join),
    st.lists(WORDS, max_size=14).map("".join),
    st.builds(lambda v, a, b: f"{a} {v[2]} {b}", st.sampled_from(VALUES), st.text(max_size=12), st.text(max_size=12)),
)


@ENGINES
@relaxed
@given(MESSAGES)
def test_findings_are_sorted_disjoint_inside_and_labelled(engine, text):
    found = engine.detect(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(f.label in LABELS and 0 < f.score <= 1 and f.detector for f in found)


@ENGINES
@relaxed
@given(MESSAGES)
def test_what_is_outside_findings_is_unchanged(engine, text):
    verdict = engine.check(text)
    assert verdict.error is None
    rest = verdict.text
    position = 0
    for f in verdict.findings:
        kept = text[position : f.start] + f"[{f.label}]"
        assert rest.startswith(kept)
        rest = rest[len(kept) :]
        position = f.end
    assert rest == text[position:]


@ENGINES
@relaxed
@given(MESSAGES)
def test_redacting_twice_changes_nothing_more(engine, text):
    once = engine.redact(text)
    assert engine.redact(once) == once


@relaxed
@given(MESSAGES, st.sampled_from(["mask", "pseudonym", "hash"]))
def test_redacting_twice_changes_nothing_more_in_any_style(text, style):
    engine = Redactor(Policy().with_style(style), model=None, hash_key=b"k")
    once = engine.redact(text)
    assert engine.redact(once) == once


@ENGINES
@relaxed
@given(st.lists(MESSAGES, max_size=6), st.integers(1, 4))
def test_pipe_is_one_by_one(engine, texts, batch_size):
    assert list(engine.pipe(texts, batch_size=batch_size)) == [engine.check(t) for t in texts]


@relaxed
@given(MESSAGES, st.sampled_from(sorted(LABELS)), st.sampled_from(list(Action)), st.sampled_from(list(Action)))
def test_a_stricter_action_is_never_laxer(text, label, a, b):
    lax, strict = sorted((a, b))
    before = Redactor(Policy().with_action(label, lax), model=None).check(text)
    after = Redactor(Policy().with_action(label, strict), model=None).check(text)
    assert after.action >= before.action


@relaxed
@given(MESSAGES, st.floats(0, 1), st.floats(0, 1))
def test_a_lower_minimum_score_covers_no_less(text, a, b):
    low, high = sorted((a, b))
    wide, narrow = (
        {
            i
            for f in Redactor(Policy(rules={k: Rule(min_score=m) for k in LABELS}), model=None).detect(text)
            for i in range(f.start, f.end)
        }
        for m in (low, high)
    )
    assert narrow <= wide


@relaxed
@given(st.sampled_from(VALUES), MESSAGES)
def test_block_is_never_lost(value, noise):
    label, _, text = value
    plain = RULES.detect(text)
    assume(any(f.label == label for f in plain))
    blocking = Redactor(Policy().with_action(label, Action.BLOCK), model=None)
    assert blocking.check(text).action == Action.BLOCK
    assert blocking.check(f"{text}\n\nok. {noise}").action == Action.BLOCK


@pytest.mark.parametrize(("module", "row"), rows("must"))
def test_a_table_value_never_survives_the_whole(module, row):
    text, gold = parse(row)
    found = RULES.detect(text)
    assert not [g.label for g in gold if uncovered(text, g, found)]


def decorations(value):
    yield "zero width", "\u200b".join(value)
    yield "full width", "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)
    yield "soft hyphen", value[:1] + "\u00ad" + value[1:]
    yield "keycaps", "".join(c + "\ufe0f\u20e3" if c.isdigit() else c for c in value)


@relaxed
@given(st.sampled_from(VALUES), st.sampled_from(["😭", "\u200e", "…", "!!", " x", "\n"]))
def test_a_value_in_disguise_never_survives(value, tail):
    label, plain, text = value
    assume(plain.isascii() and text.count(plain) == 1)
    found_plain = RULES.detect(text)
    assume(any(f.label == label for f in found_plain))
    for name, disguised in decorations(plain):
        hidden = text.replace(plain, disguised) + tail
        safe = RULES.redact(hidden)
        assert disguised not in safe, name
        letters = {c for c in disguised if c.isalnum()}
        assert letters


@relaxed
@given(MESSAGES)
def test_pseudonyms_are_consistent_within_a_message(text):
    engine = Redactor(Policy().with_style("pseudonym"), model=None)
    safe = engine.redact(f"{text}\n\nok ring 07700 900123 or 07700900123")
    assert safe.endswith(tuple(f"ok ring [PHONE_NUMBER_{n}] or [PHONE_NUMBER_{n}]" for n in range(1, 40)))


def test_an_engine_survives_pickling():
    text = "ring 07700 900123"
    assert pickle.loads(pickle.dumps(RULES)).redact(text) == RULES.redact(text)
    assert pickle.loads(pickle.dumps(FULL)).redact(text) == FULL.redact(text)


def test_no_value_in_any_repr():
    text = "ring 07700 900123"
    verdict = RULES.check(text)
    assert "900123" not in repr(verdict) + repr(RULES) + str(verdict.to_dict())


def test_detectors_are_named_once():
    names = [d.name for d in detectors.load()]
    assert len(names) == len(set(names))
