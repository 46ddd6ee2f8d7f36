"""A bar on stderr while exports are read, once that has taken a while and where somebody sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

_AFTER = 1.0
# calls between two looks at the clock, and how many bytes are worth one of their own
_EVERY, _LARGE = 64, 65_536


@contextmanager
def bar(total: int, what: str = "reading", *, visible: bool = True) -> Iterator[Callable[[int], None]]:
    """A function that is told how much further the work has gone, of ``total`` bytes."""
    if not (visible or not sys.stdout.isatty()) or not sys.stderr.isatty():
        yield lambda _: None
        return
    shown: Any = None
    start, size, calls = monotonic(), 0, 0

    def advance(more: int) -> None:
        nonlocal shown, size, calls
        size += more
        calls += 1
        if calls % _EVERY and more < _LARGE:
            return
        if shown is None and monotonic() - start > _AFTER:
            shown = _shown(total, what)
        if shown is not None:
            shown.advance(0, size)
            size = 0

    try:
        yield advance
    finally:
        if shown is not None:
            shown.advance(0, size)
            shown.stop()


def _shown(total: int, what: str) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    progress = Progress(
        TextColumn(what), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)
    )
    progress.add_task(what, total=total)
    progress.start()
    return progress
