"""Train the name model and pack it: ``python -m models.train --data ../shared/data``."""

from __future__ import annotations

import argparse
import copy
import random
import time
import tomllib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models import evaluate, lexicon, names, pool
from models.mix import Mix
from wa_redact import ner, ner_weights
from wa_redact.apps.train import network, packing
from wa_redact.apps.train.examples import LABELS, TAGS, Document, Encoded, encode, ordinary_words
from wa_redact.apps.train.learner import Learner, Lesson, Progress, use_numpy
from wa_redact.apps.train.own import with_words
from wa_redact.features import Sizes
from wa_redact.ner_layers import softmax

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "wa_redact" / "data" / "ner.bin"
_ASKED = 64  # texts that the teachers are asked about at a time


class Teachers:
    """Packed models whose mean opinion a student learns from."""

    def __init__(self, paths: list[Path]) -> None:
        ner._CACHE_TYPES = 60_000  # noqa: SLF001  training meets far more names than a day of messages
        self.models = [ner.NameModel.load(path) for path in paths]

    def of(self, items: Sequence[Encoded]) -> list[npt.NDArray[np.float32]]:
        """Mean tag probabilities (tokens, tags) of each text."""
        words = [item.words for item in items]
        said = zip(*(model.logits(words) for model in self.models), strict=True)
        return [np.mean([softmax(logits) for logits in one], axis=0, dtype=np.float32) for one in said]


class Trainer:
    """One network and everything that one training run needs."""

    def __init__(
        self,
        settings: dict[str, Any],
        mix: Mix,
        seed: int,
        teachers: Teachers | None = None,
        labelled: tuple[list[Encoded], list[npt.NDArray[np.float16]]] | None = None,
        start: Path | None = None,
        fresh: Collection[str] = (),
    ) -> None:
        self.teachers, self.labelled, self.fresh = teachers, labelled, fresh
        self.settings, self.mix = settings, mix
        self.rng = random.Random(seed)
        use_numpy()
        net = settings["network"]
        if start is not None:
            self._go_on(start, seed)
            return
        columns = {slot: net[slot][1] for slot in network.SLOTS}
        self.sizes = Sizes(**{slot: net[slot][0] for slot in Sizes._fields})
        known = ordinary_words(mix.documents(), settings["lexicon"]["slang_min_count"])
        self.lexicon, raw = lexicon.build(mix.names.kinds, known, settings["lexicon"])
        self.vectors = ner_weights.dequantize(*ner_weights.quantize(raw))
        model = network.build(
            self.sizes, columns, vector=self.vectors.shape[1], width=net["width"], pieces=net["pieces"],
            depth=net["depth"], tags=len(TAGS),
        )  # fmt: skip
        self.learner = Learner(model, network.Types(self.lexicon, self.vectors, self.sizes), seed, _print)

    def _go_on(self, start: Path, seed: int) -> None:
        """The network of a packed file, with rows for the words that the fresh messages use."""
        header, arrays = ner_weights.unpack(start.read_bytes())
        new = [document for document in self.mix.hand if self._fresh(document)]
        arrays |= with_words(arrays, ordinary_words(new, self.settings["lexicon"]["slang_min_count"]))
        model, types = packing.from_arrays(header, arrays)
        self.lexicon, self.vectors, self.sizes = types.lexicon, types.table, types.sizes
        self.learner = Learner(model, types, seed, _print)

    def _fresh(self, document: Document) -> bool:
        """True for messages that no teacher has learnt from: their marks count for more."""
        return document.source in self.fresh

    def _lessons(self) -> Iterator[Lesson]:
        """Texts without end, with a teacher's opinion where there is one: freshly augmented, or those of the pool."""
        gold, fresh_gold = (self.settings["train"][key] for key in ("gold_share", "fresh_share"))
        while True:
            fresh: list[bool] = []
            if self.labelled is None:
                documents = self.mix.epoch(self.rng)
                items, given = [encode(document) for document in documents], None
                fresh = [self._fresh(document) for document in documents]
            else:
                order = list(range(len(self.labelled[0])))
                self.rng.shuffle(order)
                items, given = ([part[i] for i in order] for part in self.labelled)
            for at in range(0, len(items), _ASKED):
                asked = items[at : at + _ASKED]
                said = [] if given is None else [one.astype(np.float32) for one in given[at : at + _ASKED]]
                if self.teachers:
                    live = self.teachers.of(asked)
                    said = live if not said else [(a + b) / 2 for a, b in zip(said, live, strict=True)]
                for i, item in enumerate(asked):
                    share = fresh_gold if fresh and fresh[at + i] else gold
                    yield Lesson(item, share, said[i]) if said else Lesson(item)

    def run(self, minutes: float) -> None:
        """Train for a time."""
        options = self.settings["train"]
        began = time.time()
        done = self.learner.run(
            self._lessons(),
            lambda _: (time.time() - began) / (60 * minutes),
            **{
                key: options[key]
                for key in ("learn_rate", "warmup", "dropout", "batch_words", "weight_decay", "averaging_from")
            },
        )
        print(f"{done.steps} steps, {time.time() - began:.0f} s")

    def pack(self, version: str, seeds: int = 1) -> bytes:
        arrays = packing.to_arrays(self.learner.model, self.lexicon, self.vectors)
        header = packing.meta(version, list(LABELS), self.sizes, self.settings["network"]["depth"], seeds=seeds)
        return ner_weights.pack(header, arrays)


def _print(done: Progress) -> None:
    print(f"step {done.steps} loss/word {done.loss / max(1, done.words):.4f} {done.share:.0%}", flush=True)


def _changed(settings: dict[str, Any], changes: dict[str, float]) -> dict[str, Any]:
    """A copy of the settings with ``section.key`` entries replaced."""
    out = copy.deepcopy(settings)
    for key, value in changes.items():
        section, name = key.split(".")
        out[section][name] = type(out[section][name])(value)
    return out


def train(
    settings: dict[str, Any],
    mix: Mix,
    target: Path,
    teachers: list[Path],
    labelled: list[Path] | None = None,
    start: Path | None = None,
    fresh: Collection[str] = (),
) -> None:
    """One network, trained as ``settings`` say and packed into ``target``; ``start``: packed weights to go on from.

    ``fresh``: files of hand-marked messages whose marks count for more than what teachers say.
    """
    known = Teachers(teachers) if teachers else None
    trainer = Trainer(settings, mix, settings["seed"], known, pool.load(labelled) if labelled else None, start, fresh)
    trainer.run(settings["train"]["minutes"])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(trainer.pack(settings["version"]))
    print(f"{target} {target.stat().st_size / 1e6:.2f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the data directory (dev.jsonl, train.jsonl, corpora, gazetteers)"
    )
    parser.add_argument("--out", type=Path, default=TARGET, help="where to write the packed weights")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--minutes", type=float, help="minutes for each network instead of the configuration's")
    parser.add_argument("--seed", type=int, help="seed of the student instead of the configuration's")
    parser.add_argument("--set", nargs="*", default=[], help="SECTION.KEY=NUMBER, instead of the configuration's")
    parser.add_argument("--teachers", nargs="*", type=Path, help="packed teachers made before; none given: no teachers")
    parser.add_argument(
        "--pool", type=Path, nargs="*", help="texts labelled by models.encoder that the student learns from"
    )
    parser.add_argument("--start", type=Path, help="packed weights to go on from, instead of from nothing")
    parser.add_argument(
        "--fresh", nargs="*", default=[], help="hand-marked messages that no teacher has learnt from: l m n"
    )
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where the teachers are kept")
    options = parser.parse_args()
    settings = tomllib.loads(options.config.read_text(encoding="utf-8"))
    settings = _changed(settings, {key: float(value) for key, value in (item.split("=") for item in options.set)})
    if options.seed is not None:
        settings["seed"] = options.seed
    if options.minutes:
        settings["train"]["minutes"] = options.minutes
    mix = Mix(options.data, names.load(options.data), settings["mix"])
    teachers = options.teachers
    if teachers is None:
        teachers = []
        for number, teacher in enumerate(settings["teachers"]):
            changes = {key: value for key, value in teacher.items() if key != "seed"}
            if options.minutes:
                changes["train.minutes"] = options.minutes
            path = options.work / f"teacher{number}.bin"
            train({**_changed(settings, changes), "seed": teacher["seed"]}, mix, path, [])
            teachers.append(path)
    train(settings, mix, options.out, teachers, options.pool, options.start, options.fresh)
    evaluate.report(options.data, options.out)


if __name__ == "__main__":
    main()
