"""What the commands that answer over HTTP have in common: where they listen, who gets in, what is on record."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wa_redact.apps.policies import LEVEL_OPTION, POLICY_OPTION, policy_of

if TYPE_CHECKING:
    from wa_redact.apps.service.settings import Settings

#: an option's file
FILE = click.Path(dir_okay=False, path_type=Path)


def _from_file(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Take what no option says from a TOML file whose keys are the options' names."""
    if path is None:
        return
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise click.BadParameter(e.strerror or "cannot be read") from None
    except ValueError:
        raise click.BadParameter("not valid TOML") from None
    known = sorted(p.name for p in context.command.params if p.name and p.name != "config")
    given = {key.replace("-", "_"): value for key, value in data.items()}
    for key in given:
        if key not in known:
            raise click.BadParameter(f"{key[:40]!r}: no such setting; there are {', '.join(known)}")
    context.default_map = given


def listening(*, port: int, tokens: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the common options. ``port``: where it listens; ``tokens``: what a token lets somebody do."""
    options = (
        click.option(
            "--config",
            type=FILE,
            callback=_from_file,
            is_eager=True,
            expose_value=False,
            help="A TOML file of these options.",
        ),
        click.option(
            "--host",
            default="127.0.0.1",
            show_default=True,
            help="Where to listen. An address that others can reach needs --tokens.",
        ),
        click.option(
            "--port",
            type=click.IntRange(0, 65_535),
            default=port,
            show_default=True,
            help="0 for any that is free; the log says which.",
        ),
        click.option("--tokens", type=FILE, help=f"Who may {tokens}; made by `wa-redact serve token new`."),
        POLICY_OPTION,
        LEVEL_OPTION,
        click.option(
            "--workers",
            type=click.IntRange(1, 256),
            default=1,
            show_default=True,
            help="Processes for the engine; 1 is a thread.",
        ),
        click.option(
            "--time-limit",
            type=click.FloatRange(0, min_open=True),
            default=10.0,
            show_default=True,
            help="Seconds after which a message is blocked undecided.",
        ),
        click.option(
            "--store", metavar="STORE", help="Record decisions here: an SQLite file or a URL; see `wa-redact audit`."
        ),
        click.option("--key-file", type=FILE, help="The keys of the store."),
        click.option("--simulate", is_flag=True, help="Decide and record, and stop nothing. Needs --store."),
        click.option("--tls-cert", type=FILE, help="Serve HTTPS with this certificate (PEM, with its chain)."),
        click.option("--tls-key", type=FILE, help="The key of the certificate (PEM, without a passphrase)."),
        click.option(
            "--access-log/--no-access-log", default=True, show_default=True, help="A line a request on stderr."
        ),
    )

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return give


def settings_of(options: dict[str, Any]) -> Settings:
    """The service's settings of a command's ``options``. Raises UsageError for those that do not go together."""
    from wa_redact.apps.options import hash_key
    from wa_redact.apps.service.settings import Settings

    rules = policy_of(options.pop("policy"))
    level, key = options.pop("level"), options.pop("hash_key_file", None)
    rules = rules.with_level(level) if level else rules
    how = Settings(policy=rules, hash_key=hash_key(key, rules), **options)
    if not how.local and how.tokens is None:
        raise click.UsageError("--host: without --tokens only this machine's own addresses (127.0.0.1, ::1)")
    if (how.store is None) != (how.key_file is None):
        raise click.UsageError("--store and --key-file go together")
    if how.checkpoints is not None and how.store is None:
        raise click.UsageError("--checkpoints: needs --store")
    if how.simulate and how.store is None:
        raise click.UsageError("--simulate: needs --store")
    if (how.tls_cert is None) != (how.tls_key is None):
        raise click.UsageError("--tls-cert and --tls-key go together")
    if how.tls_cert is not None and how.tls_key is not None:
        from wa_redact.apps.certificate import refuse_unfit

        refuse_unfit(how.tls_cert, how.tls_key)
    return how
