"""Requests that no HTTP client would make, as bytes: broken framing, two lengths, odd lines, heads without an end."""

import socket
from contextlib import suppress

from hypothesis import strategies as st

from tests.fuzz.marks import MARK, PHONE

BODY = (
    f'{{"messaging_product":"whatsapp","to":"447700900123","type":"text","text":{{"body":"{MARK} {PHONE}"}}}}'
).encode()
#: all that a log may say has happened, whatever was sent; the last one is uvicorn's advice
EVENTS = {
    "listening",
    "request",
    "stopping",
    "stopped",
    "Invalid HTTP request received.",
    "Unsupported upgrade request.",
}
EVENTS.add(
    "No supported WebSocket library detected. Please use \"pip install 'uvicorn[standard]'\", "
    "or install 'websockets' or 'wsproto' manually."
)
_LINES = (
    b"POST %s HTTP/1.1",
    b"POST %s HTTP/1.0",
    b"POST %s HTTP/2.0",
    b"POST %s",
    b"post %s HTTP/1.1",
    b"PO\x00ST %s HTTP/1.1",
    b"POST  %s  HTTP/1.1",
    b"POST http://graph.facebook.com%s HTTP/1.1",
    b"POST %s\xff HTTP/1.1",
    b"POST %s?text=" + MARK.encode() + b" HTTP/1.1",
    b"POST %s#" + MARK.encode() + b" HTTP/1.1",
    b"POST %%2e%s HTTP/1.1",
    b"CONNECT 127.0.0.1:1 HTTP/1.1",
    b"PRI * HTTP/2.0",
)
_SIZE = b"%x" % len(BODY)
_FRAMES = (
    (b"Content-Length: %d" % len(BODY), BODY),
    (b"Content-Length: %d" % (len(BODY) + 9), BODY),
    (b"Content-Length: %d" % (len(BODY) - 9), BODY),
    (b"Content-Length: -1", BODY),
    (b"Content-Length: 0x40", BODY),
    (b"Content-Length: 1\r\nContent-Length: %d" % len(BODY), BODY),
    (b"Content-Length: %d\r\nTransfer-Encoding: chunked" % len(BODY), _SIZE + b"\r\n" + BODY + b"\r\n0\r\n\r\n"),
    (b"Transfer-Encoding: chunked", _SIZE + b"\r\n" + BODY + b"\r\n0\r\n\r\n"),
    (
        b"Transfer-Encoding: chunked",
        _SIZE + b";" + MARK.encode() + b"\r\n" + BODY + b"\r\n0\r\nX: " + MARK.encode() + b"\r\n\r\n",
    ),
    (b"Transfer-Encoding: chunked", b"zz\r\n" + BODY),
    (b"Transfer-Encoding: chunked", b"ffffffffffffffffff\r\n" + BODY),
    (b"Transfer-Encoding: chunked", _SIZE + b"\r\n" + BODY),
    (
        b"Transfer-Encoding: chunked",
        b"8000\r\n" + b" " * 0x8000 + b"\r\n8000\r\n" + b" " * 0x8000 + b"\r\n8000\r\n" + b" " * 0x8000,
    ),
    (b"Transfer-Encoding: gzip, chunked", _SIZE + b"\r\n" + BODY + b"\r\n0\r\n\r\n"),
    (b"Transfer-Encoding : chunked", _SIZE + b"\r\n" + BODY + b"\r\n0\r\n\r\n"),
    (b"Transfer-Encoding: identity", BODY),
    (b"X: y", BODY),
    (b"Expect: 100-continue\r\nContent-Length: %d" % len(BODY), BODY),
    (b"Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: %d" % len(BODY), BODY),
    (b"Content-Length: 99999999", BODY),
)
_HEADERS = (
    b"Content-Type: application/json",
    b"Content-Type: application/json\r\nContent-Type: multipart/form-data; boundary=x",
    b"Content-Type: application/json\r\nContent-Encoding: identity\r\nContent-Encoding: gzip",
    b" folded: " + MARK.encode(),
    b"X-Odd: " + MARK.encode() + b"\xff\x80",
    b"X-Long: " + MARK.encode() * 9000,
    b"no colon " + MARK.encode(),
    b": " + MARK.encode(),
    b"X-Nul: a\x00b",
    b"X-Bare: a\rb",
    b"X-Http-Method-Override: POST",
    b"Host: other.example",
    b"Host: [",
)


@st.composite
def requests(draw, path, token):
    """The bytes of a request to ``path``, wrong in one place at least."""
    line = draw(st.sampled_from(_LINES))
    line = line % path if b"%s" in line else line
    framing, body = draw(st.sampled_from(_FRAMES))
    host = draw(st.sampled_from([b"Host: 127.0.0.1", b"Host: 127.0.0.1", b"Host: [", b"Host:", b"X-No: host"]))
    lines = [line, host, b"Connection: close", b"X-WA-Redact-Token: " + token, framing, draw(st.sampled_from(_HEADERS))]
    return draw(st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n"])).join(lines) + b"\r\n\r\n" + body


def ask(port, data):
    """The status of the answer to ``data``, None where there is none, and all of its bytes."""
    parts = []
    with socket.create_connection(("127.0.0.1", port), timeout=0.1) as s, suppress(OSError):
        s.sendall(data)
        try:
            _read(s, parts)
        except TimeoutError:  # it waits for the rest, and there is none
            s.settimeout(30)
            s.shutdown(socket.SHUT_WR)
            _read(s, parts)
    raw = b"".join(parts)
    while raw.startswith(b"HTTP/1.1 100 "):
        raw = raw.partition(b"\r\n\r\n")[2]
    return (int(raw[9:12]) if raw.startswith(b"HTTP/1.") else None), raw


def _read(s, parts):
    while part := s.recv(65_536):
        parts.append(part)
