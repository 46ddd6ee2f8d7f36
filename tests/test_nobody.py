"""Phrases in which a name names nobody (``data/nobody.txt``): they stay, and names beside them do not."""

from __future__ import annotations

import pytest

from wa_redact import Policy, Redactor, redact
from wa_redact.phrases import nobody


@pytest.mark.parametrize(
    "text",
    [
        "he had dr pepper for breakfast again",
        "Could you take the Dr Martens back to the shop?",
        "can someone pick up ben n jerrys on the way",
        "Ben & Jerry's or Mr Whippy, your choice",
        "costumes from asda george, a tenner each",
        "training on Clare's Law is on tuesday, clares law leaflets in the office",
        "Wendy house for the contact room has arrived",
        "gillick competent at 14 so her call",
        "its a jack russell cross i think",
        "iftar at 6 so visit at 4 pls",
        "she's in a hotel til housing sort it, room 212, paid up to friday",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Clare says hi, ask her about Clare's Law", "[PERSON] says hi, ask her about Clare's Law"),
        ("george is at asda george with wendy", "[PERSON] is at asda george with [PERSON]"),
        ("dr patel said no dr pepper", "dr [PERSON] said no dr pepper"),
    ],
)
def test_the_same_name_elsewhere_goes(text: str, safe: str) -> None:
    assert redact(text) == safe


def test_a_name_that_a_policy_always_finds_is_never_cut() -> None:
    text = "George Asda rang"
    redactor = Redactor(Policy(always_names=("George Asda",)), model=None)
    assert redactor.redact(text) == "[PERSON] rang"
    assert Redactor(Policy(always_names=("Wendy",)), model=None).redact("the wendy house") == "the [PERSON] house"


def test_every_phrase_is_whole_words_in_small_letters() -> None:
    entries = nobody()
    assert len(entries) > 200
    assert all((entry == entry.lower().strip() and "&" not in entry) or " & " in entry for entry in entries)
