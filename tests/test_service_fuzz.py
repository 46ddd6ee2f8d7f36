"""Random and malformed requests: nothing but the answers that the OpenAPI document tells of, and no value written down.

``make fuzz-service`` sends many more, here and to the gateway (tests/test_gateway_fuzz.py).
"""

import base64
import json
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx2 as httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.fuzz import wire
from tests.fuzz.marks import MARK, VALUES, leaks
from tests.fuzz.odd import TEXTS, changed, headers, json_bytes, values
from tests.fuzz.tally import CLOSED, LEAST, Tally
from tests.test_service_process import running
from wa_redact.apps.audit import Keyring, Store
from wa_redact.apps.audit.keys import new_file

MOST = settings().max_examples
STEPS = ("/v1/confirm", "/v1/accept", "/v1/override", "/v1/redeem", "/v1/report", "/v1/withdraw")
#: a schema cannot say that a regular expression must be one, a text as long as its results say, a day one that exists
LOOSE = ("/analyze", "/anonymize", "/v1/digest")
POSTS = (
    "/v1/check",
    "/v1/redact",
    "/v1/detect",
    "/analyze",
    "/anonymize",
    "/deanonymize",
    "/v1/document",
    "/page/look",
)
POSTS += (*STEPS, "/v1/nothing")
TEXT = f"{MARK} is on 07700 900123"
USUAL = (
    {"text": TEXT},
    {"text": [TEXT, "see you at 4"], "offsets": "utf16", "include_text": True},
    {"text": TEXT, "language": "en"},
    {
        "text": TEXT,
        "anonymizers": {},
        "analyzer_results": [{"start": 0, "end": 4, "score": 0.9, "entity_type": "PERSON"}],
    },
    {"decision": "0" * 32, "text": TEXT, "justification": TEXT},
)
KEYS = frozenset(
    "text offsets include_text to device language entities analyzer_results anonymizers start end decision sender recipient "
    "justification token word label score_threshold ad_hoc_recognizers context".split()
)
BODIES = st.one_of(
    json_bytes(changed(USUAL, KEYS)),
    json_bytes(changed(USUAL, KEYS)),
    json_bytes(values(KEYS)),
    st.binary(max_size=60).map(lambda b: MARK.encode() + b),
    st.integers(60_000, 70_000).map(lambda n: json.dumps({"text": TEXT + " x" * (n // 2)}).encode()),
)


@pytest.fixture(scope="module")
def tally():
    return Tally("service")


@pytest.fixture(scope="module")
def service(tmp_path_factory, tally):
    folder = tmp_path_factory.mktemp("service")
    new_file(folder / "key")
    Store.create(str(folder / "audit.db"), Keyring.load(folder / "key")).close()
    kept = {"store": str(folder / "audit.db"), "key_file": str(folder / "key"), "checkpoints": str(folder / "heads")}
    with running(folder, **kept, max_body=65_536) as service:
        yield service
        (folder / "metrics").write_bytes(httpx.get(f"http://127.0.0.1:{service.port}/metrics").content)
        assert service.stop() == 0
    assert not leaks(json.dumps(service.log).encode())
    for path in folder.iterdir():
        assert not leaks(path.read_bytes()), path.name
    failed = [line for line in service.log if line.get("status") == 500 or line["level"] == "error"]
    assert not [(line.get("route"), line.get("status"), line.get("type"), line.get("at")) for line in failed]
    assert {line["event"] for line in service.log} <= wire.EVENTS
    answered = [line["status"] for line in service.log if line["event"] == "request"]
    assert all(answered.count(status) >= n for status, n in tally.statuses.items())


@pytest.fixture(scope="module")
def client(service, tally):
    def count(answer):
        tally.count(answer.status_code)

    hooks = {"response": [count]}
    with httpx.Client(base_url=f"http://127.0.0.1:{service.port}", timeout=30, event_hooks=hooks) as client:
        yield client


@given(st.sampled_from(POSTS), BODIES, headers("application/json"), st.booleans())
@settings(max_examples=5 * MOST)
def test_no_body_breaks_anything(client, path, body, headers, chunked):
    parts = (body[i : i + 9000] for i in range(0, len(body), 9000))
    answer = client.post(path, content=parts if chunked else body, headers=headers)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert not leaks(answer.content + str(answer.headers).encode())
        assert set(answer.json()) == {"error", "code"}


@given(TEXTS, st.text(max_size=30), st.sampled_from(["GET", "POST", "PUT", "OPTIONS", "HEAD", "PATCH"]))
def test_no_path_breaks_anything(client, text, name, method):
    headers = {"content-type": "application/json"}
    answer = client.request(method, f"/{MARK}", params={name: text}, headers=headers)
    assert answer.status_code in (404, 405)
    assert not leaks(answer.content + str(answer.headers).encode())


@given(st.data(), st.sampled_from(["/v1/check", "/analyze", "/v1/document", "/"]))
def test_what_is_hardly_http_breaks_nothing(service, tally, data, path):
    status, answer = wire.ask(service.port, data.draw(wire.requests(path.encode(), b"x")))
    tally.count_wire(CLOSED if status is None else status)
    assert status not in (500, 502, 504)
    assert b" 200 " in answer[:15] or not leaks(answer)


def test_every_answer_is_as_the_document_says(service, tally):
    api = schemathesis.openapi.from_url(f"http://127.0.0.1:{service.port}/openapi.json")
    asked = 0
    for result in api.get_all_operations():
        operation = result.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @given(operation.as_strategy(generation_mode=mode))
            @settings(suppress_health_check=list(HealthCheck), max_examples=MOST // 5)
            def answered(case):
                nonlocal asked
                asked += 1
                answer = case.call(timeout=30)
                tally.count(answer.status_code)
                assert answer.status_code != 500
                loose = [positive_data_acceptance] if case.path in LOOSE else []
                if answer.status_code == 413:  # for a schema there is no body that is too large
                    loose += [positive_data_acceptance, negative_data_rejection]
                case.validate_response(answer, excluded_checks=loose)

            with suppress(Unsatisfiable):  # nothing can be wrong with a request that takes nothing
                answered()
    assert asked > 100


@pytest.mark.parametrize("before", ["", "a", "ab", "\u00e9"])
@pytest.mark.parametrize(
    "written",
    [
        str,
        str.lower,
        ascii,
        quote,
        json.dumps,
        lambda t: t.encode().hex(),
        lambda t: base64.b64encode(t.encode()).decode(),
        lambda t: base64.urlsafe_b64encode(t.encode()).decode(),
        lambda t: json.dumps(json.dumps({"text": t})),
        lambda t: t.encode("utf-16-le").decode("latin-1"),
    ],
)
def test_the_search_knows_how_programs_write(written, before):
    for value in VALUES:
        assert value in leaks(b"\x00{" + written(f"{before}{value} z").encode("latin-1", "replace") + b"}")
    assert not leaks(written("a quite harmless text of 07700 letters").encode("latin-1", "replace"))


def test_as_many_as_were_asked_for(tally):
    assert tally.requests >= LEAST


def test_the_long_run_is_a_target():
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    (files,) = [line for line in makefile.splitlines() if "HYPOTHESIS_PROFILE=service" in line]
    assert all(f"tests/test_{name}_fuzz.py" in files for name in ("service", "gateway"))
