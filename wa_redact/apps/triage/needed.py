"""What a pattern cannot do without: the cheapest question to ask of a message before the pattern is tried.

Read off the pattern's own syntax tree, so that nobody has to keep a list of words beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # a Python without it: every pattern is tried on every message, with the same answers
    _parser = None

#: how much rarer a text is with each letter more, roughly
_RARER = 6.0


def needed(pattern: str) -> list[frozenset[str]]:
    """Sets of texts, the rarest first: of each, at least one text stands in whatever ``pattern`` matches."""
    if _parser is None:
        return []
    try:
        return sorted(_parts(_parser.parse(pattern)), key=_cost)
    except _parser.error:
        return []


def _parts(items: Iterable[Any]) -> list[frozenset[str]]:
    """What each item of a sequence needs, where it needs something; letters that follow one another are one text."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
            continue
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue  # they take up no room
        found += [frozenset({run})] if run else []
        run = ""
        if name == "SUBPATTERN":
            found += _parts(value[-1])
        elif inner := _item(name, value):
            found.append(inner)
    found += [frozenset({run})] if run else []
    return found


def _sequence(items: Iterable[Any]) -> frozenset[str] | None:
    return min(_parts(items), key=_cost, default=None)


def _item(name: str, value: Any) -> frozenset[str] | None:
    if name == "BRANCH":
        parts = [_sequence(part) for part in value[1]]
        return frozenset[str]().union(*(p for p in parts if p)) if all(parts) else None
    if name in ("MAX_REPEAT", "POSSESSIVE_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _sequence(value[2])
    if name == "ATOMIC_GROUP":
        return _sequence(value)
    return None


def _cost(texts: frozenset[str]) -> float:
    return sum(_RARER ** -len(t.strip()) for t in texts)
