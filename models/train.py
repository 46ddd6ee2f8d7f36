"""Train the name model and pack it: ``python -m models.train --data ../shared/data``."""

from __future__ import annotations

import argparse
import collections
import copy
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Adam, Model, NumpyOps, set_current_ops, set_dropout_rate

from models import evaluate, lexicon, names, network, pack, pool
from models.corpora import LABELS
from models.mix import TAGS, Encoded, Mix, encode
from wa_redact import ner, ner_weights
from wa_redact.features import Sizes
from wa_redact.ner_layers import softmax

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "wa_redact" / "data" / "ner.bin"
_BITS = 1 << np.arange(len(TAGS), dtype=np.uint16)
_HIDE = (0.12, 0.06, 0.12)  # shares of tokens that lose their list class, their word, both


def slang(mix: Mix, least: int) -> set[str]:
    """Lower-case words met ``least`` times outside marked names: they count as known words."""
    counts: collections.Counter[str] = collections.Counter()
    for document in mix.documents():
        item = encode(document)
        counts.update(
            word.lower().replace("\u2019", "'")
            for word, allowed in zip(item.words, item.allowed.tolist(), strict=True)
            if allowed == 1 and word[0].isalpha()
        )
    return {word for word, count in counts.items() if count >= least and len(word) <= 24}


class Teachers:
    """Packed models whose mean opinion a student learns from."""

    def __init__(self, paths: list[Path]) -> None:
        ner._CACHE_TYPES = 60_000  # noqa: SLF001  training meets far more names than a day of messages
        self.models = [ner.NameModel.load(path) for path in paths]

    def probabilities(self, items: list[Encoded]) -> npt.NDArray[np.float32]:
        """Mean tag probabilities (tokens, tags)."""
        words = [item.words for item in items]
        total = np.zeros((sum(map(len, words)), len(TAGS)), np.float32)
        for model in self.models:
            total += softmax(np.concatenate(model.logits(words)))
        return total / len(self.models)


class Trainer:
    """One network and everything that one training run needs."""

    def __init__(
        self,
        settings: dict[str, Any],
        mix: Mix,
        seed: int,
        teachers: Teachers | None = None,
        labelled: tuple[list[Encoded], list[npt.NDArray[np.float16]]] | None = None,
    ) -> None:
        self.teachers, self.labelled = teachers, labelled
        self.settings, self.mix = settings, mix
        self.rng, self.noise = random.Random(seed), np.random.default_rng(seed)
        net = settings["network"]
        self.columns = {slot: net[slot][1] for slot in network.SLOTS}
        self.sizes = Sizes(**{slot: net[slot][0] for slot in Sizes._fields})
        known = slang(mix, settings["lexicon"]["slang_min_count"])
        self.lexicon, raw = lexicon.build(mix.names.kinds, known, settings["lexicon"])
        self.vectors = ner_weights.dequantize(*ner_weights.quantize(raw))
        self.types = network.Types(self.lexicon, self.vectors, self.sizes)
        set_current_ops(NumpyOps(use_blis=False))  # numpy's BLAS is two to six times faster than blis here
        self.model = network.build(
            self.sizes, self.columns, vector=self.vectors.shape[1], width=net["width"], pieces=net["pieces"],
            depth=net["depth"], tags=len(TAGS),
        )  # fmt: skip

    def _index(self, items: list[Encoded]) -> npt.NDArray[np.int64]:
        base = np.array([self.types.add(word) for item in items for word in item.words], np.int64)
        strange = np.array(self.types.strange, bool)[base // 4]
        draw = self.noise.random(len(base))
        edges = np.cumsum(_HIDE)
        variant = np.where(draw < edges[0], 1, np.where(draw < edges[1], 2, np.where(draw < edges[2], 3, 0)))
        hidden: npt.NDArray[np.int64] = base + variant * strange
        return hidden

    def _epoch(self) -> Iterator[tuple[Encoded, npt.NDArray[np.float16] | None]]:
        """Texts with a teacher's opinion where there is a pool: freshly augmented ones, or those of the pool."""
        if self.labelled is None:
            for document in self.mix.epoch(self.rng):
                yield encode(document), None
            return
        items, opinions = self.labelled
        order = list(range(len(items)))
        self.rng.shuffle(order)
        for i in order:
            yield items[i], opinions[i]

    def _opinion(self, items: list[Encoded], given: list[npt.NDArray[np.float16]]) -> npt.NDArray[np.float32] | None:
        """The mean of what the pool and the live teachers say (tokens, tags); None where there is neither."""
        said = [np.concatenate(given).astype(np.float32)] if given else []
        if self.teachers is not None:
            said.append(self.teachers.probabilities(items))
        return sum(said[1:], start=said[0]) / len(said) if said else None

    def step(self, items: list[Encoded], given: list[npt.NDArray[np.float16]], optimizer: Adam) -> float:
        """One update; the summed loss -log P(allowed tags)."""
        batch = self.types.batch(self._index(items), [len(item.words) for item in items])
        logits, backprop = self.model.begin_update(batch)
        allowed = np.concatenate([item.allowed for item in items])
        mask = (allowed[:, None] & _BITS) != 0
        p = softmax(logits)
        kept = p * mask
        total = kept.sum(axis=1, keepdims=True) + 1e-9
        target = kept / total
        opinion = self._opinion(items, given)
        if opinion is not None:
            share = self.settings["train"]["gold_share"]
            target = share * target + (1 - share) * opinion
        backprop((p - target).astype(np.float32))
        self.model.finish_update(optimizer)
        return float(-np.log(total).sum())

    def run(self, minutes: float) -> None:
        """Train for a time; the learning rate warms up, then falls linearly to nothing."""
        options = self.settings["train"]
        optimizer = Adam(
            options["learn_rate"],
            L2=options["weight_decay"],
            L2_is_weight_decay=True,
            grad_clip=1.0,
            use_averages=False,
        )
        set_dropout_rate(self.model, options["dropout"])
        began = began_log = time.time()
        steps, words, loss, epoch = 0, 0, 0.0, 0
        average: dict[tuple[int, str], npt.NDArray[np.float64]] = {}
        taken = 0
        share = 0.0
        while share < 1.0:
            epoch += 1
            queue: list[Encoded] = []
            given: list[npt.NDArray[np.float16]] = []
            waiting = 0
            for item, opinion in self._epoch():
                queue.append(item)
                if opinion is not None:
                    given.append(opinion)
                waiting += len(item.words)
                if waiting < options["batch_words"]:
                    continue
                share = (time.time() - began) / (60 * minutes)
                optimizer.learn_rate = (
                    options["learn_rate"] * min(1.0, (steps + 1) / options["warmup"]) * max(0.01, 1 - share)
                )
                loss += self.step(queue, given, optimizer)
                words += waiting
                steps += 1
                queue, given, waiting = [], [], 0
                if share >= options["averaging_from"] and steps % 20 == 0:
                    taken += 1
                    _accumulate(self.model, average)
                if steps % 200 == 0:
                    speed = words / (time.time() - began_log)
                    print(
                        f"epoch {epoch} step {steps} loss/word {loss / words:.4f} {speed:.0f} words/s {share:.0%}",
                        flush=True,
                    )
                    if steps % 1000 == 0:
                        loss, words, began_log = 0.0, 0, time.time()
                if share >= 1.0:
                    break
        for node in self.model.walk():
            for name in node.param_names:
                if taken and node.has_param(name):
                    node.set_param(name, (average[node.id, name] / taken).astype(np.float32))
        set_dropout_rate(self.model, 0.0)
        print(f"{epoch} epochs, {steps} steps, {time.time() - began:.0f} s, average of {taken}")

    def pack(self, version: str, seeds: int = 1) -> bytes:
        arrays = pack.to_arrays(self.model, self.lexicon, self.vectors)
        header = pack.meta(version, list(LABELS), self.sizes, self.settings["network"]["depth"], seeds=seeds)
        return ner_weights.pack(header, arrays)


def _accumulate(model: Model[Any, Any], average: dict[tuple[int, str], npt.NDArray[np.float64]]) -> None:
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                value = np.asarray(node.get_param(name), np.float64)
                key = (node.id, name)
                if key in average:
                    average[key] += value
                else:
                    average[key] = value.copy()


def _changed(settings: dict[str, Any], changes: dict[str, float]) -> dict[str, Any]:
    """A copy of the settings with ``section.key`` entries replaced."""
    out = copy.deepcopy(settings)
    for key, value in changes.items():
        section, name = key.split(".")
        out[section][name] = type(out[section][name])(value)
    return out


def train(
    settings: dict[str, Any], mix: Mix, target: Path, teachers: list[Path], labelled: list[Path] | None = None
) -> None:
    """One network, trained as ``settings`` say and packed into ``target``."""
    known = Teachers(teachers) if teachers else None
    trainer = Trainer(settings, mix, settings["seed"], known, pool.load(labelled) if labelled else None)
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
    train(settings, mix, options.out, teachers, options.pool)
    evaluate.report(options.data, options.out)


if __name__ == "__main__":
    main()
