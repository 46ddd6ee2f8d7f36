"""Whether a date belongs to the cue before it, and how surely: one ladder for each kind of cue.

A date is **adjacent** when only words that say nothing of their own (``_FILLERS``) stand between. Further off, a whole
date of a past year is bound by "dob" and "born", a day and month only where nothing else happens in between.
"""

import re
from typing import Any, NamedTuple

from wa_redact.detectors._birth_cues import Cue
from wa_redact.detectors._dates import MONTHS, past_year
from wa_redact.detectors._events import another_event
from wa_redact.folding import PLACEHOLDER
from wa_redact.patterns import QuickRx

#: characters between a cue and its date: a whole date, any other
REACH_FULL, REACH = 70, 34

_FILLERS = frozenset(
    "is was are were be on in the of its it's it that's thats as at i think yes yeah yep no not actually really given say "
    "says said now hun sorry about around circa late early her his my their our mine mines me year this next month falls fall "
    "some time sometime falling which thats that's always usually half term hols also both pls please maybe possibly poss probably either should must read reads being s a an x ok ya u "
    "or and n listed down put today coming up will gonna last week weekend day before after wrong incorrect exactly bang midnight".split()
)
# "not in may, its june 4th"
_FILLERS |= frozenset(MONTHS)
# right before a date these say that something is to be done by then
_DEADLINE = frozenset("by before until till til since from after for".split())
_LINK = frozenset("or and n not then nor".split())
_FOLLOWS = frozenset(
    "his hers her mine my me him he she shes hes im theirs their is was on the its sister sisters brother brothers sis bro "
    "mum mums dad dads nan nans twin twins baby babys other".split()
)
#: what other six figures are
_NUMBERED = frozenset(
    "ref reference case no number num code order acc account id mosaic nhs upn uln sort ring call text tel phone pin extension "
    "ext invoice ticket room bus claim serial".split()
)
_WORD = re.compile(r"[a-z0-9']+")
# how a birth went: its hour, weight and weeks
_QUANTITY = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b|\d{1,2}[:.]\d\d|\d{1,2}\s?lbs?\s?\d{0,2}(?:oz)?|\d\d(?:\+\d)?\s?(?:weeks|wks?)|\d\d\+\d|\d{1,2}[:.]?\d\d ?hrs?|(?:at|in) (?:home|hospital)\b"
)
# "wasnt born yesterday" is said of grown-ups
_NEWBORN = QuickRx(r"(?<![a-z])(?:baby|twins|girl|boy|midwife|labour|\d ?lbs?|gave birth)(?![a-z])")
#: "the day after xmas": belongs to the feast that follows
OFFSET = re.compile(r"(?:(?:the|a|[a-z]{2,7}|\d\d?) )?(?:day|night|week)s? (?:before|after) (?:the )?$")
# "shares her birthday with nan, 2nd jan"
_SHARED = QuickRx(r"'?s? (?:with|as) [^\d.!?;\n]{2,20}$")
# "not her birthday hun. its the 12th"
_GOES_ON = re.compile(r"\. (?=(?:so )?(?:its|it's|it is|that's|thats) )")
_VERB_MONTHS = ("mar", "may")


class _Gap(NamedTuple):
    """What stands between a cue and a date."""

    text: str
    words: list[str]
    stopped: bool
    adjacent: bool

    @property
    def counts(self) -> bool:
        """True when a number stands in it."""
        return any(w[0].isdigit() for w in self.words)


def bound(low: str, cue: Cue, what: str, found: Any) -> float:
    """How surely the date ``found``, of the kind ``what``, belongs to ``cue``: 0 when it does not."""
    start = found.start()
    if what == "feast" and (offset := OFFSET.search(low, cue.end, start)):
        start = offset.start()
    if start - cue.end > REACH_FULL:
        return 0.0
    text = low[cue.end : start]
    words = _WORD.findall(text)
    if words and words[-1] in _DEADLINE and not (cue.kind == "birthday" and words == ["for"]):
        return 0.0
    if PLACEHOLDER in text and what not in ("full", "packed"):
        return 0.0  # something was found there already, perhaps the date of this cue
    gap = _gap(text, words)
    if what == "day" and found.group().isalpha() and "the" not in words:
        return 0.0  # "born first", "his birthday first"
    return _by_kind(low, cue, gap, what, found)


def _gap(text: str, words: list[str]) -> _Gap:
    # a question is answered behind its mark or on the next line, so these do not stop an answer of filler words
    head = _GOES_ON.sub(" ", text.lstrip(" .!"))
    stopped = "!" in head or ";" in head or ". " in head
    return _Gap(text, words, stopped, len(text) <= REACH and not stopped and _FILLERS.issuperset(words))


def _by_kind(low: str, cue: Cue, gap: _Gap, what: str, found: Any) -> float:
    if cue.kind == "list" and (score := _of_list(gap, what)):
        return score
    if cue.bound:
        return _next_in_list(cue, gap, what, found)
    if cue.kind in ("dob", "list"):
        return _of_dob(gap, what, found)
    if cue.kind == "b":
        return _of_b(low[cue.end - 1] == ".", gap, what, found)
    if cue.kind == "cake":
        # party emoji stand everywhere, so only a date that says so much
        return 0.8 if gap.adjacent and (what in ("full", "partial") or (what == "day" and gap.words)) else 0.0
    if cue.kind == "birthday":
        return _of_birthday(gap, what, found)
    around = low[max(0, cue.end - 80) : found.end() + 60] if what == "rel" else ""
    return _of_born(around, gap, what, found)


def _of_dob(gap: _Gap, what: str, found: Any) -> float:
    if gap.adjacent and what != "rel":
        if what == "month":
            return 0.6 if gap.words in ([], ["in"]) else 0.0
        return 0.6 if what == "day" else 0.95
    if what == "full":
        return 0.9 if past_year(found.group()) else 0.0
    # "bring her dob on 6th nov"
    far = len(gap.text) > REACH or gap.words[-1:] == ["on"] or gap.stopped or "?" in gap.text or "\n" in gap.text
    if far or gap.counts or another_event(gap.text, 0, len(gap.text)):
        return 0.0
    if what == "packed":
        return _six_figures(gap, found)
    return 0.7 if what in ("partial", "month_year") else 0.0


def _six_figures(gap: _Gap, found: Any) -> float:
    """``dobs leah 030212 tom 140515 and the baby 210924``: a name or two may stand before them, no other thing's word."""
    others = [w for w in gap.words if w not in _FOLLOWS and w not in _LINK and w not in _FILLERS]
    return 0.8 if len(others) <= 2 and _NUMBERED.isdisjoint(others) and past_year(found.group()) else 0.0


def _of_list(gap: _Gap, what: str) -> float:
    """``bdays this month: tia 4th, brandon 16th``: a day behind a name or two."""
    if what not in ("day", "partial", "feast") or gap.stopped or gap.counts or len(gap.text) > REACH:
        return 0.0
    return 0.7 if len(gap.words) <= 3 and not another_event(gap.text, 0, len(gap.text)) else 0.0


def _of_b(dotted: bool, gap: _Gap, what: str, found: Any) -> float:
    if not gap.adjacent or len(gap.text) > 4:
        return 0.0
    if what in ("full", "year", "month_year") or (what == "packed" and past_year(found.group())):
        return 0.85
    # "room b 9 june": without a year the stop must be there
    return 0.85 if dotted and what == "partial" and _named(found) else 0.0


def _of_birthday(gap: _Gap, what: str, found: Any) -> float:
    if (what == "feast" or (what == "partial" and _named(found))) and _SHARED.match(gap.text):
        return 0.7
    if what == "rel" and gap.words == ["for"]:
        return 0.7  # "happy bday for tmrw"
    if not gap.adjacent or what in ("packed", "year"):
        return 0.0
    if what == "month":
        return 0.8 if "in" in gap.words or (not gap.words and not found.group().startswith(_VERB_MONTHS)) else 0.0
    if what == "feast" and not _LINK.isdisjoint(gap.words):
        return 0.0  # "birthday and christmas day"
    if what == "rel":
        return 0.0 if found.group() == "today" or "today" in gap.words else 0.7
    return 0.85


def _of_born(around: str, gap: _Gap, what: str, found: Any) -> float:
    if gap.stopped:
        return 0.0
    if what == "rel":
        return 0.6 if gap.adjacent and _NEWBORN.search(around) else 0.0
    near = len(gap.text) <= REACH
    gap = gap._replace(words=_WORD.findall(_QUANTITY.sub("", gap.text)))
    if gap.adjacent or (near and _FILLERS.issuperset(gap.words)):
        if what in ("month", "packed"):
            return 0.8 if what == "packed" or "in" in gap.words else 0.0
        return 0.85
    if not near or gap.counts or another_event(gap.text, 0, len(gap.text)):
        return 0.0
    return 0.8 if what == "full" or (what in ("partial", "month_year") and _named(found)) else 0.0


def _next_in_list(cue: Cue, gap: _Gap, what: str, found: Any) -> float:
    """``dobs: k 3.2.12 j 4.5.14``: another date of the same kind behind a name, or behind "or", "not", "and"."""
    if len(gap.text) > REACH or "edd" in gap.words or another_event(gap.text, 0, len(gap.text)):
        return 0.0
    if cue.kind == "born" and cue.bound == "rel" and what in ("full", "partial") and not gap.words:
        return 0.8  # "born yesterday, 3rd nov": the same day once more
    if what == "full":
        return 0.8 if past_year(found.group()) else 0.0
    if what == "packed":
        return _six_figures(gap, found) if cue.kind in ("dob", "list") else 0.0
    alike = cue.bound == what
    if gap.counts or what not in ("partial", "month_year", "year", "day", "feast") or (what == "year" and not alike):
        return 0.0
    if "," in gap.text[:2] and len(gap.words) <= 2 and what == "partial" and cue.kind in ("dob", "list", "birthday"):
        return 0.7 if alike else 0.0
    if any(c in gap.text for c in ".!?;\n"):
        return 0.0
    if _LINK.issuperset(gap.words):
        return 0.7 if gap.words or alike else 0.0
    # "mine is the 3rd and hers the 9th"; of names one
    others = [w for w in gap.words if w not in _FOLLOWS and w not in _LINK]
    known = len(others) < len(gap.words) and (not others or (len(others) == 1 and others[0].endswith("s")))
    return 0.7 if known and cue.kind in ("dob", "birthday", "born") and not _FOLLOWS.isdisjoint(gap.words) else 0.0


def _named(found: Any) -> bool:
    return any(c.isalpha() for c in found.group())
