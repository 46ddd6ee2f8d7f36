"""Reads a chat export, ``.txt`` or the ``.zip`` that holds one, entry by entry and in bounded memory."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from wa_redact.apps.chat.bodies import body, is_notice
from wa_redact.apps.chat.stamps import Settled, Stamp, settle, stamp
from wa_redact.apps.chat.types import ChatError, Message

#: bytes of one line; WhatsApp cuts a message at 65,536 characters
LINE_LIMIT = 1_048_576
#: bytes of one entry with all its lines
ENTRY_LIMIT = 8_388_608
#: bytes of the unpacked transcript, and how many times smaller it may be when packed
TRANSCRIPT_LIMIT = 4_294_967_296
PACKED_RATIO = 200

# a name ends at the first colon and blank (or colon and line end, where nothing was written or what was written is gone)
_SENDER = re.compile(r"(?P<name>[^\n]{1,160}?):(?: |(?=\.?$))")
_TRANSCRIPT = re.compile(r"(?:_chat|WhatsApp Chat .+|.*)\.txt", re.IGNORECASE)


class Chat:
    """An export. Iterating reads it from the start, as ``Message`` after ``Message``; only one is held at a time.

    ``order`` is the order of day, month and year in its dates, ``certain`` tells whether the file itself settled it
    (otherwise the British order is taken). ``transcript`` is the name of the text inside an archive, else None;
    ``size`` the text's bytes.
    Raises ChatError, while opening or iterating, for what is no export, not UTF-8 or beyond the limits.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.transcript: str | None = None
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):
                raise ChatError("not a file on disk: an export is read more than once")
            self._state = self._stat()
            self.size = self._state[1]
            with self.path.open("rb") as f:
                archive = f.read(4) == b"PK\x03\x04"
            if archive:
                self.transcript, self.size = _transcript(self.path)
        except OSError as e:
            raise ChatError(f"cannot be read: {e.strerror or type(e).__name__}") from None
        except ValueError:
            raise ChatError("cannot be read: no name of a file") from None
        settled = settle(self._stamps())
        if settled is None:
            raise ChatError("no chat export: no line begins with a date and a time as WhatsApp writes them")
        self._settled: Settled = settled

    def __repr__(self) -> str:
        return f"Chat(order={self.order!r}, certain={self.certain})"

    @property
    def order(self) -> str:
        """The order of day, month and year: "DMY", "MDY" or "YMD"."""
        return self._settled.order

    @property
    def certain(self) -> bool:
        """True when only one order of the dates fits the file."""
        return self._settled.certain

    def __iter__(self) -> Iterator[Message]:
        return (message for message in self._entries() if isinstance(message, Message))

    def parts(self) -> Iterator[Message | str]:
        """As iterating, with the lines that stand before the first entry, as they are."""
        return self._entries()

    def _stat(self) -> tuple[int, int, int]:
        now = self.path.stat()
        return now.st_ino, now.st_size, now.st_mtime_ns

    def _refuse_change(self) -> None:
        """What was found in one reading must not be applied to another text."""
        if self._stat() != self._state:
            raise ChatError("the file was changed while it was read")

    def _open(self) -> BinaryIO:
        if self.transcript is None:
            return self.path.open("rb")
        archive = zipfile.ZipFile(self.path)
        return io.BufferedReader(_Member(archive, self.transcript))

    def _lines(self) -> Iterator[tuple[int, str, str]]:
        """Number, text and ending of each line; only a line feed ends one."""
        number = 0
        try:
            self._refuse_change()
            with self._open() as f:
                while data := f.readline(LINE_LIMIT + 1):
                    number += 1
                    if len(data) > LINE_LIMIT:
                        raise ChatError(f"line {number}: longer than {LINE_LIMIT} bytes")
                    try:
                        text = data.decode("utf-8")
                    except UnicodeDecodeError as e:
                        raise ChatError(f"line {number}: not UTF-8 at byte {e.start}") from None
                    bare = text.removesuffix("\n").removesuffix("\r")
                    yield number, bare, text[len(bare) :]
            self._refuse_change()
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as e:
            raise ChatError(f"after line {number}: the archive is broken or locked ({type(e).__name__})") from None
        except OSError as e:
            raise ChatError(f"after line {number}: {e.strerror or type(e).__name__}") from None

    def _stamps(self) -> Iterator[tuple[int, Stamp]]:
        for number, line, _ in self._lines():
            found = stamp(line)
            if found is not None:
                yield number, found

    def _entries(self) -> Iterator[Message | str]:
        settled = self._settled
        running = -1  # number of the line among those that look like an entry's first
        entry: _Entry | None = None
        for number, line, ending in self._lines():
            found = stamp(line)
            if found is not None and found.style == settled.style:
                running += 1
                if not settled.is_refused(running):
                    if entry is not None:
                        yield entry.message(settled.order)
                    entry = _Entry(number, found, *_sender(line, found), line, ending)
                    continue
            if entry is None:
                yield line + ending
            else:
                entry.add(number, line, ending)
        if entry is not None:
            yield entry.message(settled.order)


class _Entry:
    """An entry that is being read."""

    def __init__(
        self, number: int, found: Stamp, name_at: tuple[int, int], body_at: int, line: str, ending: str
    ) -> None:
        self.number = number
        self.stamp = found
        self.name_at = name_at
        self.head = line[:body_at]
        self.lines = [line[body_at:]]
        self.endings = [ending]
        self.size = len(line)

    def add(self, number: int, line: str, ending: str) -> None:
        """A further line of the body."""
        self.size += len(line) + 1
        if self.size > ENTRY_LIMIT:
            raise ChatError(f"line {number}: an entry longer than {ENTRY_LIMIT} characters")
        self.lines.append(line)
        self.endings.append(ending)

    def message(self, order: str) -> Message:
        """The whole of it."""
        time = self.stamp.time(order)
        if time is None:
            raise ChatError(f"line {self.number}: no such day")
        # breaks inside one entry are written alike; where they are not, each keeps its own
        same = len(set(self.endings[:-1])) == 1
        newline = self.endings[0] if same else "\n"
        inner = ["\n" if same else e for e in self.endings[:-1]]
        text = "".join(a + b for a, b in zip(self.lines, [*inner, ""], strict=True))
        sender = self.head[slice(*self.name_at)] or None
        what = body(text, sender=sender is not None)
        return Message(
            line=self.number,
            time=time,
            stamp=self.stamp.written,
            sender=sender,
            text=text,
            kind=what.kind,
            attachments=what.attachments,
            edited=what.edited,
            title=what.title,
            head=self.head,
            name_at=self.name_at,
            newline=newline,
            ending=self.endings[-1],
        )


def open_chat(path: str | Path) -> Chat:
    """The export at ``path``. Raises ChatError when it is none."""
    return Chat(path)


def size_of(path: str | Path) -> int:
    """Bytes of the text of the export at ``path``; 0 when it cannot be told."""
    try:
        with Path(path).open("rb") as f:
            return _transcript(Path(path))[1] if f.read(4) == b"PK\x03\x04" else Path(path).stat().st_size
    except (OSError, ValueError, ChatError):
        return 0


def _sender(line: str, found: Stamp) -> tuple[tuple[int, int], int]:
    """Where the sender's name stands in ``line`` (an empty range where WhatsApp speaks) and where the body begins."""
    rest = line[found.end :]
    m = _SENDER.match(rest)
    if m is None or (is_notice(m["name"]) and is_notice(rest)):
        return (found.end, found.end), found.end
    return (found.end, found.end + m.end("name")), found.end + m.end()


def _transcript(path: Path) -> tuple[str, int]:
    """Name and size (unpacked) of the transcript in an archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            texts = [
                i
                for i in archive.infolist()
                if not i.is_dir() and _TRANSCRIPT.fullmatch(PurePosixPath(i.filename).name)
            ]
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise ChatError("the archive is broken") from None
    chats = (
        [i for i in texts if PurePosixPath(i.filename).name == "_chat.txt"]
        or [i for i in texts if PurePosixPath(i.filename).name.startswith("WhatsApp Chat")]
        or texts
    )
    if len(chats) != 1:
        raise ChatError(f"the archive holds {len(chats)} transcripts; one is expected")
    info = chats[0]
    if info.flag_bits & 1:
        raise ChatError("the archive is locked with a password")
    if info.file_size > TRANSCRIPT_LIMIT or info.file_size > PACKED_RATIO * max(info.compress_size, 4096):
        raise ChatError("the archive unpacks to more than it should")
    return info.filename, info.file_size


class _Member(io.RawIOBase):
    """A member of an archive; closing it closes the archive. Never gives more bytes than the archive declared."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._file = archive.open(name)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
            self._archive.close()
        super().close()
