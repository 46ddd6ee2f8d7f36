"""The command ``serve``: the HTTP service, and the tokens that it lets in."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import click

from wa_redact.apps.policies import policy_of
from wa_redact.apps.write import output
from wa_redact.policy import LEVELS, PROFILES

#: how many threads numpy's own library works with, told before it is loaded: its threads wait for one another by
#: spinning, which costs a busy machine ten times what they save
_BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_FILE = click.Path(dir_okay=False, path_type=Path)


def from_file(context: click.Context, _: click.Parameter, path: Path | None) -> None:
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


def numpy_alone() -> None:
    """Have numpy's library work with one thread. To be called before numpy is loaded."""
    for name in _BLAS:
        os.environ.setdefault(name, "1")


@click.group(
    invoke_without_command=True,
    short_help="Answer over HTTP.",
    context_settings={"auto_envvar_prefix": "WA_REDACT_SERVE"},
)
@click.option(
    "--config", type=_FILE, callback=from_file, is_eager=True, expose_value=False, help="A TOML file of these options."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Another than this machine's own needs --tokens.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True)
@click.option("--tokens", type=_FILE, help="Who may ask; made by `wa-redact serve token new`.")
@click.option(
    "--policy",
    metavar="POLICY",
    default="service-user",
    show_default=True,
    help=f"A built-in policy ({' or '.join(PROFILES)}) or a TOML file.",
)
@click.option("--level", type=click.Choice(tuple(LEVELS)), help="How readily the name model speaks up.")
@click.option("--rules-only", is_flag=True, help="Do without the name model: faster, and misses most names.")
@click.option("--hash-key-file", metavar="FILE", help="The secret for the style hash.")
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes for the engine; 1 is a thread.",
)
@click.option(
    "--rate", type=click.FloatRange(0), help="Messages a second for one token; 0 for any number.  [default: 500]"
)
@click.option("--max-body", type=click.IntRange(1024), default=1 << 20, show_default=True, help="Bytes of a request.")
@click.option(
    "--max-chars", type=click.IntRange(1), default=65_536, show_default=True, help="Characters of one message."
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds after which a message is blocked undecided.",
)
@click.option("--store", metavar="STORE", help="Record decisions here: an SQLite file or a URL; see `wa-redact audit`.")
@click.option("--key-file", type=_FILE, help="The keys of the store.")
@click.option("--checkpoints", type=_FILE, help="A file, best on another disk, that the record's head is noted in.")
@click.option("--simulate", is_flag=True, help="Decide and record, and stop nothing. Needs --store.")
@click.option("--tls-cert", type=_FILE, help="Serve HTTPS with this certificate.")
@click.option("--tls-key", type=_FILE)
@click.option("--access-log/--no-access-log", default=True, show_default=True, help="A line a request on stderr.")
@click.pass_context
def serve(context: click.Context, /, **options: Any) -> None:
    """Answer over HTTP: /v1/check, /v1/redact, /v1/detect, and Presidio's /analyze and /anonymize.

    The pages at /docs describe it. Without --tokens only programs on this machine get in. SIGTERM stops it, after the
    last request was answered. An option may come from the environment (WA_REDACT_SERVE_PORT) or from --config.
    """
    if context.invoked_subcommand is not None:
        return
    numpy_alone()
    from wa_redact.apps.options import hash_key

    try:
        from wa_redact.apps.service import app, core, run, settings
    except ImportError:
        raise click.ClickException("serve needs more packages: pip install 'wa-redact[server]'") from None
    rules = policy_of(options.pop("policy"))
    level, key = options.pop("level"), options.pop("hash_key_file")
    rules = rules.with_level(level) if level else rules
    how = settings.Settings(policy=rules, hash_key=hash_key(key, rules), **options)
    if not how.local and how.tokens is None:
        raise click.UsageError("--host: without --tokens only this machine's own addresses (127.0.0.1, ::1)")
    if (how.store is None) != (how.key_file is None):
        raise click.UsageError("--store and --key-file go together")
    if how.simulate and how.store is None:
        raise click.UsageError("--simulate: needs --store")
    if (how.tls_cert is None) != (how.tls_key is None):
        raise click.UsageError("--tls-cert and --tls-key go together")
    shared = core.Core(how)
    run.serve(app.create_app(how, shared), shared)


@serve.group(short_help="Make, list and revoke tokens.")
def token() -> None:
    """Make, list and revoke the tokens of a file. A running service follows within a second."""


def _tokens_option(command: Any) -> Any:
    return click.option("--tokens", "path", type=_FILE, required=True, help="The file of tokens.")(command)


@token.command()
@click.argument("name")
@click.option("--role", type=click.Choice(("sender", "manager")), default="sender", show_default=True)
@_tokens_option
def new(name: str, role: str, path: Path) -> None:
    """Make a token for NAME and print it: it is shown this once, the file keeps its hash."""
    from wa_redact.apps.service import auth

    known = auth.load(path) if path.exists() else ()
    if any(t.name == name for t in known):
        raise auth.TokensError("there is a token of that name; revoke it first")
    secret, entry = auth.new_token(name, role)
    path.touch(mode=0o600)
    with output(str(path)) as write:
        write(auth.dump([*known, entry]))
    click.echo(secret)


@token.command(name="list")
@_tokens_option
def list_(path: Path) -> None:
    """List names, roles and dates."""
    from wa_redact.apps.service import auth

    for t in auth.load(path):
        click.echo(f"{t.name}\t{t.role}\t{t.created}")


@token.command()
@click.argument("name")
@_tokens_option
def revoke(name: str, path: Path) -> None:
    """Take away the token of NAME."""
    from wa_redact.apps.service import auth

    known = auth.load(path)
    left = [t for t in known if t.name != name]
    if len(left) == len(known):
        raise auth.TokensError("there is no token of that name")
    with output(str(path)) as write:
        write(auth.dump(left))
