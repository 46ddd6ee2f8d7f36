"""Appropriate language: swearing and abuse, threats, blame, shouting, and to a family jargon that is not explained.

It never does more than warn. Swearing is found by a kept word list (extra ``tone``); without it the rest is still read,
and a policy that names this rule has every verdict say that swearing is not looked for.
"""

from __future__ import annotations

from wa_redact.guidance import _blame, _jargon, _learned, _shouting, _swearing, _threats
from wa_redact.guidance._cues import Cues
from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.types import Action, Message

SWEARING = "there is swearing or abuse in this"
SHOUTING = "words in capitals read as shouting"


#: without one of these nobody is threatened or blamed
_YOU = frozenset("you u your ur youre ya yous yourself urself youve youll yall or if unless otherwise".split())
#: fewer words say too little of a tone
_FEWEST = 5
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
        if _swearing.swears(text, strict=family) and (
            not message.findings or _swearing.swears(blanked(message), strict=family)
        ):
            said.append(SWEARING)
        said += self._tone(message)
        if (
            text.norm != text.low
            and _shouting.shouts(text.norm)
            and (not message.findings or _shouting.shouts(blanked(message).norm))
        ):
            said.append(SHOUTING)
        if family:
            terms = list(_jargon.unexplained(text.norm, words))
            if len(terms) == 1:
                said.append(f"say what {terms[0]} {'stands for' if '(' in terms[0] else 'means'}")
            elif terms:
                said.append(f"say what {', '.join(terms[:-1])} and {terms[-1]} stand for")
        return tuple(said)

    def _tone(self, message: Message) -> list[str]:
        """What is said of threats and blame: by turns of phrase, and by its words where somebody is spoken to."""
        words = message.text.words
        said = [cue.said for cue in _TONE.opened(words) if cue.heard(message.text.low)]
        if (
            len(words) >= _FEWEST
            and not _YOU.isdisjoint(words)
            and _learned.hunch(_learned.TONE, words) > -_learned.SLACK
        ):
            low = blanked(message).low
            if _learned.answer(_learned.THREAT, low) is not None and _threats.ADVICE.search(low) is None:
                said.append(_threats.THREAT)
            if _learned.answer(_learned.BLAME, low) is not None:
                said.append(_blame.BLAME)
        return list(dict.fromkeys(said))


GUIDE = Language()
