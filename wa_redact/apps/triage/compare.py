"""What the rules do not know by their words: a message is compared with messages that were marked by hand.

A linear model over words, pairs of words and four letters of a word; ``models/triage.py`` trains it. It only ever adds a
flag, with the urgency "today" or less.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib import resources
from itertools import pairwise
from math import sqrt

from wa_redact.apps.triage.types import Flag, Kind, Urgency

_WORD = re.compile(r"[a-z0-9]+")
#: a longer text is compared piece by piece: among many words a few weigh nothing
WINDOW, STEP, MOST = 24, 12, 800
#: a weight is a whole number of hundredths; each kind's stands in so many bits, moved up so that none is below nought
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
    found = {*words, *map(" ".join, pairwise(words))}
    for word in found.intersection(words):
        padded = f"<{word}>"
        found.update([padded[i : i + 4] + "~" for i in range(len(padded) - 3)])
    return found


def alike(text: str, kinds: frozenset[Kind]) -> list[Flag]:
    """The flags of those of ``kinds`` whose marked messages ``text`` is like."""
    weights, bias, least, order = _model()
    words = _WORD.findall(text)
    hit = [False] * len(order)
    for start in range(0, min(max(1, len(words) - STEP), MOST * STEP), STEP) if len(words) > WINDOW else (0,):
        seen = features(words[start : start + WINDOW])
        if not seen:
            break
        known = seen & weights.keys()
        total = sum(map(weights.__getitem__, known))
        scale = _UNIT * sqrt(len(seen))
        for k in range(len(order)):
            one = (total >> _BITS * k & _MASK) - len(known) * _ZERO
            hit[k] = hit[k] or one / scale + bias[k] > least[k]
    return [_FLAGS[kind] for kind, found in zip(order, hit, strict=True) if found and kind in kinds]


@cache
def _model() -> tuple[dict[str, int], list[float], list[float], list[Kind]]:
    """The weights of each feature for all kinds in one number, so that adding up is one step; the bias and the least
    score of each kind; the kinds.
    """
    packed = (resources.files(__package__) / "weights.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    zero = sum(_ZERO << _BITS * k for k in range(len(data["kinds"])))
    weights = {f: zero + sum(w << _BITS * k for k, w in pairs) for f, pairs in data["weights"].items()}
    return weights, data["bias"], data["least"], [Kind(k) for k in data["kinds"]]
