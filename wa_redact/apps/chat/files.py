"""Names of files: those that WhatsApp gives stay, any other may hold a person's name and becomes a plain one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from wa_redact.apps.chat.bodies import kind_of
from wa_redact.apps.chat.contacts import MARKS

#: names that are told apart; what comes after is called alike
MAX_FILES = 200_000

_ANDROID = re.compile(r"(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-\d{8}-WA\d{4,6}(?: ?\(\d{1,3}\))?\.\w{1,5}")
_IOS = re.compile(
    r"\d{8}-(?:PHOTO|VIDEO|AUDIO|GIF|STICKER|DOCUMENT)-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d(?: ?\(\d{1,3}\))?\.\w{1,5}"
)
_COUNTED = re.compile(r"(\d{8})-.")
#: endings that say what a file is and nothing of whom it is about
EXTENSIONS = frozenset(
    (
        "jpg jpeg png webp heic heif gif bmp tif tiff mp4 mov 3gp mkv avi webm opus m4a mp3 aac ogg amr wav vcf pdf doc docx docm dot "
        "dotx rtf odt txt md xls xlsx xlsm csv ods ppt pptx pptm odp key pages numbers msg eml ics zip rar 7z html htm xml json apk tgs"
    ).split()
)


def is_plain(name: str) -> bool:
    """True for a name that WhatsApp gave: a kind, a date and a counter."""
    known = _ANDROID.fullmatch(name) or _IOS.fullmatch(name)
    return bool(known) and _extension(name) != ""


def person_of_card(name: str) -> str:
    """The person whom WhatsApp named the contact card ``name`` after."""
    return re.sub(r"^\d{8}-|\.\w{1,5}$", "", name.strip(MARKS))


class FileNames:
    """Plain names for the files of one chat; the same file has the same one wherever it is named."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def __repr__(self) -> str:
        return f"FileNames({len(self._given)})"

    def safe(self, name: str) -> str:
        """What the file ``name`` is called instead: "document-3.docx", "00000004-contact.vcf"."""
        plain = "".join(c for c in name if c not in MARKS).strip()
        if is_plain(plain):
            return name
        key = unicodedata.normalize("NFC", plain).casefold()
        if key not in self._given:
            if len(self._given) >= MAX_FILES:
                return f"{kind_of(plain).lower()}{_ending(plain)}"
            self._given[key] = self._new(plain)
        return self._given[key]

    def _new(self, name: str) -> str:
        kind = kind_of(name).lower()
        counted = _COUNTED.match(name)
        stem = f"{counted[1]}-{kind}" if counted else kind
        while True:
            self._counts[stem] = self._counts.get(stem, 0) + 1
            number = "" if counted and self._counts[stem] == 1 else f"-{self._counts[stem]}"
            new = f"{stem}{number}{_ending(name)}"
            if new not in self._taken:
                self._taken.add(new)
                return new


def _ending(name: str) -> str:
    extension = _extension(name) or ("bin" if "." in name else "")
    return f".{extension}" if extension else ""


def _extension(name: str) -> str:
    extension = PurePosixPath(name).suffix[1:].lower()
    return extension if extension in EXTENSIONS else ""
