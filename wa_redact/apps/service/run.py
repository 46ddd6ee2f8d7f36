"""Runs an app of ours until it is told to stop, and then answers what it has taken before it ends."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from wa_redact.apps.service import logs
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.protocol import protocol
from wa_redact.apps.service.settings import Settings

_AFTER = 5.0
_BACKLOG = 2048


class Server(uvicorn.Server):
    """uvicorn's server with a stop that clients notice: their connections are closed after an answer, not before one.

    uvicorn closes idle connections at once, and a request that is on its way on one of them is lost; so are those on
    connections that the kernel has taken and uvicorn has not.
    """

    def __init__(self, config: uvicorn.Config, core: Core) -> None:
        super().__init__(config)
        self._core = core

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, close each after its next answer, then the idle ones, then end."""
        listening = [s.dup() for s in sockets or ()]
        for server in self.servers:
            server.close()
        for one in listening:
            await self._take_the_rest(one)
        self._core.draining = True
        logs.log.warning("stopping", extra={"fields": {"open": self._core.open}})
        with suppress(TimeoutError):
            async with asyncio.timeout(self._core.settings.drain):
                while self.server_state.connections:  # noqa: ASYNC110 (uvicorn does not tell)
                    await asyncio.sleep(0.02)
        await super().shutdown(sockets)
        logs.log.warning("stopped", extra={"fields": {"open": self._core.open}})

    async def _take_the_rest(self, listening: socket.socket) -> None:
        """Close ``listening`` at a moment when nobody waits on it."""
        taken: list[socket.socket] = []
        listening.setblocking(False)
        with listening, suppress(OSError):
            while len(taken) < _BACKLOG:
                taken.append(listening.accept()[0])
        loop = asyncio.get_running_loop()
        for one in taken:
            with suppress(OSError):
                await loop.connect_accepted_socket(self._connection, one, ssl=self.config.ssl)

    def _connection(self) -> asyncio.Protocol:
        made: asyncio.Protocol = self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return made


def serve(app: ASGIApp, core: Core, *, date: bool = True) -> None:
    """Serve ``app`` until SIGTERM or SIGINT. ``date``: answer with the header, as whoever hands answers on does not.

    Raises OSError when the address cannot be listened at.
    """
    settings = core.settings
    logs.configure(access=settings.access_log)
    with _listening(settings) as listening:
        logs.log.warning("listening", extra={"fields": {"address": _shown(listening, settings)}})
        # uvicorn raises the signal again after a stop that went well; SIGTERM is then no failure
        signal.signal(signal.SIGTERM, lambda *_: None)
        Server(_config(app, settings, date), core).run([listening])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    host = settings.host.strip("[]")
    return socket.create_server((host, settings.port), family=family, backlog=_BACKLOG, reuse_port=False)


def _shown(listening: socket.socket, settings: Settings) -> str:
    host, port = listening.getsockname()[:2]
    scheme = "https" if settings.tls_cert else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def _config(app: ASGIApp, settings: Settings, date: bool) -> uvicorn.Config:
    documents = settings.policy.documents.time_limit
    return uvicorn.Config(
        app,
        http=protocol(settings.read_limit),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=date,
        proxy_headers=False,
        timeout_keep_alive=settings.keep_alive,
        timeout_graceful_shutdown=int(settings.read_limit + settings.time_limit + documents + _AFTER),
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
    )
