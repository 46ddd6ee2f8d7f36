"""The commands ``audit ...`` and the manager's digest, as a shell sees them."""

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from tests.audits import SetClock, store_in
from tests.test_gate import NAMED, POLICY, SAFE, TO, WHY
from wa_redact.apps.audit.plot import HEIGHT, plot
from wa_redact.apps.audit.tally import Week
from wa_redact.apps.cli import cli
from wa_redact.apps.gate import Gate


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WA_REDACT_AUDIT_STORE", "audit.db")
    monkeypatch.setenv("WA_REDACT_AUDIT_KEY_FILE", "audit.key")

    def invoke(*args):
        done = CliRunner().invoke(cli, ["audit", *args])
        return done.exit_code, done.output

    return invoke


def at(day, hour=12):
    return round(datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=UTC).timestamp() * 1e6)


@pytest.fixture
def busy(tmp_path):
    """A store with two weeks of work."""
    clock = SetClock(at("2026-03-02"))
    with store_in(tmp_path, clock=clock) as store:
        gate = Gate(store, POLICY, model=None, refresh=0)
        for day in ("2026-03-02", "2026-03-04", "2026-03-11"):
            clock.at = at(day)
            gate.decide("see you at 4", TO)
            decision = gate.decide(NAMED, TO)
            token = gate.override(decision.id, NAMED, TO, f"{WHY} <b>", role="manager")
            gate.redeem(token.value, NAMED, TO)
        decision = gate.decide(NAMED, TO)
        gate.report(decision.id, NAMED, TO, 0, 6, "PERSON")
        gate.accept(decision.id, SAFE, TO)
        gate.decide("x" * (POLICY.max_chars + 1), TO)
        yield store


def test_from_keys_to_a_verified_store(run, tmp_path):
    assert run("key", "new", "audit.key")[0] == 0
    assert run("init")[0] == 0
    code, head = run("head")
    assert (code, head[:2]) == (0, "1:")
    code, said = run("verify", "--head", head)
    assert code == 0
    assert said.startswith("intact: 1 record, signatures checked; head 1:")
    assert "none" not in said.lower()
    assert run("key", "rotate", "audit.key")[0] == 0
    assert run("verify")[0] == 0
    assert len(run("sender", "staff-17")[1].splitlines()) == 2
    assert run("sender", "staff-17")[1] == run("sender", " STAFF-17 ")[1]
    code, said = run("verify", "--head", f"9:{'0' * 64}")
    assert code == 1
    assert "NOT INTACT" in said


def test_verify_tells_a_machine_too(run, busy, tmp_path):
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute("DELETE FROM audit_records WHERE seq = 3")
        db.commit()
    code, said = run("verify", "--json")
    said = json.loads(said)
    assert (code, said["intact"], said["problems"], said["signatures"]) == (1, False, ["record 3 is missing"], True)


@pytest.mark.parametrize("version", ["2", "0", "kayden' OR 1", None])
def test_a_store_of_another_version_is_left_alone(run, busy, tmp_path, version):
    change = "UPDATE audit_meta SET value = ? WHERE name = 'version'"
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute(change, (version,)) if version else db.execute("DELETE FROM audit_meta WHERE name = 'version'")
        db.commit()
        before = list(db.iterdump())
    serve = ["serve", "--rules-only", "--port", "0", "--store", "audit.db", "--key-file", "audit.key"]
    started = CliRunner().invoke(cli, serve)
    assert (started.exit_code, "of version" in started.output) == (3, True), started.output
    for args in (("verify",), ("head",), ("purge",), ("seal", "--before", "2026-03-10", "-o", "x")):
        code, said = run(*args)
        assert code == 3
        shown = version if version in ("2", "0") else "?"
        assert said.startswith(f"Error: store: it is of version {shown}, this program knows 1; use the wa-redact that")
    assert run("init")[0] == 3
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        assert list(db.iterdump()) == before


FAILING = [
    (("verify", "--store", "none.db"), "no such file; wa-redact audit init makes one"),
    (("verify", "--key-file", "none"), "none: No such file"),
    (("key", "new", "audit.key"), "audit.key: File exists"),
    (("init",), "File exists"),
    (("verify", "--checkpoints", "none"), "checkpoints: No such file"),
    (("verify", "--segment", "none"), "segment: No such file"),
    (("digest", "-o", "no/where.html"), "No such file"),
]


@pytest.mark.parametrize(("args", "said"), FAILING)
def test_failures_are_sentences_with_status_3(run, busy, args, said):
    code, output = run(*args)
    assert code == 3
    assert output.startswith("Error: ")
    assert said in output
    assert len(output.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ("digest",),
        ("digest", "-o", "x.pdf"),
        ("digest", "-o", "x.csv", "--timezone", "Nowhere"),
        ("digest", "-o", "x.csv", "--from", "2026-03-02", "--to", "2026-03-01"),
        ("digest", "-o", "x.csv", "--from", "1026-03-02", "--to", "2026-03-01"),
        ("seal", "-o", "x"),
        ("approve",),
    ],
)
def test_usage(run, busy, tmp_path, args):
    assert run(*args)[0] == 2
    assert not (tmp_path / "x.csv").exists()


def test_a_manager_decides_about_words(run, tmp_path):
    with store_in(tmp_path) as store:
        gate = Gate(store, POLICY, model=None)
        gate.report(gate.decide(NAMED, TO).id, NAMED, TO, 0, 6, "PERSON")
    (waiting,) = [json.loads(line) for line in run("proposals", "--json")[1].splitlines()]
    assert (waiting["word"], waiting["label"], waiting["reports"]) == ("kayden", "PERSON", 1)
    said = run("proposals")[1]
    assert f'{waiting["id"]}  "kayden"  found as a person\'s name, nickname or initials, reported by 1 person' in said
    assert run("approve", "nonsense", waiting["id"], "--by", "boss") == (
        1,
        f'Error: "nonsense": no such proposal is waiting\n{waiting["id"]}: approved\n',
    )
    assert run("allowed") == (0, '"kayden"\n')
    assert run("proposals") == (0, "nothing is waiting\n")
    assert run("withdraw", "Kayden")[0] == 0
    assert run("withdraw", "Kayden")[0] == 1
    assert run("allowed") == (0, "")
    assert run("verify")[0] == 0


def test_old_records_are_sealed_and_what_is_over_is_deleted(run, busy):
    assert run("seal", "--before", "2026-03-08", "-o", "old.jsonl")[0] == 0
    code, said = run("verify")
    assert code == 0
    assert "sealed off" in said
    assert run("verify", "--segment", "old.jsonl")[0] == 0
    assert run("purge", "--dry-run")[1] == "0 justifications and 1 reported word would be deleted\n"
    assert run("purge")[1] == "0 justifications and 1 reported word deleted\n"


def test_the_digest_as_csv_counts_weeks(run, busy):
    assert run("digest", "--from", "2026-03-02", "--to", "2026-03-15", "-o", "d.csv")[0] == 0
    with Path("d.csv").open(encoding="utf-8") as stream:
        lines = list(csv.reader(stream))
    first, second = (dict(zip(lines[0], line, strict=True)) for line in lines[1:3])
    assert (first["week"], second["week"]) == ("2026-03-02", "2026-03-09")
    want = {"messages": 4, "allow": 2, "redact": 2, "block": 0, "granted": 2, "used": 2, "safe": 0, "PERSON": 2}
    assert {k: int(first[k]) for k in want} == want
    want = {"messages": 4, "allow": 1, "redact": 2, "block": 1, "error": 1, "granted": 1, "safe": 1, "reports": 1}
    assert {k: int(second[k]) for k in want} == want
    assert lines[-1][1:] == ["3", "3"]
    assert len(lines[-1][0]) == 32
    assert run("digest", "--from", "2026-03-04", "--to", "2026-03-04", "-o", "d.csv")[0] == 0
    with Path("d.csv").open(encoding="utf-8") as stream:
        lines = list(csv.reader(stream))
    assert (len(lines), lines[1][1]) == (2, "2")


def test_the_digest_as_a_page_is_whole_and_holds_no_message(run, busy, tmp_path):
    assert run("digest", "--from", "2026-03-02", "--to", "2026-03-15", "-o", "d.html")[0] == 0
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "The record is intact." in page
    assert "3 granted, 3 used" in page
    assert "his gran asked us in writing to name him &lt;b&gt;" in page
    assert "kayden" not in page.lower()
    assert "staff-17" not in page
    assert not [s for s in ("src=", "href=", "@import", "url(", "<script") if s in page]
    svg = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    assert len(svg.findall("rect")) == 3  # redacted in both weeks, blocked in one


def test_the_digest_says_that_the_record_is_not_intact(run, busy, tmp_path):
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute("DELETE FROM audit_records WHERE seq = 3")
        db.commit()
    code, said = run("digest", "--from", "2026-03-02", "-o", "d.html")
    assert code == 1
    assert "record 3 is missing" in said
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "these figures cannot be relied on" in page
    assert "record 3 is missing" in page


def test_days_begin_where_the_team_is(run, tmp_path):
    clock = SetClock(at("2026-06-07", 23))  # a Sunday in UTC, Monday in London
    with store_in(tmp_path, clock=clock) as store:
        Gate(store, POLICY, model=None).decide("see you at 4", TO)

    def messages(zone):
        assert run("digest", "--from", "2026-06-01", "--to", "2026-06-14", "--timezone", zone, "-o", "d.csv")[0] == 0
        return [line.split(",")[1] for line in (tmp_path / "d.csv").read_text().splitlines()[1:3]]

    assert messages("Europe/London") == ["0", "1"]
    assert messages("UTC") == ["1", "0"]


@pytest.mark.parametrize("weeks", [0, 1, 3, 60])
@pytest.mark.parametrize("most", [0, 1, 7, 99, 12345])
def test_bars_stay_inside_the_plot_and_labels_apart(weeks, most):
    made = []
    for i in range(weeks):
        week = Week(datetime(2026, 1, 5, tzinfo=UTC).date())
        week.counts.update({"WARN": most // (i + 1), "REDACT": most, "BLOCK": i % 3})
        made.append(week)
    drawn = plot(made)
    assert all(
        s.x >= 0 and s.x + s.width <= 100.01 and s.y >= -0.1 and s.y + s.height <= HEIGHT + 0.1 for s in drawn.shapes
    )
    assert len(drawn.weeks) <= 5
    assert [t.said == str(int(t.said)) for t in drawn.numbers] == [True] * 3


def test_missing_libraries_are_named_with_the_extra():
    code = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "from wa_redact.apps.cli import main; sys.argv = ['wa-redact', 'audit', 'head']; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: sqlalchemy is not installed: pip install 'wa-redact[server]'\n"
