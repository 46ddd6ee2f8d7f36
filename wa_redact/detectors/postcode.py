"""Postcodes, with slips and without their false friends ("s47 2nd visit")."""

from collections.abc import Iterator

from wa_redact.detectors._postcodes import IN, OUT, area_exists
from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_FULL = Rx(
    LEFT
    + rf"(?:gir\s?0aa|{OUT}(?P<gap>\s{{0,2}}){IN}|(?:ascn|sthl|tdcu|bbnd|biqq|fiqq|pcrn|siqq|tkca)\s?1zz|bfpo\s?\d{{1,4}})"
    + RIGHT
)
_ORDINAL = Rx(r"(?:1st|2nd|3rd|[04-9]th)$")
_CUE = r"(?:post\s?code|p/?code|lives? in|living in|moved to|address is|area)"


class Postcodes:
    """Complete postcodes."""

    name = "postcode"
    label = "ADDRESS"
    gate = Gate(digits=1)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _FULL.finditer(text.low):
            value = m.group()
            if not area_exists(value) and not value.startswith(
                ("bfpo", "ascn", "sthl", "tdcu", "bbnd", "biqq", "fiqq", "pcrn", "siqq", "tkca")
            ):
                continue
            written = text.norm[m.start() : m.end()]
            # s47 2nd, m1 2nd exit: an ordinal after a blank is an inward code only in capitals
            if m["gap"] and _ORDINAL.search(value) and not written.isupper():
                continue
            if sum(c.isdigit() for c in value) < 2 and not written.isupper():
                continue
            yield Finding(m.start(), m.end(), self.label, 0.9, self.name)


DETECTORS = (
    Postcodes(),
    Pattern(
        "postcode_part",
        label="ADDRESS",
        regex=Rx(
            rf"{LEFT}{_CUE}(?:\s(?:is|starts?(?: with)?|begins?(?: with)?)|\W){{0,3}}\s?(?P<v>{OUT}(?:\s\d(?![\d:.])[a-z]?)?)(?![^\W_])"
        ),
        check=area_exists,
        checked=0.7,
        gate=Gate(
            frozenset({"postcode", "post", "pcode", "lives", "live", "living", "moved", "address", "area"}), digits=1
        ),
    ),
)
