"""Ids of case-management systems and of other files on a person. No public format: a cue, then 4 to 10 digits."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_SYSTEMS = r"(?:mos[ia]{2}c|lcs|ehm|liquid\s?logic|care\s?director|care\s?first|eclipse|frameworki|fwi|ics|azeus|las|cpis|capita)"
_IDS = (
    r"(?:(?:person|client|case|child|file|service\suser|family|episode|customer|patient|tenancy|rent|council\stax|housing|register|property|uc|cis|ofsted|urn|uprn|"
    r"referral|record|our|your|utr|account)\W?\s?(?:id|no|num|nmber|number|ref|reference|acc(?:ount)?)|(?:pid|uprn|urn|ref|reference))"
)
_LINK = r"(?:\W{0,3}(?:id|no|nos|num|nmber|number|ref|is|its|#|:|=)){1,3}"
_VALUE = r"[a-z]{0,3}[-/]?\d{4,10}(?:[-/]\d{1,4})?"
_WORDS = frozenset(
    "mosaic mosiac lcs ehm liquidlogic liquid caredirector director carefirst eclipse frameworki fwi ics azeus las cpis capita id no num number ref reference pid uprn urn".split()
)

DETECTORS = (
    Pattern(
        "case_system",
        label="CASE_ID",
        regex=Rx(LEFT + _SYSTEMS + _LINK + r"\W{1,3}(?P<v>" + _VALUE + r")" + RIGHT),
        score=0.9,
        gate=Gate(_WORDS, digits=4),
    ),
    Pattern(
        "case_system_bare",
        label="CASE_ID",
        # a year straight after a system's name is a year
        regex=Rx(LEFT + _SYSTEMS + r"\W{0,3}(?P<v>(?!(?:19|20)\d\d(?!\d))" + _VALUE + r")" + RIGHT),
        score=0.9,
        gate=Gate(_WORDS, digits=4),
    ),
    Pattern(
        "case_cued",
        label="CASE_ID",
        regex=Rx(
            LEFT
            + _IDS
            + _LINK.replace("{1,3}", "{0,3}")
            + r"\W{0,3}(?P<v>(?=[a-z0-9/-]*\d{3})[a-z]{0,4}[-/]?\d{3,10}(?:[-/]\d{1,6})?[a-z]?)"
            + RIGHT
        ),
        score=0.75,
        gate=Gate(_WORDS, digits=3),
    ),
    Pattern(
        "ofsted", label="CASE_ID", regex=Rx(LEFT + r"(?:ey|sc|vc|rp)\d{6}" + RIGHT), score=0.8, gate=Gate(digits=6)
    ),
)
