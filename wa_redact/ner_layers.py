"""The pieces of the name model's network in numpy. Shapes: T tokens, w width, p maxout pieces."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

try:
    from wa_redact import _native
except ImportError:
    _native = None  # type: ignore[assignment]
#: the compiled arithmetic, None where the package was built without a C compiler; it takes the packed file's arrays as
#: they are, whose bytes are in little-endian order
native: Any = _native if sys.byteorder == "little" else None
#: maxout pieces that the compiled arithmetic is made for
_PIECES = 3

Floats = npt.NDArray[np.float32]
Table = tuple[npt.NDArray[np.int8], Floats]  # rows (n, d) and the scale of each


class Layer(NamedTuple):
    """One residual window layer: kernel (3w, p*w) piece-major, bias (p*w,), layer norm gain and bias (w,)."""

    kernel: Floats
    bias: Floats
    gain: Floats
    shift: Floats


def compiles(layer: Layer) -> bool:
    """True when the compiled arithmetic is there and made for as many maxout pieces as ``layer`` has."""
    return native is not None and layer.kernel.shape[1] == _PIECES * len(layer.gain)


def window_kernels(layer: Layer) -> list[Floats]:
    """One kernel (3w + 3, w) a maxout piece, for windows of rows that end in 1: the bias is in the centre row's.

    Apart, the products of a short message stay below the size at which BLAS starts threads.
    """
    width = len(layer.gain)
    out = []
    for at in range(0, layer.kernel.shape[1], width):
        kernel: Floats = np.zeros((3, width + 1, width), np.float32)
        kernel[:, :width] = layer.kernel[:, at : at + width].reshape(3, width, width)
        kernel[1, width] = layer.bias[at : at + width]
        out.append(kernel.reshape(3 * width + 3, width))
    return out


def maxout(pre: Floats, width: int) -> Floats:
    """The largest of the pieces (T, w) of (T, p*w), piece-major."""
    best = np.maximum(pre[:, :width], pre[:, width : 2 * width])
    for at in range(2 * width, pre.shape[1], width):
        np.maximum(best, pre[:, at : at + width], out=best)
    return best


class Norm:
    """Layer norm by two small products: several times faster on a few rows than numpy's reductions."""

    def __init__(self, width: int) -> None:
        self._mean: Floats = np.full(width, 1.0 / width, np.float32)

    def __call__(self, x: Floats, gain: Floats, shift: Floats) -> Floats:
        """Each row of ``x`` (T, w) to mean 0 and variance 1, then gain and shift."""
        centred: Floats = x - (x @ self._mean)[:, None]
        deviation = (centred * centred) @ self._mean
        deviation += np.float32(1e-8)
        np.sqrt(deviation, out=deviation)
        centred /= deviation[:, None]
        centred *= gain
        centred += shift
        return centred


def softmax(logits: Floats) -> Floats:
    """Each row of ``logits`` as probabilities."""
    out: Floats = np.exp(logits - np.maximum.reduce(logits, axis=1)[:, None])
    out /= np.add.reduce(out, axis=1)[:, None]
    return out


def rounded(scores: Floats) -> Floats:
    """``scores`` to 3 decimals, in place: as np.round does it, at a third of its cost on a few rows."""
    scores *= np.float32(1000.0)
    np.rint(scores, out=scores)
    scores /= np.float32(1000.0)
    return scores
