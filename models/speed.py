"""Speed, load time and memory of the packed model and of ``redact`` with it, in a fresh process:

    python -m models.speed --data DIR

Messages: those of ``dev.jsonl``, of ``corpora/sms.dev.jsonl`` and a fifth of the project's own. Cold: no word was met
before and no pattern compiled; new words: the patterns are compiled, the words are not known.
"""

from __future__ import annotations

import time

_BEGAN = time.perf_counter()

import argparse  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import resource  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from pathlib import Path  # noqa: E402

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from wa_redact import Redactor  # noqa: E402
from wa_redact.markup import parse  # noqa: E402
from wa_redact.ner import NameModel  # noqa: E402
from wa_redact.ner_layers import native  # noqa: E402

_OWN = Path(__file__).resolve().parent.parent / "wa_redact" / "data" / "messages"


def _best(work: Callable[[], object], repeats: int = 5) -> float:
    return min(_once(work) for _ in range(repeats))


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _sets(data: Path) -> dict[str, list[str]]:
    def lines(path: Path) -> list[str]:
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]

    own = [line for path in sorted(_OWN.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        "dev": lines(data / "dev.jsonl"),
        "sms.dev": lines(data / "corpora/sms.dev.jsonl"),
        "own": [parse(line)[0] for line in own[::5] if line.strip()],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    imported = time.perf_counter()
    model = NameModel.load(options.model)
    loaded = time.perf_counter()
    whole = Redactor(model=model)
    whole.redact("hi kayden, visit 4pm at 12 mare st")
    answered = time.perf_counter()
    print(
        f"import {1e3 * (imported - _BEGAN):.0f} ms, load {1e3 * (loaded - imported):.0f} ms, first answer"
        f" {1e3 * (answered - loaded):.0f} ms; {'compiled' if native else 'numpy'}"
    )
    sets = _sets(options.data)
    print(f"{'messages a second':<28}{'count':>6}{'cold':>10}{'new words':>10}{'warm':>10}")
    for name, texts in sets.items():
        _row(f"{name}, redact", texts, whole, lambda texts: [whole.redact(text) for text in texts])
        batch = _best(lambda texts=texts: [whole.find(texts[at : at + 128]) for at in range(0, len(texts), 128)])
        print(f"{name + ', batches of 128':<28}{len(texts):>6}{'':>20}{len(texts) / batch:>10.0f}")
    limits = whole.policy.thresholds
    texts = [text for texts in sets.values() for text in texts]
    single = _best(lambda: [model.spans([text], limits) for text in texts])
    batch = _best(lambda: [model.spans(texts[at : at + 128], limits) for at in range(0, len(texts), 128)])
    print(f"model alone, all: {len(texts) / single:.0f} a second, in batches of 128 {len(texts) / batch:.0f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _row(name: str, texts: Sequence[str], whole: Redactor, work: Callable[[Sequence[str]], object]) -> None:
    """Messages a second: cold as far as what was read before leaves it, with new words, warm."""
    count = len(texts)
    cold = _once(lambda: work(texts))
    whole.model._cache = whole.model._new_cache()  # type: ignore[union-attr]  # noqa: SLF001
    new = _once(lambda: work(texts))
    warm = _best(lambda: work(texts))
    print(f"{name:<28}{count:>6}{count / cold:>10.0f}{count / new:>10.0f}{count / warm:>10.0f}")


if __name__ == "__main__":
    main()
