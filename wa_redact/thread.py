"""Detection across the messages of one chat: what was said before says what a message holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

from wa_redact.engine import Engine
from wa_redact.phrases import names_only
from wa_redact.render import Pseudonyms
from wa_redact.spans import union
from wa_redact.thread_answers import slot
from wa_redact.thread_joins import asked, joins
from wa_redact.thread_names import Known
from wa_redact.thread_turns import Turn
from wa_redact.types import Action, Finding, Situation, Verdict, Vocabulary

T = TypeVar("T")

_BATCH = 128


class Thread:
    """One chat, read message by message in order. Not to be shared between chats, nor between threads of execution.

    ``engine``: None for the one behind ``wa_redact.check``. ``window``: so many messages back a value may begin.
    ``people``: names met outside the messages, as for ``know``. What is remembered is bounded: the last ``window``
    messages and some thousands of names.
    """

    def __init__(self, engine: Engine | None = None, *, window: int = 8, people: Iterable[str] = ()) -> None:
        if window < 1:
            raise ValueError("window: at least 1")
        if engine is None:
            from wa_redact.default import redactor

            engine = redactor()
        self.engine = engine
        self.window = window
        model = engine.model
        #: the model can tell words from names
        self._knows_words = isinstance(model, Vocabulary)
        self._known = Known(model.ordinary if isinstance(model, Vocabulary) else lambda _: False)
        self._turns: deque[Turn] = deque(maxlen=window + 1)
        for name in people:
            self.know(name)

    def __repr__(self) -> str:
        return f"Thread(window={self.window}, known={self._known!r})"

    def know(self, name: str) -> None:
        """Add a name met outside the messages: a sender's, a group member's, a contact's. Roles in it are left out."""
        self._known.contact(name)

    def check(
        self,
        text: str,
        *,
        sender: str | None = None,
        at: datetime | None = None,
        pseudonyms: Pseudonyms | None = None,
        situation: Situation | None = None,
        remember: bool = True,
    ) -> Verdict:
        """The decision about the next message, given what was said before; then it is remembered.

        A failure is a BLOCK that names its type, and the messages after it are decided as usual; only TypeError is raised.
        ``situation``: as for ``Engine.check``. ``remember``: False for a draft that may yet be changed.
        """
        if not isinstance(text, str):
            raise TypeError(f"a message is a str, not {type(text).__name__}")
        if sender is not None:
            self.know(sender)
        turn = Turn(text, sender, at)
        self._decide([turn], list(self._turns))
        if remember:
            self._turns.append(turn)
            self._note(turn, [turn])
        else:
            turn.added.update(f for back, f in turn.brings if back == 0)
            self._look([turn])
        return self._verdict(turn, pseudonyms, situation)

    def read(
        self,
        items: Iterable[T],
        text: Callable[[T], str],
        sender: Callable[[T], str | None] = lambda _: None,
        at: Callable[[T], datetime | None] = lambda _: None,
    ) -> Iterator[tuple[T, tuple[Finding, ...]]]:
        """Each of ``items``, in order, with what identifies a person in its ``text``: sorted, disjoint findings.

        A message within the window may add to what was found in an earlier one, so an item is given out once so many
        more were read. Raises what ``Engine.detect`` raises, at the item that could not be decided.
        """
        for item, findings, error in self.try_read(items, text, sender, at):
            if error is not None:
                raise error
            yield item, findings

    def try_read(
        self,
        items: Iterable[T],
        text: Callable[[T], str],
        sender: Callable[[T], str | None] = lambda _: None,
        at: Callable[[T], datetime | None] = lambda _: None,
    ) -> Iterator[tuple[T, tuple[Finding, ...], Exception | None]]:
        """As ``read``, and an item that could not be decided comes without findings, with the error; the others go on."""
        for item, turn in self._read(items, text, sender, at):
            if turn.error is None:
                try:
                    found = self._findings(turn)
                except Exception as e:  # noqa: BLE001 - a failure is a block of this message
                    turn.fails(e)
            yield item, () if turn.error is not None else found, turn.error

    def pipe(
        self,
        items: Iterable[T],
        text: Callable[[T], str],
        sender: Callable[[T], str | None] = lambda _: None,
        at: Callable[[T], datetime | None] = lambda _: None,
        *,
        pseudonyms: Pseudonyms | None = None,
        situation: Situation | None = None,
    ) -> Iterator[tuple[T, Verdict]]:
        """As ``read``, with the verdict on each: one that could not be decided is a BLOCK and the others go on."""
        for item, turn in self._read(items, text, sender, at):
            yield item, self._verdict(turn, pseudonyms, situation)

    # -- how ---------------------------------------------------------------------------------------------------------

    def _read(
        self,
        items: Iterable[T],
        text: Callable[[T], str],
        sender: Callable[[T], str | None],
        at: Callable[[T], datetime | None],
    ) -> Iterator[tuple[T, Turn]]:
        stream = iter(items)
        waiting: deque[tuple[T, Turn]] = deque()
        while batch := list(islice(stream, _BATCH)):
            turns = [Turn(text(item), sender(item), at(item)) for item in batch]
            self._decide(turns, list(self._turns))
            for item, turn in zip(batch, turns, strict=True):
                if turn.sender is not None:
                    self.know(turn.sender)
                self._turns.append(turn)
                waiting.append((item, turn))
                self._note(turn, [t for _, t in waiting])
                if len(waiting) > self.window:
                    yield waiting.popleft()
        yield from waiting

    def _decide(self, turns: Sequence[Turn], before: list[Turn]) -> None:
        """Find what is in each of ``turns`` alone and in the readings that join it to those before."""
        for turn, found in zip(turns, self._find([t.text for t in turns]), strict=True):
            if isinstance(found, Exception):
                turn.fails(found)
            else:
                turn.found = found
        row = before
        readings = []
        for turn in turns:
            row = [*row[-self.window :], turn]
            if turn.error is None:
                try:
                    turn.asks = asked(row)
                    readings += [(row, joined) for joined in joins(row)]
                except Exception as e:  # noqa: BLE001 - a failure is a block of this message
                    turn.fails(e)
        limit = self.engine.policy.max_chars
        readings = [r for r in readings if len(r[1].text) <= limit]
        for (near, joined), found in zip(readings, self._find([j.text for _, j in readings]), strict=True):
            if isinstance(found, Exception):
                near[-1].fails(found)
                continue
            if near[-1].error is not None:
                continue
            brings = list(joined.carry(found, self._known.ordinary))
            if not brings and joined.ask is not None and self._knows_words:
                alone = slot(near[-1], joined.ask, joined, self._known.ordinary)
                brings = [] if alone is None else [(0, alone)]
            near[-1].brings += brings

    def _find(self, texts: Sequence[str]) -> list[tuple[Finding, ...] | Exception]:
        """What is in each of ``texts``, or why it could not be told."""
        out: list[tuple[Finding, ...] | Exception] = []
        for i in range(0, len(texts), _BATCH):
            batch = texts[i : i + _BATCH]
            try:
                out += self.engine.find(batch)
            except Exception:  # noqa: BLE001 - one of them failed: each on its own, so that the others are decided
                out += [self._one(text) for text in batch]
        return out

    def _one(self, text: str) -> tuple[Finding, ...] | Exception:
        try:
            return self.engine.detect(text)
        except Exception as e:  # noqa: BLE001 - a failure is a block of this message
            return e

    def _note(self, turn: Turn, waiting: list[Turn]) -> None:
        """Learn from ``turn`` and look for what is known in it and in those that still wait."""
        if turn.error is not None:
            return
        for back, f in turn.brings:
            self._turns[-1 - back].added.add(f)
        version = self._known.version
        self._known.learn(turn.text, (*turn.found, *turn.added))
        self._look(waiting if self._known.version != version else [turn])

    def _look(self, turns: Iterable[Turn]) -> None:
        """Add to each of ``turns`` what is known in it."""
        for turn in turns:
            if turn.error is None:
                try:
                    turn.added.update(self._known.mentions(turn.views))
                except Exception as e:  # noqa: BLE001 - a failure is a block of this message
                    turn.fails(e)

    def _findings(self, turn: Turn) -> tuple[Finding, ...]:
        """What was found in the message itself and what of the rest the policy wants."""
        policy, text = self.engine.policy, turn.text
        if not turn.added:
            return turn.found
        values = ((f, text[f.start : f.end]) for f in turn.added if f.end > f.start)
        read = names_only(self.engine.never, turn.views[0], values)
        new = [f for f, _ in read if policy.keeps(f, text)]
        return union([*turn.found, *new], policy.severity) if new else turn.found

    def _verdict(self, turn: Turn, pseudonyms: Pseudonyms | None, situation: Situation | None) -> Verdict:
        if turn.error is None:
            try:
                return self.engine.judge(turn.text, self._findings(turn), pseudonyms, situation)
            except Exception as e:  # noqa: BLE001 - a failure is a block of this message
                turn.fails(e)
        cause = type(turn.error).__name__
        return Verdict(Action.BLOCK, "", (), (f"could not decide: {cause}",), cause)
