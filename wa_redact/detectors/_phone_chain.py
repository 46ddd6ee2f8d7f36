"""Runs of digits that may be one telephone number however they are broken up: tokens, separators, filler words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from wa_redact.patterns import Rx

# a colon parts times, a currency sign amounts: neither joins the pieces of a number
_SEP = r"(?:[^\w:£$€%@=<>?!;&\ufffc]|_)"
_FILLER = (
    r"(?:(?:and\ )?then|and|n|u+m+|u+h+|e+r+m*|a+h+|hm+|like|so|wait|sorry|space|dash|hyphen|dot|point|gap|pause|comma|"
    r"slash|stroke|brackets?|yea?h?|yh|ok(?:ay)?|right|next|followed\ by|after\ that|i\ think|no\ wait|hang\ on|next\ bit|"
    r"next\ line|full\ stop|minus|open|close)"
)
_GAP = rf"(?:{_SEP}{{1,4}}+(?:{_FILLER}(?![a-z0-9]){_SEP}{{1,4}}+){{0,3}}+)"

UNITS = {"oh": "0", "o": "0", "zero": "0", "nought": "0", "naught": "0", "nil": "0", "null": "0"}
UNITS |= {
    w: str(i) for i, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
# a voice note hears these for digits; they count only inside a run, never at its ends
_DOUBTFUL = {"won": "1", "to": "2", "too": "2", "free": "3", "tree": "3", "for": "4", "ate": "8"}
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TEENS_DIGITS = {w: str(i) for i, w in enumerate(_TEENS, 10)}
_TENS = {
    w: str(i)
    for i, w in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_REPEAT = {"double": 2, "dubble": 2, "triple": 3, "treble": 3, "tripple": 3}
_UNIT = "|".join([*UNITS, *_DOUBTFUL])
_WORD = (
    rf"(?:(?:(?:{'|'.join(_REPEAT)})\s{{1,3}})?+(?:{_UNIT}|[0-9]++)|(?:{'|'.join(_TENS)})"
    rf"(?:[\s-]{{1,2}}(?:{_UNIT}))?+|{'|'.join(_TEENS)}|hundred)"
)

_DIGIT_RUNS = Rx(rf"[0-9]++(?:{_GAP}[0-9]++)*+")
_WORD_RUNS = Rx(
    rf"(?:(?<![a-z0-9]){_WORD}|[0-9]++)(?:(?:{_GAP}|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])){_WORD}(?![a-z]))*+"
)
_DIGIT_TOKEN = Rx(r"[0-9]++")
_WORD_TOKEN = Rx(
    rf"(?<![a-z])(?:(?P<rep>{'|'.join(_REPEAT)})\s{{1,3}})?+(?:(?P<d>[0-9]++)|(?:(?P<tens>{'|'.join(_TENS)})"
    rf"(?:[\s-]{{1,2}}(?P<after>{_UNIT}))?+|(?P<w>{_UNIT}|{'|'.join(_TEENS)}|hundred))(?![a-z]))"
)

# what looks like a run of digits and is something else: dates, card numbers, sort codes, and the short helplines
_OTHER = Rx(
    r"(?<![0-9])(?:"
    r"(?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|\1[0-9])"
    r"|(?:19|20)[0-9]{2}([./-])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12][0-9]|3[01])(?![0-9]|\2[0-9])"
    r"|[0-9]{4}([ -])[0-9]{4}\3[0-9]{4}\3[0-9]{3,4}(?![0-9])"
    r"|[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9]|-[0-9])"
    r"|0800[\s.-]?11[\s.-]?11(?![0-9]|[\s.-]?[0-9]{3}(?![0-9\s]|\s[0-9]))"
    r"|0845[\s.-]?46[\s.-]?47(?![0-9])"
    r")"
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Digits in a row. ``edges`` are the indices into ``digits`` where a token begins or ends.

    Token ``k`` holds ``digits[edges[k]:edges[k + 1]]`` and stands at ``spans[k]`` in the text.
    ``loose``: a spelled hundred or ten makes the count of digits uncertain.
    """

    digits: str
    edges: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    loose: bool = False

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The stretch of text behind ``digits[edges[first]:end]``, where ``end`` is an edge."""
        return self.spans[first][0], self.spans[bisect_right(self.edges, end - 1) - 1][1]


def hide(low: str) -> str:
    """``low`` with dates, card numbers, sort codes and short helplines blanked, the length kept."""
    out, position = [], 0
    for m in _OTHER.finditer(low):
        out += [low[position : m.start()], "\ufffc" * (m.end() - m.start())]
        position = m.end()
    return "".join([*out, low[position:]]) if out else low


def digit_chains(low: str, least: int) -> Iterator[Chain]:
    """Chains of at least ``least`` digits written as figures."""
    for run in _DIGIT_RUNS.finditer(low):
        if run.end() - run.start() < least:
            continue
        tokens = [(m.start(), m.end(), m.group()) for m in _DIGIT_TOKEN.finditer(low, *run.span())]
        yield from _chain(tokens, least, loose=False)


def word_chains(low: str, least: int) -> Iterator[Chain]:
    """Chains of at least ``least`` digits with some of them in words."""
    for run in _WORD_RUNS.finditer(low):
        if run.end() - run.start() < least:
            continue
        tokens: list[tuple[int, int, str]] = []
        kinds: list[str] = []
        for m in _WORD_TOKEN.finditer(low, *run.span()):
            word = m["w"] or ""
            digits = m["d"] or UNITS.get(word) or _DOUBTFUL.get(word) or _TEENS_DIGITS.get(word) or ""
            if m["tens"]:
                after = m["after"]
                digits = _TENS[m["tens"]] + (UNITS.get(after) or _DOUBTFUL.get(after) or "0")
            elif word == "hundred":
                digits = "00"
            elif m["rep"]:
                digits = digits[0] * _REPEAT[m["rep"]] + digits[1:]
            tokens.append((m.start(), m.end(), digits))
            kinds.append(word)
        while kinds and kinds[0] in _DOUBTFUL:
            del kinds[0], tokens[0]
        while kinds and kinds[-1] in _DOUBTFUL:
            del kinds[-1], tokens[-1]
        if any(not t[2].isdigit() or low[t[0]].isalpha() for t in tokens):
            loose = "hundred" in kinds or any(low[a:b].startswith(tuple(_TENS)) for a, b, _ in tokens)
            yield from _chain(tokens, least, loose=loose)


def _chain(tokens: list[tuple[int, int, str]], least: int, *, loose: bool) -> Iterator[Chain]:
    edges = [0]
    for t in tokens:
        edges.append(edges[-1] + len(t[2]))
    if edges[-1] >= least:
        yield Chain("".join(t[2] for t in tokens), tuple(edges), tuple(t[:2] for t in tokens), loose)
