"""Runs an app of ours until it is told to stop, and then answers what it has taken before it ends."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from wa_redact.apps.service import logs
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.protocol import protocol
from wa_redact.apps.service.settings import Settings

_AFTER = 5.0


class Server(uvicorn.Server):
    """uvicorn's server with a stop that clients notice: their connections are closed after an answer, not before one.

    uvicorn closes idle connections at once, and a request that is on its way on one of them is lost.
    """

    def __init__(self, config: uvicorn.Config, core: Core) -> None:
        super().__init__(config)
        self._core = core

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, close each after its next answer, then the idle ones, then end."""
        self._core.draining = True
        await asyncio.sleep(0.05)  # connections that the kernel has taken are ours already
        for server in self.servers:
            server.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._core.settings.drain):
                while self.server_state.connections:  # noqa: ASYNC110 (uvicorn does not tell)
                    await asyncio.sleep(0.02)
        await super().shutdown(sockets)


def serve(app: ASGIApp, core: Core, *, sockets: Sequence[socket.socket] = ()) -> None:
    """Serve ``app`` until SIGTERM or SIGINT. ``sockets``: listening already, in place of the settings' address."""
    server = Server(_config(app, core.settings), core)
    # uvicorn raises the signal again after a stop that went well; SIGTERM is then no failure
    signal.signal(signal.SIGTERM, lambda *_: None)
    server.run(list(sockets) or None)


def _config(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    logs.configure(access=settings.access_log)
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=protocol(settings.read_limit),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=settings.keep_alive,
        timeout_graceful_shutdown=int(settings.read_limit + settings.time_limit + _AFTER),
        backlog=2048,
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
    )
