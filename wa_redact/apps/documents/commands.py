"""The commands ``document check`` and ``document allow``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click
import tomli_w

from wa_redact.apps.documents.judging import judge
from wa_redact.apps.documents.types import Judgement
from wa_redact.apps.policies import policy_of
from wa_redact.apps.source import refuse_unreadable, shown
from wa_redact.apps.write import FAILED, FailedError, output
from wa_redact.attachments import DocumentRule
from wa_redact.default import Redactor
from wa_redact.policy import PROFILES
from wa_redact.types import Action

_POLICY = click.option(
    "--policy",
    metavar="POLICY",
    default="service-user",
    show_default=True,
    help=f"A built-in policy ({' or '.join(PROFILES)}) or a TOML file; its [documents] holds.",
)


@click.group(short_help="Judge documents before they are sent.")
def document() -> None:
    """Judge documents by their name, type and content before they are sent.

    Reports about a child or family are blocked, as is what holds something identifying; what nothing is known of is
    held, unless the policy lists it. Nothing of the content is shown, kept or sent anywhere.
    """


@document.command(short_help="Decide whether documents may be sent.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--caption", default="", metavar="TEXT", help="What is written beside the document.")
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each file.")
@_POLICY
def check(files: tuple[str, ...], caption: str, as_json: bool, policy: str) -> int:
    """Decide on each document: ALLOW, WARN or BLOCK, and why.

    Exit status: 0 all may go, 1 one is held or blocked, 2 usage, 3 could not decide on one (treat it as blocked).
    """
    redactor = Redactor(policy_of(policy))
    for name in files:
        refuse_unreadable(name)
        if name == "-" or Path(name).is_dir():
            raise click.UsageError(f"{shown(name)}: not a file")
    worst = 0
    judged: list[tuple[str, Judgement]] = []
    with output(None) as write:
        for name in files:
            found = judge(Path(name), Path(name).name, caption=caption, redactor=redactor)
            worst = max(worst, FAILED if found.error else int(not found.sendable))
            if as_json:
                write(json.dumps({"file": click.format_filename(name), **found.to_dict()}) + "\n")
            else:
                judged.append((name, found))
    if judged:
        _show(judged)
    return worst


@document.command(short_help="Print a policy's line that lets a file go.")
@click.argument("file", type=click.Path(), metavar="FILE")
@click.option("--title", required=True, metavar="TITLE", help="What the file is, for whoever reads the policy.")
@_POLICY
def allow(file: str, title: str, policy: str) -> int:
    """Print the line that lets FILE go, to be put under [documents.allow] of a policy.

    Says on standard error why the file would be stopped without it. The digest is that of the content: under another
    name the file may go as well, changed by one letter it may not.
    """
    refuse_unreadable(file)
    rules = policy_of(policy)
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(rules.documents.max_bytes + 1)
    except (OSError, ValueError) as e:
        raise click.UsageError(f"{shown(file)}: {getattr(e, 'strerror', None) or 'cannot be read'}") from None
    if not data or len(data) > rules.documents.max_bytes:
        raise FailedError(f"{shown(file)}: empty, or larger than the policy's {rules.documents.max_bytes:,} bytes")
    without = DocumentRule(time_limit=rules.documents.time_limit, max_bytes=rules.documents.max_bytes)
    found = judge(data, Path(file).name, redactor=Redactor(rules), settings=without)
    for reason in found.reasons:
        if not reason.startswith("unknown-document"):
            click.echo(f"Warning: {shown(file)}: {reason}", err=True)
    with output(None) as write:
        write(tomli_w.dumps({hashlib.sha256(data).hexdigest(): title}))
    return 0


def _show(judged: list[tuple[str, Judgement]]) -> None:
    """A table on standard output; plain lines where nobody looks at a screen."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        for name, found in judged:
            said = "; ".join([*found.reasons, *found.notes])
            click.echo(f"{click.format_filename(name)}: {found.action.name}{f' ({said})' if said else ''}")
        return
    table = Table("file", "decision", "why", show_lines=len(judged) > 1)
    colours = {Action.ALLOW: "green", Action.WARN: "yellow", Action.BLOCK: "bold red"}
    for name, found in judged:
        decision = "could not decide" if found.error else found.action.name
        why = Text("\n".join([*found.reasons, *(f"note: {note}" for note in found.notes)]))
        table.add_row(Text(click.format_filename(name)), Text(decision, colours.get(found.action, "")), why)
    console.print(table)
