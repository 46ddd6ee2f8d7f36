"""The chats message by message, and with what was said before: leaks and spoiled messages side by side, and speed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import FILES
from benchmarks.score import Marked, Score
from wa_redact import Finding, Redactor, Thread
from wa_redact.markup import parse

#: a reading of one chat: findings of each message, in order
Found = Iterator[tuple[Finding, ...]]


class Said(NamedTuple):
    """A message of a chat and who wrote it."""

    marked: Marked
    sender: str | None


def chats(folder: Path) -> list[list[Said]]:
    """The messages of every chat in ``folder``, chat by chat."""
    found = []
    for path in sorted(folder.glob("*.gold.jsonl")):
        said = []
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] == "message":
                text, gold = parse(row["text"])
                said.append(Said(Marked(text, tuple(f[:3] for f in gold)), row["sender"]))
        found.append(said)
    return found


def alone(engine: Redactor, chat: Sequence[Said]) -> Found:
    yield from (verdict.findings for verdict in engine.pipe(m.marked.text for m in chat))


def export(engine: Redactor, chat: Sequence[Said]) -> Found:
    read = Thread(engine).read(chat, lambda m: m.marked.text, lambda m: m.sender)
    yield from (findings for _, findings in read)


def live(engine: Redactor, chat: Sequence[Said]) -> Found:
    thread = Thread(engine)
    yield from (thread.check(m.marked.text, sender=m.sender).findings for m in chat)


WAYS: dict[str, Callable[[Redactor, Sequence[Said]], Found]] = {
    "message by message": alone,
    "thread, export": export,
    "thread, live": live,
}


def table(folder: Path = FILES / "chats", repeats: int = 3) -> str:
    """A Markdown table, one row a way of reading. Time is that of this process, the best of ``repeats``."""
    engine = Redactor()
    every = chats(folder)
    rows = ["| | messages with something left | clean messages changed | messages/s |", "| --- | ---: | ---: | ---: |"]
    for name, way in WAYS.items():
        score = Score()
        for chat in every:
            for said, findings in zip(chat, way(engine, chat), strict=True):
                score.add(said.marked, [f[:3] for f in findings])
        best = min(_seconds(way, engine, every) for _ in range(repeats))
        figures = score.figures()
        shown = [
            f"{100 * part / whole:.1f} % ({part} of {whole})" for part, whole in (figures["leak"], figures["spoiled"])
        ]
        rows.append(f"| {name} | {shown[0]} | {shown[1]} | {sum(map(len, every)) / best:,.0f} |")
    return "\n".join(rows)


def _seconds(
    way: Callable[[Redactor, Sequence[Said]], Found], engine: Redactor, every: Sequence[Sequence[Said]]
) -> float:
    start = time.process_time()
    for chat in every:
        for _ in way(engine, chat):
            pass
    return time.process_time() - start
