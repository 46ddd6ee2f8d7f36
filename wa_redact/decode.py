"""A second reading of a text whose letters or digits were written to slip past the first: spaced out, leet, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wa_redact.text import Text, rewrite

_NUMBERS = dict.fromkeys(("oh", "o", "zero", "nought", "naught", "nil"), "0")
_NUMBERS |= {
    w: str(i) for i, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
# count only between two certain ones
_DOUBTFUL = {"won": "1", "to": "2", "too": "2", "free": "3", "for": "4", "ate": "8"}
_REPEAT = {"double": 2, "treble": 3, "triple": 3}
_NUMBER_WORD = rf"(?:(?:double|treble|triple)\s+)?(?:{'|'.join([*_NUMBERS, *_DOUBTFUL, 'hundred'])}|[0-9]+)"
_NUMBER_RUN = re.compile(rf"(?<![a-z0-9])(?:{_NUMBER_WORD}(?![a-z])[\s,.\-]{{0,3}}){{5,40}}(?<![\s,.\-])")
_NUMBER_PART = re.compile(r"(?:(double|treble|triple)\s+)?([a-z]+|[0-9]+)")
# "a u x" is text talk: with blanks between, four letters make a word
_SPACED = re.compile(
    r"(?<![^\W_])[^\W\d_](?:(?=([.\-_*|/]))(?:\1[^\W\d_](?![^\W_])){2,40}|(?: [^\W\d_](?![^\W_])){3,40})"
)
# a word with digits inside it; the common spellings of text talk are no disguise
_LEET = re.compile(r"(?<![^\W_])(?=[a-z0-9@$]*[a-z][0134578@$]+[a-z])[a-z0134578@$]{3,24}(?![^\W_@])")
_TEXT_TALK = re.compile(
    r"(?:gr8|l8r|m8|2(?:day|nite|moro|moz|night)|b4|str8|4(?:eva|get|ward)|w8|h8|any1|some1|every1|no1|\d+(?:st|nd|rd|th|am|pm|mins?|hrs?|yrs?|wks?|[a-z])).*"
)
_LEET_LETTERS = str.maketrans("013457@$", "oleastas")
# o, l and i among digits
_DIGITISH = re.compile(r"(?<![^\W_])(?=[oil|]*\d)(?=\d*[oil|])[\doil|]{2,16}(?![^\W_])")
_DIGIT_LETTERS = str.maketrans("oil|", "0111")
_NUMBER_WORDS = frozenset(_NUMBERS)
_MIXED = re.compile(r"[a-z][0134578@$]+[a-z]|[0-9][oil|]|[oil|][0-9]")


def decode(text: Text) -> Text | None:
    """``text`` read a second time, or None when there is nothing in it to read differently."""
    low, words = text.low, text.words
    changes: list[tuple[int, int, str]] = []
    if len(_NUMBER_WORDS & words) > 1:
        changes += _spelled(low)
    if sum(len(word) == 1 for word in words) > 1:
        changes += _spaced(text)
    if (text.digits or "@" in low or "$" in low) and _MIXED.search(low):
        changes += _leet(low)
        changes += _digits(low)
    if not changes:
        return None
    disjoint: list[tuple[int, int, str]] = []
    for change in sorted(changes):
        if not disjoint or change[0] >= disjoint[-1][1]:
            disjoint.append(change)
    return rewrite(text, disjoint)


def _spaced(text: Text) -> Iterator[tuple[int, int, str]]:
    for m in _SPACED.finditer(text.low):
        word = text.norm[m.start() : m.end() : 2]
        for i in range(m.start() + 1, m.end(), 2):
            left, right = text.norm[i - 1], text.norm[i + 1]
            # "J a m e s S m i t h": a capital after a small letter begins a new word
            yield i, i + 1, " " if left.islower() and right.isupper() and not word.isupper() else ""


def _leet(low: str) -> Iterator[tuple[int, int, str]]:
    for m in _LEET.finditer(low):
        token = m.group()
        letters = sum(c.isalpha() for c in token)
        if letters * 2 >= len(token) and letters > 1 and not _TEXT_TALK.fullmatch(token):
            yield m.start(), m.end(), token.translate(_LEET_LETTERS)


def _digits(low: str) -> Iterator[tuple[int, int, str]]:
    for m in _DIGITISH.finditer(low):
        for i, c in enumerate(m.group(), m.start()):
            if not c.isdigit():
                yield i, i + 1, c.translate(_DIGIT_LETTERS)


def _spelled(low: str) -> Iterator[tuple[int, int, str]]:
    for run in _NUMBER_RUN.finditer(low):
        parts = [
            (run.start() + m.start(), run.start() + m.end(), m[1], m[2]) for m in _NUMBER_PART.finditer(run.group())
        ]
        while parts and parts[0][3] in _DOUBTFUL:
            parts.pop(0)
        while parts and parts[-1][3] in _DOUBTFUL:
            parts.pop()
        for a, b, repeat, word in parts:
            digit = _NUMBERS.get(word) or _DOUBTFUL.get(word)
            if digit:
                yield a, b, digit * _REPEAT.get(repeat or "", 1)
            elif word == "hundred":
                yield a, b, "00"
