"""The commands that tell what the rules are: ``policy show``, ``policy validate`` and ``labels``."""

from __future__ import annotations

import warnings

import click

from wa_redact.errors import PolicyError
from wa_redact.judge import Judge
from wa_redact.labels import LABELS
from wa_redact.policy import LEVELS, PROFILES, Policy
from wa_redact.policy_file import dump_policy, load_policy


def policy_of(name: str) -> Policy:
    """The built-in policy or the file called ``name``; what it warns of goes to stderr. Raises PolicyError."""
    if name in PROFILES:
        return Policy.for_profile(name)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        policy = load_policy(name)
    for warning in said:
        click.echo(f"Warning: {warning.message}", err=True)
    for reminder in Judge(policy).standing():
        if not reminder.startswith("review-due: "):  # said already
            click.echo(f"Warning: {click.format_filename(name)}: {reminder}", err=True)
    return policy


POLICY_OPTION = click.option(
    "--policy",
    metavar="POLICY",
    default="service-user",
    show_default=True,
    help=f"A built-in policy ({' or '.join(PROFILES)}) or a TOML file.",
)
LEVEL_OPTION = click.option("--level", type=click.Choice(tuple(LEVELS)), help="How readily the name model speaks up.")
#: gives a command ``model``: a file, or None
MODEL_OPTION = click.option(
    "--model",
    type=click.Path(exists=True, dir_okay=False, resolve_path=True),
    metavar="FILE",
    help="A name model of your own (wa-redact train); over the policy's own.",
)


@click.group(short_help="Show or validate a policy.")
def policy() -> None:
    """Show a policy in full, or validate one before it is used."""


@policy.command(short_help="Print a policy with every setting spelled out.")
@click.argument("name", default="service-user", metavar="[NAME|FILE]")
def show(name: str) -> None:
    """Print a policy as a TOML file with every setting spelled out: a good start for one of your own."""
    click.echo(dump_policy(policy_of(name)), nl=False)


@policy.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> int:
    """Say what is wrong with policy files. Exit status: 0 nothing, 2 something."""
    status = 0
    for name in files:
        try:
            found = policy_of(name)
        except PolicyError as e:
            click.echo(f"Error: {e}", err=True)
            status = 2
        else:
            base = "" if name in PROFILES else f", extends {found.profile}"
            click.echo(f"{click.format_filename(name)}: valid (version {found.version}{base})")
    return status


@click.command(short_help="List the labels and what each covers.")
def labels() -> None:
    """List the labels and what each covers."""
    width = max(map(len, LABELS))
    for label, meaning in LABELS.items():
        click.echo(f"{label:{width}}  {meaning}")
