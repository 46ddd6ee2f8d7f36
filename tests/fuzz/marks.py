"""Values that stand in everything that is sent, and a search for them that knows how a log might have written them."""

import base64
import hashlib
import html
import json
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

#: in every text, key, path and header; the second has a letter that programs escape
MARK, SHARP = "ZqxKayden", "Zqxmünir"
#: in every text: no rule may let it pass, so it must not get to a provider as prose
PHONE = "07700 900123"
VALUES = (MARK, SHARP, PHONE, "07700900123", "7700900123")


def _base64(raw):
    """``raw`` as it reads inside a longer text in base64, in each of its three positions."""
    for before in range(3):
        said = base64.b64encode(bytes(before) + raw)[(0, 2, 3)[before] : (before + len(raw)) * 8 // 6]
        yield said
        yield said.translate(bytes.maketrans(b"+/", b"-_"))


def _written(value):
    """``value`` as programs write text, in lower case: it is looked for in text in lower case."""
    escaped = [json.dumps(value)[1:-1], ascii(value)[1:-1], quote(value), html.escape(value)]
    escaped += ["".join(f"%{b:02x}" for b in value.encode()), "".join(f"&#{ord(c)};" for c in value)]
    for text in (value, value.lower(), value.upper(), unicodedata.normalize("NFD", value), value[::-1]):
        yield from (text.encode(), text.encode("utf-16-le"), text.encode("latin-1", "ignore"))
        yield text.encode().hex().encode()
        yield hashlib.sha256(text.encode()).hexdigest().encode()  # anybody can try all telephone numbers
    yield from (text.encode() for text in escaped)


@lru_cache
def _forms(values):
    lower = {form.lower(): value for value in values for form in _written(value)}
    exact = {form: v for v in values for text in (v, v.lower()) for form in _base64(text.encode())}
    return lower, exact


def leaks(raw, values=VALUES):
    """Those of ``values`` that stand in the bytes ``raw``, however they are written there."""
    lower, exact = _forms(values)
    folded = re.sub(rb"\\+", rb"\\", raw.lower())  # what was escaped may have been escaped again
    return {v for form, v in lower.items() if form in folded} | {v for form, v in exact.items() if form in raw}
