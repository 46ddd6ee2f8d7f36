"""Writes the names of points into a plot, so that each can be read and is seen to belong to its point."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

OUR_COLOUR, OTHERS, FAINT = "#c2410c", "#334155", "#94a3b8"

#: where a name may stand, from its point: points of distance and angle; near ones first
ANGLES = (0, 25, -25, 180, 155, -155, 12, -12, 40, -40, 60, -60, 120, -120, 140, -140, 75, -75, 90, -90, 105, -105)
DISTANCES = (11, 20, 32, 46, 62, 80, 100, 125)
STEPS = [i / 20 for i in range(4, 21)]


def name_points(figure: Figure, axes: Axes, points: list[Any], drawn: list[tuple[float, float]]) -> None:
    """Write each name beside its point, where it hits neither another name nor a point; a far one gets a line.

    ``points``: x, y, name, colour. ``drawn``: all that is drawn. Of the free places the best one is near, has no
    other point close by and no line that runs over one.
    """
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    taken: list[Any] = []
    dots = [axes.transData.transform(p) for p in drawn]
    frame = axes.get_window_extent()
    for x, y, text, colour in sorted(points, key=lambda p: (p[3] != OUR_COLOUR, p[1])):
        own = axes.transData.transform((x, y))
        others = [dot for dot in dots if math.hypot(*(dot - own)) > 1]
        best: tuple[float, Any, Any] | None = None
        for turn, (r, angle) in enumerate(product(DISTANCES, ANGLES)):
            label = _label(axes, (x, y), text, colour, r, angle)
            label.update_positions(canvas.get_renderer())
            box = Text.get_window_extent(label, canvas.get_renderer()).padded(2)
            label.remove()
            if not (frame.x0 <= box.x0 and box.x1 <= frame.x1 + 60 and frame.y0 <= box.y0 and box.y1 <= frame.y1):
                continue
            hit = any(box.padded(5).contains(*dot) for dot in others) or box.contains(*own)
            if hit or any(box.overlaps(other) for other in taken):
                continue
            cost = r + 0.01 * turn + 15 * any(box.padded(14).contains(*dot) for dot in others)
            if r > 20:
                cost += 10 + 40 * _crosses(own, (r, angle), figure.dpi / 72, others)
            if best is None or cost < best[0]:
                best = cost, (r, angle), box
        if best is not None:
            _label(axes, (x, y), text, colour, *best[1])
            taken.append(best[2])


def _label(axes: Axes, point: tuple[float, float], text: str, colour: str, r: float, angle: float) -> Annotation:
    return axes.annotate(
        text,
        point,
        (r * math.cos(math.radians(angle)), r * math.sin(math.radians(angle))),
        textcoords="offset points",
        ha="left" if abs(angle) < 80 else "right" if abs(angle) > 100 else "center",
        va="center",
        fontsize=9,
        color=colour,
        weight="bold" if colour == OUR_COLOUR else "normal",
        bbox={"facecolor": "white", "alpha": 0.6, "edgecolor": "none", "pad": 0.4},
        arrowprops={"arrowstyle": "-", "color": FAINT, "lw": 0.7, "shrinkB": 4} if r > 20 else None,
    )


def _crosses(own: Any, away: tuple[float, float], scale: float, dots: list[Any]) -> bool:
    """True when the line from a point to its name runs over another point."""
    r, angle = away[0] * scale, math.radians(away[1])
    steps = [(own[0] + t * r * math.cos(angle), own[1] + t * r * math.sin(angle)) for t in STEPS]
    far = [dot for dot in dots if math.hypot(*(dot - own)) > 15]
    return any(math.hypot(x - dot[0], y - dot[1]) < 7 for x, y in steps for dot in far)


def name_ends(figure: Figure, axes: Axes, ends: list[tuple[float, float, str, str]]) -> None:
    """Names to the right of the plot, one under the other, each with a line to the end of its own."""
    FigureCanvasAgg(figure).draw()
    to_axes = axes.transAxes.inverted()
    at = [(float(to_axes.transform(axes.transData.transform(e[:2]))[1]), e) for e in ends]
    at.sort()
    heights = [y for y, _ in at]
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + 0.052)
    heights[-1:] = [min(1.0, heights[-1])]
    for i in reversed(range(len(heights) - 1)):
        heights[i] = min(heights[i], heights[i + 1] - 0.052)
    for height, (_, (end_x, end_y, text, colour)) in zip(heights, at, strict=True):
        axes.annotate(
            text,
            (end_x, end_y),
            (1.06, height),
            textcoords="axes fraction",
            va="center",
            fontsize=9,
            color=colour,
            weight="bold" if colour == OUR_COLOUR else "normal",
            arrowprops={"arrowstyle": "-", "color": FAINT, "lw": 0.6, "shrinkB": 3, "relpos": (0, 0.5)},
        )
