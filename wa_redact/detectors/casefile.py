"""Ids of case-management systems and of other files on a person. No public format: a cue and figures, or a mixed shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wa_redact.detectors._reference import ALSO, GOODS, LINK, NO_DATE, NO_PHONE, RIGHT, TALK
from wa_redact.patterns import LEFT, Pattern, QuickRx, near
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_SYSTEMS = r"(?:mos[ia]{2}c|lcs|ehm|liquid\s?logic|care\s?director|care\s?first|eclipse|frame\s?worki|fwi|ics|azeus|las|cpis|capita|ll|ehr|systm\s?one|emis|rio)"
_KINDS = (
    "person|client|case|child|childs|file|service\\suser|su|yp|family|episode|customer|cust|patient|tenancy|tenant|rent|council\\s?tax|ctax|housing|"
    "housing\\s?reg(?:ister|istration)?|homeless(?:ness)?|landlord|uc|universal\\scredit|dla|pip|esa|dwp|benefits?|cis|ofsted|school|"
    "register|registration|property|referral|record|contact|workflow|assessment|strat|mash|marac|nrm|lado|ehcp?|sen|fostering|adoption|panel|complaint|"
    "our|your|ur|their|his|her|my|utr|account|hosp(?:ital)?|hospital\\smrn|clinic|app|application|claim|bidding|gp|bundle|court|legal|solicitors?|dfe|laestab|gias"
)
_NUMBER = r"(?:id|ids|no|nos|num|nmber|nmbr|nbr|number|ref|refs|reference|acc|acct|account|code)"
_ALONE = r"(?:pid|mrn|uprn|usrn|urn|reference|ref(?:\W{0,2}(?:no|num|number|code|id|is|[:#=])))"
_VALUE = r"[a-z]{0,3}[-/]?\d{4,10}(?:[-/]\d{1,4})?"
# letters and figures in up to four parts, three figures at the least
_MIXED = r"(?=(?:[a-z/-]{0,5}\d){3})(?:[a-z]{1,4}+|\d{1,10}+)(?:[-/]?(?:[a-z]{1,4}+|\d{1,10}+)){0,4}"
# five figures or more in groups
_SPLIT = r"(?=(?:[ -]?\d){5})\d{2,6}(?:[ -]\d{2,6}){0,2}[ -]\d{1,6}"
# the same with four figures and a letter, or six figures in parts; no hours, units or "mar2024"
_SURE = (
    r"(?:(?!\d[\d/-]*(?:am|pm|st|nd|rd|th|k|kg|g|mg|ml|mins?|hrs?|yrs?|wks?|x|p|miles|mm|cm|m)(?![a-z])|[a-z]{3,}[-/]?(?:19|20)\d\d(?!\d))"
    r"(?=[\d/-]{0,16}[a-z])(?=(?:[a-z/-]{0,8}\d){4})(?:[a-z]{1,4}+|\d{1,10}+)(?:[-/]?(?:[a-z]{1,4}+|\d{1,10}+)){1,7}(?:\.\d{1,3})?"
    r"|(?!(?:[01]\d|2[0-3])[0-5]\d-(?:[01]\d|2[0-3])[0-5]\d(?!\d))(?=(?:[/-]?\d){6})\d{1,10}(?:[-/]\d{1,10}){1,3})"
)
_YEAR = r"(?!(?:19|20)\d\d(?![\d/-]))"
_SYSTEM_WORDS = "mosaic mosiac lcs ehm liquidlogic liquid caredirector director carefirst first eclipse frameworki worki fwi ics azeus las cpis capita ll ehr systmone systm emis rio"
_REFERENCE_WORDS = (
    "id ids no nos num nmber nmbr nbr number numbers ref refs reference acc acct account code pid mrn uprn usrn urn"
)
_BARE_WORDS = "case file client person tenancy claim app application referral record nrm ofsted marac mash contact court trial patient child bundle"
_WORDS = frozenset((_SYSTEM_WORDS + " " + _REFERENCE_WORDS).split())

_LEFT_OUT = r"(?!(?:img|vid|ptt|aud|doc|dsc|pxl|mov|stk|scr|inc|req|ritm|chg|tel|mob|ph|no|dob|born|on|by|at|to|iso|bs|en|pop|wk|yr|fy|ver|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-/]?\d)"
_SHAPE = QuickRx(
    _LEFT_OUT + r"(?:[a-z]{1,4}[-/]?\d{6,12}(?:[a-z]|/\d{1,2}|-[a-z0-9]{1,5})?"
    r"|(?!w/c)(?=(?:[a-z/-]{0,5}\d){5})[a-z]{2,4}[-/]?(?!(?:19|20)\d\d[-/]\d\d(?!\d))\d{2,6}(?:[-/]\d{2,6}){1,2}"
    r"|\d{2}[a-z]{2,3}[/-]?\d{4,6}(?:/\d{2})?"
    r"|\d{2}/\d{5,7}/\d{2}|\d{2}/\d{2}/\d{5}|\d{7}/\d{2}"
    r"|[a-z]{2}/\d{4,6}/\d{2}|chb\s?\d{8}\s?[a-z]{2}|(?:ey|sc|vc|rp)\d{6})(?![^\W_]|[@/_-]|\.[a-z0-9])"
)
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d|[0-3]?\d(?:0[1-9]|1[0-2])(?:19|20)\d\d")
_CODES = QuickRx(
    GOODS.pattern + r"|(?<![a-z])(?:code|password|pwd?|pin|views|followers|population|pounds|quid|million)(?![a-z])"
)
_RUN = QuickRx(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Shapes:
    """References that show by their shape: one or more letters and figures in parts, none of them a date or a plate."""

    name: str = "case_shape"
    label: str = "CASE_ID"
    gate: Gate = field(default_factory=lambda: Gate(digits=6))

    def find(self, text: Text) -> Iterator[Finding]:
        """Tokens that hold four figures in a row and have one of the shapes, unless goods are talked of."""
        low = text.low
        done = 0
        for run in _RUN.finditer(low):
            start = run.start()
            if start < done:
                continue
            floor = max(done, start - 12)
            while start > floor and (low[start - 1].isalnum() or low[start - 1] in "/-"):
                start -= 1
            m = _SHAPE.match(low, start) if start == 0 or low[start - 1] not in "@_.+#£$€/-" else None
            if m is None:
                done = run.end()
                continue
            done = m.end()
            if not near(GOODS, low, start, m.end(), 40, 18):
                yield Finding(start, m.end(), self.label, 0.6, self.name)


def _counted(value: str) -> bool:
    """True of a number that is no round sum, no date and no row of keys."""
    return not (value.endswith("000") or value in "01234567890" or len(set(value)) < 3 or _DATE.fullmatch(value))


DETECTORS = (
    Shapes(),
    Pattern(
        "case_number",
        label="CASE_ID",
        # few, but one-sided: 17 found in the project's own training messages, all marked (11 a reference, 6 an account);
        # none in 2,348 ordinary texts, 2 in 6,338 tweets
        regex=QuickRx(r"[0-9]{7}(?<![\w+£$€./:#@-].{7}|[0-9][)\s]{1,2}.{7})[0-9]{0,2}(?![^\W_]|[/@]|[.:, -][0-9])"),
        check=_counted,
        checked=0.5,
        veto=_CODES,
        gate=Gate(digits=7),
    ),
    Pattern(
        "case_system",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"{_SYSTEMS}(?:s|'s)?(?:(?:\W{{0,3}}(?:{_NUMBER}|#|is|its|:|=)){{1,3}}(?![a-z]){LINK}{NO_DATE}(?P<v>{_VALUE}|{_SPLIT})"
            # a year straight after a system's name is a year
            + rf"|(?:\W{{0,3}}(?:person|child|case|client|record|under|as|shows?|hes|shes|he's|she's|is|and|on|it's|its)){{0,3}}\W{{0,3}}{_YEAR}{NO_DATE}(?P<v>{_VALUE})"
            + rf"|(?:\W{{0,3}}(?:{_NUMBER})){{1,2}}{TALK}{NO_DATE}(?P<v>[a-z]{{0,3}}\d{{5,10}}|{_SPLIT})"
            + rf"|{LINK}{ALSO}(?P<v>[a-z]{{0,3}}-?\d{{5,10}}))"
            + RIGHT
        ),
        score=0.9,
        gate=Gate(frozenset(_SYSTEM_WORDS.split()), digits=4),
    ),
    Pattern(
        "case_near",
        label="CASE_ID",
        regex=QuickRx(NO_PHONE + LEFT + r"[a-z]{0,3}[0-9]{5,10}" + RIGHT),
        cue=QuickRx(
            r"(?<![a-z])(?:mos[ia]{2}c|lcs|ehm|liquid\s?logic|care\s?director|care\s?first|frameworki|azeus|cpis)(?![a-z])"
        ),
        cued=0.8,
        before=40,
        after=24,
        gate=Gate(frozenset(_SYSTEM_WORDS.split()) - {"first", "director", "las", "ics", "ll"}, digits=5),
    ),
    Pattern(
        "case_cued",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"(?:{_NUMBER}(?![a-z])(?<=(?<![a-z])(?:{_KINDS})\W{{0,3}}{_NUMBER})|{_ALONE}(?![a-z]))(?:{LINK}{_YEAR}{NO_DATE}(?P<v>{_MIXED}|{_SPLIT})"
            + rf"|{TALK}{NO_DATE}(?P<v>{_SURE}|\d{{6,10}})|{LINK}{ALSO}(?P<v>[a-z]{{0,3}}-?\d{{5,10}}))"
            + RIGHT
        ),
        score=0.75,
        veto=GOODS,
        gate=Gate(_WORDS, digits=3),
    ),
    Pattern(
        "case_ref",
        label="CASE_ID",
        # "ref" alone may stand for "about": what follows must look like a reference
        regex=QuickRx(
            LEFT
            + rf"(?:refs?|references?|quote|quoting|id|no|num|number|numbers)(?![a-z])(?:{LINK}{NO_DATE}(?P<v>{_SURE}|\d{{5,10}}|{_SPLIT})|{TALK}{NO_DATE}(?P<v>{_SURE}))"
            + RIGHT
        ),
        score=0.7,
        veto=GOODS,
        gate=Gate(frozenset("ref refs reference references quote quoting id no num number numbers".split()), digits=4),
    ),
    Pattern(
        "case_bare",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"(?:{'|'.join(_BARE_WORDS.split())})[\s:#(-]{{1,3}}{NO_DATE}{NO_PHONE}(?P<v>{_SURE}|\d{{5,10}})"
            + RIGHT
        ),
        score=0.7,
        veto=GOODS,
        gate=Gate(frozenset(_BARE_WORDS.split()), digits=4),
    ),
)
