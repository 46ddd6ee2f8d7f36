"""What the body of an entry reports: a text, a file, a call, a poll, or WhatsApp speaking.

The wordings are those that WhatsApp writes in English exports (chat-miner, whatsapp-chat-parser and exports of both
systems from 2019 to 2026).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wa_redact.apps.chat.types import Attachment, Kind

_M = "[\u200e\u200f]*"
_OMITTED = re.compile(
    rf"{_M}(?:(?P<name>[^\n\u200e\u2022]{{1,255}}) \u2022 {_M}\d+ pages? {_M})?"
    rf"(?P<kind>image|video(?: note)?|audio|sticker|GIF|document|Contact card) omitted"
)
# the name of a document once more, before the file itself
_TITLE = re.compile(
    rf"{_M}(?:(?P<paged>[^\n\u200e\u2022]{{1,255}}) \u2022 {_M}\d+ pages?|(?P<bare>[^\n\u200e\u2022<]{{1,255}}?\.\w{{1,5}})) ?{_M}(?=<{_M}attached: )"
)
_ATTACHED = re.compile(rf"{_M}<(?:attached|\u200eattached): (?P<name>[^<>\n]{{1,255}})>")
_FILE_ATTACHED = re.compile(rf"{_M}(?P<name>[^\n\u200e]{{1,255}}\.\w{{1,5}}) \(file attached\)")
_MEDIA_OMITTED = re.compile(rf"{_M}<Media omitted>")
_DELETED = re.compile(
    rf"{_M}(?:This message was deleted(?: by admin .{{1,80}})?|You deleted this message(?: as admin)?)\.?{_M}",
    re.DOTALL,
)
_CALL = re.compile(
    rf"{_M}<?(?:Missed (?:group )?(?:voice|video) call|(?:Silenced |Unanswered |Declined )?(?:[Vv]oice|[Vv]ideo) call|No answer)"
    rf"(?:[,.>]| at \d|$)",
)
_POLL = re.compile(rf"{_M}POLL:\n")
# the placeholders are what a redacted export has in the place of a link
_LOCATION = re.compile(
    rf"{_M}(?:[Ll]ocation: (?:https?://|\[[A-Z_]+_\d+\]$)|[Ll]ive location shared|https://maps\.google\.com/\?q=)"
)
_EDITED = re.compile(rf" ?{_M}<This message was edited>$")
_NOTICE = re.compile(
    rf"{_M}(?:Messages (?:and calls|to this (?:chat|group)|you send to this)[^\n]{{0,60}}\b(?:end-to-end encrypt|secured)"
    r"|.{0,120}?\b(?:created (?:this )?group|added (?!to my)|removed |left$|left the group|joined using|joined from the community"
    r"|changed (?:the (?:subject|group|description)|this group|their phone number|to \+|the group)|was added|were added|is an admin|"
    r"now an admin|no longer an admin|now a community admin|pinned a message|turned (?:on|off) (?:disappearing|admin approval)|"
    r"updated the message timer|security code (?:with|changed)|reset (?:this group|the (?:group|invite))|deleted this group|"
    r"started a (?:call|video call|voice call|group call)|blocked this contact|unblocked this contact|requested to (?:join|add)|"
    r"is (?:a|not a|in your|not in your) contacts?\b|invited |set the |approved |created the community|registered as|uses a default timer))"
)
_OWN_WORDS = re.compile(
    r"You(?:'re| are| were|r security)|(?:Missed|Silenced) |Waiting for this message|This (?:chat|business|group)|"
    r"Disappearing messages|Your security code|Security code|Tap to|Only (?:people|admins)|Group settings"
)
_KINDS = {
    "jpg": "image",
    "jpeg": "image",
    "png": "image",
    "webp": "sticker",
    "heic": "image",
    "gif": "GIF",
    "mp4": "video",
} | {
    "mov": "video",
    "3gp": "video",
    "opus": "audio",
    "m4a": "audio",
    "mp3": "audio",
    "aac": "audio",
    "ogg": "audio",
    "vcf": "contact",
}


class Body(NamedTuple):
    """The kind of a body, the files that it names, whether it was edited, and where a file is named once more."""

    kind: Kind
    attachments: tuple[Attachment, ...] = ()
    edited: bool = False
    title: tuple[int, int] = (0, 0)


def is_notice(text: str) -> bool:
    """True for what WhatsApp itself writes: an entry without a sender that is so worded begins no message."""
    return bool(_NOTICE.match(text) or _OWN_WORDS.match(text.lstrip("\u200e\u200f")))


def body(text: str, *, sender: bool) -> Body:
    """What ``text``, an entry's body, reports. ``sender`` is False where no one is named as its writer."""
    first = text.partition("\n")[0]
    edited = bool(_EDITED.search(text))
    if not sender:
        return Body(Kind.CALL if _CALL.match(first) else Kind.SYSTEM)
    # WhatsApp marks its own words with U+200E; a person's "she added me" has none
    if text.startswith("\u200e") and _NOTICE.match(first):
        return Body(Kind.SYSTEM)
    if _DELETED.fullmatch(text):
        return Body(Kind.DELETED)
    if _CALL.match(first) and len(text) < 80 and (text[0] in "\u200e<" or first.startswith("Missed ")):
        return Body(Kind.CALL)
    files = tuple(_files(text))
    if files:
        title = _TITLE.match(text)
        span = title.span("paged" if title["paged"] else "bare") if title else (0, 0)
        return Body(Kind.CONTACT if files[0].kind == "contact" else Kind.MEDIA, files, edited, span)
    if _POLL.match(text):
        return Body(Kind.POLL, (), edited)
    if _LOCATION.match(text):
        return Body(Kind.LOCATION, (), edited)
    return Body(Kind.MESSAGE, (), edited)


def _files(text: str) -> list[Attachment]:
    found = [Attachment(kind_of(m["name"]), m["name"], *m.span("name")) for m in _ATTACHED.finditer(text)]
    if m := _FILE_ATTACHED.match(text):
        found.append(Attachment(kind_of(m["name"]), m["name"], *m.span("name")))
    if m := _OMITTED.match(text):
        kind = "contact" if m["kind"].startswith("Contact") else m["kind"].removesuffix(" note")
        found.append(Attachment(kind, m["name"], *(m.span("name") if m["name"] else (0, 0))))
    if _MEDIA_OMITTED.match(text):
        found.append(Attachment("media"))
    return found


def kind_of(name: str) -> str:
    """What the file called ``name`` is: image, video, audio, sticker, GIF, contact or document."""
    return _KINDS.get(name.rpartition(".")[2].lower(), "document")
