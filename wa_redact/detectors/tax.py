"""Unique taxpayer references. HMRC: ten digits, the first checks the rest; a cue decides."""

from wa_redact.detectors._reference import RIGHT
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

DETECTORS = (
    Pattern(
        "utr",
        label="CASE_ID",
        regex=QuickRx(LEFT + r"[0-9]{4,5}[ -]?[0-9]{4,6}k?" + RIGHT),
        cue=QuickRx(
            r"(?<![a-z])(?:utr|tax\s?payer|self\W?(?:assessment|employ(?:ed|ment)|emp)|tax (?:ref|reference|no|number|id))(?![a-z])"
        ),
        cued=0.9,
        before=56,
        after=24,
        gate=Gate(frozenset({"utr", "taxpayer", "self", "selfassessment", "tax"}), digits=9),
    ),
)
