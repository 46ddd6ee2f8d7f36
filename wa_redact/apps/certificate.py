"""The certificate and the key of HTTPS, tried before anything is listened at: the server would fail later, and not say
which of the two files is at fault.
"""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import NoReturn

import click

_CERT, _KEY = "--tls-cert", "--tls-key"


class _PassphraseError(Exception):
    """The key is encrypted."""


def refuse_unfit(cert: Path, key: Path) -> None:
    """Raise UsageError, which names the option, unless HTTPS can be served with these files."""
    for option, path in ((_CERT, cert), (_KEY, key)):
        try:
            path.read_bytes()
        except FileNotFoundError:
            raise click.UsageError(f"{option}: {_name(path)}: no such file") from None
        except (OSError, ValueError) as e:
            said = getattr(e, "strerror", None) or "cannot be read"
            raise click.UsageError(f"{option}: {_name(path)}: {said}") from None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_verify_locations(cert)
    except ssl.SSLError:
        raise click.UsageError(f"{_CERT}: {_name(cert)}: no certificate in PEM in it") from None
    try:
        context.load_cert_chain(cert, key, password=_asked)
    except _PassphraseError:
        # nobody is there to type it when a service starts
        said = "encrypted with a passphrase; give one without, readable by the service alone"
    except ssl.SSLError as e:
        mismatch = e.reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH")
        said = f"not the key of the certificate in {_CERT}" if mismatch else "no private key in PEM in it"
    else:
        return
    raise click.UsageError(f"{_KEY}: {_name(key)}: {said}") from None


def _asked() -> NoReturn:
    raise _PassphraseError


def _name(path: Path) -> str:
    return click.format_filename(path.name)
