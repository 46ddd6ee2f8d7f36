"""Hostile, broken and swollen files are held with their cause, in bounded time and memory, and nothing of them is told."""

import io
import struct
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import papers
from tests.papers import SECRET
from wa_redact.apps.documents import gather as gathering
from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.isolate import content_of
from wa_redact.apps.documents.limits import MEMORY
from wa_redact.apps.documents.read import read
from wa_redact.apps.documents.types import HeldError, MissingLibraryError


def held(data, name, seconds=0):
    with pytest.raises(HeldError) as caught:
        read(data, name, Gather(read, seconds=seconds))
    assert SECRET.split()[0] not in str(caught.value)
    return str(caught.value)


def bomb(megabytes=170):
    """A Word document that unpacks to ``megabytes``."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(papers.docx("x"))) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
    return packed.getvalue()


def lying_bomb():
    """A part that says that it is small and unpacks to 170 MB."""
    inner = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join([*(inner.compress(b" " * 1_000_000) for _ in range(170)), inner.flush()])
    name = b"word/document.xml"
    sizes = struct.pack("<III", 0, len(packed), 1000)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name
    types = papers.zipped({"[Content_Types].xml": "<T/>"})
    start = types.index(b"PK\x01\x02")
    central, end = types[start : types.index(b"PK\x05\x06")], types[types.index(b"PK\x05\x06") :]
    entry = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    entry += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, start) + name
    body = types[:start] + local + packed
    directory = central + entry
    return body + directory + end[:8] + struct.pack("<HHII", 2, 2, len(directory), len(body)) + end[20:]


def laughs(part="word/document.xml", data=None):
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else SECRET}">' for i in range(12))
    return papers.with_entries(data or papers.docx("x"), {part: f"<!DOCTYPE x [{entities}]><x>&a11;</x>"})


def nested(depth, make=lambda inner: papers.docx("x", extra={"word/embeddings/y.docx": inner})):
    data = papers.docx("x")
    for _ in range(depth):
        data = make(data)
    return data


def with_bad_extra():
    """A packed file whose directory says that more stands behind a name than does."""
    data = bytearray(papers.docx("x"))
    at = data.index(b"PK\x01\x02")
    data[at + 30 : at + 32] = struct.pack("<H", 3)
    return bytes(data)


CAUSES = [
    ("a.docx", with_bad_extra(), "damaged"),
    ("a.docx", b"", "it is empty"),
    ("a.docx", papers.docx(SECRET)[:2000], "damaged"),
    ("a.docx", papers.docx(SECRET)[:-200], "damaged"),
    ("a.docx", papers.docx("x", extra={"word/document.xml": f"<a>{SECRET}"}), "damaged"),
    ("a.docx", papers.docx("x", extra={"word/document.xml": ""}), "damaged"),
    ("a.docx", papers.docx("x", extra={"[Content_Types].xml": "<Types/>"}), "damaged"),
    ("a.docx", papers.locked_docx(), "locked with a password"),
    ("a.docx", bomb(), "unpacks to more than a document should"),
    ("a.docx", lying_bomb(), "damaged"),
    ("a.docx", laughs(), "XML entities"),
    ("a.docx", laughs("word/_rels/document.xml.rels"), "XML entities"),
    (
        "a.docx",
        papers.with_entries(papers.docx("x"), {"word/x.xml": f'<!DOCTYPE x SYSTEM "file:///{SECRET}"><x/>'}),
        "XML entities",
    ),
    ("a.docx", papers.docx("x", extra={f"word/{i}.xml": "<a/>" for i in range(4100)}), "more than 4,000 parts"),
    ("a.docx", papers.docx("x", extra={"word/vbaProject.bin": "x"}), "macros"),
    ("a.docx", papers.docx("x", extra={"word/embeddings/x.bin": b"\x00\x01\x02" * 500}), None),
    ("a.docx", nested(4), "files within files"),
    (
        "a.docx",
        papers.docx("x", extra={"word/embeddings/z.zip": papers.zipped({SECRET: "x"})}),
        "a file inside it: an archive",
    ),
    ("a.docx", papers.docx("y" * 600_000), "more than 500,000 characters"),
    ("a.xlsx", laughs("xl/workbook.xml", papers.xlsx()), "XML entities"),
    ("a.xlsx", papers.with_entries(papers.xlsx(), {"xl/worksheets/sheet1.xml": f"<x>{SECRET}"}), "damaged"),
    ("a.odt", laughs("content.xml", papers.odt("x")), "XML entities"),
    ("a.odt", papers.with_entries(papers.odt("x"), {"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "locked"),
    ("a.pdf", papers.pdf(SECRET, password="pw"), "locked with a password"),
    ("a.pdf", papers.pdf(SECRET)[:300], "damaged"),
    ("a.pdf", b"%PDF-1.7\n" + SECRET.encode() * 100, "damaged"),
    ("a.pdf", papers.pdf("x", attached={"x.zip": papers.zipped({"a": "b"})}), "a file inside it: an archive"),
    ("a.eml", papers.eml("x", attached={"x.zip": papers.zipped({"a": "b"})}), "a file inside it: an archive"),
    ("a.eml", papers.eml("x", attached={"x.pdf": papers.pdf("y", password="pw")}), "a file inside it: it is locked"),
    ("a.eml", papers.eml("x", attached={"x.jpg": papers.pdf("y")}), "a file inside it: its name ends in .jpg"),
    ("a.eml", papers.eml("x", attached={f"{i}.txt": b"hello" for i in range(70)}), "more than 60 files"),
    ("a.msg", papers.msg("x", SECRET)[:3000], "damaged"),
    (
        "a.msg",
        papers.msg("x", "y", attached={"a.exe": b"MZ\x90\0\3\0\0\0" + bytes(300)}),
        "a file inside it: a program",
    ),
    ("a.vcf", b"BEGIN:VCARD\r\nFN:" + SECRET.encode(), "damaged"),
    ("a.jpg", papers.picture("JPEG")[:700], "damaged"),
    ("a.png", papers.picture("PNG")[:700], "damaged"),
    ("a.jpg", papers.picture("JPEG") + papers.zipped({"a": "b"}), "an archive hides behind the picture"),
    ("a.heic", b"\x00\x00\x00\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    ("a.zip", papers.zipped({"x.zip": papers.zipped({"y": "z"})}), "an archive is not opened"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(30), "an archive is not opened"),
    ("a.doc", papers.compound({"WordDocument": SECRET.encode() * 300}), "save it in the present format"),
    ("a.exe", b"MZ\x90\0\3\0\0\0" + bytes(200), "a program"),
    ("a.txt", ("ab " * 200_000).encode(), "more than 500,000 characters"),
]


@pytest.mark.parametrize(("name", "data", "cause"), CAUSES, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(CAUSES)])
def test_held_with_its_cause(name, data, cause):
    start = time.perf_counter()
    if cause is None:
        gather = Gather(read, seconds=0)
        read(data, name, gather)
        assert "a file of unknown kind" in gather.content.unread
    else:
        assert cause in held(data, name)
    assert time.perf_counter() - start < 10


def png_of(width, height):
    """The head of a PNG that says how large it is, and no more."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_of_a_billion_pixels_is_not_unpacked():
    assert "more pixels" in held(png_of(60_000, 60_000), "a.png")


# what only the process around the reader can bound


def test_a_reader_that_hangs_is_ended(monkeypatch, tmp_path):
    slow(monkeypatch, tmp_path, "while True: pass")
    start = time.perf_counter()
    assert content_of(CARD, "a.vcf", seconds=1.5).unread == "reading it takes longer than 1.5 seconds"
    assert time.perf_counter() - start < 6


def test_a_reader_that_swells_is_ended(monkeypatch, tmp_path):
    slow(monkeypatch, tmp_path, f"x = b'x' * {2 * MEMORY}")
    assert content_of(CARD, "a.vcf", seconds=20).unread == "reading it takes more memory than is given to it"


def test_a_reader_that_crashes_holds_the_file(monkeypatch, tmp_path):
    slow(monkeypatch, tmp_path, "import os; os.abort()")
    assert "came to its end" in content_of(CARD, "a.vcf", seconds=20).unread


def test_a_reader_that_fails_tells_the_type_only(monkeypatch, tmp_path):
    slow(monkeypatch, tmp_path, f"raise OverflowError({SECRET!r})")
    assert content_of(CARD, "a.vcf", seconds=20).unread == "it is damaged, or not what it says (OverflowError)"


def test_a_library_that_is_missing_is_said(monkeypatch, tmp_path):
    slow(monkeypatch, tmp_path, "raise ImportError('x')")
    with pytest.raises(MissingLibraryError, match=r"pip install 'wa-redact\[documents\]'"):
        content_of(CARD, "a.vcf", seconds=20)


CARD = b"BEGIN:VCARD"


def slow(monkeypatch, folder, code):
    """Put ``code`` in the place of the library that reads contact cards."""
    (folder / "vobject.py").write_text(code)
    monkeypatch.syspath_prepend(str(folder))


def test_a_bomb_is_held_within_time_and_memory():
    start = time.perf_counter()
    for data, name in (
        (bomb(), "a.docx"),
        (lying_bomb(), "a.docx"),
        (laughs(), "a.docx"),
        (png_of(9000, 8000), "a.png"),
    ):
        assert content_of(data, name, seconds=20).unread
    assert time.perf_counter() - start < 20


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_held(data):
    whole = data.draw(st.sampled_from(WHOLE))
    at = data.draw(st.integers(0, len(whole[1]) - 1))
    cut = data.draw(st.sampled_from(("cut", "flip", "double")))
    changed = {
        "cut": whole[1][:at],
        "flip": whole[1][:at] + bytes([whole[1][at] ^ 0x55]) + whole[1][at + 1 :],
        "double": whole[1][:at] + whole[1][at // 2 :],
    }[cut]
    gather = gathering.Gather(read, seconds=0)
    cause = ""
    try:
        read(changed, whole[0], gather)
    except HeldError as e:
        cause = str(e)
    assert SECRET.split()[0] not in cause


WHOLE = [
    ("a.docx", papers.docx(SECRET, author=SECRET)),
    ("a.xlsx", papers.xlsx(((SECRET, 3),))),
    ("a.odt", papers.odt(SECRET)),
    ("a.rtf", papers.rtf(SECRET)),
    ("a.pdf", papers.pdf(SECRET)),
    ("a.eml", papers.eml(SECRET, f"<p>{SECRET}", attached={"x.txt": b"y"})),
    ("a.msg", papers.msg(SECRET, SECRET)),
    ("a.vcf", papers.vcf()),
    ("a.html", f"<html><p>{SECRET}</p></html>".encode()),
    ("a.jpg", papers.picture("JPEG", (60, 40), exif=papers.camera(author=SECRET))),
]
