"""What the rules do not know by their words: a message is compared with messages that were marked by hand.

A linear model over words, neighbours, words one or two further on, beginnings and endings of words, and classes of words;
``models/triage.py`` trains it. It only ever adds a flag, with the urgency "today" or less.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib import resources
from math import sqrt
from typing import NamedTuple

from wa_redact.apps.triage.classes import CLASS_OF
from wa_redact.apps.triage.types import Flag, Kind, Urgency

#: a longer text is compared piece by piece: among many words a few weigh nothing
WINDOW, STEP, MOST = 24, 12, 800
#: a text with fewer features counts as one with so many: one word alone says little, whatever the word
FEWEST = 24
#: two classes are seen together over so many words at most
REACH = 6
#: a weight is a whole number of hundredths; each score's stands in so many bits, moved up so that none is below nought
_UNIT, _BITS, _ZERO = 100, 32, 1 << 20
_MASK = (1 << _BITS) - 1

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


def features(words: list[str]) -> set[str]:
    """What the model sees of ``words``, as ``Plain`` writes them."""
    found = set(words)
    long = [w for w in found if len(w) > 4]
    found.update([w[:4] + "*" for w in long])
    found.update(["*" + w[-3:] for w in long])
    one, two, three = words[1:], words[2:], words[3:]
    found.update([f"{a} {b}" for a, b in zip(words, one, strict=False)])
    found.update([f"{a}_{b}" for a, b in zip(words, two, strict=False)])
    found.update([f"{a}_{b}" for a, b in zip(words, three, strict=False)])
    classes = [CLASS_OF.get(w) for w in words]
    found.update([f"{a} {b}" for a, b in zip(classes, one, strict=False) if a])
    found.update([f"{a} {b}" for a, b in zip(words, classes[1:], strict=False) if b])
    there = [(i, c) for i, c in enumerate(classes) if c]
    found.update([c for _, c in there])
    for further in (1, 2):
        pairs = zip(there, there[further:], strict=False)
        found.update([a + b for (i, a), (j, b) in pairs if j - i <= REACH])
    return found


class Model(NamedTuple):
    """``weights``: of each feature for all scores in one number, so that adding up is one step; the first score is that
    anything is to be flagged at all, the others are those of ``kinds``. ``bias``: of each score. ``share``: how much the
    score of a kind adds to the first. ``least``: the sum from which a kind is flagged.
    """

    kinds: list[Kind]
    weights: dict[str, int]
    bias: list[float]
    share: list[float]
    least: list[float]


def alike(words: list[str], kinds: frozenset[Kind]) -> list[Flag]:
    """The flags of those of ``kinds`` whose marked messages the text of ``words`` is like, for each piece the likest."""
    model = load()
    hit: set[int] = set()
    if len(words) <= WINDOW:
        pieces = [words] if words else []
    else:
        pieces = [words[i : i + WINDOW] for i in range(0, min(len(words) - STEP, MOST * STEP), STEP)]
    for piece in pieces:
        seen = features(piece)
        known = seen & model.weights.keys()
        total = sum(map(model.weights.__getitem__, known))
        scale = _UNIT * sqrt(max(len(seen), FEWEST))
        nought = len(known) * _ZERO
        score = [((total >> _BITS * k & _MASK) - nought) / scale + b for k, b in enumerate(model.bias)]
        sums = [score[0] + share * s for share, s in zip(model.share, score[1:], strict=True)]
        best = max(range(len(sums)), key=sums.__getitem__)
        if sums[best] > model.least[best]:
            hit.add(best)
    return [_FLAGS[model.kinds[k]] for k in sorted(hit) if model.kinds[k] in kinds]


@cache
def load() -> Model:
    """The model as it was trained."""
    packed = (resources.files(__package__) / "weights.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    zero = sum(_ZERO << _BITS * k for k in range(len(data["bias"])))
    weights = {f: zero + sum(w << _BITS * k for k, w in pairs) for f, pairs in data["weights"].items()}
    return Model([Kind(k) for k in data["kinds"]], weights, data["bias"], data["share"], data["least"])
