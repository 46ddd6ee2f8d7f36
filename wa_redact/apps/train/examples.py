"""Marked texts as the network learns from them: tokens, and for each the set of tags that the marks allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wa_redact.markup import parse
from wa_redact.tokens import tokenize

LABELS = ("PERSON", "ADDRESS", "PLACE")
NOT_PERSON = "NOT_PERSON"  # any tag but a person's: what other people's schemes call a place or an organisation
UNKNOWN = "UNKNOWN"  # no gold at all: user names, hashtags, titles of films
OTHER = "OTHER"  # something identifying that other parts of the package look for: outside for the model

TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))
_ALL = (1 << len(TAGS)) - 1
_NOT_PERSON = _ALL & ~0b110


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its spans: (start, end, label), sorted and disjoint; ``names_only``: no word outside is surely O."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    source: str = ""
    names_only: bool = False

    def with_text(self, text: str, spans: Iterable[tuple[int, int, str]]) -> Document:
        """The same document with another text and other spans."""
        return replace(self, text=text, spans=tuple(spans))


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


def ordinary_words(documents: Iterable[Document], least: int) -> set[str]:
    """Lower-case words met ``least`` times outside everything marked: they count as known words."""
    counts: Counter[str] = Counter()
    for document in documents:
        item = encode(document)
        counts.update(
            word.lower().replace("\u2019", "'")
            for word, allowed in zip(item.words, item.allowed.tolist(), strict=True)
            if allowed == 1 and word[0].isalpha()
        )
    return {word for word, count in counts.items() if count >= least and len(word) <= 24}


def shipped() -> list[Document]:
    """The messages written and marked for this project, under ``data/messages``: one a line, ``\\n`` for a line break."""
    from importlib import resources

    documents = []
    folder = resources.files("wa_redact") / "data" / "messages"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                text, spans = parse(line)
                marks = tuple((s.start, s.end, s.label if s.label in LABELS else OTHER) for s in spans)
                documents.append(Document(text, marks, path.name.removesuffix(".txt")))
    return documents
