"""Addresses: units, house names, streets with and without a number, estates, and what follows them, as one span.

Elements and order: Postcode Address File. Which descriptors need a number is our own judgement.
"""

from collections.abc import Iterator

from wa_redact.detectors._postcodes import IN, OUT
from wa_redact.detectors._streets import HOMES, LIVING, NOT_NAMES, NUMBER, STRONG, UNIT, WEAK
from wa_redact.patterns import LEFT, Pattern, Rx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_NAME = r"(?:[^\W\d_]['\w-]{1,20}|st\.?|o'\w{2,15})"
_DESCRIPTOR = rf"(?:{STRONG}|{WEAK})(?:\s(?:north|south|east|west|n|s|e|w))?(?![^\W_'])"
_WELSH = r"(?:heol|ffordd|stryd|l[oô]n|clos|maes|rhodfa|bryn|cae|parc|teras)\s(?:yr?\s|y\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?"
_TAIL = rf"(?P<tail>(?:,?\s{{1,2}}(?:in\s)?{_NAME}(?:[ -]{_NAME})?){{0,3}},?\s{{0,2}}{OUT}\s{{0,2}}{IN}(?![^\W_]))?"
_NUMBERED = Rx(
    rf"{LEFT}(?P<unit>{UNIT}[,\s]{{0,3}})?(?P<home>(?:{_NAME}\s){{1,2}}(?:{HOMES}),?\s{{1,2}})?(?P<number>{NUMBER})[,\s]{{1,2}}(?P<name>(?:{_NAME}\s){{1,3}}?)(?P<kind>{_DESCRIPTOR}){_TAIL}"
)
_UNIT_IN = Rx(
    rf"{LEFT}{UNIT}(?:[,\s]{{1,3}}(?:in\s|at\s|of\s)?(?:the\s)?(?P<name>(?:{_NAME}\s){{1,2}}?)(?P<kind>{_DESCRIPTOR}))?{_TAIL}"
)
_STREET = Rx(rf"{LEFT}(?P<name>(?:{_NAME}\s){{1,3}}?)(?P<kind>{_DESCRIPTOR}){_TAIL}")
_WELSH_STREET = Rx(rf"{LEFT}(?:{NUMBER}[,\s]{{1,2}})?{_WELSH}{_TAIL}")
_BEFORE = Rx(
    rf"(?<![a-z]){LIVING}(?:\s(?:at|in|on|to|from|by|with|the|is|a|his|her|my|mates?|me|us|them|him|somewhere|over|near|now|up|down|round)){{0,4}}\W{{0,3}}$"
)
_PLACE = Rx(r"(?<![a-z])(?:on|in|at|to|from|off|near|round|down|up|along|over|outside)(?:\sthe)?\s$")
_STRONG = frozenset(STRONG.split("|"))
_GATE = frozenset(f"{STRONG}|{WEAK}".split("|"))
_HEARING = frozenset("family county high crown magistrates youth supreme appeal".split())


def _plausible(words: list[str]) -> bool:
    return bool(words) and not any(w.strip("',.") in NOT_NAMES for w in words)


class Streets:
    """Streets and homes, numbered or by name."""

    name = "address"
    label = "ADDRESS"
    gate = Gate(_GATE)

    def find(self, text: Text) -> Iterator[Finding]:  # noqa: C901 - two ladders, one for each kind of evidence
        """Findings with offsets into the normal form."""
        low, norm = text.low, text.norm
        if text.digits or not text.words.isdisjoint(
            (
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "twenty",
                "thirty",
                "forty",
                "fifty",
            )
        ):
            for m in _NUMBERED.finditer(low):
                words = m["name"].split()
                if not _plausible(words):
                    continue
                kind = m["kind"].split()[0]
                spoken = not any(c.isdigit() for c in m["number"])
                if (spoken and kind not in _STRONG) or (
                    kind in ("st", "dr", "end", "way", "side", "hall", "point", "market")
                    and low[m.end() : m.end() + 2].strip().isalpha()
                    and kind != "st"
                ):
                    continue
                start = m.start("unit") if m["unit"] else m.start()
                if m["home"] and not _plausible(m["home"].split()[:-1]):
                    start = m.start("number") if not m["unit"] else start
                yield Finding(start, self._end(text, m), self.label, 0.85, self.name)
        for m in _STREET.finditer(low):
            words = m["name"].split()
            kind = m["kind"].split()[0]
            for i in range(len(words), 0, -1):
                if words[i - 1].strip("',.") in NOT_NAMES:
                    words = words[i:]
                    break
            if not _plausible(words) or words[-1] in _HEARING:
                continue
            start = (
                low.rfind(words[0], m.start(), m.start("kind")) if len(words) < len(m["name"].split()) else m.start()
            )
            score = self._score(low, norm, start, m, kind)
            if score:
                yield Finding(start, self._end(text, m), self.label, score, self.name)

    @staticmethod
    def _score(low: str, norm: str, start: int, m: object, kind: str) -> float:
        name = norm[start : m.start("kind")]  # type: ignore[attr-defined]
        capital = name[:1].isupper() and not norm.isupper()
        both = capital and norm[m.start("kind")].isupper()  # type: ignore[attr-defined]
        head = low[max(0, start - 40) : start]
        living, place = bool(_BEFORE.search(head)), bool(_PLACE.search(head))
        if kind in _STRONG:
            if kind in ("st", "str", "est", "av", "close", "clos", "loan", "parade", "orchard"):
                return (
                    0.8
                    if both or (living and len(name) > 4) or (place and kind in ("st", "est") and len(name) > 4)
                    else 0.0
                )
            return 0.8 if capital or living or place else 0.55
        if both:
            return 0.75 if kind not in ("end", "side", "hall", "market", "reach", "link", "point") or living else 0.3
        return (
            0.6
            if living
            and kind
            not in (
                "end",
                "way",
                "side",
                "view",
                "place",
                "park",
                "hall",
                "market",
                "point",
                "row",
                "court",
                "link",
                "corner",
            )
            else 0.0
        )

    @staticmethod
    def _end(text: Text, m: object) -> int:
        """The end of the match, with a capitalised locality after a comma."""
        end: int = m.end()  # type: ignore[attr-defined]
        if m["tail"]:  # type: ignore[index]
            return end
        more = _LOCALITY.match(text.norm, end)
        return more.end() if more else end


_LOCALITY = Rx(r"(?:,\s?[A-Z][a-z]{2,20}(?:[ -][A-Z][a-z]{2,20})?){1,2}(?![\w'])")


class Units:
    """Flats and the like, alone or in a named building."""

    name = "address_unit"
    label = "ADDRESS"
    gate = Gate(
        frozenset(
            "flat flt apt apartment unit maisonette studio bedsit plot pitch caravan annex annexe floor basement".split()
        )
    )

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _UNIT_IN.finditer(text.low):
            end = m.end()
            if m["name"] and not _plausible(m["name"].split()):
                end = m.start("name")
                while end > m.start() and not text.low[end - 1].isalnum():
                    end -= 1
                unit = _UNIT.match(text.low, m.start())
                end = unit.end() if unit else end
            value = text.low[m.start() : end]
            strong = any(c.isdigit() for c in value) and value.startswith(
                ("flat", "flt", "apt", "apartment", "maisonette")
            )
            score = 0.8 if m["kind"] or m["tail"] else 0.6 if strong else 0.3
            yield Finding(m.start(), end, self.label, score, self.name)


_UNIT = Rx(UNIT)

DETECTORS = (
    Streets(),
    Units(),
    Pattern(
        "address_welsh",
        label="ADDRESS",
        regex=_WELSH_STREET,
        score=0.7,
        gate=Gate(frozenset("heol ffordd stryd lon lôn clos maes rhodfa bryn cae parc teras".split())),
    ),
    Pattern(
        "address_number",
        label="ADDRESS",
        regex=Rx(
            rf"{LEFT}(?:liv(?:es|ing)|lives|moved(?:\sin)?\sto|staying|stays|address is|house is|mums at|dads at|nans at|he's at|shes at|hes at|she's at|over at|round at)\s(?:at\s|in\s)?(?P<v>(?:no\.?\s?|number\s)\d{{1,4}}[a-z]?|\d{{1,4}}[a-f])(?![^\W_]|[:.]\d|\s?(?:am|pm|min|week|day|month|year|hour))"
        ),
        score=0.7,
        gate=Gate(frozenset({"lives", "living", "moved", "staying", "stays", "address", "house", "at"}), digits=1),
    ),
)
