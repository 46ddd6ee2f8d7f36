"""What the audit costs: decisions a second with and without it, and how long an append waits for the disk.

    python -m benchmarks.gate [--store URL] [--threads 200] [--rounds 5]

Checks and decisions take turns in one run, so that a busy machine slows both; the ratio is the median of the rounds'.
The store is an SQLite file in this folder unless a URL of an empty database is given: a disk in memory would flatter it.
"""

import argparse
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import perf_counter

from wa_redact import Redactor
from wa_redact.apps.audit import Draft, Keyring, Store, new_id, verify
from wa_redact.apps.audit.keys import new_file
from wa_redact.apps.gate import Gate, Sending
from wa_redact.apps.gate.records import decision_data

TO = Sending("staff-17", "447700900123")
TEXTS = (
    "see you at 4 then",
    "hi kayden, running 10 mins late sorry x",
    "can you ring me on 07700 900123 when you get this",
    "the meeting is at the office on thursday, bring the forms with you please",
)


def rate(call, threads, total):
    """Calls a second, and how long each took, in order of length (seconds)."""
    each = max(1, total // threads)

    def work(n):
        took = []
        for i in range(each):
            start = perf_counter()
            call(TEXTS[(n + i) % len(TEXTS)])
            took.append(perf_counter() - start)
        return took

    start = perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        took = sorted(t for part in pool.map(work, range(threads)) for t in part)
    return threads * each / (perf_counter() - start), took


def percent(took, share):
    return took[min(len(took) - 1, int(share * len(took)))] * 1000


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--store")
    args.add_argument("--threads", type=int, default=200)
    args.add_argument("--rounds", type=int, default=5)
    args.add_argument("--total", type=int, default=2000, help="calls a round")
    asked = args.parse_args()
    with tempfile.TemporaryDirectory(dir=".", prefix=".bench-") as folder:
        new_file(Path(folder) / "key")
        keys = Keyring.load(Path(folder) / "key")
        with Store.create(asked.store or f"{folder}/audit.db", keys) as store:
            measure(store, asked)
            start = perf_counter()
            report = verify(store)
            took = perf_counter() - start
            assert report.intact
            print(f"\nverify: {report.records} records, {report.records / took:,.0f} a second")


def measure(store, asked):
    checked = Redactor().check(TEXTS[1])
    said = {"version": "1", "profile": "service-user", "digest": "0" * 16, "allowed": 0}
    key = store.keys.current

    def append(text):
        name = new_id()
        store.append(Draft("decision", decision_data(key, name, text, TO, checked, said, simulated=False), name))

    print("| | threads | a second | p50, ms | p99, ms |\n| --- | ---: | ---: | ---: | ---: |")
    for threads in (1, 10, asked.threads):
        done, took = rate(append, threads, asked.total if threads > 1 else asked.total // 10)
        print(f"| append only | {threads} | {done:,.0f} | {percent(took, 0.5):.1f} | {percent(took, 0.99):.1f} |")
    for name, model in (("rules and model", "bundled"), ("rules only", None)):
        redactor, gate = Redactor(model=model), Gate(store, model=model)
        rounds = []
        for _ in range(asked.rounds):
            plain, _ = rate(redactor.check, asked.threads, asked.total)
            audited, took = rate(lambda text, gate=gate: gate.decide(text, TO), asked.threads, asked.total)
            rounds.append((audited / plain, plain, audited, percent(took, 0.5), percent(took, 0.99)))
        ratio, plain, audited, p50, p99 = (median(column) for column in zip(*rounds, strict=True))
        print(f"| check, {name} | {asked.threads} | {plain:,.0f} | | |")
        print(
            f"| decide (with audit), {name} | {asked.threads} | {audited:,.0f} ({ratio:.2f}x) | {p50:.1f} | {p99:.1f} |"
        )


if __name__ == "__main__":
    main()
