"""Transcripts for the case file: strict dates, what the documents hold, hostile text, and that a change is noticed."""

import hashlib
import html
import json
import os
import re
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from wa_redact.apps.cli import cli
from wa_redact.apps.export import pdf as pdf_module
from wa_redact.apps.export.fonts import Fonts
from wa_redact.apps.export.stretch import moment
from wa_redact.apps.export.visible import lines

AT = "2026-11-24T10:05:00+00:00"
CHAT = """\
[30/01/2026, 09:00:01] Mum: \u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them.
[30/01/2026, 09:00:02] Mum: are you coming at 4
it is on the second floor
[30/01/2026, 09:05:00] Priya SW: yes \u200e<This message was edited>
[31/01/2026, 23:59:59] Mum: \u200e<attached: 00000004-PHOTO-2026-01-31.jpg>
[01/02/2026, 00:00:00] Mum: \u200eMissed voice call
[01/02/2026, 08:00:00] Mum: \u200eThis message was deleted.
"""


def run(*args):
    result = CliRunner().invoke(cli, ["chat", *map(str, args)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def chat(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8", newline="")
    return path


def exported(chat, suffix, *options, text=None):
    """The text of the document that is made of ``chat``, blanks folded."""
    out = chat.parent / f"out{suffix}"
    if text is not None:
        chat.write_text(text, encoding="utf-8", newline="")
    status, _, err = run("export", chat, "-o", out, "--at", AT, *options)
    assert (status, err) == (0, "")
    if suffix == ".pdf":
        found = "\n".join(page.extract_text() for page in PdfReader(out).pages)
    else:
        found = html.unescape(
            re.sub(r"<style>.*?</style>|<[^>]+>", "", out.read_text(encoding="utf-8"), flags=re.DOTALL)
        )
    return " ".join(found.split())


@pytest.mark.parametrize(
    ("said", "first", "after"),
    [
        ("2026-02-03", (2026, 2, 3), (2026, 2, 4)),
        ("03/02/2026", (2026, 2, 3), (2026, 2, 4)),
        ("3/2/2026", (2026, 2, 3), (2026, 2, 4)),
        ("31/12/2026", (2026, 12, 31), (2027, 1, 1)),
        ("2026-02-03T14:05", (2026, 2, 3, 14, 5), (2026, 2, 3, 14, 6)),
        ("03/02/2026 9:05:59", (2026, 2, 3, 9, 5, 59), (2026, 2, 3, 9, 6)),
    ],
)
def test_dates(said, first, after):
    assert moment(said) == (datetime(*first), datetime(*after))  # noqa: DTZ001


@pytest.mark.parametrize(
    "said",
    [
        "",
        "3/2/26",
        "03-02-2026",
        "2026/02/03",
        "2026-2-3",
        "02/13/2026",
        "31/02/2026",
        "3 Feb",
        "14:05",
        "2026-02-03 25:00",
        "2026-02-03 14",
        "2026-02-03 2pm",
        "９/2/2026",
        "9999-12-31",
        "0000-01-01",
        "2026-02-03T14:05Z",
        "yesterday",
    ],
)
def test_dates_that_could_be_misread_are_refused(said):
    with pytest.raises(ValueError, match="day first"):
        moment(said)


@given(st.text("0123456789/-: T", max_size=20))
def test_any_text_is_a_date_or_a_value_error(said):
    try:
        start, after = moment(said)
    except ValueError:
        return
    assert timedelta(0) < after - start <= timedelta(days=1)


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_what_the_document_holds(chat, suffix):
    text = exported(chat, suffix, "--by", "P. Shah, SW", "--reference", "Ref 7/B")
    digest = hashlib.sha256(chat.read_bytes()).hexdigest()
    for part in (
        "WhatsApp transcript",
        digest,
        "chat.txt",
        "P. Shah, SW",
        "Ref 7/B",
        "Tuesday 24 November 2026, 10:05:00",
        "2026-11-24 10:05:00 UTC",
        "Friday 30 January 2026",
        "Saturday 31 January 2026",
        "Sunday 1 February 2026",
        "09:00:02",
        "are you coming at 4 it is on the second floor",
        "edited",
        "deleted",
        "call",
        "line 5",
        "named only; the export came without its files",
        "6 (1 with or naming a file, 1 calls, 1 deleted, 1 notices by WhatsApp)",
        "its own days leave no other reading",
    ):
        assert part in text, part
    if suffix == ".pdf":
        assert "1 of 1" in text


@pytest.mark.parametrize(
    ("options", "lines_in"),
    [
        (["--from", "2026-01-31"], [5, 6, 7]),
        (["--to", "31/01/2026"], [1, 2, 4, 5]),
        (["--from", "31/01/2026", "--to", "31/01/2026"], [5]),
        (["--from", "2026-01-30 09:00:02", "--to", "2026-01-30 09:04"], [2]),
        (["--from", "2026-01-30 09:05", "--to", "2026-01-30 09:05"], [4]),
        ([], [1, 2, 4, 5, 6, 7]),
    ],
)
def test_the_stretch_holds_both_its_ends(chat, options, lines_in):
    text = exported(chat, ".html", *options)
    assert [int(n) for n in re.findall(r"\bline (\d+)", text)] == lines_in


def test_errors(chat, tmp_path):
    out = tmp_path / "out.html"
    for options, status, said in (
        (["--from", "2026-02-02"], 3, "no message from Monday 2 February 2026"),
        (["--from", "2026-02-02", "--to", "2026-02-01"], 2, "--from is after --to"),
        (["--from", "3/2/26"], 2, "day first"),
        (["--at", "now"], 2, "2026-02-03T14:05:00"),
        (["--by", "x" * 501], 2, "characters at most"),
        (["-o", tmp_path / "out.docx"], 2, ".pdf or .html"),
        (["-o", out], 2, "two outputs"),
    ):
        assert run("export", chat, "-o", out, *options)[0] == status
        assert said in run("export", chat, "-o", out, *options)[2]
    page = tmp_path / "page.html"
    page.hardlink_to(chat)
    assert "not overwritten" in run("export", chat, "-o", page)[2]
    assert run("export", tmp_path / "none.txt", "-o", out)[0] == 2
    (tmp_path / "no.txt").write_text("hello kayden\n")
    status, _, err = run("export", tmp_path / "no.txt", "-o", out)
    assert (status, "no chat export" in err, "kayden" in err) == (3, True, False)
    assert not out.exists()


def test_documents_appear_together_or_not_at_all(chat, tmp_path, monkeypatch):
    def fails(*_):
        raise OSError(28, "No space left on device")

    page, document = tmp_path / "o.html", tmp_path / "o.pdf"
    page.write_text("before")
    monkeypatch.setattr(os, "fsync", fails)
    assert run("export", chat, "-o", page, "-o", document)[0] == 3
    assert (page.read_text(), document.exists(), len(list(tmp_path.iterdir()))) == ("before", False, 2)


def test_a_chat_that_changes_meanwhile_makes_no_document(chat, tmp_path, monkeypatch):
    from wa_redact.apps.export import make

    def grows(*args):
        with chat.open("a") as f:
            f.write("[01/02/2026, 09:00:00] Mum: more\n")
        return real(*args)

    real = make.page
    monkeypatch.setattr(make, "page", grows)
    status, _, err = run("export", chat, "-o", tmp_path / "o.html")
    assert (status, "changed while it was read" in err, (tmp_path / "o.html").exists()) == (3, True, False)


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_the_same_again_and_verified(chat, suffix, tmp_path):
    made = []
    for n in "ab":
        out = tmp_path / f"{n}{suffix}"
        args = ["--at", "2026-06-01T10:00:00+01:00", "--reference", "ü & <b>", "--from", "2026-01-30"]
        status, said, _ = run("export", chat, "-o", out, *args)
        assert (status, hashlib.sha256(out.read_bytes()).hexdigest() in said) == (0, True)
        made.append(out.read_bytes())
    assert made[0] == made[1]
    status, said, _ = run("verify", out, chat)
    assert (status, "unchanged" in said) == (0, True)
    renamed = chat.rename(tmp_path / "other.txt")
    assert run("verify", out, renamed)[0] == 0
    tampered = (
        made[0].replace(b"second floor", b"fourth floor") if suffix == ".html" else made[0][:-900] + made[0][-899:]
    )
    assert tampered != made[0]
    out.write_bytes(tampered)
    status, said, _ = run("verify", out, renamed)
    assert (status, "CHANGED" in said) == (1, True)
    out.write_bytes(made[0])
    renamed.write_text(CHAT.replace("at 4", "at 5"), newline="")
    status, said, _ = run("verify", out, renamed)
    assert (status, "NOT the file" in said) == (1, True)


def test_what_was_made_by_another_version_cannot_be_compared(chat, tmp_path):
    out = tmp_path / "o.html"
    run("export", chat, "-o", out)
    out.write_text(out.read_text().replace("&#34;version&#34;:&#34;", "&#34;version&#34;:&#34;9."))
    status, said, _ = run("verify", out, chat)
    assert (status, "cannot be compared" in said) == (3, True)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 no", b"<html>", b'<meta name="wa-redact-transcript" content="{}">', b'<meta name="wa-redact-transcript" content="{&#34;transcript&#34;:1,&#34;at&#34;:&#34;1&#34;}">', b'<meta name="wa-redact-transcript" content="' + b"[" * 9000 + b'">'],
)  # fmt: skip
def test_what_is_no_transcript_is_said_to_be_none(chat, tmp_path, data):
    out = tmp_path / "o.html"
    out.write_bytes(data)
    status, said, err = run("verify", out, chat)
    assert (status, said, "o.html" in err) == (3, "", True)


def test_files_of_an_archive_are_named_by_their_digest(tmp_path, monkeypatch):
    monkeypatch.setattr("wa_redact.apps.export.media.FILE_LIMIT", 1000)
    names = {"a.jpg": b"one", "b.jpg": b"two", "bomb.jpg": b"0" * 1001}
    entries = ["a.jpg", "missing.jpg", "x/b.jpg", "b.jpg", "bomb.jpg"]
    text = "".join(f"30/01/2026, 09:0{i} - Mum: {n} (file attached)\n" for i, n in enumerate(entries))
    path = tmp_path / "WhatsApp Chat - Mum.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("WhatsApp Chat with Mum.txt", text)
        for name, data in names.items():
            z.writestr(name, data)
        z.writestr("x/b.jpg", b"three")
    found = exported(path, ".html")
    assert f"3 bytes, SHA-256 {hashlib.sha256(b'one').hexdigest()}" in found
    assert "not in the archive" in found
    assert "more than one file of this name" in found
    assert hashlib.sha256(text.encode()).hexdigest() + " (WhatsApp Chat with Mum.txt)" in found
    assert "larger than it should be" in found
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"a.jpg") + 6] ^= 0xFF
    path.write_bytes(raw)
    assert "damaged or locked" in exported(path, ".html")


HOSTILE = [
    "<script>alert(1)</script> </p></main> &amp; {{ 7*7 }} {% raw %}",
    '#let x = 1; *bold* _it_ $x$ `raw` @ref <label> #sys.inputs.data \\ // /* "',
    "https://example.com/" + "a" * 4000,
    "مرحبا كيف حالك 4pm",
    "আমি কাল আসবো",
    "你好 明天 四点",
    "Привет 😂👍🏽 👨‍👩‍👧 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "H" + "\u0335\u0321" * 40 + "i",
    "\n".join(f"line {i}" for i in range(70)),
]


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_hostile_text_is_shown_as_text(chat, suffix):
    text = "".join(f"30/01/2026, 09:{i:02d} - Mum: {body}\n" for i, body in enumerate(HOSTILE))
    found = exported(chat, suffix, text=text)
    assert "<script>alert(1)</script> </p></main> &amp; {{ 7*7 }} {% raw %}" in found
    assert HOSTILE[1] in found
    assert found.count("a") >= 4000
    assert "+76 marks" in found
    assert "line 0 line 1 line 2" in found
    assert "line 69" in found
    for script in ("আসবো" if suffix == ".html" else "কাল", "你好", "Привет"):
        assert script in found


def test_a_page_runs_nothing_and_loads_nothing(chat):
    exported(chat, ".html", text="30/01/2026, 09:00 - <img src=x onerror=alert(1)>: <img src=x>\n")
    page = (chat.parent / "out.html").read_text()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith(("default-src &#39;none&#39;;", "default-src 'none';"))
    digest = re.search(r"'sha256-([^']+)'", html.unescape(policy))[1]
    style = re.search(r"<style>(.*?)</style>", page, flags=re.DOTALL)[1]
    assert digest == __import__("base64").b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert not re.search(r"<(?:script|img|link|iframe|a)\b|\bon\w+=(?!alert\(1\)&gt;)", page)
    assert page.count("&lt;img src=x") >= 2
    assert '<html lang="en-GB">' in page


@given(st.text(max_size=40))
def test_nothing_shown_can_hide_or_turn_round(text):
    shown = [p.text for line in lines(text) for p in line if not p.code]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066\u2067\ufeff\u00ad]", "".join(shown))


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Mc", "Lo", "Zl", "Zp"]),
        max_size=40,
    )
)
def test_ordinary_text_is_shown_as_it_is(text):
    assert "\n".join("".join(p.text for p in line) for line in lines(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("\u202e" * 3000, "[U+202E ×3000]"),
        ("@\u2068Sam\u2069 ok", "@\u2068Sam\u2069 ok"),
        ("@\u2068Sa\u202em\u2069 ok", "@[U+2068]Sa[U+202E]m[U+2069] ok"),
        ("\u2067a\u2069", "[U+2067]a[U+2069]"),
        ("a\u200db 👨\u200d👧 می\u200cخواهم", "a[U+200D]b 👨\u200d👧 می\u200cخواهم"),
        ("a\x07\x00\tb", "a[U+0007][U+0000]\tb"),
        ("e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301[+2 marks]"),
        ("\U000e0041\U000e0042", "[U+E0041][U+E0042]"),
    ],
)
def test_what_is_written_out(text, shown):
    assert "".join(f"[{p.text}]" if p.code else p.text for p in lines(text)[0]) == shown


def test_what_no_font_draws_is_written_out(chat, monkeypatch):
    monkeypatch.setattr("wa_redact.apps.export.fonts.PACKAGES", ("manimgx_fonts",))
    plain = __import__("typst").Fonts
    monkeypatch.setattr("typst.Fonts", lambda **k: plain(**k | {"include_system_fonts": False}))
    found = exported(chat, ".pdf", text="30/01/2026, 09:00 - Mum: hi 你 there \U00013000\n")
    assert "hi U+4F60 there U+13000" in found


def test_what_a_font_only_seems_to_draw_is_written_out(chat, monkeypatch):
    monkeypatch.setattr(Fonts, "_lacks", lambda self, cluster: not self._refused.isdisjoint(cluster))
    assert "hi U+13000" in exported(chat, ".pdf", text="30/01/2026, 09:00 - Mum: hi \U00013000\n")


def test_without_fonts_or_the_extra_a_pdf_is_refused_and_a_page_is_not(chat, tmp_path, monkeypatch):
    with monkeypatch.context() as m:
        m.setitem(__import__("sys").modules, "typst", None)
        status, _, err = run("export", chat, "-o", tmp_path / "o.pdf")
        assert (status, "wa-redact[export]" in err, (tmp_path / "o.pdf").exists()) == (3, True, False)
        assert run("export", chat, "-o", tmp_path / "o.html")[0] == 0
    monkeypatch.setattr("wa_redact.apps.export.fonts.PACKAGES", ())
    plain = __import__("typst").Fonts
    monkeypatch.setattr("typst.Fonts", lambda **k: plain(**k | {"include_system_fonts": False}))
    assert "no font was found" in run("export", chat, "-o", tmp_path / "o.pdf")[2]


def test_a_chat_too_long_for_a_pdf_is_refused_before_the_work(chat, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_module, "MEMORY", 50_000)
    status, _, err = run("export", chat, "-o", tmp_path / "o.pdf")
    assert (status, "choose a shorter stretch" in err) == (3, True)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=30), max_size=20))
def test_any_text_can_be_laid_out(tmp_path_factory, bodies):
    chat = tmp_path_factory.mktemp("c") / "chat.txt"
    text = "".join(f"30/01/2026, 09:{i:02d} - Mum: x{body}\n" for i, body in enumerate([*bodies, "end"]))
    chat.write_text(text, encoding="utf-8", newline="")
    status, _, err = run("export", chat, "-o", chat.with_suffix(".pdf"), "-o", chat.with_suffix(".html"))
    assert (status, err) == (0, "")


def test_a_date_that_can_be_read_two_ways_is_warned_of(chat, tmp_path):
    chat.write_text("03/02/2026, 09:00 - Mum: hi\n", newline="")
    status, _, err = run("export", chat, "-o", tmp_path / "o.html")
    assert (status, "check one date" in err) == (0, True)
    page = (tmp_path / "o.html").read_text()
    assert "Tuesday 3 February 2026" in page
    assert "written 03/02/2026, 09:00" in page


def test_a_long_message_begins_under_its_sender_and_goes_on_over_the_page(chat):
    body = "\n".join(f"row {i}" for i in range(150))
    exported(chat, ".pdf", text=f"30/01/2026, 09:00 - Mum: hi\n30/01/2026, 09:01 - Mum: {body}\n")
    pages = [page.extract_text() for page in PdfReader(chat.parent / "out.pdf").pages]
    assert len(pages) >= 3
    assert all(f"{i + 1} of {len(pages)}" in page for i, page in enumerate(pages))
    digest = hashlib.sha256(chat.read_bytes()).hexdigest()[:16]
    assert all(digest in page for page in pages)
    for page in pages[1:]:
        assert len([line for line in page.splitlines() if "row" in line]) >= 2


def test_the_document_is_archival(chat):
    exported(chat, ".pdf")
    reader = PdfReader(chat.parent / "out.pdf")
    assert b"pdfaid:part>2<" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert reader.trailer["/Root"]["/Lang"].startswith("en")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    note = json.loads(reader.metadata["/Keywords"])
    assert note["sha256"] == hashlib.sha256(chat.read_bytes()).hexdigest()


def test_nothing_of_a_chat_stands_in_a_repr(chat):
    from wa_redact.apps.chat import open_chat
    from wa_redact.apps.export.facts import Asked, source_of
    from wa_redact.apps.export.make import facts_of
    from wa_redact.apps.export.stretch import Stretch

    read = open_chat(chat)
    facts = facts_of(read, source_of(read), Asked(Stretch(None, None), datetime.fromisoformat(AT)))
    assert "Mum" not in repr(facts)
    assert Path(chat).name not in repr(facts)


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_a_redacted_copy_tells_nobody_by_name_and_the_source_by_its_digest(tmp_path, suffix):
    story = Path(__file__).parents[1] / "benchmarks/corpora/chats/ios_09_leak_story"
    source = tmp_path / "WhatsApp Chat with Someone.txt"
    source.write_bytes(story.with_suffix(".txt").read_bytes())
    gold = [json.loads(row) for row in story.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()]
    plain = [re.sub(r"\[\[\w+\|(.*?)\]\]", r"\1", row["text"]) for row in gold]
    values = {text[s["start"] : s["end"]] for row, text in zip(gold, plain, strict=True) for s in row["spans"]}
    output = tmp_path / f"copy{suffix}"
    status, _, err = run("export", source, "--redacted", "-o", output)
    assert status == 0, err
    shown = PdfReader(output) if suffix == ".pdf" else None
    text = (
        "\n".join(p.extract_text() for p in shown.pages) if shown else html.unescape(output.read_text(encoding="utf-8"))
    )
    assert hashlib.sha256(source.read_bytes()).hexdigest()[:16] in text
    assert "Someone" not in text
    words = set(re.findall(r"\w+", text))
    assert values
    assert not [v for v in values if " " not in v and v in words]
    assert not [row["sender"] for row in gold if row["sender"] and row["sender"] in text]
