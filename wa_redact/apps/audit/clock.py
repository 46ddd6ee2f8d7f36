"""Two clocks: the wall's, which people set and which may jump, and the machine's own, which only runs forward."""

from __future__ import annotations

import hashlib
import secrets
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

#: where Linux names the current run of the machine; its monotonic clock is the same for all processes of one run
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Stamp(NamedTuple):
    """A moment: wall time and monotonic time in microseconds, and the run (``boot``) whose monotonic clock it is."""

    at: int
    boot: str
    mono: int


class Clock:
    """Reads both clocks. Monotonic readings compare only between stamps of one ``boot``."""

    def stamp(self) -> Stamp:
        """The present moment."""
        return Stamp(time.time_ns() // 1000, _boot(), _monotonic() // 1000)


@cache
def _boot() -> str:
    """Names this run of the machine; where the system has no name for it, this process."""
    with suppress(OSError):
        return hashlib.sha256(_BOOT_ID.read_bytes()).hexdigest()[:8]
    return secrets.token_hex(4)


def _monotonic() -> int:
    """Nanoseconds; counts while the machine sleeps, where the system can tell."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic_ns() if boottime is None else time.clock_gettime_ns(boottime)
