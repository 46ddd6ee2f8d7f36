"""Scans: what is counted, how bad it is, and reports that tell it without telling who."""

import json
import re
from collections import Counter
from datetime import datetime
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.chats import CHATS
from tests.test_chat_redact import CHAT, MEMBERS, archive, file_of
from wa_redact.apps.chat.severity import MEMBER, Severity, severity
from wa_redact.apps.chat.timeline import HEIGHT, WIDTH, timeline
from wa_redact.apps.cli import cli
from wa_redact.labels import LABELS

STORY = next(path for path in CHATS if path.stem == "android_03_leak_story")
NOBODY = re.compile(r"tyla|kayden|okonjo|smith|900123|51\.54|family", re.IGNORECASE)


def run(*args):
    return CliRunner().invoke(cli, ["chat", "scan", *map(str, args)])


def data_of(*args):
    done = run(*args, "--json", "-")
    return json.loads(done.stdout), done


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((), Severity.NONE),
        ((MEMBER, "PHONE_NUMBER", "URL"), Severity.LOW),
        (("PERSON",), Severity.MEDIUM),
        (("ADDRESS", "PLACE"), Severity.MEDIUM),
        (("PERSON", "DATE_OF_BIRTH"), Severity.HIGH),
        ((MEMBER, "ADDRESS"), Severity.MEDIUM),
        (("CASE_ID",), Severity.HIGH),
        (("FINANCIAL",), Severity.HIGH),
        (("PERSON", "DATE_OF_BIRTH", "ADDRESS"), Severity.SEVERE),
        (("PERSON", "UK_NHS", "PLACE"), Severity.SEVERE),
    ],
)
def test_how_bad(labels, expected):
    assert severity(labels) == expected


@given(st.sets(st.sampled_from([*LABELS, MEMBER])), st.sampled_from([*LABELS, MEMBER]))
def test_more_is_never_less_bad(labels, more):
    assert severity(labels | {more}) >= severity(labels)


FIRST, LAST = datetime(2009, 2, 1), datetime(2099, 12, 31)  # noqa: DTZ001
hours = st.datetimes(FIRST, LAST).map(lambda d: d.isoformat()[:13])


@given(st.lists(st.dictionaries(hours, st.just(Counter(PERSON=2)), max_size=5), max_size=4))
def test_a_time_line_shows_all_and_stays_inside(chats):
    line = timeline(chats)
    assert (line is None) == (not any(chats))
    if line is None:
        return
    assert sum(int(re.search(r"([\d,]+) found", bar.said)[1].replace(",", "")) for bar in line.bars) == 2 * sum(
        map(len, chats)
    )
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 0.1 for bar in line.bars)
    assert max(bar.height for bar in line.bars) == HEIGHT


def test_a_leak_over_several_messages_is_severe():
    data, done = data_of(STORY)
    assert done.exit_code == 0
    (chat,) = data["chats"]
    assert (chat["severity"], chat["messages"]) == ("severe", 50)
    assert {"PERSON", "DATE_OF_BIRTH", "ADDRESS"} <= set(chat["labels"])
    assert {p["line"] for p in chat["places"]} >= {10, 15, 23, 32, 36, 39}
    assert set(chat["days"]) == {"2020-09-14"}
    assert sum(chat["labels"].values()) == chat["findings"] == len(chat["places"])
    # senders bear the numbers that chat redact gives them
    assert set(chat["senders"]) <= {"[PERSON_1]", "[PERSON_2]", "[PERSON_3]", "[PERSON_4]", "WhatsApp"}


def test_names_of_files_and_subjects_are_looked_at(tmp_path):
    data, _ = data_of(archive(tmp_path, MEMBERS))
    (chat,) = data["chats"]
    assert chat["name"] == "WhatsApp Chat with [GROUP_1].zip"
    where = {(p["line"], p["where"]) for p in chat["places"]}
    assert {(1, "subject"), (3, "name of a file"), (5, "name of a file"), (3, "message")} <= where
    assert {p["member"] for p in chat["places"] if p["line"] == 2} == {True}


def test_nobody_is_named_unless_asked_for(tmp_path):
    path = archive(tmp_path, MEMBERS)
    done = run(path, "--html", tmp_path / "report.html", "--json", tmp_path / "report.json")
    assert done.exit_code == 0
    told = done.output + (tmp_path / "report.html").read_text() + (tmp_path / "report.json").read_text()
    assert not NOBODY.search(told)
    done = run(path, "--html", tmp_path / "report.html", "--json", tmp_path / "report.json", "--show-values")
    for told in (done.output, (tmp_path / "report.html").read_text(), (tmp_path / "report.json").read_text()):
        assert "07700 900123" in told
    assert "personal data" in (tmp_path / "report.html").read_text()


@pytest.mark.parametrize("name", ["WhatsApp Chat with Tyla Grant.txt", "Tyla Grant.txt", "tyla_grant.txt"])
def test_the_name_of_a_file_is_a_name_too(tmp_path, name):
    done = run(file_of(tmp_path, CHAT, name), file_of(tmp_path, "no chat", "Kayden Smith.txt"))
    assert done.exit_code == 3
    assert "no chat export" in done.stderr
    assert not NOBODY.search(done.output)


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.open, self.links = Counter(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.links += [v for k, v in attrs if k in ("href", "src")]
        assert "style" not in dict(attrs)  # the policy of the page forbids it
        if tag not in ("meta", "line", "rect", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("line", "rect"):
            return
        assert self.open.pop() == tag


def test_the_page_needs_nothing_besides_itself(tmp_path):
    report = tmp_path / "report.html"
    run(*CHATS[:3], "--html", report)
    page = Page()
    page.feed(report.read_text())
    assert not page.open
    assert not page.tags["script"] + page.tags["link"] + page.tags["img"]
    assert set(page.links) == {"#chat-1", "#chat-2", "#chat-3"}
    assert page.tags["rect"] > 5
    assert "default-src 'none'" in report.read_text()


def test_what_is_shown_is_escaped(tmp_path):
    path = file_of(
        tmp_path, "30/01/2026, 10:05 - Jo: ask Tyla<script>alert(1)</script>\x1b[31m or <b>@example.com\n" * 2
    )
    report = tmp_path / "report.html"
    done = run(path, "--html", report, "--show-values")
    page = Page()
    page.feed(report.read_text())
    assert not page.tags["script"]
    assert "\x1b" not in done.output


def test_many_files_in_several_processes_give_the_same_answer(tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    for path in CHATS[:3]:
        (folder / path.name).write_bytes(path.read_bytes())
    file_of(folder, "just notes\n", "notes.txt")
    one, done = data_of(folder, "--rules-only")
    two, _ = data_of(folder, "--rules-only", "--jobs", 2)
    assert one == two
    assert one["totals"]["chats"] == 3
    assert "1 files in folders are no chat exports" in done.stderr
    ranks = [Severity[c["severity"].upper()] for c in one["chats"]]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize(("option", "status"), [((), 0), (("--fail-on-leak",), 1)])
def test_the_status_tells_of_leaks_when_asked_to(tmp_path, option, status):
    assert run(file_of(tmp_path, CHAT), *option).exit_code == status
    clean = file_of(tmp_path, "30/01/2026, 10:05 - Tyla: see you at 4\n", "clean.txt")
    assert run(clean, *option).exit_code == 0


def test_what_could_not_be_decided_is_told(tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text("max_chars = 40\n")
    path = file_of(tmp_path, CHAT + "30/01/2026, 11:00 - Tyla Grant: " + "kayden " * 20 + "\n")
    data, done = data_of(path, "--policy", policy)
    assert done.exit_code == 3
    assert data["totals"]["not_decided"] >= 1
    assert {"line": 8, "error": "OversizeError"} in data["chats"][0]["not_decided"]
    assert "not decided" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "cause"), [(("nothing.txt",), "no such file"), (("-",), "is a file"), ((".",), "no .txt")]
)
def test_usage(tmp_path, monkeypatch, arguments, cause):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.exit_code, cause in done.stderr) == (2, True)


def test_places_are_bounded_and_counts_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr("wa_redact.apps.chat.scan.PLACES", 3)
    data, _ = data_of(file_of(tmp_path, "30/01/2026, 10:05 - Jo: ring 07700 900123\n" * 10))
    (chat,) = data["chats"]
    assert (chat["findings"], len(chat["places"]), chat["places_left_out"]) == (10, 3, 7)


def test_a_report_without_its_library_says_what_installs_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    done = run(file_of(tmp_path, CHAT), "--html", tmp_path / "report.html")
    assert (done.exit_code, "wa-redact[chat]" in done.stderr) == (3, True)
    assert not (tmp_path / "report.html").exists()
