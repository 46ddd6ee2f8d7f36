"""How a client of another provider shows the gateway who it is, when ``Authorization`` belongs to the provider.

With tokens, the gateway's own stands in the base URL, ``https://gateway/t/wrt_.../`` in front of the provider's path, or
in the header ``X-WA-Redact-Token``. It does not travel further.
"""

from __future__ import annotations

from urllib.parse import unquote

from starlette.types import ASGIApp, Receive, Scope, Send

HEADER = b"x-wa-redact-token"
_PREFIX = b"/t/"
#: webhooks bear a signature instead of a token
SIGNED = ("/webhook", "/webhook/twilio")


class Entrance:
    """Takes the token out of a request and tells it to the guard behind."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            scope = _entered(scope)
        await self._app(scope, receive, send)


def _entered(scope: Scope) -> Scope:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    token = next((v for k, v in scope["headers"] if k == HEADER), b"")
    if raw.startswith(_PREFIX):
        token, _, rest = raw[len(_PREFIX) :].partition(b"/")
        raw = b"/" + rest
        scope = {**scope, "raw_path": raw, "path": unquote(raw.decode("latin-1"))}
    return {**scope, "token": token}
