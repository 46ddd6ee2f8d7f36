"""Links that carry a private resource: meetings, shared documents, pins, records; never a page for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wa_redact.detectors._lists import words
from wa_redact.detectors._url_hosts import HOST_WORDS, KEYS, PATH_WORDS, PRIVATE, PUBLIC, is_under, opens_to_all
from wa_redact.patterns import Rx
from wa_redact.text import Gate, Text
from wa_redact.types import Finding

_CHARS = r"[\w\-.~:/?#@!$&*+;=%|,()\[\]']"
_LABEL = r"[a-z0-9_](?:[\w-]{0,61})"
# with a scheme any host will do; without one it needs a dot, a known kind of ending and a path
_LINK = Rx(
    rf"(?:h(?:tt|xx|t)ps?:?\s?/{{1,2}}\s?(?P<host>[\w.-]{{1,200}}+)(?P<port>:[0-9]{{1,5}})?(?P<path>[/?#\\]{_CHARS}{{0,4000}}+)?"
    rf"|(?<![\w@.-])(?P<host2>(?:{_LABEL}\.){{1,7}}[a-z]{{2,14}})(?P<port2>:[0-9]{{2,5}})?(?P<path2>[/?]{_CHARS}{{1,4000}}+))"
)
# the rest of a link that was broken after one of its marks
_REST = Rx(r"\s?\n\s?(?P<v>[\w\-.~/?#@!$&*+=%|]*[0-9=/?&%][\w\-.~/?#@!$&*+=%|]*)")
_APP = Rx(
    r"(?<![a-z])(?:geo:-?[0-9]{1,2}\.[0-9]+,\s?-?[0-9]{1,3}\.[0-9]+[\w.,;?=&()+%-]*|"
    r"(?:zoommtg|zoomus|msteams|facetime(?:-audio)?|whatsapp|skype|tg|snapchat|comgooglemaps|waze|sgnl|findmy|intent|"
    r"callto|sip|webexteams|ms-word|ms-excel|onenote|fb-messenger):(?://)?[\w\-.~:/?#@!$&*+;=%|,]*[^\W_][/=]?)"
)
_SCHEMES = words(
    "zoommtg zoomus msteams facetime whatsapp skype tg snapchat comgooglemaps waze sgnl findmy intent callto sip geo"
)
_TRAILING = ".,;:!?'*~|-"
_PAIRS = {")": "(", "]": "["}

_UUID = Rx(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
_PART = Rx(r"[^/?#&=+.,;:|()@!$*\[\]'~\\]+")
_PERSON = Rx(
    r"@|%40|[?&#](?:e-?mail|name|first_?name|last_?name|surname|forename|phone|tel|mobile|dob|address|postcode|child|pupil|patient|person|client)="
)
_COORDINATES = Rx(r"-?[0-9]{1,2}\.[0-9]{3,},\s?-?[0-9]{1,3}\.[0-9]{3,}")
_PIN = Rx(r"/maps?[/?@]|[?&](?:ll|daddr|destination)=")
# an article or a picture that lies in a public folder
_FILE = Rx(r"[^?#]*\.(?:html?|jpe?g|png|gif|svg|css|js|aspx?|pdf)")
_POST = Rx(
    r"/(?:p|reel|reels|stories|posts?|permalink|photos?|photo\.php|videos?|story\.php|groups|share|spotlight|events|t)(?:[/.?]|$)"
)
_SOCIAL = frozenset(("facebook.com", "fb.com", "fb.me", "fb.watch", "instagram.com", "snapchat.com", "tiktok.com"))


def _like_an_id(part: str) -> bool:
    """True when ``part`` of a path reads as a key and not as words: long digits, letters mixed with digits."""
    if len(part) < 5 or _UUID.fullmatch(part):
        return len(part) >= 5
    digits = sum(c.isdigit() for c in part)
    if "-" in part or "_" in part or "%20" in part:
        # a slug is words; one of its pieces may be a date or a count
        pieces = [p for p in part.replace("_", "-").replace("%20", "-").split("-") if p]
        wordy = sum(p.isalpha() and len(p) > 2 for p in pieces)
        return any(_like_an_id(p) for p in pieces) if wordy < 3 else any(_random(p) and len(p) > 9 for p in pieces)
    if digits == len(part):
        return digits >= 6
    return _random(part)


def _random(part: str) -> bool:
    """True when digits stand among letters, or no word could be spelled so."""
    inner = sum(a.isdigit() != b.isdigit() for a, b in pairwise(part))
    if any(c.isdigit() for c in part):
        return inner >= 2 or (len(part) >= 7 and sum(c.isdigit() for c in part) >= 3)
    vowels = sum(c in "aeiouyAEIOUY" for c in part)
    humps = sum(a.islower() and b.isupper() for a, b in pairwise(part))
    return len(part) >= 8 and (vowels * 6 < len(part) or humps >= 3 or len(part) > 28)


def score(host: str, path: str) -> float:
    """How surely a link leads to something private. ``path`` keeps its case and holds query and fragment."""
    host = host.lower().removeprefix("www.").strip(".")
    low = path.lower()
    if not path.strip("/?#"):
        return 0.0
    labels = host.split(".")
    parts = [p for p in _findall(path) if p]
    spoken = {p.lower() for p in parts}
    has_id = any(_like_an_id(p) for p in parts)
    public = is_under(host, PUBLIC)
    # a subdomain such as "teams." says more than the domain above it
    sub = bool(HOST_WORDS & set(labels[:-1] if len(labels) < 3 else labels[:-2]))
    if _PERSON.search(low) and not (public and "@" in low and is_under(host, _SOCIAL)):
        return 0.85
    if is_under(host, PRIVATE) and not opens_to_all(low):
        return 0.95 if not public or host != "bing.com" else 0.6
    if labels[0] in ("maps", "map") or _COORDINATES.search(low) or (_PIN.search(low) and "google" in host):
        return 0.9
    if is_under(host, _SOCIAL):
        return 0.8 if _POST.search(low) and has_id else 0.0
    if public:
        return 0.7 if sub and has_id and spoken & (PATH_WORDS | KEYS) else 0.0
    if has_id:
        return 0.9 if sub or spoken & PATH_WORDS or spoken & KEYS else 0.3 if _FILE.fullmatch(low) else 0.75
    if sub and (spoken & PATH_WORDS or spoken & KEYS or any(c.isdigit() for c in path)):
        return 0.85
    if sub and not opens_to_all(low):
        return 0.6
    keyed = "=" in path and spoken & KEYS & {w.split("=")[0] for w in low.replace("?", "&").split("&")}
    return 0.6 if keyed and any(c.isdigit() for c in path) else 0.0


def _findall(path: str) -> list[str]:
    return [m.group() for m in _PART.finditer(path[:2000])]


def _trim(norm: str, start: int, end: int) -> int:
    """``end`` without the punctuation of the sentence and brackets that were opened outside."""
    while end > start:
        last = norm[end - 1]
        if last in _TRAILING or (
            last in _PAIRS and norm.count(last, start, end) > norm.count(_PAIRS[last], start, end)
        ):
            end -= 1
        else:
            break
    return end


_LINK_GATE = Gate(chars="/")


@dataclass(frozen=True, slots=True)
class Link:
    """Web links, with or without a scheme."""

    name: str = "url"
    label: str = "URL"
    gate: Gate = _LINK_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low, norm = text.low, text.norm
        if "." not in low and "http" not in low:
            return
        for m in _LINK.finditer(low):
            which = "" if m["host"] else "2"
            start, end = m.start(), _trim(norm, m.start(), m.end())
            if m["path" + which] and norm[end - 1] in "/=&?%-_" and (rest := _REST.match(low, end)):
                end = _trim(norm, start, rest.end("v"))
            at = m.start("path" + which)
            value = norm[at:end].replace("\n", "") if at >= 0 else ""
            if how := score(m["host" + which], value):
                yield Finding(start, end, self.label, how, self.name)


_APP_GATE = Gate(chars=":")


@dataclass(frozen=True, slots=True)
class App:
    """Links that open an app: geo:, facetime:, zoommtg:."""

    name: str = "url_app"
    label: str = "URL"
    gate: Gate = _APP_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        if text.words.isdisjoint(_SCHEMES):
            return
        for m in _APP.finditer(text.low):
            if not m.group().endswith(":"):
                yield Finding(m.start(), m.end(), self.label, 0.8, self.name)


DETECTORS = (Link(), App())
