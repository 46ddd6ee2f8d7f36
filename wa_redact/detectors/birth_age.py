"""Birthdays told by an age: "turns 5 on the 3rd", "hes 16 next sat", "not ten until june", "his 18th is 14th may"."""

import re
from collections.abc import Iterator
from typing import Any

from wa_redact.detectors._dates import DATE, MONTHS, NEAR_DAYS, SMALL, begins_date, kind
from wa_redact.detectors._events import EVENTS, STRONG_EVENTS, another_event
from wa_redact.patterns import LEFT, QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_NO_MORE = r"(?![\d:,/%£-]|\.\d)"
_WORDS = rf"(?:{'|'.join(reversed(SMALL))})(?![a-z])"
# "his 18th is": the birthday itself left unsaid; of other numbers only where something tells of a birthday
_ROUND = frozenset("13 16 18 21 30 40 50 60 70 80 90".split())
_FESTIVE = frozenset("birthday birthdays bday bdays card cards cake present presents gift party balloons".split())
_NTH = r"(?:st|nd|rd|th)(?: (?:is|was|will be|falls|its)(?![a-z])|(?= on ))"
_LEAD = (
    r"(?: (?:years old|yrs(?: old)?|yo))?(?: (?:next|this) month| in (?:a|\d|two|three|four|five|six) (?:weeks?|months?|days?))?"
    r",? (?P<lead>\(?(?:(?:back )?(?:on|in|come|around|about|until|till?)(?: the| a)? )?(?:[a-z]{3,6}day, (?=\d))?)(?=[a-z]|\d{1,2}(?:[./-]\d| ?[a-z]))"
)
#: an age (or "18th is") and what leads to the date, which ``DATE`` reads
_IN_DIGITS = re.compile(rf"[0-9]{{1,2}}(?:(?P<nth>{_NTH})|{_NO_MORE}){_LEAD}")
_IN_WORDS = re.compile(rf"(?:turn(?:s|ed|ing)?|be|is|he'?s|was|not) (?P<age>{_WORDS}){_LEAD}")
_TURN_WORDS = frozenset("turn turns turned turning".split())
_BE = r"(?: (?:is|was|are|were|be|b|will|gonna|going|to|only|actually|just|now|also|finally))"
_PERSON = (
    r"(?:he|she|they|(?:i|you|u)(?= [a-z])|hes|shes|theyre|im|he's|she's|they're|i'm|i'll|ill|he'll|she'll|they'll|hel|shel|theyl|"
    r"(?:my|her|his|our) [a-z]+)"
)
# what stands right before the age, surest first
_TURNS = re.compile(r"(?:^|[^a-z])(?:turn(?:s|ed|ing)?|becomes|becoming) $")
# these say less, as in: he was nearly 4 on tuesday
_NEARLY = re.compile(r"(?:^|[^a-z])(?:coming up(?: to)?|nearly|almost) $")
# any number is reached, these are told of persons
_REACHES = re.compile(
    r"(?:^|[\n.!?,]\s?|(?<![a-z])(?:he|she|they|i|we|who|yp|child|person|(?:he|she|they|i)'?ll|(?:when|once|til|until) [a-z'-]+) )"
    r"(?:(?:reach|attain)(?:es|s|ed)?|hits?) $"
)
_REACHED = frozenset(("16", "18", "21", "25"))
_NOT_YET = re.compile(r"(?:(?:^|[^a-z])not|n'?t)(?: (?:be|quite|even)){0,2} $")
_SUBJECT = re.compile(rf"(?:^|[^a-z']){_PERSON}{_BE}{{0,3}} $")
_SOMEBODY = re.compile(
    r"(?:^|(?<![^\W_'-])(?P<who>[^\W\d_](?:[^\W\d_]|['-])*)[🎂🎈🎉\ufffc]? |\ufffc ?)(?:(?:will|is|gonna|going|to) ){0,2}(?:is|was|are|be) $"
)
_NOBODY = frozenset(
    "there it its it's that thats this we where what which time bus room flat number no at if should may there'll it'll "
    "that'll train tram tea dinner lunch breakfast bedtime school nursery game match film pickup slot class lesson bath "
    "curfew caseload total count kick kickoff start finish".split()
)
# these may as well be there at that hour: "ill be 10 tomorrow"
_COMING = re.compile(r"(?:^|[^a-z'])(?:i'll|ill|il|we'll|i will|u|you)(?: [a-z]+){0,2} $")
_ELDERS = frozenset(
    "nan nana nanny gran granny grandma grandad grandpa mum mam mom dad uncle auntie aunty aunt".split()
)
_START = re.compile(r"(?:^|[,\n]\s?)$")
_OF_SOMEBODY = re.compile(r"(?:(?:^|[^a-z])(?:his|her|their|my|ur|your)|[a-z]'?s) $")
_PART_OF_DAY = re.compile(r" (?:night|morn|eve|afternoon)")
_BIRTHDAY = frozenset("birthday birthdays bday bdays".split())
# where the word birthday stands: "Ruby 7 on the 25th"
_NAMED = re.compile(r"(?<![^\W_])([A-Z][a-z'-]{1,15}) $")
_HOURS = 12
_VAGUE = ("start", "unnamed")
_IS_MONTH = frozenset(MONTHS)
_WORD = re.compile(r"[a-z]+")


_BEGINS = re.compile(r"(?<![^\W_])(?:\d{1,2}|[a-z]{3,})")
#: the same, told after the date: "on the 9th he turns 5"
_TURNS_AGE = QuickRx(rf"{LEFT}turn(?:s|ed|ing)? (?:[0-9]{{1,2}}{_NO_MORE}|{_WORDS})")
_WHO = re.compile(r",? (?:when |is when |that )?[^\W\d_]{1,12}(?:'s)?(?: will)? ")


class Ages:
    """Dates on which somebody reaches an age."""

    label = "DATE_OF_BIRTH"

    def __init__(self, name: str, aged: re.Pattern[str], gate: Gate) -> None:
        self.name = name
        self.gate = gate
        self._aged = aged

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in self._aged.finditer(low):
            if low[m.start() - 1 : m.start()].isalnum():
                continue
            # most numbers end here: no date follows
            word = _WORD.match(low, m.end())
            if word and not begins_date(word.group()):
                continue
            age = m.start("age") if "age" in m.re.groupindex else m.start()
            before = low[max(0, age - 32) : age]
            evidence = _evidence(before, m, text)
            if (evidence == "start" or _COMING.search(before)) and _is_hour(low[age : age + 2]):
                continue
            found = DATE.match(low, m.end()) if evidence else None
            if found and found["rel"] and _is_hour(low[age : age + 2]) and _PART_OF_DAY.match(low, found.end()):
                continue  # "hes 10 on saturday nights"
            if found and (score := _score(evidence, m, found, low)):
                yield Finding(found.start(), found.end(), self.label, score, self.name)
        if _TURN_WORDS & text.words:
            for m in _TURNS_AGE.finditer(low):
                found = _earlier(low, m.start())
                if found:
                    yield Finding(found.start(), found.end(), self.label, 0.8, self.name)


def _earlier(low: str, turns: int) -> Any:
    """The date ahead of the verb: "on the 9th he turns 5"."""
    for word in _BEGINS.finditer(low, max(0, turns - 44), turns):
        found = DATE.match(low, word.start())
        if found and kind(found) in ("full", "partial", "day") and _WHO.fullmatch(low, found.end(), turns):
            return found
    return None


def _evidence(before: str, m: Any, text: Text) -> str:
    """Who or what is so old, as the words ahead of the age tell: "" when they tell of nobody."""
    until = m["lead"].startswith(("un", "ti"))
    if m.groupdict().get("nth"):
        known = m.group()[:2] in _ROUND or not _FESTIVE.isdisjoint(text.words)
        return "turns" if known and _OF_SOMEBODY.search(before) else ""
    if until or _NOT_YET.search(before):
        return "turns" if until and _NOT_YET.search(before) else ""
    if _TURNS.search(before) or (m.group()[:2] in _REACHED and _REACHES.search(before)):
        return "turns"
    if _NEARLY.search(before):
        return "unnamed"
    if (who := _SUBJECT.search(before)) and not another_event(before, who.start(), len(before)):
        return "person"
    if who := _SOMEBODY.search(before):
        if who["who"] in _ELDERS and not _is_hour(m.group()[:2]):
            return "person"
        return "" if who["who"] in _NOBODY or who["who"] in EVENTS else _unnamed(who)
    if _START.search(before):
        return "start"
    named = (
        _NAMED.search(text.norm, max(0, m.start() - 20), m.start())
        if not _BIRTHDAY.isdisjoint(text.words) and STRONG_EVENTS.isdisjoint(text.words)
        else None
    )
    return "somebody" if named and named[1].lower() not in _NOBODY | EVENTS else ""


def _is_hour(age: str) -> bool:
    return not age.isdigit() or int(age) <= _HOURS


def _unnamed(who: Any) -> str:
    # a message that begins with "is 2 on the 9th" may be about a time
    return "somebody" if who["who"] or "will" in who.group() or "gonna" in who.group() else "unnamed"


def _score(evidence: str, m: Any, found: Any, low: str) -> float:
    lead = m["lead"]
    what, value = kind(found), found.group()
    if not what or what in ("packed", "year") or low.startswith(("'s", "s "), found.end()):
        return 0.0
    if what == "rel":
        # "today" says no more than the age does, unless the day of the month is with it
        if value == "today":
            return 0.0
        if evidence == "turns":
            return 0.8
        plain = value.startswith(("next", "this", "last")) or not _WORD.fullmatch(value) or value in NEAR_DAYS
        return 0.7 if evidence == "person" and (lead or plain) else 0.0
    if what in ("month", "month_year"):
        return 0.8 if evidence not in _VAGUE and lead.startswith(("in", "back in", "come", "un", "ti")) else 0.0
    if what == "day":
        return 0.8 if evidence == "turns" or (evidence not in _VAGUE and lead) else 0.0
    if evidence in ("somebody", *_VAGUE) and not lead:
        return 0.0
    if (
        what == "full"
        and evidence == "start"
        and m.group()[:2] in _REACHED
        and not another_event(low, found.end(), found.end() + 24)
    ):
        return 0.7
    return 0.85 if evidence not in _VAGUE or not _IS_MONTH.isdisjoint(_WORD.findall(value)) else 0.0


_NEAR_WORDS = [w.lstrip("2") for w in NEAR_DAYS]
_LEAD_WORDS = "on in next this until till til th today last".split()
DETECTORS = (
    Ages(
        "birth_age",
        _IN_DIGITS,
        Gate(frozenset([*_TURN_WORDS, "reaches", "reached", "attains", *_NEAR_WORDS, *_LEAD_WORDS, *MONTHS]), digits=1),
    ),
    Ages("birth_turns", _IN_WORDS, Gate(frozenset([*_TURN_WORDS, "be", "until", "till", "til"]))),
)
