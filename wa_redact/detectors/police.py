"""Police references: crime, CAD, incident and log numbers, PNC, CRO and prison numbers. No national format: cues decide."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_WORDS = frozenset("cad crime cris incident log urn pnc cro prison police occurrence".split())
_CUE = Rx(r"(?<![a-z])(?:cad|crime|cris|incident|log|urn|pnc|cro|prison|police|occurrence)(?![a-z])")

DETECTORS = (
    Pattern(
        "cad",
        label="CASE_ID",
        regex=Rx(
            LEFT
            + r"(?:cad|log|incident|occurrence)(?:\s(?:no|num|number|ref))?\W{0,3}(?:is\s)?(?P<v>\d{1,6}(?:(?:\s?/\s?|\s(?:of|on|dated?)\s)\d{1,2}(?:[./-]\d{1,2}[./-]\d{2,4}|\s?[a-z]{3,9}\s?\d{0,4}))?(?:/\d{2,4})?)(?!\d|[:.]\d)"
        ),
        score=0.85,
        gate=Gate(frozenset({"cad", "log", "incident", "occurrence"}), digits=2),
    ),
    Pattern(
        "police_cued",
        label="CASE_ID",
        regex=Rx(
            LEFT
            + r"(?:\d{2}/\d{4,7}/\d{2}|\d{5,8}/\d{2}|\d{2}[a-z]{1,2}/\d{1,6}/\d{2}|[a-z]{2,4}-\d{6,8}-\d{3,5}|\d{7,12}|(?:\d{2}|\d{4})/\d{1,7}[a-z]|[a-z]\d{4}[a-z]{2})"
            + RIGHT
        ),
        cue=_CUE,
        cued=0.85,
        before=30,
        after=16,
        gate=Gate(_WORDS, digits=4),
    ),
)
