"""This end of an engine's process: starts it, asks it, gives up on it when it takes too long."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks import venvs
from benchmarks.corpora import definition
from benchmarks.score import Labelled
from wa_redact.labels import canonical

ENGINES = Path(__file__).parent / "engines"
CHUNK = 200


class EngineError(Exception):
    """An engine did not start, ended, failed or took too long; says which."""


def engines(profile: str, only: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """Name -> definition of the engines of ``profile``; with ``only`` those, whatever the profile."""
    every = {name: what for name, what in definition("engines").items() if name != "probe"}
    if unknown := set(only) - set(every):
        raise EngineError(f"no engine {', '.join(sorted(unknown))}; there are {', '.join(every)}")
    return {n: w for n, w in every.items() if (n in only if only else profile == "full" or w.get("profile") != "full")}


class Engine:
    """One running engine. A context manager; ``started`` is what the process said of its start."""

    def __init__(self, name: str, *, timeout: float = 120) -> None:
        self.what = definition("engines")[name]
        self.name = name
        self._start = time.perf_counter()
        self._process = subprocess.Popen(
            [venvs.python_of(self.what["venv"]), "_serve.py", self.what["file"], json.dumps(self.what["options"])],
            cwd=ENGINES,
            # ours is not installed: the working tree itself is measured
            env=os.environ | ({"PYTHONPATH": str(venvs.ROOT)} if self.what.get("ours") else {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._buffer = b""
        self.started: dict[str, float] = self._answer(timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was still to be written has no reader any more
                stream.close()
        self._process.wait()

    def ask(self, do: str, *, timeout: float = 600, **request: Any) -> dict[str, Any]:
        """The answer to a request. Raises EngineError; after a time-out the process is gone."""
        try:
            self._process.stdin.write(json.dumps({"do": do, **request}).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise EngineError("the process ended") from None
        answer = self._answer(timeout)
        if "error" in answer:
            raise EngineError(answer["error"])
        return answer

    def since_start(self) -> float:
        """Seconds since the process was started."""
        return time.perf_counter() - self._start

    def _answer(self, timeout: float) -> dict[str, Any]:
        until = time.monotonic() + timeout
        while b"\n" not in self._buffer:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0, until - time.monotonic()))
            if not ready:
                self.close()
                raise EngineError(f"took longer than {timeout:.0f} s")
            part = self._process.stdout.read1(1 << 20)
            if not part:
                self.close()
                raise EngineError("the process ended")
            self._buffer += part
        line, _, self._buffer = self._buffer.partition(b"\n")
        return dict(json.loads(line))

    def find(self, texts: Sequence[str], *, step: Any = None) -> list[list[Labelled] | None]:
        """What is found in each text, under the tool's own labels; None where it failed. ``step`` hears of progress."""
        out: list[list[Labelled] | None] = []
        for i in range(0, len(texts), CHUNK):
            part = self.ask("spans", texts=list(texts[i : i + CHUNK]))["spans"]
            out += [None if one is None else [(a, b, label) for a, b, label in one] for one in part]
            if step is not None:
                step(len(part))
        return out


def labelled(what: dict[str, Any], found: Sequence[Labelled], *, dates: bool) -> list[Labelled]:
    """``found`` under our labels, without what the tool only remarks; ``dates``: with dates, offices, nationalities."""
    out = []
    for a, b, label in found:
        plain = label.upper()
        if plain in what.get("never", ()) or (not dates and plain in what.get("dates", ())):
            continue
        out.append((a, b, definition("labels").get(plain) or canonical(plain) or plain))
    return out


def probe(engine: Engine) -> tuple[int, int]:
    """How many findings there are in the probe, and how many were expected (for ours: at least)."""
    found = engine.find(definition("engines")["probe"])
    return sum(len(one or ()) for one in found), engine.what.get("expect", -1)
