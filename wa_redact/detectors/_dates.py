"""How a date is written, over lower-case text: tables of spellings, and ``DATE``, which reads one where it begins.

``DATE`` has one named group for each kind, from the most telling to the least: ``full`` (day, month, year), ``partial``
(day and month), ``month_year``, ``feast``, ``packed`` (six or eight digits), ``year``, ``day`` (an ordinal),
``month`` and ``rel`` (a weekday, "tomorrow"). What is meant by the date is for the cue to say.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from wa_redact.patterns import QuickRx

#: months as they are written in a hurry
MONTHS = (
    "jan january janaury janurary janury feb february febuary feburary febrary febuery februray february mar march marhc "
    "apr april aprl apirl may jun june jul july jly aug august augst augest sep sept september septmber septemer setpember "
    "septembr oct october octobre octber nov november novmber novemeber dec december decmber decemeber"
).split()
# families write to us in their own words: Polish, Romanian, Spanish, Portuguese, French, Turkish, Welsh
FOREIGN_MONTHS = (
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września wrzesnia października pazdziernika listopada "
    "grudnia ianuarie februarie martie aprilie mai iunie iulie septembrie octombrie noiembrie decembrie enero febrero "
    "marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março marco maio "
    "junho julho setembro outubro novembro dezembro janvier février fevrier mars avril juin juillet août aout septembre "
    "octobre novembre décembre ocak şubat subat nisan mayıs mayis haziran temmuz ağustos agustos eylül eylul ekim kasım "
    "kasim aralık aralik ionawr chwefror mawrth fawrth ebrill fai mehefin fehefin gorffennaf orffennaf awst medi fedi "
    "hydref tachwedd dachwedd rhagfyr"
).split()
UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ROUND = ["twentieth", "thirtieth"]
WEEKDAYS = (
    "mon monday tue tues tuesday wed weds wednesday wensday thu thur thurs thursday fri friday sat saturday satday sun sunday"
).split()
NEAR_DAYS = "tomorrow tomoz tomorow tommorow tmrw tmw tmoro yesterday yday 2moz 2moro 2morrow 2mrw".split()
# days that families go by, with the year or a word for the day where the bare name says too little
FEASTS = (
    r"valentine'?s(?! (?:day|eve|card|gift|present|party|disco|do|dinner))",
    r"(?:christmas|xmas|chrimbo|boxing|new year'?s?|valentine'?s?|s(?:t|aint) (?:patrick|george|david|andrew)'?s?)\s(?:day|eve)",
    r"(?:mother'?s|father'?s|april fool'?s?|leap)\s(?:day|eve)",
    r"easter (?:sunday|monday)|good friday|palm sunday|halloween|hallowe'en|bonfire night|guy fawkes(?: night)?",
    r"(?:pancake|shrove|ash|remembrance|burns|may|st\.? stephen'?s)\s(?:day|tuesday|wednesday|sunday|night)|hogmanay",
    r"(?:christmas|xmas|easter|new year)(?= (?:19|20)\d\d(?!\d))",
    r"(?:eid(?:[ -](?:al|ul)[ -](?:fitr|adha))?|diwali|ramadan|hanukkah|chanukah|vaisakhi|nowruz|newroz)(?: day)?",
    r"(?:lunar|chinese) new year",
)


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, the longest that fits; they share their beginnings, so that misses are cheap."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    ends = rests.pop("", None) is not None
    branches = [c + (one_of(rest) if rest != [""] else "") for c, rest in rests.items()]
    whole = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return whole + "?" * ends if branches else ""


_NO_LETTER = r"(?![^\W\d_])"
_MONTH = rf"{one_of(MONTHS)}{_NO_LETTER}\.?"
_ANY_MONTH = rf"{one_of([*MONTHS, *FOREIGN_MONTHS])}{_NO_LETTER}\.?"
_NTH_WORD = rf"(?:(?:twenty|thirty)[ -]{one_of(UNITS)}|{one_of([*UNITS, *TEENS, *ROUND])}){_NO_LETTER}"
# Welsh 1af, 2ail, 3ydd, 4edd, 5ed, 11eg as well
_NTH = r"(?:0?[1-9]|[12]\d|3[01])\s?(?:st|nd|rd|th|af|ail|ydd|edd|fed|ed|eg)(?![a-z\d])"
_ANY_NTH = rf"(?:{_NTH}|{_NTH_WORD})"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[0-9])(?!\d)"
_DAY = rf"(?:{_NTH}|{_NUMBER})"
_ANY_DAY = rf"(?:{_ANY_NTH}|{_NUMBER})"

_YEAR = r"(?:19|20)\d\d(?!\d)"
_SMALL, _TENS = one_of(SMALL), one_of(TENS)
_NOUGHT = "(?:oh|o|zero|nought)"
_SPOKEN_YEAR = (
    rf"(?:(?:nineteen|twenty)[ -](?:(?:oh|o|hundred and)[ -])?(?:{_TENS}(?:[ -]{_SMALL})?|{_SMALL})"
    rf"|two thousand(?:(?: and)? (?:{_SMALL}|twenty(?:[ -]{_SMALL})?))?"
    rf"|{_NOUGHT} {_SMALL}|{_TENS}(?:[ -]{_SMALL})?|{one_of(SMALL[9:])}){_NO_LETTER}"
)
# two digits are a year unless they begin a clock time, an ordinal or a quantity: "12 dec 11.30", "12 march 10am"
_CLOCK_TAIL = r"(?!\d|[:.]\d|\s?[ap]\.?m(?![a-z])|\s?(?:(?:st|nd|rd|th|lbs?|oz|kg|hrs?|mins?)(?![a-z])|-\s?\d))"
_SHORT_YEAR = rf"(?:'\d\d(?!\d)|\d\d{_CLOCK_TAIL})"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR}|{_SPOKEN_YEAR})"
# "six six twelve", "twenty one ten oh six", "oh three oh two twelve": three numbers, as they are said into a phone
_SPOKEN = (
    rf"(?:(?:{_NOUGHT} )?{_SMALL}|(?:twenty|thirty)[ -]{_SMALL}),? (?:{_NOUGHT} )?{one_of(SMALL[:12])},? {_SPOKEN_YEAR}"
)
_SEP = r"(?:\s?[./|\\,_]\s?|-)"
_OF = r"(?:[ ,.\-/]{0,3}(?:day )?(?:of |o |de )?(?:the )?)"

# "the 8th of next month"
_OF_MONTH = r"(?: of (?:this|next|last|the) month(?![a-z]))?"

# a date that begins with a digit
_NUMERIC = (
    rf"\d{{1,2}}[. ](?:i{{1,3}}|i?v|vi{{1,3}}|i?x|xii?)[. ]{_YEAR}|(?:{_YEAR}|1[34]\d\d){_SEP}\d{{1,2}}{_SEP}\d{{1,2}}(?!\d)|\d{{1,2}}:\d{{1,2}}:{_YEAR}"
    rf"|\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:{_YEAR}|\d\d(?!\d|[:]\d))"
    rf"|\d{{1,2}}\s?-\s?\d{{1,2}}\s?-\s?(?:{_YEAR}|\d\d(?!\d))|\d{{1,2}} {{1,2}}\d{{1,2}} {{1,2}}(?:{_YEAR}|\d\d(?![\d:]))"
)
_MONTH_AND_YEAR = rf"{_OF}{_ANY_MONTH}[ ,.\-/]{{0,3}}(?:de |of )?{_ANY_YEAR}"
_OF_THE_NTH = rf"(?: day)?(?: of)?(?: the)? {_ANY_NTH}(?: month)?[ ,]{{1,2}}(?:of )?{_ANY_YEAR}"
_FIGURES = (
    rf"(?P<full>{_NUMERIC}|{_DAY}{_MONTH_AND_YEAR}|{_NTH}{_OF_THE_NTH})"
    rf"|(?P<partial>{_DAY}{_OF}{_MONTH}|\d{{1,2}}[./-]\d{{1,2}}(?![\d/:%]|[.-]\d|\s?(?:[ap]m|hrs?))"
    rf"|{_NTH} of the {_ANY_NTH})"
    rf"|(?P<month_year>(?:0?[1-9]|1[0-2])/{_YEAR})"
    r"|(?P<packed>(?:\d{8}|\d{6})(?!\d))"
    # 1360-1399 of the Persian calendar: no clock shows sixty minutes
    rf"|(?P<year>{_YEAR}|'\d\d(?!\d)|13[6-9]\d(?!\d))"
    rf"|(?P<day>{_NTH}{_OF_MONTH})|(?P<rel>{one_of([d for d in NEAR_DAYS if d[0] == '2'])}(?![a-z]))"
)
# a date that begins with a letter; "last tues 17th nov": the weekday goes with its date
_WEEKDAY, _NEAR = one_of(WEEKDAYS), one_of(NEAR_DAYS)
_NEXT = r"(?:(?:next|this|last) )?"
_WITH_WEEKDAY = rf"{_NEXT}{_WEEKDAY} (?:the )?"
_LETTERS = (
    rf"(?P<full>{_MONTH}[ /-]?(?:the )?{_ANY_DAY}[ ,/-]{{1,2}}{_ANY_YEAR}|{_SPOKEN}"
    rf"|{_NTH_WORD}(?:{_MONTH_AND_YEAR}|{_OF_THE_NTH})"
    rf"|{_WITH_WEEKDAY}(?:{_NUMERIC}|{_ANY_DAY}{_MONTH_AND_YEAR}))"
    rf"|(?P<partial>{_MONTH} (?:the )?{_ANY_DAY}(?![:.]\d|\s?[ap]m)|{_NTH_WORD}(?:{_OF}{_MONTH}| of the {_ANY_NTH})"
    rf"|{_WITH_WEEKDAY}(?:{_ANY_DAY}{_OF}{_MONTH}|\d{{1,2}}/\d{{1,2}}(?![\d/])))"
    rf"|(?P<month_year>(?:{_MONTH},?|spring|summer|autumn|winter)(?: of)? (?:{_YEAR}|'\d\d(?!\d)))"
    rf"|(?P<feast>(?:{'|'.join(FEASTS)})(?: {_YEAR})?(?![a-z]))"
    rf"|(?P<day>(?:{_WITH_WEEKDAY})?{_ANY_NTH}{_OF_MONTH})"
    rf"|(?P<month>{_MONTH}(?!'?s))"
    rf"|(?P<rel>(?:today|{_NEAR}|{_NEXT}{_WEEKDAY})(?: \((?:the )?{_ANY_NTH}\))?(?![a-z]))"
)
# what must follow a number that begins a date; most numbers end here
_PROMISE = rf"(?:\d{{1,2}}(?:\s?[./\-|\\,_:]\s?[\da-z]| {{1,2}}\d|\s?(?:st|nd|rd|th|a[fi]|ydd|e[dg]|fed)|{_OF}{_ANY_MONTH})|\d{{4}}|'\d|2m)"
DATE = QuickRx(rf"(?={_PROMISE})(?:{_FIGURES})|(?=[a-z])(?:{_LETTERS})")

_FEAST_HEADS = (
    "christmas xmas chrimbo boxing new valentine valentines st saint mother mothers father fathers leap easter good "
    "halloween hallowe bonfire guy palm pancake shrove ash remembrance burns hogmanay eid diwali ramadan hanukkah chanukah "
    "vaisakhi nowruz newroz lunar chinese spring summer autumn winter"
).split()
_HEADS = frozenset(
    [
        *MONTHS,
        *WEEKDAYS,
        *NEAR_DAYS,
        *UNITS,
        *TEENS,
        *ROUND,
        *_FEAST_HEADS,
        *SMALL,
        *"oh o zero nought".split(),
        "twenty",
        "thirty",
        "next",
        "this",
        "last",
        "today",
    ]
)
_DIGITS = re.compile(r"\d+")


def begins_date(word: str) -> bool:
    """True when a date can begin with this run of letters (cheap, and true too often rather than too seldom)."""
    return word in _HEADS


def kind(found: Any) -> str:
    """Which kind of date a match of ``DATE`` is; one whose numbers cannot be a day and a month is ''."""
    name: str = found.lastgroup
    if name == "partial" and not _day_month(found.group()):
        return ""
    return name


def _day_month(text: str) -> bool:
    numbers = [int(n) for n in _DIGITS.findall(text)]
    if len(numbers) != 2:
        return True
    day, month = numbers
    return _exists(2000, month, day) or ("/" in text and _exists(2000, day, month))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def past_year(text: str, least: int = 0) -> bool:
    """True when the whole date ``text`` can be somebody's: ``least`` to 90 years old, its day and month real.

    A spoken one is taken as it is; of two digits those that would lie ahead are of the last century.
    """
    numbers = [int(n) for n in _DIGITS.findall(text)]
    if len(numbers) == 1 and len(text) in (6, 8):
        text = text.strip()
        numbers = [int(text[:2]), int(text[2:4]), int(text[4:])]
    if len(numbers) == 3 and numbers[0] > 99:
        numbers.reverse()
    if len(numbers) == 3 and not (
        _exists(2000, numbers[1], numbers[0]) or ("/" in text and _exists(2000, numbers[0], numbers[1]))
    ):
        return False
    if len(numbers) < 2 or numbers[-1] > 9999:
        return True
    today = date.today().year  # noqa: DTZ011
    year = numbers[-1]
    if year < 100:
        year += 2000 if 2000 + year <= today else 1900
    return today - 90 <= year <= today - least
