"""What every ASGI app of ours shares: the batched engine, callers, limits, log, metrics, and the guard before it all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wa_redact.apps.service import logs
from wa_redact.apps.service.auth import ANYBODY, Caller, Tokens
from wa_redact.apps.service.engine import Deciding
from wa_redact.apps.service.errors import RefusalError, busy
from wa_redact.apps.service.limits import Body, Held, Rate
from wa_redact.apps.service.metrics import CONTENT_TYPE, Metrics
from wa_redact.apps.service.settings import Settings, is_loopback
from wa_redact.types import Situation, Verdict

if TYPE_CHECKING:
    from wa_redact.apps.service.record import Record

#: seconds between two looks at the words that managers approved
_FOLLOW = 2.0
#: texts a second for one token; as much as one engine does
_RATE = 500.0
#: a text counts as one more for so many characters
_LONG = 1000
_PORT = re.compile(r":[0-9]*\Z")
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
_HEADERS = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


class Core:
    """The shared parts of one service, built of its settings. Raises as ``Redactor`` and ``Tokens`` do."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.metrics = Metrics(settings.policy.version)
        self.tokens = Tokens(settings.tokens) if settings.tokens else None
        self.rate = Rate(_rate(settings))
        self.held = Held(settings.max_held)
        self.deciding = Deciding(settings, self.metrics)
        self.batcher = self.deciding.batcher
        #: the policy in force: that of the settings, with what managers approved on top
        self.policy = settings.policy
        self.record: Record | None = None
        if settings.store is not None:
            from wa_redact.apps.service.record import Record

            self.record = Record(settings)
            self.policy = self.record.policy()
            if self.policy != settings.policy:
                self.deciding.use(self.policy)
        self._following = asyncio.Lock()
        self.open = 0
        self.metrics.open.set_function(lambda: self.open)
        #: set when the service is about to stop: each connection is then closed after its answer
        self.draining = False

    @asynccontextmanager
    async def running(self, _: object = None) -> AsyncIterator[None]:
        """The engine at work; the lifespan of an app."""
        logs.in_loop(asyncio.get_running_loop())
        self.batcher.start()
        following = asyncio.create_task(self._follow()) if self.record is not None else None
        try:
            yield
        finally:
            if following is not None:
                following.cancel()
            await self.batcher.stop()
            if self.record is not None:
                await asyncio.to_thread(self.record.close)

    async def _follow(self) -> None:
        """Decide by the words that managers approve, a few seconds after they do."""
        while True:
            await asyncio.sleep(_FOLLOW)
            try:
                await self.follow()
            except Exception as e:  # noqa: BLE001
                logs.failure("the policy could not be renewed", e)

    async def follow(self) -> None:
        """Decide by the policy that the record has now."""
        assert self.record is not None
        record = self.record
        async with self._following:  # who comes second must not go on before the first has done what it began
            policy = await record.call(lambda: record.policy(now=True))
            if policy is not self.policy:
                await asyncio.to_thread(self.deciding.use, policy)
                self.policy = policy

    async def verdicts(self, request: Request, texts: list[str], situation: Situation | None = None) -> list[Verdict]:
        """The verdicts on ``texts``, counted and charged to whoever asks. Raises RefusalError (503)."""
        self.rate.charge(key_of(request.scope), sum(1 + len(text) // _LONG for text in texts) - 1)
        verdicts = await self.batcher.verdicts(texts, situation, seconds=self.settings.time_limit)
        self.metrics.decided(verdicts)
        return verdicts

    def health(self) -> Response:
        """Whether requests are taken: 200, or 503 once the service is about to stop."""
        return JSONResponse({"status": "stopping" if self.draining else "ok"}, 503 if self.draining else 200)

    def figures(self, request: Request) -> Response:
        """Counts and times for Prometheus, for whoever may ask. Raises RefusalError."""
        caller_of(request)
        return Response(self.metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    def guarded(
        self,
        app: ASGIApp,
        *,
        public: Collection[str] = (),
        most: Callable[[str], int] | None = None,
        answer: Callable[[Scope, RefusalError], Response] | None = None,
        headers: Sequence[tuple[bytes, bytes]] = _HEADERS,
    ) -> Guard:
        """``app`` behind the guard.

        ``public``: paths that need no token; ``most``: the largest body at a path; ``answer``: to what is refused;
        ``headers``: of every answer.
        """
        return Guard(app, self, frozenset(public), most, answer or (lambda _, error: error.response()), list(headers))


def _rate(settings: Settings) -> float | None:
    usual = _RATE if settings.tokens is not None else None
    return (usual if settings.rate is None else settings.rate) or None


def caller_of(request: Request, role: str = "sender") -> Caller:
    """Who asks. Raises RefusalError: 401 on a path that takes no token, 403 when it is not for them."""
    caller: Caller | None = request.scope["caller"]
    if caller is None:
        raise RefusalError(401, "token", "a valid token is needed")
    if not caller.may(role):
        raise RefusalError(403, "role", f"this is for the role {role}")
    return caller


def key_of(scope: Scope) -> str:
    """Whose bucket pays for a request: the token's, or the address's."""
    caller = scope.get("caller")
    return caller.name if caller and caller is not ANYBODY else (scope.get("client") or ("",))[0]


class Guard:
    """Stands before an app: nobody without a token, nothing too large, too slow or too much; one line in the log.

    Whatever breaks behind it becomes an answer that quotes nothing.
    """

    def __init__(
        self,
        app: ASGIApp,
        core: Core,
        public: frozenset[str],
        most: Callable[[str], int] | None,
        answer: Callable[[Scope, RefusalError], Response],
        headers: list[tuple[bytes, bytes]],
    ) -> None:
        self.app = app
        self.core = core
        self._public = public
        self._most = most
        self._answer = answer
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        core, start, answered = self.core, perf_counter(), {"status": 0}
        most = self._most(scope["path"]) if self._most is not None else core.settings.max_body
        body = Body(scope, receive, core.held, most=most, seconds=core.settings.read_limit)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered["status"] = message["status"]
                closing = [(b"connection", b"close")] if core.draining or not body.complete else []
                message["headers"] = [*message.get("headers", ()), *self._headers, *closing]
            await send(message)

        core.open += 1
        try:
            self._admit(scope, body)
            await self.app(scope, body.receive, answer)
        except RefusalError as e:
            scope["refused"] = e.code
            if not answered["status"]:
                await self._answer(scope, e)(scope, receive, answer)
        except Exception as e:  # noqa: BLE001
            logs.failure("request failed", e)
            if not answered["status"]:
                failed = RefusalError(500, "internal", "the service failed; nothing was decided")
                await self._answer(scope, failed)(scope, receive, answer)
        finally:
            core.open -= 1
            body.release()
            if code := scope.get("refused"):
                core.metrics.refused(code)
            self._tell(scope, answered["status"], perf_counter() - start)

    def _admit(self, scope: Scope, body: Body) -> None:
        core = self.core
        headers: dict[bytes, bytes] = dict(scope["headers"])
        if core.open > core.settings.requests:
            raise busy("too many requests at a time")
        self._refuse_other_sites(headers)
        # on a public path nobody is anybody, so that no step which is somebody's can be taken there
        scope["caller"] = ANYBODY if core.tokens is None else None
        if core.tokens is not None and scope["path"] not in self._public:
            # a gateway takes the token out of the address, since the header is its provider's
            given = b"bearer " + scope["token"] if "token" in scope else headers.get(b"authorization")
            caller = core.tokens.caller(given)
            if caller is None:
                raise RefusalError(401, "token", "a valid token is needed", {"WWW-Authenticate": "Bearer"})
            scope["caller"] = caller
        if scope["path"] not in self._public:
            core.rate.admit(key_of(scope))
        body.refuse()

    def _refuse_other_sites(self, headers: Mapping[bytes, bytes]) -> None:
        """A page of another site, open in a browser on this machine, must not get to the service through it."""
        host = headers.get(b"host", b"").decode("latin-1")
        origin = headers.get(b"origin")
        if origin is not None and origin.decode("latin-1").partition("://")[2] != host:
            raise RefusalError(403, "origin", "pages of other sites may not ask")
        if self.core.tokens is None and not is_loopback(_PORT.sub("", host)):
            raise RefusalError(403, "host", "without tokens the service answers to the names of this machine only")

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        route: Any = scope.get("route")
        template = getattr(route, "path", "-")
        caller = scope.get("caller")
        self.core.metrics.request(method, template, status, seconds)
        logs.request(method, template, status, 1000 * seconds, caller.name if caller else None)
