"""How a record is written, hashed and signed.

The body is canonical JSON and holds everything, the previous record's hash included; the hash is SHA-256 of the body,
so that anybody can follow the chain from a known head, and the signature is an HMAC of the hash, so that nobody
without the key can write a chain of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from wa_redact.apps.audit.clock import Stamp
from wa_redact.apps.audit.keys import Key
from wa_redact.apps.audit.types import Draft, Entry, Head

VERSION = 1
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)
RECORD, ANCHOR, CHECKPOINT = "record", "anchor", "checkpoint"


def canonical(data: Mapping[str, Any]) -> str:
    """``data`` as JSON that is the same for equal data. Raises TypeError or ValueError for what JSON lacks."""
    return _ENCODER.encode(data)


def row_of(draft: Draft, head: Head, stamp: Stamp, key: Key) -> tuple[dict[str, Any], Entry]:
    """The row of the next record after ``head``, and the record."""
    seq = head.seq + 1
    body = canonical(
        {
            "v": VERSION,
            "seq": seq,
            "prev": head.hash,
            "at": stamp.at,
            "boot": stamp.boot,
            "mono": stamp.mono,
            "kind": draft.kind,
            "ref": draft.ref,
            "once": draft.once,
            "key": key.id,
            "data": draft.data,
        }
    )
    own = hash_of(body)
    row = {
        "seq": seq,
        "at": stamp.at,
        "kind": draft.kind,
        "ref": draft.ref,
        "once": draft.once,
        "body": body,
        "hash": own,
        "mac": key.mac(RECORD, own),
    }
    return row, Entry(seq, stamp.at, stamp.boot, stamp.mono, draft.kind, draft.ref, draft.data, key.id, own)


def entry_of(body: Mapping[str, Any], own: str) -> Entry:
    """The record whose body is ``body`` and whose hash ``own``."""
    return Entry(
        body["seq"],
        body["at"],
        body["boot"],
        body["mono"],
        body["kind"],
        body["ref"],
        body["data"],
        body["key"],
        own,
    )


def hash_of(body: str) -> str:
    """The hash of a record's body."""
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def anchor_text(store: str, name: str, head: Head) -> str:
    """What is signed to hold an end of a store's chain."""
    return f"{store}:{name}:{head}"
