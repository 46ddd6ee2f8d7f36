"""Dates of birth and birthdays with a cue: each date belongs to the nearest cue before it, else to one right after.

The text is read once, word by word. A cue ("dob", "born", "birthday is") waits for a date; a meeting, a move or a
deadline takes its place; what a date of each kind (``_dates.DATE``) needs to be bound is in ``_bound``.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from wa_redact.detectors._dates import DATE, begins_date, kind, past_year
from wa_redact.detectors._events import EVENTS, STRONG_EVENTS, another_event
from wa_redact.folding import PLACEHOLDER
from wa_redact.patterns import QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_DOB = (
    r"d\W{0,2}[o0]\W{0,2}b(?:'?s)?|dbo|dateofbirth|date\s?(?:o[fv]\s?)?(?:birth?|brith|bith|brth|birht|burth|bir)s?"
    r"|d\.?\s?o\.?\s?birth|dates of birth|birth\s?date|b/d|yob|year of birth"
)
_BIRTHDAY = r"(?:birth?|burth|birf|brith|b)['-]?\s?days?"
_BIRTHDAYS = r"(?:birth|b)-?days?(?: list|(?<=s)(?: are|(?= ?:)))"  # a list follows, as after "dobs"
CUE = QuickRx(
    rf"(?:(?P<dob>{_DOB}|{_BIRTHDAYS})|(?P<born>born|gave birth|birthed)|(?P<birthday>{_BIRTHDAY}(?:'?s)?)|(?P<b>b|bn)\.?)"
    r"(?![a-z])"
)
_CUE_HEADS = frozenset(
    "d dob dobs dbo date dates dateofbirth b bn born gave birthed birth birthdate birthday birthdays bday bdays yob year "
    "burthday birfday birfdays brithday birtday".split()
)
# the cue that follows its date: "3/2/12 is her dob", "14th may is when she was born"
_OWNER = r"(?:(?:her|his|their|my|our|ur|your|the|mums?|mum's|dads?|dad's|baby'?s|kids?|child'?s|[a-z]{2,12}'s)\s)?"
_JUST_CUE = rf"\s(?:{_DOB}|{_BIRTHDAY})(?=\s?(?:$|[\n,.;)!]))"
AFTER = QuickRx(
    rf"{_JUST_CUE}|\s?(?:[(–-]\s?|,?\s?(?:is|was|as|thats|that's|that is|its|it's)\s{{1,2}}){_OWNER}"
    rf"(?:{_DOB}|{_BIRTHDAY}|when (?:he|she|they|i|\w{{2,12}}) (?:was|were) born)(?![a-z])"
    r"(?! (?:party|tea|contact|visit|meal|treat|trip|cake|money|card))"
)
_TOKEN = re.compile(r"[a-z]+|\d+|'\d|[.!?;](?=\s)|\n|[🎂🎈🎉🥳]")
_WORD = re.compile(r"[a-z0-9']+")
# how a birth went: its hour, weight and weeks
_QUANTITY = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b|\d{1,2}[:.]\d\d|\d{1,2}\s?lbs?\s?\d{0,2}(?:oz)?|\d\d(?:\+\d)?\s?(?:weeks|wks?)"
)
# "hep b", "plan b", "first born": the words are part of something else
_NOT_B = frozenset(
    "hep plan vit vitamin group block class flat wing year option type side part form team bus w".split()
)
_NOT_BORN = frozenset("first new summer winter autumn still".split())
_NEWBORN = QuickRx(r"(?<![a-z])(?:baby|twins|girl|boy|midwife|labour|\d ?lbs?|gave birth)(?![a-z])")
_NOT_BIRTHDAY = frozenset("half un not".split())
# between a cue and its date these say nothing of their own
_FILLERS = frozenset(
    "is was are were be on in the of its it's it that's thats as at i think yes yeah yep no not actually really given say "
    "says said now hun sorry about around circa late early her his my their our mine me year this next month falls fall "
    "falling also both pls please maybe possibly poss probably either should must read reads being s a an to x ok ya u "
    "or and n listed down put today".split()
)
# right before a date these say that something is to be done by then
_DEADLINE = frozenset("by before until till til since from after for".split())
_TO_DATE = QuickRx(r"[\s:?.-]{0,4}(?:is |on |the ){0,2}")
_LINK = frozenset(["or", "and", "n", "not", "then", "nor"])
_DOTTED = re.compile(r"\d{1,2}\.\d\d")
_DATE_NEXT = re.compile(r"[ ,]{1,2}(?:on )?(?:the )?(?:\d{1,2}(?:[/.-]\d|st|nd|rd|th)|" + PLACEHOLDER + ")")
_STOP = ".!?;\n"
#: characters between a cue and its date: a whole one, any other
_REACH_FULL, _REACH = 70, 34
_AHEAD = 6
_CAKE = "🎂🎈🎉🥳"


class _Cue(NamedTuple):
    kind: str
    end: int
    bound: str = ""  # the kind of the date that it already has


class Births:
    """Dates bound to a cue."""

    name = "birth"
    label = "DATE_OF_BIRTH"
    gate = Gate(
        frozenset(
            "dob dobs dbo o b bn born birth birthed birthday birthdays bday bdays birthdate dateofbirth yob burthday "
            "birfday brithday birtday brith bith brth birht burth".split()
        ),
        "🎂🎈🎉🥳",
    )

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        cue: _Cue | None = None
        claimed = False  # an event stands between the last stop and here
        done = 0
        ahead: deque[int] = deque(maxlen=_AHEAD)  # where dates may begin that wait for a cue behind them
        for token in _TOKEN.finditer(low):
            start = token.start()
            if start < done:
                continue
            word = token.group()
            if word in _STOP:
                claimed = False
            elif word in _CAKE:
                cue = None if claimed else _Cue("birthday", token.end())
            elif word in _CUE_HEADS and (m := CUE.match(low, start)) and _is_cue(low, m):
                if found := _just_before(low, ahead, start):
                    yield Finding(*found.span(), self.label, 0.85, self.name)
                cue, claimed, done = _Cue(m.lastgroup, m.end()), False, m.end()
                ahead.clear()
            elif _may_begin(low, start, word):
                if cue is None or start - cue.end > _REACH_FULL:
                    if not claimed:
                        ahead.append(start)
                    continue
                m = DATE.match(low, start)
                what = kind(m) if m and not _is_clock(low, m) else ""
                if what and (score := _bound(low, cue, what, m)):
                    yield Finding(start, m.end(), self.label, score, self.name)
                    cue = _Cue(cue.kind, m.end(), what)
                elif not claimed and what:
                    ahead.append(start)
                if what and what != "month":
                    done = m.end()
                elif m is None and word in EVENTS:
                    claimed, cue = True, None if word in STRONG_EVENTS else cue
            elif word in EVENTS:
                claimed = True
                if word in STRONG_EVENTS:
                    cue = None


def _may_begin(low: str, start: int, word: str) -> bool:
    """True when a date may begin with the token ``word``."""
    return begins_date(word) if word[0].isalpha() else not _inside_number(low, start)


def _just_before(low: str, starts: Iterable[int], cue: int) -> Any:
    """The date that ends right before the cue at ``cue`` and is said to be it: "3/2/12 is her dob"."""
    for start in starts:
        if cue - start > _REACH_FULL:
            continue
        found = DATE.match(low, start)
        if (
            found
            and kind(found) in ("full", "partial", "packed", "feast")
            and _follows(low, found.end())
            and found.end() <= cue
        ):
            return found
    return None


def _inside_number(low: str, start: int) -> bool:
    before = low[start - 1 : start]
    return before in ("£", "#", "$") or (before in ("/", ".", "-", ":") and low[start - 2 : start - 1].isdigit())


def _is_clock(low: str, found: Any) -> bool:
    """``23.10 11/11``: of two dotted numbers ahead of a date, a clock time."""
    return bool(found["partial"] and _DOTTED.fullmatch(found.group()) and _DATE_NEXT.match(low, found.end()))


def _is_cue(low: str, m: Any) -> bool:
    before = low[max(0, m.start() - 12) : m.start()]
    words = _WORD.findall(before)
    last = words[-1] if words else ""
    if m["b"]:
        return last not in _NOT_B and not before.endswith(("/", "&", "-", "'"))
    return not ((m["born"] and last in _NOT_BORN) or (m["birthday"] and last in _NOT_BIRTHDAY))


def _bound(low: str, cue: _Cue, what: str, found: Any) -> float:
    """How surely the date ``found`` belongs to ``cue``: 0 when it does not."""
    start = found.start()
    size = start - cue.end
    if size > _REACH_FULL:
        return 0.0
    gap = low[cue.end : start]
    words = _WORD.findall(gap)
    if words and words[-1] in _DEADLINE:
        return 0.0
    if PLACEHOLDER in gap and what not in ("full", "packed"):
        return 0.0  # something was found there already, perhaps the date of this cue
    if cue.bound:
        return _next_in_list(cue, gap, words, what, found)
    # a question is answered behind its mark or on the next line, so these do not stop an answer of filler words
    stopped = any(c in gap.lstrip(" .") for c in "!;") or ". " in gap.lstrip(" .")
    adjacent = size <= _REACH and not stopped and _FILLERS.issuperset(words)
    if cue.kind == "dob":
        return _of_dob(low, cue, gap, words, what, found, adjacent, stopped)
    if cue.kind == "b":
        whole = what in ("full", "year", "month_year") or (what == "packed" and past_year(found.group()))
        # "room b 9 june": without a year the stop must be there
        dotted = what == "partial" and low[cue.end - 1] == "." and any(c.isalpha() for c in found.group())
        return 0.85 if size <= 4 and adjacent and (whole or dotted) else 0.0
    if stopped:
        return 0.0
    if cue.kind == "birthday":
        return _of_birthday(words, what, found, adjacent)
    return _of_born(low, cue, gap, words, what, found, adjacent)


def _of_dob(
    low: str, cue: _Cue, gap: str, words: list[str], what: str, found: Any, adjacent: bool, stopped: bool
) -> float:
    if adjacent and what not in ("rel", "month"):
        return 0.6 if what == "day" else 0.95
    if adjacent and what == "month":
        return 0.6 if words[-1:] in ([], ["in"]) else 0.0
    if what == "full":
        return 0.9 if past_year(found.group()) else 0.0
    stopped = stopped or "?" in gap or "\n" in gap
    near = len(gap) <= _REACH and not stopped and not another_event(low, cue.end, found.start())
    if what in ("partial", "month_year") and near and not any(w[0].isdigit() for w in words):
        return 0.7
    return 0.0


def _of_birthday(words: list[str], what: str, found: Any, adjacent: bool) -> float:
    if not adjacent or what in ("packed", "year"):
        return 0.0
    if what == "month":
        return 0.8 if "in" in words or (not words and found.group()[:3] not in ("mar", "may")) else 0.0
    if what == "rel":
        return 0.0 if found.group() == "today" or "today" in words else 0.7
    return 0.85


def _of_born(low: str, cue: _Cue, gap: str, words: list[str], what: str, found: Any, adjacent: bool) -> float:
    if what == "rel":
        # "wasnt born yesterday" is said of grown-ups
        return 0.6 if adjacent and _NEWBORN.search(low) else 0.0
    words = _WORD.findall(_QUANTITY.sub("", gap))
    adjacent = adjacent or (len(gap) <= _REACH and _FILLERS.issuperset(words))
    if adjacent and what not in ("month", "packed"):
        return 0.85
    if adjacent and (what == "packed" or "in" in words):
        return 0.8
    if len(gap) > _REACH or another_event(low, cue.end, found.start()) or any(w[0].isdigit() for w in words):
        return 0.0
    named = any(c.isalpha() for c in found.group())
    return 0.8 if what == "full" or (what in ("partial", "month_year") and named) else 0.0


def _next_in_list(cue: _Cue, gap: str, words: list[str], what: str, found: Any) -> float:
    """``dobs: k 3.2.12 j 4.5.14``: another date of the same kind behind a name or "or", "not", "and"."""
    if another_event(gap, 0, len(gap)):
        return 0.0
    if what == "full":
        return 0.8 if len(gap) <= _REACH and past_year(found.group()) else 0.0
    if (
        what not in ("partial", "month_year", "year", "day", "feast")
        or (what == "year" and cue.bound != what)
        or any(w[0].isdigit() for w in words)
    ):
        return 0.0
    if cue.kind in ("dob", "birthday") and what == "partial" and len(words) <= 2 and "," in gap[:2]:
        return 0.7 if cue.bound == what else 0.0
    alike = cue.bound == what if not words else _LINK.issuperset(words)
    return 0.7 if alike and not any(c in gap for c in _STOP) else 0.0


def _follows(low: str, end: int) -> bool:
    cue = AFTER.match(low, end)
    # a cue that a date of its own follows belongs to that one
    return cue is not None and not DATE.match(low, _TO_DATE.match(low, cue.end()).end())


DETECTORS = (Births(),)
