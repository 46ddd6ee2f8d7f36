"""The scorer: what leaked, what was spoiled, how much was covered for nothing. Counts first, rates from counts.

A letter or digit counts, nothing else does: whether the full stop of ``J.S.`` is covered is no leak. A marked span is
*covered* when every letter and digit of it lies in the union of what was found, under whatever label; it is *touched*
when one does. A span of neither (an emoji that stands for a name) counts by all its characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

#: start, end (code points, half-open), label
Labelled = tuple[int, int, str]
Bits = npt.NDArray[Any]

RESAMPLES = 1000
SEED = 20_240_229


@dataclass(frozen=True)
class Marked:
    """A message with what is marked in it. Raises ValueError for a span that is empty or reaches out of the text.

    ``ignored``: stretches that count for nothing, neither way. ``place`` says where the message stands.
    """

    text: str
    spans: tuple[Labelled, ...] = ()
    ignored: tuple[tuple[int, int], ...] = ()
    place: str = ""

    def __post_init__(self) -> None:
        for start, end in (*((a, b) for a, b, _ in self.spans), *self.ignored):
            if not 0 <= start < end <= len(self.text):
                raise ValueError(f"a span {start}-{end} in a message of {len(self.text)} characters")


def tally(message: Marked, found: Iterable[Labelled], labels: Collection[str] | None = None) -> Counter[str]:
    """The counts of one message; the counts of a corpus are their sum.

    ``labels``: the corpus is marked for these only, so marks and findings of others are left out where a finding could
    be right (what was covered for nothing, precision), but whatever covers a mark keeps it from leaking.
    """
    text = message.text
    ignored = {i for a, b in message.ignored for i in range(a, b)}
    every = [(a, b, name) for a, b, name in found if b > a]
    hit = {i for a, b, _ in every for i in range(a, b)}
    ours = [f for f in every if (labels is None or f[2] in labels) and not set(range(f[0], f[1])) <= ignored]
    gold = [g for g in message.spans if labels is None or g[2] in labels]
    counts: Counter[str] = Counter(messages=1)
    inside = {i for a, b, _ in gold for i in range(a, b)}
    leaked = False
    for span in gold:
        places, name = places_of(text, span), span[2]
        whole = all(i in hit for i in places)
        leaked |= not whole
        counts[f"gold:{name}"] += 1
        counts[f"full:{name}"] += whole
        counts[f"overlap:{name}"] += any(i in hit for i in places)
        counts[f"recalled:{name}"] += any(f[2] == name and _meet(f, places) for f in ours)
        counts[f"exact:{name}"] += span in ours
    for span in set(ours):
        name = span[2]
        counts[f"found:{name}"] += 1
        counts[f"right:{name}"] += any(g[2] == name and _meet(span, places_of(text, g)) for g in gold)
        counts["touching"] += any(_meet(span, places_of(text, g)) for g in gold)
    touched = {i for a, b, _ in ours for i in range(a, b)} - ignored
    counts["with_gold" if gold else "clean"] += 1
    counts["leaked"] += leaked
    counts["spoiled"] += bool(touched) and not gold
    outside = {i for i, c in enumerate(text) if c.isalnum()} - inside - ignored
    counts["outside"] += len(outside)
    counts["over"] += len(outside & touched)
    return counts


def places_of(text: str, span: Labelled) -> Sequence[int]:
    """The characters of ``span`` that count: its letters and digits, all of it when it has none."""
    return [i for i in range(span[0], span[1]) if text[i].isalnum()] or range(span[0], span[1])


def _meet(span: Labelled, places: Iterable[int]) -> bool:
    return any(span[0] <= i < span[1] for i in places)


@dataclass
class Score:
    """The tallies of a corpus, their sums and the rates made of them."""

    labels: Collection[str] | None = None
    tallies: list[Counter[str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, message: Marked, found: Iterable[Labelled]) -> Counter[str]:
        """Count one message; its own counts."""
        one = tally(message, found, self.labels)
        self.tallies.append(one)
        self.counts.update(one)
        return one

    def marked(self) -> list[str]:
        """The labels that are marked in the corpus, the most frequent first."""
        names = [key.removeprefix("gold:") for key in self.counts if key.startswith("gold:")]
        return sorted(names, key=lambda name: (-self.counts[f"gold:{name}"], name))

    def figures(self) -> dict[str, tuple[int, int]]:
        """Name -> (part, whole): the shares that are counts of things."""
        return {name: (int(part), int(whole)) for name, (part, whole) in shares(self.counts).items()}

    def rates(self) -> dict[str, float]:
        """Name -> value between 0 and 1, nan where there is nothing to divide by: shares and F measures."""
        return {name: float(value) for name, value in measures(self.counts).items()}

    def intervals(self, level: float = 0.95) -> dict[str, tuple[float, float]]:
        """Name -> bootstrap interval over messages, the same every time; nan where there are no figures."""
        keys = sorted(self.counts)
        table = np.array([[one[key] for key in keys] for one in self.tallies], dtype=np.float64)
        if not len(table):
            return {}
        sums = _weights(len(table)) @ table
        edges = (50 * (1 - level), 50 * (1 + level))
        out = {}
        for name, values in measures(dict(zip(keys, sums.T, strict=True))).items():
            kept = values[~np.isnan(values)]
            low, high = np.percentile(kept, edges) if len(kept) else (np.nan, np.nan)
            out[name] = (float(low), float(high))
        return out


@cache
def _weights(n: int) -> Bits:
    """How often each of ``n`` messages is drawn in each of the resamples. RandomState: its stream is frozen."""
    random = np.random.RandomState(SEED)
    return np.array(
        [np.bincount(random.randint(0, n, n, dtype=np.int64), minlength=n) for _ in range(RESAMPLES)], dtype=np.float64
    )


def shares(counts: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Name -> (part, whole) out of summed counts, or of arrays of them."""

    def all_of(kind: str) -> Any:
        return sum((v for k, v in counts.items() if k.startswith(f"{kind}:")), start=0 * counts.get("messages", 0))

    def get(key: str) -> Any:
        return counts.get(key, 0 * counts.get("messages", 0))

    names = sorted(k.partition(":")[2] for k in counts if k.startswith("gold:"))
    found = sorted(k.partition(":")[2] for k in counts if k.startswith("found:"))
    return {
        "leak": (get("leaked"), get("with_gold")),
        "spoiled": (get("spoiled"), get("clean")),
        "over": (get("over"), get("outside")),
        "full": (all_of("full"), all_of("gold")),
        "overlap": (all_of("overlap"), all_of("gold")),
        "touching": (get("touching"), all_of("found")),
        "recall": (all_of("recalled"), all_of("gold")),
        "precision": (all_of("right"), all_of("found")),
        "exact_recall": (all_of("exact"), all_of("gold")),
        "exact_precision": (all_of("exact"), all_of("found")),
        **{f"full:{name}": (get(f"full:{name}"), get(f"gold:{name}")) for name in names},
        **{f"overlap:{name}": (get(f"overlap:{name}"), get(f"gold:{name}")) for name in names},
        **{f"recall:{name}": (get(f"recalled:{name}"), get(f"gold:{name}")) for name in names},
        **{f"precision:{name}": (get(f"right:{name}"), get(f"found:{name}")) for name in sorted({*names, *found})},
    }


def measures(counts: Mapping[str, Any]) -> dict[str, Any]:
    """Name -> rate out of summed counts, or of arrays of them: ``shares`` divided, and F measures."""
    rates = {name: _divided(part, whole) for name, (part, whole) in shares(counts).items()}
    rates["f1"] = f_measure(rates["precision"], rates["recall"])
    rates["exact_f1"] = f_measure(rates["exact_precision"], rates["exact_recall"])
    rates["f2"] = f_measure(rates["precision"], rates["recall"], 2)
    rates["blind_f2"] = f_measure(rates["touching"], rates["full"], 2)
    for name in [key.partition(":")[2] for key in rates if key.startswith("recall:")]:
        rates[f"f1:{name}"] = f_measure(rates[f"precision:{name}"], rates[f"recall:{name}"])
        rates[f"f2:{name}"] = f_measure(rates[f"precision:{name}"], rates[f"recall:{name}"], 2)
    return rates


def f_measure(precision: Any, recall: Any, beta: float = 1) -> Any:
    """The weighted harmonic mean; ``beta`` 2: recall counts for more. No precision (nothing found) counts as 0."""
    p = np.nan_to_num(np.asarray(precision, dtype=np.float64))
    r = np.asarray(recall, dtype=np.float64)
    weighted = beta * beta * p + r
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(np.isnan(r), np.nan, np.where(weighted > 0, (1 + beta * beta) * p * r / weighted, 0.0))


def _divided(part: Any, whole: Any) -> Any:
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = np.asarray(whole, dtype=np.float64)
        return np.where(whole > 0, np.asarray(part, dtype=np.float64) / whole, np.nan)
