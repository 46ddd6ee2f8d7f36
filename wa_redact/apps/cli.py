"""The command line ``wa-redact``: one message a line, from files or standard input."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from wa_redact import __version__
from wa_redact.default import Redactor
from wa_redact.errors import WaRedactError
from wa_redact.labels import LABELS
from wa_redact.policy import Policy
from wa_redact.render import STYLES
from wa_redact.types import Action, Verdict

UNDECIDED = 3


class Undecidable(click.ClickException):
    """A message that no decision could be reached about; names place and cause, never the content."""

    exit_code = UNDECIDED


def _redactor(profile: str, style: str, rules_only: bool) -> Redactor:
    if style == "hash":
        raise click.UsageError("style 'hash' needs a key and is for the library only")
    return Redactor(Policy.for_profile(profile).with_style(style), model=None if rules_only else "bundled")


def _lines(stream: BinaryIO, name: str, limit: int) -> Iterator[tuple[int, str, str]]:
    """``(number, text, line end)`` of each line; only \\n ends one. Never holds more than one line in memory."""
    number = 0
    while line := stream.readline(limit * 4 + 2):
        number += 1
        body = line.removesuffix(b"\n")
        if body is line and len(line) > limit * 4:
            raise Undecidable(f"{name}, line {number}: longer than {limit} characters")
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as e:
            raise Undecidable(f"{name}, line {number}: not UTF-8 at byte {e.start}") from None
        ending = "\n" if line.endswith(b"\n") else ""
        if text.endswith("\r"):
            text, ending = text[:-1], "\r" + ending
        yield number, text, ending


def _message(name: str, number: int, text: str, field: str | None) -> tuple[str, dict[str, Any]]:
    if field is None:
        return text, {}
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        raise Undecidable(f"{name}, line {number}: not JSON") from None
    if not isinstance(record, dict) or not isinstance(record.get(field), str):
        raise Undecidable(f"{name}, line {number}: no text field {field!r}")
    return record[field], record


def _verdicts(
    files: tuple[str, ...], redactor: Redactor, field: str | None
) -> Iterator[tuple[str, int, Verdict, dict[str, Any], str]]:
    for name in files or ("-",):
        try:
            stream = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115
        except OSError as e:
            raise click.UsageError(f"{name}: {e.strerror}") from None
        with stream:
            for number, text, ending in _lines(stream, name, redactor.policy.max_chars):
                if field is not None and not text.strip():
                    continue
                message, record = _message(name, number, text, field)
                yield name, number, redactor.check(message), record, ending


def _write_whole(parts: Iterator[str], output: str | None) -> None:
    """Write to ``output`` all at once: a failure half-way leaves what was there before."""
    if output is None:
        for part in parts:
            sys.stdout.buffer.write(part.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            for part in parts:
                out.write(part.encode("utf-8", "surrogatepass"))
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _common(command: Any) -> Any:
    for option in (
        click.argument("files", nargs=-1, type=click.Path()),
        click.option("--field", help="Input is JSON lines; the message is this field."),
        click.option("--profile", default="service-user", show_default=True, help="Built-in policy."),
        click.option("--rules-only", is_flag=True, help="Do not use the name model."),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Find what identifies a person in messages and take it out, or stop the send.

    Messages are read one a line from FILES or standard input, in UTF-8. Values found are never shown.
    """


@cli.command()
@_common
@click.option("-o", "--output", help="Write here, whole or not at all.")
@click.option("--style", type=click.Choice(STYLES), default="label", show_default=True, help="What replaces a finding.")
def redact(
    files: tuple[str, ...], field: str | None, profile: str, rules_only: bool, output: str | None, style: str
) -> None:
    """Write the messages with everything identifying replaced."""
    redactor = _redactor(profile, style, rules_only)

    def parts() -> Iterator[str]:
        for name, number, verdict, record, ending in _verdicts(files, redactor, field):
            if verdict.error:
                raise Undecidable(f"{name}, line {number}: {verdict.error}")
            if field is None:
                yield verdict.text + ending
            else:
                safe = {**record, field: verdict.text}
                escaped = any("\ud800" <= c <= "\udfff" for c in verdict.text)
                yield json.dumps(safe, ensure_ascii=escaped) + (ending or "\n")

    _write_whole(parts(), output)


@cli.command()
@_common
def detect(files: tuple[str, ...], field: str | None, profile: str, rules_only: bool) -> None:
    """Print a JSON line for each message with its findings: label, start, end, score, detector."""
    for name, number, verdict, _, _ in _verdicts(files, _redactor(profile, "label", rules_only), field):
        row = {
            "file": name,
            "line": number,
            "findings": [f._asdict() for f in verdict.findings],
            "error": verdict.error,
        }
        click.echo(json.dumps(row))


@cli.command()
@_common
def check(files: tuple[str, ...], field: str | None, profile: str, rules_only: bool) -> None:
    """Decide on each message. Exit status: 0 all may go as they are, 1 not as they are, 3 could not decide."""
    worst = 0
    for name, number, verdict, _, _ in _verdicts(files, _redactor(profile, "label", rules_only), field):
        status = UNDECIDED if verdict.error else int(verdict.action > Action.WARN)
        worst = max(worst, status)
        click.echo(
            f"{name}:{number}: {verdict.action.name}" + (f" ({'; '.join(verdict.reasons)})" if verdict.reasons else "")
        )
    sys.exit(worst)


@cli.command()
def labels() -> None:
    """Print the labels and what each covers."""
    width = max(map(len, LABELS))
    for label, meaning in LABELS.items():
        click.echo(f"{label:{width}}  {meaning}")


def main() -> None:
    """Run the command line; whatever fails ends in a sentence and a status, never in a traceback with text in it."""
    try:
        cli(standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except WaRedactError as e:
        click.echo(f"Error: {e}", err=True)
        sys.exit(2)
    except Exception as e:  # noqa: BLE001
        click.echo(f"Error: {type(e).__name__}", err=True)
        sys.exit(UNDECIDED)
