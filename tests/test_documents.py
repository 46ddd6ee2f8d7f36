"""Whether a document may go: by name, caption, type, content and the policy's list."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests import papers
from tests.papers import NUMBER, SECRET
from wa_redact import Action, Policy, Redactor
from wa_redact.apps.documents import Judgement, isolate, judge
from wa_redact.apps.documents import judging as judging_module
from wa_redact.apps.documents.kinds import kind_of_caption
from wa_redact.apps.documents.types import Content, MissingLibraryError
from wa_redact.attachments import DocumentRule
from wa_redact.policy_file import parse_policy

LEAFLET = papers.pdf("How to complain", "You can tell us by letter or in person.")
DIGEST = hashlib.sha256(LEAFLET).hexdigest()


@pytest.fixture(scope="module")
def redactor():
    return Redactor(Policy(documents=DocumentRule(allow={DIGEST: "Complaints leaflet"})))


def test_a_report_is_known_by_its_name_whatever_is_in_it(redactor):
    found = judge(LEAFLET + b" ", "Smith, J CPC Report FINAL v3.pdf", redactor=redactor)
    assert (found.action, found.rule, found.kind) == (Action.BLOCK, "no-reports", "conference")
    assert (
        found.reasons[0] == "no-reports: the file's name says it is a child protection conference report or its minutes"
    )
    assert not found.sendable


REPORT = (
    "Name of child: Zebedee Quartermain",
    "Legal status: interim care order",
    "Report prepared by: the social worker",
    "Reason for conference: neglect",
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Scan0003.docx", papers.docx(*REPORT)),
        ("Scan0003.pdf", papers.pdf(*REPORT)),
        ("Scan0003.odt", papers.odt(*REPORT)),
        ("Scan0003.rtf", papers.rtf("\\par ".join(REPORT))),
        ("Scan0003.txt", "\n".join(REPORT).encode()),
        ("Scan0003.docx", papers.docx("x", table=[line.split(": ") for line in REPORT])),
        ("Scan0003.docx", papers.docx("Hello.", heading="Parenting Assessment")),
        ("Scan0003.docx", papers.docx("Hello.", title="Section 7 report")),
        ("fwd.eml", papers.eml("see attached", attached={"LAC review minutes.pdf": papers.pdf("x")})),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_report_is_known_by_its_text(redactor, name, data):
    found = judge(data, name, redactor=redactor)
    assert (found.action, found.rule) == (Action.BLOCK, "no-reports")
    assert SECRET.split()[0] not in repr(found) + json.dumps(found.to_dict())


def test_what_identifies_stops_it_and_is_counted_not_shown(redactor):
    data = papers.docx(f"Ring {SECRET} on {NUMBER}", header="Mosaic ID 1234567")
    found = judge(data, "a.docx", redactor=redactor)
    assert (found.action, found.rule, found.kind) == (Action.BLOCK, "no-identifiers", None)
    assert found.findings == {"CASE_ID": 1, "PERSON": 1, "PHONE_NUMBER": 1}
    assert "no-identifiers: a telephone number (1)" in found.reasons
    assert "no-identifiers: a reference that leads to a person's record (1), in a header or footer" in found.reasons
    assert NUMBER not in repr(found)
    assert found.text is None


def test_the_text_is_given_on_request_and_never_shown(redactor):
    found = judge(papers.docx(SECRET), "a.docx", redactor=redactor, text=True)
    assert SECRET in found.text
    assert SECRET not in repr(found) + json.dumps(found.to_dict())


def test_a_listed_file_may_go_under_any_name(redactor):
    found = judge(LEAFLET, "leaflet (1).pdf", redactor=redactor)
    assert (found.action, found.rule, found.sendable) == (Action.ALLOW, None, True)
    assert found.reasons == ("allowed-document: on the policy's list as 'Complaints leaflet'",)
    assert judge(LEAFLET + b" ", "leaflet (1).pdf", redactor=redactor).rule == "unknown-document"


def test_a_listed_file_with_a_telling_name_or_caption_may_not(redactor):
    assert judge(LEAFLET, f"{SECRET}.pdf", redactor=redactor).rule == "no-identifiers"
    found = judge(LEAFLET, "leaflet.pdf", caption=f"for {SECRET}, {NUMBER}", redactor=redactor)
    assert found.rule == "no-identifiers"
    assert "no-identifiers: a telephone number (1), in the caption" in found.reasons


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (LEAFLET + b" ", "leaflet.pdf"),
        (papers.picture("JPEG"), "IMG-20260811-WA0001.jpg"),
        (b"OggS\0\2" + bytes(60), "a.ogg"),
    ],
)
def test_what_nothing_is_known_of_is_held_as_the_policy_says(redactor, data, name):
    blocked = judge(data, name, redactor=redactor)
    assert (blocked.action, blocked.rule) == (Action.BLOCK, "unknown-document")
    warned = judge(data, name, redactor=redactor, settings=DocumentRule(unknown=Action.WARN))
    assert (warned.action, warned.rule, warned.sendable) == (Action.WARN, "unknown-document", True)


@pytest.mark.parametrize(
    "name", ["00000021-PHOTO-2026-08-26-06-55-31.txt", "IMG-20260811-WA0001.txt", "1723456789012.txt"]
)
def test_the_name_that_a_phone_gives_tells_nothing(redactor, name):
    assert judge(b"hello", name, redactor=redactor).reasons[0].startswith("unknown-document")


def test_what_cannot_be_read_is_held_even_where_the_unknown_is_not(redactor):
    lax = DocumentRule(unknown=Action.WARN)
    for data, name, cause in (
        (papers.pdf("x", password="pw"), "a.pdf", "it is locked with a password"),
        (papers.docx("x"), "a.pdf", "its name ends in .pdf, its content is a Word document"),
        (b"", "a.pdf", "it is empty"),
        (papers.zipped({"a": "b"}), "a.zip", "an archive is not opened: send its files one by one"),
    ):
        found = judge(data, name, redactor=redactor, settings=lax)
        assert (found.action, found.rule, found.error) == (Action.BLOCK, "unread-document", None)
        assert f"unread-document: {cause}" in found.reasons


def test_a_file_that_is_too_large_is_not_read(redactor, tmp_path, monkeypatch):
    monkeypatch.setattr(judging_module, "content_of", None)
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 1001)
    for data in (file, file.read_bytes()):
        found = judge(data, "a.txt", redactor=redactor, settings=DocumentRule(max_bytes=1000))
        assert found.reasons == ("unread-document: it is larger than 1,000 bytes",)


def test_a_contact_card_is_somebody(redactor):
    found = judge(papers.vcf(), "Peter.vcf", redactor=redactor)
    assert (found.action, found.rule) == (Action.BLOCK, "no-identifiers")
    assert "no-identifiers: a contact's telephone number (1)" in found.reasons


def test_a_contact_card_of_whom_the_policy_allows_is_not():
    policy = Policy(allow_words=tuple(SECRET.split()), allow_numbers=(NUMBER,))
    assert judge(papers.vcf(), "duty.vcf", redactor=Redactor(policy)).rule == "unknown-document"


def test_where_a_picture_was_taken_stops_it(redactor):
    found = judge(papers.picture("JPEG", exif=papers.camera()), "IMG_1.jpg", redactor=redactor)
    assert "no-identifiers: where the picture was taken (GPS) (1)" in found.reasons
    assert any(note.startswith("the picture says when it was taken") for note in found.notes)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_photographed_report_is_blocked_as_one(redactor):
    data = papers.picture("JPEG", text=REPORT)
    assert judge(data, "IMG-20260811-WA0001.jpg", redactor=redactor).kind is not None
    unseen = judge(data, "IMG-20260811-WA0001.jpg", redactor=redactor, settings=DocumentRule(ocr=False))
    assert unseen.rule == "unknown-document"
    assert any("the text in pictures was not read" in note for note in unseen.notes)


def test_between_colleagues_it_warns_but_holds_what_it_cannot_read():
    internal = Redactor("internal")
    assert judge(papers.docx(f"Ring {NUMBER}"), "a.docx", redactor=internal).action == Action.WARN
    assert judge(papers.docx("x"), "CPC report.docx", redactor=internal).action == Action.WARN
    assert judge(LEAFLET, "leaflet.pdf", redactor=internal).action == Action.WARN
    assert judge(b"", "leaflet.pdf", redactor=internal).action == Action.BLOCK


def test_documents_can_be_left_to_others(redactor):
    assert judge(b"", "CPC report.docx", redactor=redactor, settings=DocumentRule(on=False)) == Judgement(Action.ALLOW)


def failing(error):
    def content_of(*args, **kwargs):
        raise error

    return content_of


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MissingLibraryError("pip install 'wa-redact[documents]'"), "pip install 'wa-redact[documents]'"),
        (ValueError(SECRET), "no decision was reached"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_a_failure_blocks_and_tells_its_type_only(redactor, monkeypatch, error, said):
    monkeypatch.setattr(judging_module, "content_of", failing(error))
    found = judge(b"x", "a.txt", redactor=redactor)
    assert (found.action, found.error, found.sendable) == (Action.BLOCK, type(error).__name__, False)
    assert found.reasons == (f"unread-document: {said}",)


def test_text_that_takes_too_long_blocks(redactor):
    slow = Redactor(replace(redactor.policy, time_limit=1e-9), model=None)
    assert judge(papers.docx(f"Ring {NUMBER}"), "a.docx", redactor=slow).error == "TimeLimitError"


def test_a_file_that_is_not_there_blocks(redactor):
    assert judge(Path("no such file"), "a.txt", redactor=redactor).error == "FileNotFoundError"


@pytest.mark.parametrize("bad", [(None, "a"), (b"x", None), ("x", "a")])
def test_what_is_no_document_is_refused(redactor, bad):
    with pytest.raises(TypeError):
        judge(*bad, redactor=redactor)


def test_long_text_is_looked_at_to_its_end(redactor):
    data = ("the cat sat on the mat. " * 400 + f"ring {NUMBER} " + "the dog ran home. " * 400).encode()
    assert judge(data, "a.txt", redactor=redactor).findings == {"PHONE_NUMBER": 1}
    assert judge(data.replace(b". ", b".\n"), "a.txt", redactor=redactor).findings == {"PHONE_NUMBER": 1}


def test_the_process_that_reads_loads_neither_model_nor_engine(monkeypatch, tmp_path):
    (tmp_path / "vobject.py").write_text("import sys; raise OverflowError if 'numpy' in sys.modules else KeyError")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "KeyError" in isolate.content_of(b"BEGIN:VCARD", "a.vcf", seconds=20).unread


def test_the_rule_of_reports_can_be_off():
    policy = Policy()
    if "no-reports" not in policy.guidance:
        pytest.skip("this policy has no rule about reports in messages")
    off = parse_policy("guidance.no-reports.on = false")
    assert judge(LEAFLET, "CPC report.pdf", redactor=Redactor(off)).rule == "unknown-document"


CAPTIONS = {
    "here's the conf report": "conference",
    "Here is the LAC review minutes from Tues": "plan-review",
    "photo of page 3 of the court statement": "court-report",
    "CP plan": "plan-review",
    "Child Protection Conference Report": "conference",
    "attached C&F assessment for tyla": "assessment",
    "pls find attached the s7 report, let me know": "court-report",
    "see you at the review at 4": None,
    "ill drop the conf report round thurs": None,
    "is this the plan?": None,
    "lovely picture from contact today": None,
    "here's the map": None,
    "here's the complaints leaflet": None,
    "here's a photo of the bike, review is at 4": None,
    "": None,
}


@pytest.mark.parametrize(("caption", "kind"), CAPTIONS.items())
def test_a_caption_that_says_what_the_file_is(caption, kind):
    found = kind_of_caption(caption)
    assert (found and found.name) == kind


def test_content_shows_nothing():
    assert SECRET not in repr(Content(titles=[SECRET], files=[SECRET]))


def run(*args, **kwargs):
    command = [sys.executable, "-m", "wa_redact.apps.cli", "document", *map(str, args)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"}, **kwargs
    )


def test_the_command(tmp_path):
    (tmp_path / "leaflet.pdf").write_bytes(LEAFLET)
    (tmp_path / "CPC report.docx").write_bytes(papers.docx(f"ring {NUMBER}"))
    line = run("allow", tmp_path / "leaflet.pdf", "--title", 'The "blue" leaflet')
    assert (line.returncode, line.stdout, line.stderr) == (0, f'{DIGEST} = "The \\"blue\\" leaflet"\n', "")
    (tmp_path / "team.toml").write_text("[documents.allow]\n" + line.stdout)
    good = run("check", tmp_path / "leaflet.pdf", "--policy", tmp_path / "team.toml")
    assert good.returncode == 0
    assert good.stdout.endswith(
        "leaflet.pdf: ALLOW (allowed-document: on the policy's list as 'The \"blue\" leaflet')\n"
    )
    both = run(
        "check", "--json", tmp_path / "leaflet.pdf", tmp_path / "CPC report.docx", "--policy", tmp_path / "team.toml"
    )
    assert both.returncode == 1
    first, second = map(json.loads, both.stdout.splitlines())
    assert (first["action"], second["action"], second["rule"]) == ("ALLOW", "BLOCK", "no-reports")
    assert NUMBER not in both.stdout


def test_the_command_when_it_cannot(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"ring 07700 900123")
    (tmp_path / "slow.toml").write_text("time_limit = 1e-9")
    assert run("check", tmp_path / "none.pdf").returncode == 2
    assert run("check", tmp_path).returncode == 2
    undecided = run("check", tmp_path / "a.txt", "--policy", tmp_path / "slow.toml")
    assert undecided.returncode == 3
    warned = run("allow", tmp_path / "a.txt", "--title", "x")
    assert warned.returncode == 0
    assert "Warning: " in warned.stderr
    assert "a telephone number (1)" in warned.stderr
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("allow", tmp_path / "empty.txt", "--title", "x").returncode == 3


def test_the_programs_of_the_system_are_not_needed_for_the_tests(tmp_path):
    script = Path(__file__).with_name("system.sh")
    done = subprocess.run(["/bin/sh", script], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "tests that need them are skipped" in done.stdout
