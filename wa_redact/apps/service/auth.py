"""Who is asking: tokens of 256 random bits, of which the file keeps the hashes, each with a name and a role."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from wa_redact.errors import WaRedactError

ROLES = ("sender", "manager")
_PREFIX = "wrt_"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._@-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{64}")
_LOOK_AGAIN = 1.0


class TokensError(WaRedactError):
    """The file of tokens cannot be used; names the place and the cause."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who may ask. A manager may do what a sender may."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """True when the caller has ``role`` or a higher one."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Token:
    """One entry of the file."""

    name: str
    role: str
    sha256: str
    created: date

    def caller(self) -> Caller:
        """Who comes with it."""
        return Caller(self.name, self.role)


#: who asks when there are no tokens, which is possible on this machine only
ANYBODY = Caller("local", "manager")


def new_token(name: str, role: str) -> tuple[str, Token]:
    """A token, which is shown once, and its entry. Raises TokensError for a name that would not do in a log."""
    if not _NAME.fullmatch(name):
        raise TokensError("a name is 1 to 64 letters, digits, blanks or . _ @ -")
    secret = _PREFIX + secrets.token_urlsafe(32)
    return secret, Token(name, role, _hash(secret.encode()), date.today())  # noqa: DTZ011


def load(path: Path) -> tuple[Token, ...]:
    """The entries of a file. Raises TokensError."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TokensError(f"{path.name}: no such file") from None
    except OSError as e:
        raise TokensError(f"{path.name}: {e.strerror or 'cannot be read'}") from None
    except ValueError:
        raise TokensError(f"{path.name}: not valid TOML") from None
    entries = data.get("token", [])
    if not isinstance(entries, list):
        raise TokensError(f"{path.name}: token: must be tables such as [[token]]")
    tokens = tuple(_entry(path, i, entry) for i, entry in enumerate(entries, 1))
    names = [t.name for t in tokens]
    if len(set(names)) < len(names):
        raise TokensError(f"{path.name}: a name stands there twice")
    return tokens


def dump(tokens: Sequence[Token]) -> str:
    """The file that holds ``tokens``."""
    import tomli_w

    head = "# Who may use the service. Hashes only: a token itself is shown once, when it is made.\n"
    return head + tomli_w.dumps({"token": [{k: getattr(t, k) for k in Token.__slots__} for t in tokens]})


class Tokens:
    """The tokens of a file. One that is added or taken away holds from the next second on.

    A file that cannot be read any more lets nobody in.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tokens = load(path)
        self._mark = self._state()
        self._next_look = monotonic() + _LOOK_AGAIN
        self.problem: str | None = None

    def caller(self, header: bytes | None) -> Caller | None:
        """Who comes with the header ``Authorization``; None for nobody. Takes as long whichever token it is."""
        self._look()
        scheme, _, given = (header or b"").partition(b" ")
        digest = _hash(given.strip() if scheme.lower() == b"bearer" else b"")
        found = None
        for token in self._tokens:
            if hmac.compare_digest(digest, token.sha256):
                found = token
        return found.caller() if found else None

    def _state(self) -> tuple[int, int, int] | None:
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_ino, stat.st_size

    def _look(self) -> None:
        if monotonic() < self._next_look:
            return
        self._next_look = monotonic() + _LOOK_AGAIN
        if (state := self._state()) == self._mark and state is not None:
            return
        self._mark = state
        try:
            self._tokens, self.problem = load(self._path), None
        except TokensError as e:
            self._tokens, self.problem = (), str(e)


def _hash(secret: bytes) -> str:
    return hashlib.sha256(secret).hexdigest()


def _entry(path: Path, number: int, entry: Any) -> Token:
    where = f"{path.name}: token {number}"
    if not isinstance(entry, dict) or set(entry) != set(Token.__slots__):
        raise TokensError(f"{where}: must have {', '.join(Token.__slots__)}")
    if not isinstance(entry["name"], str) or not _NAME.fullmatch(entry["name"]):
        raise TokensError(f"{where}: name: 1 to 64 letters, digits, blanks or . _ @ -")
    if entry["role"] not in ROLES:
        raise TokensError(f"{where}: role: must be one of {', '.join(ROLES)}")
    if not isinstance(entry["sha256"], str) or not _HASH.fullmatch(entry["sha256"]):
        raise TokensError(f"{where}: sha256: must be 64 hexadecimal digits")
    if not isinstance(entry["created"], date):
        raise TokensError(f"{where}: created: must be a date without quotes")
    return Token(**entry)
