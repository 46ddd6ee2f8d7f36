"""Appropriate language: swearing and abuse, threats, blame, shouting, and to a family jargon that is not explained.

It never does more than warn. Swearing is found by a kept word list (extra ``tone``); without it the rest is still read,
and a policy that names this rule has every verdict say that swearing is not looked for.
"""

from __future__ import annotations

from wa_redact.guidance import _blame, _jargon, _shouting, _swearing, _threats
from wa_redact.guidance._cues import Cues
from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.types import Action, Message

SWEARING = "there is swearing or abuse in this."
SHOUTING = "words in capitals read as shouting."


_TONE = Cues((*_threats.HEARD, *_blame.HEARD))


class Language(Rule):
    """Reads the normal form, names taken out."""

    id = "language"
    title = "Appropriate language"
    actions = (Action.WARN, Action.ALLOW)

    def lacks(self) -> str:
        """Swearing, where the word list is not installed."""
        return "" if _swearing.installed() else "swearing is not looked for here: pip install 'wa-redact[tone]'"

    def read(self, message: Message) -> tuple[str, ...]:
        """What of the language is to be looked at again, kind by kind."""
        text = message.text
        words = text.words
        family = message.situation.recipient == "service-user"
        said: list[str] = []
        if _swearing.swears(text.low, words, strict=family) and (
            not message.findings or _swearing.swears(blanked(message).low, words, strict=family)
        ):
            said.append(SWEARING)
        said += dict.fromkeys(cue.said for cue in _TONE.opened(words) if cue.heard(text.low))
        if _shouting.shouts(text.norm) and (not message.findings or _shouting.shouts(blanked(message).norm)):
            said.append(SHOUTING)
        if family:
            terms = list(_jargon.unexplained(text.norm, words))
            if terms:
                said.append(f"say what is meant by {', '.join(terms)}.")
        return tuple(said)


GUIDE = Language()
