"""Social-media and gaming names: @handles, profile addresses, and what follows or precedes a platform's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wa_redact.detectors._lists import words
from wa_redact.detectors._social_profile import Profile
from wa_redact.detectors._social_strength import strength
from wa_redact.detectors._social_words import NOUNS, ORDINARY, PLATFORMS
from wa_redact.patterns import LEFT, RIGHT, Rx, near
from wa_redact.text import Gate, Text
from wa_redact.types import Finding


def _alt(words: tuple[str, ...]) -> str:
    return "|".join(sorted((w.replace(" ", r"[\s-]?") for w in words), key=len, reverse=True))


_PLATFORM = rf"(?:{_alt(PLATFORMS)})"
_NOUN = rf"(?:{_alt(NOUNS)})"
_PLATFORM_NEAR = Rx(
    rf"{LEFT}(?:{_PLATFORM}|{_NOUN}|follow(?:ing|ed|s)?|followers|dm(?:s|'?d|ed)?|posted|posting|profile|socials?|sells?|selling|"
    rf"live\ ?stream|reposted|story|stories|reels?|unfollow|blocked|add\ (?:me|her|him|them)){RIGHT}"
)

# a name as sites allow it; it may begin with an underscore and ends before the sentence's own full stop
_VALUE = r"(?:[@$]{0,2}[\w](?:[\w.\-]{0,38}[\w])?(?:\#[0-9]{4})?)"
_LINK = (
    r"(?:(?<=\w)'?s(?=[\s:=])|[\s:=,>-]|(?:is|iz|are|was|wos|still|now|its|it's|it|called|cald|named|under|just|new|old|main|other|second|private|"
    r"secret|fake|spam|profile|account|acc|acct|accs|name|user|username|handle|tag|id|here|the|one|b4|before|changed|to|:|"
    r"he's|hes|she's|shes|they're|im|i'm|as|at)(?=[\s:=,>@-]))"
)
_EXPLICIT = Rx(r"(?:[:=>]|(?<![a-z])(?:is|iz|its|it's|called|cald|named|under|was|as)(?![a-z]))")
_NAME_WORD = Rx(r"(?<![a-z])(?:name|username|user|handle|tag|id)(?![a-z])")
# what stands further from the platform's name must look like nothing else
_ROAMING = Rx(
    r"(?<![\w.@#/\\:=-])(?:[a-z][a-z0-9]*+(?:[._]{1,3}[a-z0-9]++){1,8}+_{0,3}|x{1,2}[a-z]+[0-9]*x{1,2}|[a-z]{4,20}[0-9]{1,4}[a-z]{0,2})(?![\w@/\\])"
)
_NAMING = Rx(r"(?:[:=>]|(?<![a-z])(?:called|cald|named|under|as)(?![a-z]))")

_AFTER = Rx(rf"{LEFT}(?P<cue>(?P<noun>{_NOUN})|{_PLATFORM})(?P<link>{_LINK}{{1,12}}+)(?P<v>{_VALUE})")
_USER = Rx(rf"{LEFT}(?P<cue>user|player|account|acc|profile|follow(?:ing|s)?|add(?:ed|ing|s)?|dm(?:s|'d|ed)?|unblock|"
           rf"block(?:ed)?|search(?:\ for)?|look\ up|msg|message|page|channel|streamer|socials?)(?P<link>[\s:=]{{1,3}}(?:(?:me|him|her|us|them|is|its|it's|called|named|"
           rf"for|on|as|from|by)[\s:=]{{1,2}}){{0,3}})(?P<v>{_VALUE})")  # fmt: skip
_BEFORE = Rx(
    rf"(?<![\w.@#/-])(?P<v>{_VALUE}){RIGHT}[\s,(]{{1,3}}(?:(?:is|thats|that's|its|for|acc|account|name)\s)?"
    rf"(?:on|for|is|in|from|@|via|off)\s(?:(?:his|her|my|their|the|your|ur|there|a)\s)?{_PLATFORM}{RIGHT}"
)
_SPOKEN = Rx(
    rf"{LEFT}(?:{_NOUN}|{_PLATFORM})(?P<link>{_LINK}{{1,12}}+)(?P<v>[\w]{{1,24}}(?:(?:\s|\s?[(]\s?)(?:under\s?score|dot|dash|hyphen|"
    r"full\ stop|point)(?:\s?[)]\s?|\s)[\w]{1,24}){1,6}(?:\s(?:[0-9]{1,4}|[xo]{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    rf"eighteen|nineteen|oh|zero)){RIGHT}){{0,4}})"
)
_PUNCTUATION = frozenset(("under", "underscore", "dot", "dash", "hyphen", "stop", "point"))
_WORDS = Rx(
    rf"{LEFT}(?:{_NOUN})(?:\s(?:is|was|called)\s|\s?[:=]\s?)(?P<v>[a-z][\w]{{2,15}}\s(?:[a-z][\w]{{2,15}}\s)?[0-9]{{1,4}}){RIGHT}(?!\s?[ap]m)"
)

_AT = Rx(r"(?<![^\W_.]|[@/])@(?P<v>[\w](?:[\w.]{0,38}[\w])?)")
_CLOCK = Rx(r"[0-9]{1,4}(?:[.:][0-9]{2})?(?:[ap]m|ish|o?clock|hrs?|th|st|nd|rd|mins?)?(?:\..*)?")
_WRAPPED = Rx(
    r"(?<![\w.@/])(?:x{1,3}_{1,2}|_)[a-z0-9][\w.]{2,28}_(?:x{1,3})(?!\w)|(?<![\w.@/])xx?_[a-z0-9]\w{2,28}(?!\w)"
)
_UNDERSCORED = Rx(r"(?<![\w./@\\:=&?#-])[a-z][a-z0-9]*(?:[_.][a-z0-9]+){0,3}_[\w.]{1,24}(?<![._])(?![\w@/\\(=])")
_FILE = Rx(
    r"(?:img|vid|aud|ptt|doc|dsc|pxl|mvimg|screenshot|screen|scan|file|page|form|report|final|draft|copy|image|photo|video|voice|"
    r"recording|v[0-9]+|template|version|utm)[_0-9.].*|.*\.(?:jpe?g|png|gif|mp[34]|m4a|pdf|docx?|xlsx?|pptx?|csv|txt|opus|heic|webp|zip|msg)"
    r"|.*_(?:v[0-9]+|final|draft|form|report|copy)"
)

_CUE_WORDS = frozenset(p.replace("-", " ").split()[0].rstrip("345") for p in (*PLATFORMS, *NOUNS))
# what joins a name to the platform that follows it
_JOINED = Rx(r"(?r)(?<![^\W_])(?:on|for|is|in|from|@|via|off)\s(?:(?:his|her|my|their|the|your|ur|there|a)\s)?")


def _cues(text: Text) -> list[int]:
    """Where a word stands with which a platform or a noun begins."""
    low = text.low
    found = []
    for word in text.words & _CUE_WORDS:
        at = low.find(word)
        while at >= 0:
            if not low[max(0, at - 1) : at].isalnum():
                found.append(at)
            at = low.find(word, at + len(word))
    return sorted(found)


def _at(pattern: Rx, low: str, places: list[int]) -> Iterator[Any]:
    """Matches of ``pattern`` that begin at ``places``, none inside another."""
    end = 0
    for place in places:
        if place >= end and (m := pattern.match(low, place)):
            end = m.end()
            yield m


def _names_before(low: str, cues: list[int]) -> list[int]:
    """Where the words begin that stand before "on snap" or "is her insta"."""
    found: set[int] = set()
    for cue in cues:
        if not (joined := _JOINED.match(low, max(0, cue - 16), cue)):
            continue
        base = max(0, joined.start() - 80)
        words = low[base : joined.start()].split(" ")[-4:]
        at = joined.start() - sum(len(w) + 1 for w in words) + 1
        for word in words:
            skip = len(word) - len(word.lstrip("(,'\"*~!?:;\n"))
            found.add(at + skip)
            at += len(word) + 1
    return sorted(p for p in found if p >= 0)


_CUED_GATE = Gate(
    words=frozenset(
        w for p in (*PLATFORMS, *NOUNS) for w in [p.replace("-", " ").split()[0].rstrip("345")] if len(w) > 1
    )
    - {"be", "only", "play", "among", "ask", "at", "profile"}
    | {"gamer", "bereal", "onlyfans", "ps"}
)


@dataclass(frozen=True, slots=True)
class Cued:
    """Names beside a platform's name or a word such as "username"."""

    name: str = "social"
    label: str = "SOCIAL_HANDLE"
    gate: Gate = _CUED_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low, norm = text.low, text.norm
        cues = _cues(text)
        for m in _at(_AFTER, low, cues):
            yield from self._after(low, norm, m["link"], m.span("v"), noun=m["noun"] or "")
        for m in () if text.words.isdisjoint(_PUNCTUATION) else _at(_SPOKEN, low, cues):
            yield Finding(m.start("v"), m.end("v"), self.label, 0.8, self.name)
        for m in _at(_WORDS, low, cues) if text.digits else ():
            if m["v"].split()[0] not in ORDINARY:
                yield Finding(m.start("v"), m.end("v"), self.label, 0.75, self.name)
        for m in _at(_BEFORE, low, _names_before(low, cues)):
            start, end = m.span("v")
            if strength(low[start:end], norm[start:end]) >= 2:
                yield Finding(start, end, self.label, 0.8, self.name)
        for m in _ROAMING.finditer(low):
            value = m.group()
            if any(c.isdigit() or c == "_" for c in value) or value.startswith("x"):
                sure = strength(value, norm[m.start() : m.end()]) == 3 and not _FILE.fullmatch(value)
                if sure and near(_PLATFORM_NEAR, low, m.start(), m.end(), 48, 24):
                    yield Finding(m.start(), m.end(), self.label, 0.6, self.name)

    def _after(self, low: str, norm: str, link: str, span: tuple[int, int], *, noun: str) -> Iterator[Finding]:
        start, end = span
        value = low[start:end]
        if low[end : end + 1] == "@" or low[end : end + 2] == "//":
            return
        how = strength(value, norm[start:end])
        named = bool(noun or _NAME_WORD.search(link))
        if how == 3 or (how == 2 and (named or "@" in value or "." in value or _EXPLICIT.search(link))):
            yield Finding(start, end, self.label, 0.9 if how == 3 else 0.75, self.name)
        elif how >= 1 and len(value) > 3 and (named or how == 2) and _EXPLICIT.search(link):
            yield Finding(start, end, self.label, 0.65, self.name)
        elif (
            how == 1
            and noun
            and " " not in noun
            and len(value) > 3
            and not value.endswith(("ing", "ed", "ly"))
            and len(link) < 3
        ):
            yield Finding(start, end, self.label, 0.5, self.name)
        elif how >= 1 and len(value) > 4 and not value.endswith(("ing", "ed", "ly")) and _NAMING.search(link):
            yield Finding(start, end, self.label, 0.55, self.name)


_ADDED_GATE = Gate(
    words=words(
        "user player account acc profile follow following follows add added adding adds dm dms unblock block blocked search "
        "look msg message page channel streamer social socials"
    )
)


@dataclass(frozen=True, slots=True)
class Added:
    """Names after a verb or noun that is weaker than a platform: "add lil.zeke_xo", "user Pink_8812"."""

    name: str = "social_added"
    label: str = "SOCIAL_HANDLE"
    gate: Gate = _ADDED_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _USER.finditer(text.low):
            start, end = m.span("v")
            value = m["v"]
            user = m["cue"] in ("user", "player", "account", "acc", "profile", "channel", "streamer", "follow")
            marked = "_" in value or "@" in value or ("." in value and any(c.isdigit() for c in value))
            if text.low[end : end + 1] == "@" or not (marked or user) or _FILE.fullmatch(value):
                continue
            if strength(value, text.norm[start:end]) == 3 and len(value) > 4:
                yield Finding(start, end, self.label, 0.75 if marked else 0.6, self.name)


_MENTION_GATE = Gate(chars="@")


@dataclass(frozen=True, slots=True)
class Mention:
    """@handles in prose. A plain word after @ is a handle only near a platform: "@Sam" is how a chat names its people."""

    name: str = "social_at"
    label: str = "SOCIAL_HANDLE"
    gate: Gate = _MENTION_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in _AT.finditer(low):
            value = m["v"]
            start, end = m.span()
            if _CLOCK.fullmatch(value) or value.isdigit() or low[end : end + 1] == "@" or value in ORDINARY:
                continue
            how = strength(value, text.norm[start + 1 : end])
            cued = near(_PLATFORM_NEAR, low, start, end, 40, 24)
            # "@sam.she said" is a name and a new sentence; "@the.happy.smiths" is not, nor "@the.smiths" near a platform
            if not how and "." in value and (cued or value.count(".") > 1) and len(value) > 6:
                how = 2
            score = 0.9 if how == 3 else 0.85 if cued and how else 0.6 if how == 2 else 0.3 if how else 0.0
            if score:
                yield Finding(start, end, self.label, score, self.name)


_UNDERSCORED_GATE = Gate(chars="_")


@dataclass(frozen=True, slots=True)
class Underscored:
    """Words with an underscore inside, which nobody types in prose; file names apart."""

    name: str = "social_underscore"
    label: str = "SOCIAL_HANDLE"
    gate: Gate = _UNDERSCORED_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _WRAPPED.finditer(text.low):
            yield Finding(m.start(), m.end(), self.label, 0.8, self.name)
        for m in _UNDERSCORED.finditer(text.low):
            value = m.group()
            if len(value) > 4 and not _FILE.fullmatch(value):
                sure = any(c.isdigit() for c in value) or value.endswith(("x", "xo", "z"))
                yield Finding(m.start(), m.end(), self.label, 0.6 if sure else 0.5, self.name)


DETECTORS = (Cued(), Added(), Mention(), Underscored(), Profile())
