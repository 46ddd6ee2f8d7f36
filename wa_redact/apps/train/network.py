"""The network in thinc: hashed token features -> maxout mix -> residual window layers -> tag scores.

Input: a Batch (rows of the token types that occur, which type each token is, lengths of the texts); output: float32
(tokens, tags), not normalised. ``wa_redact.ner`` computes the same in numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Linear, Maxout, Model, chain, expand_window, residual, with_array
from thinc.types import Floats2d, Ragged

from wa_redact.features import Lexicon, Rows, Sizes, token_rows

SLOTS = ("norm", "affix", "shape", "gaz", "gram")
KNOWN, NO_LIST, NO_WORD, STRANGER = 0, 1, 2, 3  # what of a token type is hidden while training

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(slots=True)
class Batch:
    """``flat[slot]`` table rows of all types end to end, ``counts[slot]`` how many each type has; ``vectors`` (types, v);
    ``index`` the type of each token; ``lengths`` tokens of each text.
    """

    flat: dict[str, Ints]
    counts: dict[str, Ints]
    vectors: Floats
    index: Ints
    lengths: Ints


class Types:
    """Feature rows of every token type met, with the variants that training hides things from."""

    def __init__(self, lexicon: Lexicon, vectors: Floats, sizes: Sizes) -> None:
        self.lexicon, self.table, self.sizes = lexicon, vectors, sizes
        self.ids: dict[str, int] = {}
        self.rows: list[tuple[dict[str, Ints], int]] = []
        self.strange: list[bool] = []  # may this type play a stranger? (listed as a name, or not among common words)

    def add(self, word: str) -> int:
        """Number of the type's first variant; variant v is that plus v."""
        if word in self.ids:
            return self.ids[word]
        rows = token_rows(word, self.lexicon, self.sizes)
        hit = self.lexicon.find(word.lower())
        number = self.ids[word] = len(self.rows)
        for variant in (KNOWN, NO_LIST, NO_WORD, STRANGER):
            self.rows.append(_variant(rows, variant))
        self.strange.append(word[:1].isalpha() and (hit is None or bool(hit[0]) or hit[1] >= 2))
        return number

    def batch(self, index: npt.NDArray[np.int64], lengths: Sequence[int]) -> Batch:
        """A batch of the tokens whose type variants are ``index``."""
        unique, inverse = np.unique(index, return_inverse=True)
        rows = [self.rows[number] for number in unique]
        flat = {slot: np.concatenate([row[slot] for row, _ in rows]) for slot in SLOTS}
        counts = {slot: np.array([len(row[slot]) for row, _ in rows], np.int32) for slot in SLOTS}
        at = np.array([vector for _, vector in rows])
        vectors = np.where((at >= 0)[:, None], self.table[np.maximum(at, 0)], 0).astype(np.float32)
        return Batch(flat, counts, vectors, inverse.astype(np.int32), np.array(lengths, np.int32))

    def plain(self, texts: Sequence[Sequence[str]]) -> Batch:
        """A batch of whole texts with nothing hidden."""
        index = np.array([self.add(word) for words in texts for word in words], np.int64)
        return self.batch(index, [len(words) for words in texts])


def _variant(rows: Rows, variant: int) -> tuple[dict[str, Ints], int]:
    slots = {slot: np.array(getattr(rows, slot), np.int32) for slot in SLOTS}
    if variant in (NO_LIST, STRANGER):
        slots["gaz"] = np.zeros(1, np.int32)
    if variant in (NO_WORD, STRANGER):
        slots["norm"] = np.zeros(2, np.int32)
        return slots, -1
    return slots, rows.vector


def _embed(sizes: Sizes, columns: dict[str, int], vector: int, width: int, pieces: int) -> Model[Batch, Ragged]:
    inputs = sum(columns.values()) + vector
    mix = Maxout(nO=width, nI=inputs, nP=pieces, normalize=True, dropout=0.0)
    model: Model[Batch, Ragged] = Model("embed", _embed_forward, layers=[mix], attrs={"slots": SLOTS})
    rng = np.random.default_rng(0)
    for slot in SLOTS:
        shape = (getattr(sizes, slot), columns[slot])
        model.set_param(slot, rng.uniform(-0.1, 0.1, shape).astype(np.float32))
    return model


def _embed_forward(
    model: Model[Batch, Ragged], batch: Batch, is_train: bool
) -> tuple[Ragged, Callable[[Ragged], Batch]]:
    ops = model.ops
    parts = []
    for slot in SLOTS:
        gathered = model.get_param(slot)[batch.flat[slot]]
        starts = np.concatenate(([0], np.cumsum(batch.counts[slot])[:-1]))
        total = np.add.reduceat(gathered, starts, axis=0)
        parts.append(total / batch.counts[slot][:, None].astype(np.float32) if slot == "gram" else total)
    joined = np.concatenate([*(parts), batch.vectors], axis=1).astype(np.float32)
    mixed, back = model.layers[0](joined, is_train)

    def backprop(gradient: Ragged) -> Batch:
        types = ops.alloc2f(len(batch.vectors), mixed.shape[1])
        np.add.at(types, batch.index, gradient.dataXd)
        joined_gradient = back(types)
        at = 0
        for slot in SLOTS:
            table = model.get_param(slot)
            piece = joined_gradient[:, at : at + table.shape[1]]
            at += table.shape[1]
            if slot == "gram":
                piece = piece / batch.counts[slot][:, None].astype(np.float32)
            spread = np.repeat(piece, batch.counts[slot], axis=0)
            change = ops.alloc2f(*table.shape)
            np.add.at(change, batch.flat[slot], spread)
            model.inc_grad(slot, change)
        return batch

    return Ragged(mixed[batch.index], batch.lengths), backprop


def build(
    sizes: Sizes, columns: dict[str, int], *, vector: int, width: int, pieces: int, depth: int, tags: int
) -> Model[Batch, Floats2d]:
    """The whole model, initialised."""
    layers: list[Model[Any, Any]] = [_embed(sizes, columns, vector, width, pieces)]
    for _ in range(depth):
        window = Maxout(nO=width, nI=3 * width, nP=pieces, normalize=True, dropout=0.0)
        layers.append(residual(chain(expand_window(1), with_array(window))))
    layers.append(with_array(Linear(nO=tags, nI=width)))
    layers.append(_data())
    model: Model[Batch, Floats2d] = chain(*layers)
    for node in model.walk():
        if node.name in ("maxout", "layernorm", "linear", "dropout"):
            node.initialize()
    return model


def _data() -> Model[Ragged, Floats2d]:
    def forward(
        model: Model[Ragged, Floats2d],
        ragged: Ragged,
        is_train: bool,
    ) -> tuple[Floats2d, Callable[[Floats2d], Ragged]]:
        del model, is_train
        return ragged.dataXd, lambda gradient: Ragged(gradient, ragged.lengths)

    return Model("data", forward)
