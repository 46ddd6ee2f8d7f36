"""Presidio's anonymiser: results that meet are resolved as its engine resolves them, then replaced by an operator.

After ``presidio_anonymizer`` 2.2.366, with which the tests compare it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from wa_redact.apps.service.errors import RefusalError
from wa_redact.apps.service.presidio_schemas import Result

_SPACES = re.compile(r" +\n?")
_SALT = 16


class _Part(NamedTuple):
    start: int
    end: int
    entity: str
    score: float


def anonymized(text: str, results: Sequence[Result], operators: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """``text`` with ``results`` replaced, and what was replaced, the last first. Raises RefusalError (400, 422)."""
    if not text:
        raise _invalid("text can not be empty")
    for name, operator in operators.items():
        if operator.get("type") == "custom":
            raise RefusalError(400, "not_offered", "Custom type anonymizer is not supported")
        if not operator.get("type"):
            raise _invalid(f"anonymizers{'.DEFAULT' if name == 'DEFAULT' else ''}: type is missing")
    for r in results:
        if r.start > r.end:
            raise _invalid("result start must be smaller than its end")
        if r.end > len(text):
            raise _invalid(f"a result ends after the text, whose length is {len(text)}")
    pieces: list[str] = []
    items: list[dict[str, Any]] = []
    last = len(text)
    for part in sorted(_resolved(text, results), reverse=True):
        operator = operators.get(part.entity) or operators.get("DEFAULT") or {"type": "replace"}
        new = _operate(operator, text[part.start : part.end], part.entity)
        pieces += (text[min(part.end, last) : last], new)
        last = part.start
        items.append({"entity_type": part.entity, "text": new, "operator": operator["type"], "score": part.score})
    pieces.append(text[:last])
    after = 0  # how much of the new text stands after an item
    length = sum(map(len, pieces))
    for gap, item in zip(pieces[::2], items, strict=False):
        after += len(gap) + len(item["text"])
        item["start"] = length - after
        item["end"] = length - after + len(item["text"])
    return {"text": "".join(reversed(pieces)), "items": items}


def _resolved(text: str, results: Sequence[Result]) -> list[_Part]:
    """What is left when results of one type that overlap are one, and those inside of others are gone."""
    parts = sorted((_Part(r.start, r.end, r.entity_type, r.score) for r in results), key=itemgetter(0, 1))
    alone = _without_contained(_same_type_merged(parts))
    out: list[_Part] = []
    for part in alone:
        before = out[-1] if out else None
        if before and before.entity == part.entity and _SPACES.fullmatch(text[before.end : part.start]):
            out[-1] = part._replace(start=before.start)
        else:
            out.append(part)
    # Presidio leaves this out, and then what sticks out at the end of a result that another one lies in stays
    return _without_contained(out)


def _same_type_merged(parts: Sequence[_Part]) -> list[_Part]:
    open_: dict[str, int] = {}
    out: list[_Part | None] = []
    for part in parts:
        at = open_.get(part.entity)
        before = out[at] if at is not None else None
        if at is not None and before is not None and min(before.end, part.end) - max(before.start, part.start) > 0:
            out[at] = None
            part = _Part(before.start, max(before.end, part.end), part.entity, max(before.score, part.score))  # noqa: PLW2901
        open_[part.entity] = len(out)
        out.append(part)
    return [p for p in out if p is not None]


def _without_contained(parts: Sequence[_Part]) -> list[_Part]:
    order = sorted(range(len(parts)), key=lambda i: (parts[i].start, -parts[i].end))
    kept: set[int] = set()
    reach = -1
    for (_, end), same in groupby(order, key=lambda i: parts[i][:2]):
        if end > reach:
            kept.add(max(same, key=lambda i: (parts[i].score, i)))
        reach = max(reach, end)
    return [part for i, part in enumerate(parts) if i in kept]


def _operate(operator: Mapping[str, Any], value: str, entity: str) -> str:
    if operator["type"] == "encrypt":
        raise RefusalError(422, "not_offered", "encrypt is not offered: what is taken out here leaves for good")
    known = OPERATORS.get(operator["type"]) if isinstance(operator["type"], str) else None
    if known is None:
        raise _invalid(f"anonymizers: type must be one of {', '.join(OPERATORS)}")
    return known(value, operator, entity)


def _replace(_: str, given: Mapping[str, Any], entity: str) -> str:
    new = given.get("new_value")
    if new is not None and not isinstance(new, str):
        raise _invalid("new_value must be text")
    return new or f"<{entity}>"


def _redact(_: str, __: Mapping[str, Any], ___: str) -> str:
    return ""


def _keep(value: str, _: Mapping[str, Any], __: str) -> str:
    return value


def _mask(value: str, given: Mapping[str, Any], _: str) -> str:
    char, count, from_end = given.get("masking_char"), given.get("chars_to_mask"), given.get("from_end", False)
    if not isinstance(char, str) or len(char) > 1:
        raise _invalid("masking_char must be a character")
    if not isinstance(count, int) or isinstance(count, bool):
        raise _invalid("chars_to_mask must be a whole number")
    if not isinstance(from_end, bool):
        raise _invalid("from_end must be true or false")
    count = max(0, min(len(value), count))
    return value[: len(value) - count] + char * count if from_end else char * count + value[count:]


def _hash(value: str, given: Mapping[str, Any], _: str) -> str:
    kind, salt = given.get("hash_type", "sha256"), given.get("salt")
    if kind not in ("sha256", "sha512"):
        raise _invalid("hash_type must be one of sha256, sha512")
    if salt is not None and (not isinstance(salt, str) or len(salt.encode()) < _SALT):
        raise _invalid(f"salt must be at least {_SALT} bytes")
    # without a salt of the client's own a name could be guessed from its hash
    return hashlib.new(kind, value.encode() + (salt.encode() if salt else os.urandom(32))).hexdigest()


OPERATORS: Mapping[str, Callable[[str, Mapping[str, Any], str], str]] = {
    "hash": _hash,
    "keep": _keep,
    "mask": _mask,
    "redact": _redact,
    "replace": _replace,
}


def _invalid(detail: str) -> RefusalError:
    return RefusalError(422, "invalid", f"Invalid input, {detail}")
