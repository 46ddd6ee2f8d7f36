"""Random and malformed requests: nothing but the answers that the OpenAPI document tells of, and no value in any log.

``make fuzz-service`` sends many more.
"""

import json
from contextlib import suppress
from pathlib import Path

import httpx2 as httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.test_service_process import running
from wa_redact.apps.audit import Keyring, Store
from wa_redact.apps.audit.keys import new_file

#: stands in every text, key and path that is sent
MARK = "zqxkayden"
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
    "/v1/nothing",
)
MARKED = st.text(max_size=20).map(lambda t: MARK + t)
KEYS = st.one_of(
    st.sampled_from(
        "text offsets include_text to device language entities analyzer_results anonymizers start end".split()
    ),
    MARKED,
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), MARKED),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=8,
)
BODIES = st.one_of(
    st.binary(max_size=60).map(lambda b: MARK.encode() + b),
    VALUES.map(lambda v: json.dumps(v).encode()),
    st.dictionaries(KEYS, VALUES, max_size=6).map(lambda v: json.dumps(v).encode()),
    st.dictionaries(KEYS, VALUES, max_size=6).map(
        lambda v: json.dumps(v, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ),
    st.builds(lambda t, n: json.dumps({"text": t}).encode()[: -n or None], MARKED, st.integers(0, 8)),
    st.lists(MARKED, max_size=5).map(lambda v: json.dumps({"text": v, "language": "en"}).encode()),
)
HEADERS = st.fixed_dictionaries(
    {"content-type": st.sampled_from(["application/json", "text/plain", "application/json; charset=utf-16", ""])},
    optional={
        "content-encoding": st.sampled_from(["gzip", "identity"]),
        "x-other": st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=20).map(lambda t: MARK + t),
    },
)


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    new_file(folder / "key")
    Store.create(str(folder / "audit.db"), Keyring.load(folder / "key")).close()
    with running(folder, store=str(folder / "audit.db"), key_file=str(folder / "key")) as service:
        yield service
        metrics = httpx.get(f"http://127.0.0.1:{service.port}/metrics").text
        assert service.stop() == 0
        assert MARK not in metrics
        assert MARK not in str(service.log)
        assert not [line for line in service.log if line.get("status") == 500 or line["level"] == "error"]
        assert {line["event"] for line in service.log} <= {"listening", "request", "stopping", "stopped"}


@pytest.fixture(scope="module")
def client(service):
    with httpx.Client(base_url=f"http://127.0.0.1:{service.port}", timeout=30) as client:
        yield client


@given(st.sampled_from(POSTS), BODIES, HEADERS)
@settings(max_examples=5 * settings().max_examples)
def test_no_body_breaks_anything(client, path, body, headers):
    answer = client.post(path, content=body, headers=headers)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert MARK not in answer.text
        assert set(answer.json()) == {"error", "code"}


@given(st.text(max_size=30), st.sampled_from(["GET", "POST", "PUT", "OPTIONS", "HEAD", "PATCH"]))
def test_no_path_breaks_anything(client, text, method):
    answer = client.request(method, f"/{MARK}", params={text: MARK}, headers={"content-type": "application/json"})
    assert answer.status_code in (404, 405)
    assert MARK not in answer.text


def test_every_answer_is_as_the_document_says(service):
    api = schemathesis.openapi.from_url(f"http://127.0.0.1:{service.port}/openapi.json")
    asked = 0
    for result in api.get_all_operations():
        operation = result.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @given(operation.as_strategy(generation_mode=mode))
            @settings(suppress_health_check=list(HealthCheck), max_examples=settings().max_examples // 5)
            def answered(case):
                nonlocal asked
                asked += 1
                answer = case.call(timeout=30)
                assert answer.status_code != 500
                loose = [positive_data_acceptance] if case.path in LOOSE else []
                case.validate_response(answer, excluded_checks=loose)

            with suppress(Unsatisfiable):  # nothing can be wrong with a request that takes nothing
                answered()
    assert asked > 100


def test_the_long_run_is_a_target():
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    assert "\nfuzz-service:" in makefile
