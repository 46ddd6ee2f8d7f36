"""Reads the fact tables under ``tests/tables``: one a detector module, rows in inline mark-up."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"
KINDS = ("must", "must_not", "gap")


@cache
def tables() -> dict[str, dict[str, list[str]]]:
    return {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(FOLDER.glob("*.toml"))}


def rows(*kinds: str) -> list[tuple[str, str]]:
    return [(name, row) for name, table in tables().items() for kind in kinds for row in table.get(kind, [])]
