"""Builds documents for the tests, each through the library that writes its kind. Everybody in them is invented."""

import io
import struct
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

SECRET = "Zebedee Quartermain"
NUMBER = "07700 900123"


def docx(*paragraphs, heading="", author="", title="", header="", comment="", deleted="", alt="", table=(), extra=None):
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    d = Document()
    d.core_properties.author = author
    d.core_properties.title = title
    d.core_properties.comments = ""
    if heading:
        d.add_heading(heading)
    for text in paragraphs:
        p = d.add_paragraph(text)
        if comment:
            d.add_comment(p.runs, text=comment, author="", initials="")
            comment = ""
    if table:
        t = d.add_table(len(table), len(table[0]))
        for i, row in enumerate(table):
            for j, cell in enumerate(row):
                t.cell(i, j).text = cell
    if header:
        d.sections[0].header.paragraphs[0].text = header
    if deleted:
        w = nsdecls("w")
        d.element.body.insert(
            0,
            parse_xml(
                f"<w:p {w}><w:del w:id='1' w:author=''><w:r><w:delText>{deleted}</w:delText></w:r></w:del></w:p>"
            ),
        )
    if alt:
        d.add_picture(io.BytesIO(png()))
        d.inline_shapes[0]._inline.docPr.set("descr", alt)
    out = io.BytesIO()
    d.save(out)
    return with_entries(out.getvalue(), extra) if extra else out.getvalue()


def with_entries(data, entries):
    """The packed file with more, or other, entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in entries:
                new.writestr(name, old.read(name))
        for name, content in entries.items():
            new.writestr(name, content)
    return out.getvalue()


def pptx(text, notes=""):
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="ppt/presentation.xml"/></Relationships>'
    )
    slide = f'<p:sld xmlns:p="{p}" xmlns:a="{a}"><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></p:sld>'
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": rels,
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}"/>',
            "ppt/slides/slide1.xml": slide.format(text),
            "ppt/notesSlides/notesSlide1.xml": slide.format(notes),
        }
    )


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in entries.items():
            z.writestr(name, content)
    return out.getvalue()


def xlsx(rows=(("Team", "Room"),), hidden=(), comment="", footer="", formula=""):
    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if formula:
        sheet.append([formula])
    if comment:
        sheet["A1"].comment = Comment(comment, "")
    if footer:
        sheet.oddFooter.center.text = footer
    if hidden:
        other = book.create_sheet("more")
        for row in hidden:
            other.append(row)
        other.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def odt(*paragraphs, author="", footer="", kind="text"):
    import odfdo

    d = odfdo.Document(kind)
    d.body.clear()
    d.meta.creator = author
    d.meta.initial_creator = author
    for text in paragraphs:
        d.body.append(odfdo.Paragraph(text))
    if footer:
        from lxml import etree

        page = next(d.get_part("styles").root._xml_element.iter("{*}master-page"))
        foot = etree.SubElement(page, page.tag.replace("master-page", "footer"))
        etree.SubElement(foot, "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p").text = footer
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def ods(*rows):
    import odfdo

    d = odfdo.Document("spreadsheet")
    d.body.clear()
    table = odfdo.Table("Sheet")
    for row in rows:
        table.append_row(odfdo.Row())
        for j, cell in enumerate(row):
            table.set_value((j, table.height - 1), cell)
    d.body.append(table)
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def rtf(text, author="", header=""):
    info = f"{{\\info{{\\author {author}}}}}" if author else ""
    head = f"{{\\header \\pard {header}\\par}}" if header else ""
    return f"{{\\rtf1\\ansi{info}{head}\\pard {text}\\par}}".encode("latin-1")


def pdf(*paragraphs, author="", title="", note="", attached=None, pinned=None, password="", pages=1):
    from fpdf import FPDF

    d = FPDF()
    if author:
        d.set_author(author)
    if title:
        d.set_title(title)
    if password:
        d.set_encryption(owner_password=password + "x", user_password=password)
    for _ in range(pages):
        d.add_page()
        d.set_font("Helvetica", size=12)
        for text in paragraphs:
            d.multi_cell(0, 8, text, new_x="LMARGIN", new_y="NEXT")
    if note:
        d.text_annotation(20, 20, note)
    for name, data in (attached or {}).items():
        d.embed_file(bytes=data, basename=name, desc="")
    for name, data in (pinned or {}).items():
        path = Path(tempfile.mkdtemp()) / name
        path.write_bytes(data)
        d.file_attachment_annotation(path, 20, 20)
    return bytes(d.output())


def scanned(image):
    """A PDF whose only page is a picture."""
    from fpdf import FPDF

    d = FPDF()
    d.add_page()
    d.image(io.BytesIO(image), x=0, y=0, w=210)
    return bytes(d.output())


def eml(text="", html="", subject="hello", sender="duty@example.org", attached=None):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = sender, "office@example.org", subject
    m.set_content(text)
    if html:
        m.add_alternative(html, subtype="html")
    for name, data in (attached or {}).items():
        m.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return m.as_bytes()


def forwarded(subject):
    """An e-mail with another one as it was received."""
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = "a@example.org", "b@example.org", "fwd"
    m.set_content("x")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "c@example.org", subject
    inner.set_content("y")
    m.add_attachment(inner)
    return m.as_bytes()


def vcf(name=SECRET, tel=NUMBER, birthday=""):
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{name}",
        f"N:{name.split()[-1]};{name.split()[0]};;;",
        f"TEL;TYPE=CELL:{tel}",
    ]
    return "\r\n".join([*lines, *([f"BDAY:{birthday}"] if birthday else []), "END:VCARD", ""]).encode()


def png(size=(60, 40), text=()):
    return picture("PNG", size, text)


def picture(form="PNG", size=(1240, 900), text=(), exif=None, turned=0):
    """A page, as it might be photographed, with lines of text."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", size, 245)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(30)
    for i, line in enumerate(text):
        draw.text((60, 60 + 55 * i), line, fill=20, font=font)
    if turned:
        image = image.rotate(turned, expand=True, fillcolor=245)
    out = io.BytesIO()
    image.convert("RGB").save(out, form, **({"exif": exif} if exif else {}))
    return out.getvalue()


def camera(place=True, author=""):
    from PIL import ExifTags, Image

    exif = Image.Exif()
    if author:
        exif[ExifTags.Base.Artist] = author
    exif[ExifTags.Base.DateTime] = "2026:08:11 09:05:12"
    if place:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (51.0, 32.0, 33.1)
        gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "W", (0.0, 3.0, 12.5)
    return exif


def locked_docx(password="pw"):
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(docx("hi"))).encrypt(password, out)
    return out.getvalue()


def locked_zip(name="a.docx"):
    """A packed file whose entries say that they are encrypted."""
    data = bytearray(zipped({name: b"x" * 50}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark)
        data[at + offset] |= 1
    return bytes(data)


def msg(subject, body, sender="duty@example.org", attached=None):
    """An Outlook e-mail: a compound file with the streams that MS-OXMSG asks for."""

    def wide(s):
        return s.encode("utf-16-le")

    def tags(*pairs):
        """Entries of a property stream: type, id, size of the value (or the value)."""
        return b"".join(struct.pack("<HHIII", kind, number, 6, size, 0) for kind, number, size in pairs)

    files = attached or {}
    texts = {0x0037: subject, 0x1000: body, 0x0C1F: sender, 0x0C1A: sender}
    root = {
        "__properties_version1.0": bytes(32) + tags(*((0x1F, n, 2 * len(t) + 2) for n, t in texts.items())),
        "__nameid_version1.0": {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""},
        **{f"__substg1.0_{n:04X}001F": wide(t) for n, t in texts.items()},
    }
    for i, (name, data) in enumerate(files.items()):
        root[f"__attach_version1.0_#{i:08X}"] = {
            "__properties_version1.0": bytes(8)
            + tags((0x03, 0x3705, 1), (0x1F, 0x3707, 2 * len(name) + 2), (0x102, 0x3701, len(data))),
            "__substg1.0_3707001F": wide(name),
            "__substg1.0_37010102": data,
        }
    return compound(root)


def compound(tree):  # noqa: C901 - a file format in one place
    """An OLE compound file (MS-CFB, version 3) of streams (bytes) and storages (dicts)."""
    entries = []  # name, type, child, right, start, size

    def add(name, node):
        index = len(entries)
        entries.append([name, 2 if isinstance(node, bytes) else 1, -1, -1, -2, 0])
        if isinstance(node, bytes):
            entries[index][4:] = [node, len(node)]
        else:
            last = None
            for key in sorted(node, key=lambda k: (len(k), k.upper())):
                child = add(key, node[key])
                if last is None:
                    entries[index][2] = child
                else:
                    entries[last][3] = child
                last = child
        return index

    add("Root Entry", tree)
    entries[0][1] = 5
    sectors, fat, mini, minifat = [], [], b"", []

    def chain(data):
        if not data:
            return -2
        first = len(sectors)
        for at in range(0, len(data), 512):
            sectors.append(data[at : at + 512].ljust(512, b"\0"))
            fat.append(len(sectors))
        fat[-1] = -2
        return first

    for e in entries:
        if e[1] == 2:
            data = e[4]
            if len(data) < 4096:
                e[4] = len(minifat) if data else -2
                count = -(-len(data) // 64)
                minifat += [len(minifat) + i + 1 for i in range(count)]
                if count:
                    minifat[-1] = -2
                mini += data.ljust(count * 64, b"\0")
            else:
                e[4] = chain(data)
    entries[0][4], entries[0][5] = chain(mini), len(mini)
    minifat += [-1] * (-len(minifat) % 128)
    minifat_at = chain(struct.pack(f"<{len(minifat)}i", *minifat))
    packed = b""
    for name, kind, child, right, start, size in entries:
        raw = (name + "\0").encode("utf-16-le")
        packed += raw.ljust(64, b"\0") + struct.pack("<HBB3i", len(raw), kind, 1, -1, right, child)
        packed += bytes(36) + struct.pack("<iQ", start, size)
    packed += (b"\0" * 68 + struct.pack("<3i", -1, -1, -1) + bytes(48)) * (-len(entries) % 4)
    directory_at = chain(packed)
    fat_sectors = 1
    while fat_sectors * 128 < len(sectors) + fat_sectors:
        fat_sectors += 1
    fat_at = list(range(len(sectors), len(sectors) + fat_sectors))
    fat += [-3] * fat_sectors
    fat += [-1] * (-len(fat) % 128)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIiII", 0, fat_sectors, directory_at, 0, 4096)
    header += struct.pack("<iIiI", minifat_at, len(minifat) // 128, -2, 0)
    header += struct.pack("<109i", *(fat_at + [-1] * (109 - len(fat_at))))
    return header + b"".join(sectors) + struct.pack(f"<{len(fat)}i", *fat)
