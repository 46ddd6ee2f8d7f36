"""The command line as a process of its own: pipes, full disks, several processes, the name model."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WA_REDACT = [sys.executable, "-m", "wa_redact.apps.cli"]


def run(*args, data=b"", **kwargs):
    return subprocess.run([*WA_REDACT, *args], input=data, capture_output=True, check=False, timeout=120, **kwargs)


def test_the_whole_way_with_the_model():
    done = run("redact", data=b"hi kayden\r\nsee you at 4pm")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"hi [PERSON]\r\nsee you at 4pm", b"")


def test_several_processes_give_the_same_answer():
    lines = [f"{n}: ring 07700 900{n:03} or see me at {n % 12}pm".encode() for n in range(700)]
    lines[333] = b"\xff"
    for command in ("redact", "check"):
        one, two = (
            run(command, "--rules-only", "--keep-going", "--jobs", jobs, data=b"\n".join(lines)) for jobs in "12"
        )
        assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
        assert one.returncode == 3


@pytest.mark.parametrize("command", ["redact", "check"])
def test_a_reader_that_goes_away_is_no_reason_to_say_yes(command):
    with subprocess.Popen(
        [*WA_REDACT, command, "--rules-only"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        _, err = process.communicate(b"see you at 4\n" * 50_000)
    assert (process.returncode, err) == (3, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*WA_REDACT, "redact", "--rules-only"], input=b"ok\n", stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (3, b"Error: standard output: No space left on device\n")


def test_help_and_labels_load_no_engine():
    for args in ("['--help']", "['labels']"):
        code = f"import sys\nfrom wa_redact.apps.cli import cli\ntry: cli.main({args})\nfinally: print([m for m in ('numpy', 'spacy', 'pydantic', 'rich') if m in sys.modules])"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.endswith("[]\n")


def test_a_file_whose_name_is_not_text(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(name)).write_bytes(b"ring 07700 900123\n")
    for command in ("check", "detect"):
        done = subprocess.run([*WA_REDACT, command, "--rules-only", name], capture_output=True, check=False)
        assert done.returncode == (command == "check"), done.stderr
