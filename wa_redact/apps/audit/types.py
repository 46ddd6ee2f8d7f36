"""What a chain of records is made of. Nothing here holds a message, a value or a person's name."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from wa_redact.errors import WaRedactError

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: what stands before the first record
GENESIS = "0" * 64
#: kinds of records; the store itself writes the first two
INIT, SEAL = "init", "seal"


class AuditError(WaRedactError):
    """The store cannot be written, read or trusted, so nothing may be sent. Names the cause, never a value."""


class AlreadyError(AuditError):
    """What may happen once has happened before (``Draft.once``)."""


class KeyFileError(AuditError):
    """A key file is missing, readable by others, or of another format."""


class Entry(NamedTuple):
    """A record as the chain holds it.

    ``seq``: its place, from 1, without gaps; the order of records is the order of ``seq`` whatever the clock did.
    ``at``: wall time in microseconds since 1970 (UTC). ``boot`` and ``mono``: which run of the machine's monotonic
    clock, and its reading in microseconds. ``ref``: what the record is about. ``key``: id of the key that its digests were made with. ``hash``: of this record and, through
    the previous one's that it holds, of all before it.
    """

    seq: int
    at: int
    boot: str
    mono: int
    kind: str
    ref: str
    data: Mapping[str, Any]
    key: str
    hash: str


class Head(NamedTuple):
    """The last record of a chain: who knows it can tell whether the chain was cut or written anew."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


class End(NamedTuple):
    """An end of the chain as it stands in the database, and what is wrong with it."""

    head: Head | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is to be appended.

    ``data``: JSON without floats. ``ref``: id of what it is about. ``once``: a word that no two records of a chain
    may share. ``also``: writes rows that belong to the record, in its transaction.
    """

    kind: str
    data: Mapping[str, Any]
    ref: str
    once: str | None = None
    also: Callable[[Connection], None] | None = None


def new_id() -> str:
    """A fresh id that cannot be guessed: 32 hexadecimal digits, the first 12 of them the time (so that they sort)."""
    return f"{time.time_ns() // 1_000_000 & 0xFFFFFFFFFFFF:012x}{secrets.token_hex(10)}"
