"""Plain text and tables, whatever their encoding."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.media import CSV
from wa_redact.apps.documents.tables import rows_as_text
from wa_redact.apps.documents.types import HeldError

_HIGH = re.compile(rb"[\x80-\xff]")
#: bytes by which an encoding is guessed
_GUESSED = 100_000


def read(data: bytes, gather: Gather) -> None:
    """Read all of it; a table's cells also beside their headings."""
    text = decoded(data)
    if gather.content.media == CSV.mime:
        try:
            dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8192], ",;\t|")
        except csv.Error:
            dialect = csv.excel
        try:
            for part in rows_as_text(csv.reader(io.StringIO(text), dialect)):
                gather.text("text", part)
        except csv.Error:
            gather.text("text", text)
        return
    gather.text("text", text)


def decoded(data: bytes) -> str:
    """``data`` as text. Raises HeldError when no encoding fits."""
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        pass
    # few letters beyond ASCII: a British file of old; many: an alphabet that has to be guessed
    encodings = ["cp1252"]
    if len(_HIGH.findall(data[:_GUESSED])) > 0.4 * len(data[:_GUESSED]):
        from charset_normalizer import from_bytes

        best = from_bytes(data[:_GUESSED]).best()
        encodings = [*([best.encoding] if best is not None else []), "cp1252"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding)
    raise HeldError("its encoding cannot be told")
