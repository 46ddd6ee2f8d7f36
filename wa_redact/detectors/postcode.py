"""Postcodes, with slips and without their false friends ("s47 2nd visit")."""

from collections.abc import Iterator

from wa_redact.detectors._postcodes import OUT, SECTIONS, area_exists
from wa_redact.patterns import LEFT, RIGHT, Pattern, QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

#: the last half is looked for first: it is rarer in talk than the first
_INWARD = QuickRx(rf"[0-9](?:[a-z]?\s{{0,2}}(?P<slip>[oi]))?(?P<letters>[abd-hjlnp-uw-z]{{2}}){RIGHT}")
_SPLIT = QuickRx(rf"[0-9]\s(?P<letters>[abd-hjlnp-uw-z]{{2}}){RIGHT}")
_OUTWARD = QuickRx(rf"{LEFT}{OUT}(?P<gap>\s{{0,2}}|,\s?|\s?[-.]\s?)\Z")
_ODD = QuickRx(
    rf"{LEFT}(?:gir\s?0aa|(?:ascn|sthl|tdcu|bbnd|biqq|fiqq|pcrn|siqq|tkca)\s?1zz|bfpo\s?(?:c/o\s)?\d{{1,4}}|zz99\s?[0-9][a-z]{{2}}){RIGHT}"
)
_ODD_WORDS = frozenset("gir ascn sthl tdcu bbnd biqq fiqq pcrn siqq tkca bfpo zz".split())
_ORDINAL = QuickRx(r"(?:1st|2nd|3rd|[04-9]th)")
_CUE = QuickRx(r"post\s?code|p/?code|pcode|satnav|sat nav")
#: "s20 off" and the like: a word spelt with the letter O or I where the digit would stand
_WORDS = frozenset(
    "off old our out one odd oat oar oak ill its inn ins ish ice ire it's own owe owl owed ode ops opt oxo ina ity".split()
)
#: two letters that are a word of their own after a count: "w3 2 be there"
_SHORT_WORDS = frozenset(
    "an as at be by da de do eg et go ha he hr ft in is it la le me my na no of oh ok on or pa pt re so ta th to ty uh up ur us we wk ya ye yr".split()
)


class Postcodes:
    """Complete postcodes."""

    name = "postcode"
    label = "ADDRESS"
    gate = Gate(digits=1)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in _INWARD.finditer(low):
            at, end = m.start("slip") if m["slip"] else m.start(), m.end()
            out = _OUTWARD.search(low, max(0, at - 6), at)
            if out is not None and self._sound(text, out.start(), at, end, out["gap"]):
                yield Finding(out.start(), end, self.label, 0.9, self.name)
        for m in _SPLIT.finditer(low):
            at, end = m.span()
            out = _OUTWARD.search(low, max(0, at - 6), at)
            if out is None or not area_exists(low[out.start() : at]):
                continue
            cued = _CUE.search(low, max(0, at - 36), at) is not None
            if cued or (m["letters"] not in _SHORT_WORDS and low[out.start() : at].strip() not in SECTIONS):
                yield Finding(out.start(), end, self.label, 0.7, self.name)
        if not text.words.isdisjoint(_ODD_WORDS):
            for m in _ODD.finditer(low):
                yield Finding(m.start(), m.end(), self.label, 0.9, self.name)

    @staticmethod
    def _sound(text: Text, start: int, at: int, end: int, gap: str) -> bool:
        """False for words and counts that have the form of a postcode."""
        value = text.low[start:end]
        if not area_exists(value):
            return False
        capitals = text.norm[start:end].isupper()
        # s47 2nd, m1 2nd exit: an ordinal after a blank is an inward code only in capitals
        if gap and not capitals and _ORDINAL.fullmatch(text.low[at:end]):
            return False
        if gap.strip() and not capitals and gap[0] != ",":
            return False
        if text.low[at:end] in _WORDS:
            return False
        return capitals or sum(c.isdigit() for c in value) > 1


def _no_section(value: str) -> bool:
    return area_exists(value) and value.split(maxsplit=1)[0] not in SECTIONS


DETECTORS = (
    Postcodes(),
    Pattern(
        "postcode_part",
        label="ADDRESS",
        regex=QuickRx(
            rf"{LEFT}(?:post\s?code|p/?code|liv(?:es?|ing)(?:\s(?:in|round|near|over in|somewhere in))?|moved to|address is|area)"
            rf"(?:\s(?:is|starts?(?: with)?|begins?(?: with)?|area)|\W){{0,3}}\s?(?P<v>(?=[a-z]{{1,2}}[0-9]){OUT}(?:\s\d(?![\d:.]|(?:am|pm)(?![a-z]))[a-z]{{0,2}})?)(?![^\W_])"
        ),
        check=_no_section,
        checked=0.7,
        gate=Gate(frozenset("postcode post pcode code lives live living moved address area".split()), digits=1),
    ),
)
