"""Web pages: what they show, and what stands in attributes and comments."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from bs4 import BeautifulSoup, Comment
from bs4.element import Doctype, NavigableString, Script, Stylesheet, Tag

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read.plain import decoded

_SEEN = ("alt", "title", "value", "placeholder", "content", "aria-label", "summary", "label", "data-name", "srcdoc")
_LINKS = ("href", "action", "data-href")
_BLOCKS = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 table ul ol section article header footer blockquote pre dt dd title option".split()
)


def read(data: bytes, gather: Gather) -> None:
    """Read the page."""
    page(decoded(data), gather)


def page(source: str, gather: Gather, where: str = "text") -> None:
    """Read a page's source; its text stands ``where``."""
    soup = BeautifulSoup(source, "lxml")
    text = "".join(_shown(soup))
    gather.text(where, "\n".join(line for line in text.split("\n") if line.strip()))
    for comment in soup.find_all(string=lambda node: isinstance(node, Comment)):
        gather.text("a comment in the page's source", str(comment))
    if soup.title is not None:
        gather.title(soup.title.get_text())
    hidden: dict[str, None] = {}
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            said = " ".join(value) if isinstance(value, list) else str(value)
            if name in _SEEN or (name in _LINKS and ":" in said):
                hidden[unquote(said) if name in _LINKS else said] = None
    gather.text("a link or description", "\n".join(hidden))


def _shown(soup: BeautifulSoup) -> Iterator[str]:
    for node in soup.descendants:
        if isinstance(node, NavigableString):
            if not isinstance(node, (Comment, Doctype, Script, Stylesheet)):
                yield str(node)
        elif isinstance(node, Tag) and node.name in _BLOCKS:
            yield "\n"
        elif isinstance(node, Tag) and node.name in ("td", "th"):
            yield "\t"
