"""The command ``serve``: the HTTP service, and the tokens that it lets in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wa_redact.apps.listen import FILE, listening, settings_of
from wa_redact.apps.write import output


@click.group(
    invoke_without_command=True,
    short_help="Answer over HTTP.",
    context_settings={"auto_envvar_prefix": "WA_REDACT_SERVE"},
)
@listening(port=8000, tokens="ask")
@click.option("--rules-only", is_flag=True, help="Do without the name model: faster, and misses most names.")
@click.option("--hash-key-file", metavar="FILE", help="The secret for the style hash.")
@click.option(
    "--rate", type=click.FloatRange(0), help="Messages a second for one token; 0 for any number.  [default: 500]"
)
@click.option("--max-body", type=click.IntRange(1024), default=1 << 20, show_default=True, help="Bytes of a request.")
@click.option(
    "--max-chars", type=click.IntRange(1), default=65_536, show_default=True, help="Characters of one message."
)
@click.option(
    "--checkpoints", type=FILE, help="A file, best on another disk, that the record's head is noted in. Needs --store."
)
@click.pass_context
def serve(context: click.Context, /, **options: Any) -> None:
    """Answer over HTTP: a page at /, /v1/check, /v1/redact, /v1/detect, /v1/document, Presidio's /analyze and /anonymize.

    The pages at /docs describe it. Without --tokens only programs on this machine get in. SIGTERM stops it, after the
    last request was answered. An option may come from the environment (WA_REDACT_SERVE_PORT) or from --config.

    \b
      wa-redact serve
      wa-redact serve token new office --tokens tokens.toml
      wa-redact serve --host 0.0.0.0 --tokens tokens.toml --tls-cert cert.pem --tls-key key.pem
    """
    if context.invoked_subcommand is not None:
        return
    how = settings_of(options)
    try:
        from wa_redact.apps.service import app, core, run
    except ImportError:
        raise click.ClickException("serve needs more packages: pip install 'wa-redact[server]'") from None
    shared = core.Core(how)
    run.serve(app.create_app(how, shared), shared)


@serve.group(short_help="Make, list and revoke tokens.")
def token() -> None:
    """Make, list and revoke the tokens of a file. A running service follows within a second."""


def _tokens_option(command: Any) -> Any:
    return click.option("--tokens", "path", type=FILE, required=True, help="The file of tokens.")(command)


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
