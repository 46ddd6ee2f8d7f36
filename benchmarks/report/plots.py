"""The plots: one file each, the same bytes for the same figures."""

from __future__ import annotations

import math
from itertools import product
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from benchmarks.corpora import CASINGS
from benchmarks.report.data import OURS, Record

OUR_COLOUR, OTHERS, FAINT = "#c2410c", "#334155", "#94a3b8"
STYLE = {
    "svg.hashsalt": "wa_redact",
    "svg.fonttype": "path",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e2e8f0",
    "axes.axisbelow": True,
    "figure.facecolor": "white",
}


def write_plots(record: Record, kind: str = "svg") -> list[Path]:
    """Every plot that the record has figures for; their files."""
    made = []
    with mpl.rc_context(STYLE):
        for name, draw in PLOTS.items():
            figure = draw(record)
            if figure is not None:
                path = record.folder / f"{name}.{kind}"
                figure.savefig(path, dpi=130, bbox_inches="tight", metadata={"Date": None} if kind == "svg" else {})
                made.append(path)
    return made


def _axes(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height))
    return figure, figure.subplots()


def _colour(record: Record, name: str) -> str:
    return OUR_COLOUR if record.engines[name]["ours"] else OTHERS


def leak_spoiled(record: Record) -> Figure | None:
    """Leaks against spoiled messages; hollow: the same tool with dates, offices and nationalities."""
    corpus = record.main_corpus()
    figure, axes = _axes(10, 8)
    points: list[tuple[float, float, str, str]] = []
    drawn: list[tuple[float, float]] = []
    for name in record.measured():
        at = []
        for setting in ("identifiers", "everything"):
            leak, spoiled = (record.figure(name, f, corpus, setting=setting) for f in ("leak", "spoiled"))
            if leak and spoiled:
                at.append((100 * spoiled.value, 100 * leak.value))
        if not at:
            continue
        colour = _colour(record, name)
        axes.plot(*zip(*at, strict=True), color="#cbd5e1", lw=1, ls=":", zorder=1)
        axes.scatter(*at[0], s=110 if name == OURS else 55, color=colour, zorder=3)
        for point in at[1:]:
            axes.scatter(*point, s=42, facecolor="white", edgecolor=colour, zorder=2)
        points.append((*at[0], record.engines[name]["title"], colour))
        drawn += at
    axes.set_xlim(-2, max(x for x, _ in drawn) * 1.12 + 6)
    axes.set_ylim(0, 107)
    axes.set_xlabel("clean messages that were changed, % (fewer is better)")
    axes.set_ylabel("messages with something identifying left, % (fewer is better)")
    axes.set_title(f"Two errors, one point a tool: {record.title(corpus).lower()}", loc="left", weight="bold")
    axes.text(0, 2, "best corner", color=FAINT, style="italic")
    said = "hollow: with dates, offices and nationalities blanked too, so appointments go"
    axes.text(0.99, 0.015, said, transform=axes.transAxes, ha="right", color=FAINT, style="italic", fontsize=9)
    _name(figure, axes, points, drawn)
    return figure


#: where a name may stand, from its point: points of distance and angle; near ones first
ANGLES = (0, 25, -25, 180, 155, -155, 12, -12, 40, -40, 60, -60, 120, -120, 140, -140, 75, -75, 90, -90, 105, -105)
DISTANCES = (11, 20, 32, 46, 62, 80, 100, 125)
STEPS = [i / 20 for i in range(4, 21)]


def _name(figure: Figure, axes: Axes, points: list[Any], drawn: list[tuple[float, float]]) -> None:
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


def speed_leak(record: Record) -> Figure | None:
    """Time of a message against leaks."""
    corpus = record.main_corpus()
    points = []
    for name in record.measured():
        leak, p50 = record.figure(name, "leak", corpus), record.timing(name, "p50_us")
        if leak and p50:
            points.append((p50.median / 1000, 100 * leak.value, record.engines[name]["title"], _colour(record, name)))
    if not points:
        return None
    figure, axes = _axes(9, 5.6)
    axes.set_xscale("log")
    for x, y, _, colour in points:
        axes.scatter(x, y, s=60, color=colour, zorder=3)
    axes.set_ylim(0, 107)
    axes.set_xlim(min(p[0] for p in points) / 2, max(p[0] for p in points) * 5)
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:g}")
    axes.set_xlabel("milliseconds for one message, median, one thread (further left is better)")
    axes.set_ylabel("messages with something identifying left, %")
    axes.set_title(f"Speed and leaks: {record.title(corpus).lower()}", loc="left", weight="bold")
    _name(figure, axes, points, [(p[0], p[1]) for p in points])
    return figure


def casing(record: Record) -> Figure | None:
    """Names covered as written, in lower case and in capitals."""
    corpus = next(
        (c["name"] for c in record.corpora() if record.figure(OURS, "full:PERSON", c["name"], group="lower")), ""
    )
    rows = []
    for name in record.measured():
        shares = [record.figure(name, "full:PERSON", corpus, group=c) for c in CASINGS] if corpus else []
        if shares and all(shares) and shares[0] and shares[0].part:
            rows.append((name, [100 * share.value for share in shares if share]))
    if not rows:
        return None
    rows.sort(key=lambda row: row[1][1])
    figure, axes = _axes(9, 0.42 * len(rows) + 1.4)
    markers = dict(zip(CASINGS, ("o", "v", "^"), strict=True))
    for y, (name, values) in enumerate(rows):
        colour = _colour(record, name)
        axes.plot((min(values), max(values)), (y, y), color=FAINT, lw=2, zorder=1)
        for value, (said, marker) in zip(values, markers.items(), strict=True):
            hollow = said == "as written"
            face = "white" if hollow else colour
            axes.scatter(value, y, s=46, marker=marker, facecolor=face, edgecolor=colour, zorder=2)
    for said, marker in markers.items():
        face = "white" if said == "as written" else OTHERS
        axes.scatter([], [], marker=marker, facecolor=face, edgecolor=OTHERS, label=said)
    axes.set_yticks(range(len(rows)), [record.engines[name]["title"] for name, _ in rows])
    axes.set_xlim(0, 101)
    axes.set_xlabel("names covered wholly, %")
    axes.set_title(f"The same messages in other casings: {record.title(corpus).lower()}", loc="left", weight="bold")
    axes.legend(loc="upper right", bbox_to_anchor=(1, -0.8 / len(rows)), ncols=3, frameon=False)
    return figure


def origins(record: Record) -> Figure | None:
    """Names covered by origin, a row a tool."""
    groups = record.groups("origins", "origin")
    rows = []
    for name in record.measured():
        shares = [record.figure(name, "full:PERSON", "origins", group=f"origin: {g}") for g in groups]
        if shares and all(shares) and any(share.part for share in shares if share):
            rows.append((name, [100 * share.value for share in shares if share]))
    if not rows:
        return None
    rows.sort(key=lambda row: -min(row[1]))
    figure, axes = _axes(11, 0.4 * len(rows) + 1.8)
    axes.imshow([values for _, values in rows], cmap="RdYlGn", vmin=0, vmax=100, aspect="auto", alpha=0.75)
    for y, (_, values) in enumerate(rows):
        for x, value in enumerate(values):
            axes.text(x, y, f"{value:.0f}", ha="center", va="center", fontsize=9)
    axes.set_yticks(range(len(rows)), [record.engines[name]["title"] for name, _ in rows])
    axes.set_xticks(range(len(groups)), [g.replace("-", " ") for g in groups], rotation=35, ha="right")
    axes.grid(visible=False)
    axes.set_title("Names covered wholly, % by origin of the name", loc="left", weight="bold")
    return figure


def growth(record: Record) -> Figure | None:
    """Time of one text by its length."""
    sizes = [int(f.partition(":")[2]) for f in dict.fromkeys(r["figure"] for r in record.timings) if f[:7] == "length:"]
    if not sizes:
        return None
    figure, axes = _axes(9, 5.6)
    ends: list[tuple[float, float, str, str]] = []
    for name in record.measured():
        timed = [(size, record.once(name, f"length:{size}")[0]) for size in sizes]
        line = [(size, value) for size, value in timed if value is not None]
        if line:
            colour = _colour(record, name)
            axes.plot(*zip(*line, strict=True), marker="o", ms=3, lw=2 if name == OURS else 1, color=colour)
            ends.append((*line[-1], record.engines[name]["title"], colour))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(min(sizes), max(sizes) * 1.5)
    axes.set_xlabel("length of one text, bytes")
    axes.set_ylabel("seconds")
    axes.set_title("How time grows with length (a line ends where a tool took too long)", loc="left", weight="bold")
    _beside(figure, axes, ends)
    return figure


def _beside(figure: Figure, axes: Axes, ends: list[tuple[float, float, str, str]]) -> None:
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


PLOTS = {
    "leak-spoiled": leak_spoiled,
    "speed-leak": speed_leak,
    "casing": casing,
    "origins": origins,
    "growth": growth,
}
