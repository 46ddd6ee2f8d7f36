"""A significant conversation belongs in the case file; this tells its sound from small talk, and why."""

from __future__ import annotations

from wa_redact.guidance import _significant, _significant_case
from wa_redact.guidance._cues import words_of
from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.types import Action, Message

_HEARD = (*_significant.HEARD, *_significant_case.HEARD)


class CaseFile(Rule):
    """Reads the normal form, names taken out."""

    id = "case-file"
    title = "Significant conversations go into the case file"
    actions = (Action.ALLOW, Action.WARN)
    words = words_of(_HEARD)

    def read(self, message: Message) -> tuple[str, ...]:
        """The reminder, with what the message sounds like."""
        words = message.text.words
        cues = [cue for cue in _HEARD if not cue.words.isdisjoint(words)]
        low = blanked(message).low
        why = dict.fromkeys(cue.said for cue in cues if cue.heard(low, words))
        if not why:
            return ()
        return (f"This reads like a significant conversation ({' and '.join(why)}): add it to the case file.",)


GUIDE = CaseFile()
