"""What the rules do not know by their words: a message is compared with messages that were marked by hand.

A linear model over words, neighbours, words one or two further on, beginnings and endings of words, and classes of words;
``models/triage.py`` trains it. It only ever adds a flag, with the urgency "today" or less.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib import resources
from math import sqrt
from typing import NamedTuple

from wa_redact.apps.triage.classes import CLASS_OF
from wa_redact.apps.triage.types import Flag, Kind, Urgency

#: a text of more words is compared piece by piece: among many words a few weigh nothing
WINDOW = 24
#: words of a piece, words from one piece to the next, most pieces
PIECE, STEP, MOST = 16, 6, 1600
#: a text with fewer words counts as one with so many: one word alone says little, whatever the word
FEWEST = 6
#: two classes are seen together over so many words at most
REACH = 6
#: a weight is a whole number of hundredths; the weights of all scores are one number, each in so many bits
_UNIT, _BITS = 100, 32
_HALF, _MASK = 1 << (_BITS - 1), (1 << _BITS) - 1
#: what stands first of two that are seen together is moved up so far
_FIRST, _SKIP = 20, 1 << 40

_FLAGS = {
    Kind.SELF_HARM: Flag(
        Kind.SELF_HARM, Urgency.TODAY, "self-harm.alike", "It is like messages that speak of suicide or self-harm."
    ),
    Kind.HARM: Flag(Kind.HARM, Urgency.TODAY, "harm.alike", "It is like messages that tell of somebody being harmed."),
    Kind.THREAT: Flag(Kind.THREAT, Urgency.TODAY, "threat.alike", "It is like messages that threaten somebody."),
    Kind.SEXUAL: Flag(Kind.SEXUAL, Urgency.TODAY, "sexual.alike", "It is like sexual messages."),
    Kind.CONTACT: Flag(
        Kind.CONTACT,
        Urgency.TODAY,
        "contact.alike",
        "It is like messages about contact outside the agreed arrangement.",
    ),
    Kind.ABUSE: Flag(Kind.ABUSE, Urgency.ROUTINE, "abuse.alike", "It is like messages that insult somebody."),
}


def features(words: list[str]) -> list[str]:
    """What the model sees of ``words``, as ``Plain`` writes them: what ``Model.scores`` adds up, in words."""
    found = list(words)
    classes = [CLASS_OF.get(w, "") for w in words]
    for i, a in enumerate(words):
        if len(a) > 4:
            found += [a[:4] + "*", "*" + a[-3:]]
        if classes[i]:
            found.append(classes[i])
        for b in words[i + 1 : i + 2]:
            found.append(f"{a} {b}")
            if classes[i]:
                found.append(f"{classes[i]} {b}")
            if classes[i + 1]:
                found.append(f"{a} {classes[i + 1]}")
        found += [f"{a}_{b}" for b in words[i + 2 : i + 4]]
    there = [(i, c) for i, c in enumerate(classes) if c]
    for n, (i, a) in enumerate(there):
        found += [f"{a}_{b}" for j, b in there[n + 1 : n + 3] if j - i <= REACH]
    return found


def pieces(words: list[str]) -> list[list[str]]:
    """What of ``words`` is compared at a time."""
    if len(words) <= WINDOW:
        return [words] if words else []
    return [words[i : i + PIECE] for i in range(0, min(len(words) - STEP, MOST * STEP), STEP)]


class Model(NamedTuple):
    """Scores: the first that anything is to be flagged at all, then those of ``kinds``. ``bias``: of each score.
    ``share``: how much the score of a kind adds to the first. ``least``: the sum from which a kind is flagged.

    ``words``: the number of a word, and what it weighs with its beginning, its ending and its class. ``ends``: what
    beginnings and endings of other words weigh. ``classes``: the number of a word's class by the word's. ``pairs``: what
    two numbers weigh together.
    """

    kinds: list[Kind]
    bias: list[float]
    share: list[float]
    least: list[float]
    words: dict[str, tuple[int, int]]
    ends: dict[str, int]
    classes: dict[int, int]
    pairs: dict[int, int]
    worth: float

    def total(self, words: list[str]) -> int | None:
        """What ``words`` weigh: all scores in one number. None where they alone are not worth it."""
        known = list(map(self.words.get, words))
        total = sum([k[1] for k in known if k])
        if None in known:
            ends = self.ends.get
            total += sum(
                [ends(w[:4] + "*", 0) + ends("*" + w[-3:], 0) for w in words if len(w) > 4 and w not in self.words]
            )
        if (total + _HALF & _MASK) - _HALF < self.worth * _UNIT * sqrt(max(len(words), FEWEST)):
            return None
        ids = [k[0] if k else 0 for k in known]
        get, of = self.pairs.get, self.classes.get
        classes = [of(i, 0) for i in ids]
        one = ids[1:]
        total += sum([get(a << _FIRST | b, 0) for a, b in zip(ids, one, strict=False)])
        total += sum([get(a << _FIRST | b, 0) for a, b in zip(classes, one, strict=False) if a])
        total += sum([get(a << _FIRST | b, 0) for a, b in zip(ids, classes[1:], strict=False) if b])
        for two in (ids[2:], ids[3:]):
            total += sum([get(_SKIP | a << _FIRST | b, 0) for a, b in zip(ids, two, strict=False)])
        there = [(i, c) for i, c in enumerate(classes) if c]
        for further in (1, 2):
            pairs = zip(there, there[further:], strict=False)
            total += sum([get(_SKIP | a << _FIRST | b, 0) for (i, a), (j, b) in pairs if j - i <= REACH])
        return total

    def sums(self, words: list[str]) -> list[float] | None:
        """How much ``words`` are like the marked messages of each kind. None where they are not at all."""
        total = self.total(words)
        if total is None:
            return None
        scale = _UNIT * sqrt(max(len(words), FEWEST))
        scores = []
        for bias in self.bias:
            one = (total + _HALF & _MASK) - _HALF
            total = (total - one) >> _BITS
            scores.append(one / scale + bias)
        return [scores[0] + share * score for share, score in zip(self.share, scores[1:], strict=True)]


def alike(words: list[str], kinds: frozenset[Kind]) -> list[Flag]:
    """The flags of those of ``kinds`` whose marked messages the text of ``words`` is like, for each piece the likest."""
    model = load()
    hit: set[int] = set()
    for piece in pieces(words):
        sums = model.sums(piece)
        if sums is None:
            continue
        best = max(sums)
        k = sums.index(best)
        if best > model.least[k]:
            hit.add(k)
    return [_FLAGS[model.kinds[k]] for k in sorted(hit) if model.kinds[k] in kinds]


@cache
def load() -> Model:
    """The model as it was trained."""
    packed = (resources.files(__package__) / "weights.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    weight = {f: sum(w << _BITS * k for k, w in pairs) for f, pairs in data["weights"].items()}
    ends = {f: w for f, w in weight.items() if f[0] == "*" or f[-1] == "*"}
    numbers: dict[str, int] = {}
    pairs: dict[int, int] = {}
    for feature, w in weight.items():
        if feature in ends:
            continue
        a, mark, b = re.fullmatch(r"(#?[a-z0-9]+)(?:([ _])(#?[a-z0-9]+))?", feature).group(1, 2, 3)  # type: ignore[union-attr]
        first = numbers.setdefault(a, len(numbers) + 1)
        if mark:
            key = first << _FIRST | numbers.setdefault(b, len(numbers) + 1)
            pairs[key | _SKIP if mark == "_" else key] = w
    for word, name in CLASS_OF.items():
        numbers.setdefault(word, len(numbers) + 1)
        numbers.setdefault(name, len(numbers) + 1)
    words: dict[str, tuple[int, int]] = {}
    for word, n in numbers.items():
        if word[0] != "#":
            own = [word, CLASS_OF.get(word, ""), *((word[:4] + "*", "*" + word[-3:]) if len(word) > 4 else ())]
            words[word] = n, sum(weight.get(f, 0) for f in own)
    classes = {numbers[word]: numbers[name] for word, name in CLASS_OF.items()}
    kinds = [Kind(k) for k in data["kinds"]]
    return Model(kinds, data["bias"], data["share"], data["least"], words, ends, classes, pairs, data["worth"])
