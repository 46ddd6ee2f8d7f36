"""What the head of a request may say. A body is judged as one kind of text; a head that has the provider read it as another,
or takes the message from somewhere else, would send what nobody looked at.
"""

from __future__ import annotations

import re

from starlette.requests import Request

from wa_redact.apps.service.errors import RefusalError

_CHARSET = r"\s*(?:;\s*charset\s*=\s*\"?utf-?8\"?\s*)?"
JSON = re.compile(rf"application/(?:[\w.+-]+\+)?json{_CHARSET}", re.IGNORECASE)
FORM = re.compile(rf"application/x-www-form-urlencoded{_CHARSET}", re.IGNORECASE)
#: with nothing beside the boundary
FILES = re.compile(
    r"multipart/form-data\s*;\s*boundary=(?:\"[\w'()+,./:=? -]{1,70}\"|[\w'()+,./:=?-]{1,70})\s*", re.IGNORECASE
)
_CALLED = {
    JSON: "application/json, in UTF-8",
    FORM: "application/x-www-form-urlencoded",
    FILES: "multipart/form-data, with a boundary",
}
_ONCE = ("content-type", "content-encoding")
#: frameworks take the method from these
_OVERRIDES = ("x-http-method-override", "x-http-method", "x-method-override")
#: Graph takes the method, and whole requests, from the query as well
_NO_QUESTION = frozenset(("method", "batch"))
#: a blank before a name, or a NUL in it, is dropped by some readers
_NAME = re.compile(r"[!-~]*")


def sends(request: Request, kind: re.Pattern[str]) -> None:
    """Raise RefusalError unless the body is what ``kind`` matches, or said to be nothing, and the message is in it alone."""
    plain(request)
    said = request.headers.get("content-type", "").strip()
    if said and not kind.fullmatch(said):
        raise RefusalError(400, "content_type", f"the Content-Type must be {_CALLED[kind]}")
    if set(request.query_params) - {"access_token", "appsecret_proof"}:
        raise RefusalError(400, "query", "a message is sent in the body, not in the address")


def asks(request: Request) -> None:
    """Raise RefusalError unless the request only asks, whatever its query says."""
    plain(request)
    if any(not _NAME.fullmatch(name) or name.lower() in _NO_QUESTION for name in request.query_params):
        raise RefusalError(400, "query", "a query that may do more than ask")


def plain(request: Request) -> None:
    """Raise RefusalError for a head that can be read in two ways."""
    if any(len(request.headers.getlist(name)) > 1 for name in _ONCE):
        raise RefusalError(400, "header_twice", "a header that says what the body is stands twice")
    if any(name in request.headers for name in _OVERRIDES):
        raise RefusalError(400, "method", "a header that says another method than the request's own")
