"""E-mail addresses: as written, broken up, disguised ("(at)"), and spoken ("tom dot price at example dot com")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wa_redact.detectors._email_words import ALSO, PLAIN_TLD, STOP, SURE, TLD
from wa_redact.patterns import LEFT, SHORT, Pattern, QuickRx, Rx, near
from wa_redact.text import Gate, Text
from wa_redact.types import Finding

_CUE = QuickRx(
    r"(?<![a-z])(?:e-?\ ?mails?|emial|emailed|e-?mailing|mail(?:ed|ing)?|cc|bcc|inbox|addy|forward|fwd|invite|resend|logi?n)"
    r"(?![a-z])"
)
# the mark between the two halves
_HOST = r"(?:[^\W_]|-)"
_DOT_WORD = (
    r"(?:\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s{1,3}(?:dot|d0t|point|full\ ?stop|period)\s{1,3}|[-_](?:dot)[-_])"
)
_DASH_WORD = r"(?:\s{1,2}(?:dash|hyphen|minus|-)\s{1,2})"
# looked for before anything is read: what may follow the mark
_AHEAD = rf"\s{{0,3}}(?:{_HOST}{{1,63}}+(?:{_DOT_WORD}|{_DASH_WORD}|\.|\s?\.\s|\s\.|,\s?){_HOST}|(?:{'|'.join((*SURE, *ALSO))}))"
_SIGN = Rx(rf"(?<!@)@{{1,3}}+(?=[^\W\d_]{_HOST}{{2,62}}+(?![@.]?\w)|{_AHEAD})")
_WORD_AT = Rx(rf"(?:[\[({{<*_-]\s?|{LEFT})(?:at|@)(?![^\W_])(?:\s?[\])}}>*_-]|,)?+(?={_AHEAD})")
_TIGHT = QuickRx(rf"{_HOST}{{1,63}}+(?:\.{_HOST}{{1,63}}+){{1,8}}+")
_SPOKEN = QuickRx(
    rf"\s{{0,3}}{_HOST}{{1,63}}+(?:(?:{_DOT_WORD}|{_DASH_WORD}|\.|\s?\.\s|\s\.|,\s?)(?!dot|dash){_HOST}{{1,63}}+){{1,8}}+"
)
_ENDING = QuickRx(rf"(?:(?:{_DOT_WORD}|\.){TLD}|(?:\s?\.\s|\s\.|,\s?){PLAIN_TLD})$")
_NAMED = QuickRx(
    rf"\s{{0,3}}(?P<host>(?P<sure>{'|'.join(SURE)})|{'|'.join(ALSO)})"
    rf"(?P<end>(?:com|co\.?uk)(?![^\W_])|(?:(?:{_DOT_WORD}|\.){TLD}|[\s.,]{{1,3}}{PLAIN_TLD})(?![^\W_])"
    rf"(?:(?:{_DOT_WORD}|[\s.,]{{1,2}})uk(?![^\W_]))?)?(?![^\W_])"
)
_ANY_HOST = QuickRx(rf"[^\W\d_]{_HOST}{{2,62}}+(?![@.]?\w)")

# read leftwards from the mark: a token, and what joins it to the next
_TOKEN = QuickRx(r"(?r)[\w.%+'~&*!-]{1,64}")
_BRACKET = QuickRx(r"(?r)\s?[\[({<]\s?(?:dot|\.|underscore|dash|at)\s?[\])}>]\s?")
_JOIN = QuickRx(
    r"(?r)(?:\s{1,3}(?:dot|d0t|point|full\ ?stop|period|under\ ?score|dash|hyphen|minus|plus|[._-])\s{1,3}|[._-]\s{1,2}|"
    r"\s{1,2}(?=[._-]))"
)
_JOINING = frozenset("._-])}>")
_NUMBER = QuickRx(
    r"(?:[0-9]+|[a-z]|oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|treble|triple|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
)
_MARKED = QuickRx(r"[a-z].*[._0-9]|[0-9].*[a-z]")


def _local(low: str, end: int, *, spoken: bool) -> tuple[int, str]:
    """Where the local part that ends at ``end`` begins, and its last token. No local part: ``end``."""
    token = _TOKEN.match(low, max(0, end - 64), end)
    if not token:
        return end, ""
    start, last = token.start(), token.group()
    joined = False
    figures = bool(_NUMBER.fullmatch(last))
    blanks = 0
    for _ in range(8):
        left = max(0, start - 24)
        join = None
        if start and (low[start - 1] in _JOINING or low[start - 1].isspace()):
            join = _BRACKET.match(low, left, start) or _JOIN.match(low, left, start)
        if join and (before := _TOKEN.match(low, max(0, join.start() - 64), join.start())):
            # "ok. tom@" : a full stop before a blank ends a sentence unless the rest is spoken as well
            if low[join.start()] == "." and not spoken:
                break
            start, joined = before.start(), True
            continue
        if not spoken or blanks >= 3 or low[start - 1 : start] != " ":
            break
        before = _TOKEN.match(low, max(0, start - 65), start - 1)
        if not before or (before.group() in STOP and not _JOIN.match(low, max(0, before.start() - 16), before.start())):
            break
        number = figures and not joined
        figures = figures and bool(_NUMBER.fullmatch(before.group()))
        number = number or bool(_NUMBER.fullmatch(before.group()))
        if not number and (joined or blanks >= 2 or _MARKED.search(low, start, end)):
            break
        start = before.start()
        blanks += 1
    while start < end and low[start] in ".'*!-":
        start += 1
    return start, last.strip(".'*!")


def _windows(low: str, mark: Rx) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """Where ``mark`` is found: the offset of a window round it, the window, and the mark's place in the window.

    An address is short: in a long text what stands further off is not looked at, and the small patterns run untimed.
    """
    if len(low) <= SHORT:
        yield from ((0, low, m.span()) for m in mark.finditer(low))
        return
    for a, b in [m.span() for m in mark.finditer(low)]:
        base = max(0, a - 240)
        yield base, low[base : b + 260], (a - base, b - base)


_SIGNED_GATE = Gate(chars="@")


@dataclass(frozen=True, slots=True)
class Signed:
    """Addresses with an @, blanks beside it or not, with an ending or a provider's bare name."""

    name: str = "email"
    label: str = "EMAIL_ADDRESS"
    gate: Gate = _SIGNED_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for base, low, sign in _windows(text.low, _SIGN):
            at, end = sign
            gap = at
            while gap > max(0, at - 2) and low[gap - 1].isspace():
                gap -= 1
            start, last = _local(low, gap, spoken=False)
            if start == gap or not any(c.isalnum() for c in low[start:gap]):
                continue
            stop, score = self._domain(low, end, start, gap, last, blank=gap < at)
            if score:
                yield Finding(base + start, base + stop, self.label, score, self.name)

    def _domain(self, low: str, at: int, start: int, gap: int, last: str, *, blank: bool) -> tuple[int, float]:
        tight = _TIGHT.match(low, at)
        ordinary = last in STOP
        named = _NAMED.match(low, at)
        if tight and not blank and any(c.isalpha() for c in low[start:gap]):
            # a comma or a blank may stand for a further dot: "example.co uk"
            more = _ENDING_MORE.match(low, tight.end())
            if tight.group()[-1].isalpha():
                return (more.end() if more else tight.end()), 0.95
        if named and not ordinary and (named["sure"] or named["end"] or not blank):
            return named.end(), 0.9 if named["end"] else 0.8 if named["sure"] or (
                _MARKED.search(low, start, gap) or _CUE_NEAR(low, start, named.end())
            ) else 0.4
        spoken = _SPOKEN.match(low, at)
        if spoken and not ordinary:
            stop = _cut(low, spoken)
            if stop:
                return stop, 0.85
        host = _ANY_HOST.match(low, at)
        if host and not blank and not ordinary and low[gap - 1] != "." and any(c.isalpha() for c in low[start:gap]):
            sure = _MARKED.search(low, start, gap) or _CUE_NEAR(low, start, host.end())
            return host.end(), 0.6 if sure else 0.3
        return 0, 0.0


_ENDING_MORE = QuickRx(r"(?<=\.co)[\s.,]{1,2}uk(?![^\W_])")


def _CUE_NEAR(low: str, start: int, end: int) -> bool:  # noqa: N802
    return near(_CUE, low, start, end, 30, 16)


def _cut(low: str, match: Any) -> int:
    """The end of the longest head of a spoken domain that ends in a top-level domain, or 0."""
    for end in sorted({match.end(), *(m.start() for m in _JOINTS.finditer(low, *match.span()))}, reverse=True):
        if _ENDING.search(low, match.start(), end):
            return int(end)
    return 0


_JOINTS = QuickRx(rf"{_DOT_WORD}|{_DASH_WORD}|\.|\s|,")


_SPOKEN_GATE = Gate(
    words=frozenset({"dot", "com", "uk", "org", "net", "example", *SURE, "yahoo", "outlook", "icloud", "aol", "msn"})
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Addresses without an @: "tom dot price at gmail dot com", "tom(at)example.com", "tom at gmail"."""

    name: str = "email_spoken"
    label: str = "EMAIL_ADDRESS"
    gate: Gate = _SPOKEN_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        if "at" not in text.words and "@" not in text.low:
            return
        for base, low, (at, after) in _windows(text.low, _WORD_AT):
            end = at
            while end and (low[end - 1].isspace() or low[end - 1] == ","):
                end -= 1
            start, last = _local(low, end, spoken=True)
            if start == end or last in STOP or not any(c.isalpha() for c in low[start:end]):
                continue
            stop, score = self._domain(low, at, after, start, end)
            if score:
                yield Finding(base + start, base + stop, self.label, score, self.name)

    def _domain(self, low: str, at: int, after: int, start: int, end: int) -> tuple[int, float]:
        sure = (
            low[at:after].strip(" ,") != "at" or bool(_MARKED.search(low, start, end)) or _CUE_NEAR(low, start, after)
        )
        sure = sure or bool(_SPOKEN_MARK.search(low, start, end))
        named = _NAMED.match(low, after)
        if named and (named["end"] or (named["sure"] and end - start > 1 and (sure or " " not in low[start:end]))):
            return named.end(), 0.9 if named["end"] else 0.75
        spoken = _SPOKEN.match(low, after)
        stop = _cut(low, spoken) if spoken else 0
        if not stop:
            return 0, 0.0
        # "form at example.com" is a page; "tom at example dot com" is said of a person
        return stop, 0.9 if sure else 0.75 if " dot " in low[after:stop] else 0.3


_SPOKEN_MARK = QuickRx(r"\s(?:dot|under\ ?score|dash|hyphen)\s")

_BARE = Pattern(
    "email_bare",
    label="EMAIL_ADDRESS",
    regex=Rx(
        r"(?<![^\W_])(?:gmail|hotmail|yahoo|icloud|outlook|email|e-mail)(?:\saddress|\sname|\saddy)?(?:'?s|\sis|\sits|\s?[:=])\s"
        r"(?P<v>(?:[a-z]{3,20}[0-9]{2,6}[a-z]{0,4}|[a-z]{1,20}[._][a-z]{2,20}[0-9]{1,6}|[a-z]{1,20}_[a-z0-9]{2,20}))(?![\w@]|\.\w|\s?(?:@|at(?![a-z])))"
    ),
    score=0.7,
    gate=Gate(frozenset({"gmail", "hotmail", "yahoo", "icloud", "outlook", "email", "mail"})),
)

DETECTORS = (Signed(), Spoken(), _BARE)
