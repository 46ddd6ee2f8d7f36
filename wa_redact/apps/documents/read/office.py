"""Word documents and PowerPoint presentations: every part that holds text, whether the page shows it or not."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage

from wa_redact.apps.documents.archive import BROKEN, Packed
from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read.image import picture
from wa_redact.apps.documents.types import HeldError
from wa_redact.apps.documents.xmltext import lines, parse, properties, seen

#: how the name of a part begins -> what is said of where its text stands
_WHERE = (
    (re.compile(r"(?:word|ppt)/(?:header|footer)"), "a header or footer"),
    (re.compile(r"(?:word|ppt|xl)/.*comment"), "a comment"),
    (re.compile(r"word/(?:foot|end)notes"), "a footnote"),
    (re.compile(r"ppt/notes"), "the speaker's notes"),
    (re.compile(r"(?:word|ppt|xl)/charts?/"), "a chart"),
    (re.compile(r"(?:docProps|customXml)/"), "its properties"),
)
#: parts that hold no text of the document
_SKIPPED = re.compile(
    r"(?:word|ppt|xl)/(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme|printerSettings|"
    r"presProps|viewProps|tableStyles|calcChain|sharedStrings|worksheets/sheet)|\[Content_Types\]"
)
#: parts that are neither text nor hold any: fonts, thumbnails, what a printer is told
_EMPTY = re.compile(
    r"docProps/thumbnail|(?:word|ppt|xl)/(?:fonts|printerSettings)/|.*\.(?:rels|xml|vml|svg|odttf|fntdata)$",
    re.IGNORECASE,
)
#: parts in which attributes are values or names
_VALUES = re.compile(r"xl/(?:pivotCache|externalLinks|persons)/|ppt/(?:commentAuthors|authors)")
_PROPERTIES = {
    "creator": "Author",
    "lastModifiedBy": "Last saved by",
    "title": "Title",
    "subject": "Subject",
    "description": "Comments",
    "keywords": "Keywords",
    "category": "Category",
    "contentStatus": "Status",
    "Company": "Company",
    "Manager": "Manager",
    "HyperlinkBase": "Link",
    "lpwstr": "",  # a property of the writer's own
}
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".emf", ".wmf")
_FILMS = (".mp4", ".mov", ".wmv", ".avi", ".mp3", ".m4a", ".wav", ".wma")
_RELATION = re.compile(rb'<Relationship\b[^>]*\bTargetMode="External"[^>]*>')
_TARGET = re.compile(rb'\bTarget="([^"]{1,2000})"')


def read(data: bytes, gather: Gather) -> None:
    """Read all parts. Raises HeldError for a damaged or swollen file."""
    packed = Packed(data)
    try:
        OpcPackage.open(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, AttributeError, *BROKEN):
        raise HeldError("it is damaged: not a whole Office document") from None
    except Exception as e:  # noqa: BLE001 - lxml's errors have no common base that is public
        raise HeldError(f"it is damaged: not a whole Office document ({type(e).__name__})") from None
    parts(packed, gather)


def parts(packed: Packed, gather: Gather) -> None:
    """Read the parts of an Office file but for the cells of a workbook."""
    for name, content in packed.xml():
        if not _SKIPPED.match(name):
            _part(name, content, gather)
    for name in packed.names:
        low = name.lower()
        if low.endswith(".rels"):
            _links(packed.read(name), gather)
        elif (low.endswith(_PICTURES) or "/media/" in low) and not low.endswith(_FILMS) and not _EMPTY.match(name):
            picture(packed.read(name), gather)
        elif low.endswith(_FILMS):
            gather.note("a sound recording or film in it was not looked at")
        elif not _EMPTY.match(name):
            # another document, or what we do not know: read like any file inside, or held
            gather.file(PurePosixPath(name).name, packed.read(name))


def _part(name: str, content: bytes, gather: Gather) -> None:
    root = parse(content)
    where = next((said for pattern, said in _WHERE if pattern.match(name)), "text")
    if name.startswith("docProps/"):
        properties(root, _PROPERTIES, gather)
        return
    if name.startswith("customXml/") or _VALUES.match(name):
        gather.text(where, lines(root, every=True))
        gather.text(where, "\n".join(dict.fromkeys(seen(root, every=True))))
        return
    gather.text(where, lines(root, every=False))
    gather.text("deleted text", lines(root, every=False, deleted=True))
    said = dict.fromkeys(seen(root))
    gather.text(where if where == "a comment" else "a picture's description or a change's author", "\n".join(said))


def _links(content: bytes, gather: Gather) -> None:
    for relation in _RELATION.findall(content):
        target = _TARGET.search(relation)
        if target and not target[1].startswith(b"http://schemas."):
            gather.text("a link", target[1].decode("utf-8", "replace").replace("&amp;", "&"))
