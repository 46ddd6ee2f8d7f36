"""The process at the other end: JSON lines in, JSON lines out. Standard library only; runs in a tool's environment.

An engine file offers ``load(options)``. It imports the tool and returns a function that builds it; that one returns
``find(text) -> [(start, end, label), ...]`` or a pair of it and ``batch(texts) -> [[...], ...]``. Offsets are code
points, labels the tool's own. All timing happens in here, so that no pipe is timed.
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import resource
import sys
import time
import warnings
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_name] = "1"
os.environ.update(TOKENIZERS_PARALLELISM="false", HF_HUB_OFFLINE="1", DO_NOT_TRACK="1")


class Engine:
    """Answers requests ``{"do": ..., ...}`` by a method each."""

    def __init__(self, module: str, options: dict) -> None:
        start = time.perf_counter()
        build = importlib.import_module(module).load(options)
        imported = time.perf_counter()
        made = build()
        self.find, self.batch = made if isinstance(made, tuple) else (made, None)
        self.ready = {"import_s": imported - start, "build_s": time.perf_counter() - imported}

    def do_spans(self, texts: list[str]) -> dict:
        """What is found in each text; a text that the tool fails on gets ``null`` and the error's type is told."""
        spans: list = []
        errors: dict[str, int] = {}
        for text in texts:
            try:
                spans.append(sorted({(int(a), int(b), str(label)) for a, b, label in self.find(text)}))
            except Exception as e:
                spans.append(None)
                errors[type(e).__name__] = errors.get(type(e).__name__, 0) + 1
        return {"spans": spans, "errors": errors}

    def do_single(self, texts: list[str]) -> dict:
        """Seconds for each text, one by one, and how many findings there were."""
        times, found = [], []
        gc.collect()
        cpu = time.process_time()
        for text in texts:
            start = time.perf_counter()
            found.append(list(self.find(text)))
            times.append(time.perf_counter() - start)
        return {"times": times, "cpu": time.process_time() - cpu, "count": _count(found)}

    def do_batch(self, texts: list[str]) -> dict:
        """Seconds for all texts by the tool's own batch call, or one by one where it has none."""
        gc.collect()
        start, cpu = time.perf_counter(), time.process_time()
        found = [list(one) for one in (map(self.find, texts) if self.batch is None else self.batch(texts))]
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        return {"seconds": seconds, "cpu": cpu, "count": _count(found), "own_batch": self.batch is not None}

    def do_memory(self) -> dict:
        """Peak resident memory of this process so far.

        Linux hands ru_maxrss on from the process that started this one, so its own figure is read where there is one.
        """
        try:
            status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
            kb = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        except (OSError, StopIteration):
            kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {"peak_mb": kb / 1024}


def _count(found: list[list]) -> int:
    return sum(len({(int(a), int(b), str(label)) for a, b, label in one}) for one in found)


def main() -> None:
    """``_serve.py MODULE OPTIONS-AS-JSON``: one line when ready, then an answer a request."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a tool prints must not end up among the answers
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    engine = Engine(sys.argv[1], json.loads(sys.argv[2]))
    print(json.dumps(engine.ready), file=out, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = getattr(engine, f"do_{request.pop('do')}")(**request)
        except Exception as e:
            answer = {"error": type(e).__name__}
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main()
