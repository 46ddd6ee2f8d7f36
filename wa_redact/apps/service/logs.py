"""The log: a JSON object a line on standard error. No text of a request, no path, no message of an exception."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

log = logging.getLogger("wa_redact.service")


def request(method: str, route: str, status: int, milliseconds: float, caller: str | None) -> None:
    """One line for one request. ``route``: the template of its path; ``caller``: the name of its token."""
    log.info("request", extra={"fields": _Request(method, route, status, milliseconds, caller)})


def failure(what: str, error: BaseException) -> None:
    """One line for something of ours that broke: the type of ``error`` and where, never what it says."""
    log.error(what, extra={"fields": {"type": type(error).__name__, "at": _place(error)}})


def _Request(method: str, route: str, status: int, ms: float, caller: str | None) -> dict[str, Any]:  # noqa: N802
    return {"method": method, "route": route, "status": status, "ms": round(ms, 2), "caller": caller}


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].name}:{frames[-1].lineno}" if frames else ""


class JsonLines(logging.Formatter):
    """A record as JSON. Of an exception only its type and place: its message may quote what it was raised over."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if record.name.startswith(("wa_redact", "uvicorn")) else record.name,
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            line |= {"type": type(record.exc_info[1]).__name__, "at": _place(record.exc_info[1])}
        return json.dumps(line)


def configure(*, access: bool) -> None:
    """Send every log record of the process to standard error as JSON lines; without ``access`` no line a request."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("wa_redact").setLevel(logging.INFO)
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("python_multipart").setLevel(logging.ERROR)  # it warns of bytes that it did not expect
    log.setLevel(logging.INFO if access else logging.WARNING)
    logging.captureWarnings(capture=True)


def in_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Report what breaks in a task nobody waits for; asyncio's own report quotes the exception."""

    def report(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            failure("task", error)
        else:
            log.error("event loop")

    loop.set_exception_handler(report)
