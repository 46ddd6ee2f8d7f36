"""Passports, driving licences and immigration references. GOV.UK passport checks; DVLA driver number; UKVI guidance."""

from wa_redact.detectors._reference import ALSO, FILLERS, LINK, NO_DATE, NO_PHONE, RIGHT, TALK, Headed
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate


def _driver(value: str) -> bool:
    v = "".join(value.split())
    month = int(v[6:8]) % 50
    return v[0] != "9" and 1 <= month <= 12 and 1 <= int(v[8:10]) <= 31


_WORDS = frozenset(
    "passport passports pasport passprt licence license licences lisence driver driving dvla brp brps visa visas evisa biometric "
    "residence identity id home ho h immigration asylum nass arc asf ukvi uan gwf cid port ukba".split()
)
_NAMES = (
    r"(?:pass?po?rts?|li[cs]en[cs]es?|driver|dvla|e?visas?|brps?|(?:id|identity) card|biometric|residence (?:permit|card)|home office|h\.?o\.?|immigration|"
    r"asylum|nass|arc|asf|ukvi|ukba|uan|gwf|cid|port)"
)
_LICENCE = QuickRx(r"(?<![a-z])(?:li[cs]en[cs]e|driver|driving|dvla|provisional)(?![a-z])")

DETECTORS = (
    Headed(
        "driver",
        label="CASE_ID",
        regex=QuickRx(
            r"[0-9][0156][0-9][0-3][0-9]{2}(?<=(?<![^\W_])(?P<head>[a-z][a-z9]{4})\s?.{6})\s?[a-z9]{2}[a-z0-9][a-z]{2}(?:\s?\d{2})?"
            + RIGHT
        ),
        check=_driver,
        checked=0.9,
        cue=_LICENCE,
        cued=0.8,
        gate=Gate(digits=6),
    ),
    Pattern(
        "driver_cued",
        label="CASE_ID",
        # mistyped: a letter or figure more or less
        regex=QuickRx(LEFT + r"[a-z]{2,5}9{0,3}\s?[0-9oil]{5,7}\s?[a-z0-9]{3,6}" + RIGHT),
        cue=_LICENCE,
        cued=0.8,
        gate=Gate(frozenset("licence license lisence driver driving dvla provisional".split()), digits=5),
    ),
    Pattern(
        "gwf",
        label="CASE_ID",
        regex=QuickRx(LEFT + r"gwf\s?\d{7,10}" + RIGHT),
        score=0.95,
        gate=Gate(frozenset({"gwf"}), digits=7),
    ),
    Pattern(
        "uan",
        label="CASE_ID",
        regex=QuickRx(r"(?:3434|1212)(?<![0-9].{4})[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}(?:/\d\d)?(?![0-9])"),
        score=0.9,
        gate=Gate(digits=16),
    ),
    Pattern(
        "travel_told",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"{_NAMES}(?:'s|s)?(?![a-z])(?:{LINK}|{TALK}|{LINK}{ALSO}){NO_DATE}{NO_PHONE}"
            + r"(?P<v>(?!(?:"
            + FILLERS
            + r"|at|by|and|or|not|it|exp)[ -])(?:[a-z]{1,3}[ -]?)?\d(?:[ -]?\d){5,8}(?:/\d{1,3})?[a-z]?|[a-z]{2}x[ ]?\d{6}|\d{2}/\d{2}/\d{5}|asf[/-]?\d[\d/]{4,12}|[a-z]{3}/\d{5,7})"
            + RIGHT
        ),
        score=0.85,
        gate=Gate(_WORDS, digits=6),
    ),
    Pattern(
        "travel_before",
        label="CASE_ID",
        regex=QuickRx(NO_PHONE + LEFT + r"(?:[a-z]{1,2}\d{6,8}|\d{3} ?\d{3} ?\d{3}|\d{7,9})" + RIGHT),
        cue=QuickRx(
            rf"\G[\s,:;(-]{{1,3}}(?:(?:is|thats|that's|that|was|for|on|his|her|hers|the|my|their|from|off|a|old|new|its)\s){{0,4}}{_NAMES}(?![a-z])"
        ),
        cued=0.85,
        before=0,
        after=36,
        gate=Gate(_WORDS, digits=6),
    ),
    Pattern(
        "passport",
        label="CASE_ID",
        regex=QuickRx(LEFT + r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}" + RIGHT),
        cue=QuickRx(r"(?<![a-z])pass?po?rts?(?![a-z])"),
        cued=0.85,
        before=64,
        after=36,
        gate=Gate(frozenset("passport passports pasport passprt".split()), digits=9),
    ),
    Pattern(
        "asylum",
        label="CASE_ID",
        regex=QuickRx(LEFT + r"asf[/-]?\d[\d/]{5,12}" + RIGHT),
        score=0.8,
        gate=Gate(frozenset({"asf"}), digits=6),
    ),
    Pattern(
        "share_code",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"share\s?codes?(?![a-z])(?:{LINK}|{TALK})(?P<v>(?=(?:[a-z]{{0,9}}[ -]?){{0,3}}?[0-9])(?=[wrs]|[a-z0-9]{{9}})(?=[a-z0-9]{{0,9}}[ -]?[a-z0-9]{{0,9}}[0-9][a-z0-9 -]{{0,9}}?[0-9])[a-z0-9]{{3}}[ -]?[a-z0-9]{{3}}[ -]?[a-z0-9]{{3}})"
            + RIGHT
        ),
        score=0.9,
        gate=Gate(frozenset({"share", "sharecode", "sharecodes"}), digits=2),
    ),
)
