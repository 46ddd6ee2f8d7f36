"""What reads which kind of document: one small module each, loaded when first needed."""

from __future__ import annotations

from importlib import import_module

from wa_redact.apps.documents import media as m
from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.types import HeldError, MissingLibraryError

_IMAGES = (m.JPEG, m.PNG, m.GIF, m.WEBP, m.TIFF, m.BMP, m.HEIF)

#: type -> the module here whose ``read(data, gather)`` reads it
READERS = {
    **dict.fromkeys((m.DOCX, m.PPTX), "office"),
    m.XLSX: "sheet",
    **dict.fromkeys((m.ODT, m.ODS, m.ODP), "odf"),
    m.PDF: "pdf",
    m.RTF: "rtf",
    m.HTML: "html",
    m.EML: "eml",
    m.MSG: "msg",
    m.VCF: "vcard",
    **dict.fromkeys((m.TEXT, m.CSV), "plain"),
    **dict.fromkeys(_IMAGES, "image"),
}

#: what is said of the kinds that are not read
HELD = {
    **dict.fromkeys((m.DOC, m.XLS, m.PPT), "cannot be read: save it in the present format (.docx, .xlsx, .pptx)"),
    m.LOCKED: "",
    m.MACROS: "",
    m.ZIP: "is not opened: send its files one by one",
    m.ARCHIVE: "is not opened: send its files one by one",
    m.PROGRAM: "",
    m.PAGES: "cannot be read: save it as PDF",
    m.EPUB: "cannot be read",
}


def read(data: bytes, name: str, gather: Gather) -> None:
    """Read a document, and what is inside it, into ``gather``; its type stands in ``gather.content.media`` then.

    Raises HeldError when it cannot be read to its end, MissingLibraryError when what reads it is not installed.
    """
    if not data:
        raise HeldError("it is empty")
    media = m.media_of(data, name)
    gather.content.media = media.mime
    if said := m.mismatch(name, media):
        raise HeldError(said)
    if media in HELD:
        raise HeldError(f"{media.said} {HELD[media]}".strip())
    if media not in READERS:
        # sound, video, what we do not know: nothing to read, so that it stays unknown
        if gather.depth:
            gather.unread(f"it holds {media.said}")
        gather.note(f"{media.said}: what is in it was not looked at")
        return
    try:
        reader = import_module(f"{__name__}.{READERS[media]}").read
    except ImportError:
        raise MissingLibraryError("pip install 'wa-redact[documents]'") from None
    reader(data, gather)
