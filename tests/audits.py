"""Stores and clocks for the tests of the audit and the gate."""

import os
import tempfile
from pathlib import Path

from wa_redact.apps.audit import Clock, Draft, Keyring, Stamp, Store, new_id
from wa_redact.apps.audit.keys import new_file

#: memory where there is some: what is tested is what is written, not how long a disk takes
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class SetClock(Clock):
    """A clock that the test sets. ``boot`` and ``mono`` are the machine's, ``at`` the wall's; microseconds."""

    def __init__(self, at=1_790_000_000_000_000):
        self.at, self.boot, self.mono = at, "boot-1", 1_000_000

    def stamp(self):
        return Stamp(self.at, self.boot, self.mono)

    def pass_by(self, seconds):
        self.at += round(seconds * 1e6)
        self.mono += round(seconds * 1e6)


def folder():
    """A folder that ends with the object that is given."""
    return tempfile.TemporaryDirectory(dir=FAST, prefix="wa-redact-test-")


def keys_in(path):
    file = Path(path) / "audit.key"
    if not file.exists():
        new_file(file)
    return Keyring.load(file)


def store_in(path, **options):
    return Store.create(str(Path(path) / "audit.db"), keys_in(path), **options)


def opened(path, **options):
    return Store.open(str(Path(path) / "audit.db"), keys_in(path), **options)


def draft(**data):
    return Draft("decision", {"action": "ALLOW", **data}, new_id())
