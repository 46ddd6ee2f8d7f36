"""Runs regular expressions that a client sent, in a process that may hang, fill its memory or die.

Reads one JSON object from standard input, writes one to standard output. A compiled expression can be made to take
gigabytes, and its matching to run on past any time limit: only a process of its own bounds both.

``{"texts": [...], "patterns": [[regex, flags, group], ...], "allow": [regex, flags] or null, "values": [[...], ...]}``
gives ``{"matches": [[[pattern, start, end, allowed], ...], ...], "allowed": [[...], ...]}``, a list for each text, or
``{"refused": [code, detail]}``.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import regex

MEMORY = 512 << 20
CPU_SECONDS = 1
_MOST_MATCHES = 1000
_FLAGS = {getattr(re, name): getattr(regex, name) for name in "IMSXAU"}


class _RefusedError(Exception):
    """A code and a sentence."""


def compiled(pattern: str, flags: int) -> Any:
    """``pattern`` with the flags of ``re``."""
    if flags < 0 or flags & ~int(sum(_FLAGS)):
        raise _RefusedError("invalid", "regex flags: only I, M, S, X, A and U are known")
    try:
        return regex.compile(pattern, sum(theirs for own, theirs in _FLAGS.items() if flags & own), cache_pattern=False)
    except (regex.error, RecursionError, OverflowError, ValueError):
        raise _RefusedError("invalid", "a regular expression of the request cannot be read") from None


def found(text: str, number: int, rx: Any, group: int | str, allow: Any) -> list[list[Any]]:
    """The matches of one expression."""
    if group and group not in rx.groupindex and not (isinstance(group, int) and group <= rx.groups):
        raise _RefusedError("invalid", "ad_hoc_recognizers: capture_group: there is no such group")
    out: list[list[Any]] = []
    for m in rx.finditer(text):
        start, end = m.span(group)
        if end > start:
            out.append([number, start, end, bool(allow and allow.search(text[start:end]))])
        if len(out) > _MOST_MATCHES:
            raise _RefusedError("too_many_matches", f"ad_hoc_recognizers: more than {_MOST_MATCHES} matches")
    return out


def run(task: dict[str, Any]) -> dict[str, Any]:
    """What ``task`` asks for."""
    try:
        allow = compiled(*task["allow"]) if task["allow"] else None
        patterns = [(compiled(rx, flags), group) for rx, flags, group in task["patterns"]]
        return {
            "matches": [
                [m for n, (rx, group) in enumerate(patterns) for m in found(text, n, rx, group, allow)]
                for text in task["texts"]
            ],
            "allowed": [[bool(allow and allow.search(value)) for value in values] for values in task["values"]],
        }
    except _RefusedError as e:
        return {"refused": list(e.args)}
    except (MemoryError, RecursionError):
        return {"refused": ["too_slow", "a regular expression of the request takes too much"]}


def main() -> None:
    """Do what standard input says, in bounds."""
    try:
        import resource
    except ImportError:  # Windows: whoever started this stops it after its time
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(run(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
