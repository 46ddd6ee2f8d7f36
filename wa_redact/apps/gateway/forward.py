"""Hands a request on and its answer back, each as it came: what the gateway does not judge it does not touch.

A request is never sent a second time: a provider that did not answer may have sent the message all the same.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import aclosing

import httpx2 as httpx
from starlette.responses import Response, StreamingResponse

from wa_redact.apps.gateway.answers import Shape
from wa_redact.apps.gateway.settings import GatewaySettings

#: headers that belong to one connection, not to what travels over it (RFC 9110, 7.6.1)
_HOP = frozenset(
    b"connection keep-alive proxy-authenticate proxy-authorization te trailer transfer-encoding upgrade host "
    b"content-length expect".split()
)
#: for the gateway itself
OWN = b"x-wa-redact-"

Headers = list[tuple[bytes, bytes]]


class Forwarder:
    """Connections to providers; one for the life of the gateway."""

    def __init__(self, settings: GatewaySettings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(settings.upstream_limit, connect=settings.connect_limit, pool=settings.connect_limit),
            limits=httpx.Limits(max_connections=settings.connections, max_keepalive_connections=20),
            follow_redirects=False,
            trust_env=False,
            transport=transport or httpx.AsyncHTTPTransport(retries=0),
        )
        self._client.headers.clear()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def send(
        self,
        method: str,
        url: str,
        headers: Headers,
        body: bytes | AsyncIterator[bytes],
        shape: Shape,
        extra: Mapping[str, str] | None = None,
        sent: Mapping[str, str] | None = None,
    ) -> Response:
        """The provider's answer, streamed as it comes; an error of ``shape`` when there is none.

        ``extra``: further headers of the answer; ``sent``: of the request.
        """
        travelling = [*_travelling(headers), *((k.encode(), v.encode()) for k, v in (sent or {}).items())]
        request = self._client.build_request(method, url, headers=travelling, content=body)
        try:
            answer = await self._client.send(request, stream=True)
        except httpx.HTTPError as e:
            return _fault(e, shape)
        response = StreamingResponse(_body(answer), answer.status_code)
        response.raw_headers = _returning(answer)
        response.raw_headers += [(k.lower().encode(), v.encode("latin-1", "replace")) for k, v in (extra or {}).items()]
        return response

    async def whole(
        self, method: str, url: str, headers: Headers, body: bytes, shape: Shape
    ) -> tuple[Response, bytes | None]:
        """As ``send``, with the provider's answer as bytes too; None when there is none, or no success."""
        request = self._client.build_request(method, url, headers=_travelling(headers), content=body)
        try:
            async with aclosing(await self._client.send(request, stream=True)) as answer:
                raw = b"".join([chunk async for chunk in answer.aiter_raw()])
        except httpx.HTTPError as e:
            return _fault(e, shape), None
        response = Response(raw, answer.status_code)
        response.raw_headers = [(k, v) for k, v in _returning(answer) if k != b"content-length"]
        response.raw_headers.append((b"content-length", str(len(raw)).encode()))
        return response, raw if answer.is_success else None


def _fault(error: httpx.HTTPError, shape: Shape) -> Response:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return shape(502, "unreachable", "the provider cannot be reached; nothing was sent", {})
    if isinstance(error, httpx.TimeoutException):
        return shape(504, "timeout", "the provider did not answer in time; the message may have been sent", {})
    return shape(502, "broken", "the provider gave no answer; the message may have been sent", {})


def _returning(answer: httpx.Response) -> Headers:
    """The headers of ``answer`` that are meant for the client."""
    return [(k.lower(), v) for k, v in answer.headers.raw if k.lower() not in _HOP or k.lower() == b"content-length"]


async def _body(answer: httpx.Response) -> AsyncIterator[bytes]:
    # what breaks here breaks the client's connection too, so that it does not take half an answer for a whole one
    try:
        async for chunk in answer.aiter_raw():
            yield chunk
    finally:
        await answer.aclose()


def _travelling(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Those of ``headers`` that are meant for the provider."""
    listed = {n.strip().lower() for k, v in headers if k.lower() == b"connection" for n in v.split(b",")}
    return [
        (k, v)
        for k, v in headers
        if k.lower() not in _HOP and k.lower() not in listed and not k.lower().startswith(OWN)
    ]
