"""What the commands of the audit have in common: which store, which keys, who."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from getpass import getuser
from typing import Any

import click

from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import KeyFileError
from wa_redact.apps.source import shown

_STORE = click.option(
    "--store", metavar="STORE", envvar="WA_REDACT_AUDIT_STORE", required=True, help="An SQLite file, or a URL."
)


def keys_at(path: str) -> Keyring:
    """The keys in the file ``path``. Raises KeyFileError with the file's name."""
    try:
        return Keyring.load(path)
    except KeyFileError as e:
        raise KeyFileError(f"{shown(path)}: {e}") from None


def key_file(*, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names the key file."""
    return click.option(
        "--key-file",
        metavar="FILE",
        envvar="WA_REDACT_AUDIT_KEY_FILE",
        required=required,
        help="The keys." if required else "The keys; without them nobody can tell who wrote the records.",
    )


def with_store(*, key_required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give ``command(store, **own_options)`` the store that the options name, open, and close it in the end."""

    def wrap(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(store: str, key_file: str | None, **own: Any) -> Any:
            with Store.open(store, keys_at(key_file) if key_file else None) as opened:
                return command(opened, **own)

        return _STORE(key_file(required=key_required)(run))

    return wrap


def by_whom(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the option that says who decides."""
    return click.option(
        "--by", metavar="ID", default=getuser, show_default="your login", help="Who decides; recorded as a digest."
    )(command)


def day(at: int | datetime) -> str:
    """A moment (microseconds since 1970, or a datetime) as a day and a minute of UTC."""
    moment = at if isinstance(at, datetime) else datetime.fromtimestamp(at / 1_000_000, UTC)
    return moment.strftime("%Y-%m-%d %H:%M")


store_option = _STORE
