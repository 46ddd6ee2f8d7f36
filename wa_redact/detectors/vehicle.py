"""Vehicle registration marks, DVLA formats. Only the 2001 form is safe without a cue."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_WORDS = frozenset(
    "reg registration plate plates vrm car van drives driving parked merc mercedes bmw audi corsa fiesta focus golf polo astra clio micra yaris qashqai transit vauxhall ford toyota nissan motor bike moped".split()
)
_CUE = Rx(r"(?<![a-z])(?:" + "|".join(sorted(_WORDS)) + r")(?![a-z])")
_ORDINARY = r"(?!\d{0,2}\s?(?:the|and|bus|for|you|mum|dad|all|out|off|get|was|her|his|has|are|not|but|day|now|hrs|min|mth|yrs|wks|one|two|end|its|can|see|who|pls|sat|sun|mon|tue|wed|thu|fri|road|rd)(?![a-z]))"

DETECTORS = (
    Pattern(
        "vehicle",
        label="VEHICLE",
        regex=Rx(
            LEFT
            + r"(?!(?:at|on|by|no|my|we|he|me|so|to|up|us|of|or|as|be|do|go|am|for|the)\s?\d\d\s)[a-hj-pr-y]{2}[\s-]?(?:0[2-9]|[12]\d|5[1-9]|[67]\d)[\s-]?(?!pm|am)[a-hj-pr-z]{3}"
            + RIGHT
        ),
        score=0.7,
        cue=_CUE,
        cued=0.9,
        gate=Gate(digits=2),
    ),
    Pattern(
        "vehicle_old",
        label="VEHICLE",
        regex=Rx(
            LEFT
            + r"(?:[a-hj-np-y]\s?[1-9]\d{0,2}\s?"
            + _ORDINARY
            + r"[a-hj-pr-y]{3}|[a-hj-pr-y]{3}\s?[1-9]\d{0,2}\s?[a-hj-nprstv-y]|(?=[a-z]{0,2}[iz])[a-z]{2,3}\s?[1-9]\d{2,3})"
            + RIGHT
        ),
        cue=_CUE,
        cued=0.75,
        before=24,
        after=12,
        gate=Gate(_WORDS, digits=1),
    ),
)
