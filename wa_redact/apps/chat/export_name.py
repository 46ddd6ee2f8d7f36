"""The names of export files: "WhatsApp Chat with Kelly.txt" names a person before anything is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

_EXPORT = re.compile(
    r"(?P<head>WhatsApp Chat (?:with|-) )(?P<name>.+?)(?P<tail>(?: ?\(\d{1,3}\))?\.(?:txt|zip))", re.IGNORECASE
)


def chat_name(path: str) -> str | None:
    """The contact or group in the name of an export; None when it is not named as WhatsApp does."""
    m = _EXPORT.fullmatch(PurePath(path).name)
    return m["name"] if m else None


def safe_export_name(name: str, called: Callable[[str], str]) -> str:
    """The name of an export's file with ``called(...)`` in the place of the contact or group."""
    m = _EXPORT.fullmatch(name)
    if m:
        return f"{m['head']}{called(m['name'])}{m['tail']}"
    ending = PurePath(name).suffix.lower()
    return name if name == "_chat.txt" else f"chat{ending if ending in ('.txt', '.zip') else '.txt'}"
