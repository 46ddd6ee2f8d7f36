"""Check digits and letters: published values, wrong ones, and what a check must promise of every value."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wa_redact import checksums

TABLE = {
    # NHS Data Dictionary; 999 is kept for tests; the CHI of phsmethods; Health and Care from 320 000 0001
    "nhs": (
        ["943 476 5919", "9434765870", "485-777-3457", "999 000 0018", "999 004 5674", "999.777.0013", "0101011237"],
        ["943 476 5918", "4857773456", "9991234560", "0101201234", "94347659190", "943476591", "1111111111", "", "abc"],
    ),
    # HESA C21051: remainder 10, so no number is both a ULN and an NHS number
    "uln": (
        ["9276308686", "1000000043", "1234567899", "5550001119", "92763 08686"],
        ["9276308687", "0123456789", "9434765919", "927630868", ""],
    ),
    # ISO/IEC 7812; the last two are HMCTS references, which carry the same digit
    "luhn": (
        ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "1705924650546085", "1705975314363689"],
        ["4111 1111 1111 1112", "1705924650546086", "0000000000000000", "18", "42", ""],
    ),
    "iban": (
        ["GB82WEST12345698765432", "gb29 nwbk 6016 1331 9268 19", "GB33BUKB20201555555555", "DE89370400440532013000"],
        ["GB00NWBK60161331926819", "GB82WEST12345698765431", "82GBWEST12345698765432", "GB82", "GB82" + "A" * 40, ""],
    ),
    "upn": (
        ["B801200005001", "y204123417001", "Q801200005002", "J20412341700A", "P207000016049", "B 8012 0000 5001"],
        ["A801200005001", "I801200005001", "B80120000500", "B8012000050012", "B80120000500O", "B80A200005001", ""],
    ),
    "utr": (
        ["1955839661", "1123456789", "9987654321", "19558 39661", "1955839661K"],
        ["2955839661", "1234567890", "195583966", ""],
    ),
}
CASES = [
    (name, value, good)
    for name, (right, wrong) in TABLE.items()
    for values, good in ((right, True), (wrong, False))
    for value in values
]
TEN = st.text("0123456789", min_size=10, max_size=10)


def other_digit(value, place, step):
    """``value`` with the digit at ``place`` turned into another one."""
    return value[:place] + str((int(value[place]) + step) % 10) + value[place + 1 :]


@pytest.mark.parametrize(("name", "value", "good"), CASES)
def test_published_values(name, value, good):
    assert getattr(checksums, name)(value) is good


@pytest.mark.parametrize("name", TABLE)
@given(st.text())
def test_any_text_gets_an_answer(name, text):
    assert getattr(checksums, name)(text) in (True, False)


def valid(check):
    """Ten-digit values that pass ``check``: nine digits and the tenth that makes them whole, where there is one."""
    ends = st.text("0123456789", min_size=9, max_size=9).map(
        lambda nine: [nine + d for d in "0123456789" if check(nine + d)]
    )
    return ends.filter(bool).map(lambda found: found[0])


@pytest.mark.parametrize("check", [checksums.nhs, checksums.uln], ids=["nhs", "uln"])
@given(data=st.data(), place=st.integers(0, 9), step=st.integers(1, 9))
def test_one_wrong_digit_of_modulus_11_is_noticed(check, data, place, step):
    assert not check(other_digit(data.draw(valid(check)), place, step))


@given(data=st.data(), place=st.integers(0, 8))
def test_two_digits_that_changed_places_are_noticed(data, place):
    value = data.draw(valid(checksums.nhs))
    assume(value[place] != value[place + 1])
    assert not checksums.nhs(value[:place] + value[place + 1] + value[place] + value[place + 2 :])


@given(TEN)
def test_no_number_is_an_nhs_number_and_a_learner_number(value):
    assert not (checksums.nhs(value) and checksums.uln(value))


@given(st.text("0123456789", min_size=9, max_size=9))
def test_a_stem_has_one_check_digit_at_most(stem):
    assert sum(checksums.nhs(stem + d) for d in "0123456789") <= 1
    assert sum(checksums.utr(d + stem) for d in "0123456789") == 1


@given(st.text("0123456789", min_size=12, max_size=18), st.integers(0, 18), st.integers(1, 9))
def test_one_wrong_digit_of_a_card_is_noticed(stem, place, step):
    value = next(stem + d for d in "0123456789" if checksums.luhn(stem + d) or len({*stem, d}) == 1)
    assume(len(set(value)) > 1)
    wrong = other_digit(value, place % len(value), step)
    assert not checksums.luhn(wrong)


@given(st.text("0123456789", min_size=14, max_size=14), st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_of_an_account_is_noticed(number, place, step):
    right = next(f"GB{check:02}WEST{number}" for check in range(2, 99) if checksums.iban(f"GB{check:02}WEST{number}"))
    assert not checksums.iban(right[:8] + other_digit(number, place, step))


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_of_a_pupil_number_is_noticed(number, place, step):
    letter = next(c for c in "ABCDEFGHJKLMNPQRTUVWXYZ" if checksums.upn(c + number))
    assert not checksums.upn(letter + other_digit(number, place, step))


@given(TEN, st.lists(st.sampled_from(["", " ", "-", "."]), min_size=10, max_size=10))
def test_separators_change_nothing(value, between):
    spaced = "".join(a + b for a, b in zip(value, between, strict=True))
    for check in (checksums.nhs, checksums.uln, checksums.utr):
        assert check(spaced) is check(value)
