"""Unique taxpayer references. HMRC: ten digits, the first checks the rest."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

DETECTORS = (
    Pattern(
        "utr",
        label="CASE_ID",
        regex=Rx(LEFT + r"\d{5}[ -]?\d{5}k?" + RIGHT),
        cue=Rx(r"(?<![a-z])(?:utr|taxpayer|self\W?assessment|tax ref)(?![a-z])"),
        cued=0.9,
        gate=Gate(frozenset({"utr", "taxpayer", "assessment", "tax"}), digits=10),
    ),
)
