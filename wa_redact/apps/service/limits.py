"""How much one caller may ask for: a bucket of tokens each, and bodies of bounded size that must arrive in time."""

from __future__ import annotations

import asyncio
import math
from collections import OrderedDict
from time import monotonic

from starlette.types import Message, Receive, Scope

from wa_redact.apps.service.errors import RefusalError, busy

#: callers remembered; the one that was not seen for the longest time is forgotten
_CALLERS = 10_000
_BURST_SECONDS = 10


class Rate:
    """So many units a second for each caller, and ten seconds' worth at once.

    Who has any left is let in, and pays for what the request turns out to cost; a large one leaves a debt.
    """

    def __init__(self, per_second: float | None) -> None:
        self._per_second = per_second
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admit(self, caller: str, cost: int = 1) -> None:
        """Take ``cost`` from ``caller``'s bucket. Raises RefusalError (429) when it is empty."""
        if self._per_second is None:
            return
        left = self._now(caller)
        if left <= 0:
            wait = math.ceil((1 - left) / self._per_second)
            raise RefusalError(429, "too_many", "more messages than this token may send", {"Retry-After": str(wait)})
        self._left[caller] = (left - cost, monotonic())

    def charge(self, caller: str, cost: int) -> None:
        """Take more from a caller who was let in."""
        if self._per_second is not None and cost:
            self._left[caller] = (self._now(caller) - cost, monotonic())

    def _now(self, caller: str) -> float:
        assert self._per_second is not None
        full = max(1.0, self._per_second * _BURST_SECONDS)
        left, at = self._left.get(caller, (full, monotonic()))
        self._left[caller] = (left, at)
        self._left.move_to_end(caller)
        if len(self._left) > _CALLERS:
            self._left.popitem(last=False)
        return min(full, left + (monotonic() - at) * self._per_second)


class Held:
    """Bytes of bodies that are held at the moment, by all requests together."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0


class Body:
    """The body of one request as it arrives: counted, in time, and given back to ``held`` at the end."""

    def __init__(self, scope: Scope, receive: Receive, held: Held, *, most: int, seconds: float) -> None:
        self._receive = receive
        self._held = held
        self._most = most
        self._seconds = seconds
        self._until: float | None = None
        self._size = 0
        headers = dict(scope["headers"])
        self.length = _length(headers.get(b"content-length"))
        #: True when nothing of the body is still to come
        self.complete = self.length in (None, 0) and b"transfer-encoding" not in headers
        self.encoding = headers.get(b"content-encoding", b"identity").strip().lower()

    def refuse(self) -> None:
        """Raise RefusalError for a body that need not be read to know that it cannot be taken."""
        if self.length is not None and self.length > self._most:
            raise self._too_large()
        if self.encoding not in (b"identity", b""):
            raise RefusalError(415, "encoding", "bodies are taken as they are, not compressed")

    async def receive(self) -> Message:
        """The next part. Raises RefusalError: 413 too large, 408 too slow, 503 too much from all requests together."""
        if self.complete:
            return await self._receive()
        now = monotonic()
        self._until = self._until or now + self._seconds
        try:
            async with asyncio.timeout(self._until - now):
                message = await self._receive()
        except TimeoutError:
            raise RefusalError(408, "too_slow", f"the body did not arrive within {self._seconds:g} s") from None
        if message["type"] == "http.request":
            size = len(message.get("body", b""))
            self._size += size
            self._held.bytes += size
            if self._size > self._most:
                raise self._too_large()
            if self._held.bytes > self._held.most:
                raise busy("too much is being sent at the moment")
            self.complete = not message.get("more_body", False)
        return message

    def release(self) -> None:
        """The request is over."""
        self._held.bytes -= self._size
        self._size = 0

    def _too_large(self) -> RefusalError:
        return RefusalError(413, "too_large", f"the body is larger than {self._most} bytes")


def _length(value: bytes | None) -> int | None:
    try:
        return None if value is None else int(value)
    except ValueError:
        return None
