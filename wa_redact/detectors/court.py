"""Court references: family court case numbers and the 16-digit HMCTS reference (11 clock digits, 4 random, 1 Luhn)."""

from wa_redact.checksums import luhn
from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

DETECTORS = (
    Pattern(
        "court_case",
        label="CASE_ID",
        regex=Rx(LEFT + r"[a-z]{2}[ ]?\d{2}[ ]?[a-z][ ]?\d{4,6}" + RIGHT),
        score=0.9,
        gate=Gate(digits=6),
    ),
    Pattern(
        "hmcts",
        label="CASE_ID",
        regex=Rx(r"(?<!\d)1[4-9]\d\d[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)"),
        score=0.6,
        check=luhn,
        checked=0.95,
        gate=Gate(digits=16),
    ),
    Pattern(
        "court_cued",
        label="CASE_ID",
        regex=Rx(LEFT + r"z[a-z]\d{7}" + RIGHT),
        cue=Rx(r"court|case|hearing"),
        cued=0.8,
        gate=Gate(frozenset({"court", "case", "hearing"}), digits=7),
    ),
)
