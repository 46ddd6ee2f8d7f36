"""Regular expressions of a client's, run by ``presidio_worker`` in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from wa_redact.apps.service.errors import RefusalError, busy

#: seconds for one request, its process included
_SECONDS = 5.0
_AT_ONCE, _WAITING = 2, 16
_TOO_SLOW = "a regular expression of the request takes too long"


class Hit(NamedTuple):
    """A match of the pattern ``pattern``; ``allowed``: its value is on the allow list."""

    pattern: int
    start: int
    end: int
    allowed: bool


class Expressions:
    """Starts the processes, a few at a time."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    async def run(
        self,
        texts: Sequence[str],
        patterns: Sequence[tuple[str, int, int | str]],
        allow: tuple[str, int] | None,
        values: Sequence[Sequence[str]],
    ) -> tuple[list[list[Hit]], list[list[bool]]]:
        """The matches in each text, and whether each of the ``values`` is on the allow list.

        Raises RefusalError: 422 for an expression that is broken or takes too much, 503 when too many ask.
        """
        if self._waiting >= _WAITING:
            raise busy("too many regular expressions are waiting")
        task = {"texts": list(texts), "patterns": list(patterns), "allow": allow, "values": values}
        self._waiting += 1
        try:
            async with self._room:
                answer = await _answer(json.dumps(task).encode())
        finally:
            self._waiting -= 1
        if "refused" in answer:
            code, detail = answer["refused"]
            raise RefusalError(422, code, detail)
        return [[Hit(*hit) for hit in hits] for hits in answer["matches"]], answer["allowed"]


async def _answer(task: bytes) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "wa_redact.apps.service.presidio_worker",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    try:
        async with asyncio.timeout(_SECONDS):
            out, _ = await process.communicate(task)
    except TimeoutError:
        raise RefusalError(422, "too_slow", _TOO_SLOW) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise RefusalError(422, "too_slow", _TOO_SLOW)
    answer: dict[str, Any] = json.loads(out)
    return answer
