"""uvicorn's HTTP protocol with a limit on the head of a request: its size, and the time it takes to arrive.

uvicorn itself waits for ever for a client that opens a connection and sends nothing, or a header now and then.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_MOST = 65_536
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class LimitedProtocol(HttpToolsProtocol):
    """A connection that is closed when a head takes longer than ``seconds`` or 64 KiB."""

    seconds = 10.0
    _timer: asyncio.TimerHandle | None = None
    _in_head = True
    _size = 0

    def connection_made(self, transport: Any) -> None:
        """The time of the first head runs."""
        super().connection_made(transport)
        self._timer = self.loop.call_later(self.seconds, self._close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """The next bytes."""
        if self._in_head and self._timer is None:  # the first byte of a further request
            self._timer = self.loop.call_later(self.seconds, self._close)
        self._size += len(data)
        super().data_received(data)
        if self._in_head and self._size > _MOST and not self.transport.is_closing():
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def on_headers_complete(self) -> None:
        """A head is complete."""
        self._in_head = False
        self._stop_timer()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """A body is complete; the next head may begin."""
        super().on_message_complete()
        self._in_head = True
        self._size = 0

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _close(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            self.transport.close()


def protocol(seconds: float) -> type[HttpToolsProtocol]:
    """The protocol class for heads that may take ``seconds``."""
    return type("LimitedProtocol", (LimitedProtocol,), {"seconds": seconds})
