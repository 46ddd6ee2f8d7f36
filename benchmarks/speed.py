"""Speed and cost: rounds in which every engine starts anew and is timed; ratios are taken within a round."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.client import Engine, EngineError, probe
from benchmarks.corpora import definition


class Timing(NamedTuple):
    """One measured figure of one engine in one round. ``value`` empty: ``note`` says why there is none."""

    engine: str
    round: str
    figure: str
    value: str
    note: str = ""


def one_round(name: str, number: int, texts: Sequence[str], how: dict[str, Any]) -> Iterator[Timing]:
    """Start, first message, one by one, batches, memory. The count of findings comes first: a wrong one voids all."""

    def timing(figure: str, value: float | None, note: str = "") -> Timing:
        return Timing(name, str(number), figure, "" if value is None else f"{value:.6g}", note)

    try:
        with Engine(name) as engine:
            engine.ask("single", texts=["hi Sam, running late"])
            yield timing("start_s", engine.since_start())
            yield from (timing(k, v) for k, v in engine.started.items())
            count, expect = probe(engine)
            if count < expect if engine.what.get("ours") else count != expect:
                yield timing("void", None, f"{count} findings in the probe, {expect} expected")
                return
            counted = sum(len(one or ()) for one in engine.find(texts))
            single = engine.ask("single", texts=texts)
            batch = engine.ask("batch", texts=list(texts) * how["batch_repeats"])
            if single["count"] != counted or batch["count"] != counted * how["batch_repeats"]:
                said = f"{counted} findings, one by one {single['count']}, in batches {batch['count']}"
                yield timing("void", None, f"{said} in {how['batch_repeats']} repeats")
                return
            times = sorted(single["times"])
            size = sum(len(t.encode()) for t in texts) * how["batch_repeats"]
            yield timing("p50_us", 1e6 * statistics.median(times))
            yield timing("p99_us", 1e6 * times[int(0.99 * (len(times) - 1))])
            yield timing("msgs_s", len(texts) * how["batch_repeats"] / batch["seconds"])
            yield timing("mb_s", size / batch["seconds"] / 1e6)
            yield timing("peak_mb", engine.ask("memory")["peak_mb"])
    except EngineError as e:
        yield timing("void", None, str(e))


def growth(name: str, texts: Sequence[str], how: dict[str, Any], step: Callable[[int], None]) -> Iterator[Timing]:
    """Seconds for one text of each size, ordinary and hostile. A text that takes too long stops the larger ones."""
    run = _Patient(name, how["limit_s"], texts[:50])
    ordinary = "\n".join(texts)
    for size in how["sizes"]:
        yield run.time(f"length:{size}", _grown(ordinary, size))
        step(1)
    for said, piece in definition("speed")["pieces"].items():
        run.too_slow = False
        for size in how["hostile"]:
            yield run.time(f"hostile:{said}:{size}", _grown(piece, size))
            step(1)
    yield from run.memory()
    run.close()


def _grown(piece: str, size: int) -> str:
    """``piece`` repeated to ``size`` bytes, or to the last whole character before."""
    return (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode(errors="ignore")


class _Patient:
    """Asks an engine, and starts it anew after it had to be stopped."""

    def __init__(self, name: str, limit: float, warm: Sequence[str]) -> None:
        self.name, self.limit, self.warm = name, limit, list(warm)
        self.too_slow = False
        self._engine: Engine | None = None

    def time(self, figure: str, text: str) -> Timing:
        """The better of two goes (one when it is long)."""
        if self.too_slow:
            return Timing(self.name, "", figure, "", "not tried: a shorter one took too long")
        try:
            if self._engine is None:
                self._engine = Engine(self.name)
                self._engine.ask("single", texts=self.warm)
            best = self._engine.ask("single", texts=[text], timeout=self.limit)["times"][0]
            if best < 0.4 * self.limit:  # the first time may have compiled or loaded something
                best = min(best, *self._engine.ask("single", texts=[text], timeout=self.limit)["times"])
        except EngineError as e:
            if "took longer" in str(e) or "ended" in str(e):
                self.close()
                self.too_slow = "took longer" in str(e)
            return Timing(self.name, "", figure, "", str(e))
        return Timing(self.name, "", figure, f"{best:.6g}")

    def memory(self) -> Iterator[Timing]:
        if self._engine is not None:
            yield Timing(self.name, "", "peak_mb_long", f"{self._engine.ask('memory')['peak_mb']:.6g}")

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None
