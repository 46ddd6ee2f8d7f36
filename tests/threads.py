"""Reads the threads under ``tests/threads``: messages in inline mark-up, one a line, who wrote it in front.

A label with ``LATER_`` in front is known only once a later message was read: on a live stream it cannot be found.
"""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from wa_redact.markup import parse
from wa_redact.types import Finding

FOLDER = Path(__file__).parent / "threads"
KINDS = ("must", "must_not", "gap")
_SENDER = re.compile(r"(?P<sender>[^:\[\]\n]{1,30}): (?P<text>.*)", re.DOTALL)


class Said(NamedTuple):
    """One message of a marked thread: ``now`` is what a live reader must find, ``gold`` all that is marked."""

    text: str
    sender: str | None
    gold: tuple[Finding, ...]
    now: tuple[Finding, ...]


def read(thread: str) -> list[Said]:
    said = []
    for line in thread.strip("\n").split("\n"):
        m = _SENDER.fullmatch(line)
        text, found = parse(m["text"] if m else line)
        gold = tuple(f._replace(label=f.label.removeprefix("LATER_")) for f in found)
        now = tuple(f for f in found if not f.label.startswith("LATER_"))
        said.append(Said(text, m["sender"] if m else None, gold, now))
    return said


def rows(*kinds: str) -> list[tuple[str, str]]:
    """``(file, thread)`` of the given kinds."""
    tables = {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(FOLDER.glob("*.toml"))}
    return [(name, thread) for name, table in tables.items() for kind in kinds for thread in table.get(kind, [])]
