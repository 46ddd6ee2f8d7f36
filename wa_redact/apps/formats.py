"""A message in its envelope, and the two plain formats: a message a line, and a file that is one message.

Every format takes the message out and puts the safe one back in. Whatever is not the message comes out as it went
in, to the byte: other fields and cells, quoting, line ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wa_redact.apps.source import Line, lines, shown, whole


class Record(NamedTuple):
    """A message in its envelope. ``message`` None: nothing to look at, or ``error`` says why it could not be read.

    ``raw`` is how the message was written, ``before`` and ``after`` what stands around it; ``write`` spells a safe
    message as the format wants it. ``fatal``: nothing after this can be trusted.
    """

    name: str
    line: int
    size: int
    message: str | None = None
    before: str = ""
    raw: str = ""
    after: str = ""
    write: Callable[[str], str] = str
    error: str | None = None
    fatal: bool = False

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"{shown(self.name)}, line {self.line}"

    def with_message(self, safe: str) -> str:
        """The envelope with ``safe`` in it; the very same text when nothing was changed."""
        return self.before + (self.raw if safe == self.message else self.write(safe)) + self.after


def one_a_line(name: str, limit: int) -> Iterator[Record]:
    """A message a line."""
    for line in lines(name, limit):
        yield _of_text(name, line)


def whole_text(name: str, limit: int) -> Iterator[Record]:
    """The whole file is one message."""
    yield _of_text(name, whole(name, limit))


def _of_text(name: str, line: Line) -> Record:
    if line.error:
        return Record(name, line.number, line.size, error=line.error)
    return Record(name, line.number, line.size, line.text, line.bom, line.text, line.ending)
