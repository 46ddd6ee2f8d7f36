"""A gateway over real sockets between a client that knows nothing of us and a fake provider that records what arrives."""

import asyncio
import socket
from contextlib import asynccontextmanager

import httpx2 as httpx
import uvicorn

from wa_redact.apps.gateway.app import Gateway
from wa_redact.apps.gateway.settings import GatewaySettings
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.settings import Settings
from wa_redact.policy import Policy

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nx-business-use-case-usage: {}\r\n"
    b'x-fb-trace-id: abc\r\nContent-Length: 28\r\n\r\n{"messages":[{"id":"wamid"}]}'[:-1]
)


class Provider:
    """Answers every request with the same bytes and keeps what it was sent. ``asked``: paths that clients asked for."""

    def __init__(self):
        self.requests = []
        self.cut = []  # the bytes of requests whose sender went away before their end
        self.asked = []
        self.answer = ANSWER
        self.wait = 0.0

    async def handle(self, reader, writer):
        head = b""
        try:
            while True:
                head = b""
                head = await reader.readuntil(b"\r\n\r\n")
                length = next((int(h[15:]) for h in head.lower().split(b"\r\n") if h.startswith(b"content-length:")), 0)
                self.requests.append((head, await reader.readexactly(length)))
                await asyncio.sleep(self.wait)
                writer.write(
                    self.answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if head[:5] == b"HEAD " else self.answer
                )
                await writer.drain()
                if self.answer is not ANSWER:
                    return
        except asyncio.IncompleteReadError as e:
            if head + e.partial:
                self.cut.append(head + e.partial)
        except ConnectionError:
            return
        finally:
            writer.close()

    async def listen(self):
        """The server, and its address."""
        server = await asyncio.start_server(self.handle, "127.0.0.1", 0, limit=1 << 20)
        return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def gateway(*, policy=None, record=None, judge=None, triage=None, **settings):
    """A client of a running gateway, and the provider behind it."""
    provider = Provider()
    upstream, address = await provider.listen()
    own = {
        "meta": address,
        "twilio": address,
        "notify": address,
        "connect_limit": 2.0,
        "upstream_limit": 2.0,
    } | settings
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    core = Core(Settings(policy=policy or Policy(), port=port, **(record or {})))
    inner = Gateway(core, GatewaySettings(**own), judge=judge, triage=triage).app()

    async def app(scope, receive, send):
        if scope["type"] == "http":
            provider.asked.append(scope["path"])
        await inner(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, ws="none", lifespan="on"))
    task = asyncio.create_task(server.serve([listening]))
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=20) as client:
            yield client, provider
    finally:
        server.should_exit = True
        await task
        upstream.close()


def run(scenario, **settings):
    async def whole():
        async with gateway(**settings) as (client, provider):
            return await scenario(client, provider)

    return asyncio.run(whole())
