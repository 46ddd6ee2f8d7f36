"""What kind of file something is, by its content; and whether its name says the same."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from wa_redact.apps.documents.archive import BROKEN
from wa_redact.apps.documents.types import HeldError, MissingLibraryError


class Media(NamedTuple):
    """A type of file: ``mime``, what it is in plain English, the endings that its name may have."""

    mime: str
    said: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

DOCX = Media(_OFFICE + "wordprocessingml.document", "a Word document", ("docx", "dotx"))
PPTX = Media(_OFFICE + "presentationml.presentation", "a PowerPoint presentation", ("pptx", "ppsx", "potx"))
XLSX = Media(_OFFICE + "spreadsheetml.sheet", "an Excel workbook", ("xlsx", "xltx"))
ODT = Media(_ODF + "text", "an OpenDocument text", ("odt", "ott"))
ODS = Media(_ODF + "spreadsheet", "an OpenDocument spreadsheet", ("ods", "ots"))
ODP = Media(_ODF + "presentation", "an OpenDocument presentation", ("odp", "otp"))
PDF = Media("application/pdf", "a PDF", ("pdf",))
RTF = Media("application/rtf", "a rich text document", ("rtf",))
HTML = Media("text/html", "a web page", ("html", "htm", "xhtml", "mht", "mhtml"))
EML = Media("message/rfc822", "an e-mail", ("eml", "mht", "mhtml"))
MSG = Media("application/vnd.ms-outlook", "an Outlook e-mail", ("msg",))
VCF = Media("text/vcard", "a contact card", ("vcf", "vcard"))
CSV = Media("text/csv", "a table", ("csv", "tsv"))
TEXT = Media(
    "text/plain", "a text", ("txt", "text", "md", "log", "ics", "json", "xml", "yaml", "yml", "srt", "vtt", "toml")
)
JPEG = Media("image/jpeg", "a JPEG picture", ("jpg", "jpeg", "jpe", "jfif"))
PNG = Media("image/png", "a PNG picture", ("png",))
GIF = Media("image/gif", "a GIF picture", ("gif",))
WEBP = Media("image/webp", "a WebP picture", ("webp",))
TIFF = Media("image/tiff", "a TIFF picture", ("tif", "tiff"))
BMP = Media("image/bmp", "a BMP picture", ("bmp", "dib"))
HEIF = Media("image/heif", "an iPhone picture (HEIC)", ("heic", "heif", "hif"))
# these are not read; what is said is why they are held
DOC = Media("application/msword", "an old Word document (.doc)", ("doc", "dot"))
XLS = Media("application/vnd.ms-excel", "an old Excel workbook (.xls)", ("xls", "xlt"))
PPT = Media("application/vnd.ms-powerpoint", "an old PowerPoint presentation (.ppt)", ("ppt", "pps"))
LOCKED = Media(
    "application/x-ole-encrypted", "an Office document locked with a password", ("docx", "xlsx", "pptx", "docm", "xlsm")
)
MACROS = Media(
    "application/vnd.ms-office.macros",
    "an Office document with macros",
    ("docm", "xlsm", "pptm", "dotm", "xlam", "xlsb"),
)
PAGES = Media("application/vnd.apple.pages", "an Apple document", ("pages", "numbers", "key"))
EPUB = Media("application/epub+zip", "an electronic book", ("epub",))
ZIP = Media("application/zip", "an archive", ("zip", "kmz", "apk", "jar", "xps", "oxps"))
ARCHIVE = Media(
    "application/x-archive",
    "an archive",
    ("7z", "rar", "gz", "tgz", "tar", "bz2", "xz", "zst", "cab", "iso", "arj", "lzh"),
)
AUDIO = Media("audio/*", "a sound recording", ("mp3", "m4a", "aac", "ogg", "opus", "wav", "amr", "flac", "wma"))
VIDEO = Media("video/*", "a video", ("mp4", "mov", "3gp", "mkv", "webm", "avi", "m4v", "mpg", "mpeg", "wmv"))
PROGRAM = Media(
    "application/x-executable", "a program", ("exe", "dll", "msi", "scr", "com", "bat", "cmd", "ps1", "vbs", "js", "sh")
)
OTHER = Media("application/octet-stream", "a file of unknown kind", ())

ALL = tuple(m for m in list(globals().values()) if isinstance(m, Media))
BY_MIME = {m.mime: m for m in ALL}
_BY_ENDING = {ending: m for m in reversed(ALL) for ending in m.endings}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})$")


def ending(name: str) -> str:
    """The ending of a file's name in small letters, without its dot; empty when there is none."""
    m = _ENDING.search(name.strip())
    return m[1].lower() if m else ""


def mismatch(name: str, media: Media) -> str | None:
    """What is wrong when the name's ending belongs to another kind of file than the content, else None."""
    own = ending(name)
    if own not in _BY_ENDING or own in media.endings or (media is CSV and own in TEXT.endings):
        return None
    return f"its name ends in .{own}, its content is {media.said}"


def media_of(data: bytes, name: str) -> Media:
    """The type of ``data``. The name tells only kinds of plain text apart. Raises HeldError for a broken container."""
    if data.startswith(b"PK"):
        return _in_zip(data)
    if data.startswith(_OLE):
        return _in_ole(data)
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.lstrip()[:5] == b"{\\rtf":
        return RTF
    if is_text(data):
        return _of_text(data, name)
    return _by_magic(data)


def is_text(data: bytes) -> bool:
    """True for text of some encoding: no control characters but blanks, or the mark of UTF-16."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return _CONTROLS.search(data[: 1 << 20]) is None


def _of_text(data: bytes, name: str) -> Media:
    head = data[:_FIRST].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"").lower()
    if head.startswith(b"begin:vcard"):
        return VCF
    if re.match(rb"<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html|<head|<body", head):
        return HTML
    own = _BY_ENDING.get(ending(name), TEXT)
    if own in (HTML, CSV) or (own is EML and re.match(rb"[!-9;-~]{1,60}:", head)):
        return EML if own is HTML and b"\nmime-version:" in head else own
    if re.match(rb"(?:return-path|received|delivered-to|from|date|to|subject|mime-version|message-id): ", head) and (
        len(re.findall(rb"^(?:from|to|subject|date|mime-version|message-id|received): ", head, re.MULTILINE)) >= 3
    ):
        return EML
    return TEXT


def _in_zip(data: bytes) -> Media:
    """What a packed file is, by the parts that it says it has."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:20_000])
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip().removesuffix("-template")
                if said in BY_MIME:
                    return BY_MIME[said]
            types = b""
            if "[Content_Types].xml" in names and archive.getinfo("[Content_Types].xml").file_size < 5_000_000:
                types = archive.read("[Content_Types].xml")
    except BROKEN:
        raise HeldError("it is damaged: a packed file that cannot be opened") from None
    if b"macroEnabled" in types or any(n.lower().endswith("vbaproject.bin") for n in names):
        return MACROS
    for part, media in (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX)):
        if types and any(n.startswith(part) for n in names):
            return media
    if any(n.endswith(".iwa") for n in names):
        return PAGES
    return ZIP


def _in_ole(data: bytes) -> Media:
    """What an OLE container is, by its streams."""
    try:
        import olefile
    except ImportError:
        raise MissingLibraryError("pip install 'wa-redact[documents]'") from None
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = {part[0].lower() for part in container.listdir()}
    except Exception:  # noqa: BLE001 - whatever a hostile container makes of the parser
        raise HeldError("it is damaged: an Office file that cannot be opened") from None
    if "encryptedpackage" in names:
        return LOCKED
    if any(n.startswith("__properties_version") for n in names):
        return MSG
    for stream, media in (("worddocument", DOC), ("workbook", XLS), ("book", XLS), ("powerpoint document", PPT)):
        if stream in names:
            return media
    return OTHER


def _by_magic(data: bytes) -> Media:
    """By the first bytes, for what is neither text nor a container that we know."""
    try:
        import puremagic
    except ImportError:
        raise MissingLibraryError("pip install 'wa-redact[documents]'") from None
    try:
        guesses = puremagic.magic_string(data[:65_536])
    except (puremagic.PureError, ValueError):
        return OTHER
    for guess in guesses:
        mime, own = guess.mime_type, guess.extension.removeprefix(".")
        if "ELF executable" in guess.name or "Mach-O" in guess.name:
            return PROGRAM
        media = BY_MIME.get(mime) or _BY_ENDING.get(own)
        if media is None and "/" in mime and f"{mime.split('/')[0]}/*" in BY_MIME:
            media = BY_MIME[f"{mime.split('/')[0]}/*"]
        if media is not None and media not in (TEXT, CSV, HTML, EML, VCF, DOCX, PDF):
            return media
    return OTHER
