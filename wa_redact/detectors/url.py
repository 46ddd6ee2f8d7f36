"""Links that carry a private resource: meetings, shared documents, map pins, anything with a token in it."""

from collections.abc import Iterator

from wa_redact.patterns import Rx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_LINK = Rx(
    r"(?<![\w@.])(?:(?:https?|geo|zoommtg|webcal)://?|www\.)[^\s<>\"\ufffc]{2,2000}+|(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/[^\s<>\"\ufffc]{2,2000}+|(?<![\w])geo:-?\d[^\s]{3,60}+"
)
_PRIVATE = Rx(
    r"zoom\.us/|teams\.(?:microsoft|live)\.com|meet\.google|meet\.jit|whereby\.com|webex\.|skype\.|facetime\.apple|chat\.whatsapp|signal\.group|t\.me/|"
    r"discord\.gg|accurx|attendanywhere|drive\.google|docs\.google|forms\.gle|dropbox\.|1drv\.ms|onedrive|sharepoint\.|wetransfer|we\.tl/|"
    r"icloud\.com|box\.com/s|photos\.app|photos\.google|maps\.google|google\.[a-z.]{2,6}/maps|goo\.gl/|maps\.app|maps\.apple|waze\.com|citymapper|w3w\.co|what3words|"
    r"life360|snapchat\.com/map|map\.snapchat|find\.apple|calendly|outlook\.office|geo:|openstreetmap\.org/\S*\d"
)
_TOKEN = Rx(
    r"[=/#](?=[^\s/&=]*\d)(?=[^\s/&=]*[a-z])[a-z0-9_-]{16,}|[?&#](?:token|key|pwd|code|auth|sig|id|email|name|ref|user|dob|session|invite)=[^&\s]|%[0-9a-f]{2}"
)


class Links:
    """Every link that is private by its host or by what its path carries."""

    name = "url"
    label = "URL"
    gate = Gate(chars="/:")

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form; punctuation after the link stays."""
        if "." not in text.low and "geo:" not in text.low:
            return
        for m in _LINK.finditer(text.low):
            end = m.start() + len(m.group().rstrip(".,;:!?)'\"]"))
            link = text.low[m.start() : end]
            if _PRIVATE.search(link) or _TOKEN.search(link):
                yield Finding(m.start(), end, self.label, 0.9, self.name)


DETECTORS = (Links(),)
