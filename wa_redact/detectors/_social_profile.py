"""Addresses of profiles on social and gaming sites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wa_redact.detectors._social_words import PAGES
from wa_redact.patterns import Rx
from wa_redact.text import Gate, Text
from wa_redact.types import Finding

_NAME = r"[\w.%+$~-]{1,60}"
_SITE = (
    rf"(?:(?:instagram\.com|instagr\.am|tiktok\.com|twitter\.com|x\.com|threads\.net|threads\.com|twitch\.tv|soundcloud\.com|"
    rf"onlyfans\.com|fansly\.com|t\.me|telegram\.me|linktr\.ee|tellonym\.me|ngl\.link|cash\.app|paypal\.me|paypal\.com/paypalme|"
    rf"monzo\.me|revolut\.me|ko-fi\.com|patreon\.com|depop\.com|pinterest\.(?:com|co\.uk)|vsco\.co|bere\.al|bereal\.com|ask\.fm|curiouscat\.me|"
    rf"facebook\.com(?:/people|/profile|/groups)?|fb\.com|fb\.me|m\.me|youtube\.com(?=/@)|kick\.com|tumblr\.com|(?:vk|ok)\.(?:com|ru)|"
    rf"badoo\.com|wattpad\.com/user|about\.me|last\.fm/user|litmatch\.\w+|spoo\.me|locket\.cam|hoo\.be|beacons\.ai|carrd\.co|snapchat\.com|bsky\.app)"
    rf"/(?:profile\.php\?id=|c/|user/|users/|add/|u/|t/|in/|profile/|people/)?@?(?P<n>{_NAME})"
    rf"|(?:linkedin\.com/in|roblox\.com/(?:\w\w/)?users|steamcommunity\.com/(?:id|profiles)|reddit\.com/(?:u|user)|"
    rf"discord(?:app)?\.com/users|discord\.gg|open\.spotify\.com/user|vinted\.(?:co\.uk|com)/member|youtube\.com/(?:c|user|channel)|"
    rf"scratch\.mit\.edu/users|chess\.com/member|xboxgamertag\.com/search|account\.xbox\.com/profile|snapchat\.com/add)/(?P<n2>{_NAME}))"
)


_PROFILE_GATE = Gate(chars="/")


@dataclass(frozen=True, slots=True)
class Profile:
    """Addresses of profiles: the whole link, for the name stands in it."""

    name: str = "social_profile"
    label: str = "SOCIAL_HANDLE"
    gate: Gate = _PROFILE_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        if "." not in text.low:
            return
        for m in _PROFILE.finditer(text.low):
            name = (m["n"] or m["n2"] or "").rstrip(".,;:!?-")
            end = m.end()
            while end > m.start() and text.low[end - 1] in ".,;:!?-'*~":
                end -= 1
            if name and (m["n2"] or name.lower() not in PAGES):
                yield Finding(m.start(), end, self.label, 0.9, self.name)


_PROFILE = Rx(
    rf"(?:https?:/{{1,2}}|(?<![\w@.-]))(?:(?:www|m|mobile|web|en-gb|l|touch|uk|story|open)\.){{0,2}}{_SITE}(?:[/?#][\w\-.~/?#@!$&+=%|]*)?"
)
