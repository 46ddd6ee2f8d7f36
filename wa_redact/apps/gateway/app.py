"""The ASGI app of the gateway: the paths of the providers, behind the guard that every service of ours has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx2 as httpx
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from wa_redact.apps.gateway import answers, heads, inbound, outbound
from wa_redact.apps.gateway.answers import Shape
from wa_redact.apps.gateway.desk import Desk
from wa_redact.apps.gateway.entrance import SIGNED, Entrance
from wa_redact.apps.gateway.files import Files, Judge
from wa_redact.apps.gateway.forward import Forwarder
from wa_redact.apps.gateway.inbound import Inbound, Received, Triage
from wa_redact.apps.gateway.json_text import JsonError
from wa_redact.apps.gateway.outbound import Outbound
from wa_redact.apps.gateway.settings import GatewaySettings
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.errors import RefusalError, cut_off


class Gateway:
    """The parts of one gateway. ``judge``: of documents; ``triage``: of what is received; ``transport``: for tests."""

    def __init__(
        self,
        core: Core,
        settings: GatewaySettings,
        *,
        judge: Judge | None = None,
        triage: Triage | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.core = core
        self.settings = settings
        self.forwarder = Forwarder(settings, transport)
        self.desk = Desk(core, settings, Files(core.settings.policy, judge))
        self.inbound = Inbound(triage, settings.alerts)

    def app(self) -> ASGIApp:
        """The app. It owns the engine."""
        app = Starlette(routes=list(self._routes()), lifespan=self._running)
        app.router.redirect_slashes = False  # a path is one that is known, or none
        app.add_exception_handler(RefusalError, _as_answer)
        app.add_exception_handler(ClientDisconnect, cut_off)
        app.add_exception_handler(404, _nowhere)
        app.add_exception_handler(405, _nowhere)
        # what goes back to a client is the provider's own: no headers of ours but those about the decision
        guard = self.core.guarded(app, public=("/health", *SIGNED), most=self._most, answer=_refused, headers=())
        return Entrance(guard)

    @asynccontextmanager
    async def _running(self, app: object) -> AsyncIterator[None]:
        async with self.core.running(app):
            yield
            await self.forwarder.close()

    def _most(self, path: str) -> int:
        return self.settings.max_media if path.endswith("/media") else self.core.settings.max_body

    def _routes(self) -> list[Route]:
        routes = [
            Route("/health", self._health),
            Route("/metrics", self._figures),
            Route("/webhook", self._handshake, methods=["GET"]),
            Route("/webhook", self._meta_webhook, methods=["POST"]),
            Route("/webhook/twilio", self._twilio_webhook, methods=["POST"]),
        ]
        if self.settings.twilio:
            routes += _twilio_routes(Outbound(self.desk, self.forwarder, self.settings.twilio, answers.twilio))
        if self.settings.notify:
            routes += _notify_routes(Outbound(self.desk, self.forwarder, self.settings.notify, answers.notify))
        if self.settings.meta:  # its versions are v23.0, and Notify's v2 would pass for one
            routes += _meta_routes(Outbound(self.desk, self.forwarder, self.settings.meta, answers.meta))
        if self.settings.dialog360:
            routes += _dialog360_routes(Outbound(self.desk, self.forwarder, self.settings.dialog360, answers.meta))
        return routes

    async def _health(self, _: Request) -> Response:
        return self.core.health()

    async def _figures(self, request: Request) -> Response:
        return self.core.figures(request)

    async def _handshake(self, request: Request) -> Response:
        """Meta's question whether the webhook is wanted is the client's to answer."""
        if self.settings.relay is None:
            raise RefusalError(404, "not_found", "webhooks are not handed on from here")
        await _no_body(request)
        return await self._relayed(request, b"", {})

    async def _meta_webhook(self, request: Request) -> Response:
        raw = await request.body()
        secret = self.settings.app_secret
        if secret is None:
            raise RefusalError(401, "signature", "no webhook can be verified here: --app-secret-file was not given")
        if not inbound.is_signed(raw, secret, request.headers.get(inbound.SIGNATURE)):
            raise RefusalError(401, "signature", "the signature is not that of these bytes")
        return await self._received(request, raw, inbound.from_meta)

    async def _twilio_webhook(self, request: Request) -> Response:
        raw = await request.body()
        secret, url = self.settings.twilio_token, (self.settings.public_url or "") + request.scope["path"]
        if secret is None:
            raise RefusalError(401, "signature", "no webhook can be verified here: --twilio-token-file was not given")
        if not inbound.is_signed_by_twilio(url, raw, secret, request.headers.get(inbound.TWILIO_SIGNATURE)):
            raise RefusalError(401, "signature", "the signature is not that of this form")
        return await self._received(request, raw, inbound.from_twilio)

    async def _received(self, request: Request, raw: bytes, reader: Callable[[bytes], list[Received]]) -> Response:
        try:
            received = reader(raw)
        except JsonError as e:
            raise RefusalError(400, "unreadable", f"the webhook cannot be read: {e}") from None
        seen = await asyncio.to_thread(self.inbound.look, received)
        extra = {inbound.TRIAGE_HEADER: ", ".join(seen)} if seen else {}
        if self.settings.relay is None:
            return PlainTextResponse("", 200)
        if self.settings.relay_secret is not None:
            extra["X-Hub-Signature-256"] = inbound.signed(raw, self.settings.relay_secret)
        return await self._relayed(request, raw, extra)

    async def _relayed(self, request: Request, raw: bytes, extra: dict[str, str]) -> Response:
        """Hand a webhook on; a signature that is not ours any more stays behind."""
        assert self.settings.relay is not None
        gone = (inbound.SIGNATURE.encode(), inbound.TWILIO_SIGNATURE.encode(), inbound.TRIAGE_HEADER.lower().encode())
        headers = [(k, v) for k, v in request.headers.raw if k not in (*gone, b"x-hub-signature")]
        query = request.scope["query_string"].decode("latin-1")
        url = self.settings.relay + (f"?{query}" if query else "")
        return await self.forwarder.send(request.method, url, headers, raw, answers.meta, sent=extra)


def _meta_routes(provider: Outbound) -> list[Route]:
    at = "/v{version}/{account}"
    return [
        _sending(f"{at}/messages", provider, outbound.META),
        _sending(f"{at}/marketing_messages", provider, outbound.META),
        _sending(f"{at}/groups", provider, outbound.GROUP),
        _sending(f"{at}/calls", provider, outbound.CALL),
        _uploading(f"{at}/media", provider),
        Route("/v{version}/{rest:path}", _reading(provider), methods=["GET", "HEAD", "DELETE"]),
    ]


def _dialog360_routes(provider: Outbound) -> list[Route]:
    return [
        _sending("/messages", provider, outbound.META, sender=""),
        _uploading("/media", provider),
        Route("/{rest:path}", _reading(provider), methods=["GET", "HEAD", "DELETE"]),
    ]


def _twilio_routes(provider: Outbound) -> list[Route]:
    return [
        _sending("/2010-04-01/Accounts/{account}/Messages.json", provider, outbound.TWILIO, sender=""),
        Route("/2010-04-01/{rest:path}", _reading(provider), methods=["GET", "HEAD", "DELETE"]),
    ]


def _notify_routes(provider: Outbound) -> list[Route]:
    return [
        _sending("/v2/notifications/sms", provider, outbound.NOTIFY, sender="notify"),
        _sending("/v2/notifications/email", provider, outbound.NOTIFY, sender="notify"),
        Route("/v2/{rest:path}", _reading(provider), methods=["GET", "HEAD"]),
    ]


def _sending(path: str, provider: Outbound, reader: outbound.Reader, sender: str | None = None) -> Route:
    """The route of what sends. ``sender``: None for the account in the path, "" where the request itself tells."""

    async def answer(request: Request) -> Response:
        return await provider.message(request, reader, request.path_params["account"] if sender is None else sender)

    return Route(path, answer, methods=["POST"])


def _uploading(path: str, provider: Outbound) -> Route:
    async def answer(request: Request) -> Response:
        return await provider.upload(request, request.path_params.get("account", ""))

    return Route(path, answer, methods=["POST"])


def _reading(provider: Outbound) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        """Hand on what asks and says nothing."""
        heads.asks(request)
        await _no_body(request)
        return await provider.pass_on(request, b"")

    return answer


async def _no_body(request: Request) -> None:
    if await request.body():
        raise RefusalError(400, "body", "a request that only asks has no body")


def _refused(scope: Scope, error: RefusalError) -> Response:
    return answers.refused(_shape(scope["path"]), error)


async def _as_answer(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)
    request.scope["refused"] = error.code
    return _refused(request.scope, error)


async def _nowhere(request: Request, _: Exception) -> Response:
    """Whatever the gateway does not know it cannot judge, so it does not go out."""
    request.scope["refused"] = "unknown_path"
    error = RefusalError(400, "unknown_path", "a path or method that the gateway does not know; nothing was sent")
    return _refused(request.scope, error)


def _shape(path: str) -> Shape:
    if path.startswith("/2010-04-01/"):
        return answers.twilio
    return answers.notify if path.startswith("/v2/") else answers.meta  # Meta's versions are v23.0
