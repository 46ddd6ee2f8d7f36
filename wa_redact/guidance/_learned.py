"""What the words of a message say by weights that were learnt (``data/guidance.txt``, made by ``models/guidance``).

Three questions are asked of it: is it a significant conversation, does it threaten, does it blame.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from itertools import pairwise, repeat
from math import sqrt
from typing import NamedTuple

from wa_redact.guidance._words import words_of

SIGNIFICANT, THREAT, BLAME = range(3)
#: whether to ask about threat or blame at all: the larger weight of each word
TONE = 3
#: what pairs of words and typed forms may add to what the plain words say, so that a message is worth reading again
SLACK = 30.0
#: a kind is named when it has so much of what all kinds have
_CLEAR = 0.4
#: words of a long text that are read, from its beginning
_MOST = 2000


class _Weights(NamedTuple):
    """By question: the constant, and the weight of each word and pair. By word and pair: the kinds that it speaks for."""

    constants: tuple[float, ...]
    terms: tuple[dict[str, float], ...]
    kinds: dict[str, tuple[tuple[str, float], ...]]


@cache
def _weights() -> _Weights:
    text = (resources.files("wa_redact") / "data" / "guidance.txt").read_text(encoding="utf-8")
    first, *lines = text.splitlines()
    constants = tuple(float(value) for value in first.split("\t")[1:])
    terms: tuple[dict[str, float], ...] = tuple({} for _ in constants)
    kinds: dict[str, tuple[tuple[str, float], ...]] = {}
    for line in lines:
        term, *values = line.split("\t")
        for known, value in zip(terms, values, strict=False):
            if value != "0":
                known[term] = float(value)
        if len(values) > len(constants):
            hints = (hint.partition(":") for hint in values[-1].split())
            kinds[term] = tuple((kind, float(value)) for kind, _, value in hints)
    either = {w: max(terms[THREAT].get(w, 0.0), terms[BLAME].get(w, 0.0)) for w in terms[THREAT] | terms[BLAME]}
    return _Weights((*constants, max(constants[THREAT:])), (*terms, either), kinds)


def hunch(question: int, words: AbstractSet[str]) -> float:
    """What these distinct words say to ``question``, quickly: their own weights without pairs and typed forms.

    Above ``-SLACK`` the question is worth asking.
    """
    weights = _weights()
    total = sum(map(weights.terms[question].get, words, repeat(0.0)))
    return total + weights.constants[question] * sqrt(len(words) + 2)


def answer(question: int, low: str) -> frozenset[str] | None:
    """None for no; for yes the words and pairs of ``low`` (lower case) that the weights know."""
    weights = _weights()
    terms = weights.terms[question]
    words = words_of(low)[:_MOST]
    found = set(words)
    score = weights.constants[question] * sqrt(len(found) + 2)
    found.update(f"{a} {b}" for a, b in pairwise(words))
    known = terms.keys() & found
    for term in known:
        score += terms[term]
    return frozenset(known) if score > 0 else None


def kind_of(known: frozenset[str]) -> str:
    """The kind of significant conversation that these words and pairs speak for, "" when none stands out."""
    kinds = _weights().kinds
    hints: dict[str, float] = {}
    for term in known:
        for kind, value in kinds.get(term, ()):
            hints[kind] = hints.get(kind, 0.0) + value
    best = max(sorted(hints), key=lambda kind: hints[kind], default="")
    return best if best and hints[best] >= _CLEAR * sum(hints.values()) else ""
