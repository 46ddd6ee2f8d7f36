"""What a reader puts what it reads into, and the limits that hold for all of it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from wa_redact.apps.documents import ocr
from wa_redact.apps.documents.limits import CHARS, DEPTH, FILES, PICTURES
from wa_redact.apps.documents.types import Content, Fact, HeldError, Piece

#: reads a file that is inside another one: data, name, where to
Read = Callable[[bytes, str, "Gather"], None]


class Gather:
    """Collects the content of one document. ``seconds``: for how long pictures may be read, 0 for none."""

    def __init__(self, read: Read, *, seconds: float) -> None:
        self.content = Content()
        self._ocr_until = monotonic() + seconds
        self.depth = 0
        self._read = read
        self._chars = 0
        self._pictures = 0
        #: pictures that were not read
        self.unseen = 0

    def text(self, where: str, text: str) -> None:
        """Add what stands ``where``. Raises HeldError when it is more than is read of one document."""
        text = text.replace("\x00", "").strip("\n")
        if not text.strip():
            return
        self._chars += len(text)
        if self._chars > CHARS:
            raise HeldError(f"it holds more than {CHARS:,} characters of text")
        self.content.pieces.append(Piece(where, text))

    def seen(self, where: str, image: Any, *, turn: bool) -> bool:
        """Add the text that ``image`` (of Pillow) shows; False when there is no time, or nothing, to read it with.

        ``turn``: it may lie on its side.
        """
        left = self._ocr_until - monotonic()
        if left <= 0 or self._pictures >= PICTURES:
            return False
        self._pictures += 1
        text = ocr.text_of(image, left, turn=turn)
        if text is None:
            return False
        self.text(where, text)
        return True

    def fact(self, label: str, what: str, value: str) -> None:
        """Add what the format itself says."""
        if value.strip():
            self.content.facts.append(Fact(label, what, value[:1000]))

    def title(self, title: str) -> None:
        """Add what the document calls itself."""
        if title.strip():
            self.content.titles.append(title.strip()[:400])

    def note(self, note: str) -> None:
        """Add what a person should know, once."""
        if note not in self.content.notes:
            self.content.notes.append(note)

    def unread(self, cause: str) -> None:
        """Something in the document could not be read; the first cause is the one that is told."""
        if self.content.unread is None:
            self.content.unread = cause

    def file(self, name: str, data: bytes) -> None:
        """Read a file that is inside the document. Raises HeldError beyond the limits of nesting and number."""
        self.content.files.append(name[:400])
        if len(self.content.files) > FILES:
            raise HeldError(f"it holds more than {FILES} files")
        if self.depth >= DEPTH:
            raise HeldError(f"it holds files within files, more than {DEPTH} deep")
        self.depth += 1
        media = self.content.media
        try:
            self._read(data, name, self)
        except HeldError as e:
            raise HeldError(f"a file inside it: {str(e).removeprefix('a file inside it: ')}") from None
        finally:
            self.depth -= 1
            self.content.media = media
