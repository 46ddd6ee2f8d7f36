"""Contact cards. Each property says itself what it is, so that nothing has to be guessed."""

from __future__ import annotations

from typing import Any

import vobject

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read.plain import decoded
from wa_redact.apps.documents.types import HeldError

#: property -> label and what is said of it
_FACTS = {
    "fn": ("PERSON", "a contact's name"),
    "n": ("PERSON", "a contact's name"),
    "nickname": ("PERSON", "a contact's nickname"),
    "tel": ("PHONE_NUMBER", "a contact's telephone number"),
    "email": ("EMAIL_ADDRESS", "a contact's e-mail address"),
    "adr": ("ADDRESS", "a contact's address"),
    "label": ("ADDRESS", "a contact's address"),
    "geo": ("ADDRESS", "where a contact is"),
    "bday": ("DATE_OF_BIRTH", "a contact's birthday"),
    "impp": ("SOCIAL_HANDLE", "a contact's messaging name"),
}
_TEXT = ("org", "title", "role", "note", "url", "related", "categories")


def read(data: bytes, gather: Gather) -> None:
    """Read all cards. Raises HeldError for one that cannot be taken apart."""
    text = decoded(data)
    try:
        cards = list(vobject.readComponents(text, allowQP=True))
    except Exception as e:  # noqa: BLE001 - vobject's errors and those of what it is built on
        raise HeldError(f"it is damaged: not a whole contact card ({type(e).__name__})") from None
    if not cards:
        raise HeldError("it is damaged: it holds no contact")
    for card in cards:
        for line in card.getChildren():
            name = str(getattr(line, "name", "")).lower()
            value = _value(getattr(line, "value", ""))
            if name in _FACTS:
                gather.fact(*_FACTS[name], value)
            elif name in _TEXT or name.startswith("x-"):
                gather.text("a contact's details", value)
            elif name in ("photo", "logo"):
                gather.note("a contact's picture was not looked at")


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(_value(v) for v in value)
    return " ".join(str(value).split()) if not isinstance(value, bytes) else ""
