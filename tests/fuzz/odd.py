"""Strategies: values, JSON that is odd or broken, forms, headers. Every text has the marks in it."""

import json
from functools import lru_cache
from urllib.parse import quote_plus

from hypothesis import strategies as st

from tests.fuzz.marks import MARK, PHONE, SHARP

#: the telephone number stands apart, so that it is one whatever stands before it
TEXTS = st.builds(lambda t, end: f"{MARK} {t} {SHARP} {PHONE}{end}", st.text(max_size=12), st.sampled_from(["", " x"]))
NUMBERS = st.one_of(st.integers(), st.floats(), st.sampled_from([10**30, -0.0, 1e-300]))


@lru_cache
def values(keys):
    """Any JSON value, and some that only Python's writer makes (NaN). ``keys``: names of members."""
    names = st.one_of(st.sampled_from(sorted(keys)), TEXTS)
    return st.recursive(
        st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=4)),
        max_leaves=8,
    )


def _paths(value, path=()):
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from _paths(value[key], (*path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _paths(item, (*path, i))


@st.composite
def changed(draw, bodies, keys):
    """One of ``bodies`` with a value exchanged, taken away or added here and there."""
    body = json.loads(json.dumps(draw(st.sampled_from(bodies))))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(list(_paths(body))))
        if not path:
            continue
        place = body
        for step in path[:-1]:
            place = place[step]
        how = draw(st.sampled_from(["exchange", "exchange", "text", "add", "take"]))
        if how == "take":
            del place[path[-1]]
        elif how == "add" and isinstance(place, dict):
            place[draw(st.one_of(st.sampled_from(sorted(keys)), TEXTS))] = draw(values(keys))
        else:
            place[path[-1]] = draw(TEXTS if how == "text" else values(keys))
    return body


def _twice(raw, draw):
    """A member that stands twice."""
    return raw.replace(b"{", b'{"to": "%s", ' % draw(TEXTS).encode(), 1) if b"{" in raw else raw


def _cut(raw, draw):
    return raw[: draw(st.integers(0, max(0, len(raw) - 1)))]


def _half(raw, draw):
    """Half a surrogate pair, as an escape or as bytes."""
    return raw.replace(b'": "', b'": "' + draw(st.sampled_from([b"\\ud800", b"\\udc00\\ud800", b"\xed\xa0\x80"])), 1)


def _deep(raw, draw):
    n = draw(st.sampled_from([30, 70, 1000, 3000]))
    opening, closing = draw(st.sampled_from([(b"[", b"]"), (b'{"a":', b"}"), (b"[", b"")]))
    return raw.replace(b": ", b": " + opening * n + json.dumps(draw(TEXTS)).encode() + closing * n + b', "b": ', 1)


def _noise(raw, draw):
    at = draw(st.integers(0, len(raw)))
    return raw[:at] + draw(st.binary(min_size=1, max_size=6)) + raw[at:]


def _number(raw, draw):
    said = draw(st.sampled_from([b"NaN", b"-Infinity", b"1" * 5000, b"1e999", b"01", b"+1", b"0x1", b"1."]))
    return raw.replace(b": ", b": " + said + b', "n": ', 1)


def _around(raw, draw):
    odd = (b"\xef\xbb\xbf", b"\x00", b"\xff\xfe", b" ", b"//\n", b")]}',\n", b"{}")
    return draw(st.sampled_from(odd)) + raw + draw(st.sampled_from([b"", b"\x00", b"{}", b"]"]))


def _utf16(raw, _):
    return raw.decode("utf-8", "replace").encode("utf-16")


_BREAKS = (_twice, _cut, _half, _deep, _noise, _number, _around, _utf16)


@st.composite
def json_bytes(draw, value):
    """``value`` written as JSON, mostly well, else broken in one or two ways."""
    raw = json.dumps(draw(value), ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 1, 2]))):
        raw = draw(st.sampled_from(_BREAKS))(raw, draw)
    return raw


@st.composite
def form_bytes(draw, names, constants):
    """A form: some of ``constants``, fields with texts in them, badly encoded ones, some twice."""
    fields = [(n, quote_plus(v)) for n, v in constants.items() if draw(st.integers(0, 9))]
    for _ in range(draw(st.integers(0, 4))):
        name = draw(st.one_of(st.sampled_from(sorted(names)), TEXTS.map(quote_plus)))
        text = draw(TEXTS)
        how = draw(st.integers(0, 9))
        if how < 6:
            said = quote_plus(text)
        elif how == 6:
            said = quote_plus(json.dumps({"1": text, "2": draw(values(names))}))
        elif how == 7:
            said = quote_plus(text) + draw(
                st.sampled_from(["%", "%zz", "%ff", "%C3", "%ED%A0%80", "%00", ";x=1", "=", "&&"])
            )
        else:
            said = text
        fields.append((name, said))
    order = draw(st.permutations(fields))
    raw = "&".join(f"{n}={v}" for n, v in order).encode("utf-8", "surrogatepass")
    return draw(st.sampled_from([raw, raw, raw, raw + b"&", raw.replace(b"=", b"", 1), raw + b"\xff"]))


#: names of headers that say what a body is, rightly and wrongly
TYPES = ("application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded", "text/plain")
TYPES += ("multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json;;", "")


def headers(usual):
    """Headers with a mark in some of them; the type is mostly ``usual``."""
    marked = st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=8).map(
        lambda t: f"{MARK}{t} {PHONE}"
    )
    return st.fixed_dictionaries(
        {"content-type": st.sampled_from([usual] * 16 + list(TYPES))},
        optional={
            "authorization": marked.map(lambda t: f"Bearer {t}"),
            "cookie": marked,
            "user-agent": marked,
            "x-other": marked,
            "x-request-id": marked,
            "content-encoding": st.sampled_from(["gzip", "identity", "identity", ""]),
            "accept": st.sampled_from(["*/*", "text/html"]),
        },
    )
