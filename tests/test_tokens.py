"""The name model's tokenizer: laws of its offsets, and how it cuts what matters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wa_redact.tokens import PLACEHOLDER, split, tokenize

_MESSY = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("abzAZ019 '-\u2019.,:/@#\n\ufffc_!?\U0001f469\u200d\U0001f467\ufe0f"),
    ),
    max_size=60,
)


@given(_MESSY)
@settings(max_examples=300)
def test_offsets_point_at_the_words_in_order(text: str) -> None:
    cut = tokenize(text)
    assert len(cut.words) == len(cut.starts) == len(cut.ends)
    assert split(text) == cut.words
    last = 0
    for word, start, end in zip(*cut, strict=True):
        assert last <= start < end <= len(text)
        assert text[start:end] == word
        assert not text[last:start].strip()  # nothing but white space lies between tokens
        last = end
    assert not text[last:].strip()


@given(_MESSY)
def test_a_line_break_or_placeholder_is_never_inside_a_word(text: str) -> None:
    for word in tokenize(text).words:
        for char in ("\n", PLACEHOLDER):
            assert char not in word or set(word) == {char}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kayden dob 3/2/12, visit 4pm!!", ["kayden", "dob", "3/2/12", ",", "visit", "4pm", "!!"]),
        ("Tyler's mum", ["Tyler", "'s", "mum"]),
        ("Tyler\u2019s mum", ["Tyler", "\u2019s", "mum"]),
        ("O'Brien don't i'm", ["O'Brien", "don't", "i", "'m"]),
        ("Carlos'll come", ["Carlos", "'ll", "come"]),
        ("Ellie-Mae J.S. E8 4RT", ["Ellie-Mae", "J.S.", "E8", "4RT"]),
        ("@sam #hi me@x.co.uk", ["@", "sam", "#", "hi", "me@x.co.uk"]),
        ("\ufffc\ufffcx", ["\ufffc\ufffc", "x"]),
        ("hi\n\nsam...", ["hi", "\n\n", "sam", "..."]),
        ("_sam_ *ok*", ["_", "sam", "_", "*", "ok", "*"]),
        ("ok\U0001f44d\U0001f3fd", ["ok", "\U0001f44d\U0001f3fd"]),
        ("", []),
        (" \t ", []),
    ],
)
def test_cuts(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@pytest.mark.parametrize(
    "unit", ["a", "1", "a.b", "@", "a-", "x@", "a.a@", "'", "1/1:", "a1", "\U0001f469\u200d", "http://", "_"]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        began = time.perf_counter()
        tokenize(text)
        return time.perf_counter() - began

    seconds(1000)
    small = min(seconds(20_000) for _ in range(3))
    large = min(seconds(200_000) for _ in range(2))
    assert large < 40 * small + 0.05
