"""National Insurance numbers, their administrative forms and child reference numbers. HMRC NIM39110."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_CUE = Rx(
    r"(?<![a-z])(?:n\W?i\W?(?:no|num|number)?|nino|nat(?:ional)?\W{0,2}ins(?:urance)?|crn|child (?:benefit|reference))(?![a-z])"
)
_WORDS = frozenset({"ni", "n", "nino", "nat", "natins", "national", "insurance", "ins", "crn", "nationalinsurance"})

DETECTORS = (
    Pattern(
        "nino",
        label="UK_NINO",
        regex=Rx(
            LEFT
            + r"(?!bg|gb|kn|nk|nt|tn|zz)(?:[abceghj-prstw-z][abceghj-nprstw-z]|oo|fy|mw)[\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?[a-d]"
            + RIGHT
        ),
        score=0.9,
        gate=Gate(digits=6),
    ),
    Pattern(
        "nino_cued",
        label="UK_NINO",
        regex=Rx(LEFT + r"[a-z]{2}[\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?\d{2}(?:[\s.-]?[a-z](?![^\W_]))?" + RIGHT),
        cue=_CUE,
        cued=0.9,
        gate=Gate(_WORDS, digits=6),
    ),
    Pattern(
        "nino_temporary",
        label="UK_NINO",
        regex=Rx(LEFT + r"(?:tn\s?\d{6}\s?[mf]|\d{2}\s?[a-z]\d\s?\d{2}\s?\d{2})" + RIGHT),
        cue=_CUE,
        cued=0.85,
        gate=Gate(_WORDS, digits=6),
    ),
)
