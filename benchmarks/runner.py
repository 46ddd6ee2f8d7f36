"""The order of a run: environments, quality (two engines at a time), then speed (one at a time), then the report."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import wa_redact
from benchmarks import records, venvs
from benchmarks.client import EngineError, engines
from benchmarks.corpora import CASINGS, Corpus, corpora, definition, marks
from benchmarks.quality import Figure, measure
from benchmarks.speed import Timing, growth, one_round


def run(
    profile: str,
    *,
    data: Path | None = None,
    only: Sequence[str] = (),
    corpus: Sequence[str] = (),
    parts: Sequence[str] = ("quality", "speed"),
    folder: Path | None = None,
    workers: int = 2,
) -> Path:
    """Measure, write the record and return its folder."""
    console = Console(stderr=True)
    wanted = engines(profile, only)
    folder = folder or records.new(profile)
    folder.mkdir(parents=True, exist_ok=True)
    read = list(corpora(profile, data, corpus))
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console) as bars:
        failed = _installed(wanted, bars)
        names = [name for name in wanted if name not in failed]
        if "quality" in parts:
            figures, unmeasured = _quality(names, read, bars, workers)
            failed |= unmeasured
            records.write(folder, "quality", figures, Figure._fields)
        if "speed" in parts:
            timings = _speed([n for n in names if n not in failed and wanted[n].get("speed", True)], profile, bars)
            records.write(folder, "speed", timings, Timing._fields)
    said = {
        name: {
            "title": what["title"],
            "says": what["says"],
            "ours": what.get("ours", False),
            "version": wa_redact.__version__ if what.get("ours") else venvs.version(what["venv"], what["package"]),
        }
        for name, what in wanted.items()
    }
    about = [
        {"name": c.name, "title": c.title, "says": c.says, "messages": len(c.messages), "void": c.void}
        | {"marks": dict(marks(c.messages)), "labels": sorted(c.labels or ())}
        for c in read
    ]
    records.write_run(
        folder,
        profile=profile,
        date=folder.name[:10],
        machine=records.machine(),
        commit=_commit(),
        engines=said,
        corpora=about,
        failed=failed,
        speed={k: v for k, v in definition("speed")[profile].items() if k != "sizes"},
    )
    return folder


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--exclude", "*"],
        cwd=venvs.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"


def _installed(wanted: dict[str, Any], bars: Progress) -> dict[str, str]:
    """Engine -> why it could not be installed."""
    names = sorted({what["venv"] for what in wanted.values()})
    task = bars.add_task("environments", total=len(names))
    broken = {}
    for venv in names:
        try:
            venvs.ensure(venv)
        except (venvs.InstallError, OSError) as e:
            broken[venv] = f"could not be installed: {e}"
        bars.advance(task)
    return {name: broken[what["venv"]] for name, what in wanted.items() if what["venv"] in broken}


def _quality(
    names: Sequence[str], read: Sequence[Corpus], bars: Progress, workers: int
) -> tuple[list[Figure], dict[str, str]]:
    total = sum(len(c.messages) * (len(CASINGS) if c.casings else 1) for c in read)
    tasks = {name: bars.add_task(f"quality: {name}", total=total, start=False) for name in names}
    failed: dict[str, str] = {}

    def one(name: str) -> list[Figure]:
        bars.start_task(tasks[name])
        try:
            return list(measure(name, read, lambda n: bars.advance(tasks[name], n)))
        except EngineError as e:
            failed[name] = f"did not run: {e}"
            return []

    with ThreadPoolExecutor(workers) as pool:
        rows = [row for part in pool.map(one, names) for row in part]
    for task in tasks.values():
        bars.remove_task(task)
    return rows, failed


def _speed(names: Sequence[str], profile: str, bars: Progress) -> list[Timing]:
    how = definition("speed")[profile]
    messages = next(corpora(profile, only=("messages",)))
    texts = [m.text for m in messages.messages[: how["messages"]]]
    task = bars.add_task("speed: rounds", total=how["rounds"] * len(names))
    rows: list[Timing] = []
    for number in range(how["rounds"]):
        for name in names:
            rows += one_round(name, number, texts, how)
            bars.advance(task)
    each = len(how["sizes"]) + len(how["hostile"]) * len(definition("speed")["pieces"])
    task = bars.add_task("speed: growth", total=each * len(names))
    for name in names:
        rows += growth(name, texts, how, lambda n: bars.advance(task, n))
    return rows
