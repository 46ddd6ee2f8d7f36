"""The name model's network past the cached first products: compiled where the package was built with a C compiler, else
numpy. Shapes: n cached token types, w width, p maxout pieces; ids are rows of the cache, 0 the empty token.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from wa_redact.ner_layers import (
    Floats,
    Layer,
    Norm,
    compiles,
    maxout,
    native,
    rounded,
    softmax,
    window_kernels,
)


class Network(Protocol):
    """Scores of tokens by their rows in a cache."""

    def scores(self, vectors: Floats, products: Floats, ids: list[int], *, probabilities: bool) -> Floats:
        """Scores (len(ids) - 2, tags) of the tokens ``ids[1:-1]``, where rows of id 0 mean nothing.

        ``vectors`` (n, w + 1) ends in a column of ones; ``products`` (n, 3 * p * w) are those of the first layer's left,
        centre and right third. ``ids`` begins and ends with 0 and has a 0 between two texts. ``probabilities``: to 3
        decimals, instead of logits.
        """
        ...


class Numpy:
    """A network in numpy. ``layers``: the window layers; ``last`` (w + 1, tags) with the biases in its last row."""

    def __init__(self, layers: Sequence[Layer], last: Floats) -> None:
        self._first, self._last = layers[0], last
        self._later = [(layer, window_kernels(layer)) for layer in layers[1:]]
        self._norm = Norm(len(last) - 1)

    def scores(self, vectors: Floats, products: Floats, ids: list[int], *, probabilities: bool) -> Floats:
        """See :class:`Network`."""
        index = np.array(ids)
        width, pre = vectors.shape[1] - 1, products.shape[1] // 3
        # (T + 2, w + 1), an empty row at either end
        x, products = vectors.take(index, 0), products.take(index, 0)
        inner = x[1:-1, :width]
        hidden = products[1:-1, pre : 2 * pre] + products[:-2, :pre]
        hidden += products[2:, 2 * pre :]
        gaps = np.flatnonzero(index[1:-1] == 0) if ids.count(0) > 2 else None
        inner += self._norm(maxout(hidden, width), self._first.gain, self._first.shift)
        for layer, kernels in self._later:
            if gaps is not None:
                inner[gaps] = 0.0  # an empty row stays empty: texts do not see each other
            # three rows that follow each other are one stretch of memory
            window = np.ndarray((len(inner), 3 * width + 3), np.float32, x, 0, (4 * width + 4, 4)).copy()
            best = window @ kernels[0]
            for kernel in kernels[1:]:
                np.maximum(best, window @ kernel, out=best)
            inner += self._norm(best, layer.gain, layer.shift)
        logits: Floats = x[1:-1] @ self._last
        return rounded(softmax(logits)) if probabilities else logits


class Compiled:
    """The same in C. Bit by bit the same scores for a text alone and among others."""

    def __init__(self, layers: Sequence[Layer], last: Floats) -> None:
        parts = [tuple(np.ascontiguousarray(part, np.float32) for part in layer) for layer in layers]
        self._network = native.Network(parts, np.ascontiguousarray(last, np.float32))
        self._tags = last.shape[1]

    def scores(self, vectors: Floats, products: Floats, ids: list[int], *, probabilities: bool) -> Floats:
        """See :class:`Network`."""
        out: Floats = np.empty((len(ids) - 2, self._tags), np.float32)
        self._network.scores(vectors, products, ids, out, probabilities)
        return out


def build(layers: Sequence[Layer], last: Floats) -> Network:
    """The fastest network that there is for these weights."""
    return (Compiled if compiles(layers[0]) else Numpy)(layers, last)
