"""The chat that a redacted transcript is made of: what ``chat redact`` would write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from wa_redact.apps.chat import Chat, ChatError, open_chat
from wa_redact.apps.chat.look import Look
from wa_redact.apps.chat.redact import SafeChat
from wa_redact.apps.run import Settings


@contextmanager
def safe_copy(chat: Chat, settings: Settings) -> Iterator[Chat]:
    """``chat`` made safe, in a file that is gone afterwards and holds nothing else.

    Raises ChatError that names the line of a message that could not be decided.
    """
    look = Look(chat, settings.redactor())
    if look.undecided is not None:
        line, error = look.undecided
        raise ChatError(f"line {line}: could not be decided ({error})")
    safe = SafeChat(look, settings.policy)
    with TemporaryDirectory(prefix="wa-redact-") as folder:
        path = Path(folder, "chat.txt")
        with path.open("w", encoding="utf-8", newline="") as f:
            f.writelines(safe.parts())
        yield open_chat(path)
