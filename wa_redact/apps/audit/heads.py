"""Heads that were noted elsewhere, compared with the chain as it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wa_redact.apps.audit.checkpoint import read_checkpoints
from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.types import AuditError, Head

_HASH = 64


class Heads:
    """What the chain must hold: heads printed by ``wa-redact audit head`` and checkpoints. Of one check only.

    ``given``: "SEQ:HASH" or "HASH". ``keys`` None: the checkpoints' signatures are not asked for. Raises AuditError for
    what is neither, and for a file that cannot be read.
    """

    def __init__(self, given: Iterable[str] = (), checkpoints: Path | None = None, keys: Keyring | None = None) -> None:
        self.notes: list[str] = []
        self._bare: set[str] = set()
        self._at: dict[int, str] = {}
        self._unsigned: list[int] = []
        self._of: dict[int, str] = {}
        self._wrong: list[str] = []
        for head in given:
            self._take(head.strip().lower())
        for point in read_checkpoints(checkpoints, keys) if checkpoints is not None else ():
            if point.signed is False:
                self._unsigned.append(point.line)
            elif self._at.setdefault(point.head.seq, point.head.hash) != point.head.hash:
                self._wrong.append(f"checkpoints: two different records {point.head.seq}")
            else:
                self._of[point.head.seq] = point.store

    def _take(self, said: str) -> None:
        number, _, own = said.rpartition(":")
        if len(own) != _HASH or set(own) - set("0123456789abcdef") or (number and not number.isdecimal()):
            raise AuditError("head: must be NUMBER:HASH, as wa-redact audit head prints it")
        if number:
            self._at[int(number)] = own
        else:
            self._bare.add(own)

    def passed(self, seq: int, own: str) -> None:
        """The chain's record ``seq`` has the hash ``own``."""
        self._bare.discard(own)
        wanted = self._at.pop(seq, None)
        if wanted is not None and wanted != own:
            self._wrong.append(f"record {seq} is another one than the head noted for it: the chain was written anew")

    def problems(self, store: str, start: Head | None) -> list[str]:
        """What is wrong, once the whole chain has passed. ``start``: what stands before its first record."""
        before = start.seq if start is not None else 0
        said = list(self._wrong)
        others = sorted({of[:8] for of in self._of.values() if of != store})
        if others:
            said.append(f"checkpoints: of another store ({', '.join(others[:3])})")
        said += [f"checkpoints: line {line} was not signed by us" for line in self._unsigned[:3]]
        if start is not None and self._at.pop(start.seq, start.hash) != start.hash:
            said.append(f"record {start.seq} is another one than the head noted for it")
        behind = [seq for seq in self._at if seq > before]
        if behind:
            said.append(
                f"record {min(behind)}, whose head was noted, is not there: records were taken out, or an older copy put back"
            )
        if sealed := len(self._at) - len(behind):
            self.notes.append(f"{sealed} noted heads lie in sealed segments and were not compared")
        if self._bare:
            said.append("a head that was noted is not in the chain: records were taken out, or an older copy put back")
        return said
