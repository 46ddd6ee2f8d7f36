"""Writes the names of points into a plot, so that each can be read and is seen to belong to its point."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

OUR_COLOUR, OTHERS, FAINT = "#c2410c", "#334155", "#94a3b8"

#: where a name may stand, from its point: points of distance and angle; near ones first
ANGLES = (0, 25, -25, 180, 155, -155, 12, -12, 40, -40, 60, -60, 120, -120, 140, -140, 75, -75, 90, -90, 105, -105)
DISTANCES = (11, 20, 32, 46, 62, 80, 100, 125)
STEPS = [i / 20 for i in range(4, 21)]


def name_points(figure: Figure, axes: Axes, points: list[Any], drawn: list[tuple[float, float]]) -> None:
    """Write each name beside its point, where it hits neither another name nor a point; a far one gets a line."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    taken: list[Any] = []
    dots = [axes.transData.transform(p) for p in drawn]
    frame = axes.get_window_extent()
    for x, y, text, colour in sorted(points, key=lambda p: (p[3] != OUR_COLOUR, p[1])):
        for strict, (r, angle) in product((True, False), product(DISTANCES, ANGLES)):
            dx, dy = r * math.cos(math.radians(angle)), r * math.sin(math.radians(angle))
            label = axes.annotate(
                text,
                (x, y),
                (dx, dy),
                textcoords="offset points",
                ha="left" if abs(angle) < 80 else "right" if abs(angle) > 100 else "center",
                va="center",
                fontsize=9,
                color=colour,
                weight="bold" if colour == OUR_COLOUR else "normal",
                bbox={"facecolor": "white", "alpha": 0.6, "edgecolor": "none", "pad": 0.4},
                arrowprops={"arrowstyle": "-", "color": FAINT, "lw": 0.7, "shrinkB": 4} if r > 20 else None,
            )
            box = label.get_window_extent(canvas.get_renderer()).padded(2)
            if r > 20:  # the extent takes in the line to the point
                box = Text.get_window_extent(label, canvas.get_renderer()).padded(2)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 + 60 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            clear = not any(box.overlaps(other) for other in taken)
            own = axes.transData.transform((x, y))
            others = [dot for dot in dots if math.hypot(*(dot - own)) > 1]
            hits = any(box.padded(16 if strict else 5).contains(*dot) for dot in others) or box.contains(*own)
            if (
                inside
                and clear
                and not hits
                and not (strict and r > 20 and _crosses((x, y), (dx, dy), figure, axes, others))
            ):
                taken.append(box)
                break
            label.remove()


def _crosses(point: Any, away: tuple[float, float], figure: Figure, axes: Axes, dots: list[Any]) -> bool:
    """True when the line from a point to its name runs over another point."""
    x, y = axes.transData.transform(point)
    scale = figure.dpi / 72
    for dot in dots:
        if math.hypot(dot[0] - x, dot[1] - y) > 15:
            near = min(math.hypot(x + t * away[0] * scale - dot[0], y + t * away[1] * scale - dot[1]) for t in STEPS)
            if near < 7:
                return True
    return False


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
