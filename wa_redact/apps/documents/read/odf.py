"""OpenDocument texts, spreadsheets and presentations."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import Any

import odfdo

from wa_redact.apps.documents.archive import Packed
from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.media import ODS
from wa_redact.apps.documents.read.image import picture
from wa_redact.apps.documents.tables import rows_as_text
from wa_redact.apps.documents.types import HeldError
from wa_redact.apps.documents.xmltext import lines, parse, properties, seen

_PROPERTIES = {
    "initial-creator": "Author",
    "creator": "Last saved by",
    "printed-by": "Printed by",
    "title": "Title",
    "subject": "Subject",
    "description": "Comments",
    "keyword": "Keywords",
    "user-defined": "Property",
}

#: entries that hold no text of the document
_EMPTY = re.compile(r"mimetype$|Thumbnails/|Configurations2/|ObjectReplacements/|Fonts/|layout-cache$|.*\.(?:xml|rdf)$")


def read(data: bytes, gather: Gather) -> None:
    """Read content, headers and footers, comments, deleted text, properties, pictures and objects."""
    packed = Packed(data)
    if "META-INF/manifest.xml" in packed.names and b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise HeldError("it is locked with a password")
    if "content.xml" not in packed.names:
        raise HeldError("it is damaged: it has no content")
    if gather.content.media == ODS.mime:
        _cells(data, gather)
    for name, content in packed.xml():
        _part(PurePosixPath(name).name, content, gather)
    for name in packed.names:
        if name.startswith("Pictures/"):
            picture(packed.read(name), gather)
        elif name.startswith(("Basic/", "Scripts/")):
            raise HeldError("an Office document with macros")
        elif not _EMPTY.match(name) and packed.read(name):
            # an object, an older version of itself, or what we do not know: read like any file inside, or held
            gather.file(PurePosixPath(name).name, packed.read(name))


def _part(name: str, content: bytes, gather: Gather) -> None:
    if name == "content.xml":
        _body(parse(content), gather, cells=gather.content.media == ODS.mime)
    elif name == "styles.xml":
        for page in parse(content).iter("{*}master-page"):
            gather.text("a header or footer", lines(page, every=True))
    elif name == "meta.xml":
        properties(parse(content), _PROPERTIES, gather)


def _body(root: Any, gather: Gather, *, cells: bool) -> None:
    """The text; of a spreadsheet, whose ``cells`` are read already, only comments and text boxes."""
    for element in root.iter("{*}annotation", "{*}text-box") if cells else (root,):
        gather.text("a comment" if cells else "text", lines(element, every=True))
    gather.text("deleted text", lines(root, every=True, deleted=True))
    gather.text("a picture's description or a change's author", "\n".join(dict.fromkeys(seen(root))))
    for element in root.iter("{*}a"):
        for key, value in element.attrib.items():
            if key.endswith("}href"):
                gather.text("a link", value)


def _cells(data: bytes, gather: Gather) -> None:
    """The rows of a spreadsheet, each cell beside its heading."""
    try:
        book = odfdo.Document(io.BytesIO(data))
        for table in book.body.tables:
            gather.text("text", table.name or "")
            rows = ([_shown(value) for value in row] for row in table.iter_values())
            for text in rows_as_text(rows):
                gather.text("text", text)
    except HeldError:
        raise
    except Exception as e:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise HeldError(f"it is damaged: not a whole spreadsheet ({type(e).__name__})") from None


def _shown(value: Any) -> str:
    return "" if value is None else value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)
