"""``python -m benchmarks [CORPUS.jsonl]``: quality and speed of rules alone and of rules with the model."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from benchmarks.score import Score
from wa_redact import Redactor


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "-"


def measure(redactor: Redactor, rows: list[dict]) -> tuple[Score, float, float]:
    """The score, the median time of one message in microseconds and messages a second in batches."""
    score = Score()
    for row in rows:
        found = [(f.start, f.end) for f in redactor.detect(row["text"])]
        score.add(row["text"], [(s["start"], s["end"], s["label"]) for s in row["spans"]], found)
    single = []
    for row in rows:
        times = []
        for _ in range(5):
            t = time.perf_counter()
            redactor.detect(row["text"])
            times.append(time.perf_counter() - t)
        single.append(min(times))
    t = time.perf_counter()
    for _ in redactor.pipe([row["text"] for row in rows] * 3):
        pass
    return score, 1e6 * statistics.median(single), 3 * len(rows) / (time.perf_counter() - t)


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "corpora" / "messages.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print("| | rules only | rules and model |\n| --- | --- | --- |")
    results = [measure(Redactor(model=None), rows), measure(Redactor(), rows)]
    table = {
        "messages with something left": [percent(s.leaked, s.with_gold) for s, _, _ in results],
        "clean messages changed": [percent(s.spoiled, s.clean) for s, _, _ in results],
        "letters and digits covered for nothing": [percent(s.over, s.outside) for s, _, _ in results],
        **{
            f"{label} covered": [percent(s.covered[label], s.gold[label]) for s, _, _ in results]
            for label in sorted(results[0][0].gold)
        },
        "one message, median": [f"{us:.0f} us" for _, us, _ in results],
        "in batches": [f"{rate:.0f} a second" for _, _, rate in results],
    }
    for name, cells in table.items():
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
