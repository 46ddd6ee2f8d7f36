"""Decides on a stream of records, in order, in one process or in several."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from time import monotonic
from typing import Any

from wa_redact import detectors
from wa_redact.apps.formats import Record
from wa_redact.apps.write import FailedError
from wa_redact.default import Redactor
from wa_redact.policy import Policy
from wa_redact.types import Situation, Verdict

_BATCH_RECORDS = 128
_BATCH_CHARS = 200_000


@dataclass(frozen=True)
class Settings:
    """What a redactor is built from, here or in another process."""

    policy: Policy
    rules_only: bool
    hash_key: bytes | None
    situation: Situation | None = None

    def redactor(self) -> Redactor:
        """The redactor. Raises as ``Redactor`` does."""
        return Redactor(self.policy, model=None if self.rules_only else "bundled", hash_key=self.hash_key)

    def verdicts(self, redactor: Redactor, texts: list[str]) -> Iterator[Verdict]:
        """What ``redactor`` says of ``texts``, in order."""
        return redactor.pipe(texts, situation=self.situation)


def decided(records: Iterable[Record], settings: Settings, jobs: int = 1) -> Iterator[tuple[Record, Verdict | None]]:
    """Each record with the verdict on its message, None where it has none. The answer does not depend on ``jobs``."""
    batches = _batches(records)
    if jobs == 1:
        redactor = settings.redactor()
        for batch in batches:
            yield from _paired(batch, settings.verdicts(redactor, _texts(batch)))
        return
    detectors.load(settings.policy.plugins)  # a plug-in that is missing is told here, not in every process
    waiting: deque[tuple[list[Record], Future[list[Verdict]]]] = deque()
    try:
        with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (settings,)) as pool:
            try:
                for batch in batches:
                    waiting.append((batch, pool.submit(_work, _texts(batch))))
                    if len(waiting) > 2 * jobs:
                        yield from _first(waiting)
                while waiting:
                    yield from _first(waiting)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
    except BrokenProcessPool:
        raise FailedError("a process of --jobs came to its end before its work was done") from None


def _first(waiting: deque[tuple[list[Record], Future[list[Verdict]]]]) -> Iterator[tuple[Record, Verdict | None]]:
    batch, future = waiting.popleft()
    yield from _paired(batch, iter(future.result()))


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    most = 1 if sys.stdin is not None and sys.stdin.isatty() else _BATCH_RECORDS
    batch: list[Record] = []
    chars = 0
    for record in records:
        batch.append(record)
        chars += len(record.raw)
        if len(batch) >= most or chars >= _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    yield batch


def _texts(batch: list[Record]) -> list[str]:
    return [r.message for r in batch if r.message is not None]


def _paired(batch: list[Record], verdicts: Iterator[Verdict]) -> Iterator[tuple[Record, Verdict | None]]:
    for record in batch:
        yield record, (None if record.message is None else next(verdicts))


_mine: list[tuple[Settings, Redactor]] = []


def _start(settings: Settings) -> None:
    _mine[:] = [(settings, settings.redactor())]


def _work(texts: list[str]) -> list[Verdict]:
    settings, redactor = _mine[0]
    return list(settings.verdicts(redactor, texts))


def with_progress(records: Iterable[Record], total: int | None, *, visible: bool) -> Iterator[Record]:
    """``records`` as they are, and a bar on stderr once reading them has taken a while. ``total``: bytes."""
    advance: Callable[[int], Any] | None = None
    if not visible:
        yield from records
        return
    start, size = monotonic(), 0
    bar: Any = None
    try:
        for record in records:
            size += record.size
            if bar is None and monotonic() - start > 1:
                bar, advance = _bar(total)
                advance(size)
            elif advance is not None:
                advance(record.size)
            yield record
    finally:
        if bar is not None:
            bar.stop()


def _bar(total: int | None) -> tuple[Any, Callable[[int], Any]]:
    from functools import partial

    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)
    )
    task = bar.add_task("reading", total=total)
    bar.start()
    return bar, partial(bar.advance, task)
