"""What says that a date is a birth: ``CUE`` ahead of it, ``follows`` behind it."""

import re
from typing import Any, NamedTuple

from wa_redact.detectors._dates import DATE
from wa_redact.detectors._events import another_event
from wa_redact.patterns import QuickRx

_DOB = (
    r"d\W{0,2}[o0]\W{0,2}b(?:'?s)?|dbo|dateofbirth|date[\s-]?(?:o[fv][\s-]?)?(?:birth?|brith|bith|brth|birht|burth|bir)s?"
    r"|d\.?\s?o\.?\s?birth|dates of birth|birth\s?date|b/d|yob|y(?:ea)?r of birth|(?:date (?:de )?)?naissance|(?:fecha de )?nacimiento|data urodzenia|data (?:de )?nascimento|do(?:g|ğ)um tarihi"
    r"|birth cert(?:ificate)?(?=(?: says| reads| has| is|'s|:|=| -))"
)
_BIRTHDAY = (
    r"(?:(?:birth?|bith|burth|birf|brith|brth|birht|birh|b)['/-]?\s?days?|birth(?:dy|dat|ay)s?|sweet (?:16|sixteen))"
)
_BIRTHDAYS = (
    r"(?:birth|b)-?days?(?: list|(?<=s)(?: are|(?: [a-z()/ ]{2,60}+)?(?=:)))"  # a list follows, as after "dobs"
)
#: one group for each kind of cue: ``dob``, ``list``, ``born``, ``birthday``, ``b``
CUE = QuickRx(
    rf"(?:(?P<dob>{_DOB})|(?P<list>{_BIRTHDAYS})|(?P<born>born(?! to (?:be|do|run|win))|gave birth|birthed)|(?P<birthday>{_BIRTHDAY}(?:'?s)?)"
    r"|(?P<b>b|bn)\.?)(?![a-z])"
)
#: runs of letters that ``CUE`` can begin with
CUE_HEADS = frozenset(
    "d dob dobs dbo date dates dateofbirth b bn born gave birthed birth birthdate birthday birthdays bday bdays yob year yr naissance fecha nacimiento data nascimento urodzenia dogum doğum "
    "burthday birfday birfdays brithday birtday birtdays bithday brthday birhtday birhday birthdy birthdat birthay sweet".split()
)
#: a text with a cue has one of these words ("d.o.b" has "o") or a cake
GATE_WORDS = (CUE_HEADS - {"d", "date", "dates", "gave", "year", "yr", "data", "fecha"}) | set(
    "o brith bith brth birht burth".split()
)
CAKE = "🎂🎈🎉🥳"

# "hep b", "plan b", "first born": the words are part of something else
_NOT_AHEAD_OF = {
    "b": frozenset(
        "hep plan vit vitamin group block class flat wing year option type side part form team bus w".split()
    ),
    "born": frozenset("first new summer winter autumn still".split()),
    "birthday": frozenset("half un not".split()),
    "dob": frozenset[str](),
    "list": frozenset[str](),
}
_WORD = re.compile(r"[a-z0-9']+")

# "her", "my little brothers", "kai's 13th"
_OWNER = (
    r"(?:(?:her|his|their|my|our|ur|your|the|[a-z]{2,12}'?s)\s)?(?:(?:little|big|baby|own|real|actual|[a-z]{2,12}'?s)\s){0,2}"
    r"(?:\d{1,2}(?:st|nd|rd|th)\s)?"
)
_IS = (
    r"\s?,?\s?(?:(?:as|cos|coz|because|which|and)\s)?"
    r"(?:is|was|as|thats|that's|that is|its|it's|being|will be|would be|would have been)\s{1,2}"
)
_SAYS = rf"(?:\s?[(–-]\s?|(?P<verb>{_IS}))"
_AFTER = QuickRx(
    # "14/9/11 dob" and nothing more; "14/9/11 is her dob"; "14th may is when she was born"
    rf"\s(?:{_DOB}|{_BIRTHDAY})(?=\s?(?:$|[\n,.;)!?]|[^\x00-\x7f\ufffc]|x{{1,3}}(?![a-z])))"
    rf"|{_SAYS}{_OWNER}(?:{_DOB}|{_BIRTHDAY}|when (?:he|she|they|i|\w{{2,12}}) (?:was|were) born)(?![a-z])"
    r"(?! (?:party|tea|contact|visit|meal|treat|trip|cake|money|card|present|gift|do|week|outing|lunch|dinner|day out|sleepover|shopping))"
)
_TO_DATE = QuickRx(r"[\s:?.-]{0,4}(?:is |on |the ){0,2}")


class Cue(NamedTuple):
    """A cue that waits for a date."""

    kind: str
    #: where the text goes on behind it, or behind the last date that it has
    end: int
    #: the kind of the date that it already has
    bound: str = ""


def cue_at(low: str, start: int) -> Cue | None:
    """The cue that begins at ``start``."""
    found = CUE.match(low, start)
    if found is None:
        return None
    before = low[max(0, start - 12) : start]
    words = _WORD.findall(before)
    if words and words[-1] in _NOT_AHEAD_OF[found.lastgroup]:
        return None
    if found["list"] and another_event(low, start, found.end()):
        return None  # "birthdays and visits: "
    if found["b"] and before.endswith(("/", "&", "-", "'")):
        return None
    return Cue(found.lastgroup, found.end())


def follows(low: str, end: int) -> Any:
    """The cue that is said of a date that ends at ``end``; not one that a date of its own follows."""
    cue = _AFTER.match(low, end)
    return None if cue is None or DATE.match(low, _TO_DATE.match(low, cue.end()).end()) else cue
