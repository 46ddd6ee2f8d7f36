"""Has a document read in a process of its own, so that no file can hang, swell or crash the one that asks."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

from wa_redact.apps.documents.limits import CHARS, MEMORY
from wa_redact.apps.documents.types import Content, Fact, MissingLibraryError, Piece

#: bytes of what the process may answer: a character is at most twelve bytes of JSON
_ANSWER = 12 * CHARS + 2_000_000


def content_of(data: bytes, name: str, *, seconds: float, ocr: bool = True) -> Content:
    """What is in the document ``data``, called ``name``, read within ``seconds``.

    Whatever goes wrong stands in ``unread`` of the answer. Raises MissingLibraryError.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "wa_redact.apps.documents.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "OMP_NUM_THREADS": "1"},
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    late = threading.Event()
    clock = threading.Timer(seconds, _stop, (process, late))
    task = {"name": name, "memory": MEMORY, "seconds": math.ceil(seconds) + 1, "ocr": ocr}
    feeder = threading.Thread(target=_feed, args=(process.stdin, json.dumps(task).encode() + b"\n", data), daemon=True)
    clock.start()
    feeder.start()
    try:
        answer = process.stdout.read(_ANSWER + 1)
    finally:
        clock.cancel()
        _stop(process, None)
        feeder.join()
        process.stdout.close()
        process.wait()
    if late.is_set():
        return Content(unread=f"reading it takes longer than {seconds:g} seconds")
    if len(answer) > _ANSWER:
        return Content(unread="it holds more than is read of one document")
    return _content(answer)


def _content(answer: bytes) -> Content:
    try:
        read = json.loads(answer)
    except ValueError:
        return Content(unread="the program that reads it came to its end before it was done")
    if "missing" in read:
        raise MissingLibraryError(read["missing"])
    return Content(
        media=read.get("media", ""),
        pieces=[Piece(**piece) for piece in read.get("pieces", ())],
        facts=[Fact(**fact) for fact in read.get("facts", ())],
        titles=read.get("titles", []),
        files=read.get("files", []),
        notes=read.get("notes", []),
        unread=read.get("unread"),
    )


def _feed(stdin: IO[bytes], *parts: bytes) -> None:
    with suppress(OSError), stdin:
        for part in parts:
            stdin.write(part)


def _stop(process: subprocess.Popen[bytes], late: threading.Event | None) -> None:
    """End the process and whatever it started."""
    if late is not None and process.poll() is None:
        late.set()
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
