"""Telephone numbers: every way that British ones are typed, and foreign ones with a plus.

Numbering: Ofcom's National Telephone Numbering Plan; foreign numbers are confirmed by ``phonenumbers``.
"""

from wa_redact.patterns import LEFT, Pattern, Rx
from wa_redact.types import Gate

# between two digits: separators, or what is said while reading a number out
_GAP = r"(?:[\s.\-/()_*,]{0,3}|\W{1,3}(?:then|and|um+|er+m?|uh|space|dash)\W{1,3})"
_NATIONAL = rf"(?:7(?:{_GAP}\d){{9}}|[12](?:{_GAP}\d){{8,9}}|3(?:{_GAP}\d){{9}}|[589](?:{_GAP}\d){{8,9}})"
_NO_DATE = r"(?!\d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\d))"
_CUE = Rx(
    r"(?<![a-z])(?:ring|call|phone|tel|mob|mobile|number|num|no|nos|text|txt|whatsapp|contact|fone|landline|cell)(?![a-z])"
)


def _possible(value: str) -> bool:
    import phonenumbers

    digits = "".join(c for c in value if c.isdigit())
    number = "+" + digits.removeprefix("00")
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(number, None)))
    except phonenumbers.NumberParseException:
        return False


DETECTORS = (
    Pattern(
        "phone",
        label="PHONE_NUMBER",
        regex=Rx(
            rf"(?<!\d|\d[./-]){_NO_DATE}(?:(?:\+|00\s?)44{_GAP}(?:\(?0\)?{_GAP})?|44[\s-]?|\(?0{_GAP}){_NATIONAL}(?!\d)"
        ),
        score=0.95,
        gate=Gate(digits=9),
    ),
    Pattern(
        "phone_without_zero",
        label="PHONE_NUMBER",
        regex=Rx(r"(?<![\d.])7[3-9]\d\d[\s-]?\d{3}[\s-]?\d{3}(?!\d)"),
        score=0.55,
        cue=_CUE,
        cued=0.9,
        gate=Gate(digits=10),
    ),
    Pattern(
        "phone_local",
        label="PHONE_NUMBER",
        regex=Rx(r"(?<![\d£./-])\d{3,4}[\s-]?\d{3,4}(?![\d/:.]\d|\d)"),
        cue=Rx(r"(?<![a-z])(?:landline|phone (?:no|num|number)|tel|house phone|home phone)(?![a-z])"),
        cued=0.7,
        after=0,
        gate=Gate(frozenset({"landline", "phone", "tel"}), digits=6),
    ),
    Pattern(
        "phone_foreign",
        label="PHONE_NUMBER",
        regex=Rx(r"(?<![\d+])(?:\+|00)(?!44)[1-9](?:[\s\-().]{0,2}\d){6,13}(?!\d)"),
        check=_possible,
        checked=0.9,
        gate=Gate(chars="+0", digits=8),
    ),
    Pattern(
        "phone_link",
        label="PHONE_NUMBER",
        regex=Rx(r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send\S{0,5}phone=|tel:)\+?\d{7,15}[^\s<>\"]*+"),
        score=0.95,
        gate=Gate(frozenset({"wa", "api", "tel"}), digits=7),
    ),
    Pattern(
        "phone_ending",
        label="PHONE_NUMBER",
        regex=Rx(
            LEFT
            + r"(?:ending(?: in| with)?|ends in|last (?:3|three|4|four)(?: digits| numbers)?(?: are| is)?)\W{1,3}(?P<v>\d{3,4})(?![\d:]|\.\d)"
        ),
        score=0.6,
        gate=Gate(frozenset({"ending", "ends", "last"}), digits=3),
    ),
)
