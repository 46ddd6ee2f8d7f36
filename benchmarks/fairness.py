"""Names found by their origin, each with its interval: ``python -m benchmarks fairness``.

The messages are those of the corpus "origins": every given name of a list in two carriers, once as written and once in
lower case, so that every origin meets the same. An interval resamples the names, not the messages: two messages with one
name are not two witnesses. Names that stand in the project's own messages, which the model learnt from, are counted, and a
second figure leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from benchmarks.corpora import corpora
from wa_redact import Redactor
from wa_redact.apps.scoring import places_of
from wa_redact.apps.train.examples import shipped

RESAMPLES, SEED = 2000, 20_240_229


class Origin(NamedTuple):
    """Names covered whole of all, and the 95 % interval of that share; the same of names that were not learnt from."""

    name: str
    found: int
    names: int
    low: float
    high: float
    strange_found: int
    strange: int


def measure(redactor: Redactor) -> Iterator[Origin]:
    """The figures of every origin, the best first."""
    corpus = next(corpora("full", None, ("origins",)))
    verdicts = list(redactor.pipe([m.text for m in corpus.messages]))
    learnt = _learnt()
    out = []
    for origin, places in corpus.groups["origin"].items():
        by_name: dict[str, list[bool]] = {}
        strange: list[bool] = []
        for i in places:
            message = corpus.messages[i]
            hit = {at for f in verdicts[i].findings for at in range(f.start, f.end)}
            whole = all(at in hit for at in places_of(message.text, message.spans[0]))
            if message.text[slice(*message.spans[0][:2])].lower() not in learnt:
                strange.append(whole)
            by_name.setdefault(message.place.rpartition(":")[0], []).append(whole)
        sums = np.array([(sum(hits), len(hits)) for hits in by_name.values()])
        random = np.random.RandomState(SEED)
        drawn = sums[random.randint(0, len(sums), (RESAMPLES, len(sums)))].sum(axis=1)
        low, high = np.percentile(drawn[:, 0] / drawn[:, 1], (2.5, 97.5))
        out.append(
            Origin(
                origin,
                int(sums[:, 0].sum()),
                int(sums[:, 1].sum()),
                float(low),
                float(high),
                sum(strange),
                len(strange),
            )
        )
    return iter(sorted(out, key=lambda o: -o.found / o.names))


def _learnt() -> frozenset[str]:
    """The words of names in the project's own messages, in small letters."""
    return frozenset(
        word
        for document in shipped()
        for start, end, label in document.spans
        if label == "PERSON"
        for word in document.text[start:end].lower().split()
    )


def markdown(origins: list[Origin]) -> str:
    """The figures as a Markdown table, with the distance of each origin to the best."""
    best = origins[0].found / origins[0].names
    out = [
        "| origin | names found, % | points behind the best | names in no message of ours, % |",
        "| --- | ---: | ---: | ---: |",
    ]
    for o in origins:
        share = o.found / o.names
        between = f"<sub>{100 * o.low:.0f} to {100 * o.high:.0f}</sub>"
        out.append(
            f"| {o.name.replace('-', ' ')} | {100 * share:.1f} ({o.found}/{o.names}) {between} | {100 * (best - share):.1f} "
            f"| {100 * o.strange_found / max(1, o.strange):.1f} ({o.strange_found}/{o.strange}) |"
        )
    return "\n".join(out)
