"""The batcher: order, neighbours, turns, deadlines, cancellation, back-pressure, and a worker that dies."""

import asyncio
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.apps.service.batching import LONG, Batcher
from wa_redact.apps.service.errors import RefusalError
from wa_redact.types import Action, Verdict


def echo(texts, how):
    """A verdict whose text says what was asked and how."""
    return [Verdict(Action.ALLOW, f"{how}:{text}") for text in texts]


class Slow:
    """Work that waits to be let go, and remembers its batches."""

    def __init__(self):
        self.go = threading.Event()
        self.batches = []

    def __call__(self, texts, how):
        self.batches.append(list(texts))
        assert self.go.wait(10)
        return echo(texts, how)


def batcher(work, **options):
    return Batcher(work, lambda: ThreadPoolExecutor(2), **({"size": 64, "queue": 1000} | options))


def run(work, main, **options):
    async def inside():
        one = batcher(work, **options)
        one.start()
        try:
            return await main(one)
        finally:
            await one.stop()

    return asyncio.run(inside())


TEXTS = st.lists(st.one_of(st.text(max_size=5), st.integers(LONG - 1, LONG + 2).map(lambda n: "x" * n)), max_size=40)


@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, "a", "b"])), max_size=8), st.integers(1, 9))
def test_each_gets_its_own_answers_in_order(requests, size):
    async def main(one):
        return await asyncio.gather(*(one.verdicts(texts, how, seconds=10) for texts, how in requests))

    answers = run(echo, main, size=size, queue=10_000)
    assert [[v.text for v in a] for a in answers] == [[f"{how}:{t}" for t in texts] for texts, how in requests]


def test_what_comes_while_a_batch_is_looked_at_is_the_next():
    work = Slow()

    async def main(one):
        first = asyncio.create_task(one.verdicts(["0"], seconds=10))
        await asyncio.sleep(0.05)
        others = [asyncio.create_task(one.verdicts([str(n)], seconds=10)) for n in range(1, 40)]
        await asyncio.sleep(0.05)
        assert one.waiting == 39
        work.go.set()
        await asyncio.gather(first, *others)
        assert one.waiting == 0

    run(work, main)
    assert [len(b) for b in work.batches] == [1, 39]


def test_a_large_request_does_not_hold_up_a_small_one():
    work = Slow()

    async def main(one):
        tasks = [asyncio.create_task(one.verdicts(["first"], seconds=10))]
        await asyncio.sleep(0.05)
        tasks.append(asyncio.create_task(one.verdicts([f"large {n}" for n in range(500)], seconds=10)))
        await asyncio.sleep(0)
        tasks.append(asyncio.create_task(one.verdicts(["small"], seconds=10)))
        await asyncio.sleep(0)
        work.go.set()
        await asyncio.gather(*tasks)

    run(work, main)
    assert "small" in work.batches[1]
    assert len(work.batches[1]) == 64


def test_a_long_text_is_looked_at_beside_the_others():
    release = threading.Event()

    def work(texts, how):
        if len(texts[0]) > LONG:
            assert release.wait(10)
        return echo(texts, how)

    async def main(one):
        long = asyncio.create_task(one.verdicts(["x" * (LONG + 1)], seconds=10))
        await asyncio.sleep(0.05)
        short = await one.verdicts(["short"], seconds=1)
        release.set()
        return short, await long

    short, long = run(work, main)
    assert short[0].error is None
    assert long[0].error is None


def test_too_late_is_a_block_for_what_was_not_decided():
    work = Slow()

    async def main(one):
        late = await one.verdicts(["a", "b"], seconds=0.05)
        work.go.set()
        return late, await one.verdicts(["c"], seconds=10)

    late, after = run(work, main)
    assert [(v.action, v.error, v.text) for v in late] == [(Action.BLOCK, "TimeLimitError", "")] * 2
    assert after[0].error is None


def test_whoever_goes_away_costs_nothing_further():
    work = Slow()

    async def main(one):
        first = asyncio.create_task(one.verdicts(["first"], seconds=10))
        await asyncio.sleep(0.05)
        gone = asyncio.create_task(one.verdicts(["gone"] * 100, seconds=10))
        kept = asyncio.create_task(one.verdicts(["kept"], seconds=10))
        await asyncio.sleep(0.02)
        gone.cancel()
        await asyncio.sleep(0.02)
        assert one.waiting == 1
        work.go.set()
        await asyncio.gather(first, kept)
        assert gone.cancelled()

    run(work, main)
    assert work.batches == [["first"], ["kept"]]


def test_too_many_waiting_are_refused_and_those_before_are_not():
    work = Slow()

    async def main(one):
        tasks = [asyncio.create_task(one.verdicts(["a"], seconds=10))]
        await asyncio.sleep(0.05)
        tasks += [asyncio.create_task(one.verdicts(["a"], seconds=10)) for _ in range(10)]
        await asyncio.sleep(0)
        with pytest.raises(RefusalError) as refused:
            await one.verdicts(["b"], seconds=10)
        assert refused.value.status == 503
        work.go.set()
        return await asyncio.gather(*tasks)

    assert len(run(work, main, queue=10)) == 11


def test_work_that_fails_blocks_and_the_next_goes_on():
    def work(texts, how):
        if "bad" in texts:
            raise ValueError("bad")
        return echo(texts, how)

    async def main(one):
        bad = await one.verdicts(["bad"], seconds=10)
        return bad + await one.verdicts(["good"], seconds=10)

    bad, good = run(work, main)
    assert (bad.action, bad.error, bad.text) == (Action.BLOCK, "ValueError", "")
    assert good.error is None


def die(texts, how):
    """Work in a process of its own that one text kills."""
    if "die" in texts:
        os._exit(1)
    return echo(texts, how)


def test_a_worker_that_dies_takes_nobody_with_it():
    async def main():
        one = Batcher(die, lambda: ProcessPoolExecutor(1, get_context("spawn")), size=64, queue=100)
        one.start()
        try:
            return await one.verdicts(["a", "die", "b"], seconds=60)
        finally:
            await one.stop()

    verdicts = asyncio.run(main())
    assert [(v.action, v.error) for v in verdicts] == [
        (Action.ALLOW, None),
        (Action.BLOCK, "WorkerLost"),
        (Action.ALLOW, None),
    ]
