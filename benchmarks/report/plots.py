"""The plots: one file each, the same bytes for the same figures."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.corpora import CASINGS
from benchmarks.report.data import OURS, Record
from benchmarks.report.naming import FAINT, OTHERS, OUR_COLOUR, name_ends, name_points

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
    name_points(figure, axes, points, drawn)
    return figure


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
    name_points(figure, axes, points, [(p[0], p[1]) for p in points])
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
    axes.legend(loc="upper right", bbox_to_anchor=(1, -0.55 / (0.32 * len(rows) + 1.1)), ncols=3, frameon=False)
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
    name_ends(figure, axes, ends)
    return figure


PLOTS = {
    "leak-spoiled": leak_spoiled,
    "speed-leak": speed_leak,
    "casing": casing,
    "origins": origins,
    "growth": growth,
}
