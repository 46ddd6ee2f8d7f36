"""A bar on stderr while exports are read, once that has taken a while and where somebody sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

_AFTER = 1.0
_EVERY = 65_536


@contextmanager
def bar(total: int, *, visible: bool = True) -> Iterator[Callable[[int], None]]:
    """A function that is told how much further the work has gone, of ``total``."""
    if not (visible or not sys.stdout.isatty()) or not sys.stderr.isatty():
        yield lambda _: None
        return
    shown: Any = None
    start, size = monotonic(), 0

    def advance(more: int) -> None:
        nonlocal shown, size
        size += more
        if size < _EVERY:
            return
        if shown is None and monotonic() - start > _AFTER:
            shown = _shown(total)
        if shown is not None:
            shown.advance(0, size)
            size = 0

    try:
        yield advance
    finally:
        if shown is not None:
            shown.stop()


def _shown(total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    progress = Progress(
        TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)
    )
    progress.add_task("reading", total=total)
    progress.start()
    return progress
