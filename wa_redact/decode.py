"""A second reading of a text whose letters or digits were written to slip past the first: spaced out, leet, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wa_redact.text import Text, rewrite

_NUMBERS = dict.fromkeys(("oh", "o", "zero", "nought", "naught", "nil"), "0")
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS |= {w: str(i) for i, w in enumerate((*_UNITS, *_TEENS), 1)}
_NUMBERS |= {w: str(i * 10) for i, w in enumerate(_TENS, 2)} | {"hundred": "00", "hundreds": "00"}
_NUMBERS |= {
    f"{ten}{join}{unit}": str(i * 10 + j)
    for i, ten in enumerate(_TENS, 2)
    for j, unit in enumerate(_UNITS, 1)
    for join in " -"
}
# count only between two certain ones
_DOUBTFUL = {"won": "1", "to": "2", "too": "2", "free": "3", "for": "4", "ate": "8"}
_REPEAT = {"double": 2, "treble": 3, "triple": 3}
_TWO_WORDS = rf"(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_UNITS)})"
_ONE_WORD = "|".join(w for w in (*_NUMBERS, *_DOUBTFUL) if w.isalpha())
_NUMBER_WORD = rf"(?:(?:double|treble|triple)\s+)?(?:{_TWO_WORDS}|{_ONE_WORD}|[0-9]+)"
_NUMBER_RUN = re.compile(rf"(?<![a-z0-9])(?:{_NUMBER_WORD}(?![a-z])[\s,.\-]{{0,3}}){{2,40}}(?<![\s,.\-])")
_NUMBER_PART = re.compile(rf"(?:(double|treble|triple)\s+)?({_TWO_WORDS}|[a-z]+|[0-9]+)")
# "a u x" is text talk: with blanks between, four letters make a word
_SPACED = re.compile(
    r"(?<![^\W_])[^\W\d_](?:(?=([.\-_*|/]))(?:\1[^\W\d_](?![^\W_])){2,40}|(?: [^\W\d_](?![^\W_])){3,40})"
)
# a word with digits inside it; the common spellings of text talk are no disguise
_LEET = re.compile(r"(?<![^\W_])(?=[a-z0-9@$]{0,22}[a-z][0134578@$]{1,22}[a-z])[a-z0134578@$]{3,24}(?![^\W_@])")
_TEXT_TALK = re.compile(
    r"(?:gr8|l8r|m8|2(?:day|nite|moro|moz|night)|b4|str8|4(?:eva|get|ward)|w8|h8|any1|some1|every1|no1|\d+(?:st|nd|rd|th|am|pm|mins?|hrs?|yrs?|wks?|[a-z])).*"
)
_LEET_LETTERS = str.maketrans("03457@$", "oeastas")
# a 1 is an l before a vowel after another vowel or where "cl", "bl", "hl" begin; else an i: "kay1a", "ch1oe", "m1a", "t1m"
_ONE_AS_L = re.compile(r"(?<=[aeiouy0134@bcfghkps])1(?=[aeiouy034@])")
# "fromBethany": a capital after a small letter begins a word, but for "McKay", "DeShawn"
_CAMEL = re.compile(
    r"(?<=[A-Za-z][a-z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?<!\bLe)(?<!\bFitz)(?<!\bVan)(?<!\bDi)(?<!\bDu)[A-Z](?=[a-z])"
)
_CAPITAL_AFTER_SMALL = re.compile(r"[a-z][A-Z][a-z]")
# "auntyjo", "goodnightmia"
_HAILED = re.compile(
    r"(?<![^\W_])(?:mrs|aunty|auntie|uncle|nanny|hello|hiya|thanks|thankyou|cheers|goodnight|goodmorning|from|dear)(?=([a-z]{3,20})(?![^\W_]))"
)
_HAILS = (
    "mrs",
    "aunt",
    "uncle",
    "nanny",
    "hello",
    "hiya",
    "thank",
    "cheers",
    "goodnight",
    "goodmorning",
    "from",
    "dear",
)
# "k*yden", "fat!ma"
_STARRED = re.compile(r"(?<=[a-z])[*!](?=[a-z]{2})")
# o, l and i among digits
_DIGITISH = re.compile(r"(?<![^\W_])(?=[oil|]*\d)(?=\d*[oil|])[\doil|]{2,16}(?![^\W_])")
_DIGIT_LETTERS = str.maketrans("oil|", "0111")
_NUMBER_WORDS = frozenset(w for w in (*_NUMBERS, *_REPEAT) if w.isalpha())
# a mark, a reference or a date said or typed one character at a time: "a b one two three four five six c"
_SINGLE = rf"(?:(?:double|treble|triple) )?(?:oh|zero|nought|{'|'.join(_UNITS)}|[a-z0-9])"
_ONE_BY_ONE = re.compile(rf"(?<![^\W_])(?:{_SINGLE}(?![^\W_])[ .\-_,/*|]{{1,3}}){{5,40}}{_SINGLE}(?![^\W_])")
_LONGEST_PLATE = 7
_SINGLE_PART = re.compile(r"(?:(double|treble|triple) )?([a-z]+|[0-9])([ .\-_,/*|]{0,3})")
_TOLD = re.compile(
    r"(?<![a-z])(?:dob|born|birth|no|num|number|id|ref|reference|code|acc|account|sort|nhs|passport|mosaic|lcs|case|utr|upn|uln|urn|cad|card)(?![a-z])"
)
# an address typed letter by letter
_SPACED_AT = re.compile(r"(?<!\S)[\w.@+-](?: [\w.@+-](?!\S)){7,80}")
_NAMING = re.compile(r"(?<![a-z])(?:name|names|called|spelt|spelled|spell|spells|thats|that's|its)(?![a-z])")
_LAUGH = re.compile(r"(.)(.)(?:\1\2)+\1?")
_MIXED = re.compile(r"[a-z][0134578@$]+[a-z]|[0-9][oil|]|[oil|][0-9]")


def decode(text: Text) -> Text | None:
    """``text`` read a second time, or None when there is nothing in it to read differently."""
    low, words = text.low, text.words
    changes: list[tuple[int, int, str]] = []
    if (spelled := len(_NUMBER_WORDS & words)) > 1 or (spelled and text.digits > 2):
        changes += _spelled(low)
    if spelled > 1 or text.digits > 1:
        changes += _one_by_one(low)
    if len([word for word in words if len(word) == 1]) > 1:
        if " @ " in low:
            changes += _spaced_address(low)
        changes += _spaced(text)
    if (text.digits or "@" in low or "$" in low) and _MIXED.search(low):
        changes += _leet(low)
        changes += _digits(low)
    changes += _run_together(text)
    if not changes:
        return None
    disjoint: list[tuple[int, int, str]] = []
    for change in sorted(changes):
        if not disjoint or change[0] >= disjoint[-1][1]:
            disjoint.append(change)
    return rewrite(text, disjoint)


def _run_together(text: Text) -> Iterator[tuple[int, int, str]]:
    """A blank where one word ends inside another, and nothing where a star hides a letter."""
    low = text.low
    if low != text.norm and _CAPITAL_AFTER_SMALL.search(text.norm):
        yield from ((m.start(), m.end(), " " + m.group()) for m in _CAMEL.finditer(text.norm))
    if any(hail in low for hail in _HAILS):
        yield from ((m.end() - 1, m.end(), low[m.end() - 1] + " ") for m in _HAILED.finditer(low))
    if "*" in low or "!" in low:
        yield from ((m.start(), m.end(), "") for m in _STARRED.finditer(low))


def _spaced(text: Text) -> Iterator[tuple[int, int, str]]:
    for m in _SPACED.finditer(text.low):
        word = text.norm[m.start() : m.end() : 2]
        if _no_word(word.lower(), named=bool(_NAMING.search(text.low, max(0, m.start() - 24), m.start()))):
            continue
        for i in range(m.start() + 1, m.end(), 2):
            left, right = text.norm[i - 1], text.norm[i + 1]
            # "J a m e s S m i t h": a capital after a small letter begins a new word
            yield i, i + 1, " " if left.islower() and right.isupper() and not word.isupper() else ""


def _no_word(letters: str, *, named: bool) -> bool:
    """True for letters that are said one by one in talk: the alphabet, kisses, laughter, "u c y i"."""
    if letters in "abcdefghijklmnopqrstuvwxyz" or letters == "aeiou" or _LAUGH.fullmatch(letters):
        return True
    talk = ("u" in letters or letters[0] == "i") and set(letters) <= set("uicrynkxobtm")
    return len(set(letters)) == 1 or (talk and not named)


def _one_by_one(low: str) -> Iterator[tuple[int, int, str]]:
    for run in _ONE_BY_ONE.finditer(low):
        parts = list(_SINGLE_PART.finditer(run[0]))
        if low[run.end() : run.end() + 1] in ("", "\n") and _is_kiss(parts):
            parts.pop()
        end = run.start() + parts[-1].end(2)
        said = [_NUMBERS.get(m[2], m[2]) if len(m[2]) > 1 else m[2] for m in parts]
        digits = [int(c) for c in said if c.isdigit()]
        typed = sum(m[2].isdigit() for m in parts)
        if len(digits) < 2 or (typed == len(said) and not _TOLD.search(low, max(0, run.start() - 40), run.start())):
            continue  # scores and counting are no numbers, unless a word before them says so
        if len(digits) == len(said) and len({b - a for a, b in pairwise(digits)}) < 2:
            continue
        for m, char in zip(parts, said, strict=True):
            start = run.start() + m.start()
            middle = run.start() + m.end(2)
            if m[1] or len(m[2]) > 1:
                yield start, middle, char * _REPEAT.get(m[1] or "", 1)
            if m[3] and middle + len(m[3]) <= end:
                yield middle, middle + len(m[3]), ""


def _is_kiss(parts: list[re.Match[str]]) -> bool:
    """True when the last of them is an x that ends the message and belongs to no value: "two zero four five x"."""
    *rest, last = parts
    if last[2] != "x" or len(rest) < 2:
        return False
    digits = all(m[2] in _NUMBERS or m[2].isdigit() for m in rest)
    return digits or rest[-1][3] != rest[-2][3] or len(rest) > _LONGEST_PLATE


def _spaced_address(low: str) -> Iterator[tuple[int, int, str]]:
    for m in _SPACED_AT.finditer(low):
        if "@" in m.group() and "." in m.group():
            yield from ((i, i + 1, "") for i in range(m.start() + 1, m.end(), 2))


def _leet(low: str) -> Iterator[tuple[int, int, str]]:
    for m in _LEET.finditer(low):
        token = m.group()
        letters = sum(c.isalpha() for c in token)
        if letters * 2 >= len(token) and letters > 1 and not _TEXT_TALK.fullmatch(token):
            yield m.start(), m.end(), _ONE_AS_L.sub("l", token).replace("1", "i").translate(_LEET_LETTERS)


def _digits(low: str) -> Iterator[tuple[int, int, str]]:
    for m in _DIGITISH.finditer(low):
        for i, c in enumerate(m.group(), m.start()):
            if not c.isdigit():
                yield i, i + 1, c.translate(_DIGIT_LETTERS)


def _spelled(low: str) -> Iterator[tuple[int, int, str]]:
    for run in _NUMBER_RUN.finditer(low):
        parts = [(run.start() + m.start(), run.start() + m.end(), m[1], m[2]) for m in _NUMBER_PART.finditer(run[0])]
        while parts and parts[0][3] in _DOUBTFUL:
            parts.pop(0)
        while parts and parts[-1][3] in _DOUBTFUL:
            parts.pop()
        digits = [_NUMBERS.get(word) or _DOUBTFUL.get(word, word) for _, _, _, word in parts]
        digits = [d * _REPEAT.get(p[2] or "", 1) for d, p in zip(digits, parts, strict=True)]
        certain = sum(word not in _DOUBTFUL for _, _, _, word in parts)
        if certain < 5 and sum(map(len, digits)) < 9:
            continue
        for (a, b, repeat, word), d in zip(parts, digits, strict=True):
            if repeat or not word[0].isdigit():
                yield a, b, d
