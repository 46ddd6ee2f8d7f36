"""The normal form and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.decode import decode
from wa_redact.render import Pseudonyms, key_of
from wa_redact.spans import union
from wa_redact.text import normalise, rewrite
from wa_redact.types import Finding

ALPHABET = st.characters(codec=None)
HOSTILE = st.text(st.one_of(ALPHABET, st.sampled_from("0️⃣１a\u0301е\u200b\u00adＪ𝐉①½ﬁℌ\ufffc\ud800[]█ \n")), max_size=40)

FOLDED = [
    ("０７７００", "07700"),
    ("0️⃣7️⃣7️⃣", "077"),
    ("٠٧٧", "077"),
    ("①②", "12"),
    ("⁰⁷", "07"),
    ("𝐉𝐚𝐦𝐞𝐬 𝕁𝒥", "James JJ"),
    ("ｊａｍｅｓ", "james"),
    ("🅹🅰🅼", "JAM"),
    ("ᴊᴀᴍᴇs", "james"),
    ("ja\u200bm\u00ade\u2060s", "james"),
    ("\u202ejames\u202c", "james"),
    ("Jose\u0301", "José"),
    ("j\u0335a\u0336mes", "james"),
    ("jаmеs", "james"),  # Cyrillic a and e
    ("ΑΒ51", "AB51"),  # Greek capitals only, nothing else Greek
    ("O\u2019Neil", "O'Neil"),
    ("3\u20442\u204412", "3/2/12"),
    ("3\u201312", "3-12"),
    ("a\u00a0b\u202fc", "a b c"),
    ("d\u0000ob", "dob"),
    ("o\ufb01n", "ofin"),
    ("Łukasz", "Łukasz"),
    ("Şükrü", "Şükrü"),
    ("Привет соре", "Привет соре"),
    ("محمد", "محمد"),
    ("[PERSON_1] x [ADDRESS]", "\ufffc x \ufffc"),
    ("\u2588\u2588\u2588 x", "\ufffc x"),
    ("[PERSONAL]", "[PERSONAL]"),
]


@pytest.mark.parametrize(("raw", "norm"), FOLDED)
def test_folding(raw, norm):
    assert normalise(raw).norm == norm


DECODED = [
    ("J a m e s", "James"),
    ("j.a.m.e.s ok", "james ok"),
    ("J-a-m-e-s", "James"),
    ("J a m e s S m i t h", "James Smith"),
    ("k4yl31gh", "kayleigh"),
    ("o77oo 9oo l23", "07700 900 123"),
    ("oh double seven double oh nine hundred one two three", "0 77 00 9 00 1 2 3"),
    ("zero seven seven zero zero, nine zero zero, one two three", "07700900123"),
]


@pytest.mark.parametrize(("raw", "norm"), DECODED)
def test_second_reading(raw, norm):
    assert decode(normalise(raw)).norm == norm


@pytest.mark.parametrize(
    "raw", ["gr8 2moz l8r s47 y7 4pm 1st 22b", "i am a u x", "he is 6 at two for one", "meet at 4 or 5"]
)
def test_no_second_reading_of_text_talk(raw):
    assert decode(normalise(raw)) is None


@given(HOSTILE)
def test_origin_map_is_monotone_and_in_bounds(raw):
    text = normalise(raw)
    for view in (text, decode(text)):
        if view is None:
            continue
        assert len(view.low) == len(view.norm)
        spans = [view.to_raw(i, i + 1) for i in range(len(view.norm))]
        assert all(0 <= a < b <= len(raw) for a, b in spans)
        assert all(p[0] <= q[0] and p[1] <= q[1] for p, q in zip(spans, spans[1:], strict=False))


@given(HOSTILE)
def test_normalising_a_normal_form_changes_nothing(raw):
    norm = normalise(raw).norm
    if "\ufffc" not in norm:
        assert normalise(norm).norm == norm


@given(st.text(max_size=30), st.data())
def test_taken_ranges_become_one_placeholder_each(raw, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(raw)), max_size=6)))
    taken = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    assert normalise(raw, taken).norm.count("\ufffc") >= len(taken)


@given(st.text(st.sampled_from("ab1 "), max_size=20))
def test_rewrite_with_nothing_is_the_same(raw):
    assert rewrite(normalise(raw), []).norm == raw


RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from(["PERSON", "ADDRESS"])), max_size=8)


@given(RANGES)
def test_union_covers_exactly_what_was_found(ranges):
    found = [Finding(a, a + n, label, 0.5, "x") for a, n, label in ranges]
    merged = union(found)
    assert {i for f in merged for i in range(f.start, f.end)} == {i for f in found for i in range(f.start, f.end)}
    assert all(a.end <= b.start for a, b in zip(merged, merged[1:], strict=False))
    assert union(reversed(found)) == merged


def test_union_takes_the_stricter_label():
    found = [Finding(0, 9, "ADDRESS", 0.9, "a"), Finding(5, 7, "PERSON", 0.5, "b")]
    assert union(found)[0].label == "ADDRESS"
    assert union(found, {"PERSON": 3, "ADDRESS": 2}.__getitem__)[0].label == "PERSON"


def test_spellings_of_one_value_share_a_pseudonym():
    names = Pseudonyms()
    numbers = [names.number("PERSON", v) for v in ("Tyla", "tyla's", "TYLA", "Jay", "ｔｙｌａ", "J-ay")]
    assert numbers == [1, 1, 1, 2, 1, 2]
    assert key_of("...") == "..."
    assert "tyla" not in repr(names)


def test_offsets_in_utf16():
    text = "👨‍👩‍👧 Kayleigh"
    start = text.index("K")
    assert Finding(start, start + 8, "PERSON", 1, "x").utf16(text) == (9, 17)
