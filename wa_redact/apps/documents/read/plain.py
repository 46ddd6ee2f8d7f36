"""Plain text and tables, whatever their encoding."""

from __future__ import annotations

import csv
import io

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.media import CSV
from wa_redact.apps.documents.tables import rows_as_text
from wa_redact.apps.documents.types import HeldError


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
    from charset_normalizer import from_bytes

    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(data[:100_000]).best()
    try:
        return data.decode(best.encoding if best is not None else "cp1252", "strict" if best is not None else "replace")
    except (UnicodeDecodeError, LookupError):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            raise HeldError("its encoding cannot be told") from None
