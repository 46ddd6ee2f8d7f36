"""Rates and intervals made of the scorer's counts, against figures worked out by hand."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.apps.scoring import Marked, Score, f_measure, tally

P, Q = "PERSON", "PLACE"


def small():
    """Four marks in three messages, one clean message kept and one spoiled."""
    score = Score()
    score.add(Marked("ann and bo", ((0, 3, P), (8, 10, P))), [(0, 3, P), (8, 10, P)])
    score.add(Marked("ann here", ((0, 3, P),)), [(0, 2, P)])
    score.add(Marked("at st mary", ((3, 10, Q),)), [])
    score.add(Marked("see you"), [])
    score.add(Marked("hope so"), [(0, 4, P)])
    return score


def test_figures_and_rates():
    score = small()
    figures, rates = score.figures(), score.rates()
    assert figures["leak"] == (2, 3)
    assert figures["spoiled"] == (1, 2)
    assert figures["full"] == (2, 4)
    assert figures["overlap"] == (3, 4)
    assert figures["full:PERSON"] == (2, 3)
    assert figures["full:PLACE"] == (0, 1)
    assert figures["over"] == (4, 3 + 4 + 2 + 6 + 6)
    assert figures["precision"] == (3, 4)
    assert figures["recall"] == (3, 4)
    assert figures["exact_recall"] == (2, 4)
    assert figures["exact_precision"] == (2, 4)
    assert rates["f1"] == pytest.approx(0.75)
    assert rates["f2"] == pytest.approx(0.75)
    assert rates["recall:PERSON"] == 1
    assert rates["f1:PERSON"] == pytest.approx(2 * 0.75 / 1.75)
    assert rates["f2:PERSON"] == pytest.approx(5 * 0.75 / (4 * 0.75 + 1))
    assert rates["blind_f2"] == pytest.approx(5 * 0.75 * 0.5 / (4 * 0.75 + 0.5))
    assert rates["f1:PLACE"] == 0
    assert score.marked() == [P, Q]


def test_f_measure():
    assert f_measure(0.5, 1) == pytest.approx(2 / 3)
    assert f_measure(0.5, 1, 2) == pytest.approx(5 * 0.5 / 3)
    assert f_measure(0, 0) == 0
    assert f_measure(math.nan, 0) == 0  # nothing found where something was marked
    assert math.isnan(f_measure(math.nan, math.nan))


def test_nothing_to_divide_by():
    assert Score().intervals() == {}
    assert math.isnan(Score().rates()["leak"])
    score = Score()
    score.add(Marked("hello"), [])
    assert math.isnan(score.rates()["leak"])
    assert math.isnan(score.rates()["f1"])
    assert score.rates()["spoiled"] == 0
    assert math.isnan(score.intervals()["leak"][0])


def test_intervals_are_the_same_every_time_and_hold_the_rate():
    first, again = small().intervals(), small().intervals()
    rates = small().rates()
    for name, (low, high) in first.items():
        assert (low, high) == again[name] or math.isnan(low)
        assert math.isnan(low) or low - 1e-9 <= rates[name] <= high + 1e-9, name


def test_an_interval_is_as_wide_as_theory_says():
    score = Score()
    for i in range(400):
        score.add(Marked("ann", ((0, 3, P),)), [(0, 3, P)] if i % 4 else [])
    low, high = score.intervals()["leak"]
    half = 1.96 * math.sqrt(0.25 * 0.75 / 400)
    assert low == pytest.approx(0.25 - half, abs=0.01)
    assert high == pytest.approx(0.25 + half, abs=0.01)


TEXT = st.text("aZ9 .é\u0301\U0001f98a", max_size=12)


@st.composite
def cases(draw):
    text = draw(TEXT)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from((P, Q)))
    inside = st.lists(spans.filter(lambda s: s[0] < s[1]), max_size=3) if text else st.just([])
    return Marked(text, tuple(dict.fromkeys(draw(inside)))), draw(inside)


@given(cases())
def test_what_must_always_hold(case):
    message, found = case
    counts = tally(message, found)
    for label in (P, Q):
        assert counts[f"full:{label}"] <= counts[f"overlap:{label}"] <= counts[f"gold:{label}"]
        assert counts[f"exact:{label}"] <= counts[f"recalled:{label}"] <= counts[f"gold:{label}"]
        assert counts[f"right:{label}"] <= counts[f"found:{label}"]
    assert counts["over"] <= counts["outside"]
    assert counts["with_gold"] + counts["clean"] == 1
    assert counts["leaked"] <= counts["with_gold"]
    assert counts["spoiled"] <= counts["clean"]
    shuffled = list(found)
    random.Random(1).shuffle(shuffled)
    assert tally(message, shuffled) == counts
    more = tally(message, [*found, (0, len(message.text), P)])
    assert more["leaked"] == 0 or not message.text
    assert more["over"] == more["outside"] or not message.text
    assert tally(message, list(message.spans))["leaked"] == 0
