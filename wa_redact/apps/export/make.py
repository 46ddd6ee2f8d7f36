"""Makes the documents of a transcript: the one place that knows the order of the steps."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from wa_redact.apps.chat import Chat, ChatError, Message
from wa_redact.apps.export.entries import Entry, entries
from wa_redact.apps.export.facts import Asked, Count, Facts, Source, source_of
from wa_redact.apps.export.media import Files
from wa_redact.apps.export.page import page
from wa_redact.apps.export.pdf import pdf
from wa_redact.apps.write import binary

#: gives the messages of a chat, as they are or made safe
Messages = Callable[[Chat], Iterable[Message]]
FORMATS = (".html", ".pdf")


def facts_of(chat: Chat, source: Source, asked: Asked) -> Facts:
    """What is said at the head, for which the chat is read once. Raises ChatError where the stretch holds nothing."""
    count = Count()
    first = last = None
    for message in chat:
        first = min(first or message.time, message.time)
        last = max(last or message.time, message.time)
        if asked.stretch.holds(message.time):
            count.add(message)
    if not count.messages:
        known = f"; the chat runs from {first:%d/%m/%Y %H:%M} to {last:%d/%m/%Y %H:%M}" if first and last else ""
        raise ChatError(f"no message from {asked.stretch.said()}{known}")
    return Facts(asked, source, count, chat.order, chat.certain)


def written(chat: Chat, facts: Facts, messages: Messages, suffix: str) -> Iterator[bytes]:
    """The document of one format, in pieces. Raises ChatError when the chat is not what it was when it was counted."""
    with ExitStack() as stack:
        files = None if facts.asked.redacted else stack.enter_context(Files(chat))

        def found(lacks: Callable[[str], bool] | None = None) -> Iterator[Entry]:
            number = 0
            for entry in entries(messages(chat), facts.asked.stretch, files, certain=facts.certain, lacks=lacks):
                number += 1
                yield entry
            if number != facts.count.messages:
                raise ChatError("changed while it was read")

        if suffix == ".pdf":
            yield pdf(facts, found)
        else:
            yield from (piece.encode() for piece in page(facts, found()))


def write(chat: Chat, facts: Facts, messages: Messages, outputs: Iterable[str]) -> list[str]:
    """Write every document, and return their digests. They appear together at the end, when all went well."""
    digests = []
    with ExitStack() as stack:
        for name in outputs:
            stream = stack.enter_context(binary(name))
            digest = hashlib.sha256()
            for piece in written(chat, facts, messages, Path(name).suffix.lower()):
                stream.write(piece)
                digest.update(piece)
            digests.append(digest.hexdigest())
        if source_of(chat).digest != facts.source.digest:
            raise ChatError("changed while it was read")
    return digests
