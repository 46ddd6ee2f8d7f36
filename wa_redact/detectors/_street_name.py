"""Reads the name that stands before a street's word, and counts what says that it is an address.

One point each: a preposition before the name ("on"), "lives" or its like before that. Two: a house number, capitals.
A number that may be an hour ("at 3 the drive") and a spoken one count one. Which words need how many is in ``NEED``.
"""

from typing import NamedTuple

from wa_redact.detectors._not_names import COUNTED, IDIOMS, NOT_AFTER, NOT_NAMES, SOFT, TITLES, TOWNS
from wa_redact.detectors._streets import (
    ARTICLED,
    FLATS,
    NEED,
    NUMBER_WORDS,
    PLAIN,
    ROOMS,
    SPOKEN,
)
from wa_redact.patterns import QuickRx
from wa_redact.text import Text

#: characters before the street's word that are read; words that a name may have
WINDOW, LONGEST = 64, 4
#: before a name or number: somebody is there
PLACED = frozenset(
    "on in at to from off near round down up along over outside opposite behind by @ around past onto via".split()
)
#: before "of": a part of a street
_PARTS = frozenset("corner top bottom end back middle side part".split())
#: among the words before: somebody lives there or is met there
LIVING = frozenset(
    "live lives living lived stay stays staying stayed moved moving moves address addy placed housed based visit visits visited "
    "visiting seen spotted found located picked pick collect collected dropped drop meet knock bailed tenancy house flat staying "
    "home place residing resides addresses accommodation "
    "placement pickup deliver delivered bides buzz".split()
)
#: so right before the preposition: "hes at"
HERE = frozenset("hes shes he's she's theyre they're were we're im i'm mums mum's dads dad's nans nan's is are".split())
#: before a number: it may be an hour
_CLOCK = frozenset("at by till til until from @ before after".split())
_NUMBER = QuickRx(r"(?:no\.|no|#)?\d{1,4}[a-h]?(?:[-&]\d{1,4}[a-h]?|/\d{2,4})?")
#: verbs besides, when they begin a name in lower case
_VERBS = frozenset(
    "park walk drive cross end view close link chase reach approach house home place court point".split()
)
#: with one word in -s before them they are somebody's: "at tylers place"
_OWNED = frozenset("house place yard drive estate side end way block view".split())
_BEFORE_NUMBER = NUMBER_WORDS | FLATS | ROOMS
_OPENING = "(\"'[*~-"
_STOPS = frozenset((". ", "! ", "? "))
_GROUPS = frozenset("estate flats towers buildings apartments est".split())


class Candidate(NamedTuple):
    """What may be an address: half-open offsets into the normal form, evidence counted and evidence needed."""

    start: int
    end: int
    points: int
    need: int


class _Name(NamedTuple):
    """A name and the street's word after it (``at:end``): where it begins, its words, the tokens before it."""

    start: int
    words: list[str]
    before: list[str]


def read(text: Text, at: int, end: int, shouting: bool) -> Candidate | None:
    """The name before the street's word at ``at:end``, with its house number; None where no name stands there.

    ``shouting``: the text has no lower-case letter, so capitals prove nothing.
    """
    low, norm = text.low, text.norm
    if at < 2 or low[at - 1] != " ":
        return None
    left = max(0, at - WINDOW)
    left = max(left, low.rfind("\n", left, at) + 1)
    tokens = low[left : at - 1].split(" ")
    if left and low[left - 1].isalnum():
        tokens[0] = "-"  # cut in two
    nearest = tokens[-1]
    if nearest in NOT_NAMES and nearest not in SOFT and nearest != "the":
        return None  # most of what is read ends here
    kind = low[at:end]
    big = not shouting and norm[at].isupper()
    name = _walk(norm, tokens, at, big)
    if not name.words:
        return _articled(text, name, at, end, big)
    number, start, before = _number(low, name.start, name.before)
    name = _Name(start, name.words, before)
    lower = not (big and norm[at - 1 - len(" ".join(name.words))].isupper())
    if not number:
        if lower:
            name = _trimmed(norm, name, at, shouting)
        if _is_phrase(low, name, at, end, lower) or not _ends_well(low, norm, kind, end, lower):
            return None
    elif kind == "flats" or (lower and f"{name.words[-1]} {kind}" in COUNTED):
        return None
    points = number + _around(name.before)
    first = norm[name.start + _skip(low, name.start)]
    if (first.isupper() and not shouting) or (number and big):
        opening = not name.start or norm[name.start - 1] == "\n" or norm[name.start - 2 : name.start] in _STOPS
        points += 2 if big or (kind in _GROUPS and not opening) else not opening
    return Candidate(name.start, end, points, NEED[kind])


def _walk(norm: str, tokens: list[str], at: int, big: bool) -> _Name:
    """Leftwards from ``at`` over the words of ``tokens`` to the first that is no part of a name.

    ``big``: the street's word has a capital, so a name in capitals ends at a word without.
    """
    words: list[str] = []
    start = position = at
    while tokens and len(words) < LONGEST:
        token = tokens[-1]
        here = position - len(token) - 1
        bare = token.lstrip(_OPENING)
        first = here + len(token) - len(bare)
        if token:
            capital = norm[first : first + 1].isupper()
            if not _may_name(bare, numeral=big and capital and bool(words)):
                break
            if words and big and norm[start].isupper() and not capital:
                break
            words.append(bare)
            start = first
            if bare != token:
                tokens[-1] = "-"
                break
        tokens.pop()
        position = here
    if tokens and tokens[-1] in TITLES:
        words = []  # a person
    return _Name(start, words[::-1], tokens)


def _may_name(word: str, *, numeral: bool) -> bool:
    """True when ``word`` may be part of a name. ``numeral``: even a number ("Seven Sisters Road")."""
    if word in NOT_NAMES:
        return word in SOFT or (numeral and word in SPOKEN)
    if word in ("st", "st."):
        return True
    return len(word) > 2 and word[-1] != "'" and word.replace("'", "").replace("-", "").isalpha()


def _articled(text: Text, name: _Name, at: int, end: int, big: bool) -> Candidate | None:
    """The article for a name, with a number or a capital: "14 the drive", "The Grove"."""
    kind = text.low[at:end]
    if name.before[-1:] != ["the"] or kind not in ARTICLED:
        return None
    number, start, before = _number(text.low, at - 4, name.before[:-1])
    if not number and not (big and text.norm[at - 4] == "T"):
        return None
    points = number + _around(before) + (2 if big else 0) + (big and not number)
    return Candidate(start, end, points, 2 if kind in PLAIN else 3)


def _trimmed(norm: str, name: _Name, at: int, shouting: bool) -> _Name:
    """``name`` in lower case without what is hardly part of it: words before a capital, verbs, all but the nearest two."""
    start, words = name.start, name.words
    drop = 0
    # "in street Wellesley road": a capital further on begins the name
    if not shouting and not norm[start].isupper():
        capitals = [i for i, c in enumerate(norm[start:at]) if c.isupper()]
        drop = norm[start : start + capitals[0]].count(" ") if capitals else 0
    while drop < len(words) - 1 and words[drop] in _VERBS:
        drop += 1
    # a name ends at an ordinary word; without one it has no edge
    if len(words) - drop >= LONGEST:
        drop = len(words) - 2
    if not drop:
        return name
    start = at - 1 - len(" ".join(words[drop:]))
    return _Name(start, words[drop:], words[:drop])


def _around(before: list[str]) -> int:
    """Points for the words before: a preposition, and what says that somebody lives or is met there."""
    placed = _placed(before)
    living = not LIVING.isdisjoint(before[-7:]) or (placed and not HERE.isdisjoint(before[-3:]))
    return placed + living


def _placed(before: list[str]) -> bool:
    """True when a preposition stands right before, or before an article."""
    last, other = before[-1:], before[-2:-1]
    if last == ["the"]:
        return not PLACED.isdisjoint(other)
    return not PLACED.isdisjoint(last) or (last == ["of"] and not _PARTS.isdisjoint(other))


def _skip(low: str, start: int) -> int:
    """Characters before the first letter from ``start``."""
    i = start
    while i < len(low) - 1 and not low[i].isalpha():
        i += 1
    return i - start


def _number(low: str, start: int, before: list[str]) -> tuple[int, int, list[str]]:
    """Points for a house number before ``start``, where the address begins with it, and the tokens before that."""
    if not before:
        return 0, start, before
    token = before[-1].lstrip(_OPENING)
    count = token.rstrip(",")
    points = 0
    if any(c.isdigit() for c in count) and _NUMBER.fullmatch(count):
        start = low.rfind(token, 0, start)
        before = before[:-1]
        clock = bool(before) and before[-1] in _CLOCK and count.isdigit() and int(count) <= 12
        points = 1 if clock else 2
    elif count in SPOKEN:
        before = before[:]
        while before and (before[-1].rstrip(",") in SPOKEN or (before[-1] == "and" and before[-2:-1] == ["hundred"])):
            start = low.rfind(before.pop(), 0, start)
        points = 1
    # "no 8", "flat 9", "flat no 9"
    for _ in range(2):
        if points and before and before[-1].lstrip(_OPENING) in _BEFORE_NUMBER:
            start = low.rfind(before[-1].lstrip(_OPENING), 0, start)
            before = before[:-1]
            points = 2
    return points, start, before


def _is_phrase(low: str, name: _Name, at: int, end: int, lower: bool) -> bool:
    """True where a name without a number is an ordinary phrase, a town, or somebody's ("nans place")."""
    kind, words, before = low[at:end], name.words, name.before
    phrase = f"{words[-1]} {kind}"
    around = _around(before)
    if phrase in IDIOMS and (lower or low[end : end + 1] != ","):
        return True
    if phrase in TOWNS and not (around > 1 and kind in PLAIN):
        return True
    direct = bool(before) and before[-1] in PLACED
    if all(w in SOFT for w in words):
        named = (kind in PLAIN or kind in ("st", "parade")) and (not lower or direct)
        if not named and not (direct and (around > 1 or not lower)):
            return True
    return lower and ((len(words) == 1 and words[0].endswith("s") and kind in _OWNED) or words[-1].endswith("'s"))


def _ends_well(low: str, norm: str, kind: str, end: int, lower: bool) -> bool:
    """False where the word that follows shows that there is no street: "road safety", "close to", "dr patel"."""
    after = low[end : end + 16].lstrip(".")
    if not after.startswith(" "):
        return True
    following = after.split()
    follows = following[0].rstrip(",.!?") if following else ""
    if lower and follows in NOT_AFTER.get(kind, ()):
        return False
    if kind == "dr":
        return not follows or follows in NOT_NAMES
    return not (kind == "st" and follows.endswith("s") and norm[end + 1 : end + 2].isupper())
