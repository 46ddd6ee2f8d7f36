"""Opens a packed format (docx, xlsx, odt, ...) only when what it unpacks to is bounded."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from wa_redact.apps.documents.limits import ENTRIES, RATIO, SMALL, UNPACKED
from wa_redact.apps.documents.types import HeldError

#: what a broken packed file makes of the library that opens it
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_ENTITY = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))
_XML = (".xml", ".rels", ".vml", ".svg", ".rdf")


class Packed:
    """The parts of a packed format, each read at most as long as it says it is.

    Raises HeldError for one that is damaged, locked, unpacks to too much, or declares XML entities.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise HeldError("it is damaged: a packed file that cannot be opened") from None
        entries = self._zip.infolist()
        if len(entries) > ENTRIES:
            raise HeldError(f"it holds more than {ENTRIES:,} parts")
        if any(e.flag_bits & 1 for e in entries):
            raise HeldError("it is locked with a password")
        if len({e.header_offset for e in entries}) < len(entries):
            raise HeldError("it is damaged: parts of it lie over each other")
        size = sum(e.file_size for e in entries)
        if size > UNPACKED or any(
            e.file_size > SMALL and e.file_size > RATIO * max(e.compress_size, 1) for e in entries
        ):
            raise HeldError("it unpacks to more than a document should")
        self._sizes = {e.filename: e.file_size for e in entries}
        self.names = [e.filename for e in entries if not e.is_dir()]
        # each part once, before a library unpacks it without a limit
        for name in self.names:
            content = self.read(name)
            if name.lower().endswith(_XML) and any(mark in content for mark in (*_DOCTYPE, *_ENTITY)):
                raise HeldError("it declares XML entities, as no Office program does")

    def read(self, name: str) -> bytes:
        """The part called ``name``. Raises HeldError when it is damaged."""
        try:
            with self._zip.open(name) as part:
                # no more than is asked for is unpacked; the check sum is looked at when the end is seen
                return part.read(self._sizes[name] + 1)
        except (*BROKEN, KeyError):
            raise HeldError("it is damaged: a part of it cannot be unpacked") from None

    def xml(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of the parts that are XML, in the order of the file."""
        for name in self.names:
            if name.lower().endswith((".xml", ".vml", ".svg")):
                yield name, self.read(name)
