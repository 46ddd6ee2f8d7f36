"""The name model beside en_core_web_md, in one run: names found as written and in small letters, speed one by one and in batches.

Only PERSON is compared, on corpora in which people are marked. Times are processor time of one thread, taken in turn,
round by round; the best round counts, since whatever else the machine does only ever makes it slower.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import venvs
from benchmarks.client import Engine, labelled
from benchmarks.corpora import CASINGS, Corpus, cased, corpora
from benchmarks.score import Marked, Score

ENGINES = ("ours_model", "ours_both", "spacy_md")
CORPORA = ("messages", "heldout", "sms.dev", "btc.dev", "wnut17.dev", "tweebank_ner.dev", "uner_ewt.dev")
ROUNDS = 3
_PERSON = frozenset(("PERSON",))


def run(data: Path | None, engines: Sequence[str] = ENGINES) -> Iterator[str]:
    """The lines of the report, as Markdown."""
    read = [c for c in corpora("full", data, CORPORA) if c.void is None]
    started = {}
    for name in engines:
        with Engine(name) as engine:
            venvs.ensure(engine.what["venv"])
            started[name] = {c.name: dict(_figures(engine, c)) for c in read}
    yield (
        "| PERSON: F1 / recall, % | names | "
        + " | ".join(f"{name}, {casing}" for name in engines for casing in CASINGS[:2])
        + " |"
    )
    yield "| --- | ---: |" + " ---: |" * (2 * len(engines))
    for corpus in read:
        names = sum(label == "PERSON" for m in corpus.messages for _, _, label in m.spans)
        cells = [started[name][corpus.name][casing] for name in engines for casing in CASINGS[:2]]
        yield f"| {corpus.name} | {names} | " + " | ".join(cells) + " |"
    yield ""
    yield from _speed(engines, [m.text for c in read if c.name in ("messages", "heldout") for m in c.messages])


def _figures(engine: Engine, corpus: Corpus) -> Iterator[tuple[str, str]]:
    for casing in CASINGS[:2]:
        messages = [
            Marked(m.text, tuple(s for s in m.spans if s[2] == "PERSON"), m.ignored) for m in cased(corpus, casing)
        ]
        score = Score(_PERSON)
        for message, found in zip(messages, engine.find([m.text for m in messages]), strict=True):
            score.add(message, labelled(engine.what, found or (), dates=False))
        rates = score.rates()
        yield (
            casing,
            " / ".join(
                "-" if math.isnan(r) else f"{100 * r:.1f}" for r in (rates["f1:PERSON"], rates["recall:PERSON"])
            ),
        )


def _speed(engines: Sequence[str], texts: list[str]) -> Iterator[str]:
    single: dict[str, list[float]] = {name: [] for name in engines}
    batch: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name in engines:
            with Engine(name) as engine:
                engine.ask("single", texts=texts)  # warm
                single[name].append(engine.ask("single", texts=texts)["cpu"] / len(texts))
                batch[name].append(engine.ask("batch", texts=texts)["cpu"] / len(texts))
    first = engines[0]
    yield f"| {len(texts)} messages, {ROUNDS} rounds | one by one, µs | in batches, µs | × {first}, one by one | in batches |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name in engines:
        one, many = min(single[name]), min(batch[name])
        ratios = [min(t[name]) / min(t[first]) for t in (single, batch)]
        yield f"| {name} | {1e6 * one:.0f} | {1e6 * many:.0f} | {ratios[0]:.1f} | {ratios[1]:.1f} |"
