"""Odd and malformed requests to a gateway: no failure, nothing of them written down, nothing unread or blocked sent on.

``make fuzz-service`` sends many more.
"""

import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qsl, quote

import httpx2 as httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import wire
from tests.fuzz.behind import APP_SECRET, PUBLIC, RELAY_SECRET, TWILIO_TOKEN, gateway, secrets_of, strict
from tests.fuzz.bodies import META, META_KEYS, NOTIFY, NOTIFY_KEYS, TWILIO, TWILIO_KEYS, WEBHOOK, WEBHOOK_KEYS
from tests.fuzz.client import FAILED, Client, nothing_is_written_down
from tests.fuzz.marks import MARK, PHONE, VALUES, leaks
from tests.fuzz.odd import TEXTS, changed, form_bytes, headers, json_bytes
from tests.fuzz.tally import CLOSED, LEAST

MOST = settings().max_examples
ACCOUNT = "/v23.0/106540352242922"
FORM = "application/x-www-form-urlencoded"
#: whom a message goes to is for the provider alone; a call's session is no text
ADDRESSES = ("to", "recipient", "phone_number", "email_address", "To", "From", "MessagingServiceSid", "session")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    with gateway(folder) as (process, upstream):
        with httpx.Client(base_url=f"http://127.0.0.1:{process.port}", timeout=60, trust_env=False) as http:
            client = Client(process, upstream, http)
            yield client
            own = {"x-wa-redact-token": process.token}
            (folder / "metrics").write_bytes(http.get("/metrics", headers=own).content)
        assert process.stop() == 0
        nothing_is_written_down(folder, process)
        answered = [line["status"] for line in process.log if line["event"] == "request"]
        assert all(answered.count(status) >= n for status, n in client.tally.statuses.items())


def texts(value, name=""):
    """The texts and numbers in ``value`` that are no addresses, as a reader takes them."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ADDRESSES:
                yield from texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, name)
    elif value is not None:
        yield str(value)


def no_number(said):
    """Nothing that arrives holds the telephone number, which every rule takes out or stops."""
    assert not [text for text in said if PHONE in text]


@given(st.sampled_from(["messages", "messages", "messages", "marketing_messages", "groups", "calls"]), st.data())
@settings(max_examples=3 * MOST)
def test_what_is_sent_to_meta(client, path, data):
    raw = data.draw(json_bytes(changed(META, META_KEYS)))
    heads = data.draw(headers("application/json"))
    _, arrived = client.ask("POST", f"{ACCOUNT}/{path}", content=raw, headers=heads)
    if arrived:
        read_as_json(arrived, raw, heads)


@given(st.sampled_from(["sms", "sms", "email"]), st.data())
@settings(max_examples=2 * MOST)
def test_what_is_sent_to_notify(client, path, data):
    raw = data.draw(json_bytes(changed(NOTIFY, NOTIFY_KEYS)))
    heads = data.draw(headers("application/json"))
    _, arrived = client.ask("POST", f"/v2/notifications/{path}", content=raw, headers=heads)
    if arrived:
        read_as_json(arrived, raw, heads)


def read_as_json(arrived, raw, heads):
    """What arrived can be read in one way only, and differs from what was sent in texts at most."""
    assert heads["content-type"].partition(";")[0].strip() in ("application/json", "")
    assert "utf-16" not in heads["content-type"]
    got, sent = strict(arrived[1]), strict(raw)
    assert shape(got) == shape(sent)
    no_number(texts(got))


def shape(value):
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return str if isinstance(value, str) else repr(value)


@given(st.data())
@settings(max_examples=2 * MOST)
def test_what_is_sent_to_twilio(client, data):
    raw = data.draw(form_bytes(TWILIO_KEYS, TWILIO))
    heads = data.draw(headers(FORM))
    _, arrived = client.ask("POST", "/2010-04-01/Accounts/AC1/Messages.json", content=raw, headers=heads)
    if arrived:
        assert heads["content-type"] in (FORM, "")
        got = parse_qsl(arrived[1].decode("ascii"), keep_blank_values=True, errors="strict")
        assert [n for n, _ in got] == [n for n, _ in parse_qsl(raw.decode("ascii"), keep_blank_values=True)]
        no_number(v for n, v in got if n not in ADDRESSES)


SIGNATURES = [
    None, "", "sha256=", "sha1=0", "sha256=" + "0" * 64, "sha256=\u00e9", "sha256", MARK, "=" * 99, str.upper, str.swapcase
]  # fmt: skip
SIGNED = st.sampled_from([str] * len(SIGNATURES) + SIGNATURES)


def said_for(own, how):
    """A signature: ``own`` in the way ``how``, or the text that it is. None for none."""
    return how(own) if callable(how) else how


def test_an_alert_is_written_while_all_this_goes_on(client):
    raw = json.dumps(WEBHOOK[1]).encode()
    heads = {"x-hub-signature-256": signed(raw)}
    _, arrived = client.ask("POST", "/webhook", token=False, content=raw, headers=heads)
    assert b"x-wa-redact-triage: self-harm=now" in arrived[0].lower()


def signed(raw, secret=APP_SECRET):
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


@given(json_bytes(changed(WEBHOOK, WEBHOOK_KEYS)), SIGNED, st.booleans())
@settings(max_examples=MOST)
def test_what_meta_reports(client, raw, how, token):
    own = signed(raw)
    said = said_for(own, how)
    heads = {} if said is None else {"x-hub-signature-256": said.encode()}
    answer, arrived = client.ask("POST", "/webhook", token=token, content=raw, headers=heads)
    if said != own:
        assert (answer.status_code, arrived) == (401, None)
    elif arrived:
        strict(raw)
        assert arrived[1] == raw
        assert own.encode() not in arrived[0]
        assert signed(raw, RELAY_SECRET).encode() in arrived[0]
    else:
        assert answer.status_code == 400


@given(form_bytes(TWILIO_KEYS | {"MessageSid"}, {"MessageSid": "SM1", "From": "whatsapp:+447700900123"}), SIGNED)
@settings(max_examples=MOST)
def test_what_twilio_reports(client, raw, how):
    try:
        pairs = sorted(parse_qsl(raw.decode("ascii"), keep_blank_values=True, strict_parsing=bool(raw)))
    except ValueError:
        pairs = None  # no form, so that nothing can be its signature
    url = f"{PUBLIC}/webhook/twilio" + "".join(k + v for k, v in pairs or ())
    own = base64.b64encode(hmac.digest(TWILIO_TOKEN.encode(), url.encode(), "sha1")).decode()
    said = said_for(own, how)
    heads = {} if said is None else {"x-twilio-signature": said.encode()}
    answer, arrived = client.ask("POST", "/webhook/twilio", token=False, content=raw, headers=heads)
    if said != own or pairs is None:
        assert (answer.status_code, arrived) == (401, None)
    else:
        assert arrived[1] == raw


PLACES = (
    f"{ACCOUNT}/messages",
    f"{ACCOUNT}/media",
    f"{ACCOUNT}/messages/",
    f"{ACCOUNT}/register",
    "/v2/notifications/letter",
    "/v2/notifications",
    "/2010-04-01/Accounts/AC1/Calls.json",
    "/t//v23.0/1/messages",
    "/webhook",
    "/",
    "//v23.0/1/messages",
    "/v23.0/../x",
)
QUERIES = st.dictionaries(
    st.sampled_from(["fields", "access_token", "method", "batch", "text", "Body", "to"]) | TEXTS,
    TEXTS | st.just("post"),
    max_size=3,
)


@given(
    st.sampled_from(["GET", "HEAD", "DELETE", "POST", "PUT", "PATCH", "OPTIONS", "TRACE"]),
    st.sampled_from(PLACES),
    TEXTS.map(quote) | st.just(""),
    QUERIES,
    st.sampled_from([b"", b"{}", wire.BODY]),
    st.sampled_from(["127.0.0.1", "[", "", "graph.facebook.com", f"{MARK}:1"]),
)
@settings(max_examples=2 * MOST)
def test_paths_methods_and_queries(client, method, place, more, query, raw, host):
    url = place + (more if place != "/webhook" else "")
    answer, arrived = client.ask(method, url, params=query, content=raw, headers={"host": host})
    if arrived:
        assert arrived[1] == b"" or (method == "POST" and url.endswith("/messages"))
        no_number([arrived[1].decode()])
        assert place == "/webhook" or not {name.strip().lower() for name in query} & {"method", "batch"}
    elif place != "/webhook":
        assert answer.status_code in (400, 401, 403, 413, 422)


FILES = st.builds(
    lambda name, text, more, end: (
        b"--x\r\n"
        + more
        + f'Content-Disposition: form-data; name="file"; filename="{name}.txt"\r\n'.encode("utf-8", "surrogatepass")
        + b"Content-Type: text/plain\r\n\r\n"
        + text.encode("utf-8", "surrogatepass")
        + end
    ),
    TEXTS | st.just("leaflet"),
    TEXTS | st.just("You can complain in writing."),
    st.sampled_from(
        [
            b"",
            b'Content-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--x\r\n',
            b'Content-Disposition: form-data; name="note"\r\n\r\n' + wire.BODY + b"\r\n--x\r\n",
            b'Content-Disposition: form-data; name="file"\r\n\r\n' + wire.BODY + b"\r\n--x\r\n",
            b"\r\n--x\r\n",
            b"X: " + MARK.encode() + b"\r\n",
        ]
    ),
    st.sampled_from([b"\r\n--x--\r\n", b"", b"\r\n--x", b"\r\n--y--\r\n", b"\r\n--x--" + wire.BODY]),
)


@given(
    FILES,
    st.sampled_from(
        ["multipart/form-data; boundary=x"] * 3 + ["multipart/form-data", FORM, "multipart/form-data; boundary="]
    ),
)
@settings(max_examples=max(20, MOST // 20))
def test_files(client, raw, kind):
    _, arrived = client.ask("POST", f"{ACCOUNT}/media", content=raw, headers={"content-type": kind})
    if arrived:
        assert arrived[1] == raw
        assert PHONE.encode() not in raw


@given(st.sampled_from([300, 65_537, 200_000]), st.booleans(), st.sampled_from([FORM, "application/json"]))
@settings(max_examples=MOST // 10)
def test_large_and_chunked_bodies(client, size, chunked, kind):
    raw = wire.BODY[:-1] + b' , "x":"%s"}' % (b"y" * size)
    parts = (raw[i : i + 5000] for i in range(0, len(raw), 5000))
    _, arrived = client.ask(
        "POST", f"{ACCOUNT}/messages", content=parts if chunked else raw, headers={"content-type": kind}
    )
    if arrived:
        assert size == 300
        read_as_json(arrived, raw, {"content-type": kind})


@given(st.data(), st.sampled_from([f"{ACCOUNT}/messages", "/webhook", "/v2/notifications/sms", f"{ACCOUNT}/media"]))
@settings(max_examples=MOST)
def test_what_is_hardly_http(client, data, path):
    raw = data.draw(wire.requests(path.encode(), client.process.token.encode()))
    status, answer = wire.ask(client.process.port, raw)
    client.tally.count_wire(CLOSED if status is None else status)
    assert status not in FAILED
    assert not leaks(answer, VALUES + secrets_of(client.process))
    for _, body in client.upstream.taken():
        no_number(texts(strict(body)))


@given(st.sampled_from([None, "", "wrt_", "Bearer", MARK, "\u00e9"]), st.sampled_from(PLACES), st.booleans())
@settings(max_examples=MOST // 5)
def test_nobody_gets_in_without_a_token(client, token, place, in_path):
    heads = {} if token is None or in_path else {"x-wa-redact-token": token.encode()}
    path = f"/t/{quote(token or '')}{place}" if in_path else place
    answer, arrived = client.ask("POST", path, token=False, content=wire.BODY, headers=heads)
    assert arrived is None
    assert answer.status_code == 401


def test_as_many_as_were_asked_for(client):
    assert client.tally.requests >= LEAST
