"""Babies: the day on which one came, the year of one ("a 2012 baby"), the day on which one is expected.

An expected day is nobody's birth date yet and appointments hang on it, so it scores below the default minimum: a policy
takes it with ``min_score = 0.4`` for DATE_OF_BIRTH.
"""

import re
from collections.abc import Iterator
from typing import Any

from wa_redact.detectors._dates import DATE, MONTHS, kind, one_of
from wa_redact.detectors._events import another_event
from wa_redact.patterns import LEFT, QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_FILLER = r"(?:[ :;,.=(-]{1,3}(?:(?:is|was|on|the|date|now|given as|around|about|approx|by scan|in|for|put at|its|it's|this morning|last night|today|yesterday)(?![a-z]))?){0,5}"
_EDD = r"e\.?d\.?d\.?(?![a-z])"
_CAME = (
    r"(?:baby|babies|twins|bubba|lo|newborn) (?:(?:boy|girl|has|finally|is|was) ){0,2}(?:came|arrived|delivered)(?: early| late)?"
    r"|had (?:the|her|my|a) (?:baby|twins)(?: (?:boy|girl))?"
)
# a birth that names no baby: by its weeks, its weight, how it came
_EARLY = (
    r"(?:came|arrived|delivered) (?:\d{1,2}|[a-z]{2,6}) (?:weeks?|wks?) (?:early|prem(?:ature)?)"
    r"|came into the world"
    r"|(?:(?:he|she|they) (?:came|arrived)|(?:was|were) delivered)(?=[^.!?\n]{4,50}(?:c[ -]?section|forceps|\d ?lbs?(?![a-z])|weigh(?:ed|ing) \d))"
)
_CUE = QuickRx(
    rf"{LEFT}(?:(?P<edd>{_EDD})|(?P<due>due(?: date)?)|(?P<came>{_CAME}))(?![a-z]){_FILLER}(?<![\da-z])(?=[\da-z])"
)
_EARLY_WORDS = frozenset("early prem premature world section forceps lb lbs weighing weighed".split())
_BORN = QuickRx(rf"{LEFT}(?:(?P<came>{_EARLY})|(?P<edd>(?!)))(?![a-z]){_FILLER}(?<![\da-z])(?=[\da-z])")
# who may be due: reports and jabs are due as well
_SUBJECT = re.compile(
    r"(?:^|[.,!?;\n(-]\s?|(?:baby|babies|bubba|bump|unborn|twins|pregnant|preg|estimated|expected|she|im|i'm|mum|partner|girlfriend|gf|her|my)"
    r"(?:'?s)?(?: (?:is|are|was|and|now))? )$"
)
_OF_WORK = re.compile(r" (?:for|re|of) [a-z]|(?: (?:the|his|her|my)){0,2} (?:report|assessment|jabs?|review|statement)")
_PREGNANT = frozenset(
    "baby babies pregnant preg pregnancy unborn midwife midwives bump labour maternity antenatal expecting twins "
    "trimester babys".split()
)
#: the cue behind its date: "4/6/26 as edd"
_AS_EDD = QuickRx(r"\s?[(,-]?\s?(?:(?:is|as|=|was) )?(?:(?:the|her|my) )?edd(?![a-z])")
_NUMERIC = QuickRx(rf"{LEFT}\d{{1,2}}(?=[a-z /.-])")
_FEAST_BABIES = ("christmas", "xmas", "easter", "halloween")
_BABY = frozenset(("baby", "babies"))
_BABIES = frozenset([*MONTHS, *_FEAST_BABIES])
_YEAR_BABY = QuickRx(
    rf"{LEFT}(?:(?P<year>(?:{one_of(MONTHS)} )?(?:19|20)\d\d) (?:baby|babies)|(?<= (?:a|an) )(?P<month>{one_of([*MONTHS, *_FEAST_BABIES])}) baby)(?![a-z])"
)


_EXPECTED = 0.4


class DueDates:
    """Expected and actual days of birth of the newest."""

    name = "birth_due"
    label = "DATE_OF_BIRTH"
    gate = Gate(frozenset("edd due baby babies twins newborn".split()) | _EARLY_WORDS)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        early = _BORN.finditer(low) if _EARLY_WORDS & text.words else ()
        for cue in (*_CUE.finditer(low), *early):
            found = DATE.match(low, cue.end())
            if found and (score := self._score(text, cue, found)):
                yield Finding(found.start(), found.end(), self.label, score, self.name)
        if "edd" in text.words and text.digits:
            for m in _NUMERIC.finditer(low):
                found = DATE.match(low, m.start())
                if found and kind(found) in ("full", "partial") and _AS_EDD.match(low, found.end()):
                    yield Finding(found.start(), found.end(), self.label, _EXPECTED, self.name)
        if _BABY & text.words and (text.digits > 3 or _BABIES & text.words):
            for m in _YEAR_BABY.finditer(low):
                start, end = m.span(m.lastgroup)
                yield Finding(start, end, self.label, 0.7, self.name)

    @staticmethod
    def _score(text: Text, cue: Any, found: Any) -> float:
        low, what = text.low, kind(found)
        if what in ("", "packed", "year", "rel") and not (cue["edd"] and what == "packed"):
            return 0.0
        if what == "month" and " in " not in cue.group():
            return 0.0
        if cue["edd"]:
            return _EXPECTED
        start, end = cue.start(), found.end()
        if cue["came"]:
            return 0.75 if what in ("full", "partial", "day", "feast") else 0.0
        if another_event(low, max(0, start - 24), start) or _OF_WORK.match(low, end):
            return 0.0
        return _EXPECTED if _PREGNANT & text.words and _SUBJECT.search(low[max(0, start - 24) : start]) else 0.0


DETECTORS = (DueDates(),)
