"""The training mix: one epoch of freshly augmented documents, as token types and allowed tags."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models import corpora, generator
from models.augment import vary
from models.corpora import LABELS, NOT_PERSON, OTHER, UNKNOWN, Document
from models.names import Names
from wa_redact.tokens import tokenize

TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))
_ALL = (1 << len(TAGS)) - 1
_NOT_PERSON = _ALL & ~0b110


@dataclass(slots=True)
class Encoded:
    """A text as tokens and, for each, the set of tags that the gold allows (bit t: tag t)."""

    words: list[str]
    allowed: npt.NDArray[np.uint16]


def encode(document: Document) -> Encoded:
    """Tokens that touch a span take its tag (a mark inside a token widens to the token)."""
    cut = tokenize(document.text)
    allowed = [_NOT_PERSON if document.names_only else 1] * len(cut.words)
    spans = iter((*document.spans, (len(document.text) + 1, len(document.text) + 1, OTHER)))
    start, end, label = next(spans)
    fresh = True
    for at, (begin, stop) in enumerate(zip(cut.starts, cut.ends, strict=True)):
        while end <= begin:
            start, end, label = next(spans)
            fresh = True
        if stop <= start:
            continue
        if label == NOT_PERSON:
            allowed[at] = _NOT_PERSON
        elif label == UNKNOWN:
            allowed[at] = _ALL
        elif label in LABELS:
            allowed[at] = 1 << (1 + 2 * LABELS.index(label) + (0 if fresh else 1))
        fresh = False
    return Encoded(cut.words, np.array(allowed, np.uint16))


class Mix:
    """All training documents and how often each set is drawn."""

    def __init__(self, data: Path, names: Names, settings: dict[str, Any]) -> None:
        self.names, self.settings = names, settings
        self.hand, self.sms = corpora.hand_marked(data), corpora.text_messages(data)
        if settings["hold_out"]:
            self.hand = [document for document in self.hand if not corpora.inner(document)]
            self.sms = [document for document in self.sms if not corpora.inner(document)]
        self.public = corpora.public(data)

    def documents(self) -> list[Document]:
        return [*self.hand, *self.sms, *(item for part in self.public.values() for item in part)]

    def epoch(self, rng: random.Random) -> list[Document]:
        """Freshly augmented documents, shuffled."""
        settings, names = self.settings, self.names
        out: list[Document] = []
        for part, copies in ((self.hand, settings["hand_copies"]), (self.sms, settings["sms_copies"])):
            for document in part:
                out += [
                    vary(rng, document, names, first=copy < 2, lower=0.3 if copy else 0.1) for copy in range(copies)
                ]
        for name, part in self.public.items():
            key = {"slurp": "slurp", "restaurants8k": "restaurants", "nlupp": "nlupp", "wikigold": "wikigold"}.get(name)
            share = 1.0 if key is None else settings[key]
            for document in part:
                marked = any(label == "PERSON" for _, _, label in document.spans)
                if rng.random() < (share if not marked else min(1.0, 3 * share)):
                    out += [
                        vary(rng, document, names, first=rng.random() < 0.5, lower=0.4)
                        for _ in range(settings["public_copies"])
                    ]
        for _ in range(settings["synthetic"]):
            out.append(vary(rng, generator.message(rng, names), names, first=True, lower=0.4))
        rng.shuffle(out)
        return [document for document in out if document.text.strip()]
