"""The process that reads one document and ends: ``python -m wa_redact.apps.documents.worker``.

Standard input: a line of JSON with the file's name and the limits, then the file. Standard output: what was read, as
JSON. Nothing is written anywhere else.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from wa_redact.apps.documents.types import HeldError, MissingLibraryError


def main() -> None:
    """Read one document."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    task = json.loads(stdin.readline())
    _limit(task["memory"], task["seconds"])
    stdout.write(json.dumps(_read(stdin.read(), task)).encode())
    stdout.flush()


def _read(data: bytes, task: dict[str, Any]) -> dict[str, Any]:
    try:
        from wa_redact.apps.documents import ocr
        from wa_redact.apps.documents.gather import Gather
        from wa_redact.apps.documents.limits import OCR_SHARE
        from wa_redact.apps.documents.read import read

        able = task["ocr"] and ocr.program() is not None
        gather = Gather(read, seconds=OCR_SHARE * task["seconds"] if able else 0)
        held = None
        try:
            read(data, task["name"], gather)
        except HeldError as e:
            held = str(e)
        content = gather.content
        if gather.unseen:
            content.notes.append(
                "the text in pictures was not read"
                + ("" if able else ": tesseract is not installed, or reading them is off")
            )
        content.unread = held or content.unread
        return asdict(content)
    except MissingLibraryError as e:
        return {"missing": str(e)}
    except MemoryError:
        return {"unread": "reading it takes more memory than is given to it"}
    except RecursionError:
        return {"unread": "it is nested too deep"}
    except Exception as e:  # noqa: BLE001 - whatever a hostile file makes of a library; its message may quote the file
        return {"unread": f"it is damaged, or not what it says ({type(e).__name__})"}


def _limit(memory: int, seconds: int) -> None:
    """No more memory and processor time than given; no file written, no core dumped."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            own = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (own, own))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS and refuses it
            continue


if __name__ == "__main__":
    main()
