"""Secrets: a file of keys, of which the last signs and all verify; and what is made with them.

A line is ``ID SECRET``, the secret in base64 and of at least 32 bytes; ``#`` begins a comment. Only its owner may be
able to read the file. A key is never taken out while records that it signed are kept.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
import secrets
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from wa_redact.apps.audit.types import KeyFileError

_LEAST = 32
_MAX_BYTES = 100_000
_ID = re.compile(r"[A-Za-z0-9._-]{1,32}")
_DIGEST = 32


class Key:
    """One secret. ``repr`` shows its id only."""

    def __init__(self, name: str, secret: bytes) -> None:
        self.id = name
        self._secret = secret
        self._own: dict[str, hmac.HMAC] = {}

    def __repr__(self) -> str:
        return f"Key({self.id!r})"

    def _for(self, purpose: str, said: bytes) -> hmac.HMAC:
        """HMAC-SHA256 of ``said`` with the secret of one purpose: what is made for one serves for no other."""
        own = self._own.get(purpose)
        if own is None:
            own = self._own[purpose] = hmac.new(self._secret_of(purpose), digestmod="sha256")
        own = own.copy()  # twice as fast as with the secret anew
        own.update(said)
        return own

    def _secret_of(self, purpose: str) -> bytes:
        return hmac.digest(self._secret, f"wa-redact audit {purpose}".encode(), "sha256")

    def mac(self, purpose: str, text: str) -> str:
        """The signature of ``text``: 64 hexadecimal digits."""
        return self._for(purpose, text.encode("utf-8", "surrogatepass")).hexdigest()

    def digest(self, purpose: str, *parts: str) -> str:
        """A keyed digest of ``parts`` in this order, 32 hexadecimal digits: equal for equal parts, and of no use
        without the key.
        """
        raw = [part.encode("utf-8", "surrogatepass") for part in parts]
        sizes = b"".join([len(part).to_bytes(8, "big") for part in raw])
        return self._for(purpose, sizes + b"".join(raw)).hexdigest()[:_DIGEST]

    def signed(self, purpose: str, text: str, mac: str) -> bool:
        """True when ``mac`` is this key's signature of ``text``."""
        return hmac.compare_digest(self.mac(purpose, text).encode(), mac.encode("utf-8", "replace"))

    @cached_property
    def cipher_key(self) -> bytes:
        """The key of the cipher for what is stored encrypted."""
        return base64.urlsafe_b64encode(self._secret_of("cipher"))


class Keyring:
    """The keys of a file, in its order; the last is ``current``."""

    def __init__(self, keys: list[Key]) -> None:
        if not keys:
            raise KeyFileError("no key")
        self._keys = {key.id: key for key in keys}
        if len(self._keys) < len(keys):
            raise KeyFileError("two keys of one id")
        self.current = keys[-1]

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self._keys)})"

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys.values())

    def get(self, name: str) -> Key | None:
        """The key with the id ``name``."""
        return self._keys.get(name)

    @classmethod
    def load(cls, path: Path | str) -> Keyring:
        """The keys in the file ``path``.

        Raises KeyFileError when it is missing, others may read it, or a line is no key; the line is named, not quoted.
        """
        lines = _private(Path(path)).splitlines()
        keys = [_key(number, line) for number, line in enumerate(lines, 1) if line.strip() and line.strip()[0] != "#"]
        return cls(keys)


def new_file(path: Path | str) -> str:
    """Make the file ``path``, which must not exist, with one fresh key, and give the key's id. Raises KeyFileError."""
    name, line = _fresh()
    _write(Path(path), f"# keys of wa-redact's audit: the last signs, all verify\n{line}")
    return name


def rotate(path: Path | str) -> str:
    """Add a fresh key to the file ``path``, which signs from the next start on, and give its id. Raises KeyFileError."""
    old = _private(Path(path))
    Keyring.load(path)
    name, line = _fresh()
    beside = Path(f"{path}.new")
    _write(beside, f"{old.rstrip()}\n{line}")
    try:
        beside.replace(path)
    except OSError as e:
        raise KeyFileError(e.strerror or "cannot be written") from None
    return name


def _write(path: Path, text: str) -> None:
    """Make the file ``path``, which must not exist, for its owner alone, and have it on the disk."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as e:
        raise KeyFileError(e.strerror or "cannot be written") from None


def _fresh() -> tuple[str, str]:
    name = secrets.token_hex(4)
    return name, f"{name} {base64.b64encode(secrets.token_bytes(_LEAST)).decode()}\n"


def _private(path: Path) -> str:
    """What stands in a file that only its owner may read."""
    try:
        with path.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            raw = stream.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as e:
        raise KeyFileError(getattr(e, "strerror", None) or "cannot be read") from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise KeyFileError("others than its owner may read it; chmod 600")
    if len(raw) > _MAX_BYTES:
        raise KeyFileError(f"larger than {_MAX_BYTES} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise KeyFileError("not a file of keys; wa-redact audit key new makes one") from None


def _key(number: int, line: str) -> Key:
    name, _, said = line.strip().partition(" ")
    try:
        secret = base64.b64decode(said.strip(), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not _ID.fullmatch(name) or not secret:
        raise KeyFileError(f"line {number}: not an id and a secret in base64")
    if len(secret) < _LEAST:
        raise KeyFileError(f"line {number}: a secret of fewer than {_LEAST} bytes")
    return Key(name, secret)
