"""NHS numbers (England, Wales, Isle of Man), CHI (Scotland) and Health and Care numbers (Northern Ireland).

Check digit: NHS Data Dictionary, modulus 11. A mistyped number still identifies, so a cue outweighs the check, and
nothing else that people send is written 3-3-4.
"""

from wa_redact.checksums import nhs
from wa_redact.detectors._reference import GOODS, LINK, NO_DATE, RIGHT, TALK
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

_NAMES = r"(?:nhs|nhsn|chi|hsc|h\s?(?:&|and|\+)\s?c)"
_CUE = QuickRx(rf"(?<![a-z])(?:{_NAMES}|red\s?book|spine|pds)(?:s|\s?(?:no|num|number|nmber|nbr|id)s?)?(?![a-z])")
# eleven digits that begin as a telephone number does; ten may be a birth date and more (CHI)
_NO_PHONE = r"(?!0[ -]?[1237](?:[ -]?\d){9}(?!\d))"
_WORDS = frozenset("nhs nhsn chi hsc h hc nhsno chino book redbook spine pds".split())

DETECTORS = (
    Pattern(
        "nhs_grouped",
        label="UK_NHS",
        # telephone numbers written without their zero begin with 1 and 2; 5 and 8 are not issued, but people mistype
        regex=QuickRx(
            r"[3-9][0-9]{2}(?<![0-9+.£$/-]...|\+44[ .-]...)[ ./\-]{1,3}[0-9]{3}[ ./\-]{1,3}[0-9]{4}(?![ -]?[0-9])"
        ),
        score=0.55,
        check=nhs,
        checked=0.7,
        cue=_CUE,
        cued=0.95,
        veto=GOODS,
        gate=Gate(digits=10),
    ),
    Pattern(
        "nhs_glued",
        label="UK_NHS",
        regex=QuickRx(
            r"[34679][0-9]{2}(?<![0-9+.£$/-]...|\+44[ .-]...)[ .\-]?[0-9]{3}[ .\-]?[0-9]{4}(?![^\W_]|[ ./-][0-9])"
        ),
        check=nhs,
        checked=0.55,
        veto=GOODS,
        gate=Gate(digits=10),
    ),
    Pattern(
        "nhs_cued",
        label="UK_NHS",
        regex=QuickRx(_NO_PHONE + NO_DATE + r"(?<![^\W_])[0-9](?:[ .\-]{0,2}[0-9oil]){8,10}" + RIGHT),
        cue=_CUE,
        cued=0.9,
        before=64,
        after=24,
        gate=Gate(_WORDS, digits=7),
    ),
    Pattern(
        "nhs_told",
        label="UK_NHS",
        regex=QuickRx(
            LEFT
            + rf"{_NAMES}(?:(?![a-z]){LINK}|\s?(?:no|num|number|nmber|nbr|id)s?(?![a-z])(?:{LINK}|{TALK})){NO_DATE}{_NO_PHONE}(?P<v>[0-9](?:[ .\-\n]{{0,2}}[0-9oil]){{7,10}})"
            + RIGHT
        ),
        score=0.9,
        gate=Gate(_WORDS, digits=7),
    ),
)
