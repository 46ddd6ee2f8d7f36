"""The ASGI app of the service."""

from __future__ import annotations

from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.staticfiles import StaticFiles

from wa_redact.apps.page import router as page
from wa_redact.apps.service import documents, openapi, presidio, rules, v1
from wa_redact.apps.service.core import Core, Guard
from wa_redact.apps.service.errors import RefusalError, bad_parameter, cut_off, failed, no_such_route, refused
from wa_redact.apps.service.schemas import HealthAnswer
from wa_redact.apps.service.settings import Settings

_ASSETS = "/docs/assets"
#: what may be asked without a token: nothing that tells or decides anything
PUBLIC = ("/health", "/docs", "/openapi.json", f"{_ASSETS}/swagger-ui-bundle.js", f"{_ASSETS}/swagger-ui.css")


def create_app(settings: Settings, core: Core | None = None) -> Guard:
    """The app under ``settings``. It owns the engine, or shares that of ``core``. Raises as ``Core`` does."""
    core = core or Core(settings)
    app = FastAPI(lifespan=core.running, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.include_router(v1.router(core))
    app.include_router(documents.router(core))
    app.include_router(rules.router(core))
    app.include_router(presidio.router(core))
    if core.record is not None:
        from wa_redact.apps.service import decisions, digest

        app.include_router(decisions.router(core, core.record))
        app.include_router(decisions.managers(core, core.record))
        app.include_router(digest.router(core.record))
    app.include_router(_service(core))
    app.include_router(page.router(core))
    openapi.install(app, tokens=core.tokens is not None)
    _documented(app)
    for kind, handler in (
        (RefusalError, refused),
        (ClientDisconnect, cut_off),
        (HTTPException, no_such_route),
        (RequestValidationError, bad_parameter),
        (Exception, failed),
    ):
        app.add_exception_handler(kind, handler)
    limits = {documents.PATH: documents.most(core)}
    return core.guarded(app, public=(*PUBLIC, *page.PUBLIC), most=lambda path: limits.get(path, settings.max_body))


def _service(core: Core) -> APIRouter:
    routes = APIRouter(tags=["service"])

    @routes.get("/health", responses=openapi.answers(HealthAnswer))
    async def health() -> Response:
        """Tell whether requests are taken: 200, or 503 once the service is about to stop."""
        return core.health()

    @routes.get(
        "/metrics",
        responses=openapi.answers() | {200: {"content": {"text/plain": {}}, "description": "Prometheus' format"}},
    )
    async def figures(request: Request) -> Response:
        """Counts and times for Prometheus. No text, no name."""
        return core.figures(request)

    return routes


def _documented(app: FastAPI) -> None:
    """The OpenAPI page, of files of this machine: the framework's own would load them from elsewhere."""
    files = Path(fastapi_offline.__file__).parent / "static"
    app.mount(_ASSETS, StaticFiles(directory=files))

    @app.get("/openapi.json", include_in_schema=False)
    async def document() -> Response:
        return JSONResponse(app.openapi())

    @app.get("/docs", include_in_schema=False)
    async def page() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url="openapi.json",
            title="wa_redact",
            swagger_js_url=f"{_ASSETS[1:]}/swagger-ui-bundle.js",
            swagger_css_url=f"{_ASSETS[1:]}/swagger-ui.css",
            swagger_favicon_url="data:,",
        )
