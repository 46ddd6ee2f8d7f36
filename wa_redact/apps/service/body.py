"""A JSON body, read strictly: what two readers could understand differently is refused, and no refusal quotes it."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from wa_redact.apps.service.errors import RefusalError

M = TypeVar("M", bound=BaseModel)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_JSON = re.compile(
    r"application/(?:[\w.+-]+\+)?json\s*(?:;\s*charset\s*=\s*\"?(?P<charset>[\w-]+)\"?\s*)?", re.IGNORECASE
)
_MOST_PROBLEMS = 5


async def read(request: Request, model: type[M]) -> M:
    """The body of ``request`` as ``model``. Raises RefusalError: 415 not JSON, 400 broken, 422 not what is wanted."""
    _content_type(request.headers.get("content-type"))
    return checked(model, parsed(await request.body()))


def parsed(raw: bytes) -> Any:
    """The value of the JSON text ``raw``. Raises RefusalError (400)."""
    if not raw.strip():
        raise _bad("empty", "there is no body")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        raise _bad("not_utf8", f"not UTF-8 at byte {e.start + 1}") from None
    try:
        value = _DECODER.decode(text)
        if _SURROGATE.search(text):
            json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be written
    except UnicodeEncodeError:
        raise _bad("not_unicode", "half of a surrogate pair stands alone") from None
    except json.JSONDecodeError as e:
        raise _bad("not_json", f"not JSON at character {e.pos + 1}") from None
    except RecursionError:
        raise _bad("too_deep", "nested too deeply") from None
    except ValueError:  # a number of thousands of digits
        raise _bad("not_json", "not JSON that can be read") from None
    return value


def checked(model: type[M], value: Any) -> M:
    """``value`` as ``model``. Raises RefusalError (422) that names fields of ours and says what they want."""
    if not isinstance(value, dict):
        raise RefusalError(422, "invalid", "the body must be a JSON object")
    try:
        return model.model_validate(value)
    except ValidationError as e:
        told = dict.fromkeys(_problem(model, error) for error in e.errors(include_url=False, include_input=False))
    except RecursionError:
        raise _bad("too_deep", "nested too deeply") from None
    raise RefusalError(422, "invalid", "; ".join(list(told)[:_MOST_PROBLEMS]))


def _bad(code: str, detail: str) -> RefusalError:
    return RefusalError(400, code, detail)


def _content_type(value: str | None) -> None:
    found = _JSON.fullmatch((value or "").strip())
    if not found or (found["charset"] or "utf-8").lower() not in ("utf-8", "utf8"):
        raise RefusalError(415, "content_type", "the Content-Type must be application/json, in UTF-8")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        raise _bad("key_twice", "a key stands twice in one object")
    return out


def _no_constant(_: str) -> NoReturn:
    raise _bad("not_json", "NaN and Infinity are not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


def _problem(model: type[BaseModel], error: Any) -> str:
    """One thing that is wrong: where, by names of ours only, and what is wanted."""
    known = set(_names(model))
    place = "".join(
        f"[{part}]" if isinstance(part, int) else f".{part}" if part in known else "" for part in error["loc"]
    ).removeprefix(".")
    kind = error["type"]
    if kind == "extra_forbidden":
        fields = ", ".join(model.model_fields)
        return f"{place or 'the body'}: a key that is not known" + ("" if place else f"; there are {fields}")
    if kind == "missing":
        return f"{place}: is missing"
    said = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    return f"{place or 'the body'}: {said}"


def _names(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> list[str]:
    """The names of ``model``'s fields and of those of the models in it."""
    out = list(model.model_fields)
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            if inner not in seen:
                out += _names(inner, seen | {model, inner})
    return out


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for arg in getattr(annotation, "__args__", ()) for m in _models(arg)]
