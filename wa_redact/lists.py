"""The word lists under ``data``: plain text that can be read and edited.

``#`` begins a comment line, ``[name]`` a section; other lines are words with blanks between, phrases one a line, or
``key: words``. Everything is in small letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Section -> its lines, without comments and blank ones, of ``data/NAME.txt``; lines before the first: section ''."""
    text = (resources.files("wa_redact") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {"": []}
    at = ""
    for line in content(text):
        if line[0] == "[" and line[-1] == "]":
            at = line[1:-1]
            found[at] = []
        else:
            found[at].append(line)
    return {section: tuple(lines) for section, lines in found.items()}


def content(text: str) -> list[str]:
    """The lines of ``text`` that say something: no comment, not blank, without blanks at their ends."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and line[0] != "#"]


def words(lines: Iterable[str]) -> frozenset[str]:
    """All words of ``lines``."""
    return frozenset(word for line in lines for word in line.split())


def keyed(lines: Iterable[str]) -> list[tuple[str, list[str]]]:
    """What stands before the colon of each line, and the words after it."""
    return [(key.strip(), rest.split()) for key, _, rest in (line.partition(":") for line in lines)]
