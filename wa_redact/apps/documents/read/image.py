"""Pictures: what the camera wrote into them, and, where tesseract is installed, the text that they show."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.limits import LOGO, PICTURES, PIXELS
from wa_redact.apps.documents.media import HEIF
from wa_redact.apps.documents.types import HeldError

_TAGS = {
    ExifTags.Base.Artist: "Author",
    ExifTags.Base.XPAuthor: "Author",
    ExifTags.Base.Copyright: "Copyright",
    ExifTags.Base.ImageDescription: "Description",
    ExifTags.Base.XPTitle: "Title",
    ExifTags.Base.XPSubject: "Subject",
    ExifTags.Base.XPComment: "Comment",
    ExifTags.Base.XPKeywords: "Keywords",
    ExifTags.Base.UserComment: "Comment",
    ExifTags.Base.CameraOwnerName: "Owner",
    ExifTags.Base.HostComputer: "Device",
}
_TIMES = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized, ExifTags.Base.DateTime)
_WHERE_TAKEN = "where the picture was taken (GPS)"
#: what the formats themselves say
_TECHNICAL = frozenset(
    (
        "exif",
        "icc_profile",
        "photoshop",
        "mp",
        "version",
        "extension",
        "compression",
        "srgb",
        "mpoffset",
        "background",
        "transparency",
    )
)
_STAMP = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d)")


def read(data: bytes, gather: Gather) -> None:
    """Read a picture that is sent as such."""
    if gather.content.media == HEIF.mime:
        _register_heif()
    if data[-65_557:].find(b"PK\x05\x06") >= 0 and b"PK\x03\x04" in data:
        raise HeldError("an archive hides behind the picture")
    with _opened(data) as image:
        _camera(image, gather)
        _seen(image, gather, turn=True)


def picture(data: bytes, gather: Gather) -> None:
    """Read the text of a picture that is part of a document; what the camera wrote into it as well."""
    try:
        with _opened(data) as image:
            _camera(image, gather)
            if min(image.size) >= LOGO:
                _seen(image, gather, turn=False)
    except HeldError:
        gather.unseen += 1


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The picture. Raises HeldError when it is damaged or has more pixels than are read."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit, which holds before anything is unpacked
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > PIXELS:
                raise HeldError("it has more pixels than a photo should")
            image.load()
            yield image
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, EOFError, OverflowError):
        raise HeldError("it is damaged: a picture that cannot be shown") from None


def _seen(image: Any, gather: Gather, *, turn: bool) -> None:
    frames = min(getattr(image, "n_frames", 1), PICTURES if image.format in ("TIFF", "MPO", "WEBP") else 1)
    if getattr(image, "n_frames", 1) > frames and image.format != "GIF":
        gather.unread(f"it has more than {PICTURES} pages")
    for number in range(frames):
        with suppress(EOFError):
            image.seek(number)
        gather.unseen += not gather.seen("a picture", ImageOps.exif_transpose(image), turn=turn)


def _camera(image: Any, gather: Gather) -> None:
    """What stands in the file beside the picture."""
    exif = image.getexif()
    details = {**dict(exif), **dict(exif.get_ifd(ExifTags.IFD.Exif))}
    for tag, said in _TAGS.items():
        if value := _words(details.get(tag)):
            gather.text("its properties", f"{said}: {value}")
    if m := next(filter(None, (_STAMP.match(_words(details.get(tag))) for tag in _TIMES)), None):
        gather.note(f"the picture says when it was taken ({m[1]}-{m[2]}-{m[3]} {m[4]})")
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if place.get(ExifTags.GPS.GPSLatitude) or place.get(ExifTags.GPS.GPSLongitude):
        gather.fact("ADDRESS", _WHERE_TAKEN, str(dict(place)))
    for key, value in {**image.info, **getattr(image, "text", {})}.items():
        raw = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if isinstance(raw, str) and "xmp" in key.lower():
            _xmp(raw, gather)
        elif isinstance(raw, str) and key not in _TECHNICAL:
            gather.text("its properties", f"{key}: {raw}")


def _xmp(raw: str, gather: Gather) -> None:
    """Adobe's properties: the text between the tags, and a place."""
    if re.search(r"GPSLatitude|GPSLongitude", raw):
        gather.fact("ADDRESS", _WHERE_TAKEN, raw)
    gather.text("its properties", "\n".join(t for t in re.split(r"<[^>]*>|\s{2,}", raw) if any(c.isalpha() for c in t)))


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")
        value = value.decode("utf-16-le" if b"\0" in value else "utf-8", "replace")
    return str(value).replace("\0", "").strip() if value else ""


def _register_heif() -> None:
    """HEIC needs a decoder of its own, which is no dependency: its licence is not everybody's."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        raise HeldError(
            "an iPhone picture (HEIC) cannot be read: send it as JPEG, or pip install pillow-heif"
        ) from None
    register_heif_opener()
