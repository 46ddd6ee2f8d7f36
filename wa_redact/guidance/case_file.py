"""A significant conversation belongs in the case file; this tells its sound from small talk, and why."""

from __future__ import annotations

from wa_redact.guidance import _significant, _significant_case
from wa_redact.guidance._cues import Cues
from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.types import Action, Message

_CUES = Cues((*_significant.HEARD, *_significant_case.HEARD))


class CaseFile(Rule):
    """Reads the normal form, names taken out."""

    id = "case-file"
    title = "Significant conversations go into the case file"
    actions = (Action.ALLOW, Action.WARN)
    words = _CUES.words

    def read(self, message: Message) -> tuple[str, ...]:
        """The reminder, with what the message sounds like."""
        opened = _CUES.opened(message.text.words)
        if not opened:
            return ()
        low = blanked(message).low
        why = dict.fromkeys(cue.said for cue in opened if cue.heard(low))
        if not why:
            return ()
        return (f"This reads like a significant conversation ({' and '.join(why)}): add it to the case file.",)


GUIDE = CaseFile()
