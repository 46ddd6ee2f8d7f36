"""Texts of many requests, decided together: the model takes a batch for little more than a single text.

No request waits for a batch to fill: whatever came while the last one was looked at is the next. Requests take turns,
so that a large one does not hold up the small ones; long texts are looked at beside the short ones, not before them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from typing import Protocol

from wa_redact.apps.service.errors import busy
from wa_redact.types import Action, Verdict

#: longer texts are looked at one at a time and beside the others
LONG = 4096
#: texts of one request in one batch, as long as others wait
_SHARE = 16
#: characters in one batch
_BATCH_CHARS = 65_536
#: seconds to wait at the end for what is still being decided for nobody
_END_SECONDS = 5.0

Work = Callable[[list[str], object], list[Verdict]]


class Counts(Protocol):
    """Is told what happens; see ``metrics``."""

    def batch(self, texts: int, seconds: float) -> None:
        """One batch was decided."""

    def waiting(self, texts: int) -> None:
        """So many texts wait now."""


class _Job:
    """What one request asked for. ``how`` goes to the engine with each text; texts with the same share a batch."""

    __slots__ = ("done", "future", "how", "next", "texts", "verdicts")

    def __init__(self, texts: Sequence[str], how: object) -> None:
        self.texts = texts
        self.how = how
        self.next = 0
        self.done = 0
        self.verdicts: list[Verdict | None] = [None] * len(texts)
        self.future: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def settle(self, at: int, verdict: Verdict) -> None:
        self.verdicts[at] = verdict
        self.done += 1
        if self.done == len(self.texts) and not self.future.done():
            self.future.set_result(None)


def blocked(cause: str) -> Verdict:
    """The verdict on a text that was not decided; ``cause`` is the name of an error."""
    return Verdict(Action.BLOCK, "", (), (f"could not decide: {cause}",), cause)


async def _end(executor: Executor) -> None:
    await asyncio.to_thread(executor.shutdown, wait=True, cancel_futures=True)


class Batcher:
    """Decides texts in batches, on ``executor``, ``lanes`` batches at a time.

    ``work(texts, how)`` gives a verdict for each text and raises nothing but for a lost worker. ``queue``: texts that
    may wait; ``renew`` makes another executor when a process of this one died.
    """

    def __init__(
        self,
        work: Work,
        renew: Callable[[], Executor],
        *,
        size: int,
        queue: int,
        lanes: int = 1,
        counts: Counts | None = None,
    ) -> None:
        self._work = work
        self._renew = renew
        self._executor = renew()
        self._size = size
        self._room = queue
        self._waiting = 0
        self._counts = counts
        self._lanes = lanes
        self._short: deque[_Job] = deque()
        self._long: deque[_Job] = deque()
        self._wake = {False: asyncio.Event(), True: asyncio.Event()}
        self._tasks: list[asyncio.Task[None]] = []
        self._ending: list[asyncio.Task[None]] = []

    @property
    def waiting(self) -> int:
        """Texts that no batch has taken yet."""
        return self._waiting

    def renew(self) -> None:
        """Take another executor from the next batch on, and wait for what this one still decides. Blocks."""
        old, self._executor = self._executor, self._renew()
        old.shutdown(wait=True)

    def start(self) -> None:
        """Begin to work. To be called in the event loop."""
        self._tasks = [asyncio.create_task(self._lane(long)) for long in (True, *[False] * self._lanes)]

    async def stop(self) -> None:
        """Give up what still waits, and end."""
        for task in self._tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*self._tasks, return_exceptions=True)
        # an executor that is not waited for may complain on standard error when the process ends
        self._ending.append(asyncio.create_task(_end(self._executor)))
        with suppress(TimeoutError):
            async with asyncio.timeout(_END_SECONDS):
                await asyncio.gather(*self._ending)

    async def verdicts(self, texts: Sequence[str], how: object = None, *, seconds: float) -> list[Verdict]:
        """The verdict on each of ``texts``, in their order; a block for those not decided within ``seconds``.

        Raises RefusalError (503) when too many wait already. Whoever is cancelled costs nothing further.
        """
        if not texts:
            return []
        if self._waiting + len(texts) > self._room:
            raise busy("too many messages are waiting")
        self._waiting += len(texts)
        lanes = {long: [i for i, text in enumerate(texts) if (len(text) > LONG) == long] for long in (False, True)}
        jobs = {long: _Job([texts[i] for i in at], how) for long, at in lanes.items() if at}
        for long, job in jobs.items():
            (self._long if long else self._short).append(job)
            self._wake[long].set()
        try:
            async with asyncio.timeout(seconds):
                for job in jobs.values():
                    await job.future
        except TimeoutError:
            pass
        finally:
            for job in jobs.values():  # what no batch has taken yet is left out
                self._waiting -= len(job.texts) - job.next
                job.next = len(job.texts)
        out: list[Verdict] = [blocked("TimeLimitError")] * len(texts)
        for long, job in jobs.items():
            for i, verdict in zip(lanes[long], job.verdicts, strict=True):
                out[i] = verdict or out[i]
        return out

    async def _lane(self, long: bool) -> None:
        jobs, wake = (self._long if long else self._short), self._wake[long]
        while True:
            batch = self._take(jobs, 1 if long else self._size)
            if not batch:
                wake.clear()
                await wake.wait()
                continue
            await self._decide(batch)

    def _take(self, jobs: deque[_Job], most: int) -> list[tuple[_Job, int]]:
        """The next texts: of each request in turn, with the same ``how``."""
        batch: list[tuple[_Job, int]] = []
        chars = 0
        other: list[_Job] = []
        while jobs and len(batch) < most and chars < _BATCH_CHARS:
            job = jobs.popleft()
            if batch and job.how != batch[0][0].how:
                other.append(job)
                continue
            share = min(_SHARE, most - len(batch), len(job.texts) - job.next)
            for at in range(job.next, job.next + share):
                batch.append((job, at))
                chars += len(job.texts[at])
            job.next += share
            self._waiting -= share
            if job.next < len(job.texts):
                jobs.append(job)
        jobs.extendleft(reversed(other))
        if self._counts is not None:
            self._counts.waiting(self._waiting)
        return batch

    async def _decide(self, batch: list[tuple[_Job, int]], *, again: bool = False) -> None:
        loop = asyncio.get_running_loop()
        start = loop.time()
        texts, how, executor = [job.texts[at] for job, at in batch], batch[0][0].how, self._executor
        try:
            verdicts = await loop.run_in_executor(executor, self._work, texts, how)
        except BrokenExecutor:
            self._replace(executor)
            if not again:  # one of them may have done it: each on its own
                for one in batch:
                    await self._decide([one], again=True)
                return
            verdicts = [blocked("WorkerLost")]
        except Exception as e:  # noqa: BLE001
            if executor is not self._executor:  # it was renewed at this very moment
                await self._decide(batch, again=again)
                return
            verdicts = [blocked(type(e).__name__)] * len(batch)
        if self._counts is not None:
            self._counts.batch(len(batch), loop.time() - start)
        for (job, at), verdict in zip(batch, verdicts, strict=True):
            job.settle(at, verdict)

    def _replace(self, broken: Executor) -> None:
        if self._executor is broken:
            self._executor = self._renew()
            self._ending.append(asyncio.create_task(_end(broken)))
