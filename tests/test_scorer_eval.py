"""``wa-redact eval``: the figures, the limits, what is refused, and that no text is shown unasked."""

import json

import pytest
from click.testing import CliRunner

from wa_redact.apps.cli import cli

INLINE = """\
ring [[PHONE_NUMBER|07700 900123]] pls
mail [[EMAIL_ADDRESS|kay@example.org]] or [[PERSON|Zzyqx]]

see you at 4pm
order number 07700 900456 is not one
"""


def run(tmp_path, text, *options, name="mine.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["eval", str(path), *options])
    return done.exit_code, done.output.replace(str(path), name)


def test_figures_by_hand(tmp_path):
    status, out = run(tmp_path, INLINE, "--rules-only")
    assert status == 0
    assert "4 messages, 2 with something to find" in out
    assert "50.0 % (1/2)" in out.splitlines()[1]  # one name is left
    assert "50.0 % (1/2)" in out.splitlines()[2]  # one order number blanked
    assert not any(word in out for word in ("Zzyqx", "07700", "kay"))


def test_json_is_the_same(tmp_path):
    status, out = run(tmp_path, INLINE, "--rules-only", "--json")
    said = json.loads(out)
    assert status == 0
    assert said["counts"]["leak"] == [1, 2]
    assert said["counts"]["spoiled"] == [1, 2]
    assert said["counts"]["full:PERSON"] == [0, 1]
    assert run(tmp_path, INLINE, "--rules-only", "--json")[1] == out


def test_json_lines_and_inline_agree(tmp_path):
    row = {"text": "ring 07700 900123 pls", "spans": [{"start": 5, "end": 17, "label": "phone-number"}], "id": 1}
    lines = run(tmp_path, json.dumps(row), "--rules-only", "--json", name="m.jsonl")
    assert lines == run(tmp_path, "ring [[PHONE_NUMBER|07700 900123]] pls", "--rules-only", "--json")


def test_lists_hide_values_unless_asked(tmp_path):
    _, hidden = run(tmp_path, INLINE, "--rules-only", "--list")
    assert "mine.txt:2: left PERSON 24-29" in hidden
    assert "mine.txt:5: spoiled by PHONE_NUMBER" in hidden
    assert "Zzyqx" not in hidden
    _, shown = run(tmp_path, INLINE, "--rules-only", "--show-values")
    assert 'left PERSON 24-29 "Zzyqx"' in shown


@pytest.mark.parametrize(
    ("options", "want"),
    [
        (["--fail-under", "50"], 0),
        (["--fail-under", "51"], 1),
        (["--fail-unchanged-under", "50"], 0),
        (["--fail-unchanged-under", "50.1"], 1),
    ],
)
def test_limits(tmp_path, options, want):
    assert run(tmp_path, INLINE, "--rules-only", *options)[0] == want


def test_what_the_policy_lets_stand_counts_for_nothing(tmp_path):
    policy = tmp_path / "p.toml"
    policy.write_text('extends = "service-user"\nallow_words = ["Zzyqx"]\n', encoding="utf-8")
    status, out = run(tmp_path, INLINE, "--rules-only", "--policy", str(policy), "--fail-under", "100")
    assert status == 0
    assert "1 marks count for nothing" in out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("secret [[NOSUCH|x]]", "a.txt"),
        ("secret [[PERSON|x", "a.txt"),
        ("secret x]] y", "a.txt"),
        ("secret [[PERSON|]] y", "a.txt"),
        ("secret", "a.jsonl"),
        ('{"text": "secret"}', "a.jsonl"),
        ('{"text": "secret", "spans": [{"start": 0, "end": 9, "label": "PERSON"}]}', "a.jsonl"),
        ('{"text": "secret", "spans": [{"start": true, "end": 2, "label": "PERSON"}]}', "a.jsonl"),
        ('{"text": "secret", "spans": [5]}', "a.jsonl"),
        ("\ufffe\x00secret", "a.jsonl"),
    ],
)
def test_what_cannot_be_read_is_refused_without_its_text(tmp_path, text, name):
    status, out = run(tmp_path, text, name=name)
    assert status == 2
    assert f"{name}:1: " in out
    assert "secret" not in out.replace("Usage: cli eval", "")


def test_the_help_says_it():
    done = CliRunner().invoke(cli, ["eval", "--help"])
    assert done.exit_code == 0
    assert "--fail-under" in done.output
