"""E-mail addresses: as written, broken up, disguised ("(at)"), and spoken ("tom dot price at example dot com")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wa_redact.patterns import LEFT, Rx, near
from wa_redact.text import Gate, Text
from wa_redact.types import Finding

#: providers that mean nothing else in a message, with the ways people mistype them
_SURE = (
    *(
        "gmail",
        "gmial",
        "gmai",
        "gmal",
        "gamil",
        "gmaill",
        "gnail",
        "googlemail",
        "hotmail",
        "hotmial",
        "hotmal",
        "hotmai",
    ),
    *(
        "hotmaill",
        "ymail",
        "rocketmail",
        "protonmail",
        "btinternet",
        "btopenworld",
        "talktalk",
        "virginmedia",
        "ntlworld",
    ),
    *("blueyonder", "gmx", "nhsmail", "cjsm", "tiscali", "g mail", "hot mail"),
)
#: providers whose names are ordinary words as well
_ALSO = (
    "outlook",
    "yahoo",
    "yaho",
    "icloud",
    "live",
    "msn",
    "aol",
    "sky",
    "proton",
    "mail",
    "me",
    "example",
    "bt",
    "mac",
)
_TLD = (
    r"(?:co\s?(?:\.|dot|\s)\s?uk|com|con|cmo|comm|uk|org|net|gov|nhs|edu|ac|sch|info|biz|eu|ie|io|fr|de|pl|ro|es|pt|it|nl|"
    r"lt|lv|bg|hu|tr|pk|ng|gh|au|ca|nz|cymru|wales|scot|london|online|email|example|test|invalid|care|charity|foundation)"
)
_CUE = Rx(
    r"(?<![a-z])(?:e-?\ ?mails?|emial|emailed|e-?mailing|mail(?:ed|ing)?|cc|bcc|inbox|addy|forward|fwd|invite|resend|logi?n)"
    r"(?![a-z])"
)
_STOP_TEXT = (
    "a about add addi address addy again all also am an and any apply are arrived ask at available back be been before "
    "best book booked buy by bye call came can cc check chris come contact copy could dad dads do doc docs does down e "
    "eat email emails every find for form found from fwd get go going gone got had has have he her here hers hes hi him "
    "his how i if im in info is it its job join just kids know later latest leave left like link live lives log login "
    "look looked looking mail mails mate me meet meeting met mine mum mums mums my n nan name new no not now number of ok "
    "on one online only or order our out over page park pick please pls plz price prices put resend ring said see sell "
    "send sent shall she shes shop should sign site so some start starts stay stop thanks thats the their them then there "
    "they theyre this to told try u until up updated ur us use using via visit w was we website well went were what when "
    "where which who will with work works worker working would write yes you your yours"
)
#: words that are never the local part, nor the first word of a spoken one
_STOP = frozenset(_STOP_TEXT.split()) - {"info", "chris", "price"}

#: endings that may stand after a blank or a comma: none of them is a word of its own
_PLAIN_TLD = r"(?:co\s?(?:\.|dot|\s)\s?uk|com|uk|org|net|gov|example)"

# the mark between the two halves
_HOST = r"(?:[^\W_]|-)"
_DOT_WORD = (
    r"(?:\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s{1,3}(?:dot|d0t|point|full\ ?stop|period)\s{1,3}|[-_](?:dot)[-_])"
)
_DASH_WORD = r"(?:\s{1,2}(?:dash|hyphen|minus|-)\s{1,2})"
# looked for before anything is read: what may follow the mark
_AHEAD = rf"\s{{0,3}}(?:{_HOST}{{1,63}}+(?:{_DOT_WORD}|{_DASH_WORD}|\.|\s?\.\s|\s\.|,\s?){_HOST}|(?:{'|'.join((*_SURE, *_ALSO))}))"
_SIGN = Rx(rf"@{{1,3}}(?=[^\W\d_]{_HOST}{{2,62}}+(?![@.]?\w)|{_AHEAD})")
_WORD_AT = Rx(rf"(?:[\[({{<*_-]\s?|{LEFT})(?:at|@)(?![^\W_])(?:\s?[\])}}>*_-])?+(?={_AHEAD})")
_TIGHT = Rx(rf"{_HOST}{{1,63}}+(?:\.{_HOST}{{1,63}}+){{1,8}}+")
_SPOKEN = Rx(
    rf"\s{{0,3}}{_HOST}{{1,63}}+(?:(?:{_DOT_WORD}|{_DASH_WORD}|\.|\s?\.\s|\s\.|,\s?)(?!dot|dash){_HOST}{{1,63}}+){{1,8}}+"
)
_ENDING = Rx(rf"(?:(?:{_DOT_WORD}|\.){_TLD}|(?:\s?\.\s|\s\.|,\s?){_PLAIN_TLD})$")
_NAMED = Rx(
    rf"\s{{0,3}}(?P<host>(?P<sure>{'|'.join(_SURE)})|{'|'.join(_ALSO)})"
    rf"(?P<end>(?:com|co\.?uk)(?![^\W_])|(?:(?:{_DOT_WORD}|\.){_TLD}|[\s.,]{{1,3}}{_PLAIN_TLD})(?![^\W_])"
    rf"(?:(?:{_DOT_WORD}|[\s.,]{{1,2}})uk(?![^\W_]))?)?(?![^\W_])"
)
_ANY_HOST = Rx(rf"[^\W\d_]{_HOST}{{2,62}}+(?![@.]?\w)")

# read leftwards from the mark: a token, and what joins it to the next
_TOKEN = Rx(r"[\w.%+'~&*!-]{1,64}$")
_BRACKET = Rx(r"\s?[\[({<]\s?(?:dot|\.|underscore|dash|at)\s?[\])}>]\s?$")
_JOIN = Rx(
    r"(?:\s{1,3}(?:dot|d0t|point|full\ ?stop|period|under\ ?score|dash|hyphen|minus|plus|[._-])\s{1,3}|[._-]\s{1,2}|"
    r"\s{1,2}(?=[._-]))$"
)
_NUMBER = Rx(
    r"(?:[0-9]+|[a-z]|oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|treble|triple|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
)
_MARKED = Rx(r"[a-z].*[._0-9]|[0-9].*[a-z]")


def _local(low: str, end: int, *, spoken: bool) -> tuple[int, str]:
    """Where the local part that ends at ``end`` begins, and its last token. No local part: ``end``."""
    token = _TOKEN.search(low, max(0, end - 64), end)
    if not token:
        return end, ""
    start, last = token.start(), token.group()
    joined = False
    figures = bool(_NUMBER.fullmatch(last))
    blanks = 0
    for _ in range(8):
        left = max(0, start - 24)
        join = _BRACKET.search(low, left, start) or _JOIN.search(low, left, start)
        if join and (before := _TOKEN.search(low, max(0, join.start() - 64), join.start())):
            # "ok. tom@" : a full stop before a blank ends a sentence unless the rest is spoken as well
            if low[join.start()] == "." and not spoken:
                break
            start, joined = before.start(), True
            continue
        if not spoken or blanks >= 3 or low[start - 1 : start] != " ":
            break
        before = _TOKEN.search(low, max(0, start - 65), start - 1)
        if not before or (
            before.group() in _STOP and not _JOIN.search(low, max(0, before.start() - 16), before.start())
        ):
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


_SIGNED_GATE = Gate(chars="@")


@dataclass(frozen=True, slots=True)
class Signed:
    """Addresses with an @, blanks beside it or not, with an ending or a provider's bare name."""

    name: str = "email"
    label: str = "EMAIL_ADDRESS"
    gate: Gate = _SIGNED_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for sign in _SIGN.finditer(low):
            end = sign.start()
            gap = end
            while gap > max(0, sign.start() - 2) and low[gap - 1].isspace():
                gap -= 1
            start, last = _local(low, gap, spoken=False)
            if start == gap or not any(c.isalnum() for c in low[start:gap]):
                continue
            stop, score = self._domain(low, sign.end(), start, gap, last, blank=gap < end)
            if score:
                yield Finding(start, stop, self.label, score, self.name)

    def _domain(self, low: str, at: int, start: int, gap: int, last: str, *, blank: bool) -> tuple[int, float]:
        tight = _TIGHT.match(low, at)
        ordinary = last in _STOP
        named = _NAMED.match(low, at)
        if tight and not blank and any(c.isalpha() for c in low[start:gap]):
            # a comma or a blank may stand for a further dot: "example.co uk"
            more = _ENDING_MORE.match(low, tight.end())
            if tight.group()[-1].isalpha():
                return (more.end() if more else tight.end()), 0.95
        if named and not ordinary and (named["sure"] or named["end"] or not blank):
            return named.end(), 0.9 if named["end"] else 0.8 if named["sure"] or _CUE_NEAR(
                low, start, named.end()
            ) else 0.4
        spoken = _SPOKEN.match(low, at)
        if spoken and not ordinary:
            stop = _cut(low, spoken)
            if stop:
                return stop, 0.85
        host = _ANY_HOST.match(low, at)
        if host and not blank and not ordinary and any(c.isalpha() for c in low[start:gap]):
            sure = _MARKED.search(low, start, gap) or _CUE_NEAR(low, start, host.end())
            return host.end(), 0.6 if sure else 0.3
        return 0, 0.0


_ENDING_MORE = Rx(r"(?<=\.co)[\s.,]{1,2}uk(?![^\W_])")


def _CUE_NEAR(low: str, start: int, end: int) -> bool:  # noqa: N802
    return near(_CUE, low, start, end, 30, 16)


def _cut(low: str, match: Any) -> int:
    """The end of the longest head of a spoken domain that ends in a top-level domain, or 0."""
    for end in sorted({match.end(), *(m.start() for m in _JOINTS.finditer(low, *match.span()))}, reverse=True):
        if _ENDING.search(low, match.start(), end):
            return int(end)
    return 0


_JOINTS = Rx(rf"{_DOT_WORD}|{_DASH_WORD}|\.|\s|,")


_SPOKEN_GATE = Gate(
    words=frozenset({"dot", "com", "uk", "org", "net", "example", *_SURE, "yahoo", "outlook", "icloud", "aol", "msn"})
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Addresses without an @: "tom dot price at gmail dot com", "tom(at)example.com", "tom at gmail"."""

    name: str = "email_spoken"
    label: str = "EMAIL_ADDRESS"
    gate: Gate = _SPOKEN_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        if "at" not in text.words and "@" not in low:
            return
        for mark in _WORD_AT.finditer(low):
            end = mark.start()
            while end and low[end - 1].isspace():
                end -= 1
            start, last = _local(low, end, spoken=True)
            if start == end or last in _STOP or not any(c.isalpha() for c in low[start:end]):
                continue
            stop, score = self._domain(low, mark, start, end)
            if score:
                yield Finding(start, stop, self.label, score, self.name)

    def _domain(self, low: str, mark: Any, start: int, end: int) -> tuple[int, float]:
        sure = (
            mark.group().strip() != "at" or bool(_MARKED.search(low, start, end)) or _CUE_NEAR(low, start, mark.end())
        )
        sure = sure or bool(_SPOKEN_MARK.search(low, start, end))
        named = _NAMED.match(low, mark.end())
        if named and (named["end"] or (named["sure"] and (sure or " " not in low[start:end]))):
            return named.end(), 0.9 if named["end"] else 0.75
        spoken = _SPOKEN.match(low, mark.end())
        stop = _cut(low, spoken) if spoken else 0
        if not stop:
            return 0, 0.0
        # "form at example.com" is a page; "tom at example dot com" is said of a person
        return stop, 0.9 if sure else 0.75 if " dot " in low[mark.end() : stop] else 0.3


_SPOKEN_MARK = Rx(r"\s(?:dot|under\ ?score|dash|hyphen)\s")

DETECTORS = (Signed(), Spoken())
