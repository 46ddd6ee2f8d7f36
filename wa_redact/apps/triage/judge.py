"""``triage``: what a received message needs to be looked at for. Pure: no file, no network, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from wa_redact.apps.triage import abuse, contact, harm, self_harm, sexual, threat
from wa_redact.apps.triage.compare import alike
from wa_redact.apps.triage.cues import Cue
from wa_redact.apps.triage.needed import needed
from wa_redact.apps.triage.plain import Plain
from wa_redact.apps.triage.types import Flag, Kind, Triage, Urgency
from wa_redact.patterns import QuickRx

#: a message is read this far; WhatsApp cuts one at 65,536 characters
LIMIT = 65_536
KINDS = (Kind.SELF_HARM, Kind.HARM, Kind.THREAT, Kind.SEXUAL, Kind.CONTACT, Kind.ABUSE)
UNREAD = Flag(Kind.UNREAD, Urgency.TODAY, "unread", "The rules could not read the message: somebody has to.")


def triage(text: str, *, kinds: Iterable[Kind] = KINDS) -> Triage:
    """What in the received message ``text`` has to be looked at: at most one flag of each of ``kinds``.

    Never raises for a str: a message that is too long or takes too long is flagged as unread. Raises TypeError for
    what is not a str.
    """
    if not isinstance(text, str):
        raise TypeError(f"a message is a str, not {type(text).__name__}")
    if len(text) > LIMIT:
        return Triage((UNREAD,))
    wanted = frozenset(kinds)
    try:
        plain = Plain(text)
        best = by_rule(plain, wanted)
        for flag in alike(plain.order, wanted - best.keys()):
            if not plain.joking:
                best[flag.kind] = flag
    except TimeoutError:
        return Triage((UNREAD,))
    order = list(Kind)
    return Triage(tuple(sorted(best.values(), key=lambda f: (-f.urgency, order.index(f.kind)))))


def by_rule(plain: Plain, kinds: frozenset[Kind]) -> dict[Kind, Flag]:
    """The flags that the rules alone give. Raises TimeoutError when a pattern takes too long."""
    tries, by_gram, first, second = _index()
    read = plain.all
    for gram in {read[i : i + 3] for i in range(len(read) - 2)} & by_gram.keys():
        for text, a, b in by_gram[gram]:
            if text in read:
                first |= a
                second |= b
    mask = first & second
    best: dict[Kind, Flag] = {}
    while mask:
        i = mask.bit_length() - 1
        mask ^= 1 << i
        cue, pattern = tries[i]
        urgency = cue.joke if plain.joking and cue.urgency > Urgency.ROUTINE else cue.urgency
        if cue.kind not in kinds or urgency is None or (plain.joking and cue.joke is None):
            continue
        if cue.kind in best and best[cue.kind].urgency >= urgency:
            continue
        if any(cue.speaks(pattern, t) for t in (plain.full if cue.full else plain.texts)):
            best[cue.kind] = Flag(cue.kind, urgency, cue.rule, cue.why)
    for kind, sign in ((Kind.SEXUAL, sexual.signs), (Kind.ABUSE, abuse.listed)):
        if kind in kinds and kind not in best and (flag := sign(plain)) is not None:
            best[kind] = flag
    return best


_Tries = tuple[tuple[Cue, QuickRx], ...]


@cache
def _index() -> tuple[_Tries, dict[str, list[tuple[str, int, int]]], int, int]:
    """Every pattern with its rule, the most urgent last; by three letters, the texts that patterns cannot do without,
    with the patterns that need it in the first and in the second place, as bits; and those that need nothing in either.
    """
    cues = [c for module in (abuse, contact, sexual, threat, harm, self_harm) for c in module.CUES]
    tries = tuple((c, p) for c in sorted(cues, key=lambda c: c.urgency) for p in c.patterns)
    wanted: dict[str, list[int]] = {}
    free = [0, 0]
    for i, (_, pattern) in enumerate(tries):
        sets = needed(pattern.pattern)
        for place in (0, 1):
            texts = sets[place] if place < len(sets) else frozenset[str]()
            if not texts or min(map(len, texts)) < 3:
                free[place] |= 1 << i
                continue
            for text in texts:
                wanted.setdefault(text, [0, 0])[place] |= 1 << i
    by_gram: dict[str, list[tuple[str, int, int]]] = {}
    for text, (a, b) in wanted.items():
        gram = min((text[i : i + 3] for i in range(len(text) - 2)), key=_common)
        by_gram.setdefault(gram, []).append((text, a, b))
    return tries, by_gram, free[0], free[1]


def _common(gram: str) -> int:
    """The greater, the more often three letters stand in English."""
    return -sum(" etaoinsrhldcumfgypwbvkjxzq".find(c) % 28 for c in gram)
