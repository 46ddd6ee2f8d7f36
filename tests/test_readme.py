"""What the README shows is what happens: every shell command with its output, every line of Python with its value."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from wa_redact import Action  # the README writes its values
from wa_redact.apps.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
WA_REDACT = f'wa-redact() {{ {shlex.quote(sys.executable)} -m wa_redact.apps.cli "$@"; }}\n'


def shell_commands():
    for kind, block in BLOCKS:
        if kind == "sh":
            yield from ((line.partition("#")[0].strip(), None) for line in block.splitlines() if line[:4] != "make")
        elif kind == "console":
            yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE)


def test_every_shell_command(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shown = []
    for command, output in shell_commands():
        done = subprocess.run(
            ["bash", "-c", WA_REDACT + command],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout)
        assert output is None or done.stdout == output, command
        shown.append(command)
    assert any("check" in command for command in shown)


def test_the_commands_that_go_on_for_ever_are_there_with_their_options():
    lines = [line for kind, block in BLOCKS if kind == "text" for line in block.splitlines()]
    checked = []
    for line in lines:
        name, *words = shlex.split(line, comments=True) or [""]
        if name != "wa-redact":
            continue
        command, context = cli, click.Context(cli)
        while words and (found := _of(command, context, words[0])):
            command, words = found, words[1:]
        options = {name for p in command.params for name in p.opts}
        assert {word for word in words if word.startswith("--")} <= options, line
        checked.append(command.name)
    assert {"serve", "gateway", "new"} <= set(checked)


def _of(command, context, name):
    return command.get_command(context, name) if hasattr(command, "get_command") else None


def test_the_make_targets_are_there():
    targets = re.findall(r"^make (\w+)", "".join(block for kind, block in BLOCKS if kind == "sh"), flags=re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets
    assert all(f"\n{target}:" in makefile for target in targets)


def value_of(comment):
    """The value that a comment such as ``# 'hi [PERSON]'`` shows; raises ValueError when it shows none."""
    if comment.startswith("Action."):
        return Action[comment.removeprefix("Action.")]
    try:
        return ast.literal_eval(comment)
    except SyntaxError:
        raise ValueError(comment) from None


def test_every_line_of_python(monkeypatch):
    monkeypatch.chdir(ROOT)
    names = {}
    compared = 0
    for kind, block in BLOCKS:
        if kind != "python":
            continue
        lines = block.splitlines()
        for statement in ast.parse(block).body:
            source = ast.get_source_segment(block, statement)
            if not isinstance(statement, ast.Expr):
                exec(source, names)
                continue
            value = eval(source, names)
            try:
                said = value_of(lines[statement.end_lineno - 1].partition("  # ")[2])
            except ValueError:
                continue
            assert value == said, source
            compared += 1
    assert compared >= 4


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_every_link_leads_somewhere(link):
    assert (ROOT / link).exists()
