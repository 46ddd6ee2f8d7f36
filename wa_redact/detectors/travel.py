"""Passports, driving licences and immigration references. GOV.UK passport checks; DVLA driver number; UKVI guidance."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate


def _driver(value: str) -> bool:
    v = value.replace(" ", "")
    month = int(v[6:8]) % 50
    return 1 <= month <= 12 and 1 <= int(v[8:10]) <= 31


_WORDS = frozenset(
    "passport pasport licence license driver driving dvla brp visa evisa biometric home ho office immigration asylum nass arc ukvi uan gwf cid share port leave".split()
)
_CUE = Rx(
    r"(?<![a-z])(?:pass?port|licen[cs]e|driver|brp|evisa|visa|biometric|home office|h\.?o\.?|immigration|asylum|nass|arc|ukvi|uan|gwf|cid|port)(?![a-z])"
)

DETECTORS = (
    Pattern(
        "driver",
        label="CASE_ID",
        regex=Rx(LEFT + r"[a-z9]{5}\s?\d[0156]\d[0-3]\d\d\s?[a-z9]{2}[a-z0-9][a-z]{2}(?:\s?\d{2})?" + RIGHT),
        check=_driver,
        checked=0.9,
        cue=_CUE,
        cued=0.8,
        gate=Gate(digits=6),
    ),
    Pattern(
        "gwf",
        label="CASE_ID",
        regex=Rx(LEFT + r"gwf\s?\d{8,9}" + RIGHT),
        score=0.95,
        gate=Gate(frozenset({"gwf"}), digits=8),
    ),
    Pattern(
        "uan",
        label="CASE_ID",
        regex=Rx(r"(?<!\d)(?:3434|1212)[ -]\d{4}[ -]\d{4}[ -]\d{4}(?:/\d\d)?(?!\d)"),
        score=0.9,
        gate=Gate(digits=16),
    ),
    Pattern(
        "travel_cued",
        label="CASE_ID",
        regex=Rx(
            LEFT
            + r"(?:[a-z]{0,3}-?\d(?:[ -]?\d){5,8}(?:/\d{1,3})?[a-z]?|\d{2}/\d{2}/\d{5}|asf/?[\d/]{5,12}|[a-z]{3}/\d{5,7})"
            + RIGHT
        ),
        cue=_CUE,
        cued=0.85,
        veto=Rx(r"07\d{3}"),
        gate=Gate(_WORDS, digits=6),
    ),
    Pattern(
        "share_code",
        label="CASE_ID",
        regex=Rx(LEFT + r"(?=[a-z0-9 -]*\d)[a-z0-9]{3}[ -]?[a-z0-9]{3}[ -]?[a-z0-9]{3}" + RIGHT),
        cue=Rx(r"share code(?: is)?\W{0,4}$"),
        cued=0.9,
        after=0,
        gate=Gate(frozenset({"share"}), digits=1),
    ),
)
