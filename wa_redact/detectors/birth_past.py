"""A whole date of an earlier year that nothing explains: in these messages it is a date of birth."""

import re
from collections.abc import Iterator

from wa_redact.detectors._dates import DATE, FOREIGN_MONTHS, MONTHS, ROUND, TEENS, UNITS, WEEKDAYS, one_of, past_year
from wa_redact.detectors._events import DEADLINES, EVENTS, STRONG_EVENTS, another_event
from wa_redact.patterns import LEFT, QuickRx, clause
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

# where one may begin: cheap and too wide, ``DATE`` decides
_FIGURE = re.compile(
    r"[0-9]{1,4}+(?=([./-])[0-9]{1,2}+\1[0-9]{2}|(?:st|nd|rd|th) of the [0-9]{1,2}(?:st|nd|rd|th)|(?:st|nd|rd|th)?(?: of | de |[ ,./-]{0,2})[^\W\d_]{3,12}+\.?[ ,./-]{1,2}(?:de )?'?[0-9]{2}"
    r"| [01][0-9] (?:19|20)[0-9]{2})"
)
_NTH_WORD = re.compile(rf"(?<![a-z])(?:(?:twenty|thirty)[ -])?{one_of([*UNITS, *TEENS, *ROUND])}(?= of)")
_CLOCK = QuickRx(r",?\s{0,2}(?:at\s|@\s?)?\d{1,2}(?:[:.]\d\d|\s?[ap]m)")
# a sort code with its account, a version, a range of dates
_NOT_AFTER = QuickRx(r"\s?[/-]?\s?(?:\d{8}(?!\d)|[-–]\s?\d)|[./-]\d|t\d")
_WORD = re.compile(r"[a-z]{2,}")
# an end of what is said of a date: an event behind it has a date or a clause of its own
_CLOSED = QuickRx(r"\)|\s?[|]")
_TOKEN = re.compile(r"[a-z]{2,}|\d|[)|,]")
_TELLS = frozenset("says shows reads".split())
#: what is numbered like a date: "form 3/2/12", "see para 4.5.16"
_NUMBERED = frozenset("form para paragraph section sec clause page article version chapter psalm".split())
_ASKING = frozenset("you u pls plz please just to double and".split())
_INSIDE = frozenset("/.£:_-")
_ON = frozenset("on by before from after since until till to v at of for ref".split())
# "date of ..." in words that we do not know
# these are said of a paper whose date it is: "first aid 12/3/22, expires 12/3/25"
_LASTING = frozenset(DEADLINES)
_OF = frozenset("of de di da birth".split())
_WEEKDAYS = frozenset(WEEKDAYS)
_DID = frozenset(
    "aid level reservation table book booking began done taken given absent op ehcp dbs mmr came went got had met heard spoke found nfa became lost broke ran held took "
    "gave passed recording photo sort code acc account".split()
)
#: so old a date is at least; last year's are mostly of things that happened
_LEAST = 2
#: not so old where one of these stands right before, or so many characters behind another date of birth
_YOUNG = frozenset("baby babies newborn infant bubba twin twins sibling sibs youngest toddler".split())
_LIST = 24


class PastDates:
    """Dates with day, month and year that lie years back, with no event in their clause and no clock time behind."""

    label = "DATE_OF_BIRTH"

    def __init__(self, name: str, begins: re.Pattern[str], gate: Gate) -> None:
        self.name = name
        self.gate = gate
        self._begins = begins

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        last = -_LIST
        for m in self._begins.finditer(low):
            before = low[m.start() - 1 : m.start()]
            found = None if before.isalnum() or before in _INSIDE else DATE.match(low, m.start())
            if found is None or not found["full"]:
                continue
            start, end = found.span()
            if low[start + 4] in "/.:" and low[start : start + 4].isdigit():
                continue  # with the year first, only as forms have it: 2012-03-02
            young = start - last < _LIST or not _YOUNG.isdisjoint(_WORD.findall(low, max(0, start - 24), start)[-3:])
            if not past_year(found.group(), 0 if young else _LEAST):
                continue
            a, b = clause(low, start, end, 40, 16)
            a = _own_clause(low, a, start)
            if (
                another_event(low, a, start, STRONG_EVENTS)
                or _named_behind(low[start - 1 : start], low[end:b])
                or (not young and _CLOCK.match(low, end))
            ):
                continue
            if _happened(low[a:start]):
                continue
            if not _NOT_AFTER.match(low, end):
                yield Finding(start, end, self.label, 0.55, self.name)
                last = end


def _happened(before: str) -> bool:
    """True when the words right before a date say that something was done then: "excluded 3/4/24", "on 3/4/24"."""
    words = _WORD.findall(before)[-5:]
    if words[-1:] == ["the"]:
        words.pop()
    if words[-1:] and words[-1] in _TELLS:
        return False  # "the plan says 21 Sept 2010"
    if words[-1:] and words[-1] in _NUMBERED:
        return True
    if words[-1:] == ["check"] and not _ASKING.isdisjoint(words[-2:-1]):
        words = words[:-2]  # "can you check 15/06/2011", not "health check 15/06/2021"
    if "date" in words and _OF.isdisjoint(words):
        return True
    # a weekday is told of an appointment, never of a birth years ago
    return bool(words) and (
        words[-1] in _WEEKDAYS
        or words[-1] in _ON
        or not _DID.isdisjoint(words)
        or any(w in EVENTS or (w.endswith("ed") and len(w) > 4) for w in words[-2:])
    )


def _named_behind(opened: str, after: str) -> bool:
    """True when an event stands right behind: "6/11/23 minutes"; not one with a date of its own: "received 03/11"."""
    if (opened in ("(", "[") and after[:1] in (")", "]")) or _CLOSED.match(after):
        return False
    tokens = _TOKEN.findall(after)
    for at, word in enumerate(tokens[:2]):
        if word in EVENTS:
            return word in _LASTING or not "".join(tokens[at + 1 : at + 2]).isdigit()
    return False


def _own_clause(low: str, start: int, end: int) -> int:
    """Behind the last comma when a subject of its own follows it: ", big sis is 23-5-16"."""
    comma = low.rfind(",", start, end)
    words = _WORD.findall(low, comma, end) if comma >= 0 else []
    return comma + 1 if len(words) > 1 or words in (["shes"], ["hes"], ["im"]) else start


#: "Marlowe Teague 080915 M": six digits or eight with the sex behind
_PACKED = QuickRx(rf"{LEFT}(?P<v>[0-3]\d[01]\d(?:\d\d|(?:19|20)\d\d))[ ,]{{1,2}}\(?(?:m|f|male|female)(?![^\W_])")


class PackedDates:
    """A date without separators between a name and a sex, as referrals list the members of a family."""

    name = "birth_packed"
    label = "DATE_OF_BIRTH"
    gate = Gate(frozenset("m f male female".split()), digits=6)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _PACKED.finditer(text.low):
            if past_year(m["v"]):
                yield Finding(m.start("v"), m.end("v"), self.label, 0.8, self.name)


DETECTORS = (
    PackedDates(),
    PastDates("birth_past", _FIGURE, Gate(frozenset(["of", *MONTHS, *FOREIGN_MONTHS]), "/.-", 4)),
    PastDates("birth_spoken", _NTH_WORD, Gate(frozenset([*UNITS, *TEENS, *ROUND]))),
)
