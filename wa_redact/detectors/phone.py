"""Telephone numbers: British ones by their own grammar, foreign ones checked with ``phonenumbers``.

Shapes are those of Ofcom's National Telephone Numbering Plan. ``phonenumbers`` is not asked about British numbers: it
refuses the ranges that Ofcom keeps for drama, and any number that touches a letter, a date or another number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wa_redact.detectors._phone_chain import UNITS, Chain, digit_chains, hide, word_chains
from wa_redact.patterns import Pattern, Rx, near
from wa_redact.text import Gate, Text
from wa_redact.types import Finding

_PHONE_WORDS = (
    r"(?:(?:tele)?phones?|fone|ph|tel|mob(?:ile)?|mobs|moby|cell|landline|land\ line|whats?app|whatsap|wapp|ring(?:ing)?|"
    r"rang|call(?:ing|ed)?|txt|text(?:ing)?|bell|dial|contact|numbers?|num|nmbr|no|digits|facetime|sms|voicemail|reach|"
    r"save\ me|new\ sim|burner)"
)
_CUE = Rx(rf"(?<![a-z]){_PHONE_WORDS}(?![a-z])")
_NOT_PHONE = Rx(
    r"(?<![a-z])(?:order|parcel|tracking|invoice|barcode|isbn|sku|serial|imei|meter|mpan|policy|nhs|account|acc|acct|"
    r"sort\ ?code|card|utr|urn|uln|upn|chi|h&c|passport|crn)(?:\ (?:number|num|no|is|ref))*+[\s.:#]{1,3}$"
)
_DECIMAL = Rx(r"0?\.[0-9]+")
_CLOCK = Rx(r"(?:[01][0-9]|2[0-4])[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class British:
    """Numbers of the British plan in the chains that ``chains`` finds."""

    name: str
    chains: Callable[[str, int], Iterator[Chain]]
    gate: Gate
    label: str = "PHONE_NUMBER"

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = hide(text.low)
        for chain in self.chains(low, 9):
            i, tokens = 0, len(chain.spans)
            while i < tokens:
                end, score = _window(low, chain, i)
                if not score:
                    i += 1
                    continue
                start, stop = chain.span(i, end)
                while start and low[start - 1] in "+(":
                    start -= 1
                yield Finding(start, stop, self.label, score, self.name)
                while i < tokens and chain.edges[i] < end:
                    i += 1


def _window(low: str, chain: Chain, i: int) -> tuple[int, float]:
    """Where in ``chain.digits`` the number that begins with token ``i`` ends, and its score; score 0: no number."""
    a = chain.edges[i]
    head = chain.digits[a : a + 6]
    at = chain.spans[i][0]
    if head[:1] not in "0472" or not head:
        return 0, 0.0
    if head[0] == "0" and head[1:2] not in "0":
        return _trunk(low, chain, i, a, a)
    plus = low[max(0, at - 2) : at].rstrip(" (").endswith("+")
    if head.startswith("0044"):
        return _trunk(low, chain, i, a, a + 4, sure=True)
    if head.startswith("44") and (plus or head[2:3] in "71203"):
        return _trunk(low, chain, i, a, a + 2, sure=plus)
    if head[0] == "7" and not plus:
        return _zero_lost(low, chain, i, a)
    return 0, 0.0


def _trunk(low: str, chain: Chain, i: int, a: int, b: int, *, sure: bool = False) -> tuple[int, float]:
    """A number whose trunk zero, or the first digit after the country code, stands at ``b``."""
    digits = chain.digits
    if digits[b : b + 1] == "0":
        b += 1
    elif b == a:
        return 0, 0.0
    kind = digits[b : b + 1]
    if not kind or kind in "046":
        return 0, 0.0
    end = next((b + n for n in (10, 9) if b + n in _ends(chain, i) and (n == 10 or kind in "158")), 0)
    start = chain.spans[i][0]
    if not end:
        return _miscounted(low, chain, i, b) if kind == "7" or chain.loose else (0, 0.0)
    stop = chain.span(i, end)[1]
    # "A0123456789": a letter and digits are a reference; a mobile may be glued to anything
    if kind != "7" and start and low[start - 1].isalpha() and not low[max(0, start - 2) : start].isalpha():
        return 0, 0.0
    if _DECIMAL.fullmatch(low[start:stop]) or _NOT_PHONE.search(low, max(0, start - 24), start):
        return 0, 0.0
    if kind == "7":
        return end, 0.95
    cued = sure or near(_CUE, low, start, stop, 40, 20)
    tokens = [digits[chain.edges[k] : chain.edges[k + 1]] for k in range(i, len(chain.spans)) if chain.edges[k] < end]
    if end - b == 9 and not cued:
        # nine digits after the zero are rare; NHS numbers and references are not
        return end, 0.6 if len(tokens[0]) in (4, 5, 6) and len(tokens) > 1 else 0.3
    if not cued and (all(_CLOCK.fullmatch(t) for t in tokens) or not _area_first(tokens)):
        return end, 0.3
    return end, 0.95 if cued else 0.85


def _area_first(tokens: list[str]) -> bool:
    """True when the first group can be an area code, or every digit stands alone."""
    return len(tokens[0]) >= 3 or all(len(t) == 1 for t in tokens) or (len(tokens[0]) <= 2 and len(tokens[1]) >= 3)


def _ends(chain: Chain, i: int) -> tuple[int, ...]:
    return chain.edges[i + 1 : i + 16]


def _miscounted(low: str, chain: Chain, i: int, b: int) -> tuple[int, float]:
    """A mobile with a digit too many or too few, or a spelled number whose digits cannot be counted surely."""
    start, last = chain.spans[i][0], chain.edges[-1]
    ends = [e for e in (b + 9, b + 11) if e in _ends(chain, i)]
    if chain.loose:
        ends += [last] if b + 8 <= last <= b + 13 else []
    if not ends:
        return 0, 0.0
    end = ends[-1] if chain.loose else min(ends, key=lambda e: (e != last, e))
    stop = chain.span(i, end)[1]
    if not chain.loose and (end != last or low[stop : stop + 1].isalpha()):
        return 0, 0.0
    if _NOT_PHONE.search(low, max(0, start - 24), start):
        return 0, 0.0
    cued = near(_CUE, low, start, stop, 40, 20)
    spelled = any(w in low[start:stop] for w in UNITS if len(w) > 1)
    return end, 0.8 if cued else 0.7 if spelled else 0.55 if stop - start > end - b + 1 else 0.3


def _zero_lost(low: str, chain: Chain, i: int, a: int) -> tuple[int, float]:
    """A mobile without its zero: "7700 900123"."""
    end = a + 10
    if end not in _ends(chain, i) or chain.digits[a + 1] in "06" or low[max(0, chain.spans[i][0] - 1)] in "£$€":
        return 0, 0.0
    start, stop = chain.span(i, end)
    if _NOT_PHONE.search(low, max(0, start - 24), start):
        return 0, 0.0
    first = chain.edges[i + 1] - a
    if near(_CUE, low, start, stop, 40, 12):
        return end, 0.85
    # 3-3-4 is how NHS numbers are written
    return end, 0.7 if first == 4 and end - a > 4 else 0.5 if first == 10 else 0.3


_FOREIGN = Rx(r"(?<![0-9+])(?:\+\(?|00(?=[\s.-]?[1-9]))[\s.-]{0,2}[1-9](?:[\s.\-/()_]{0,3}[0-9]){6,14}+(?![0-9])")
_TAIL = Rx(r"[\s.\-/()_]{1,3}[0-9]+$")


@dataclass(frozen=True, slots=True)
class Foreign:
    """Numbers with a country code other than 44: plausible to ``phonenumbers`` after +, valid after 00."""

    name: str = "phone_foreign"
    label: str = "PHONE_NUMBER"
    gate: Gate = Gate(digits=8)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        if "+" not in low and "00" not in low:
            return
        for m in _FOREIGN.finditer(low):
            value = m.group()
            plus = value.startswith("+")
            for _ in range(6):
                if _possible(value, valid=not plus):
                    yield Finding(m.start(), m.start() + len(value), self.label, 0.9 if plus else 0.75, self.name)
                    break
                # "+48 512 345 678 10am": what follows a blank may belong to the next thing
                shorter = value[: t.start()] if (t := _TAIL.search(value)) else ""
                if not shorter:
                    break
                value = shorter


def _possible(value: str, *, valid: bool) -> bool:
    import phonenumbers

    international = "+" + value.lstrip("+0(").strip()
    try:
        number = phonenumbers.parse(international, None)
    except phonenumbers.NumberParseException:
        return False
    if number.country_code == 44:
        return False
    return bool(phonenumbers.is_valid_number(number) if valid else phonenumbers.is_possible_number(number))


_TAIL_CUE = Rx(
    r"(?<![a-z])(?:(?:tele)?phone|fone|tel|mob(?:ile)?|landline|number|num|numb|nmbr|no|digits?|whats?app|sim|cell|missed\ calls?|"
    r"call(?:ed|er|ing|s)?|rang|ring(?:ing)?|text(?:ed)?|txt)(?![a-z])"
)
_TAIL_VETO = Rx(r"(?<![a-z])(?:card|account|acc|bank|visa|debit|plate|reg|nhs|postcode|upn|passport|meeting|review)(?![a-z])")
_PARTIAL = Rx(
    r"(?<![a-z])(?:(?P<sure>(?:last|first|final|end)\ (?:2|3|4|5|6|two|three|four|five|six|few|couple(?:\ of)?)\ "
    r"(?:digits?|numbers?|nos?|figures?|are|is)(?:\ (?:of|on)\ (?:it|the\ \w{2,8}|\w{2,8}))?)|"
    r"ends?|ending|ended|finish(?:es|ing)?)"
    r"(?:[\s:=-]{1,3}(?:is|are|in|with|on|it's|its|being))*+[\s:=-]{1,3}(?P<v>[0-9](?:[\s.-]?[0-9]){1,5})(?![0-9]|[:/.][0-9]|\s?[ap]m|\s?(?:mins?|hours?|hrs?|o'?clock|ish|days?|weeks?))"
)


@dataclass(frozen=True, slots=True)
class Partial:
    """The last digits of a number: "ends 123", "last 3 digits are 123"."""

    name: str = "phone_partial"
    label: str = "PHONE_NUMBER"
    gate: Gate = Gate(words=frozenset({"ends", "end", "ending", "ended", "last", "first", "final", "finishes", "finishing"}), digits=2)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in _PARTIAL.finditer(low):
            start, end = m.span("v")
            if near(_TAIL_VETO, low, m.start(), end, 30, 12):
                continue
            if m["sure"] or near(_TAIL_CUE, low, m.start(), end, 36, 16):
                yield Finding(start, end, self.label, 0.8 if m["sure"] else 0.7, self.name)


_LINE = (
    r"(?:land\ ?line|home\ (?:phone|number|num|no|tel)|house\ phone|(?:tele)?phone\ (?:number|num|no)|tel(?:ephone)?(?:\ (?:number|no))?|"
    r"mob(?:ile)?(?:\ (?:number|num|no))?|cell|whats?app|phone)"
)

DETECTORS = (
    British("phone", digit_chains, Gate(digits=9)),
    British("phone_spelled", word_chains, Gate(words=frozenset({*UNITS, "double", "triple", "treble", "hundred"} - {"one"}))),
    British("phone_spelled_one", word_chains, Gate(words=frozenset({"one"}), digits=4)),
    Foreign(),
    Partial(),
    # without an area code; only straight after a word for the line itself
    Pattern(
        "phone_local",
        label="PHONE_NUMBER",
        regex=Rx(
            rf"(?<![a-z]){_LINE}(?:[\s.:=-]{{1,3}}(?:is|are|on|its|it's|still|now))*+[\s.:=-]{{1,3}}"
            r"(?P<v>[2-9][0-9]{2,3}[\s-]?[0-9]{3,4}|[2-9][0-9]{5,6}|[2-9][0-9]{2}[\s-]?[0-9]{3}[\s-]?[0-9]{3,5})(?![0-9]|[/:.][0-9])"
        ),
        score=0.7,
        gate=Gate(
            words=frozenset({"landline", "line", "phone", "tel", "telephone", "mob", "mobile", "cell", "whatsapp"}), digits=6
        ),
    ),
)
