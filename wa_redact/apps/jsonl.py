"""JSON lines: the message is one field of an object; everything else of the line stays as it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wa_redact.apps.formats import Record
from wa_redact.apps.json_scan import DECODER, Member, TwiceError, after_space, members
from wa_redact.apps.source import lines


class _UnreadableError(Exception):
    """Why a line could not be read; never quotes it."""


def jsonl(name: str, limit: int, field: str) -> Iterator[Record]:
    """A JSON object a line; the message is its ``field``. Blank lines pass."""
    for line in lines(name, limit):
        if line.error:
            yield Record(name, line.number, line.size, error=line.error)
        elif not line.text.strip():
            yield Record(name, line.number, line.size, before=line.bom + line.text, after=line.ending)
        else:
            try:
                value, start, end = _member(line.text, field)
            except _UnreadableError as e:
                yield Record(name, line.number, line.size, error=str(e))
                continue
            text = line.text
            before, raw, after = line.bom + text[:start], text[start:end], text[end:] + line.ending
            yield Record(name, line.number, line.size, value, before, raw, after, _json_text)


def _json_text(safe: str) -> str:
    # a lone surrogate can be written in JSON only as an escape
    return json.dumps(safe, ensure_ascii=any("\ud800" <= c <= "\udfff" for c in safe))


def _member(text: str, field: str) -> Member:
    """The text in ``field`` of the object ``text`` and where its literal starts and ends."""
    try:
        position = after_space(text, 0)
        if text[position] != "{":
            DECODER.decode(text)
            raise _UnreadableError("not a JSON object")
        found, position = members(text, position, lambda _, at: DECODER.raw_decode(text, at))
        if text[position:].strip(" \t\r\n"):
            raise _UnreadableError("not JSON")
    except TwiceError:
        raise _UnreadableError("a key stands there twice") from None
    except (ValueError, IndexError, RecursionError):
        raise _UnreadableError("not JSON") from None
    if field not in found:
        raise _UnreadableError(f"no field {field!r}")
    if not isinstance(found[field].value, str):
        raise _UnreadableError(f"field {field!r} is not text")
    return found[field]
