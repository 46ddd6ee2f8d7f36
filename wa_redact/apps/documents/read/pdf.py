"""PDF: the text of its pages, what is written on them, forms, properties, attached files; scanned pages by OCR."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.limits import PAGES
from wa_redact.apps.documents.types import HeldError

#: letters that a page with text has at least; a page of fewer that shows a picture is a scan
_LETTERS = 15
#: share of a page that a scan covers at least, and the longer side in pixels of a rendered page
_SHARE, _RENDERED = 0.25, 2400
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_UNREADABLE = re.compile(r"[\ufffd\ufffe\ue000-\uf8ff\x00-\x08]")
_PROPERTIES = ("Author", "Title", "Subject", "Keywords")


def read(data: bytes, gather: Gather) -> None:
    """Read all of it. Raises HeldError for one that is damaged, locked or too long."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        locked = "assword" in str(e)
        raise HeldError("it is locked with a password" if locked else "it is damaged: not a whole PDF") from None
    try:
        if len(document) > PAGES:
            raise HeldError(f"it has more than {PAGES} pages")
        if not len(document):
            raise HeldError("it is damaged: it has no page")
        _pages(document, gather)
        _beside(document, gather)
    except pypdfium2.PdfiumError:
        raise HeldError("it is damaged: a page of it cannot be read") from None
    finally:
        document.close()
    _written_on(data, gather)


def _pages(document: Any, gather: Gather) -> None:
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        text = textpage.get_text_bounded().replace("\r\n", "\n")
        broken = len(_UNREADABLE.findall(text)) > len(text) / 5
        if not broken:
            gather.text("text", text)
        if broken or (sum(c.isalnum() for c in text) < _LETTERS and _covered(page)):
            _scan(page, number, gather)
        textpage.close()
        page.close()


def _covered(page: Any) -> bool:
    """True when pictures cover enough of the page for it to be a scan."""
    width, height = page.get_size()
    area = 0.0
    for number, shown in enumerate(page.get_objects(max_depth=3)):
        if number > 5000:
            return True
        if shown.type == _IMAGE:
            left, bottom, right, top = shown.get_bounds()
            area += abs((right - left) * (top - bottom))
    return bool(area > _SHARE * width * height)


def _scan(page: Any, number: int, gather: Gather) -> None:
    scale = min(_RENDERED / max(*page.get_size(), 1), 6)
    if not gather.seen("a scanned page", page.render(scale=scale, grayscale=True).to_pil(), turn=True):
        gather.unread(f"page {number + 1} is a picture, and its text could not be read")


def _beside(document: Any, gather: Gather) -> None:
    """Properties, bookmarks, attached files."""
    for key, value in document.get_metadata_dict(skip_empty=True).items():
        if key in _PROPERTIES:
            gather.text("its properties", f"{key}: {value}")
        if key in ("Title", "Subject"):
            gather.title(value)
    gather.text("a bookmark", "\n".join(mark.get_title() for mark in document.get_toc(max_depth=10)))
    for number in range(document.count_attachments()):
        attachment = document.get_attachment(number)
        gather.file(attachment.get_name() or "attachment", bytes(attachment.get_data()))


def _written_on(data: bytes, gather: Gather) -> None:
    """Form fields, notes and links, with the names of their authors. Raises HeldError where they cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        for page in reader.pages:
            for note in page.get("/Annots") or ():
                _note(note.get_object(), gather)
        for name, field in (reader.get_fields() or {}).items():
            value = field.get("/V")
            if isinstance(value, str) and not value.startswith("/"):
                gather.text("a form field", f"{name}: {value}")
        for form in (reader.xfa or {}).values():
            gather.text("a form field", re.sub(r"<[^>]*>", " ", (form or b"").decode("utf-8", "replace")))
        if reader.xmp_metadata is not None:
            raw = reader.xmp_metadata.stream.get_data().decode("utf-8", "replace")
            said = {t for t in re.split(r"<[^>]*>|\s{2,}|\n", raw) if any(c.isalpha() for c in t) and " " in t}
            gather.text("its properties", "\n".join(sorted(said)))
    except HeldError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ) as e:
        raise HeldError(f"its notes and form fields cannot be read ({type(e).__name__})") from None


def _note(note: Any, gather: Gather) -> None:
    for key, said in (("/Contents", ""), ("/T", "Author: "), ("/Subj", ""), ("/RC", ""), ("/V", "")):
        value = note.get(key)
        if isinstance(value, str) and not (key == "/T" and note.get("/Subtype") == "/Widget"):
            gather.text("a note or field on a page", said + re.sub(r"<[^>]*>", " ", value))
    file = note.get("/FS")
    if file is not None and "/EF" in (file := file.get_object()):
        gather.file(str(file.get("/UF") or file.get("/F") or "attachment"), file["/EF"]["/F"].get_object().get_data())
    action = note.get("/A")
    if action is not None and isinstance(uri := action.get_object().get("/URI"), str):
        gather.text("a link", uri)
