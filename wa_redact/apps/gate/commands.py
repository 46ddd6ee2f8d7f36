"""The commands with which a manager decides about words that were reported as wrongly found."""

from __future__ import annotations

import json
from collections.abc import Callable

import click

from wa_redact.apps.audit.options import by_whom, day, with_store
from wa_redact.apps.audit.store import Store
from wa_redact.apps.gate import words
from wa_redact.apps.gate.types import RefusedError
from wa_redact.labels import LABELS

_MISSING = 1


@click.command(short_help="List the words that were reported as wrongly found.")
@with_store()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def proposals(store: Store, as_json: bool) -> None:
    """List the words that senders reported as wrongly found. They may be personal data.

    Each with the id that approve and reject take, how many people reported it, and when it expires by itself.
    """
    waiting = words.proposals(store)
    for p in waiting:
        if as_json:
            said = {"id": p.id, "word": p.word, "label": p.label, "reports": p.reports}
            click.echo(json.dumps(said | {"first": p.first.isoformat(), "expires": p.expires.isoformat()}))
        else:
            found = LABELS.get(p.label, p.label)
            people = "1 person" if p.reports == 1 else f"{p.reports} people"
            # as JSON: a word may hold what a terminal would obey
            click.echo(f"{p.id}  {json.dumps(p.word)}  found as {found}, reported by {people}, until {day(p.expires)}")
    if not waiting and not as_json:
        click.echo("nothing is waiting")


@click.command(short_help="Let reported words stay in messages.")
@with_store()
@by_whom
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def approve(store: Store, ids: tuple[str, ...], by: str) -> int:
    """Let the reported words with these IDs stay in every message from now on. Running services learn of it in seconds."""
    return _each(ids, "approved", lambda name: words.approve(store, name, by))


@click.command(short_help="Delete reported words.")
@with_store()
@by_whom
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def reject(store: Store, ids: tuple[str, ...], by: str) -> int:
    """Delete the reports with these IDs and their words."""
    return _each(ids, "rejected", lambda name: words.reject(store, name, by))


@click.command(short_help="List the approved words.")
@with_store()
def allowed(store: Store) -> None:
    """List the approved words, one a line."""
    _, letters, numbers = words.allowed_words(store)
    for word in (*letters, *numbers):
        click.echo(json.dumps(word, ensure_ascii=not word.isprintable()))


@click.command(short_help="Take a word out of the approved ones.")
@with_store()
@by_whom
@click.argument("word")
def withdraw(store: Store, word: str, by: str) -> int:
    """Take WORD out of the approved ones: it is found again."""
    try:
        words.withdraw(store, word, by)
    except RefusedError as e:
        click.echo(f"Error: {e}", err=True)
        return _MISSING
    click.echo("withdrawn")
    return 0


def _each(ids: tuple[str, ...], done: str, decide: Callable[[str], None]) -> int:
    status = 0
    for name in ids:
        try:
            decide(name)
        except RefusedError as e:
            click.echo(f"Error: {json.dumps(name[:40])}: {e}", err=True)
            status = _MISSING
        else:
            click.echo(f"{name}: {done}")
    return status
