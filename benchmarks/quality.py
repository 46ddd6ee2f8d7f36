"""Quality: every engine over every corpus, scored; rows of figures that are the same every time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.client import Engine, labelled
from benchmarks.corpora import CASINGS, Corpus, cased
from benchmarks.score import Labelled, Marked, Score

#: figures with an interval, in the records; the others come as counts
WITH_INTERVAL = ("leak", "spoiled", "over", "full", "full:PERSON", "f1", "f2", "blind_f2")
#: figures of a whole corpus as it is written, beside those by label; and of its groups and other casings
OVERALL = ("leak", "spoiled", "over", "full", "overlap", "precision", "recall", "f1", "f2", "exact_f1", "blind_f2")
GROUPED = ("leak", "spoiled", "over", "full:PERSON")


class Figure(NamedTuple):
    """One figure. ``setting``: "identifiers" leaves dates, offices and nationalities alone, "everything" does not.

    ``part`` and ``whole`` are empty for what is no share; ``low`` and ``high`` are the 95 % interval or empty.
    """

    engine: str
    setting: str
    corpus: str
    group: str
    figure: str
    value: str
    part: str = ""
    whole: str = ""
    low: str = ""
    high: str = ""


def settings_of(what: dict[str, Any]) -> tuple[str, ...]:
    """A tool without such labels has but one setting."""
    return ("identifiers", "everything") if what.get("dates") else ("identifiers",)


def measure(
    name: str, corpora: Sequence[Corpus], step: Callable[[int], None], *, timeout: float = 120
) -> Iterator[Figure]:
    """The figures of one engine. Raises EngineError when it does not start or ends."""
    with Engine(name, timeout=timeout) as engine:
        for corpus in corpora:
            for casing in CASINGS if corpus.casings else CASINGS[:1]:
                messages = cased(corpus, casing)
                found = engine.find([m.text for m in messages], step=step)
                failed = sum(one is None for one in found)
                for setting in settings_of(engine.what):
                    ours = [labelled(engine.what, one or (), dates=setting == "everything") for one in found]
                    key = (name, setting, corpus.name)
                    yield from _figures(key, casing, messages, ours, corpus, full=casing == "as written")
                    for kind, groups in corpus.groups.items():
                        for group, places in groups.items():
                            part = [messages[i] for i in places], [ours[i] for i in places]
                            yield from _figures(key, f"{kind}: {group}", *part, corpus, full=False)
                if failed:
                    yield Figure(name, "identifiers", corpus.name, casing, "failed", str(failed))


def _figures(
    key: tuple[str, str, str],
    group: str,
    messages: Sequence[Marked],
    found: Iterable[Sequence[Labelled]],
    corpus: Corpus,
    *,
    full: bool,
) -> Iterator[Figure]:
    score = Score(corpus.labels)
    for message, one in zip(messages, found, strict=True):
        score.add(message, one)
    kept = {*OVERALL, *(f"{kind}:{label}" for kind in ("full", "overlap", "f1") for label in score.marked())}
    shares, rates, between = score.figures(), score.rates(), score.intervals()
    for figure, rate in rates.items():
        if math.isnan(rate) or figure not in (kept if full else GROUPED):
            continue
        part, whole = map(str, shares[figure]) if figure in shares else ("", "")
        low, high = (f"{x:.4f}" for x in between[figure]) if figure in WITH_INTERVAL else ("", "")
        yield Figure(*key, group, figure, f"{rate:.4f}", part, whole, low, high)


def errors(name: str, corpus: Corpus, *, values: bool) -> Iterator[str]:
    """Leaks and spoiled messages of one engine, a line each, for the developer's eyes; the text only for ``values``."""
    with Engine(name) as engine:
        found = engine.find([m.text for m in corpus.messages])
        for message, one in zip(corpus.messages, found, strict=True):
            ours = labelled(engine.what, one or (), dates=False)
            for kind, a, b, label in _mistakes(message, ours, corpus):
                text = f" {message.text[a:b]!r} in {message.text!r}" if values else ""
                yield f"{message.place}: {kind} {label} {a}-{b}{text}"


def _mistakes(message: Marked, found: Sequence[Labelled], corpus: Corpus) -> Iterator[tuple[str, int, int, str]]:
    for span in message.spans:
        score = Score(corpus.labels)
        score.add(Marked(message.text, (span,)), found)
        if score.counts["leaked"]:
            yield "left", *span
    if not message.spans:
        yield from (("spoiled by", *f) for f in found if corpus.labels is None or f[2] in corpus.labels)
