"""Goes on training a packed model on a user's marked messages, mixed with the project's own so that little is forgotten.

The packed tables are turned back into numbers, learnt on in thinc and packed again. The model as it was is asked about
every text: it holds the new one to what it knew.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from wa_redact import ner_weights
from wa_redact.apps.train import packing
from wa_redact.apps.train.examples import LABELS, Document, encode, ordinary_words
from wa_redact.apps.train.learner import Learner, Lesson, Progress, use_numpy
from wa_redact.apps.train.vary import blank, cased, noise, possessive
from wa_redact.errors import ModelError
from wa_redact.features import NO_VECTOR, Lexicon
from wa_redact.ner import NameModel
from wa_redact.ner_layers import softmax
from wa_redact.ner_weights import Arrays

_ASKED = 64  # texts that the old model is asked about at a time
_NEW_WORD = 6 << 4  # a lexicon entry: no kind of name, the frequency class of words that the training text knows


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much is learnt. A pass sees each own message ``copies`` times, varied, and as many words of known ones.

    ``own_gold`` and ``known_gold``: how much the marks count beside the opinion of the model as it was.
    """

    passes: int = 10
    copies: int = 3
    least_known: int = 400
    own_gold: float = 0.9
    known_gold: float = 0.3
    learn_rate: float = 0.001
    dropout: float = 0.1
    batch_words: int = 600
    new_word_met: int = 3


def go_on(
    base: bytes,
    own: Sequence[Document],
    known: Sequence[Document],
    recipe: Recipe,
    *,
    seed: int = 1,
    report: Callable[[Progress], None] = lambda _: None,
) -> bytes:
    """The packed model ``base`` after learning from ``own`` messages among ``known`` ones. The same input, the same bytes.

    Raises ModelError for a model that is damaged or of other labels.
    """
    header, arrays = ner_weights.unpack(base)
    if tuple(header.get("labels", ())) != LABELS:
        raise ModelError("the name model knows other labels than this version trains")
    before = NameModel(header, arrays)
    use_numpy()
    arrays = arrays | with_words(arrays, ordinary_words(own, recipe.new_word_met))
    network, types = packing.from_arrays(header, arrays)
    lessons = _Lessons(own, known, before, recipe, seed)
    learner = Learner(network, types, seed, report)
    learner.run(
        iter(lessons),
        lambda seen: seen / lessons.words,
        learn_rate=recipe.learn_rate,
        warmup=20,
        dropout=recipe.dropout,
        batch_words=recipe.batch_words,
        averaging_from=0.5,
        average_every=5,
    )
    version = f"{str(header['version']).partition('+')[0]}+own"
    packed = packing.to_arrays(network, types.lexicon, types.table)
    return ner_weights.pack({**header, "version": version, "own_messages": len(own)}, packed)


class _Lessons:
    """The texts of all passes, freshly varied each time. ``words``: about how many there are."""

    def __init__(
        self, own: Sequence[Document], known: Sequence[Document], before: NameModel, recipe: Recipe, seed: int
    ) -> None:
        self.own, self.known, self.before, self.recipe = own, known, before, recipe
        self.rng = random.Random(seed)
        mine = recipe.copies * sum(len(encode(d).words) for d in own)
        each = sum(len(encode(d).words) for d in known) / max(1, len(known))
        self.drawn = min(len(known), max(recipe.least_known, round(mine / max(1.0, each))))
        self.words = max(1, recipe.passes * round(mine + self.drawn * each))

    def __iter__(self) -> Iterator[Lesson]:
        recipe, rng = self.recipe, self.rng
        while True:
            texts = [
                (self._varied(d, plain=copy == 0), recipe.own_gold) for d in self.own for copy in range(recipe.copies)
            ]
            texts += [(self._varied(d, plain=False), recipe.known_gold) for d in rng.sample(self.known, self.drawn)]
            rng.shuffle(texts)
            for at in range(0, len(texts), _ASKED):
                asked = [
                    (encode(document), gold) for document, gold in texts[at : at + _ASKED] if document.text.strip()
                ]
                said = self.before.logits([item.words for item, _ in asked])
                for (item, gold), logits in zip(asked, said, strict=True):
                    yield Lesson(item, gold, softmax(logits))

    def _varied(self, document: Document, *, plain: bool) -> Document:
        rng = self.rng
        document = blank(rng, document, 0.6, 0.0)
        if plain:
            return document
        document = possessive(rng, document)
        if rng.random() < 0.3:
            document = noise(rng, document)
        return cased(rng, document, 0.35)


def with_words(arrays: Arrays, words: set[str]) -> Arrays:
    """The lexicon's arrays with ``words`` that it lacks: from then on each has a row of its own."""
    keys, kinds, vectors = (arrays[f"lex.{part}"] for part in ("keys", "kinds", "vectors"))
    lexicon = Lexicon(keys, kinds, vectors)
    new = np.array(
        sorted({crc32(w.encode("utf-8", "surrogatepass")) for w in words if lexicon.find(w) is None}), np.uint32
    )
    order = np.argsort(np.concatenate([keys, new]), kind="stable")
    added = (new, np.full(len(new), _NEW_WORD, np.uint8), np.full(len(new), NO_VECTOR, np.uint16))
    parts = zip(("keys", "kinds", "vectors"), (keys, kinds, vectors), added, strict=True)
    return {f"lex.{name}": np.concatenate([old, more])[order] for name, old, more in parts}
