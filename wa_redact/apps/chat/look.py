"""Looks through a chat: first who is in it, then what is in each message; then each message with all that is known.

What was found is kept as numbers (offsets, labels, scores), a few bytes a message, and never as text: for the last
step the export is read once more.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wa_redact.apps.chat.files import person_of_card
from wa_redact.apps.chat.meet import OWN_KINDS, Cast
from wa_redact.apps.chat.mentions import Mentions
from wa_redact.apps.chat.people import LIKELY
from wa_redact.apps.chat.read import Chat
from wa_redact.apps.chat.system import Piece, pieces
from wa_redact.apps.chat.types import Kind, Message
from wa_redact.engine import Engine
from wa_redact.labels import LABELS
from wa_redact.phrases import names_only
from wa_redact.spans import union
from wa_redact.text import normalise
from wa_redact.thread import Thread
from wa_redact.types import Finding, Vocabulary

#: what ``Found.what`` may be beside a label
CONTACT, GROUP, FILE = "contact", "group", "file"

_LABELS = tuple(LABELS)
_INDEX = {label: i << 16 for i, label in enumerate(_LABELS)}
# all that WhatsApp itself writes around the names of files
_WORDING = re.compile(
    r"(?:<attached: >|\(file attached\)|<Media omitted>|\u2022|\d+ pages?|<This message was edited>|"
    r"(?:image|video(?: note)?|audio|sticker|GIF|document|Contact card) omitted|[\s\u200e\u200f])*"
)
_FAILED = 0xFFFF_FFFF


class Found(NamedTuple):
    """What stands at ``start:end`` of a text (code points): a label, or one of CONTACT, GROUP, FILE with its name."""

    start: int
    end: int
    what: str
    score: float = 1.0
    name: str = ""


class Seen(NamedTuple):
    """A message (or, before the first, a line) with what was found in it: sorted, disjoint.

    ``error``: the type of the failure when it could not be decided; it must not be shown then.
    """

    part: Message | str
    found: tuple[Found, ...]
    error: str | None = None


class Look:
    """A chat that is looked through under an engine's policy. Iterating gives ``Seen`` after ``Seen``.

    ``done`` is told of each entry's length as it is judged, and of 0 while people are met. Raises ChatError for what cannot be read. ``repr`` shows
    nothing of the chat.
    """

    def __init__(self, chat: Chat, engine: Engine, done: Callable[[int], object] = lambda _: None) -> None:
        self._chat = chat
        self._engine = engine
        model = engine.model
        self.cast = Cast(
            chat, engine.policy, model.ordinary if isinstance(model, Vocabulary) else lambda _: False, done
        )
        self._errors: list[str] = []
        #: line and cause of the first message that could not be decided
        self.undecided: tuple[int, str] | None = None
        self._found = array("I")
        self._judge(done)
        self.cast.people.settle()
        self._mentions = Mentions(self.cast.people)

    def __repr__(self) -> str:
        return f"Look({self.cast!r})"

    def __iter__(self) -> Iterator[Seen]:
        position = 0
        for part in self._chat.parts():
            count = self._found[position]
            position += 1
            if count == _FAILED:
                yield Seen(part, (), self._errors[self._found[position]])
                position += 1
                continue
            stored = self._found[position : position + 3 * count]
            position += 3 * count
            findings = [
                Finding(a, b, _LABELS[c >> 16], (c & 0xFFFF) / 1000, "")
                for a, b, c in zip(stored[::3], stored[1::3], stored[2::3], strict=True)
            ]
            yield Seen(part, self._all(part, findings))

    # -- then: what is in each message -------------------------------------------------------------------------------

    def _judge(self, done: Callable[[int], object]) -> None:
        thread = Thread(self._engine, people=self.cast.people.earliest())
        at = 0
        items = ((i, part) for i, part in enumerate(self._told(done)) if self._is_read(part))
        for (i, part), findings, error in thread.try_read(
            items,
            text=lambda item: item[1] if isinstance(item[1], str) else item[1].text,
            sender=lambda item: self._speaker(item[1]),
            at=lambda item: None if isinstance(item[1], str) else item[1].time,
        ):
            self._found.extend([0] * (i - at))
            at = i + 1
            if error is not None:
                cause = type(error).__name__
                if self.undecided is None:
                    self.undecided = (part.line if isinstance(part, Message) else 1, cause)
                if cause not in self._errors:
                    self._errors.append(cause)
                self._found.extend((_FAILED, self._errors.index(cause)))
                continue
            self._found.append(len(findings))
            text = part if isinstance(part, str) else part.text
            for f in findings:
                self._found.extend((f.start, f.end, _INDEX[f.label] | round(f.score * 1000)))
                if f.label == "PERSON":
                    self.cast.people.met(text, f.start, f.end, f.score)
        self._found.extend([0] * (self._total - at))

    def _told(self, done: Callable[[int], object]) -> Iterator[Message | str]:
        self._total = 0
        for part in self._chat.parts():
            self._total += 1
            if isinstance(part, Message) and part.kind is Kind.CONTACT:
                for card in part.attachments:
                    if card.name:
                        name = person_of_card(card.name)
                        self.cast.people.met(name, 0, len(name), LIKELY)
            done(len(part) if isinstance(part, str) else len(part.head) + len(part.text))
            yield part

    def _is_read(self, part: Message | str) -> bool:
        """False for what holds nothing but WhatsApp's own words and names that are known to be there."""
        if isinstance(part, str):
            return any(c.isalnum() for c in part)
        if part.kind in OWN_KINDS:
            found, safe = pieces(part.text, self.cast.people.known)
            for piece in found:
                if piece.what == "word":
                    self.cast.people.met(part.text, piece.start, piece.end, 0.0)
            return not safe
        rest, position = "", 0
        for start, end in sorted((part.title, *((a.start, a.end) for a in part.attachments))):
            rest += part.text[position:start]
            position = max(position, end)
        return not _WORDING.fullmatch(rest + part.text[position:])

    def _speaker(self, part: Message | str) -> str | None:
        if isinstance(part, str) or part.sender is None:
            return None
        # the thread learns names from it; roles and the like were told from them already
        people = self.cast.people
        return f"{people.spoken(part.sender)} {people.number(part.sender)}"

    # -- last: all of it ---------------------------------------------------------------------------------------------

    def _all(self, part: Message | str, findings: list[Finding]) -> tuple[Found, ...]:
        text = part if isinstance(part, str) else part.text
        policy = self._engine.policy
        sure: list[Found] = []
        ours = False
        if isinstance(part, Message):
            if part.kind in OWN_KINDS:
                names, ours = pieces(text, self.cast.people.known)
                sure += (_of_piece(p, text) for p in names)
            sure += (Found(a.start, a.end, FILE, 1.0, a.name) for a in part.attachments if a.name)
            sure.append(Found(*part.title, FILE))
        if not ours:
            exact, again = self._mentions.find(text)
            sure += (Found(m.start, m.end, CONTACT, 1.0, m.name) for m in exact if not self.cast.stays(m.name))
            if again:
                found = names_only(self._engine.never, normalise(text), ((f, text[f.start : f.end]) for f in again))
                again = [f for f, _ in found]
            again = [f for f in again if policy.keeps(f, text)]
            findings = list(union([*findings, *again], policy.severity)) if again else findings
        if not sure:
            return tuple(Found(f.start, f.end, f.label, f.score) for f in findings)
        return _merged(text, sure, findings)


def _of_piece(piece: Piece, text: str) -> Found:
    name = text[piece.start : piece.end]
    if piece.what == "word":
        return Found(piece.start, piece.end, "PERSON", 1.0)
    return Found(piece.start, piece.end, GROUP if piece.what == "group" else CONTACT, 1.0, name)


def _merged(text: str, sure: list[Found], findings: list[Finding]) -> tuple[Found, ...]:
    """``sure`` as they are, and of ``findings`` what lies outside of them."""
    kept: list[Found] = []
    for one in sorted(sure, key=lambda f: (f.start, -f.end)):
        if one.end <= one.start:
            continue
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end > kept[-1].end:
            findings = [*findings, Finding(kept[-1].end, one.end, "PERSON", 1.0, "")]
    out = list(kept)
    for f in union(findings):
        start = f.start
        for hole in [*kept, Found(f.end, f.end, "")]:
            if hole.end <= start and hole.start < f.end:
                continue
            stop = min(max(hole.start, start), f.end)
            if any(c.isalnum() for c in text[start:stop]):
                out.append(Found(start, stop, f.label, f.score))
            start = max(start, hole.end)
            if start >= f.end:
                break
    return tuple(sorted(out))
