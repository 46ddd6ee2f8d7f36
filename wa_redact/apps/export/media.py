"""Digests of the files that messages name, read from the archive that the export came in."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import PurePosixPath
from types import TracebackType
from typing import Self

from wa_redact.apps.chat import Attachment, Chat

#: bytes of one file as unpacked: WhatsApp sends 2 GB at most
FILE_LIMIT = 2_147_483_648
#: bytes of all files of a transcript together, so that a small archive cannot keep us reading for ever
TOTAL_LIMIT = 34_359_738_368
_RATIO = 1100  # deflate packs no tighter than 1:1032
_BLOCK = 1 << 20


class Files:
    """The files beside the text of an export, by name. A name that stands there twice tells nothing."""

    def __init__(self, chat: Chat) -> None:
        self._archive = zipfile.ZipFile(chat.path) if chat.transcript is not None else None
        self._left = TOTAL_LIMIT
        self._members: dict[str, zipfile.ZipInfo | None] = {}
        self._known: dict[str, str] = {}
        for info in self._archive.infolist() if self._archive else ():
            name = PurePosixPath(info.filename).name
            self._members[name] = None if name in self._members else info

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._archive is not None:
            self._archive.close()

    def said(self, attachment: Attachment) -> str:
        """The file's kind and digest in words, or why there is none."""
        kind = attachment.kind[:1].upper() + attachment.kind[1:]
        if attachment.name is None:
            return f"{kind}: left out when the chat was exported"
        if self._archive is None:
            return f"{kind}: named only; the export came without its files"
        if attachment.name not in self._members:
            return f"{kind}: not in the archive"
        if attachment.name not in self._known:
            self._known[attachment.name] = self._digest(attachment.name)
        return f"{kind}: {self._known[attachment.name]}"

    def _digest(self, name: str) -> str:
        info = self._members[name]
        if info is None:
            return "more than one file of this name in the archive"
        self._left -= info.file_size
        if info.file_size > FILE_LIMIT or info.file_size > _RATIO * max(info.compress_size, 64) or self._left < 0:
            return "not read, larger than it should be"
        assert self._archive is not None
        found = hashlib.sha256()
        try:
            with self._archive.open(info) as stream:
                while block := stream.read(_BLOCK):
                    found.update(block)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as e:
            return f"damaged or locked in the archive ({type(e).__name__})"
        return f"{info.file_size:,} bytes, SHA-256 {found.hexdigest()}"
