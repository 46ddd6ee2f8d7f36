"""Dates of birth and birthdays: a date is one only when its nearest cue says so; appointments survive."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wa_redact.detectors._dates import DAY, DAY_ONLY, FEAST, FULL, MONTH, PACKED, PARTIAL, WEEKDAY, YEAR_ONLY
from wa_redact.patterns import LEFT, Pattern, Rx, clause
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_STRONG = r"d\W{0,2}o\W{0,2}b(?:'?s|irth)?|dbo|date\s?o[fv]\s?birth|d\.? ?o\.? ?birth|birth\s?date|b/d"
_CUE = Rx(
    rf"(?<![a-z])(?:(?P<strong>{_STRONG})|(?P<soft>born|b\.|bn|b(?=\s\d)|(?:birth?|burth|birf|b)-?\s?days?(?:\s(?:is|on|was))|edd|due date|baby(?:'s| is)? due))(?![a-z])"
)
_BLOCK = Rx(
    r"(?<![a-z])(?:app?t|appointments?|court|hearing|review|visit(?:s|ed)?|contact|conf(?:erence)?|panel|meeting|strat|strategy|jab|dentist|gp|from|since|until|till|start(?:s|ed)?|placed|moved|due back|"
    r"expires?|deadline|report|icpc|rcpc|lac|cin|pep|seen|party|cake|ready|session|call|ring|referral|signed|discharged|arrived|came|expired?|dated|issued|joined|married|closed|opened|ended|order|granted|died|assessment|last|made|back|left|sent)(?![a-z])"
)
_DATE = Rx(
    rf"(?<![\d/.])(?:(?P<full>{FULL})|(?P<partial>{PARTIAL}|{FEAST})|(?P<packed>{PACKED})|(?P<year>{YEAR_ONLY})|(?P<day>{DAY_ONLY}))"
)
_AFTER = Rx(
    rf"[\s,(-]{{0,3}}(?:(?:is|was|are|as|that'?s|thats)\W{{1,2}}(?:(?:her|his|their|my|the|baby'?s|kids?|child'?s|[a-z]+'?s)\s)?)?\W{{0,2}}(?:{_STRONG}|birthday|bday)(?![a-z])(?!\s?[?:]?\s?\d)"
)
_STOP = Rx(r"[.!?;]\s|\n|,? but ")
_GATE = frozenset(
    "dob dobs dbo d born b bn birth birthday birthdays bday birthdate dateofbirth edd due bdays burthday birfday".split()
)


class Births:
    """Dates bound to a cue in their clause: the nearest before them, else one that follows at once."""

    name = "birth"
    label = "DATE_OF_BIRTH"
    gate = Gate(_GATE)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        cues = list(_CUE.finditer(low))
        after = any(w in text.words for w in ("dob", "birthday", "bday", "birth", "d", "dobs"))
        if not cues and not after:
            return
        for m in _DATE.finditer(low):
            score = self._before(low, cues, m)
            if not score and after and (m["full"] or m["partial"] or m["packed"]):
                cue = _AFTER.match(low, m.end())
                # a cue that a date of its own follows belongs to that one
                score = 0.85 if cue and not _DATE.search(low, cue.end(), cue.end() + 12) else 0.0
            if score:
                yield Finding(m.start(), m.end(), self.label, score, self.name)

    @staticmethod
    def _before(low: str, cues: list[Any], found: Any) -> float:
        start = found.start()
        ahead = [c for c in cues if c.end() <= start]
        if not ahead:
            return 0.0
        cue = ahead[-1]
        between = low[cue.end() : start]
        strong, full = bool(cue["strong"]), bool(found["full"] or found["packed"])
        reach = 70 if strong and full else 34
        if (
            len(between) > reach
            or _BLOCK.search(between)
            or (not (full and strong) and any(c.isdigit() for c in between))
        ):
            return 0.0
        if strong:
            # "dob?" is answered after the question mark or on the next line
            if not full and _STOP.search(between.lstrip(" ?:.-\n")):
                return 0.0
            return 0.95 if full or found["partial"] or found["year"] else 0.6
        if _STOP.search(between):
            return 0.0
        word = cue.group()
        if word.startswith("b") and word in ("b", "b.", "bn") and not (full or found["year"] or len(found.group()) > 5):
            return 0.0
        if found["day"] and "day" not in word and "du" not in word and word != "edd":
            return 0.0
        return 0.0 if found["year"] and "born" not in word and word not in ("b", "b.", "bn") else 0.85


_AGE = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
_WHEN = rf"(?:the\s)?(?P<v>{FULL}|{PARTIAL}|{FEAST}|{DAY_ONLY}(?: of {MONTH})?|{MONTH}(?![a-z]))"


class PastDates:
    """A whole date of an earlier year that nothing explains: in these messages it is a date of birth."""

    name = "birth_bare"
    label = "DATE_OF_BIRTH"
    gate = Gate(digits=6)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in _BARE.finditer(low):
            year = int(m["year"])
            this = date.today().year  # noqa: DTZ011
            year += 0 if year > 99 else 2000 if 2000 + year <= this else 1900
            if not this - 90 <= year <= this - 2:
                continue
            a, b = clause(low, m.start(), m.end(), 40, 16)
            if (
                not _BLOCK.search(low, a, m.start())
                and not _BLOCK.search(low, m.end(), b)
                and not _CLOCK.match(low, m.end())
            ):
                yield Finding(m.start(), m.end(), self.label, 0.55, self.name)


_BARE = Rx(
    rf"(?<![\d/.£-])(?:\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)|{DAY}\s(?:of\s)?{MONTH}\s(?P<year>(?:19|20)\d\d))(?![\d/]|[.:-]\d)"
)
_CLOCK = Rx(r"\s{0,2}(?:at\s|@\s?)?\d{1,2}(?:[:.]\d\d|\s?[ap]m)")

DETECTORS = (
    Births(),
    PastDates(),
    Pattern(
        "birth_turns",
        label="DATE_OF_BIRTH",
        regex=Rx(
            rf"{LEFT}(?:turn(?:s|ed|ing)?|(?:will|gonna|going to|going) be|be)\s{_AGE}\s(?:years old\s)?(?:(?:on|in|this|next)\s)?(?:the\s)?(?:(?P<v>{FULL}|{PARTIAL}|{DAY_ONLY}|{MONTH}(?![a-z])|{WEEKDAY}))"
        ),
        score=0.85,
        gate=Gate(frozenset({"turn", "turns", "turned", "turning", "be"})),
    ),
    Pattern(
        "birth_is",
        label="DATE_OF_BIRTH",
        regex=Rx(
            rf"{LEFT}(?:is|he's|she's|hes|shes|was|theyre|they're|are|im|i'm|actually|be|turned|and|,|^)\s{{0,1}}{_AGE}\son\s{_WHEN}"
        ),
        score=0.8,
        gate=Gate(frozenset({"on"}), digits=1),
    ),
    Pattern(
        "birth_nth",
        label="DATE_OF_BIRTH",
        regex=Rx(
            rf"{LEFT}\d{{1,2}}(?:st|nd|rd|th)\s(?:b-?day|birthday)(?:\sis)?(?:\s(?:on|in))?\s(?:the\s)?(?P<v>{FULL}|{PARTIAL}|{DAY_ONLY}|{WEEKDAY})"
        ),
        score=0.8,
        gate=Gate(frozenset({"bday", "birthday"}), digits=1),
    ),
    Pattern(
        "birth_day",
        label="DATE_OF_BIRTH",
        regex=Rx(
            rf"(?:(?:birthday|bday)\W{{1,3}}|[🎂🎈🎉]\s?|{LEFT}(?:birthday|b['-]?day)(?:'s|s)?\s(?:is\s|was\s|on\s|its\s|it's\s|the\s){{1,3}}|{LEFT}(?:birthday|b['-]?day)(?:'s|s)\s(?=\d{{1,2}}(?:st|nd|rd|th)?\s[a-z]{{3}}|[a-z]{{3,9}}\s\d|[cxh][a-z]+)){_WHEN}"
        ),
        score=0.8,
        veto=Rx(r"birthday (?:contact|party|tea|treat|meal|visit)"),
        gate=Gate(frozenset({"birthday", "bday", "birthdays", "day"}), "🎂🎈🎉"),
    ),
)
