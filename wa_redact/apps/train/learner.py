"""One update after another: what every training of the network has in common.

The target of a token is spread over the tags that its mark allows, and mixed with a teacher's opinion where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Adam, Model, NumpyOps, fix_random_seed, set_current_ops, set_dropout_rate

from wa_redact.apps.train.examples import TAGS, Encoded
from wa_redact.apps.train.network import Batch, Types
from wa_redact.ner_layers import softmax

_BITS = 1 << np.arange(len(TAGS), dtype=np.uint16)
_HIDE = (0.12, 0.06, 0.12)  # shares of tokens that lose their list class, their word, both

Opinion = npt.NDArray[Any]  # a teacher's tag probabilities of one text (tokens, tags)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text to learn from; ``gold``: how much its marks count beside ``opinion``."""

    item: Encoded
    gold: float = 1.0
    opinion: Opinion | None = None


@dataclass(slots=True)
class Progress:
    """How far a run is: the share done and the mean loss a word since the last report."""

    share: float = 0.0
    steps: int = 0
    words: int = 0
    loss: float = 0.0


@dataclass
class Learner:
    """A network while it is trained. ``report`` hears of progress every 200 updates."""

    model: Model[Batch, Any]
    types: Types
    seed: int = 0
    report: Callable[[Progress], None] = lambda _: None
    _average: dict[tuple[int, str], npt.NDArray[np.float64]] = field(default_factory=dict)
    _taken: int = 0

    def __post_init__(self) -> None:
        self.noise = np.random.default_rng(self.seed)
        fix_random_seed(self.seed)  # dropout draws from numpy's global stream

    def run(
        self,
        lessons: Iterator[Lesson],
        share: Callable[[int], float],
        *,
        learn_rate: float,
        warmup: int,
        dropout: float,
        batch_words: int,
        weight_decay: float = 0.0,
        averaging_from: float = 0.4,
        average_every: int = 20,
    ) -> Progress:
        """Learn from ``lessons`` until ``share`` (of the words seen so far) says 1.

        The learning rate warms up over ``warmup`` updates, then falls to nothing; the weights that remain are the mean
        of those after ``averaging_from`` of the run, taken every ``average_every`` updates.
        """
        optimizer = Adam(
            learn_rate, L2=weight_decay, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False
        )  # fmt: skip
        set_dropout_rate(self.model, dropout)
        progress = Progress()
        seen = 0
        for batch in _batches(lessons, batch_words):
            progress.share = share(seen)
            rate = min(1.0, (progress.steps + 1) / warmup) * max(0.01, 1 - progress.share)
            optimizer.learn_rate = learn_rate * rate
            progress.loss += self.step(batch, optimizer)
            words = sum(len(lesson.item.words) for lesson in batch)
            seen += words
            progress.words += words
            progress.steps += 1
            if progress.share >= averaging_from and progress.steps % average_every == 0:
                self._accumulate()
            if progress.steps % 200 == 0:
                self.report(progress)
                progress.words, progress.loss = 0, 0.0
            if share(seen) >= 1.0:
                break
        self._settle()
        set_dropout_rate(self.model, 0.0)
        return progress

    def step(self, batch: Sequence[Lesson], optimizer: Adam) -> float:
        """One update; the summed loss -log P(allowed tags)."""
        items = [lesson.item for lesson in batch]
        inputs = self.types.batch(self._index(items), [len(item.words) for item in items])
        logits, backprop = self.model.begin_update(inputs)
        allowed = np.concatenate([item.allowed for item in items])
        p = softmax(logits)
        kept = p * ((allowed[:, None] & _BITS) != 0)
        total = kept.sum(axis=1, keepdims=True) + 1e-9
        target = kept / total
        at = 0
        for lesson in batch:
            end = at + len(lesson.item.words)
            if lesson.opinion is not None:
                target[at:end] = lesson.gold * target[at:end] + (1 - lesson.gold) * lesson.opinion
            at = end
        backprop((p - target).astype(np.float32))
        self.model.finish_update(optimizer)
        return float(-np.log(total).sum())

    def _index(self, items: Iterable[Encoded]) -> npt.NDArray[np.int64]:
        """The type variant of each token: some lose what the lists know of them, so that the rest is learnt from."""
        base = np.array([self.types.add(word) for item in items for word in item.words], np.int64)
        strange = np.array(self.types.strange, bool)[base // 4]
        draw = self.noise.random(len(base))
        edges = np.cumsum(_HIDE)
        variant = np.where(draw < edges[0], 1, np.where(draw < edges[1], 2, np.where(draw < edges[2], 3, 0)))
        hidden: npt.NDArray[np.int64] = base + variant * strange
        return hidden

    def _accumulate(self) -> None:
        self._taken += 1
        for node, name, value in _weights(self.model):
            key = (node.id, name)
            if key in self._average:
                self._average[key] += value
            else:
                self._average[key] = value.astype(np.float64)

    def _settle(self) -> None:
        """Put the mean weights into the network."""
        if self._taken:
            for node, name, _ in list(_weights(self.model)):
                node.set_param(name, (self._average[node.id, name] / self._taken).astype(np.float32))


def use_numpy() -> None:
    """Numpy's BLAS is two to six times faster than blis at these sizes."""
    set_current_ops(NumpyOps(use_blis=False))


def _weights(model: Model[Any, Any]) -> Iterator[tuple[Model[Any, Any], str, npt.NDArray[Any]]]:
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                yield node, name, np.asarray(node.get_param(name))


def _batches(lessons: Iterator[Lesson], words: int) -> Iterator[list[Lesson]]:
    batch: list[Lesson] = []
    waiting = 0
    for lesson in lessons:
        batch.append(lesson)
        waiting += len(lesson.item.words)
        if waiting >= words:
            yield batch
            batch, waiting = [], 0
    if batch:
        yield batch
