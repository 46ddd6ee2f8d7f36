"""Answers; and what is answered when a request is not carried out: one shape, Presidio's too, and never a quotation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import Response

#: kinds of pydantic's errors whose message quotes nothing; their place is then a name of ours
_PLAIN = ("literal_error", "missing", "int_parsing", "string_type")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class RefusalError(Exception):
    """A request that is not carried out.

    ``code`` is for programs, ``detail`` for people; neither quotes anything that was sent.
    """

    def __init__(self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """``{"error": detail, "code": code}``."""
        return Response(
            json.dumps({"error": self.detail, "code": self.code}), self.status, self.headers, "application/json"
        )


def json_answer(value: Any, headers: Mapping[str, str] | None = None) -> Response:
    """``value`` as JSON."""
    return Response(_ENCODER.encode(value), 200, headers, "application/json")


def busy(detail: str, seconds: int = 1) -> RefusalError:
    """Too much to do at the moment: the same request may be sent again."""
    return RefusalError(503, "busy", detail, {"Retry-After": str(seconds)})


async def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that was refused; the guard counts its code."""
    assert isinstance(error, RefusalError)
    request.scope["refused"] = error.code
    return error.response()


async def cut_off(request: Request, _: Exception) -> Response:
    """The answer to a body that ended too early. Its sender has gone; the log and the figures tell."""
    return await refused(request, RefusalError(400, "cut_off", "the body ended too early"))


async def no_such_route(_: Request, error: Exception) -> Response:
    """The answer when a path or a method does not exist; the framework's own would be of another shape."""
    status = getattr(error, "status_code", 404)
    headers = getattr(error, "headers", None)
    code, detail = {
        404: ("not_found", "no such path"),
        405: ("method_not_allowed", "this path has other methods"),
    }.get(status, ("bad_request", "the request cannot be carried out"))
    return RefusalError(status, code, detail, headers).response()


async def bad_parameter(request: Request, error: Exception) -> Response:
    """The answer to a parameter that the framework checked; its own would quote it."""
    assert isinstance(error, RequestValidationError)
    said = {f"{e['loc'][-1]}: {str(e['msg']).removeprefix('Input ')}" for e in error.errors() if e["type"] in _PLAIN}
    return await refused(request, RefusalError(422, "invalid", "; ".join(sorted(said)) or "a parameter is wrong"))


async def failed(_: Request, __: Exception) -> Response:
    """The answer when something of ours broke. The log tells type and place."""
    return RefusalError(500, "internal", "the service failed; nothing was decided").response()
