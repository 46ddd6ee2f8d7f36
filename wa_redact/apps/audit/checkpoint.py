"""A file of signed heads. Kept where the database's owner cannot reach, it tells that an older copy was put back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from wa_redact.apps.audit.chain import CHECKPOINT, canonical
from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.types import AuditError, Head

_LONGEST = 1000


class Checkpoint(NamedTuple):
    """One line: the head of a store, when it was that (microseconds), and whether our key signed it (None: not asked)."""

    line: int
    store: str
    head: Head
    at: int
    signed: bool | None


class Checkpoints:
    """Adds the head to the file ``path`` at most ``every`` seconds. Used under the store's writing lock."""

    def __init__(self, path: Path, every: float) -> None:
        self._path = path
        self._every = every
        self._due = 0.0
        self._unwritten: tuple[Head, int] | None = None

    def after(self, store: str, head: Head, at: int, keys: Keyring) -> None:
        """What is to be done after a commit. Raises AuditError when the file cannot be written: it stays due."""
        self._unwritten = (head, at)
        if monotonic() >= self._due:
            self.last(store, keys)

    def last(self, store: str, keys: Keyring) -> None:
        """Write the head if it is not written yet. Raises AuditError."""
        if self._unwritten is None:
            return
        head, at = self._unwritten
        said = {"store": store, "seq": head.seq, "hash": head.hash, "at": at, "key": keys.current.id}
        line = canonical({**said, "mac": keys.current.mac(CHECKPOINT, canonical(said))})
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                size = os.fstat(handle).st_size
                torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"  # a line that a crash or a full disk cut
                start = "\n" if torn else ""
                raw = f"{start}{line}\n".encode()
                if os.write(handle, raw) < len(raw):
                    raise OSError(28, "No space left on device")
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as e:
            raise AuditError(f"checkpoints: {e.strerror or 'cannot be written'}") from None
        self._unwritten = None
        self._due = monotonic() + self._every


def read_checkpoints(path: Path, keys: Keyring | None) -> Iterator[Checkpoint]:
    """The checkpoints in a file, in its order; a line that is none (cut by a crash, say) is left out. Raises AuditError."""
    try:
        with path.open("rb") as stream:
            number = 0
            while raw := stream.readline(_LONGEST):
                number += 1
                if (found := _read(number, raw, keys)) is not None:
                    yield found
    except OSError as e:
        raise AuditError(f"checkpoints: {e.strerror or 'cannot be read'}") from None


def _read(number: int, raw: bytes, keys: Keyring | None) -> Checkpoint | None:
    try:
        said: dict[str, Any] = json.loads(raw)
        mac = said.pop("mac")
        head = Head(int(said["seq"]), str(said["hash"]))
        key = keys.get(said["key"]) if keys is not None else None
        signed = None if keys is None else key is not None and key.signed(CHECKPOINT, canonical(said), str(mac))
        return Checkpoint(number, str(said["store"]), head, int(said["at"]), signed)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
