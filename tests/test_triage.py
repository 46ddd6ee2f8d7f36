"""Received messages that a manager has to see: the tables, jokes, hostile text, the alert that quotes nothing."""

import gzip
import json
import tomllib
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.apps.cli import cli
from wa_redact.apps.triage import KINDS, Kind, Urgency, compare, triage
from wa_redact.apps.triage.compare import alike, features, load
from wa_redact.apps.triage.judge import LIMIT, _index
from wa_redact.apps.triage.needed import needed
from wa_redact.apps.triage.plain import Plain

TABLES = {
    kind: tomllib.loads((Path(__file__).parent / "triage" / f"{kind.name.lower()}.toml").read_text(encoding="utf-8"))
    for kind in KINDS
}
ROWS = [(kind, name, row) for kind, table in TABLES.items() for name, rows in table.items() for row in rows]


def flagged(text, kind):
    return next((f for f in triage(text).flags if f.kind is kind), None)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.value)
@pytest.mark.parametrize("name", ["must", "now", "today", "routine", "must_not"])
def test_tables(kind, name):
    wrong = []
    for row in TABLES[kind].get(name, ()):
        flag = flagged(row, kind)
        right = flag is None if name == "must_not" else flag is not None
        if right and name in ("now", "today", "routine"):
            right = flag.urgency is Urgency[name.upper()]
        wrong += [] if right else [row]
    assert not wrong


#: the least share of a table that is to be flagged, and the greatest: what is learnt is never sure of a single row
OBLIQUE, NEAR = 0.8, 0.04


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.value)
def test_most_of_what_is_said_in_other_words_is_flagged_and_hardly_any_of_what_only_sounds_like_it(kind):
    oblique, near = ([bool(triage(row)) for row in TABLES[kind][name]] for name in ("oblique", "near"))
    assert sum(oblique) >= OBLIQUE * len(oblique)
    assert sum(near) <= NEAR * len(near)


def test_the_quick_sum_is_that_of_the_features():
    model = load()
    data = json.loads(gzip.decompress((Path(compare.__file__).parent / "weights.json.gz").read_bytes()))
    every = model._replace(worth=float("-inf"))
    for _, _, row in ROWS[::7]:
        words = Plain(row).order[: compare.WINDOW]
        total = sum(w << 32 * k for f in features(words) for k, w in data["weights"].get(f, ()))
        assert every.total(words) == total, words
        assert model.total(words) in (total, None)


def test_tables_hold_no_row_twice():
    rows = [(kind, row) for kind, _, row in ROWS]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    "text",
    [
        "I\u2019M GOING TO KILL MYSELF",
        "im   gonna\tkill myself",
        "im gonna k1ll myself",
        "im gonna k i l l myself",
        "\u0456m gonna kill myself",
        "im gonna ki\u200bll myself",
        "im really just gonna kill myself",
        "i\u2019m\ngonna kill myself\nsorry",
        "im gonna killll myself",
        "imma kill meself",
    ],
)
def test_however_it_is_written(text):
    assert flagged(text, Kind.SELF_HARM).urgency is Urgency.NOW


def test_a_joke_is_less_urgent_or_nothing():
    assert flagged("gonna kill myself if it rains again", Kind.SELF_HARM).urgency is Urgency.NOW
    assert flagged("gonna kill myself if it rains again 😂", Kind.SELF_HARM).urgency is Urgency.ROUTINE
    assert flagged("you daft cow 😂", Kind.ABUSE) is None


def test_the_most_urgent_flag_comes_first_and_there_is_one_of_a_kind():
    found = triage("fuck you, kms, i wanna die. im gonna stab you. i know where shes placed")
    assert [f.kind for f in found.flags] == [Kind.THREAT, Kind.SELF_HARM, Kind.CONTACT, Kind.ABUSE]
    assert found.urgency is Urgency.NOW
    assert not triage("see you at 4")
    assert triage("see you at 4").urgency is None


def test_kinds_can_be_chosen():
    text = "fuck you, i wanna die"
    assert [f.kind for f in triage(text, kinds=[Kind.ABUSE]).flags] == [Kind.ABUSE]
    assert not triage(text, kinds=[])


def test_what_cannot_be_read_is_flagged(monkeypatch):
    assert triage("x" * (LIMIT + 1)).flags[0].kind is Kind.UNREAD
    with pytest.raises(TypeError):
        triage(None)

    def slow(*_):
        raise TimeoutError

    monkeypatch.setattr("wa_redact.apps.triage.judge.by_rule", slow)
    assert triage("hello").flags[0].kind is Kind.UNREAD


@given(st.text())
def test_any_text_is_decided(text):
    assert all(f.kind in KINDS for f in triage(text).flags)


def test_a_flag_says_nothing_but_what_its_rule_says():
    said = {}
    for _, _, row in ROWS:
        for flag in triage(row).flags:
            assert said.setdefault(flag.rule, flag.why) == flag.why
    assert len(said) < 30


@pytest.mark.parametrize(
    "unit", ["a ", "you ", "he hit ", "gonna ", "x" * 50 + " ", "f**k ", "dont tell ", "\n", "my my ", "k i l l "]
)
def test_hostile_length_takes_no_time(unit, monkeypatch):
    monkeypatch.setattr("wa_redact.patterns.REGEX_TIMEOUT", 0.5)
    text = (unit * LIMIT)[:LIMIT]
    assert Kind.UNREAD not in [f.kind for f in triage(text).flags]


@given(st.sampled_from([row for _, name, row in ROWS if name != "must_not"]))
def test_no_pattern_is_passed_over_that_would_match(row):
    """What the index asks for really stands in whatever a pattern finds."""
    plain = Plain(row)
    for _, pattern in _index()[0]:
        if any(pattern.search(text) for text in (*plain.texts, *plain.full)):
            assert all(any(part in plain.all for part in parts) for parts in needed(pattern.pattern)[:2])


def test_without_the_syntax_tree_the_answers_are_the_same(monkeypatch):
    rows = [row for _, _, row in ROWS][::40]
    before = [triage(row) for row in rows]
    _index.cache_clear()
    monkeypatch.setattr("wa_redact.apps.triage.needed._parser", None)
    try:
        assert [triage(row) for row in rows] == before
    finally:
        _index.cache_clear()


def test_a_long_message_is_compared_piece_by_piece():
    kinds = frozenset(KINDS)
    alone = [text for _, name, row in ROWS if name == "must" and alike(Plain(text := row).order, kinds)]
    words = "see you at the office at ten on monday with the form "
    found = [
        text
        for text in alone
        if len(text.split()) > 10 and alike(Plain(words * 30 + text + " " + words * 30).order, kinds)
    ]
    assert len(found) > len([text for text in alone if len(text.split()) > 10]) / 3


CHAT = """\
[30/01/2026, 09:00:01] Tyla Mum: \u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them.
[30/01/2026, 09:00:02] Priya SW: i know where you live haha not
[30/01/2026, 09:05:00] Tyla Mum: see you at 4
[30/01/2026, 09:06:00] ~\u202fKayden Zqx: i wanna die zqzqz
[30/01/2026, 09:07:00] Tyla Mum: im gonna stab you zqzqz
[30/01/2026, 09:08:00] Tyla Mum: \u200e<attached: 00000004-PHOTO-2026-01-30.jpg>
"""


@pytest.fixture
def chat(tmp_path):
    path = tmp_path / "WhatsApp Chat with Tyla.txt"
    path.write_text(CHAT, encoding="utf-8", newline="")
    return path


def run(*args, data=None):
    result = CliRunner().invoke(cli, ["triage", *map(str, args)], input=data)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("options", [[], ["--json"], ["--me", "Priya SW"], ["--media"]])
def test_the_alert_names_nobody_and_quotes_nothing(chat, options):
    status, out, err = run(chat, *options)
    assert (status, err) == (1, "")
    for secret in ("Tyla", "Kayden", "Zqx", "Priya", "zqzqz", "stab", "live haha", "PHOTO"):
        assert secret not in out, secret
    assert "evidence" in out
    assert "999" in out


def test_the_alert_says_when_which_whose_and_what(chat):
    status, out, _ = run(chat, "--json", "--me", "Priya SW")
    alert = json.loads(out)
    assert (status, alert["messages_read"]) == (1, 4)
    assert [(i["line"], i["sender"], i["urgency"], i["flags"][0]["kind"]) for i in alert["items"]] == [
        (4, 2, "today", "self-harm"),
        (5, 1, "now", "threat"),
    ]
    assert alert["items"][0]["time"] == "2026-01-30T09:06:00"
    out = run(chat, "--me", "Priya SW")[1]
    assert out.index("Act now (1)") < out.index("Today (1)")
    assert "Fri 30/01/2026 09:07  line 5  sender 1" in out


def test_media_is_listed_where_it_is_asked_for(chat):
    assert "media.unseen" not in run(chat)[1]
    assert "line 6" in run(chat, "--media")[1]


def test_a_name_that_nobody_has_is_warned_of(chat):
    assert "no message is by a sender of that name" in run(chat, "--me", "Prya")[2]


def test_lines_and_standard_input(tmp_path):
    status, out, _ = run("-", "--json", data="see you at 4\n\nim gonna kill myself\n")
    alert = json.loads(out)
    assert (status, [i["line"] for i in alert["items"]], alert["items"][0]["time"]) == (1, [3], None)
    status, out, _ = run("-", data="see you at 4\n")
    assert (status, "Nothing was flagged" in out) == (0, True)


def test_an_archive_and_faults(tmp_path, chat):
    path = tmp_path / "c.zip"
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("_chat.txt", CHAT)
    assert run(path)[0] == 1
    target = tmp_path / "alert.json"
    assert run(path, "-o", target)[0] == 1
    assert json.loads(target.read_text())["items"]
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no")
    for name in ("broken.zip", "bad.txt"):
        (tmp_path / "bad.txt").write_bytes(b"kayden \xff\n")
        status, out, err = run(tmp_path / name)
        assert (status, out, "kayden" in err) == (3, "", False)
    assert run(tmp_path / "none.txt")[0] == 2


def test_the_gateway_is_told_in_words():
    from wa_redact.apps.gateway.commands import _triage

    assert _triage()("im gonna kill myself") == [("self-harm", "now")]
    assert _triage()("see you at 4") == []
