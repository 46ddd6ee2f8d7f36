"""National Insurance numbers, their administrative and temporary forms, child reference numbers. HMRC NIM39110.

Two letters, six digits and a letter from A to D are nothing else, so prefixes that are never issued count as well: QQ
stands in HMRC's own example, and people mistype.
"""

from wa_redact.detectors._reference import LINK, RIGHT, Headed, talk
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

_NAMES = r"(?:n\W?i(?:no)?|nat(?:ional)?\W{0,2}ins(?:urance)?|insurance|crn|child (?:benefit|ref(?:erence)?))"
_CUE = QuickRx(rf"(?<![a-z])(?:{_NAMES}\W?(?:no|num|number|nbr)?s?)(?![a-z])")
_WORDS = frozenset("ni n nino ninos nino nat natins national insurance ins crn nationalinsurance child".split())

DETECTORS = (
    Headed(
        "nino",
        label="UK_NINO",
        regex=QuickRx(
            r"[0-9][0-9](?<=(?<![^\W_])(?P<head>[a-z][a-z])[\s.-]?..)(?:[\s.-]?[0-9]){4}[\s.-]?[a-d]" + RIGHT
        ),
        score=0.9,
        doubt=talk,
        gate=Gate(digits=6),
    ),
    Headed(
        "nino_temporary",
        label="UK_NINO",
        regex=QuickRx(r"[0-9]{6}(?<=(?<![^\W_])(?P<head>tn)\s?.{6})\s?[mf]" + RIGHT),
        score=0.8,
        gate=Gate(frozenset({"tn"}), digits=6),
    ),
    Headed(
        "nino_cued",
        label="UK_NINO",
        # o and l for figures, a figure more or less, the last letter missing or wrong
        regex=QuickRx(
            r"(?=(?:[oil\s.-]{0,3}[0-9]){4})[0-9oil](?<=(?<![^\W_])(?P<head>[a-z]{2})[\s.-]?.)(?:[\s.-]?[0-9oil]){4,6}(?:[\s.-]?[a-z])?"
            + RIGHT
        ),
        cue=_CUE,
        cued=0.9,
        before=60,
        after=24,
        doubt=talk,
        gate=Gate(_WORDS, digits=4),
    ),
    Pattern(
        "nino_told",
        label="UK_NINO",
        regex=QuickRx(
            LEFT
            + rf"{_NAMES}(?![a-z]){LINK}(?P<v>[a-z]{{1,2}}[\s.-]?(?=(?:[oil\s.-]{{0,3}}[0-9]){{4}})[0-9oil](?:[\s.-]?[0-9oil]){{4,6}}(?:[\s.-]?[a-z])?|[0-9]{{2}}[\s.-]?[0-9]{{2}}[\s.-]?[0-9]{{2}}\s?[a-d]|\d{{2}}\s?[a-z]\d\s?\d{{2}}\s?\d{{2}})"
            + RIGHT
        ),
        score=0.9,
        gate=Gate(_WORDS, digits=4),
    ),
)
