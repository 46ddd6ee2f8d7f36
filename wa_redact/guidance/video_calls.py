"""A call with a picture that is arranged or reported has a step of its own in the case record.

"facetime" and "video call" say it by themselves; "zoom", "teams" and "video" have other meanings and need a time, a
person or a verb of calling beside them. What is only missed, or cannot be had ("dont have facetime"), is no call.
"""

from __future__ import annotations

from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.patterns import LEFT, RIGHT, QuickRx
from wa_redact.types import Action, Message

#: whom a call is with; U+FFFC stands for what was taken out
_WHO = (
    r"(?:me|him|her|them|us|u|you|ya|mum|mam|mom|dad|mummy|daddy|nan|nana|nanny|gran|grandma|grandad|granny|aunt\w*+|uncle|"
    r"sis|bro|sister|brother|the (?:kids|boys|girls|baby|children|family|carers?|parents|lads|twins|grandparents)|"
    r"(?:my|his|her|ur|your|their) \w++|\ufffc)"
)
_DAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:s?day)?"
_WHEN = (
    rf"(?:at|@|on {_DAY}|{_DAY}|later|l8r|now|soon|again|today|tonight|tonite|tmrw|tmw|tmoz|2moro|2moz|tomorrow|tomoz|this (?:am|pm|morning|"
    r"afternoon|evening|week)|next week|in (?:\d|half|an|ten|five)|from \d|instead|for (?:contact|the))"
)
_WITH = r"(?:with|w/?|wiv|wit)"
_CAN = r"(?:can|could|cud|shall|will|should|i'?ll|il|we'?ll|lets|let's|gonna|to|please|pls|or|u|you|we|i|just)"
_MEETING = r"(?:call|meeting|mtg|meet|chat|link|contact|session|visit|invite|review|conference|interview|catch ?up)s?"
_BY = r"(?:on|by|over|via|through|thru)"
_SAW = (
    r"(?:spoke|speak|speaking|talk|talked|talking|chat|chatted|rang|ring|ringing|call|called|saw|see|seen|met|meet|contact|visit(?:ed)?|"
    r"interview(?:ed)?|assessed|join(?:ed|ing)?|available)"
)
_DID = r"(?:done|did|do|doing|had|have|happy)"

_SURE = QuickRx(
    LEFT
    + r"(?:face ?times?d|face ?timing|facetimes?|vid(?:eo)?[ -]?(?:call|chat)(?:s|ed|ing|in)?|video (?:contact|visit|conference|confer?encing|meeting|interview)s?|"
    r"whatsapp(?:ed)? video|video (?:whatsapp|messenger)|messenger video|video on (?:whatsapp|messenger|signal)|vc'?d|vc-?ed|vcing|vc'?ing|skyp(?:ed|ing)|"
    r"(?:meet|met|meeting|see|seeing) (?:up |them |him |her |you |u )?virtually|ft (?:me|u|you|him|her|them)|(?:google|on) duo|camera on(?= (?:so|please|pls|and|then)|[.!?]|$)|virtual (?:contact|visit|home visit|meeting|call|review)s?|google meet)"
    + RIGHT
)
_FACE_TIME = QuickRx(rf"{LEFT}(?<!some )(?<!more )(?<!any )(?<!to )face time (?:{_WHO}|{_WITH}|{_WHEN}){RIGHT}")
_VC = QuickRx(
    rf"{LEFT}(?:{_CAN}|a|ur|our|by|via|on|over|had|did|do|quick) vc(?! (?:primary|school|junior|infants|c of e)){RIGHT}|"
    rf"{LEFT}vc (?:{_WHO}|{_WITH}|{_WHEN}|call|went|was|is){RIGHT}"
)
_ZOOM = QuickRx(
    rf"{LEFT}(?:zoom|skype) {_MEETING}{RIGHT}|{LEFT}(?:zoom(?:ed|ing)?|skype) (?:{_WHO}|{_WITH}|{_WHEN}){RIGHT}|"
    rf"{LEFT}skype (?:worked|was|went|froze|is (?:at|on))|{LEFT}{_BY} (?:zoom|skype)(?! (?:lens|fc)){RIGHT}|{LEFT}(?:a|quick) zoom(?! (?:lens|past|in|out)){RIGHT}"
)
_TEAMS = QuickRx(
    rf"{LEFT}(?:ms |microsoft )?teams (?!meets?{RIGHT}){_MEETING}{RIGHT}|"
    rf"(?:{_BY}|say|do|join|have|or|use) (?:ms |microsoft )?teams(?! (?:of|are|have|were|will|in|from)){RIGHT}|"
    rf"(?:^|[.!?,] )teams (?:at|@) \d"
)
_VIDEO = QuickRx(
    rf"{LEFT}{_SAW}{RIGHT}(?: (?!them doing)[\w']++){{0,5}}? {_BY} (?:video|cam|webcam)(?! (?:taking|doing|hitting|of|games?|doorbell)){RIGHT}|"
    rf"{LEFT}{_DID}{RIGHT}(?: [\w']++){{0,4}}? (?:by|over|via) (?:video|cam|webcam){RIGHT}|"
    rf"{LEFT}(?:can|could) (?:i|we|he|she|they) (?:see|speak to|talk to) {_WHO}[^.?!\n]{{0,20}}? {_BY} (?:video|cam){RIGHT}|"
    rf"{LEFT}cam (?:at \d|{_WITH} ){RIGHT}|{LEFT}visits?(?: \w++){{0,2}} virtually{RIGHT}|{LEFT}video (?:at|@) \d"
)
_NOT = QuickRx(
    LEFT
    + r"(?:missed (?:video|facetime|zoom|vc)|declined|(?:don'?t|doesn'?t|didn'?t|can'?t|cannot|cant|won'?t|not|no|never|hasn'?t|haven'?t) "
    r"(?:(?:do|have|got|use|get|like|want|a|any|on|got a|with|able to(?: do| use)?|allowed) ){0,3}(?:face ?time|video|zoom|skype|vc|teams))"
    + RIGHT
)
_PATTERNS = (_SURE, _FACE_TIME, _VC, _ZOOM, _TEAMS, _VIDEO)


class VideoCalls(Rule):
    """Reads the normal form, names taken out."""

    id = "video-calls"
    title = "Video calls are recorded in the right step of the case record"
    actions = (Action.ALLOW, Action.WARN)
    words = frozenset(
        "facetime facetimes facetimed facetiming face video videocall videocalled vid vidcall vc vcd vcing zoom zoomed zooming teams skype "
        "skyped skyping whatsapp messenger virtual virtually cam webcam google duo ft camera".split()
    )

    def read(self, message: Message) -> tuple[str, ...]:
        """The reminder when a video call is arranged or reported."""
        low = blanked(message).low
        for pattern in _PATTERNS:
            for m in pattern.finditer(low):
                if _NOT.search(low, max(0, m.start() - 40), m.end()) is None:
                    return ("Record this video call in the right step of the case record.",)
        return ()


GUIDE = VideoCalls()
