"""No reports about a child or family in a message: one whose text was pasted into it is stopped.

A report that is attached is judged by the document's own check; talking about a report is no report.
"""

from __future__ import annotations

from wa_redact.guidance._guide import Rule
from wa_redact.reports import RULE, pasted
from wa_redact.types import Action, Message


class NoReports(Rule):
    """Reads the message as it was given."""

    id = RULE
    title = "No reports, statements, assessments or reviews"
    actions = (Action.BLOCK, Action.WARN, Action.ALLOW)

    def read(self, message: Message) -> tuple[str, ...]:
        """What is to be said when the message is or holds the text of a report."""
        kind = pasted(message.text.raw)
        return () if kind is None else (f"this reads like {kind.title}: do not send it on WhatsApp",)


GUIDE = NoReports()
