"""The page and what it asks for while somebody types. Nothing that is typed is recorded or kept by these paths."""

from __future__ import annotations

from importlib import resources
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from wa_redact.apps.gate.records import rules_of
from wa_redact.apps.options import situation_of
from wa_redact.apps.service.body import read
from wa_redact.apps.service.core import Core, caller_of
from wa_redact.apps.service.errors import json_answer
from wa_redact.apps.service.schemas import STRICT, findings_of
from wa_redact.labels import LABELS
from wa_redact.types import Action

#: file -> its type; all of them are public, and nothing else is served
_FILES = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "api.js": "text/javascript; charset=utf-8",
    "editor.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
    "app.webmanifest": "application/manifest+json",
}
PUBLIC = ("/", *(f"/page/{name}" for name in _FILES))
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), clipboard-write=(self)",
    "X-Frame-Options": "DENY",
}


class Look(BaseModel):
    """A message that is being typed."""

    model_config = STRICT

    text: str
    to: Literal["service-user", "colleague"] | None = None
    device: Literal["work", "personal"] | None = None


def router(core: Core) -> APIRouter:
    """The page's paths, answered by ``core``."""
    routes = APIRouter(include_in_schema=False)
    folder = resources.files(__package__) / "static"
    files = {name: (folder / name).read_bytes() for name in ("index.html", *_FILES)}

    @routes.get("/")
    async def page() -> Response:
        return Response(files["index.html"], media_type="text/html; charset=utf-8", headers=_HEADERS)

    @routes.get("/page/rules")
    async def rules(request: Request) -> Response:
        """What the page must know of the service; whoever asks has signed in."""
        caller = caller_of(request)
        policy = core.settings.policy
        return json_answer(
            {
                "labels": dict(LABELS),
                "title": policy.title,
                "recipient": "colleague" if policy.profile == "internal" else "service-user",
                "role": caller.role,
                "records": core.record is not None,
            }
        )

    @routes.post("/page/look")
    async def look(request: Request) -> Response:
        """Look at a message without putting anything on record."""
        caller = caller_of(request)
        asked = await read(request, Look)
        situation = situation_of(core.settings.policy, asked.to, asked.device)
        (verdict,) = await core.verdicts(request, [asked.text], situation)
        said: dict[str, Any] = verdict.to_dict(text=True)
        labels = {f.label for f in verdict.findings}
        said["overridable"] = (
            verdict.action > Action.WARN
            and verdict.error is None
            and core.settings.policy.override.refusal(verdict.action, labels, rules_of(verdict), caller.role) is None
        )
        return json_answer(said | {"findings": findings_of(asked.text, verdict, "utf16")})

    @routes.get("/page/{name}")
    async def file(name: str) -> Response:
        if name not in _FILES:
            return Response(status_code=404)
        return Response(files[name], media_type=_FILES[name], headers=_HEADERS)

    return routes
