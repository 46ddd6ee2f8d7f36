"""NHS numbers (England, Wales, Isle of Man), CHI (Scotland) and Health and Care numbers (Northern Ireland).

Check digit: NHS Data Dictionary, modulus 11. A mistyped number still identifies, so a cue outweighs the check.
"""

from wa_redact.checksums import nhs
from wa_redact.patterns import Pattern, Rx
from wa_redact.types import Gate

_CUE = Rx(r"(?<![a-z])(?:nhs|chi|h\s?(?:&|and)\s?c|hsc|hospital)(?:n|\s?(?:no|num|number|nmber|nbr|id))?(?![a-z])")
_WORDS = frozenset({"nhs", "nhsn", "chi", "hsc", "hospital"})

DETECTORS = (
    Pattern(
        "nhs_grouped",
        label="UK_NHS",
        regex=Rx(r"(?<![\d+.])\d{3}[ .\-]\d{3}[ .\-]\d{4}(?!\d)"),
        score=0.3,
        check=nhs,
        checked=0.6,
        cue=_CUE,
        cued=0.95,
        gate=Gate(digits=10),
    ),
    Pattern(
        "nhs_cued",
        label="UK_NHS",
        regex=Rx(r"(?<!\d)\d(?:[ .\-]{0,2}\d){8,10}(?!\d)"),
        cue=_CUE,
        cued=0.9,
        gate=Gate(_WORDS, digits=9),
    ),
    Pattern(
        "nhs_glued", label="UK_NHS", regex=Rx(r"(?<!\d)\d{10}(?!\d)"), check=nhs, checked=0.4, gate=Gate(digits=10)
    ),
)
