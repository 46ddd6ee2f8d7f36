"""The command ``triage``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import click

from wa_redact.apps.chat import ChatError, Kind, open_chat
from wa_redact.apps.export.facts import source_of
from wa_redact.apps.source import lines, refuse_unreadable, shown
from wa_redact.apps.triage import KINDS
from wa_redact.apps.triage import triage as triaged
from wa_redact.apps.triage.alert import UNSEEN, Alert, Item
from wa_redact.apps.triage.judge import LIMIT
from wa_redact.apps.triage.types import Triage
from wa_redact.apps.write import FailedError, output

_NAMES = {kind.value: kind for kind in KINDS}
#: what is read: number of the line, time, sender, text, whether a file came without words
_Received = tuple[int, datetime | None, str | None, str, bool]


@click.command(short_help="Find received messages that a manager has to see, and write the alert.")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option(
    "--me",
    "mine",
    metavar="NAME",
    multiple=True,
    help="A sender in the chat who is staff: what they wrote is not looked at. May be given again.",
)
@click.option("--kind", "kinds", type=click.Choice(tuple(_NAMES)), multiple=True, help="Look for this only.")
@click.option("--media", is_flag=True, help="List pictures, recordings and files too that came without words.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text; as with an output that ends in .json.")
@click.option("-o", "--output", "target", metavar="FILE", help="Write here, whole or not at all.")
def triage(
    file: str, mine: tuple[str, ...], kinds: tuple[str, ...], media: bool, as_json: bool, target: str | None
) -> int:
    """Look through received messages for self-harm, harm, threats, sexual messages, contact outside the arrangement and
    abuse, and write an alert that quotes nothing of them.

    FILE is a chat export (.txt or .zip), or text with a message a line ("-": standard input). Senders are numbered, never
    named; the source is told by its SHA-256.

    Exit status: 0 nothing flagged, 1 something, 2 usage, 3 could not be read or written.
    """
    refuse_unreadable(file)
    wanted = [_NAMES[k] for k in kinds] or list(KINDS)
    numbers: dict[str, int] = {}
    items: list[Item] = []
    read = 0
    digest, received = _source(file)
    names = {name.strip() for name in mine}
    seen: set[str] = set()
    try:
        for line, time, sender, text, bare in received:
            if sender is not None:
                seen.add(sender)
                if sender.strip("~\u202f\u200e ") in names or sender in names:
                    continue
                numbers.setdefault(sender, len(numbers) + 1)
            read += 1
            found = Triage((UNSEEN,)) if media and bare else triaged(text, kinds=wanted)
            if found:
                items.append(Item(line, time, numbers.get(sender or ""), found))
    except ChatError as e:
        raise FailedError(f"{shown(file)}: {e}") from None
    if names and seen and not any(n in names or n.strip("~\u202f\u200e ") in names for n in seen):
        click.echo("Warning: no message is by a sender of that name (--me); all were looked at", err=True)
    alert = Alert(digest(), datetime.now().astimezone().replace(microsecond=0), read, tuple(items))
    with output(target) as write:
        if as_json or (target or "").lower().endswith(".json"):
            write(json.dumps(alert.to_dict(), indent=2) + "\n")
        else:
            write("\n".join(alert.text()) + "\n")
    return int(bool(items))


def _source(file: str) -> tuple[Callable[[], str], Iterator[_Received]]:
    """How to tell the digest once all is read, and what was received."""
    if file != "-":
        try:
            chat = open_chat(file)
        except ChatError as e:
            if Path(file).suffix.lower() == ".zip" or "no chat export" not in str(e):
                raise FailedError(f"{shown(file)}: {e}") from None
        else:
            return (
                lambda: source_of(chat).digest,
                (
                    (
                        m.line,
                        m.time,
                        m.sender,
                        m.text,
                        m.kind is Kind.MEDIA and "\n" not in m.text,
                    )
                    for m in chat
                    if m.kind not in (Kind.SYSTEM, Kind.DELETED, Kind.CALL)
                ),
            )
    sha = hashlib.sha256()

    def plain() -> Iterator[_Received]:
        for line in lines(file, LIMIT):
            if line.error:
                raise FailedError(f"{shown(file)}: line {line.number}: {line.error}")
            sha.update((line.bom + line.text + line.ending).encode())
            if line.text.strip():
                yield line.number, None, None, line.text, False

    return sha.hexdigest, plain()
