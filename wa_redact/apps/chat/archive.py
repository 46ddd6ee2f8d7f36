"""The archive of a redacted export: its transcript, contact cards that name nobody, and media only where asked for.

What is inside a photo or a document is not looked at. So documents are never copied, and pictures, videos and voice
messages only with ``media="keep"``.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from wa_redact.apps.chat.bodies import kind_of
from wa_redact.apps.chat.export_name import safe_export_name
from wa_redact.apps.chat.read import Chat
from wa_redact.apps.chat.redact import SafeChat
from wa_redact.apps.chat.types import ChatError

MEDIA = ("drop", "keep")
#: members of an archive; a group's photos of ten years are some ten thousands
MEMBER_COUNT = 200_000
#: bytes of one file (WhatsApp sends 2 GB at most) and of all of them as unpacked
FILE_LIMIT = 2_147_483_648
TOTAL_LIMIT = 34_359_738_368
_RATIO = 1100  # deflate packs no tighter than 1:1032
_BLOCK = 1 << 20
_PIECE = 1 << 16


@dataclass
class Files:
    """What became of the files beside the transcript."""

    cards: int = 0
    copied: int = 0
    media_left_out: int = 0
    documents_left_out: int = 0


def write_transcript(safe: SafeChat, stream: IO[bytes], done: Callable[[int], object] = lambda _: None) -> None:
    """Write the transcript to ``stream``, in pieces of some size; ``done`` is told of each one's."""
    held: list[bytes] = []
    size = 0
    for part in safe.parts():
        held.append(part.encode("utf-8"))
        size += len(held[-1])
        if size > _PIECE:
            stream.write(b"".join(held))
            done(size)
            held, size = [], 0
    stream.write(b"".join(held))


def write_archive(
    chat: Chat, safe: SafeChat, stream: IO[bytes], media: str = "drop", done: Callable[[int], object] = lambda _: None
) -> Files:
    """Write the archive to ``stream``. ``media``: "drop" or "keep".

    Raises ChatError for members that climb out of the archive, are broken or unpack to more than they should.
    """
    assert chat.transcript is not None
    what = Files()
    try:
        with zipfile.ZipFile(chat.path) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            members = _members(source)
            own = source.getinfo(chat.transcript)
            name = safe_export_name(PurePosixPath(chat.transcript).name, safe.called)
            with target.open(_info(name, own, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as out:
                write_transcript(safe, out, done)
            left = TOTAL_LIMIT
            written = {name}
            for info in members:
                if info.filename == chat.transcript:
                    continue
                original = unicodedata.normalize("NFC", PurePosixPath(info.filename).name)
                kind = kind_of(original)
                name = safe.files.safe(original)
                if kind == "document" or name in written:
                    what.documents_left_out += 1
                elif kind == "contact":
                    what.cards += 1
                    written.add(name)
                    target.writestr(_info(name, info, zipfile.ZIP_DEFLATED), _card(safe, original))
                elif media == "keep":
                    what.copied += 1
                    written.add(name)
                    left -= info.file_size
                    _copy(source, info, target, name, left)
                else:
                    what.media_left_out += 1
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, UnicodeError) as e:
        raise ChatError(f"the archive is broken or locked ({type(e).__name__})") from None
    return what


def _members(source: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files in an archive, without what macOS adds."""
    found = source.infolist()
    if len(found) > MEMBER_COUNT:
        raise ChatError(f"the archive holds more than {MEMBER_COUNT} files")
    if any(climbs(info.filename) for info in found):
        raise ChatError("the archive holds a path that leads out of it")
    return [i for i in found if not i.is_dir() and not PurePosixPath(i.filename).name.startswith("._")]


def climbs(name: str) -> bool:
    """True for a path that leads out of the folder it is unpacked into, on any system."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or (len(parts[0]) == 2 and parts[0][1] == ":")


def _info(name: str, like: zipfile.ZipInfo, how: int) -> zipfile.ZipInfo:
    """The head of a member called ``name``, of the date of ``like`` and of nothing else that it says."""
    info = zipfile.ZipInfo(name, max(like.date_time, (1980, 1, 1, 0, 0, 0)))
    info.compress_type = how
    info.external_attr = 0o600 << 16
    return info


def _card(safe: SafeChat, name: str) -> str:
    """A contact card that holds the pseudonym of whom the card called ``name`` is of. The original is not read."""
    who = safe.card(name)
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"N:;{who};;;", f"FN:{who}", "END:VCARD", ""))


def _copy(source: zipfile.ZipFile, info: zipfile.ZipInfo, target: zipfile.ZipFile, name: str, left: int) -> None:
    if info.file_size > FILE_LIMIT or info.file_size > _RATIO * max(info.compress_size, 64) or left < 0:
        raise ChatError("a file in the archive unpacks to more than it should")
    with source.open(info) as data, target.open(_info(name, info, zipfile.ZIP_STORED), "w", force_zip64=True) as out:
        while block := data.read(_BLOCK):
            out.write(block)
