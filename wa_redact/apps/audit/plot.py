"""The plot of a digest: a bar a week, as shapes for an SVG whose width is given in per cent and whose text is not scaled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wa_redact.apps.audit.tally import Week

#: what a bar is stacked of, from below
STACK = ("WARN", "REDACT", "BLOCK")
HEIGHT = 180
#: where the bars begin, in per cent
LEFT = 10.0
#: labels below the bars at most, so that they do not touch on a small screen
_LABELS = 5


class Shape(NamedTuple):
    """A piece of a bar: ``x`` and ``width`` in per cent, ``y`` and ``height`` in pixels."""

    kind: str
    x: float
    width: float
    y: float
    height: float
    said: str


class Tick(NamedTuple):
    """A label at ``at``: per cent from the left, or pixels from the top."""

    at: float
    said: str


class Plot(NamedTuple):
    """All that is drawn."""

    shapes: list[Shape]
    weeks: list[Tick]
    numbers: list[Tick]


def plot(weeks: Sequence[Week]) -> Plot:
    """The plot of ``weeks``."""
    top = _round_up(max((sum(w.counts[k] for k in STACK) for w in weeks), default=0))
    slot = (100 - LEFT) / max(len(weeks), 1)
    width = min(0.7 * slot, 12.0)
    every = -(-len(weeks) // _LABELS)
    shapes: list[Shape] = []
    ticks: list[Tick] = []
    for i, week in enumerate(weeks):
        middle = LEFT + slot * (i + 0.5)
        if i % every == 0:
            ticks.append(Tick(round(middle, 2), f"{week.start.day} {week.start:%b}"))
        y = float(HEIGHT)
        for kind in STACK:
            height = HEIGHT * week.counts[kind] / top
            y -= height
            if height:
                said = f"Week of {week.start.day} {week.start:%B %Y}: {week.counts[kind]}"
                shapes.append(
                    Shape(kind, round(middle - width / 2, 2), round(width, 2), round(y, 1), round(height, 1), said)
                )
    return Plot(shapes, ticks, [Tick(round(HEIGHT * (1 - share), 1), str(round(top * share))) for share in (0, 0.5, 1)])


def _round_up(number: int) -> int:
    """The next of 2, 4, 6, 8, 10, 20, 40, ...: its half is a whole number."""
    power = 1
    while True:
        for step in (2, 4, 6, 8, 10):
            if step * power >= number:
                return step * power
        power *= 10
