"""Work telephones only: a message to a service user from a personal telephone is stopped.

Work talk between colleagues on their own telephones is left to them, so nothing is said about it.
"""

from __future__ import annotations

from wa_redact.guidance._guide import Rule
from wa_redact.types import Action, Message


class PersonalPhone(Rule):
    """Looks at the situation alone."""

    id = "personal-phone"
    title = "Not from a personal phone"
    actions = (Action.BLOCK, Action.WARN, Action.ALLOW)

    def read(self, message: Message) -> tuple[str, ...]:
        """What is to be said when the device is personal and the recipient a service user."""
        who = message.situation
        if who.device == "personal" and who.recipient == "service-user":
            return ("do not message service users from a personal phone, send this from your work phone",)
        return ()


GUIDE = PersonalPhone()
