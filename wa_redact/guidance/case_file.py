"""A significant conversation belongs in the case file; this tells its sound from small talk, and why.

Turns of phrase that are sure come first and say the kind; the words of a message, each with a weight that was learnt from
written examples, find more of the many other ways of putting it.
"""

from __future__ import annotations

from wa_redact.guidance import _learned, _risk, _significant, _significant_case
from wa_redact.guidance._cues import Cues
from wa_redact.guidance._guide import Rule
from wa_redact.guidance._read import blanked
from wa_redact.types import Action, Message

_CUES = Cues((*_significant.HEARD, *_risk.HEARD, *_significant_case.HEARD))
#: the kinds of the weights in words
_KINDS = _significant.KINDS | _risk.KINDS | _significant_case.KINDS


class CaseFile(Rule):
    """Reads the normal form, names taken out."""

    id = "case-file"
    title = "Significant conversations go into the case file"
    actions = (Action.ALLOW, Action.WARN)

    def read(self, message: Message) -> tuple[str, ...]:
        """The reminder, with what the message sounds like where that stands out."""
        words = message.text.words
        hunch = _learned.hunch(_learned.SIGNIFICANT, words)
        opened = _CUES.opened(words)
        if not opened and hunch <= -_learned.SLACK:
            return ()
        low = blanked(message).low
        why = list(dict.fromkeys(cue.said for cue in opened if cue.heard(low)))
        if not why:
            known = _learned.answer(_learned.SIGNIFICANT, low) if hunch > -_learned.SLACK else None
            if known is None:
                return ()
            kind = _learned.kind_of(known)
            why = [_KINDS[kind]] if kind else []
        said = f" ({' and '.join(why)})" if why else ""
        return (f"This reads like a significant conversation{said}: add it to the case file.",)


GUIDE = CaseFile()
