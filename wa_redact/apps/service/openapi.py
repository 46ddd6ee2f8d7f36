"""The OpenAPI document. Bodies are read by ``body.read``, so they are told to the framework here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from wa_redact import __version__
from wa_redact.apps.service.schemas import Problem

_REF = "#/components/schemas/{model}"
#: the models that bodies are read as, by name
_bodies: dict[str, type[BaseModel]] = {}
_REFUSALS = {
    400: "The body is broken",
    401: "No valid token",
    403: "Not for this role, or asked through a page of another site",
    408: "The body did not arrive in time",
    413: "Too large",
    415: "Not JSON in UTF-8, or compressed",
    422: "Not what is wanted here",
    429: "More than this token may send; try again after Retry-After",
    503: "Busy, or a message that could not be decided; try again after Retry-After",
}


def takes(model: type[BaseModel], *examples: dict[str, Any], form: str | None = None) -> dict[str, Any]:
    """For ``openapi_extra`` of a route whose body is read as ``model``, in a form beside the file ``form`` if any."""
    _bodies[model.__name__] = model
    schema: dict[str, Any] = {"$ref": _REF.format(model=model.__name__)}
    if form is not None:
        file = {"type": "object", "required": [form], "properties": {form: {"type": "string", "format": "binary"}}}
        return {
            "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": {"allOf": [file, schema]}}}}
        }
    content: dict[str, Any] = {"schema": schema}
    if examples:
        content["examples"] = {str(i): {"value": example} for i, example in enumerate(examples, 1)}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def answers(*models: Any, more: Mapping[int, str] = MappingProxyType({})) -> dict[int | str, dict[str, Any]]:
    """For ``responses`` of a route that answers with one of ``models`` or a refusal; ``more``: its own ones."""
    refusals = {**_REFUSALS, **more}
    out: dict[int | str, dict[str, Any]] = {k: {"model": Problem, "description": v} for k, v in refusals.items()}
    if models:
        union: Any = models[0]
        for model in models[1:]:
            union = union | model
        out[200] = {"model": union, "description": "Answered"}
    return out


def install(app: FastAPI, *, tokens: bool) -> None:
    """Have ``app`` tell its OpenAPI document in full."""

    def document() -> dict[str, Any]:
        if app.openapi_schema:
            return app.openapi_schema
        found = get_openapi(
            title="wa_redact",
            version=__version__,
            description="Finds what identifies a person in messages and takes it out, or stops the send.",
            routes=app.routes,
        )
        models = [_bodies[name] for name in sorted(_bodies)]
        _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=_REF)
        components = found.setdefault("components", {})
        components.setdefault("schemas", {}).update(schemas.get("$defs", {}))
        for operations in found["paths"].values():
            for operation in operations.values():
                first, _, _ = operation.get("description", "").partition("\n\n")
                operation["summary"] = " ".join(first.split()).removesuffix(".")
        if tokens:
            components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            found["security"] = [{"token": []}]
        app.openapi_schema = found
        return found

    app.openapi = document  # type: ignore[method-assign]
