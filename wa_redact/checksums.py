"""Check digits and letters. Each takes the value as written, separators and all, and never raises."""

from __future__ import annotations

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def digits(value: str) -> str:
    """The ASCII digits of ``value``."""
    return "".join(c for c in value if "0" <= c <= "9")


def mod11(value: str) -> int | None:
    """Sum of ten digits weighted 10..1, modulo 11 (0: NHS, CHI, H&C; 10: ULN); None when there are not ten."""
    d = digits(value)
    return sum(int(c) * (10 - i) for i, c in enumerate(d)) % 11 if len(d) == 10 else None


def nhs(value: str) -> bool:
    """NHS Data Dictionary: modulus 11. Repeated digits pass the sum (55 = 5 x 11) and are refused here."""
    return mod11(value) == 0 and len(set(digits(value))) > 1


def uln(value: str) -> bool:
    """HESA C21051: ten digits, the first not 0, weighted sum modulo 11 equal to 10."""
    return mod11(value) == 10 and digits(value)[0] != "0"


def luhn(value: str) -> bool:
    """ISO/IEC 7812 check of a card or HMCTS reference."""
    d = digits(value)
    if len(d) < 12 or len(set(d)) == 1:
        return False
    total = 0
    for i, c in enumerate(reversed(d)):
        n = int(c) * (1 + i % 2)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def iban(value: str) -> bool:
    """ISO 13616: modulus 97 of the rearranged number equals 1."""
    v = "".join(c for c in value.upper() if c.isascii() and c.isalnum())
    if not 15 <= len(v) <= 34 or not v[:2].isalpha() or not v[2:4].isdigit():
        return False
    return int("".join(str(int(c, 36)) for c in v[4:] + v[:4])) % 97 == 1


def upn(value: str) -> bool:
    """DfE unique pupil number: the letter is the sum of position x value over characters 2..13, modulo 23."""
    v = "".join(c for c in value.upper() if c.isalnum())
    if len(v) != 13 or v[0] not in _UPN_LETTERS:
        return False
    total = 0
    for position, c in enumerate(v[1:], 2):
        if c in "0123456789":
            total += position * int(c)
        elif position == 13 and c in _UPN_LETTERS:
            total += position * _UPN_LETTERS.index(c)
        else:
            return False
    return _UPN_LETTERS[total % 23] == v[0]


def utr(value: str) -> bool:
    """HMRC unique taxpayer reference: the first of ten digits checks the other nine."""
    d = digits(value)
    if len(d) != 10:
        return False
    total = sum(int(c) * w for c, w in zip(d[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2), strict=True))
    return d[0] == "21987654321"[total % 11]
