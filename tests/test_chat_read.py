"""Reading chat exports: every entry of the sample chats, every form of date, and what people and faults put in the way."""

import json
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.apps.chat import ChatError, Kind, open_chat
from wa_redact.markup import parse

CHATS = sorted((Path(__file__).parent.parent / "benchmarks" / "corpora" / "chats").glob("*.txt"))
START = datetime(2026, 1, 30, 10, 5, 9)  # noqa: DTZ001


def chat_of(tmp_path, text, name="chat.txt"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_chat(path)


def told(chat):
    return [(m.sender, m.time, m.text) for m in chat]


def written(chat):
    return "".join(part if isinstance(part, str) else part.raw() for part in chat.parts())


@pytest.mark.parametrize("path", CHATS, ids=lambda p: p.stem)
def test_sample_chats_are_read_as_their_gold_says(path):
    gold = [json.loads(line) for line in path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()]
    messages = list(open_chat(path))
    assert [(m.line, m.sender, m.stamp, m.text) for m in messages] == [
        (g["line"], g["sender"], g["raw_timestamp"], parse(g["text"])[0]) for g in gold
    ]
    assert [m.time for m in messages] == [datetime.fromisoformat(g["timestamp"]) for g in gold]
    for message, g in zip(messages, gold, strict=True):
        assert message.kind.value == g["kind"] or (message.kind is Kind.CALL and g["kind"] == "system")


@pytest.mark.parametrize("path", CHATS, ids=lambda p: p.stem)
def test_an_export_is_written_as_it_was_read(path):
    assert written(open_chat(path)) == path.read_bytes().decode()


STYLES = {
    "android": ("{d:%d/%m/%Y}, {d:%H:%M} - ", "DMY"),
    "android short": ("{d:%d/%m/%y}, {d:%H:%M} - ", "DMY"),
    "android 12 h": ("{d:%d/%m/%Y}, {d:%I:%M}\u202f{half} - ", "DMY"),
    "android us": ("{d.month}/{d.day}/{d:%y}, {d:%I:%M} {HALF} - ", "MDY"),
    "android iso": ("{d:%Y/%m/%d}, {d:%H:%M} - ", "YMD"),
    "android spanish": ("{d:%d/%m/%Y}, {d:%I:%M} {h}. m. - ", "DMY"),
    "ios": ("[{d:%d/%m/%Y}, {d:%H:%M:%S}] ", "DMY"),
    "ios marked": ("\u200e[{d:%d/%m/%Y}, {d:%I:%M:%S}\u202f{HALF}] ", "DMY"),
    "ios german": ("[{d:%d.%m.%y}, {d:%H:%M:%S}] ", "DMY"),
    "ios us": ("[{d.month}/{d.day}/{d:%y}, {d:%I:%M:%S} {HALF}] ", "MDY"),
    "ios iso": ("[{d:%Y-%m-%d}, {d:%H:%M:%S}] ", "YMD"),
}


def header(style, d):
    half = "am" if d.hour < 12 else "pm"
    return STYLES[style][0].format(d=d, half=half, HALF=half.upper(), h=half[0])


def names():
    plain = st.text(st.characters(codec="utf-8", exclude_characters="\n\r:\u200e\u200f"), min_size=1, max_size=20)
    return plain.filter(lambda s: s.strip() == s)


# a body may hold anything but what would itself begin an entry
bodies = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60).map(
    lambda s: "x" + s.replace("\n", "\nx")
)


@given(
    st.sampled_from(sorted(STYLES)),
    st.lists(st.tuples(names(), bodies, st.integers(0, 400_000)), min_size=1, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_exported_is_read(tmp_path_factory, style, entries, newline):
    time, expected, text = START, [], ""
    for name, body, wait in entries:
        time += timedelta(seconds=wait)
        expected.append((name, body))
        text += header(style, time) + f"{name}: {body}".replace("\n", newline) + newline
    chat = chat_of(tmp_path_factory.mktemp("chat"), text)
    assert [(m.sender, m.text) for m in chat] == expected
    assert written(chat) == text


@pytest.mark.parametrize("style", STYLES)
def test_the_order_of_the_date_is_settled_by_the_whole_file(tmp_path, style):
    # the first days fit every order; the last one settles it
    days = [START.replace(month=m, day=d) for m, d in ((2, 3), (4, 5), (5, 30))]
    text = "".join(header(style, d) + "Sam: hi\n" for d in days)
    chat = chat_of(tmp_path, text)
    assert (chat.order, chat.certain) == (STYLES[style][1], True)
    assert [m.time.replace(second=0) for m in chat] == [d.replace(second=0) for d in days]


def test_an_unsettled_date_is_read_as_british_unless_time_would_run_back(tmp_path):
    chat = chat_of(tmp_path, "02/03/2026, 10:00 - Sam: a\n03/03/2026, 10:00 - Sam: b\n")
    assert (chat.order, chat.certain) == ("DMY", False)
    chat = chat_of(tmp_path, "02/03/2026, 10:00 - Sam: a\n02/04/2026, 10:00 - Sam: b\n03/01/2026, 10:00 - Sam: c\n")
    assert chat.order == "MDY"


def test_two_orders_in_one_file_are_refused(tmp_path):
    with pytest.raises(ChatError, match="line 2: another order of day and month"):
        chat_of(tmp_path, "30/01/2026, 10:00 - Sam: a\n01/31/2026, 10:00 - Sam: b\n")


def test_a_pasted_entry_is_part_of_the_message_it_was_pasted_into(tmp_path):
    chat = chat_of(
        tmp_path,
        "11/05/2026, 10:00 - Sam: look what she wrote\n"
        "02/05/2026, 09:00 - Jo: im not coming\n"
        "02/05/2026, 09:01 - Jo: ever\n"
        "11/05/2026, 10:02 - Sam: see\n",
    )
    assert [m.line for m in chat] == [1, 4]


@pytest.mark.parametrize("year", ["1970", "2008", "2145", "9999"])
def test_a_year_that_cannot_be_begins_no_entry(tmp_path, year):
    days = "".join(f"11/05/2026, 10:{i:02} - Sam: a\n" for i in range(60))
    chat = chat_of(tmp_path, f"{days}12/05/{year}, 10:00 - Jo: b\n13/05/2026, 10:00 - Sam: c\n")
    assert {m.sender for m in chat} == {"Sam"}


def test_a_date_in_a_body_begins_no_entry(tmp_path):
    chat = chat_of(tmp_path, "[11/05/2026, 10:00:00] Sam: dates\n[3/2/12] was the first\n3/2/12, 10:15 - court\n")
    assert told(chat) == [("Sam", datetime(2026, 5, 11, 10), "dates\n[3/2/12] was the first\n3/2/12, 10:15 - court")]  # noqa: DTZ001


def test_clocks_that_go_back_an_hour_and_one_phone_that_is_wrong(tmp_path):
    lines = [
        "25/10/2026, 01:59 - A: x",
        "25/10/2026, 01:01 - A: y",
        "01/01/2031, 00:00 - B: z",
        "26/10/2026, 09:00 - A: q",
    ]
    assert [m.line for m in chat_of(tmp_path, "\n".join(lines))] == [1, 2, 4]


@pytest.mark.parametrize(
    ("line", "sender", "kind"),
    [
        ('02/04/2020, 09:03 - Femi created group "Duty: nights"', None, Kind.SYSTEM),
        ("02/04/2020, 09:03 - Femi added +44 7700 900631", None, Kind.SYSTEM),
        ("02/04/2020, 09:03 - Femi: Jan added you to the list", "Femi", Kind.MESSAGE),
        ("02/04/2020, 09:03 - Femi: note: she left", "Femi", Kind.MESSAGE),
        ("02/04/2020, 09:03 - Femi:", "Femi", Kind.MESSAGE),
        ("02/04/2020, 09:03 - Missed video call", None, Kind.CALL),
        ("02/04/2020, 09:03 - Femi: <Media omitted>", "Femi", Kind.MEDIA),
        ("02/04/2020, 09:03 - Femi: \u200eIMG-20260106-WA0002.jpg (file attached)", "Femi", Kind.MEDIA),
        ("02/04/2020, 09:03 - Femi: Peter Grant.vcf (file attached)", "Femi", Kind.CONTACT),
        ("02/04/2020, 09:03 - Femi: This message was deleted", "Femi", Kind.DELETED),
        ("02/04/2020, 09:03 - Femi: POLL:\nWhen?\nOPTION: 3 (1 vote)", "Femi", Kind.POLL),
        ("02/04/2020, 09:03 - Femi: location: https://maps.google.com/?q=51.5,-0.1", "Femi", Kind.LOCATION),
        ("\u200e[20/06/2019, 16:00:15] Loris: \u200e<attached: 00000001-PHOTO-2019.jpg>", "Loris", Kind.MEDIA),
        ("[20/06/2019, 16:00:15] Duty: \u200eLoris changed the subject to \u201cx\u201d", "Duty", Kind.SYSTEM),
        (
            "[20/06/2019, 16:00:15] ~\u202fSteve: \u200eMissed voice call, \u200eTap to call back",
            "~\u202fSteve",
            Kind.CALL,
        ),
        ("[20/06/2019, 16:00:15] Jo: plan.pdf \u2022 \u200e2 pages \u200edocument omitted", "Jo", Kind.MEDIA),
    ],
)
def test_kinds(tmp_path, line, sender, kind):
    (message,) = chat_of(tmp_path, line)
    assert (message.sender, message.kind) == (sender, kind)


def test_the_name_of_a_file_is_where_it_is_said_to_be(tmp_path):
    (message,) = chat_of(tmp_path, "02/04/2020, 09:03 - Jo: \u200eCourt report.docx (file attached)\nread pls")
    (file,) = message.attachments
    assert (file.kind, file.name) == ("document", "Court report.docx")
    assert message.text[file.start : file.end] == file.name


def test_edited_messages_are_marked(tmp_path):
    (message,) = chat_of(tmp_path, "02/04/2020, 09:03 - Jo: at 4 not 3 \u200e<This message was edited>")
    assert message.edited


def archive(tmp_path, members):
    path = tmp_path / "WhatsApp Chat - Kelly.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return path


def test_an_archive_is_read_like_its_transcript(tmp_path):
    path = archive(tmp_path, {"_chat.txt": CHATS[-1].read_bytes(), "00000001-PHOTO.jpg": b"x", "notes.txt": b"y"})
    assert told(open_chat(path)) == told(open_chat(CHATS[-1]))


def test_a_broken_archive_is_refused(tmp_path):
    path = archive(tmp_path, {"_chat.txt": CHATS[-1].read_bytes()})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ChatError, match="archive is broken"):
        open_chat(path)


def test_an_archive_that_unpacks_to_far_more_is_refused(tmp_path):
    with pytest.raises(ChatError, match="unpacks to more"):
        open_chat(archive(tmp_path, {"_chat.txt": b"0" * 20_000_000}))


def test_an_archive_without_a_transcript_is_refused(tmp_path):
    with pytest.raises(ChatError, match="0 transcripts"):
        open_chat(archive(tmp_path, {"photo.jpg": b"x"}))


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no chat export"),
        (b"hello\nthere\n", "no chat export"),
        (b"02/04/2020, 09:03 - Jo: caf\xe9\n", "line 1: not UTF-8 at byte 27"),
        (b"02/04/2020, 09:03 - Jo: a\n" + b"x" * 1_100_000, "line 2: longer than"),
    ],
)
def test_what_is_no_export_is_refused_without_quoting_it(tmp_path, data, cause):
    with pytest.raises(ChatError, match=cause) as e:
        list(chat_of(tmp_path, data))
    assert "Jo" not in str(e.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    prefix = b"02/04/2020, 09:03 - Jo: a\n"
    try:
        chat = chat_of(tmp_path_factory.mktemp("chat"), prefix + data)
        assert written(chat).encode() == prefix + data
    except ChatError:
        pass


def test_no_repr_tells_who_or_what(tmp_path):
    chat = chat_of(tmp_path, "02/04/2020, 09:03 - Kelly: \u200eTyla.pdf (file attached)")
    shown = repr(chat) + repr(list(chat)) + repr([m.attachments for m in chat])
    assert "Kelly" not in shown
    assert "Tyla" not in shown
