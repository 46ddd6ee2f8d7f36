"""Addresses: units, house names, streets with and without a number, estates, and what stands about them, as one span.

A street's word ("road", "court") is the anchor. The name before it is read leftwards (``_street_name.py``), evidence is
counted - house number, capitals, "lives", "on" - and compared with what that word needs (``NEED`` in ``_streets.py``).
What was accepted then reaches left and right (``_address_reach.py``); neighbours become one. Elements and their order:
Postcode Address File (Royal Mail Programmers' Guide).
"""

from collections.abc import Iterator

from wa_redact.detectors import _address_reach as reach
from wa_redact.detectors._not_names import NOT_NAMES
from wa_redact.detectors._street_name import LIVING, PLACED, Candidate, read
from wa_redact.detectors._streets import (
    FLATS,
    HOUSES,
    HOUSES_LOOSE,
    KINDS,
    LANDMARK,
    NEED,
    ROOMS,
    SPOKEN,
    UNIT,
    WELSH,
    WELSH_LOOSE,
)
from wa_redact.patterns import LEFT, QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_UNIT_WORDS = FLATS | ROOMS | {"basement"}
_HOUSE_WORDS = HOUSES | HOUSES_LOOSE
_SHORT = frozenset("st str ave av dr".split())
_WELSH_WORDS = WELSH | WELSH_LOOSE
_UNIT = QuickRx(LEFT + UNIT)
_WELSH = QuickRx(
    rf"{LEFT}(?:(?P<number>(?:no\.?\s?)?\d{{1,4}}[a-h]?)[,\s]{{1,2}})?(?P<kind>{'|'.join(sorted(_WELSH_WORDS))})\s(?P<the>yr?\s)?"
    r"(?P<name>[^\W\d_]{3,20}(?:-[^\W\d_]{1,14}){0,3})(?P<more>\s[^\W\d_]{3,20})?(?![^\W_])"
)
_HOUSE = QuickRx(
    rf"{LEFT}(?:(?P<number>(?:no\.?\s|number\s)?\d{{1,3}}[a-h]?),?\s)?the\s(?:old\s)?(?P<house>{'|'.join(sorted(_HOUSE_WORDS))})(?![^\W_'])"
)
_GAP = QuickRx(
    rf",?\s|,\s?\n?|,?\soff\s(?:the\s)?|\s\(?{LANDMARK}(?:\s[^\W\d_]{{1,14}}){{0,2}}\s(?:on|in|at|off)\s(?:the\s)?"
)


class Addresses:
    """Streets and homes, numbered or by name, and flats."""

    name = "address"
    label = "ADDRESS"
    gate = Gate(KINDS | _UNIT_WORDS | _WELSH_WORDS | HOUSES)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        found = _streets(text)
        if not text.words.isdisjoint(_WELSH_WORDS):
            found += _welsh(text)
        if not text.words.isdisjoint(_HOUSE_WORDS):
            found += _houses(text)
        grown = [_grown(text, c) for c in found]
        if not text.words.isdisjoint(_UNIT_WORDS):
            covered = 0
            for c in _units(text):
                if c.points >= c.need and c.start >= covered:
                    c = c._replace(end=reach.right(text, c.end))  # noqa: PLW2901 - the same, grown
                    covered = c.end
                grown.append(c)
        if not grown:
            return
        for c in _joined(text.low, grown):
            margin = c.points - c.need
            score = (0.55, 0.7, 0.8)[min(margin, 2)]
            yield Finding(c.start, c.end, self.label, score, self.name)


def _streets(text: Text) -> list[Candidate]:
    """Names before a street's word, whatever their evidence."""
    low = text.low
    anchors = []
    for word in text.words & KINDS:
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if low[at - 1 : at] == " " and not (low[end : end + 1].isalnum() or low[end : end + 1] in ("'", "_", "-")):
                anchors.append((at, end))
            at = low.find(word, end)
    if not anchors:
        return []
    anchors.sort()
    shouting = text.norm.isupper()
    found = []
    skip = -1
    for (at, end), (following, last) in zip(anchors, [*anchors[1:], (0, 0)], strict=True):
        if at == skip:
            continue
        c = read(text, at, end, shouting)
        if following == end + 1 and low[end] == " ":
            # "Peckham Park Rd": the last of several words for a street is the street's, unless it is talk ("road ring bell")
            both = read(text, following, last, shouting)
            firmer = NEED[low[following:last]] <= NEED[low[at:end]] or low[following:last] in _SHORT
            firmer = firmer or text.norm[following].isupper() or c is None or c.points < c.need
            if firmer and both is not None and both.points >= both.need:
                continue
            skip = following
        if c is not None:
            found.append(c)
    return found


def _units(text: Text) -> list[Candidate]:
    """Flats; and rooms and plots, which need more than themselves."""
    low = text.low
    found = []
    for m in _UNIT.finditer(low):
        unit, start, end = m["unit"], m.start(), m.end()
        value = low[start:end]
        following = low[end : end + 16].split()
        follows = following[0].strip(",.!?") if following and low[end] in " \n" else ""
        if unit in FLATS:
            letters = value.split()[-1]
            counted = letters in SPOKEN or letters.isdigit()
            if (counted and follows.rstrip("s") in _COUNTED) or (letters in SPOKEN and follows == "of"):
                continue
            if letters in ("a", "e", "h") and follows and not text.norm[end - 1].isupper():
                continue
            found.append(Candidate(start, end, 1, 0))
        elif unit is None:
            # "the top flat": only with its street
            found.append(Candidate(start, end, 0, 3))
        else:
            before = low[max(0, start - 40) : start].split()
            at_home = unit in ("plot", "pitch") and not LIVING.isdisjoint(before[-6:])
            found.append(Candidate(start, end, 3 if at_home else 0, 3))
    return found


_COUNTED = frozenset(
    "bed bedroom bedder night day week wk hour hr month min minute year yr kid people person visit time room pm am story storey door".split()
)


def _welsh(text: Text) -> list[Candidate]:
    """Welsh streets, whose word for the street comes first."""
    low, norm = text.low, text.norm
    shouted = norm.isupper()
    found = []
    for m in _WELSH.finditer(low):
        end = m.end("name")
        if m["name"] in NOT_NAMES:
            continue
        if m["more"] and norm[m.start("more") + 1].isupper() and m["more"].strip() not in NOT_NAMES:
            end = m.end("more")
        before = low[max(0, m.start() - 40) : m.start()].split()
        capitals = 2 * (norm[m.start("kind")].isupper() and norm[m.start("name")].isupper() and not shouted)
        points = 2 * bool(m["number"]) + capitals + bool(m["the"]) + (before[-1:] != [] and before[-1] in PLACED)
        need = 0 if m["kind"] in WELSH else 4 if m["kind"] == "bryn" else 3
        found.append(Candidate(m.start(), end, points + (not LIVING.isdisjoint(before[-6:])), need))
    return found


def _houses(text: Text) -> list[Candidate]:
    """Houses named with the article, with a number or alone."""
    low, norm = text.low, text.norm
    shouted = norm.isupper()
    found = []
    for m in _HOUSE.finditer(low):
        if (
            low[m.end() : m.end() + 1] == " "
            and low[m.end() : m.end() + 16].split()[:1]
            and low[m.end() : m.end() + 16].split()[0] in KINDS
        ):
            continue  # "the grange estate"
        before = low[max(0, m.start() - 40) : m.start()].split()
        capital = norm[m.start("house")].isupper() and not shouted
        placed = bool(before) and before[-1] in PLACED
        points = 2 * bool(m["number"]) + 2 * capital + placed + (not LIVING.isdisjoint(before[-6:]))
        found.append(Candidate(m.start(), m.end(), points, 2 if m["house"] in HOUSES else 4))
    return found


def _grown(text: Text, c: Candidate) -> Candidate:
    """``c`` with what stands on either side of it, which may be evidence."""
    low = text.low
    if c.points < c.need and text.digits > 1 and reach.postcode(text, c.end):
        c = c._replace(points=c.need)  # a postcode after it proves any name
    if c.points < c.need and reach.indoors(text, c.end):
        c = c._replace(points=c.points + 2)
    if c.points < c.need:
        return c
    numbered = low[c.start].isdigit() or low.startswith("no", c.start)
    end = reach.right(text, c.end, firm=c.points - c.need >= 2, numbered=numbered)
    return c._replace(start=reach.left(text, c.start), end=end)


def _joined(low: str, grown: list[Candidate]) -> list[Candidate]:
    """Those with evidence enough; neighbours become one and lend each other their evidence."""
    joined: list[Candidate] = []
    for c in sorted(grown):
        if joined:
            last = joined[-1]
            sure = last.points >= last.need or c.points >= c.need
            if sure and (c.start <= last.end or (c.start - last.end < 48 and _gap(low, last.end, c.start))):
                best = max(last.points - last.need, c.points - c.need)
                joined[-1] = Candidate(last.start, max(last.end, c.end), best, 0)
                continue
        joined.append(c)
    return [c for c in joined if c.points >= c.need]


def _gap(low: str, start: int, end: int) -> bool:
    return start == end or _GAP.fullmatch(low[start:end]) is not None


DETECTORS = (Addresses(),)
