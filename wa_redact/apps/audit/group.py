"""Group commit: whoever comes while nobody writes, writes for all who come meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from wa_redact.apps.audit.types import AlreadyError, AuditError

#: works in one commit at most
_MOST = 512

Work = TypeVar("Work")
Result = TypeVar("Result")


class _Ticket(Generic[Work, Result]):
    """One thread's work on its way. ``asleep`` is let go when it is done, or when its owner is to write."""

    __slots__ = ("asleep", "done", "error", "leads", "result", "work")

    def __init__(self, work: Work) -> None:
        self.work = work
        self.result: Result | None = None
        self.error: AuditError | None = None
        self.done = False
        self.leads = False
        self.asleep = Lock()
        self.asleep.acquire()


class GroupCommit(Generic[Work, Result]):
    """Calls ``write`` with what several threads gave to ``submit``; it gives their results in the same order.

    ``write`` does all or nothing. It is called by one thread at a time.
    """

    def __init__(self, write: Callable[[list[Work]], list[Result]]) -> None:
        self._write = write
        self._queue: list[_Ticket[Work, Result]] = []
        self._lock = Lock()
        self._busy = False

    def submit(self, work: Work) -> Result:
        """What ``write`` gives for ``work``.

        Raises AuditError: AlreadyError for this work alone, another for all that were to be written with it.
        """
        ticket = _Ticket[Work, Result](work)
        with self._lock:
            self._queue.append(ticket)
            first, self._busy = not self._busy, True
        if not first:
            self._sleep(ticket)
        if not ticket.done:
            self._lead(ticket)
        if ticket.error is not None:
            raise ticket.error
        assert ticket.result is not None
        return ticket.result

    def _sleep(self, ticket: _Ticket[Work, Result]) -> None:
        try:
            ticket.asleep.acquire()
        except BaseException:  # Ctrl-C: whoever waits behind must not wait for this thread
            with self._lock:
                if ticket in self._queue:
                    self._queue.remove(ticket)
                if ticket.leads:
                    self._pass_on()
            raise

    def _pass_on(self) -> None:
        """Let the first who waits write, if anybody does. Under the lock."""
        if self._queue:
            self._queue[0].leads = True
            self._queue[0].asleep.release()
        else:
            self._busy = False

    def _lead(self, mine: _Ticket[Work, Result]) -> None:
        """Write what waits, wake whose it is, and let the first of those who came meanwhile go on."""
        with self._lock:
            batch, self._queue = self._queue[:_MOST], self._queue[_MOST:]
        try:
            self._try(batch)
        finally:
            for ticket in batch:
                ticket.done = True
                if ticket is not mine:
                    ticket.asleep.release()
            with self._lock:
                self._pass_on()

    def _try(self, batch: list[_Ticket[Work, Result]]) -> None:
        try:
            results = self._write([ticket.work for ticket in batch])
        except AlreadyError as e:
            if len(batch) == 1:
                batch[0].error = e
                return
            for ticket in batch:  # one of them was done before: each on its own, so that the others are written
                self._try([ticket])
        except BaseException as e:
            # the error of one thread is not raised in another
            cause = str(e) if isinstance(e, AuditError) else f"store: {type(e).__name__}"
            for ticket in batch:
                ticket.error = AuditError(cause)
            if not isinstance(e, Exception):
                raise
        else:
            for ticket, result in zip(batch, results, strict=True):
                ticket.result = result
