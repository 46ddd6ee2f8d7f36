"""Embeddings of token types and their products with the first window layer: compiled where the package was built with a
C compiler, else numpy. Both depend on a token's characters alone, so the model keeps them. Shapes: n types, w width,
p maxout pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from wa_redact.features import Rows
from wa_redact.ner_layers import Floats, Layer, Norm, Table, compiles, maxout, native
from wa_redact.ner_weights import dequantize

#: the tables in the order of their columns; "gram" is averaged over its rows, "vector" has one or none, the rest summed
SLOTS = ("norm", "affix", "shape", "gaz", "gram", "vector")


class Embedder(Protocol):
    """Rows of features to what the model keeps of a token type."""

    def write(self, rows: list[Rows], vectors: Floats, products: Floats) -> None:
        """The types ``rows``: embeddings into the first w columns of ``vectors`` (n, at least w), products with the
        left, centre and right third of the first layer into ``products`` (n, 3 * p * w).
        """
        ...


class Numpy:
    """An embedder in numpy. ``tables``: by ``SLOTS``; ``mix``: the layer over them; ``first`` and its bias side by side."""

    def __init__(self, tables: Sequence[Table], mix: Layer, first: Floats, first_bias: Floats) -> None:
        self._tables = dict(zip(SLOTS, tables, strict=True))
        self._mix, self._first, self._first_bias = mix, first, first_bias
        self._norm = Norm(len(mix.gain))

    def write(self, rows: list[Rows], vectors: Floats, products: Floats) -> None:
        """See :class:`Embedder`."""
        if not rows:
            return
        parts = [self._sum(name, [getattr(row, name) for row in rows]) for name in SLOTS[:-1]]
        parts[-1] /= np.array([len(row.gram) for row in rows], np.float32)[:, None]
        parts.append(self._vectors(rows))
        hidden = np.concatenate(parts, axis=1) @ self._mix.kernel + self._mix.bias
        width = len(self._mix.gain)
        embedded = self._norm(maxout(hidden, width), self._mix.gain, self._mix.shift)
        vectors[:, :width] = embedded
        products[:] = embedded @ self._first + self._first_bias

    def _sum(self, name: str, rows: Sequence[tuple[int, ...]]) -> Floats:
        table, scale = self._tables[name]
        flat = [row for item in rows for row in item]
        starts = np.cumsum([0] + [len(item) for item in rows[:-1]])
        out: Floats = np.add.reduceat(dequantize(table[flat], scale[flat]), starts, axis=0)
        return out

    def _vectors(self, rows: Sequence[Rows]) -> Floats:
        table, scale = self._tables["vector"]
        at = np.array([row.vector for row in rows])
        known = at >= 0
        out: Floats = np.zeros((len(rows), table.shape[1]), np.float32)
        out[known] = dequantize(table[at[known]], scale[at[known]])
        return out


class Compiled:
    """The same in C. A type gets the same numbers, bit by bit, alone and among others."""

    def __init__(self, tables: Sequence[Table], mix: Layer, first: Floats, first_bias: Floats) -> None:
        self._embedder = native.Embedder(list(tables), mix, first, first_bias)

    def write(self, rows: list[Rows], vectors: Floats, products: Floats) -> None:
        """See :class:`Embedder`."""
        self._embedder.write(rows, vectors, products)


def build(tables: Sequence[Table], mix: Layer, first: Floats, first_bias: Floats) -> Embedder:
    """The fastest embedder that there is for these weights."""
    return (Compiled if compiles(mix) else Numpy)(tables, mix, first, first_bias)
