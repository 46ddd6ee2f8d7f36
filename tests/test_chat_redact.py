"""Redacted exports: nobody is left in them, one person is one pseudonym, and everything else is as it was."""

import logging
import os
import re
import time
import unicodedata
import zipfile

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.chats import CHATS, made
from wa_redact import Policy, Redactor
from wa_redact.apps.chat import ChatError, Kind, open_chat
from wa_redact.apps.chat.look import Look
from wa_redact.apps.chat.redact import SafeChat
from wa_redact.apps.cli import cli

ENGINE = Redactor(Policy().with_style("pseudonym"))
OWN = (Kind.SYSTEM, Kind.CALL, Kind.DELETED)
TOKEN = re.compile(r"\[(?:PERSON|GROUP)_\d+\]")


def redacted(path, **options):
    return "".join(SafeChat(Look(open_chat(path), ENGINE), ENGINE.policy, **options).parts())


def file_of(folder, text, name="chat.txt"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def safe(tmp_path, text):
    return redacted(file_of(tmp_path, text))


def run(*args):
    return CliRunner().invoke(cli, ["chat", *map(str, args)])


@settings(max_examples=int(os.environ.get("CHAT_EXAMPLES", "60")), suppress_health_check=[HealthCheck.too_slow])
@given(made())
def test_nobody_is_left_and_everything_else_is(tmp_path_factory, chat):
    folder = tmp_path_factory.mktemp("chat")
    path = file_of(folder, chat.text)
    out = redacted(path)
    low = out.casefold()
    assert not [w for w in chat.words if w.casefold() in low]
    assert not [w for w in chat.whole if w.casefold() in low]
    before, after = list(open_chat(path)), list(open_chat(file_of(folder, out, "safe.txt")))
    told = [(m.stamp, m.kind, m.text.count("\n"), m.newline, m.ending, len(m.attachments), m.edited) for m in before]
    assert [
        (m.stamp, m.kind, m.text.count("\n"), m.newline, m.ending, len(m.attachments), m.edited) for m in after
    ] == told
    pairs = {(b.sender, a.sender) for b, a in zip(before, after, strict=True) if b.sender}
    assert len(pairs) == len({b for b, _ in pairs}) == len({a for _, a in pairs})
    assert all(TOKEN.fullmatch(a) for _, a in pairs)
    # redacted again, everybody keeps the number
    again = list(open_chat(file_of(folder, redacted(folder / "safe.txt"), "again.txt")))
    assert [(m.sender, m.text if m.kind in OWN else "") for m in again] == [
        (m.sender, m.text if m.kind in OWN else "") for m in after
    ]


@pytest.mark.parametrize("path", CHATS, ids=lambda p: p.stem)
def test_the_sample_chats_keep_their_form(tmp_path, path):
    before = list(open_chat(path))
    out = redacted(path)
    after = list(open_chat(file_of(tmp_path, out)))
    assert [(m.line, m.time, m.kind) for m in after] == [(m.line, m.time, m.kind) for m in before]
    names = {m.sender for m in before if m.sender}
    assert len({m.sender for m in after if m.sender}) == len(names)
    assert not [n for n in names if len(n) > 3 and n in out]
    for b, a in zip(before, after, strict=True):
        assert (a.head[: a.name_at[0]], a.newline, a.ending) == (b.head[: b.name_at[0]], b.newline, b.ending)


def by_chat_export(path):
    from chat_export.chat_export import MessageParser

    text = path.read_bytes().decode()
    chat, _, _ = MessageParser(is_ios=text.lstrip("\ufeff\u200e")[0] == "[").parse_messages(text)
    return [(m.sender, m.timestamp, m.content) for m in chat.messages]


def by_chat_miner(path):
    # it brings half a gigabyte (pandas, polars, pyarrow, matplotlib), so it is no requirement of the tests
    parsers = pytest.importorskip("chatminer.chatparsers")
    logging.disable(logging.CRITICAL)
    try:
        parser = parsers.WhatsAppParser(str(path))
        parser.parse_file()
    finally:
        logging.disable(logging.NOTSET)
    return [(m.author, m.timestamp, m.message) for m in reversed(parser.parsed_messages._parsed_messages)]


@pytest.mark.parametrize("parser", [by_chat_export, by_chat_miner])
@pytest.mark.parametrize("path", CHATS, ids=lambda p: p.stem)
def test_public_parsers_read_the_same_messages(tmp_path, path, parser):
    before, after = parser(path), parser(file_of(tmp_path, redacted(path)))
    assert len(before) > 40
    assert [time for _, time, _ in after] == [time for _, time, _ in before]
    assert all(text for _, _, text in after)
    pairs = {(b[0], a[0]) for b, a in zip(before, after, strict=True)}
    assert len(pairs) == len({b for b, _ in pairs}) == len({a for _, a in pairs})
    assert all(TOKEN.fullmatch(a) or a == "WhatsApp" for _, a in pairs)
    # and of the original they read what we do
    ours = [unicodedata.normalize("NFKC", m.sender) for m in open_chat(path) if m.sender is not None]
    assert [unicodedata.normalize("NFKC", b[0]) for b in before if b[0] != "WhatsApp"] == ours


CHAT = (
    '30/01/2026, 10:05 - Tyla Grant created group "Kayden\'s family"\n'
    "30/01/2026, 10:06 - Tyla Grant: hi @\u2068Mum (Kayden)\u2069\n"
    "30/01/2026, 10:07 - Mum (Kayden): \u200eSmith, J CPC Report.docx (file attached)\nsee kayden\n"
    "30/01/2026, 10:08 - Mum (Kayden): \u200ePeter Okonjo.vcf (file attached)\n"
    "30/01/2026, 10:09 - +44 7700 900123: peter rang @447700900123, ring 07700 900123\n"
    "30/01/2026, 10:10 - Tyla Grant: location: https://maps.google.com/?q=51.54,-0.08\n"
)
SAFE = (
    '30/01/2026, 10:05 - [PERSON_1] created group "[GROUP_1]"\n'
    "30/01/2026, 10:06 - [PERSON_1]: hi @\u2068[PERSON_2]\u2069\n"
    "30/01/2026, 10:07 - [PERSON_2]: \u200edocument-1.docx (file attached)\nsee [PERSON_5]\n"
    "30/01/2026, 10:08 - [PERSON_2]: \u200econtact-1.vcf (file attached)\n"
    "30/01/2026, 10:09 - [PERSON_3]: [PERSON_4] rang @[PERSON_3], ring [PHONE_NUMBER_1]\n"
    "30/01/2026, 10:10 - [PERSON_1]: location: [URL_1]\n"
)
MEMBERS = {
    "WhatsApp Chat with Kayden's family.txt": CHAT,
    "Smith, J CPC Report.docx": b"report",
    "Peter Okonjo.vcf": "BEGIN:VCARD\nFN:Peter Okonjo\nTEL;waid=447700900123:+44 7700 900123\nEND:VCARD\n",
    "IMG-20260130-WA0001.jpg": b"photo",
    "tyla at home.jpg": b"another",
    "notes about tyla.txt": "Tyla Grant",
}


def archive(folder, members, name="WhatsApp Chat with Kayden's family.zip"):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as z:
        z.comment = b"Kayden"
        for member, data in members.items():
            z.writestr(member, data)
    return folder / name


def test_a_chat_as_it_is_and_as_it_is_written(tmp_path):
    assert safe(tmp_path, CHAT) == SAFE


def test_the_command_writes_the_file_and_says_numbers_only(tmp_path):
    done = run("redact", file_of(tmp_path, CHAT), "-o", tmp_path / "safe.txt")
    assert (done.exit_code, (tmp_path / "safe.txt").read_bytes().decode()) == (0, SAFE)
    assert done.stdout == ""
    assert "6 entries, 6 changed" in done.stderr
    assert not [w for w in ("Tyla", "Kayden", "Okonjo", "Smith") if w.lower() in done.stderr.lower()]
    assert run("redact", file_of(tmp_path, CHAT)).stdout == SAFE
    # onto itself
    assert run("redact", file_of(tmp_path, CHAT, "self.txt"), "-o", tmp_path / "self.txt").exit_code == 0
    assert (tmp_path / "self.txt").read_bytes().decode() == SAFE


def test_an_archive_without_its_pictures_and_documents(tmp_path):
    (tmp_path / "out").mkdir()
    done = run("redact", archive(tmp_path, MEMBERS), "-o", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == "WhatsApp Chat with [GROUP_1].zip"
    with zipfile.ZipFile(made) as z:
        assert z.testzip() is None
        assert z.namelist() == ["WhatsApp Chat with [GROUP_1].txt", "contact-1.vcf"]
        assert z.read("WhatsApp Chat with [GROUP_1].txt").decode() == SAFE
        assert (
            z.read("contact-1.vcf").decode()
            == "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;[PERSON_4];;;\r\nFN:[PERSON_4]\r\nEND:VCARD\r\n"
        )
        assert z.comment == b""
    assert "2 documents left out" in done.stderr
    assert "2 pictures, videos and voice messages left out" in done.stderr
    assert [m.kind for m in open_chat(made)] == [m.kind for m in open_chat(archive(tmp_path, MEMBERS))]


def test_pictures_are_copied_only_when_asked_for(tmp_path):
    done = run("redact", archive(tmp_path, MEMBERS), "-o", tmp_path / "safe.zip", "--media", "keep")
    assert done.exit_code == 0
    assert "2 pictures, videos and voice messages copied" in done.stderr
    with zipfile.ZipFile(tmp_path / "safe.zip") as z:
        assert z.read("IMG-20260130-WA0001.jpg") == b"photo"
        assert z.read("image-1.jpg") == b"another"
        assert not [n for n in z.namelist() if "tyla" in n or n.endswith("docx") or "notes" in n]


def test_only_the_transcript_of_an_archive(tmp_path):
    assert run("redact", archive(tmp_path, MEMBERS), "-o", tmp_path / "safe.txt").exit_code == 0
    assert (tmp_path / "safe.txt").read_bytes().decode() == SAFE


@pytest.mark.parametrize("name", ["../Tyla.jpg", "/etc/Tyla.jpg", "a/../../Tyla.jpg", "..\\Tyla.jpg", "C:\\Tyla.jpg"])
def test_a_path_that_climbs_out_is_refused(tmp_path, name):
    path = archive(tmp_path, MEMBERS)
    with zipfile.ZipFile(path, "a") as z:
        z.writestr(zipfile.ZipInfo(name), b"x")
    fails(run("redact", path, "-o", tmp_path / "safe.zip", "--media", "keep"), tmp_path, "leads out of it")


def fails(done, folder, cause, status=3):
    """The command failed for ``cause``, named nobody and left nothing half-written."""
    assert done.exit_code == status
    assert cause in done.output
    assert not [w for w in ("Tyla", "Kayden", "Grant", "Okonjo") if w.lower() in done.output.lower()]
    assert not [p.name for p in folder.rglob("*") if p.name.startswith((".wa-redact", "safe"))]


@pytest.mark.parametrize("left", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_archive_is_refused(tmp_path, left):
    path = archive(tmp_path, MEMBERS)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * left)])
    fails(run("redact", path, "-o", tmp_path / "safe.zip"), tmp_path, "archive is broken")


def test_damage_inside_an_archive_is_found_before_anything_is_written(tmp_path):
    path = archive(tmp_path, {**MEMBERS, "IMG-20260130-WA0001.jpg": bytes(range(256)) * 400})
    data = bytearray(path.read_bytes())
    at = data.index(b"IMG-20260130-WA0001.jpg") + 60
    data[at : at + 40] = bytes(40)
    path.write_bytes(bytes(data))
    fails(run("redact", path, "-o", tmp_path / "safe.zip", "--media", "keep"), tmp_path, "archive is broken")
    assert run("redact", path, "-o", tmp_path / "safe.zip").exit_code == 0


def test_a_picture_that_unpacks_to_far_more_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("wa_redact.apps.chat.archive.FILE_LIMIT", 1_000_000)
    path = archive(tmp_path, {**MEMBERS, "IMG-20260130-WA0002.jpg": bytes(2_000_000)})
    fails(run("redact", path, "-o", tmp_path / "safe.zip", "--media", "keep"), tmp_path, "more than it should")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "no chat export"),
        ("30/01/2026, 10:05 - Tyla: a\n01/31/2026, 10:05 - Tyla: b\n", "another order of day and month"),
        (b"30/01/2026, 10:05 - Tyla: \xff\n", "not UTF-8"),
        ("30/01/2026, 10:05 - Tyla: a\n".encode("utf-16"), "not UTF-8"),
    ],
)
def test_what_is_no_export_is_refused_by_its_cause(tmp_path, text, cause):
    path = file_of(tmp_path, text, "WhatsApp Chat with Tyla Grant.txt")
    fails(run("redact", path, "-o", tmp_path / "safe.txt"), tmp_path, cause)


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("WhatsApp Chat with Tyla.txt",), "no such file"),
        (("-",), "CHAT is a file"),
        (("chat.txt", "-o", "safe.zip"), "CHAT is no archive"),
        (("WhatsApp Chat with Kayden's family.zip",), "an archive needs -o"),
        (("chat.txt", "--level", "loud"), "--level"),
    ],
)
def test_usage(tmp_path, monkeypatch, arguments, cause):
    monkeypatch.chdir(tmp_path)
    file_of(tmp_path, CHAT)
    archive(tmp_path, MEMBERS)
    done = run("redact", *arguments)
    fails(done, tmp_path, cause, status=2)
    assert done.stdout == ""


def undecided(tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text("max_chars = 40\n")
    return policy, file_of(tmp_path, CHAT + "30/01/2026, 11:00 - Tyla Grant: " + "kayden " * 20 + "\n")


def test_a_message_that_cannot_be_decided_stops_the_run(tmp_path):
    policy, path = undecided(tmp_path)
    fails(run("redact", path, "-o", tmp_path / "safe.txt", "--policy", policy), tmp_path, "could not be decided")


def test_or_is_withheld_when_the_run_is_to_go_on(tmp_path):
    policy, path = undecided(tmp_path)
    done = run("redact", path, "-o", tmp_path / "safe.txt", "--policy", policy, "--keep-going")
    assert done.exit_code == 3
    out = (tmp_path / "safe.txt").read_text()
    assert out.endswith("30/01/2026, 11:00 - [PERSON_1]: [message withheld]\n")
    assert "withheld" in done.stderr
    assert "kayden" not in out.lower()


def test_the_policys_own_staff_stay(tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text('allow_words = ["Priya Shah", "Priya"]\n')
    path = file_of(tmp_path, "30/01/2026, 10:05 - Priya Shah SW: hi Tyla\n30/01/2026, 10:05 - Tyla: hi Priya\n")
    run("redact", path, "-o", tmp_path / "safe.txt", "--policy", policy)
    assert (tmp_path / "safe.txt").read_text() == (
        "30/01/2026, 10:05 - Priya Shah SW: hi [PERSON_2]\n30/01/2026, 10:05 - [PERSON_2]: hi Priya\n"
    )


def test_words_that_are_never_a_name_stay_though_a_contact_bears_them(tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text('never_names = ["phoenix"]\n')
    path = file_of(tmp_path, "30/01/2026, 10:05 - Phoenix Tindall: hi\n30/01/2026, 10:05 - Jo: the phoenix room at 4\n")
    run("redact", path, "-o", tmp_path / "safe.txt", "--policy", policy)
    assert (tmp_path / "safe.txt").read_text() == (
        "30/01/2026, 10:05 - [PERSON_1]: hi\n30/01/2026, 10:05 - [PERSON_2]: the phoenix room at 4\n"
    )


def test_names_with_newlines_and_colons(tmp_path):
    out = safe(
        tmp_path,
        "30/01/2026, 10:05 - Tyla\nGrant: hi\n30/01/2026, 10:06 - Work: Tyla Grant: hi\n"
        "30/01/2026, 10:07 - \u202eTyla\u202c: hi\n30/01/2026, 10:08 - Tyla:.\n",
    )
    assert not [w for w in ("tyla", "grant", "work") if w in out.lower()]
    assert out.count("\n") == 5


def test_a_file_that_changes_meanwhile_is_refused(tmp_path):
    path = file_of(tmp_path, CHAT)
    look = Look(open_chat(path), ENGINE)
    path.write_text(CHAT.replace("Kayden", "Leighton"))
    with pytest.raises(ChatError, match="changed while"):
        list(SafeChat(look, ENGINE.policy).parts())


def test_ten_thousand_senders(tmp_path):
    count = 10_000
    lines = (f"30/01/2026, 10:05 - Tyla {i}x: ok\n" for i in range(count))
    rules = Redactor(Policy().with_style("pseudonym"), model=None)
    out = SafeChat(Look(open_chat(file_of(tmp_path, "".join(lines))), rules), rules.policy)
    senders = {part.partition(" - ")[2].partition(":")[0] for part in out.parts()}
    assert senders == {f"[PERSON_{i}]" for i in range(1, count + 1)}


def test_more_people_than_there_can_be_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("wa_redact.apps.chat.meet.MAX_CONTACTS", 20)
    path = file_of(tmp_path, "".join(f"30/01/2026, 10:05 - Tyla {i}: ok\n" for i in range(30)))
    with pytest.raises(ChatError, match="more than 20 people"):
        redacted(path)


@given(st.binary(max_size=200), st.sampled_from(["", ": ", " added "]))
def test_any_bytes_are_made_safe_or_refused(tmp_path_factory, data, glue):
    path = file_of(tmp_path_factory.mktemp("chat"), b"30/01/2026, 10:05 - Tyla" + glue.encode() + data)
    try:
        out = redacted(path)
    except ChatError:
        return
    assert "tyla" not in out.lower() or b"tyla" in data.lower()


@pytest.mark.parametrize(
    "body",
    [
        '"a' * 60_000,
        "left " * 60_000,
        " added by " * 30_000,
        "\u201ca" * 60_000,
        "(" * 60_000,
        "a, " * 60_000,
        "1 " * 60_000,
    ],
)
def test_hostile_lines_of_whatsapp_take_no_time(tmp_path, body):
    path = file_of(tmp_path, f"30/01/2026, 10:05 - Tyla added {body}\n30/01/2026, 10:06 - Kay: ok\n")
    rules = Redactor(Policy().with_style("pseudonym"), model=None)
    start = time.monotonic()
    out = "".join(SafeChat(Look(open_chat(path), rules), rules.policy, keep_going=True).parts())
    assert "Kay" not in out
    assert time.monotonic() - start < 20
