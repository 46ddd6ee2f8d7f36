"""What stands anywhere in a document is read, wherever it stands; a type is told by content, and a false name is said."""

import shutil

import pytest

from tests import papers
from tests.papers import SECRET
from wa_redact.apps.documents import media
from wa_redact.apps.documents.gather import Gather
from wa_redact.apps.documents.read import READERS, read
from wa_redact.apps.documents.types import HeldError

NO_TESSERACT = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def content(data, name, seconds=0):
    gather = Gather(read, seconds=seconds)
    read(data, name, gather)
    return gather.content


def found(data, name, seconds=0):
    """Where ``SECRET`` was read."""
    return {piece.where for piece in content(data, name, seconds).pieces if SECRET in " ".join(piece.text.split())}


PLACES = [
    ("a.docx", papers.docx(SECRET), "text"),
    ("a.docx", papers.docx("x", heading=SECRET), "text"),
    ("a.docx", papers.docx("x", table=(("a", SECRET), ("b", "c"))), "text"),
    ("a.docx", papers.docx("x", header=SECRET), "a header or footer"),
    ("a.docx", papers.docx("x", comment=SECRET), "a comment"),
    ("a.docx", papers.docx("x", deleted=SECRET), "deleted text"),
    ("a.docx", papers.docx("x", author=SECRET), "its properties"),
    ("a.docx", papers.docx("x", title=SECRET), "its properties"),
    ("a.docx", papers.docx("x", alt=SECRET), "a picture's description or a change's author"),
    ("a.docx", papers.docx("x", extra={"word/embeddings/y.docx": papers.docx(SECRET)}), "text"),
    ("a.docx", papers.docx("x", extra={"word/footnotes.xml": f"<a><t>{SECRET}</t></a>"}), "a footnote"),
    ("a.docx", papers.docx("x", extra={"customXml/item1.xml": f"<a><b>{SECRET}</b></a>"}), "its properties"),
    (
        "a.docx",
        papers.docx(
            "x",
            extra={
                "word/_rels/more.xml.rels": f'<R><Relationship TargetMode="External" Target="mailto:{SECRET}"/></R>'
            },
        ),
        "a link",
    ),
    ("a.docx", papers.docx("x", extra={"word/afchunk1.htm": f"<html><p>{SECRET}</p></html>"}), "text"),
    ("a.docx", papers.docx("x", extra={"word/afchunk1.rtf": papers.rtf(SECRET)}), "text"),
    ("a.docx", papers.docx("x", extra={"word/media/x.svg": f"<svg><text>{SECRET}</text></svg>"}), "text"),
    ("a.pptx", papers.pptx(SECRET), "text"),
    ("a.pptx", papers.pptx("x", notes=SECRET), "the speaker's notes"),
    ("a.xlsx", papers.xlsx((("x", SECRET),)), "text"),
    ("a.xlsx", papers.xlsx(hidden=((SECRET,),)), "a hidden sheet"),
    ("a.xlsx", papers.xlsx(comment=SECRET), "a comment"),
    (
        "a.xlsx",
        papers.with_entries(papers.xlsx(), {"xl/threadedComments/c1.xml": f"<a><b><text>{SECRET}</text></b></a>"}),
        "text",
    ),
    (
        "a.xlsx",
        papers.with_entries(papers.xlsx(), {"xl/pivotCache/pivotCacheRecords1.xml": f"<r><s v='{SECRET}'/></r>"}),
        "text",
    ),
    ("a.xlsx", papers.xlsx(footer=SECRET), "a header, footer or list"),
    ("a.xlsx", papers.xlsx(formula=f'=UPPER("{SECRET}")'), "a formula"),
    ("a.odt", papers.odt(SECRET), "text"),
    ("a.odt", papers.odt("x", author=SECRET), "its properties"),
    ("a.odt", papers.odt("x", footer=SECRET), "a header or footer"),
    ("a.ods", papers.ods(("x", SECRET)), "text"),
    ("a.odt", papers.with_entries(papers.odt("x"), {"Versions/Version1": papers.odt(SECRET)}), "text"),
    ("a.rtf", papers.rtf(SECRET), "text"),
    ("a.rtf", papers.rtf("x", author=SECRET), "a header, note or property"),
    ("a.rtf", papers.rtf("x", header=SECRET), "a header, note or property"),
    ("a.pdf", papers.pdf(SECRET), "text"),
    ("a.pdf", papers.pdf("some words on a page", author=SECRET), "its properties"),
    ("a.pdf", papers.pdf("some words on a page", note=SECRET), "a note or field on a page"),
    ("a.pdf", papers.pdf("some words on a page", attached={"x.docx": papers.docx(SECRET)}), "text"),
    ("a.pdf", papers.pdf("some words on a page", pinned={"x.txt": SECRET.encode()}), "text"),
    ("a.eml", papers.eml(SECRET), "text"),
    ("a.eml", papers.forwarded(SECRET), "the e-mail's head"),
    ("a.eml", papers.eml("x", f"<p>{SECRET}</p>"), "text"),
    ("a.eml", papers.eml("x", subject=SECRET), "the e-mail's head"),
    ("a.eml", papers.eml("x", sender=f"{SECRET} <q@example.org>"), "the e-mail's head"),
    ("a.eml", papers.eml("x", attached={"y.pdf": papers.pdf(SECRET)}), "text"),
    ("a.eml", papers.eml("x", attached={"y.eml": papers.eml("z", attached={"z.rtf": papers.rtf(SECRET)})}), "text"),
    ("a.msg", papers.msg("x", SECRET), "text"),
    ("a.msg", papers.msg(SECRET, "x"), "the e-mail's head"),
    ("a.msg", papers.msg("x", "y", attached={"z.docx": papers.docx(SECRET)}), "text"),
    ("a.html", f"<html><p>{SECRET}</p></html>".encode(), "text"),
    ("a.html", f"<html><p>x<img alt='{SECRET}'></p></html>".encode(), "a link or description"),
    ("a.html", f"<html><p>x<!-- {SECRET} --></p></html>".encode(), "a comment in the page's source"),
    ("a.html", f"<html><a href='mailto:{SECRET.replace(' ', '%20')}'>x</a></html>".encode(), "a link or description"),
    ("a.txt", SECRET.encode(), "text"),
    ("a.txt", SECRET.encode("utf-16"), "text"),
    ("a.txt", f"café {SECRET}".encode("cp1252"), "text"),
    ("a.csv", f"x,y\n1,{SECRET}\n".encode(), "text"),
    ("noending", f"x {SECRET}".encode(), "text"),
    ("a.jpg", papers.picture("JPEG", (60, 40), exif=papers.camera(author=SECRET)), "its properties"),
]


@pytest.mark.parametrize(("name", "data", "where"), PLACES, ids=[f"{n}-{w}-{i}" for i, (n, _, w) in enumerate(PLACES)])
def test_what_stands_anywhere_is_read(name, data, where):
    assert where in found(data, name)


def test_a_cell_stands_beside_its_heading():
    for name, data in (
        ("a.xlsx", papers.xlsx((("Name", "DOB"), ("Tyla", "3/2/12")))),
        ("a.ods", papers.ods(("Name", "DOB"), ("Tyla", "3/2/12"))),
        ("a.csv", b"Name;DOB\nTyla;3/2/12\n"),
    ):
        assert any("Name: Tyla, DOB: 3/2/12" in piece.text for piece in content(data, name).pieces)


def test_a_contact_card_says_what_each_line_is():
    facts = content(papers.vcf(birthday="2012-02-03"), "Peter.vcf").facts
    assert {fact.label for fact in facts} == {"PERSON", "PHONE_NUMBER", "DATE_OF_BIRTH"}
    assert SECRET not in repr(facts)


def test_where_and_when_a_picture_was_taken():
    read_ = content(papers.picture("JPEG", (60, 40), exif=papers.camera()), "a.jpg")
    assert [(fact.label, fact.what) for fact in read_.facts] == [("ADDRESS", "where the picture was taken (GPS)")]
    assert any("2026-08-11 09:05" in note for note in read_.notes)
    assert not content(papers.picture("JPEG", (60, 40), exif=papers.camera(place=False)), "a.jpg").facts


def test_a_scanned_page_is_unread_without_ocr_and_a_blank_one_is_not():
    assert "page 1 is a picture" in content(papers.scanned(papers.picture(text=[SECRET])), "a.pdf").unread
    assert content(papers.pdf("some words on a page", pages=3), "a.pdf").unread is None
    assert content(papers.pdf(), "a.pdf").unread is None


@NO_TESSERACT
@pytest.mark.parametrize("turned", [0, 90, 180])
def test_the_text_in_a_photographed_page_is_read(turned):
    lines = ["Child protection conference report", f"Name of child: {SECRET}", "Legal status: interim care order"]
    data = papers.picture("JPEG", text=lines, turned=turned)
    assert found(data, "IMG-20260811-WA0001.jpg", 60) == {"a picture"}


@NO_TESSERACT
def test_the_text_in_scans_and_pictures_inside_documents_is_read():
    page = papers.picture(text=[f"Name of child: {SECRET}", "Legal status: interim care order"])
    assert found(papers.scanned(page), "a.pdf", 60) == {"a scanned page"}
    assert found(papers.docx("x", extra={"word/media/image9.png": page}), "a.docx", 60) == {"a picture"}


TYPES = [
    (papers.docx("x"), "a.docx", media.DOCX),
    (papers.pptx("x"), "a.pptx", media.PPTX),
    (papers.xlsx(), "a.xlsx", media.XLSX),
    (papers.odt("x"), "a.odt", media.ODT),
    (papers.ods(("x",)), "a.ods", media.ODS),
    (papers.pdf("x"), "a.pdf", media.PDF),
    (b"\n\n%PDF-1.7", "a.pdf", media.PDF),
    (papers.rtf("x"), "a.rtf", media.RTF),
    (papers.eml("x"), "a.eml", media.EML),
    (papers.eml("x"), "noending", media.EML),
    (papers.msg("x", "y"), "a.msg", media.MSG),
    (papers.vcf(), "a.vcf", media.VCF),
    (b"<!DOCTYPE html><p>x", "a.htm", media.HTML),
    (b"a,b", "a.csv", media.CSV),
    (b"hello", "a.txt", media.TEXT),
    (b"From here on: a note\nto you", "a.txt", media.TEXT),
    ("hello".encode("utf-16"), "a.txt", media.TEXT),
    (papers.picture("JPEG"), "a.jpg", media.JPEG),
    (papers.picture("PNG"), "a.png", media.PNG),
    (papers.picture("GIF"), "a.gif", media.GIF),
    (papers.picture("TIFF"), "a.tif", media.TIFF),
    (papers.picture("WEBP"), "a.webp", media.WEBP),
    (papers.picture("BMP"), "a.bmp", media.BMP),
    (b"\x00\x00\x00\x18ftypheic\0\0\0\0mif1heic", "a.heic", media.HEIF),
    (b"\x00\x00\x00\x20ftypisom\0\0\2\0isomiso2avc1mp41", "a.mp4", media.VIDEO),
    (b"OggS\0\2" + bytes(22) + b"\1\x13OpusHead", "a.opus", media.AUDIO),
    (b"MZ\x90\0\3\0\0\0" + bytes(200), "a.exe", media.PROGRAM),
    (b"\x7fELF\2\1\1\0" + bytes(200), "a", media.PROGRAM),
    (b"7z\xbc\xaf\x27\x1c\0\4" + bytes(30), "a.7z", media.ARCHIVE),
    (b"Rar!\x1a\x07\x01\x00" + bytes(30), "a.rar", media.ARCHIVE),
    (b"\x1f\x8b\x08" + bytes(30), "a.gz", media.ARCHIVE),
    (papers.zipped({"_chat.txt": "x"}), "a.zip", media.ZIP),
    (papers.zipped({"[Content_Types].xml": "x", "word/vbaProject.bin": "x"}), "a.docm", media.MACROS),
    (papers.locked_docx(), "a.docx", media.LOCKED),
    (papers.compound({"WordDocument": b"x" * 5000}), "a.doc", media.DOC),
    (papers.compound({"Workbook": b"x" * 5000}), "a.xls", media.XLS),
    (papers.compound({"PowerPoint Document": b"x" * 5000}), "a.ppt", media.PPT),
    (bytes(range(256)) * 4, "a.bin", media.OTHER),
]


@pytest.mark.parametrize(("data", "name", "kind"), TYPES, ids=[f"{n}-{i}" for i, (_, n, _) in enumerate(TYPES)])
def test_the_type_is_told_by_the_content(data, name, kind):
    assert media.media_of(data, name) == kind
    assert media.mismatch(name, kind) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("holiday.jpg", papers.docx("x")),
        ("a.docx", papers.pdf("x")),
        ("a.pdf", papers.docx("x")),
        ("a.docx", b"just text"),
        ("a.txt", papers.pdf("x")),
        ("a.txt", papers.picture("JPEG")),
        ("a.png", papers.picture("JPEG")),
        ("a.docx", papers.xlsx()),
        ("leaflet.pdf", papers.zipped({"a.txt": "x"})),
        ("a.pdf", b"MZ\x90\0\3\0\0\0" + bytes(200)),
        ("a.doc", papers.rtf("x")),
    ],
)
def test_a_name_of_another_kind_of_file_is_said(name, data):
    with pytest.raises(HeldError, match=r"its name ends in \.\w+, its content is"):
        content(data, name)


@pytest.mark.parametrize("name", ["a", "report.v2", "3.2.12", "a.unknown", "JS.Review"])
def test_an_ending_that_says_nothing_is_no_false_name(name):
    assert media.mismatch(name, media.DOCX) is None


def test_every_kind_has_one_meaning():
    assert len({kind.mime for kind in media.ALL}) == len(media.ALL)
    assert set(READERS) <= set(media.ALL)
