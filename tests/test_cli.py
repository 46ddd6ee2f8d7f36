"""The command line: formats, exit statuses, bad input, and that no message is ever quoted in an error."""

import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from wa_redact import LABELS, Redactor
from wa_redact.apps.cli import COMMANDS, cli
from wa_redact.apps.formats import Record
from wa_redact.apps.run import with_progress
from wa_redact.policy_file import parse_policy

PHONE = "07700 900123"


def run(*args, data=b""):
    """``(status, standard output, standard error)`` of ``wa-redact ARGS`` without the name model."""
    model = ["--rules-only"] if args and args[0] in ("redact", "detect", "check") else []
    result = CliRunner().invoke(cli, [*args, *model], input=data if isinstance(data, bytes) else data.encode())
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.stderr
    return result.exit_code, result.stdout_bytes.decode(), result.stderr


@pytest.mark.parametrize("command", [[], *([c] for c in COMMANDS), ["policy", "show"], ["policy", "validate"]])
def test_every_command_has_help(command):
    status, out, err = run(*command, "--help")
    assert (status, err) == (0, "")
    assert "Usage:" in out


def test_the_list_of_commands_says_what_the_commands_say():
    for name, (_, said, *_) in COMMANDS.items():
        assert cli.get_command(None, name).short_help == said


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_keep_their_ends_and_their_number(ending):
    text = ending.join(["ring " + PHONE, "", "see you at 4", "x " + PHONE])
    assert run("redact", data=text) == (0, text.replace(PHONE, "[PHONE_NUMBER]"), "")
    assert run("redact", data=text + ending)[1] == text.replace(PHONE, "[PHONE_NUMBER]") + ending


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30), max_size=8))
def test_as_many_lines_come_out_as_go_in(lines):
    status, out, err = run("redact", data="\n".join(lines))
    assert (status, err) == (0, "") or "UTF-16" in err
    assert status or out.count("\n") == "\n".join(lines).count("\n")


def test_text_is_one_message():
    data = "ring 07700\n900123\nbye\n"
    assert run("redact", "--format", "text", data=data)[1] == "ring [PHONE_NUMBER]\nbye\n"


def test_what_is_not_the_message_stays_as_it_is_written_in_json():
    line = '{ "id":1.10, "n": 123456789012345678901234567890, "text" : "ring %s \\u00e9", "z":[1e5,{"text":"a"}]}'
    data = line % PHONE + "\r\n\n" + line % "me"
    out = line.replace("\\u00e9", "é") % "[PHONE_NUMBER]" + "\r\n\n" + line % "me"
    assert run("redact", "--field", "text", data=data) == (0, out, "")


def test_lone_surrogates_in_json_stay():
    out = run("redact", "--field", "t", data=f'{{"t": "\\ud83d ring {PHONE}"}}\n{{"t": "\\ud83d"}}')[1]
    assert [json.loads(line)["t"] for line in out.splitlines()] == ["\ud83d ring [PHONE_NUMBER]", "\ud83d"]


def test_what_is_not_the_message_stays_as_it_is_written_in_csv():
    data = f'\ufeffid,"text",z\r\n"1","ring ""me"" on\n{PHONE}, ok?",b\r\n\r\n2,ring {PHONE},"c"\n3,"ok","d ""e"""'
    assert run("redact", "--column", "text", data=data) == (0, data.replace(PHONE, "[PHONE_NUMBER]"), "")


@given(
    st.lists(st.lists(st.text("ab ,;\"'\n0779123", max_size=20), min_size=3, max_size=3), max_size=4),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_is_the_same_table_with_the_messages_made_safe(rows, delimiter, quoting):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, quoting=quoting).writerows([["a", "text", "b"], *rows])
    status, out, err = run("redact", "--column", "text", "--delimiter", delimiter, data=buffer.getvalue())
    assert (status, err) == (0, "")
    redact = Redactor(model=None).redact
    expected = [["a", "text", "b"], *([a, redact(text), b] for a, text, b in rows)]
    assert list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter, strict=True)) == expected


def test_check_says_whether_messages_may_go():
    assert run("check", data="see you at 4\n") == (0, "-:1: ALLOW\n", "")
    status, out, _ = run("check", data=f"see you at 4\nring {PHONE}\n")
    assert (status, out.split("\n")[1]) == (1, "-:2: REDACT (no-identifiers: a telephone number (1))")
    assert run("check", "--policy", "internal", data=f"ring {PHONE}")[0] == 0
    assert run("check", data="")[0] == 0
    status, out, _ = run("check", "--keep-going", data=b"\xff\nring 07700 900123\nok\n")
    assert (status, [line.split()[1] for line in out.splitlines()]) == (3, ["BLOCK", "REDACT", "ALLOW"])


def test_values_are_shown_only_when_asked_for():
    for command in ("detect", "check"):
        assert PHONE not in "".join(map(str, run(command, data="ring " + PHONE)))
        assert PHONE in run(command, "--show-values", data="ring " + PHONE)[1]


def test_detect_gives_offsets():
    row = json.loads(run("detect", data="😀 ring " + PHONE)[1])
    assert (row["file"], row["line"], row["error"]) == ("-", 1, None)
    assert [(f["start"], f["end"], f["label"]) for f in row["findings"]] == [(7, 19, "PHONE_NUMBER")]


SECRET = "ring kayden on 07700 900123"
BAD_LINES = [
    ([], SECRET.encode() + b" \xff", "line 1: not UTF-8 at byte 29"),
    ([], SECRET.encode("utf-16"), "line 1: looks like UTF-16"),
    ([], SECRET.encode("utf-16-le"), "line 1: looks like UTF-16"),
    (["--format", "text"], SECRET.encode() + b"\xff", "line 1: not UTF-8"),
    (["--field", "t"], SECRET.encode(), "line 1: not JSON"),
    (["--field", "t"], f'{{"t": "{SECRET}"'.encode(), "line 1: not JSON"),
    (["--field", "t"], f'{{"t": "{SECRET}"}} x'.encode(), "line 1: not JSON"),
    (["--field", "t"], f'{{"t": "{SECRET}",}}'.encode(), "line 1: not JSON"),
    (["--field", "t"], f'{{"t": "{SECRET}", "a": NaN}}'.encode(), "line 1: not JSON"),
    (["--field", "t"], b"[" * 100_000, "line 1: not JSON"),
    (["--field", "t"], b'{"a": ' + b"9" * 5000 + b"}", "line 1: not JSON"),
    (["--field", "t"], f'["{SECRET}"]'.encode(), "line 1: not a JSON object"),
    (["--field", "t"], f'"{SECRET}"'.encode(), "line 1: not a JSON object"),
    (["--field", "t"], b"{}", "line 1: no field 't'"),
    (["--field", "t"], f'{{"u": "{SECRET}"}}'.encode(), "line 1: no field 't'"),
    (["--field", "t"], f'{{"t": ["{SECRET}"]}}'.encode(), "line 1: field 't' is not text"),
    (["--field", "t"], f'{{"t": "{SECRET}", "t": "ok"}}'.encode(), "line 1: a key stands there twice"),
    (["--column", "t"], f"t,u\n{SECRET}, ok,x\n".encode(), "line 2: 3 cells where the header has 2"),
    (["--column", "t"], f"t,u\n{SECRET}\n".encode(), "line 2: 1 cells where the header has 2"),
    (["--column", "t"], f't,u\n"{SECRET}" x,y\n'.encode(), "line 2: not CSV"),
    (["--column", "t"], f't,u\na,b\n"{SECRET},\nx\n'.encode(), "line 3: not CSV"),
    (["--column", "t"], f"t,u\n{SECRET}\rx,y\n".encode(), "line 2: not CSV"),
    (["--column", "t"], f"t,u\n{SECRET},\xff\n".encode("latin-1"), "line 2: not UTF-8"),
]


@pytest.mark.parametrize(("options", "data", "said"), BAD_LINES, ids=lambda v: repr(v)[:30])
def test_bad_lines_are_named_not_quoted_and_nothing_is_written(options, data, said, tmp_path):
    out = tmp_path / "out"
    out.write_text("before")
    for command in ("redact", "check", "detect"):
        status, shown, err = run(command, *options, data=data)
        assert status == 3
        assert err == f"Error: standard input, {err.partition(', ')[2]}"
        assert said in err
        assert "kayden" not in shown + err
    assert run("redact", *options, "-o", str(out), data=data)[0] == 3
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("options", "data", "said"),
    [
        (["--column", "t"], SECRET + ",x\n", "line 1: no column 't' among the 2 of the header"),
        (["--column", "t"], "t,t\na,b\n", "line 1: 2 columns 't' among"),
        (["--format", "csv"], "", "--column"),
        (["--format", "lines", "--field", "t"], "", "--field"),
        (["--field", "t", "--column", "t"], "", "give one of them"),
        (["--column", "t", "--delimiter", "ab"], "", "--delimiter"),
        (["--policy", "missing.toml"], "", "policy 'missing.toml': No such file"),
        (["--jobs", "0"], "", "--jobs"),
        (["missing.txt"], "", "missing.txt: no such file"),
        (["."], "", "Is a directory"),
    ],
)
def test_usage_errors(options, data, said):
    for command in ("redact", "check", "detect"):
        status, out, err = run(command, *options, data=data)
        assert (status, out) == (2, "")
        assert said in err
        assert "kayden" not in err


def test_keep_going_leaves_out_what_cannot_be_decided_and_says_so():
    data = b"ring 07700 900123\n\xff kayden\n" + b"x" * 5_000_000 + b"\nlast\n"
    status, out, err = run("redact", "--keep-going", data=data)
    assert (status, out) == (3, "ring [PHONE_NUMBER]\nlast\n")
    assert "line 2: not UTF-8" in err
    assert "line 3: longer than 1048576 characters" in err
    assert run("redact", data=data)[0:2] == (3, "ring [PHONE_NUMBER]\n")
    status, out, _ = run("redact", "--keep-going", "--column", "t", data="t,u\na,b,c\nd,e\n")
    assert (status, out) == (3, "t,u\nd,e\n")


def test_after_a_fault_in_the_quoting_no_row_is_trusted():
    status, out, _ = run("redact", "--keep-going", "--column", "t", data=f't,u\na,b\n"c" d,e\nf,{PHONE}\n')
    assert (status, out) == (3, "t,u\na,b\n")


def test_limits_of_the_policy_block(tmp_path):
    policy = tmp_path / "small.toml"
    policy.write_text("max_chars = 20")
    for data in ("x" * 21, "é" * 21, "x" * 200, '"' + "x" * 21 + '"'):
        status, _, err = run("redact", "--policy", str(policy), data=data)
        assert status == 3
        assert "longer than" in err
    assert run("redact", "--policy", str(policy), data="é" * 20)[0] == 0
    assert run("redact", "--policy", str(policy), "--format", "text", data="x\n" * 100)[0] == 3


def test_bom_and_nul_and_bidi_pass_or_are_found():
    assert run("redact", data="\ufeffring " + PHONE)[1] == "\ufeffring [PHONE_NUMBER]"
    assert "900123" not in run("redact", data="padding padding ring 07700\0 900123")[1]


def test_output_may_be_the_input_and_keeps_its_mode(tmp_path):
    file = tmp_path / "chat.txt"
    file.write_text("ring " + PHONE + "\n")
    file.chmod(0o640)
    assert run("redact", str(file), "-o", str(file)) == (0, "", "")
    assert file.read_text() == "ring [PHONE_NUMBER]\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    link = tmp_path / "link"
    link.symlink_to(file)
    assert run("redact", "-o", str(link), data="new") == (0, "", "")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_several_files_and_standard_input(tmp_path):
    for name in "ab":
        (tmp_path / name).write_text(f"{name} {PHONE}\n")
    out = run("detect", str(tmp_path / "a"), "-", str(tmp_path / "b"), data="x\ny")[1]
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(Path(r["file"]).name, r["line"]) for r in rows] == [("a", 1), ("-", 1), ("-", 2), ("b", 1)]


def test_output_that_cannot_be_written_is_an_error(tmp_path):
    for target in (tmp_path, tmp_path / "no" / "out", "/dev/full"):
        status, _, err = run("redact", "-o", str(target), data="ok")
        assert status == 3
        assert str(target) in err
    assert not list(tmp_path.iterdir())


def test_disk_full_half_way_leaves_what_was_there(tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.write_text("before")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    status, _, err = run("redact", "-o", str(out), data="ok")
    assert (status, out.read_text(), list(tmp_path.iterdir())) == (3, "before", [out])
    assert "out: No space left on device" in err


def test_policy_file_style_and_level(tmp_path):
    policy = tmp_path / "own.toml"
    policy.write_text('review_by = 2020-01-01\nrules.DEFAULT.style = "mask"\nrules.VEHICLE.action = "block"')
    status, out, err = run("redact", "--policy", str(policy), data="ring " + PHONE)
    assert (status, out) == (0, "ring █████")
    assert err == "Warning: 'own.toml': review_by 2020-01-01 is past\n"
    assert run("redact", "--policy", str(policy), "--style", "label", data="ring " + PHONE)[1] == "ring [PHONE_NUMBER]"
    assert run("redact", "--level", "careful", data="ring " + PHONE)[1] == "ring [PHONE_NUMBER]"


def test_hash_needs_a_secret(tmp_path):
    key = tmp_path / "key"
    key.write_text("0123456789abcdef\n")
    assert run("redact", "--style", "hash")[0] == 2
    status, out, _ = run("redact", "--style", "hash", "--hash-key-file", str(key), data=PHONE)
    assert (status, out[:14]) == (0, "[PHONE_NUMBER:")
    key.write_text("short")
    assert run("redact", "--style", "hash", "--hash-key-file", str(key))[0] == 2


def test_policy_show_is_a_policy():
    for name in ("service-user", "internal", "examples/policy.toml"):
        status, out, _ = run("policy", "show", name)
        assert status == 0
        assert parse_policy(out)


def test_policy_validate(tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('rules.PERSN.action = "block"\nmax_chars = 0')
    status, out, err = run("policy", "validate", "examples/policy.toml", str(bad))
    assert (status, out) == (2, "examples/policy.toml: valid (version 3, extends service-user)\n")
    assert "max_chars: must be" in err
    assert run("policy", "validate", "internal") == (0, "internal: valid (version 1)\n", "")


def test_labels():
    assert [line.split()[0] for line in run("labels")[1].splitlines()] == list(LABELS)


@given(
    st.binary(max_size=60)
    | st.text('{}[]",:\\ut\n x', max_size=40).map(str.encode)
    | st.binary(max_size=40).map(lambda b: b't,u\n"' + b),
    st.sampled_from([[], ["--format", "text"], ["--field", "t"], ["--column", "t"]]),
    st.sampled_from(["redact", "check", "detect"]),
    st.booleans(),
)
def test_any_bytes_end_in_a_status_and_are_never_quoted(data, options, command, keep_going):
    secret = b"zzqj"
    status, out, err = run(command, *options, *["--keep-going"] * keep_going, data=secret + data + secret)
    assert status in (0, 1, 2, 3)
    assert "zzqj" not in err
    assert command == "redact" or "zzqj" not in out
    assert bool(err) == (status in (2, 3))


def test_a_long_run_shows_a_bar_and_passes_every_record(monkeypatch, capsys):
    clock = iter(range(1000))
    monkeypatch.setattr("wa_redact.apps.run.monotonic", lambda: next(clock))
    records = [Record("-", n, 10) for n in range(5)]
    assert list(with_progress(records, 50, visible=True)) == records
    assert "reading" in capsys.readouterr().err
    assert list(with_progress(records, 50, visible=False)) == records
    assert capsys.readouterr().err == ""
