"""The date and time that begin an entry, and which of the numbers is the day: settled from the whole file.

WhatsApp writes them as the phone's region does (``[29/07/2026, 18:55:14]`` on iOS, ``11/08/2026, 9:05 pm -`` on
Android, ``2019/01/20, 11:23 -``, ``[20.06.19, 15:58:47]``) and keeps one form through one file.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from wa_redact.apps.chat.types import ChatError

_BLANK = r"[ \u00a0\u202f\u2009]"
_MARKS = r"[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
_HEADER = re.compile(
    rf"(?P<marks>{_MARKS})(?P<open>\[?)"
    rf"(?P<stamp>(?P<a>\d{{1,4}})(?P<sep>[./-])\u200f?(?P<b>\d{{1,2}})[./-]\u200f?(?P<c>\d{{2,4}})(?P<comma>\.?[,\u060c]?){_BLANK}{{1,2}}"
    rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    rf"(?:{_BLANK}?(?P<half>[AaPp])\.?{_BLANK}?[Mm]\b\.?)?)"
    rf"(?P<close>\]?)(?P<dash>{_BLANK}[-\u2013])?(?:{_BLANK}|$)"
)
_HOUR = 3600
# the year of WhatsApp's beginning: nothing in an export is older
_EPOCH = datetime(2009, 1, 1)  # noqa: DTZ001 - an export tells local times without a zone
# four bytes hold the seconds until then
_END = datetime(2100, 1, 1)  # noqa: DTZ001 - as above

ORDERS = ("DMY", "MDY", "YMD")
#: entries of one file; their times are held while the order of the dates is settled
ENTRY_COUNT = 10_000_000


class Stamp(NamedTuple):
    """The beginning of a line that may be an entry's."""

    numbers: tuple[int, int, int]
    hour: int
    minute: int
    second: int
    style: tuple[bool, bool, bool, str]
    written: str
    start: int  # where ``written`` begins in the line
    end: int  # where the sender begins

    def time(self, order: str) -> datetime | None:
        """The time that this tells when the numbers stand in ``order``, or None when there is no such day."""
        a, b, c = self.numbers
        year, month, day = {"DMY": (c, b, a), "MDY": (c, a, b), "YMD": (a, b, c)}[order]
        if year < 100:
            if order == "YMD":
                return None  # regions that put the year first write it whole
            year += 2000
        try:
            return datetime(year, month, day, self.hour, self.minute, self.second)  # noqa: DTZ001 - see _EPOCH
        except ValueError:
            return None


def stamp(line: str) -> Stamp | None:
    """The date and time at the start of ``line``, or None when it does not begin as an entry does."""
    m = _HEADER.match(line)
    if m is None or bool(m["open"]) != bool(m["close"]) or bool(m["open"]) == bool(m["dash"]):
        return None
    hour = int(m["hour"])
    if m["half"]:
        hour = hour % 12 + (12 if m["half"] in "Pp" else 0)
    style = (bool(m["open"]), bool(m["second"]), bool(m["half"]), m["sep"])
    numbers = (int(m["a"]), int(m["b"]), int(m["c"]))
    return Stamp(numbers, hour, int(m["minute"]), int(m["second"] or 0), style, m["stamp"], m.start("stamp"), m.end())


class Settled(NamedTuple):
    """What the whole file says: its style, the order of its dates, whether that was certain, and a flag for each line
    that looks like an entry's first (in their order; none at all when all are): 1 for no entry.
    """

    style: tuple[bool, bool, bool, str]
    order: str
    certain: bool
    refused: bytes

    def is_refused(self, running: int) -> bool:
        """True when the line that looks like an entry's first, number ``running`` of them, is none."""
        return running < len(self.refused) and self.refused[running] == 1


def settle(stamps: Iterable[tuple[int, Stamp]]) -> Settled | None:
    """Read the stamps of a whole file, each with its line's number; None when there are none.

    A line in the style of an entry whose time lies far before its neighbours' is a pasted one, no entry: refused are
    those outside the longest run of times that never goes back (an hour is allowed for clocks that are put back).
    Raises ChatError when the days show two orders of date in one file, and for more than ``ENTRY_COUNT`` entries.
    """
    style: tuple[bool, bool, bool, str] | None = None
    times = {order: array("I") for order in ORDERS}
    broken = dict.fromkeys(ORDERS, 0)
    first_broken: dict[str, int] = {}
    total = 0
    for number, found in stamps:
        if style is None:
            style = found.style
        if found.style != style:
            continue
        total += 1
        if total > ENTRY_COUNT:
            raise ChatError(f"more than {ENTRY_COUNT} messages")
        for order in ORDERS:
            time = found.time(order)
            if time is None or not _EPOCH < time < _END:
                broken[order] += 1
                first_broken.setdefault(order, number)
                times[order].append(0)
            else:
                times[order].append(int((time - _EPOCH).total_seconds()))
    if style is None:
        return None
    fits = [order for order in ORDERS if not broken[order]]
    if not fits:
        # a pasted line or two in another order are no entries; more than that is a file that we cannot date
        best = min(ORDERS, key=broken.__getitem__)
        if broken[best] * 50 > total:
            raise ChatError(f"line {first_broken[best]}: another order of day and month than before")
        fits = [best]
    order = min(fits, key=lambda o: (_reversals(times[o]), ORDERS.index(o)))
    return Settled(style, order, len(fits) == 1, _refused(times[order]))


def _reversals(times: Iterable[int]) -> int:
    count, last = 0, 0
    for t in times:
        if t:
            count += t < last - _HOUR
            last = max(last, t)
    return count


def _refused(times: array[int]) -> bytes:
    """Flags of the pasted and the impossible: outside the longest run that goes back by no more than an hour."""
    if not _reversals(times) and min(times) > 0:
        return b""
    # the first entry is no paste, unless believing it would cost most of the others (a clock that was wrong)
    run, anchored = _longest_run(times, 1), _longest_run(times, times[0])
    if times[0] and 2 * sum(anchored) >= sum(run):
        run = anchored
    refused = bytearray(len(times))
    last = 0
    for i, t in enumerate(times):
        if run[i]:
            last = t
        elif t < last - _HOUR or not _soon(times, run, i, t):
            refused[i] = 1
    return bytes(refused)


def _longest_run(times: array[int], least: int) -> bytearray:
    """Marks a longest run of ``times`` that never goes back, of those that are ``least`` or more."""
    tails, at = array("I"), array("I")  # the last time, and its index, of the best run of each length
    before = array("i", [-1]) * len(times)
    for i, t in enumerate(times):
        if t < least:
            continue
        k = bisect_right(tails, t)
        before[i] = at[k - 1] if k else -1
        if k == len(tails):
            tails.append(t)
            at.append(i)
        else:
            tails[k], at[k] = t, i
    run = bytearray(len(times))
    i = at[-1] if at else -1
    while i >= 0:
        run[i] = 1
        i = before[i]
    return run


def _soon(times: array[int], run: bytearray, i: int, t: int) -> bool:
    """True when the next time of the run is not before ``t`` by more than an hour."""
    following = run.find(1, i + 1)
    return t > 0 and (following < 0 or t <= times[following] + _HOUR)
