"""Speed, load time and memory of the packed model, in a fresh process: ``python -m models.speed --data DIR``."""

from __future__ import annotations

import time

_BEGAN = time.perf_counter()

import argparse  # noqa: E402
import json  # noqa: E402
import resource  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

from wa_redact.ner import NameModel  # noqa: E402


def _best(work: Callable[[], object], repeats: int = 5) -> float:
    best = float("inf")
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    imported = time.perf_counter()
    model = NameModel.load(options.model)
    loaded = time.perf_counter()
    limits = {"PERSON": 0.3, "ADDRESS": 0.5, "PLACE": 0.5}
    model.spans(["hi kayden, visit 4pm at 12 mare st"], limits)
    answered = time.perf_counter()
    print(
        f"import {1e3 * (imported - _BEGAN):.0f} ms, load {1e3 * (loaded - imported):.0f} ms, first answer {1e3 * (answered - loaded):.1f} ms"
    )
    texts = [json.loads(line)["text"] for line in (options.data / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    texts += [
        json.loads(line)["text"]
        for line in (options.data / "corpora/sms.dev.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    began = time.perf_counter()
    for text in texts:
        model.spans([text], limits)
    cold = time.perf_counter() - began
    single = _best(lambda: [model.spans([text], limits) for text in texts])
    batch = _best(lambda: [model.spans(texts[at : at + 128], limits) for at in range(0, len(texts), 128)])
    count = len(texts)
    print(
        f"{count} messages: cold {count / cold:.0f}/s, single {count / single:.0f}/s, batches of 128 {count / batch:.0f}/s"
    )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
