"""How significant the words of a message are, by the weights in ``data/significant.txt`` (``models/guidance``)."""

from __future__ import annotations

import itertools
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from math import sqrt
from typing import NamedTuple

from wa_redact.guidance._words import words_of

#: what pairs of words and typed forms may add to what the plain words say, so that a message is worth reading again
_SLACK = 30.0
#: a kind is named when it has so much of what all kinds have
_CLEAR = 0.4
#: words of a long text that are read, from its beginning
_MOST = 2000


class _Weights(NamedTuple):
    constant: float
    terms: dict[str, float]
    kinds: dict[str, tuple[tuple[str, float], ...]]


@cache
def _weights() -> _Weights:
    text = (resources.files("wa_redact") / "data" / "significant.txt").read_text(encoding="utf-8")
    first, *lines = text.splitlines()
    terms: dict[str, float] = {}
    kinds: dict[str, tuple[tuple[str, float], ...]] = {}
    for line in lines:
        term, weight, *hints = line.split("\t")
        terms[term] = float(weight)
        if hints:
            pairs = (hint.partition(":") for hint in hints[0].split())
            kinds[term] = tuple((kind, float(value)) for kind, _, value in pairs)
    return _Weights(float(first), terms, kinds)


def worth(words: AbstractSet[str]) -> bool:
    """True when these distinct words may make a significant message; quick, and surer of no than of yes."""
    constant, terms, _ = _weights()
    total = _SLACK
    for word in terms.keys() & words:
        total += terms[word]
    return total + constant * sqrt(len(words) + 2) > 0


def kind_of(low: str) -> str | None:
    """The kind of significant conversation that ``low`` (lower case) is, "" when none stands out, None for small talk."""
    constant, terms, kinds = _weights()
    words = words_of(low)[:_MOST]
    found = set(words)
    size = len(found)
    found.update(f"{a} {b}" for a, b in itertools.pairwise(words))
    score = constant * sqrt(size + 2)
    hints: dict[str, float] = {}
    for term in terms.keys() & found:
        score += terms[term]
        for kind, value in kinds.get(term, ()):
            hints[kind] = hints.get(kind, 0.0) + value
    if score <= 0:
        return None
    best = max(hints, key=lambda kind: hints[kind], default="")
    return best if best and hints[best] >= _CLEAR * sum(hints.values()) else ""
