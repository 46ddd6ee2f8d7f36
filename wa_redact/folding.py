"""Which plain character a decorated one stands for: width, style, script of digits, look-alikes, invisibles."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: stands for something already taken out; only ``normalise`` writes it
PLACEHOLDER = "\ufffc"

_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u00b4\u2032\uff07\uff40", "'")
_DOUBLE_QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"')
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
_SLASHES = dict.fromkeys("\u2044\u2215\uff0f\u29f8", "/")
_DOTS = dict.fromkeys("\u2024\u00b7\u2027\uff0e\u3002\uff61", ".")
_SMALL_CAPITALS = dict(
    zip(
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22",
        "abcdefghijklmnoprstuvwyz",
        strict=True,
    )
)
_SQUARED = {chr(0x1F150 + i): chr(65 + i) for i in range(26)} | {chr(0x1F170 + i): chr(65 + i) for i in range(26)}
_TABLE = {
    **_QUOTES,
    **_DOUBLE_QUOTES,
    **_DASHES,
    **_SLASHES,
    **_DOTS,
    **_SMALL_CAPITALS,
    **_SQUARED,
    # category Lo or So, yet nothing is drawn (FACTS: Hangul fillers are letters to \w)
    **dict.fromkeys("\u115f\u1160\u3164\uffa0\u034f\u00ad\u20e3\ufe0f\ufe0e", ""),
    "\u2800": " ",
    PLACEHOLDER: " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\u0130": "I",  # lower() would make it two characters
}

#: Cyrillic, Greek and Armenian letters that are drawn like a Latin one
CONFUSABLES = {
    **dict(
        zip(
            "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0475",
            "aeopcxyijshdqwv",
            strict=True,
        )
    ),
    **dict(zip("\u043a\u043c\u0442\u0432\u043d\u0433\u0457\u0451", "kmtbhrie", strict=True)),
    **dict(
        zip(
            "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0408\u0405",
            "ABEKMHOPCTXYIJS",
            strict=True,
        )
    ),
    **dict(
        zip("\u03b1\u03bf\u03bd\u03c1\u03c4\u03c5\u03b9\u03ba\u03b5\u03c7\u03b7\u03b2", "aovptuikexnb", strict=True)
    ),
    **dict(
        zip(
            "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
            "ABEZHIKMNOPTYX",
            strict=True,
        )
    ),
    **dict(zip("\u0585\u057d\u0578\u0581\u0570", "ounqh", strict=True)),
    "\u0251": "a",
    "\u0261": "g",
}


#: of those, small letters that nobody would take for the Latin one in a word of their own script alone
UNLIKE = frozenset("\u043a\u043c\u0442\u0432\u043d\u0433\u0457\u0451")


@lru_cache(maxsize=8192)
def fold(char: str) -> str:
    """What ``char`` (one code point) is read as: '' for what is not drawn, several characters for a ligature."""
    if " " <= char <= "~" or char in "\t\n\r":
        return char
    known = _TABLE.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category in ("Cf", "Cc"):
        return ""
    if category == "Zs":
        return " "
    value = unicodedata.digit(char, None)
    if value is not None:
        return str(value)
    if category in ("Mn", "Me") or "\ufe00" <= char <= "\ufe0f" or "\U000e0000" <= char <= "\U000e0fff":
        return char
    plain = unicodedata.normalize("NFKC", char)
    if plain == char or not plain.strip() or len(plain) > 4:
        return char
    if plain[0] == " ":
        return " "  # a mark that stands alone: its letter is missing
    return plain.replace("\u2044", "/")


def is_mark(char: str) -> bool:
    """True for a combining mark: it belongs to the character before it."""
    return unicodedata.category(char) in ("Mn", "Me")


def is_attached(char: str) -> bool:
    """True for what a reader does not see as a character of its own: marks, joiners, variation selectors."""
    return char > "~" and (fold(char) == "" or is_mark(char))


#: letters that no decomposition turns into plain ones
_STRUCK = str.maketrans("łŁøØđĐıħðþ", "lLoOdDihdt")


def unaccented(word: str) -> str:
    """``word`` as people type it who lack its accents: "Siobhán" is Siobhan, "Łucja" Lucja. Other scripts stay as they are."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_STRUCK))
    if not any(c.isascii() for c in parts):
        return word
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "̀" <= c <= "ͯ"))
