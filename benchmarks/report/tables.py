"""The tables of the report, each a list of rows with the head first; Markdown is made of them last."""

from __future__ import annotations

from benchmarks.corpora import CASINGS, definition
from benchmarks.report.data import OURS, Record, Share, Spread

Rows = list[list[str]]


def markdown(rows: Rows) -> str:
    """``rows`` as a Markdown table; numbers are set to the right."""
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def percent(share: Share | None, *, counts: bool = False, interval: bool = False) -> str:
    """A rate for a reader."""
    if share is None:
        return "-"
    said = f"{100 * share.value:.1f}"
    if interval and share.low == share.low:  # not nan
        said += f" <sub>{100 * share.low:.0f} to {100 * share.high:.0f}</sub>"
    return f"{said} ({share.part}/{share.whole})" if counts else said


def seconds(value: float | None) -> str:
    """A time for a reader."""
    if value is None:
        return "-"
    for factor, unit in ((1e6, "µs"), (1e3, "ms")):
        if value * factor < 1000:
            return f"{value * factor:.3g} {unit}"
    return f"{value:.3g} s"


def times(spread: Spread | None) -> str:
    """A ratio with its spread."""
    if spread is None:
        return "-"
    return f"{spread.median:.2g} <sub>{spread.low:.2g} to {spread.high:.2g}</sub>"


def headline(record: Record, corpus: str) -> Rows:
    """The two errors, what they are made of, and the time of a message."""
    rows = [
        [
            *("tool", "messages with something left, %", "clean messages changed, %"),
            *("names covered, %", "covered for nothing, %", "F2, %", "a message", "× ours"),
        ]
    ]
    for name, setting, title in record.rows():
        get = lambda figure: record.figure(name, figure, corpus, setting=setting)  # noqa: B023, E731
        p50, ratio = record.timing(name, "p50_us"), record.ratio(name, "p50_us")
        rows.append(
            [f"**{title}**" if name == OURS else title]
            + [percent(get(figure), interval=True) for figure in ("leak", "spoiled")]
            + [percent(get(figure)) for figure in ("full:PERSON", "over", "blind_f2")]
            + [seconds(p50.median / 1e6 if p50 else None), f"{ratio.median:.2g}" if ratio else "-"]
        )
    return rows


def by_corpus(record: Record, figure: str) -> Rows:
    """One figure of every tool on every corpus."""
    corpora = record.corpora()
    rows = [["tool", *(c["title"] for c in corpora)]]
    for name, setting, title in record.rows():
        shares = (record.figure(name, figure, c["name"], setting=setting) for c in corpora)
        rows.append([title, *map(percent, shares)])
    return rows


def by_label(record: Record, corpus: str) -> Rows:
    """Covered and touched marks by label, dates and all: what can be found at all."""
    labels = record.labels(corpus)
    first = next(iter(record.measured()))
    shares = {label: record.figure(first, f"full:{label}", corpus) for label in labels}
    rows = [["tool", *(f"{label} ({share.whole if share else 0})" for label, share in shares.items())]]
    last = {name: (setting, title) for name, setting, title in record.rows()}
    for name, (setting, title) in last.items():
        cells = []
        for label in labels:
            whole, touched = (record.figure(name, f"{k}:{label}", corpus, setting=setting) for k in ("full", "overlap"))
            cells.append(f"{percent(whole)} <sub>{percent(touched)}</sub>")
        rows.append([title, *cells])
    return rows


def typed(record: Record, corpus: str) -> Rows:
    """Precision, recall and F measures under the right label."""
    figures = {
        "precision, %": "precision",
        "recall, %": "recall",
        "F1, %": "f1",
        "F2, %": "f2",
        "F1 exact, %": "exact_f1",
        "names: F1, %": "f1:PERSON",
    }
    rows = [["tool", *figures]]
    for name, setting, title in record.rows():
        rows.append([title, *(percent(record.figure(name, f, corpus, setting=setting)) for f in figures.values())])
    return rows


def by_casing(record: Record, corpus: str) -> Rows:
    """Names covered, and clean messages changed, in each casing."""
    rows = [["tool", *(f"names covered, {c}" for c in CASINGS), *(f"clean changed, {c}" for c in CASINGS)]]
    for name, setting, title in record.rows():
        if setting == "identifiers":
            cells = [
                percent(record.figure(name, figure, corpus, group=casing))
                for figure in ("full:PERSON", "spoiled")
                for casing in CASINGS
            ]
            rows.append([title, *cells])
    return rows


def by_origin(record: Record) -> Rows:
    """Names covered by origin; last the gap between the best and the worst."""
    groups = record.groups("origins", "origin")
    rows = [["tool", *(g.replace("-", " ") for g in groups), "gap"]]
    for name, setting, title in record.rows():
        if setting == "identifiers":
            shares = [record.figure(name, "full:PERSON", "origins", group=f"origin: {g}") for g in groups]
            values = [share.value for share in shares if share]
            gap = f"{100 * (max(values) - min(values)):.0f}" if values else "-"
            rows.append([title, *(f"{100 * share.value:.0f}" if share else "-" for share in shares), gap])
    return rows


def by_use(record: Record) -> Rows:
    """Names that are words: covered as names, changed as words."""
    rows = [["tool", "a name: left, %", "a word: changed, %"]]
    for name, setting, title in record.rows():
        if setting == "identifiers":
            left = record.figure(name, "leak", "words", group="use: as a name")
            changed = record.figure(name, "spoiled", "words", group="use: as a word")
            rows.append([title, percent(left, counts=True), percent(changed, counts=True)])
    return rows


def cost(record: Record) -> Rows:
    """Start, one message, batches, memory; ratios to ours with their spread."""
    rows = [
        [
            *("tool", "start to first answer", "import", "build", "a message (p50)", "p99", "× ours"),
            *("messages a second, batch", "MB a second", "ours is × as fast", "peak memory, MB"),
        ]
    ]
    for name in record.measured():
        get = {f: record.timing(name, f) for f in ("start_s", "import_s", "build_s", "p50_us", "p99_us")}
        if get["start_s"] is None or record.timing(name, "p50_us") is None:
            continue
        rate, size, peak = (record.timing(name, f) for f in ("msgs_s", "mb_s", "peak_mb"))
        ratio = record.ratio(name, "msgs_s")
        faster = Spread(1 / ratio.median, 1 / ratio.high, 1 / ratio.low) if ratio else None
        rows.append(
            [record.engines[name]["title"]]
            + [seconds(get[f].median if get[f] else None) for f in ("start_s", "import_s", "build_s")]
            + [seconds(get[f].median / 1e6 if get[f] else None) for f in ("p50_us", "p99_us")]
            + [times(record.ratio(name, "p50_us")), f"{rate.median:.0f}" if rate else "-"]
            + [f"{size.median:.3f}" if size else "-", times(faster), f"{peak.median:.0f}" if peak else "-"]
        )
    return rows


def _timed(record: Record) -> list[str]:
    return [n for n in record.measured() if any(r["engine"] == n and r["figure"] == "length:1" for r in record.timings)]


def lengths(record: Record) -> Rows:
    """Seconds for one text, by its length."""
    names = dict.fromkeys(r["figure"] for r in record.timings if r["figure"].startswith("length:"))
    rows = [["tool", *(_size(int(name.partition(":")[2])) for name in names)]]
    for engine in _timed(record):
        cells = [record.once(engine, name) for name in names]
        rows.append([record.engines[engine]["title"], *(seconds(v) if v is not None else note for v, note in cells)])
    return rows


def hostile(record: Record) -> Rows:
    """The slowest hostile text of each tool, and how time grew over eight times the length (8 is linear)."""
    pieces = definition("speed")["pieces"]
    sizes = sorted({int(r["figure"].rpartition(":")[2]) for r in record.timings if r["figure"].startswith("hostile:")})
    if len(sizes) < 2:
        return [["tool"]]
    short, long = sizes[0], sizes[-1]
    rows = [["tool", f"slowest at {_size(long)}", "which", f"steepest: × for {long / short:.0f} × the length", "which"]]
    rows[0] += ["too slow or failed"]
    for engine in _timed(record):
        at = {
            p: (record.once(engine, f"hostile:{p}:{short}"), record.once(engine, f"hostile:{p}:{long}")) for p in pieces
        }
        done = {p: (a[0], b[0]) for p, (a, b) in at.items() if a[0] and b[0]}
        bad = [f"{p} ({(b if b[1] else a)[1]})" for p, (a, b) in at.items() if p not in done]
        if not done:
            rows.append([record.engines[engine]["title"], "-", "-", "-", "-", "; ".join(bad)])
            continue
        slow = max(done, key=lambda p: done[p][1])
        steep = max(done, key=lambda p: done[p][1] / done[p][0])
        ratio = done[steep][1] / done[steep][0]
        cells = [seconds(done[slow][1]), slow, f"{ratio:.1f}", steep, "; ".join(bad) or "none"]
        rows.append([record.engines[engine]["title"], *cells])
    return rows


def _size(n: int) -> str:
    return f"{n // 1_000_000} MB" if n >= 1_000_000 else f"{n // 1000} kB" if n >= 1000 else f"{n} B"
