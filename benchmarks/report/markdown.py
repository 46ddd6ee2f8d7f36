"""The report of a record, for someone who has never seen it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.report import tables
from benchmarks.report.data import Record
from benchmarks.report.tables import Rows, markdown

BIAS = Path(__file__).parents[1] / "definitions" / "bias.md"


def write_report(folder: Path, *, png: bool = False) -> Path:
    """Plots and report.md of the record in ``folder``."""
    from benchmarks.report.plots import write_plots  # the only need of matplotlib

    record = Record(folder)
    plots = {path.stem: path.name for path in write_plots(record)}
    if png:
        write_plots(record, "png")
    path = folder / "report.md"
    path.write_text("\n".join(_report(record, plots)) + "\n", encoding="utf-8")
    return path


def _report(record: Record, plots: dict[str, str]) -> Iterator[str]:
    run, corpus = record.run, record.main_corpus()
    machine = run["machine"]
    yield f"# wa_redact beside what people would pick instead: {run['date']}, {run['profile']} run\n"
    yield (
        f"{machine['cpu']}, {machine['cores']} cores, one thread pinned; Python {machine['python']}; commit "
        f"{run['commit']}. Every tool in a process and an environment of its own, at its best British setting (below), "
        "in one run.\n"
    )
    yield (
        "Two errors matter. **Left**: of the messages that hold something identifying, those in which a letter or digit "
        "of it was not covered. **Changed**: of the messages that hold nothing, those that were changed all the same. A "
        "tool that blanks every date covers birth dates and spoils every appointment, so tools that know dates, offices "
        "and nationalities are shown twice: without these and, *with dates*, as they come. Small figures are 95 % "
        "intervals (bootstrap over messages, fixed seed) or, for times, the spread over rounds.\n"
    )
    for name, why in run["failed"].items():
        yield f"**Not measured: {record.engines[name]['title']}**, {why}.\n"
    yield from (f"**Void: {c['title']}**, {c['void']}.\n" for c in record.corpora() if c["void"])
    yield from _plot(plots, "leak-spoiled", "Leaks against spoiled messages")
    yield from _section(f"The two errors: {record.title(corpus).lower()}", tables.headline(record, corpus))
    have = {c["name"] for c in record.corpora()}
    if "messages" in have - {corpus}:
        yield from _section("The two errors: messages", tables.headline(record, "messages"))
    yield from _section("Messages with something left, %, by corpus", tables.by_corpus(record, "leak"))
    yield from _section("Clean messages changed, %, by corpus", tables.by_corpus(record, "spoiled"))
    yield "Where a corpus is marked for people only, only what a tool calls a person can change a clean message.\n"
    yield from _section("Names covered wholly, %, by corpus", tables.by_corpus(record, "full:PERSON"))
    yield from _section("Names: F1 under the right label, %, by corpus", tables.by_corpus(record, "f1:PERSON"))
    for name in dict.fromkeys((corpus, *(have & {"messages"}))):
        title = record.title(name).lower()
        yield from _section(f"By label: {title}", tables.by_label(record, name))
        yield "Covered wholly, %, and small: touched at all, %; whatever label the tool gave it; dates and all.\n"
        yield from _section(f"Under the right label: {title}", tables.typed(record, name))
    yield from _plot(plots, "casing", "Names covered in three casings")
    if "messages" in have:
        yield from _section("By casing: messages", tables.by_casing(record, "messages"))
    yield from _plot(plots, "origins", "Names covered by origin")
    if record.groups("origins", "origin"):
        yield from _section("Names covered wholly, %, by origin", tables.by_origin(record))
    if record.groups("words", "use"):
        yield from _section("Names that are words", tables.by_use(record))
    if record.timings:
        yield from _speed(record, plots)
    yield "## What was measured on\n"
    for c in record.corpora():
        marked = ", ".join(f"{n} {label}" for label, n in sorted(c["marks"].items(), key=lambda kv: -kv[1]))
        yield f"* **{c['title']}**: {c['messages']} messages ({marked}). {c['says'].capitalize()}."
    yield "\n## The tools and their settings\n"
    for what in record.engines.values():
        yield f"* **{what['title']}** {what['version']}: {what['says']}."
    yield "\n" + BIAS.read_text(encoding="utf-8").strip()


def _speed(record: Record, plots: dict[str, str]) -> Iterator[str]:
    yield from _plot(plots, "speed-leak", "Time of a message against leaks")
    yield from _section("Speed and cost", tables.cost(record))
    for name, why in record.voided().items():
        yield f"**Void: the times of {record.engines[name]['title']}**, {why}.\n"
    how = record.run["speed"]
    yield (
        f"{how['rounds']} rounds; in each every tool is started anew and asked {how['messages']} messages one by one, "
        "then the same in its own batch call where it has one. A ratio is taken within a round; small: its spread.\n"
    )
    yield from _plot(plots, "growth", "Time by length")
    yield from _section("Time of one text by its length", tables.lengths(record))
    yield from _section("Hostile text", tables.hostile(record))


def _section(title: str, rows: Rows) -> Iterator[str]:
    yield f"## {title}\n"
    yield markdown(rows) + "\n"


def _plot(plots: dict[str, str], name: str, alt: str) -> Iterator[str]:
    if name in plots:
        yield f"![{alt}]({plots[name]})\n"
