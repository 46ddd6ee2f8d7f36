"""The text of an XML part of an Office file: paragraphs as lines, table cells with a tab between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from wa_redact.apps.documents.types import HeldError, MissingLibraryError

if TYPE_CHECKING:
    from wa_redact.apps.documents.gather import Gather

#: local names of elements: with text of the document; after which a line ends; after which a cell ends
_TEXT = frozenset(("t", "delText", "instrText", "text", "tspan"))
_LINE = frozenset(("p", "h", "tr", "table-row", "br", "cr", "line-break", "list-item", "title"))
_CELL = frozenset(("tc", "tab", "table-cell", "covered-table-cell"))
#: attributes that a reader of the document sees or that name somebody
_SEEN = frozenset(("descr", "title", "author", "alias", "alt", "string", "initials", "displayText", "instr"))


def parse(data: bytes) -> Any:
    """The root element. No entity is expanded, nothing is loaded. Raises HeldError for what is not XML."""
    try:
        from lxml import etree
    except ImportError:
        raise MissingLibraryError("pip install 'wa-redact[documents]'") from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise HeldError("it is damaged: a part of it is not XML") from None
    if root.getroottree().docinfo.doctype:
        raise HeldError("it declares XML entities, as no Office program does")
    return root


def properties(root: Any, headings: Mapping[str, str], gather: Gather) -> None:
    """Add the properties of a document: elements by their local names, under their headings ("" for none)."""
    for element in root.iter():
        name, value = local(element), (element.text or "").strip()
        if name in headings and value:
            gather.text("its properties", f"{headings[name]}: {value}" if headings[name] else value)
            if name in ("title", "subject"):
                gather.title(value)


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def lines(root: Any, *, every: bool, deleted: bool = False) -> str:
    """The text under ``root``. ``every``: of all elements, as in OpenDocument, not only of those that Office uses.

    ``deleted``: only what tracked changes took away; otherwise without it.
    """
    from lxml import etree

    out: list[str] = []
    away = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        gone = name in ("del", "moveFrom", "deletion")
        if event == "start":
            away += gone
            if (every or name in _TEXT) and element.text and bool(away) == deleted:
                out.append(element.text)
            continue
        away -= gone
        if bool(away) == deleted:
            if name in _LINE:
                out.append("\n")
            elif name in _CELL:
                out.append("\t")
            elif name == "s":
                out.append(" ")
        if every and element.tail and bool(away) == deleted:
            out.append(element.tail)
    # a paragraph ends inside its cell: the cell's end is what counts
    return re.sub(r"\n(?=\t)", "", "".join(out)).replace("\t\n", "\n")


def seen(root: Any, *, every: bool = False) -> Iterator[str]:
    """What stands in attributes: descriptions of pictures, authors of comments, titles of fields; or in ``every`` one."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if (every or key.rpartition("}")[2] in _SEEN) and any(c.isalpha() for c in value):
                yield value
