"""The messages of a stretch as a document shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from wa_redact.apps.chat import Kind, Message
from wa_redact.apps.export.media import Files
from wa_redact.apps.export.stretch import Stretch, day_said
from wa_redact.apps.export.visible import Piece, lines, pieces

_SECONDS = re.compile(r"\d[:.]\d\d[:.]\d\d")
_SAID = {
    Kind.DELETED: "deleted",
    Kind.CALL: "call",
    Kind.POLL: "poll",
    Kind.LOCATION: "location",
    Kind.CONTACT: "contact card",
    Kind.SYSTEM: "notice by WhatsApp",
}


class Entry(NamedTuple):
    """A message. ``clock``: its time as exactly as the source has it. ``marks``: what kind it is, where not plain text.
    ``notes``: about its files.
    """

    line: int
    time: datetime
    clock: str
    sender: list[Piece]
    marks: list[str]
    body: list[list[Piece]]
    notes: list[str]

    @property
    def day(self) -> str:
        """Its day in words."""
        return day_said(self.time)


def entries(
    messages: Iterable[Message],
    stretch: Stretch,
    files: Files | None,
    *,
    certain: bool,
    lacks: Callable[[str], bool] | None = None,
) -> Iterator[Entry]:
    """Those of ``messages`` in ``stretch``, in the source's order. ``files`` None: nothing is said about files.

    Where the order of the date's numbers was not ``certain``, each shows its time as written.
    """
    for m in messages:
        if not stretch.holds(m.time):
            continue
        marks = [_SAID[m.kind]] if m.kind in _SAID else []
        marks += ["edited"] if m.edited else []
        marks += [] if certain else [f"written {m.stamp}"]
        yield Entry(
            m.line,
            m.time,
            f"{m.time:%H:%M:%S}" if _SECONDS.search(m.stamp) else f"{m.time:%H:%M}",
            pieces(m.sender or "", lacks) or [Piece("(no sender)")],
            marks,
            lines(m.text, lacks),
            [files.said(a) for a in m.attachments] if files is not None else [],
        )
