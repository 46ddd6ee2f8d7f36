"""Police references: crime, CAD, incident and custody numbers, PNC, CRO and prison numbers. No national format: cues decide."""

from wa_redact.detectors._reference import LINK, NO_PHONE, RIGHT, TALK, Headed
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

_CALLS = "cad log incident inc occurrence"
_RECORDS = (
    "crime crimes cris niche athena merlin storm custody cust pnc pncid cro prison prisoner hmp yoi police urn misper "
    "missing offence occurrence incident log cad oic pc dc officer bail arrest arrested marac mg"
)
_CALL = r"(?:cad|log|incident|inc|occurrence)"
_NUMBER = r"(?:\W{0,2}(?:no|nos|num|number|ref|reference|id)(?![a-z]))"
# "of 3/2/21", "/14JAN", "of today", "on 14 Nov"
_DAY = (
    r"(?:(?:\s?/\s?|\s(?:of|on|dated?)\s(?:the\s)?)"
    r"(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\s?\d{4}|\s?\d\d)?)(?!\d))"
)

DETECTORS = (
    Pattern(
        "cad",
        label="CASE_ID",
        # the word CAD is part of what people quote
        regex=QuickRx(LEFT + rf"(?P<v>cad\s?[#:]?\s?\d{{1,6}}(?:{_DAY}|/\d\d(?:/\d\d)?)?)(?![^\W_]|[:.]\d)"),
        score=0.85,
        gate=Gate(frozenset({"cad"}), digits=1),
    ),
    Pattern(
        "call",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"{_CALL}(?:{_NUMBER}{LINK}(?P<v>[a-z]{{0,3}}[-/]?\d{{1,8}}(?:{_DAY}|(?:/\d{{1,7}}){{1,2}})?)"
            + rf"|{_NUMBER}{TALK}(?P<v>\d{{3,12}}{_DAY}?)"
            + rf"|(?:\s(?:is|was))?\W{{1,3}}(?P<v>\d{{1,6}}{_DAY}|(?<=(?:cad|log)[a-z ]{{0,4}}\W{{1,3}})(?!(?:19|20)\d\d(?!\d))\d{{4,6}}|(?!(?:[01]\d|2[0-3])[0-5]\d(?!\d))\d{{4,6}}))(?![^\W_]|[:.]\d|\s(?:hours|hrs|mins|minutes|people|kids|days))"
        ),
        score=0.85,
        gate=Gate(frozenset(_CALLS.split()), digits=2),
    ),
    Pattern(
        "police_cued",
        label="CASE_ID",
        regex=QuickRx(
            NO_PHONE
            + LEFT
            + r"(?:\d{2}/\d{3,7}/\d{2,4}|\d{2}/\d{5,6}|\d{3,5}-\d{6,8}|\d{4,8}/\d{2}|\d{2}[a-z]{1,3}[/-]?\d{3,6}(?:/\d{2})?|(?!w/c)[a-z]{1,4}[-/]?\d{2,8}[-/]\d{2,6}|[a-z]{1,2}/\d{2,8}/\d{2}"
            + r"|\d{2,6}\sof\s(?:the\s)?\d{1,2}[./-]\d{1,2}|\d{9,12}|\d{1,7}/\d{2}[a-z]|(?:\d{2}|\d{4})/\d{1,7}[a-z]|[a-z]\d{4}[a-z]{2})"
            + RIGHT
        ),
        cue=QuickRx(rf"(?<![a-z])(?:{'|'.join(_RECORDS.split())})(?![a-z])"),
        cued=0.85,
        before=44,
        after=20,
        gate=Gate(frozenset(_RECORDS.split()), digits=4),
    ),
    Pattern(
        "police_told",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"(?:crime|cris|niche|athena|merlin|storm|custody|cust|occurrence|police|pnc|cro|prison|prisoner|nomis|misper|urn)(?:{_NUMBER}|\W{{0,2}}report)?(?![a-z])(?:{LINK}|{_NUMBER}{TALK}){NO_PHONE}(?P<v>[a-z]{{0,4}}[-/]?\d{{5,12}}(?:/\d{{2}})?)"
            + RIGHT
        ),
        score=0.85,
        gate=Gate(
            frozenset(
                "crime cris niche athena merlin storm custody cust occurrence police pnc cro prison prisoner nomis misper urn".split()
            ),
            digits=5,
        ),
    ),
    Pattern(
        "call_day",
        label="CASE_ID",
        # a number, "of" and a day: the police count afresh each morning
        regex=QuickRx(LEFT + r"[0-9]{2,6}\sof\s(?:the\s)?[0-9]{1,2}[./-][0-9]{1,2}[./-](?:20)?[0-9]{2}(?![0-9])"),
        score=0.6,
        gate=Gate(frozenset({"of"}), digits=6),
    ),
    Headed(
        "prison",
        label="CASE_ID",
        regex=QuickRx(r"[0-9]{4}(?<=(?<![^\W_])(?P<head>[a-z]).{4})[a-z]{2}" + RIGHT),
        score=0.6,
        gate=Gate(digits=4),
    ),
    Pattern(
        "police_spoken",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + r"(?:[a-z]{1,3}|\d{1,7})(?:\s(?:stroke|slash|forward slash|dash|hyphen)\s(?:\d{1,7}|[a-z]{1,3})){1,3}"
            + RIGHT
            + r"(?<=\d{4}[^\n]{0,16})"
        ),
        score=0.7,
        gate=Gate(frozenset({"stroke", "slash", "dash", "hyphen"}), digits=3),
    ),
)
