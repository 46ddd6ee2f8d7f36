"""The trained name model at run time: numpy and a little C, exact to the thinc model it was trained as.

One token's embedding depends on its characters alone, and so do the three products of the first window layer: both are
cached by token, so a message costs a look-up and one small matrix product for each further layer. Shapes: T tokens
(with empty rows between texts), w width, p maxout pieces, d layers; a token sees d tokens either side.

Scores are rounded to 3 decimals, so a text gets the same spans alone and in a batch whatever the BLAS does.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from wa_redact import ner_embedder, ner_network
from wa_redact.errors import ModelError
from wa_redact.features import ANY_NAME, FEATURES_VERSION, Lexicon, sizes_from, token_rows
from wa_redact.ner_layers import Floats, Layer
from wa_redact.ner_spans import decode, silent
from wa_redact.ner_weights import Arrays, unpack
from wa_redact.tokens import TOKENIZER_VERSION, split, tokenize
from wa_redact.types import Span

MODEL_FILE = "ner.bin"
_CACHE_TYPES = 12_000  # about 2.6 kB a type at width 64
_BATCH_TOKENS = 4096

__all__ = ["NameModel", "Span"]


class _Piece(NamedTuple):
    """Tokens ``begin:end`` of text ``number``: ``words`` are those and what they see beyond, ``left`` of it before."""

    number: int
    begin: int
    end: int
    words: Sequence[str]
    left: int


class _Cache:
    """Rows of known token types. Row 0 is the empty token. Written under the model's lock, row first, key last."""

    def __init__(self, width: int, pre: int) -> None:
        self.ids: dict[str, int] = {}
        # the last column is 1, which brings the biases into the products
        self.vectors: Floats = np.zeros((1024, width + 1), np.float32)
        self.vectors[:, -1] = 1.0
        self.products: Floats = np.zeros((1024, pre), np.float32)
        self.used = 1


class NameModel:
    """The name model. Make one with :meth:`load`; it may be shared between threads and pickled."""

    labels: tuple[str, ...]
    version: str

    def __init__(self, meta: Mapping[str, Any], arrays: Arrays, *, blob: bytes | None = None) -> None:
        try:
            if (meta["tokenizer"], meta["features"]) != (TOKENIZER_VERSION, FEATURES_VERSION):
                raise ModelError("the name model was trained for another tokenizer or other features")
            self.labels = tuple(meta["labels"])
            self.version = str(meta["version"])
            self.meta: dict[str, Any] = dict(meta)
            self._sizes = sizes_from(meta["rows"])
            self._lexicon = Lexicon(arrays["lex.keys"], arrays["lex.kinds"], arrays["lex.vectors"])
            tables = [(arrays[f"{slot}.q"], arrays[f"{slot}.s"]) for slot in ner_embedder.SLOTS]
            mix, *layers = (
                Layer(*(arrays[f"{name}.{part}"] for part in ("W", "b", "G", "B")))
                for name in ("mix", *(f"layer{i}" for i in range(int(meta["depth"]))))
            )
            last = np.concatenate([arrays["out.W"], arrays["out.b"][None, :]])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"the name model file lacks a part: {type(error).__name__}") from None
        width = len(mix.gain)
        kernel = layers[0].kernel
        # (w, 3pw): products with the left, centre and right third of the first layer's kernel side by side
        first = np.ascontiguousarray(np.concatenate([kernel[at : at + width] for at in (0, width, 2 * width)], axis=1))
        first_bias = np.pad(layers[0].bias, kernel.shape[1])
        self._embedder = ner_embedder.build(tables, mix, first, first_bias)
        self._network = ner_network.build(layers, last)
        self._reach, self._tags = len(layers), last.shape[1]
        self._new_cache = partial(_Cache, width, first.shape[1])
        self._cache = self._new_cache()
        self._lock = threading.Lock()
        self._blob = blob

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> NameModel:
        """Load the packed weights at ``path``, or those in the package. Raises ModelError when missing or damaged."""
        try:
            if path is None:
                blob = resources.files("wa_redact").joinpath("data", MODEL_FILE).read_bytes()
            else:
                blob = Path(path).read_bytes()
        except OSError as error:
            raise ModelError(f"the name model cannot be read: {type(error).__name__}") from None
        # a copy in another process reads its own package; of any other file it needs the bytes
        return cls(*unpack(blob), blob=None if path is None else blob)

    @classmethod
    def from_bytes(cls, blob: bytes) -> NameModel:
        """The model out of a packed file's bytes. Raises ModelError when damaged."""
        return cls(*unpack(blob), blob=blob)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return (NameModel.load, ()) if self._blob is None else (NameModel.from_bytes, (self._blob,))

    def ordinary(self, word: str) -> bool:
        """True for a word (in small letters) of general language or a town that is nobody's name in the lists."""
        hit = self._lexicon.find(word)
        return hit is not None and not hit[0] & ANY_NAME

    # -- scores ----------------------------------------------------------------------------------------------------

    def spans(
        self, texts: Sequence[str], thresholds: Mapping[str, float], hints: Sequence[Sequence[Span]] = ()
    ) -> list[list[Span]]:
        """What the model finds in each text: sorted, disjoint spans in code points, one list a text.

        ``thresholds``: the least score of each label; a label that is missing is not looked for. ``hints``: for each
        text (or none at all) where rules saw evidence for a label, see ``ner_spans.weigh``.
        Time is linear in the length; memory beyond the texts' tokens is bounded.
        """
        limits = [float(thresholds.get(label, 2.0)) for label in self.labels]
        return [
            []
            if not len(scores) or (not seen and silent(scores, limits))
            else decode(tokenize(text), scores, self.labels, limits, self._lexicon, seen)
            for text, scores, seen in zip(
                texts, self.probabilities([split(text) for text in texts]), hints or [()] * len(texts), strict=True
            )
        ]

    def probabilities(self, words: Sequence[Sequence[str]]) -> list[Floats]:
        """Tag probabilities (tokens, 1 + 2 * labels) of each list of tokens, rounded to 3 decimals; O, B-, I- a label."""
        return self._each(words, probabilities=True)

    def logits(self, words: Sequence[Sequence[str]]) -> list[Floats]:
        """Raw scores (tokens, 1 + 2 * labels) of each list of tokens."""
        return self._each(words, probabilities=False)

    def _each(self, batch: Sequence[Sequence[str]], *, probabilities: bool) -> list[Floats]:
        """Scores of each list of tokens."""
        if len(batch) == 1 and 0 < len(batch[0]) <= _BATCH_TOKENS:
            return [self._scores(batch, probabilities=probabilities)[0]]
        out: list[Floats] = [np.zeros((0, self._tags), np.float32)] * len(batch)
        for flush in self._flushes(batch):
            scores, starts = self._scores([item.words for item in flush], probabilities=probabilities)
            for item, at in zip(flush, starts, strict=True):
                here = scores[at + item.left : at + item.left + item.end - item.begin]
                out[item.number] = here if item.begin == 0 else np.concatenate([out[item.number], here])
        return out

    def _flushes(self, batch: Sequence[Sequence[str]]) -> Iterator[list[_Piece]]:
        """Cut into pieces of bounded size (long texts overlap by the receptive field, so the cut shows nowhere)."""
        reach = self._reach
        queue: list[_Piece] = []
        waiting = 0
        for number, words in enumerate(batch):
            for begin in range(0, len(words), _BATCH_TOKENS):
                end = min(begin + _BATCH_TOKENS, len(words))
                left = min(reach, begin)
                piece = words if end - begin == len(words) else words[begin - left : end + reach]
                if queue and waiting + len(piece) > _BATCH_TOKENS:
                    yield queue
                    queue, waiting = [], 0
                queue.append(_Piece(number, begin, end, piece, left))
                waiting += len(piece)
        if queue:
            yield queue

    def _scores(self, pieces: Sequence[Sequence[str]], *, probabilities: bool) -> tuple[Floats, list[int]]:
        """Scores (rows, tags) of all pieces in one array, with a row that says nothing between two; where each begins."""
        cache, ids, starts = self._ids(pieces)
        return self._network.scores(cache.vectors, cache.products, ids, probabilities=probabilities), starts

    # -- token types -----------------------------------------------------------------------------------------------

    def _ids(self, pieces: Sequence[Sequence[str]]) -> tuple[_Cache, list[int], list[int]]:
        """Cache rows of all tokens with row 0 before, between and after the pieces; where each begins past the first."""
        cache = self._cache
        for _ in range(2):
            ids = cache.ids
            index, starts = [0], []
            try:
                for piece in pieces:
                    starts.append(len(index) - 1)
                    index += [ids[word] for word in piece]
                    index.append(0)
            except KeyError:
                cache = self._learn(dict.fromkeys(word for piece in pieces for word in piece))
            else:
                return cache, index, starts
        raise ModelError("the token cache lost a token")  # cannot happen: _learn returns a cache that holds them all

    def _learn(self, words: Mapping[str, None]) -> _Cache:
        """A cache that holds all ``words``: the present one with the new rows, or a fresh one when that would be full."""
        with self._lock:
            cache = self._cache
            new = [word for word in words if word not in cache.ids]
            if cache.used + len(new) > _CACHE_TYPES:
                cache = self._new_cache()
                new = list(words)
            need = cache.used + len(new)
            if need > len(cache.vectors):
                size = max(need, 2 * len(cache.vectors))
                for name in ("vectors", "products"):
                    old = getattr(cache, name)
                    grown = np.ones((size, old.shape[1]), np.float32)
                    grown[: cache.used] = old[: cache.used]
                    setattr(cache, name, grown)
            rows = [token_rows(word, self._lexicon, self._sizes) for word in new]
            self._embedder.write(rows, cache.vectors[cache.used : need], cache.products[cache.used : need])
            cache.ids.update(zip(new, range(cache.used, need), strict=True))
            cache.used = need
            self._cache = cache
            return cache
