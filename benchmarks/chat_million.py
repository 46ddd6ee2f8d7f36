"""A chat of a million messages through ``wa-redact chat redact``: rate and peak memory, at two sizes.

Memory is bounded when the second size does not take ten times what the first takes beyond what an empty chat takes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks import records

_DISTINCT = 5_000
_FILES = ("\u200eIMG-20260106-WA{:04}.jpg (file attached)", "\u200ereport {} final.pdf (file attached)")


class Figure(NamedTuple):
    """One run of the command."""

    messages: int
    senders: int
    input_mb: str
    seconds: str
    cpu_seconds: str
    per_cpu_second: str
    peak_mb: str


def lines(count: int, senders: int, seed: int = 1) -> Iterator[str]:
    """An Android export of ``count`` messages by ``senders`` people, some of them WhatsApp's own lines and files."""
    from benchmarks.generate import Names, generate

    dice = random.Random(seed)
    drawn = Names(dice)
    people = [f"{drawn.draw(full=True)} {i}" for i in range(senders)]
    texts = [m.text for m in generate(seed, min(count, _DISTINCT))]
    at = datetime(2020, 1, 30, 8, 0)  # noqa: DTZ001 - as exports have it
    yield f'{at:%d/%m/%Y, %H:%M} - {people[0]} created group "Cover"\n'
    for i in range(count - 1):
        at += timedelta(seconds=dice.randrange(300))
        sender = people[i % senders] if i < senders else dice.choice(people)
        kind = dice.random()
        if kind < 0.01:
            said = f"{sender} added {dice.choice(people)}"
        elif kind < 0.05:
            said = f"{sender}: " + dice.choice(_FILES).format(i % 10_000)
        else:
            said = f"{sender}: {dice.choice(texts)}"
        yield f"{at:%d/%m/%Y, %H:%M} - {said}\n"


def measure(count: int, senders: int, *, rules_only: bool = False) -> Figure:
    """Redact a chat of that size in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "chat.txt"), Path(folder, "safe.txt")
        with source.open("w", encoding="utf-8") as stream:
            stream.writelines(lines(count, senders))
        command = [sys.executable, "-m", "wa_redact.apps.cli", "chat", "redact", str(source), "-o", str(target)]
        start = time.monotonic()
        process = subprocess.Popen([*command, *(["--rules-only"] if rules_only else [])], stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or sum(1 for _ in target.open(encoding="utf-8")) < count:
            raise RuntimeError(f"chat redact ended with {process.returncode}")
        size = source.stat().st_size / 1e6
        cpu = usage.ru_utime + usage.ru_stime  # what others do on the machine does not count
        peak = usage.ru_maxrss / 1024
        return Figure(
            count, senders, f"{size:.0f}", f"{seconds:.0f}", f"{cpu:.0f}", f"{count / cpu:.0f}", f"{peak:.0f}"
        )


def run(sizes: list[tuple[int, int]], *, rules_only: bool) -> Iterator[Figure]:
    """Measure each size (messages, senders) and write the record."""
    figures = []
    for count, senders in sizes:
        figures.append(measure(count, senders, rules_only=rules_only))
        yield figures[-1]
    folder = records.new("chat-million-rules" if rules_only else "chat-million")
    records.write(folder, "chat", figures, Figure._fields)
    what = records.machine()
    today = date.today().isoformat()  # noqa: DTZ011
    head = f"# A long chat through `chat redact`\n\n{today}, {what['cpu']}, {what['cores']} cores, one process"
    table = (
        "| messages | senders | MB | seconds | CPU seconds | messages a CPU second | peak MB |\n"
        + "| ---: " * 7
        + "|\n"
    )
    rows = "".join("| " + " | ".join(str(cell) for cell in f) + " |\n" for f in figures)
    (folder / "report.md").write_text(
        f"{head}{', rules only' if rules_only else ''}.\n\n{table}{rows}", encoding="utf-8"
    )
