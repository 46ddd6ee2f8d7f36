"""The command ``chat redact``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wa_redact.apps.chat.archive import MEDIA, Files, write_archive, write_transcript
from wa_redact.apps.chat.export_name import safe_export_name
from wa_redact.apps.chat.look import Look
from wa_redact.apps.chat.progress import bar
from wa_redact.apps.chat.read import Chat, open_chat
from wa_redact.apps.chat.redact import Done, SafeChat
from wa_redact.apps.options import with_policy
from wa_redact.apps.run import Settings
from wa_redact.apps.write import FAILED, binary


@click.command(short_help="Write the same export with names, files and messages that identify nobody.")
@click.argument("source", metavar="CHAT", type=click.Path())
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write here, whole or not at all: a .txt or, from an archive, a .zip; a folder gets a file with a safe name. "
    "Without it the transcript of a .txt goes to standard output.",
)
@click.option(
    "--media",
    type=click.Choice(MEDIA),
    default="drop",
    show_default=True,
    help="Pictures, videos and voice messages of an archive; nobody looks into them. Documents are never copied.",
)
@click.option("--keep-going", is_flag=True, help='Write "[message withheld]" for a message that could not be decided.')
@with_policy
def redact(settings: Settings, source: str, output: str | None, media: str, keep_going: bool) -> int:
    """Write the chat export CHAT (.txt or .zip) again, in the same format, so that it identifies nobody.

    One person keeps one pseudonym through the chat ([PERSON_3]): as sender, in @mentions, in messages, in what
    WhatsApp itself tells (who was added, who left). Subjects are [GROUP_1]; names of files become plain ones; contact
    cards hold the pseudonym. Times, order, and whatever identifies nobody stay as they are, to the byte.

    What was done is said on stderr, in numbers. When a message could not be decided nothing is written.

    Exit status: 0 done, 2 usage, 3 the chat could not be read, a message not be decided, or the file not be written.
    """
    _refuse(source)
    chat = open_chat(source)
    target = _target(output, chat)
    with bar(chat.size, "looking", visible=output is not None) as advance:
        look = Look(chat, settings.redactor(), advance)
    safe = SafeChat(look, settings.policy, keep_going=keep_going)
    if look.undecided is not None and not keep_going:
        line, error = look.undecided
        click.echo(
            f"Error: line {line}: could not be decided ({error}); --keep-going withholds such a message", err=True
        )
        return FAILED
    if target is not None and Path(target).is_dir():
        target = str(Path(target, safe_export_name(Path(source).name, safe.called)))
    files = None
    with bar(chat.size, "writing", visible=output is not None) as advance, binary(target) as stream:
        if target is not None and target.lower().endswith(".zip"):
            files = write_archive(chat, safe, stream, media, advance)
        else:
            write_transcript(safe, stream, advance)
    _say(safe.done, files)
    if not chat.certain:
        click.echo("Warning: day and month could be read either way; the dates were left as they are", err=True)
    return FAILED if safe.done.withheld else 0


def _refuse(source: str) -> None:
    # without its name: an export is named after a person
    if source == "-":
        raise click.UsageError("CHAT is a file: it is read more than once")
    try:
        there, readable = Path(source).exists(), os.access(source, os.R_OK)
    except ValueError:
        there = readable = False
    if not readable:
        raise click.UsageError(f"CHAT: {'may not be read' if there else 'no such file'}")


def _target(output: str | None, chat: Chat) -> str | None:
    archive = chat.transcript is not None
    if output in (None, "-"):
        if archive:
            raise click.UsageError("an archive needs -o FILE.zip (or -o FILE.txt for its transcript)")
        return None
    assert output is not None
    if Path(output).is_dir():
        return output
    if output.lower().endswith(".zip") and not archive:
        raise click.UsageError("CHAT is no archive: -o FILE.txt")
    return output


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _say(done: Done, files: Files | None) -> None:
    found = ", ".join(f"{label} {n:,}" for label, n in sorted(done.labels.items(), key=lambda one: (-one[1], one[0])))
    click.echo(f"{done.messages:,} entries, {done.changed:,} changed: {found or 'nothing found'}", err=True)
    if done.withheld:
        click.echo(f"Warning: {done.withheld:,} withheld, since they could not be decided", err=True)
    if files is None:
        return
    if files.cards:
        click.echo(f"{_count(files.cards, 'contact card')} written anew", err=True)
    if files.documents_left_out:
        click.echo(f"{_count(files.documents_left_out, 'document')} left out: their content is not looked at", err=True)
    if files.media_left_out:
        click.echo(
            f"{files.media_left_out:,} pictures, videos and voice messages left out: their content is not looked at "
            "(--media keep copies them)",
            err=True,
        )
    if files.copied:
        click.echo(
            f"Warning: {files.copied:,} pictures, videos and voice messages copied; nobody looked into them", err=True
        )
