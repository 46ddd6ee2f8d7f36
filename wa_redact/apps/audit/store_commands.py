"""The commands that make, check and prune a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from wa_redact.apps.audit import keys as key_files
from wa_redact.apps.audit.heads import Heads
from wa_redact.apps.audit.options import key_file, keys_at, store_option, with_store
from wa_redact.apps.audit.purge import due
from wa_redact.apps.audit.purge import purge as purged
from wa_redact.apps.audit.segments import seal as sealed
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import KeyFileError
from wa_redact.apps.audit.verify import Report, walk
from wa_redact.apps.gate.notes import Beside
from wa_redact.apps.gate.records import person
from wa_redact.apps.source import shown

_BROKEN = 1


@click.command(short_help="Make a store.")
@store_option
@key_file()
def init(store: str, key_file: str) -> None:
    """Make the store, which must not be there yet."""
    with Store.create(store, keys_at(key_file)) as made:
        click.echo(f"made; head {made.head()}")


@click.group(short_help="Make a key file, or add a key to it.")
def key() -> None:
    """Make a key file, or add a key to it. Whoever has the keys can write records that pass for ours: back them up apart
    from the store, and let nobody read them who may write to it.
    """


@key.command(short_help="Make a key file.")
@click.argument("file", metavar="FILE", type=click.Path())
def new(file: str) -> None:
    """Make FILE, which must not be there yet, with one fresh key."""
    click.echo(f"made, with key {_named(file, key_files.new_file)}")


@key.command(short_help="Add a key, which signs from now on.")
@click.argument("file", metavar="FILE", type=click.Path())
def rotate(file: str) -> None:
    """Add a fresh key to FILE. Services sign with it from their next start on; older keys stay, to verify with."""
    click.echo(f"signs with key {_named(file, key_files.rotate)} from the next start on")


@click.command(short_help="Print the last record's number and hash.")
@with_store()
def head(store: Store) -> None:
    """Print NUMBER:HASH of the last record. Noted where nobody with access to the store can change it, it lets verify
    tell when an older copy was put back.
    """
    click.echo(str(store.head()))


@click.command(short_help="Find any change, deletion or reordering.")
@with_store(key_required=False)
@click.option("--head", "heads", metavar="HEAD", multiple=True, help="A head that was noted: NUMBER:HASH, or HASH.")
@click.option("--checkpoints", metavar="FILE", type=click.Path(path_type=Path), help="The service's file of heads.")
@click.option(
    "--segment",
    "segments",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A sealed segment, to be checked too; several in their order.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify(
    store: Store, heads: tuple[str, ...], checkpoints: Path | None, segments: tuple[Path, ...], as_json: bool
) -> int:
    """Check that no record was changed, taken out, added, doubled or moved by anybody without the keys.

    Exit status: 0 intact, 1 not, 2 usage, 3 the store could not be read.
    """
    report, beside = Report(), Beside()
    for entry in walk(store, report, Heads(heads, checkpoints, store.known_keys), segments):
        beside.saw(entry)
    if store.known_keys is not None:
        beside.finish(store, report, whole=report.first == 1)
    said = {"intact": report.intact, "records": report.records, "signatures": store.known_keys is not None}
    if as_json:
        last = None if report.head is None else str(report.head)
        click.echo(
            json.dumps(said | {"head": last, "problems": report.problems, "more": report.more, "notes": report.notes})
        )
        return 0 if report.intact else _BROKEN
    signed = "signatures checked" if said["signatures"] else "signatures not checked, for no key file was given"
    click.echo(
        f"{'intact' if report.intact else 'NOT INTACT'}: {report.records} {_plural('record', report.records)}, {signed}; head {report.head}"
    )
    for problem in report.problems:
        click.echo(f"  {problem}")
    if report.more:
        click.echo(f"  and {report.more} more")
    for note in report.notes:
        click.echo(f"  note: {note}")
    return 0 if report.intact else _BROKEN


@click.command(short_help="Print the digest that stands for a member of staff.")
@key_file()
@click.argument("name", metavar="ID")
def sender(key_file: str, name: str) -> None:
    """Print what stands in records for the member of staff with this ID, one line for each key.

    The other way round there is none: a manager who wants to know whose a digest is tries the IDs of the team.
    """
    for own in keys_at(key_file):
        click.echo(f"{own.id} {person(own, name)}")


@click.command(short_help="Delete justifications and reports whose time is over.")
@with_store()
@click.option("--dry-run", is_flag=True, help="Say only how many there are.")
def purge(store: Store, dry_run: bool) -> None:
    """Delete justifications after 400 days and reported words after 30. The chain stays as it is."""
    counts = due(store) if dry_run else purged(store)
    verb = "would be deleted" if dry_run else "deleted"
    notes, words = counts["notes"], counts["proposals"]
    said = f"{notes} {_plural('justification', notes)} and {words} {_plural('reported word', words)}"
    click.echo(f"{said} {verb}")


@click.command(short_help="Move old records into a file of their own.")
@with_store()
@click.option("--before", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Older than this day.")
@click.option("-o", "--output", metavar="FILE", required=True, help="The new file.")
def seal(store: Store, before: datetime, output: str) -> None:
    """Move the records from before a day to FILE. The chain holds on to it: verify --segment FILE checks it, and when its
    time is over it may be deleted.
    """
    entry = sealed(store, round(before.astimezone().timestamp() * 1_000_000), output)
    if entry is None:
        click.echo("nothing to move")
    else:
        click.echo(f"records {entry.data['from']} to {entry.data['to']} moved to {shown(output)}")


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def _named(file: str, make: Callable[[str], str]) -> str:
    try:
        return make(file)
    except KeyFileError as e:
        raise KeyFileError(f"{shown(file)}: {e}") from None
