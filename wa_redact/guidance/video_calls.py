"""A call with a picture that is arranged or reported has a step of its own in the case record.

"facetime" and "video call" say it by themselves; "zoom", "teams" and "video" have other meanings and need a time, a
person or a verb of calling beside them. What is only missed, or cannot be had ("dont have facetime"), is no call.
"""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, Cues, listed, phrases
from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.types import Action, Message

#: whom a call is with; U+FFFC stands for what was taken out
_WHO = (
    r"(?:me|him|her|them|us|u|you|ya|mum|mam|mom|dad|mummy|daddy|nan|nana|nanny|gran|grandma|grandad|granny|aunt\w*+|uncle|"
    r"sis|bro|sister|brother|the (?:kids|boys|girls|baby|children|family|carers?|parents|lads|twins|grandparents)|"
    r"(?:my|his|her|ur|your|their) \w++|\ufffc)"
)
_DAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:s?day)?"
_WHEN = (
    rf"(?:at|@|on {_DAY}|{_DAY}|later|l8r|now|soon|again|today|tonight|tonite|tmrw|tmw|tmoz|2moro|2moz|tomorrow|tomoz|"
    r"this (?:am|pm|morning|afternoon|evening|week)|next week|in (?:\d|half|an|ten|five)|from \d|instead|for (?:contact|the))"
)
_WITH = r"(?:with|w/?|wiv|wit)"
_CAN = r"(?:can|could|cud|shall|will|should|i'?ll|il|we'?ll|lets|let's|gonna|to|please|pls|or|u|you|we|i|just)"
_MEETING = r"(?:call|meeting|mtg|meet|chat|link|contact|session|visit|invite|review|conference|interview|catch ?up)s?"
_BY = r"(?:on|by|over|via|through|thru)"
_SAW = (
    r"(?:spoke|speak|speaking|talk|talked|talking|chat|chatted|rang|ring|ringing|call|called|saw|see|seen|met|meet|contact|"
    r"visit(?:ed)?|interview(?:ed)?|assessed|join(?:ed|ing)?|available)"
)
_DID = r"(?:done|did|do|doing|had|have|happy|be|held)"

_SAID = "Record this video call in the right step of the case record."
_NOT = phrases(
    r"(?:missed (?:video|facetime|zoom|vc)|declined|(?:don'?t|doesn'?t|didn'?t|can'?t|cannot|cant|won'?t|not|no|never|hasn'?t|haven'?t) "
    r"(?:(?:do|have|got|use|get|like|want|a|any|on|got a|with|able to(?: do| use)?|allowed) ){0,3}(?:face ?time|video|zoom|skype|vc|teams))"
)
_ASKED = (
    Cue(
        _SAID,
        listed("facetime facetimes facetimed facetiming face ft duo vcd vcing vc skyped skyping"),
        phrases(
            r"face ?times?d",
            r"face ?timing",
            r"facetimes?",
            rf"(?<!some )(?<!more )(?<!any )(?<!to )face time (?:{_WHO}|{_WITH}|{_WHEN})",
            r"(?:on|over|via|by) (?:ft|duo)",
            r"google duo",
            r"ft (?:me|u|you|him|her|them)",
            r"vc'?d",
            r"vc-?ed",
            r"vc'?ing",
            rf"(?:{_CAN}|a|ur|our|by|via|on|over|had|did|do|quick) vc(?! (?:primary|school|junior|infants|c of e))",
            rf"vc (?:{_WHO}|{_WITH}|{_WHEN}|call|went|was|is)",
            r"skyp(?:ed|ing)",
        ),
        _NOT,
        before=40,
        after=0,
    ),
    Cue(
        _SAID,
        listed("video videocall videocalled vid vidcall cam webcam camera whatsapp messenger virtual virtually meet"),
        phrases(
            r"vid(?:eo)?[ -]?(?:call|chat)(?:s|ed|ing|in)?",
            r"video (?:contact|visit|conference|confer?encing|meeting|interview|link)s?",
            r"whatsapp(?:ed)? video",
            r"video (?:whatsapp|messenger)",
            r"messenger video",
            r"video on (?:whatsapp|messenger|signal)",
            r"virtual (?:contact|visit|home visit|meeting|call|review)s?",
            r"google meet",
            r"(?:meet|met|meeting|see|seeing) (?:up |them |him |her |you |u )?virtually",
            r"visits?(?: \w++){0,2} virtually",
            r"camera on(?= (?:so|please|pls|and|then)|[.!?]|$)",
            rf"{_SAW}(?![^\W_])(?: (?!them doing)[\w']++){{0,5}}? {_BY} (?:video|cam|webcam)(?! (?:taking|doing|hitting|of|games?|doorbell))",
            rf"{_DID}(?![^\W_])(?: [\w']++){{0,4}}? (?:by|over|via) (?:video|cam|webcam)",
            rf"(?:can|could) (?:i|we|he|she|they) (?:see|speak to|talk to) {_WHO}[^.?!\n]{{0,20}}? {_BY} (?:video|cam)",
            rf"cam (?:at \d|{_WITH} \w)",
            r"video (?:at|@) \d",
        ),
        _NOT,
        before=40,
        after=0,
    ),
    Cue(
        _SAID,
        listed("zoom zoomed zooming skype teams"),
        phrases(
            rf"(?:zoom|skype) {_MEETING}",
            rf"(?:zoom(?:ed|ing)?|skype) (?:{_WHO}|{_WITH}|{_WHEN})",
            r"(?:zoom|skype) (?:worked|was|went|froze|call|is (?:at|on))",
            rf"{_BY} (?:zoom|skype)(?! (?:lens|fc))",
            r"(?:a|quick) zoom(?! (?:lens|past|in|out))",
            rf"{_CAN} skype",
            r"(?:ms |microsoft )?teams (?!meets?(?![^\W_]))" + _MEETING,
            rf"(?:{_BY}|say|do|join|have|or|use) (?:ms |microsoft )?teams(?! (?:of|are|have|were|will|in|from))",
            r"(?<![^.!?,] )teams (?:at|@) \d",
        ),
        _NOT,
        before=40,
        after=0,
    ),
)
_CUES = Cues(_ASKED)


class VideoCalls(Rule):
    """Reads the normal form, names taken out."""

    id = "video-calls"
    title = "Video calls are recorded in the right step of the case record"
    actions = (Action.ALLOW, Action.WARN)
    words = _CUES.words

    def read(self, message: Message) -> tuple[str, ...]:
        """The reminder when a video call is arranged or reported."""
        low = blanked(message).low
        return (_SAID,) if any(cue.heard(low) for cue in _CUES.opened(message.text.words)) else ()


GUIDE = VideoCalls()
