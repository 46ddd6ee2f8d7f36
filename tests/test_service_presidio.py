"""Presidio's paths: the request bodies of its own documentation and end-to-end tests, and its anonymiser as the judge."""

import json
from pathlib import Path

import presidio_anonymizer.entities
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from wa_redact import LABELS
from wa_redact.apps.service.app import create_app
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.errors import RefusalError
from wa_redact.apps.service.presidio_operators import anonymized
from wa_redact.apps.service.presidio_schemas import Result
from wa_redact.apps.service.settings import Settings

JOHN = "John Smith drivers license is AC432223"
ZIP = {
    "name": "Zip code Recognizer",
    "supported_language": "en",
    "patterns": [{"name": "zip code (weak)", "regex": r"(\b\d{5}(?:\-\d{4})?\b)", "score": 0.01}],
    "supported_entity": "ZIP",
}


@pytest.fixture(scope="module")
def client():
    core = Core(Settings())
    with TestClient(create_app(core.settings, core), base_url="http://127.0.0.1:3000") as client:
        yield client


def post(client, path, **body):
    return client.post(path, content=json.dumps(body), headers={"content-type": "application/json"})


def spans(answer):
    assert answer.status_code == 200, answer.text
    return [(r["entity_type"], r["start"], r["end"]) for r in answer.json()]


# -- /analyze: docs/api-docs/api-docs.yml and e2e-tests/tests/test_api_analyzer.py of Presidio


def test_minimal(client):
    answer = post(client, "/analyze", text=JOHN, language="en")
    assert spans(answer) == [("PERSON", 0, 10), ("CASE_ID", 30, 38)]
    assert all(set(r) == {"entity_type", "start", "end", "score", "analysis_explanation"} for r in answer.json())
    assert all(r["analysis_explanation"] is None for r in answer.json())


def test_batch(client):
    texts = [JOHN, f"{JOHN} and the zip code is 12345"]
    answer = post(client, "/analyze", text=texts, language="en").json()
    assert [[r["entity_type"] for r in results] for results in answer] == [["PERSON", "CASE_ID"]] * 2


def test_enhanced(client):
    answer = post(
        client,
        "/analyze",
        text=f"{JOHN} and the zip code is 12345",
        language="en",
        return_decision_process=False,
        correlation_id="123e4567-e89b-12d3-a456-426614174000",
        score_threshold=0.6,
        entities=["US_DRIVER_LICENSE", "ZIP"],
        trace=False,
        ad_hoc_recognizers=[ZIP | {"context": ["zip", "code"]}],
    )
    assert [(entity, start) for entity, start, _ in spans(answer)] == [("US_DRIVER_LICENSE", 30)]


def test_threshold(client):
    sure = post(client, "/analyze", text=JOHN, language="en", score_threshold=0.9)
    assert spans(sure) == [("PERSON", 0, 10)]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"language": "en"},
        {"text": JOHN},
        {"text": "", "language": "en"},
        {"text": JOHN, "language": "zz"},
        {"text": JOHN, "language": "en", "entities": ["US_SSN", "CRYPTO"]},
        {"text": JOHN, "language": "en", "allow_list": ["a"], "allow_list_match": "fuzzy"},
        {"text": JOHN, "language": "en", "ad_hoc_recognizers": [ZIP | {"supported_language": "de"}]},
        {"text": JOHN, "language": "en", "ad_hoc_recognizers": [{"supported_entity": "ZIP"}]},
        {
            "text": JOHN,
            "language": "en",
            "ad_hoc_recognizers": [ZIP | {"patterns": [{"type": "zip", "bebex": "x", "confidence": 0.01}]}],
        },
        {"text": JOHN, "language": "en", "score_thresholds": {"PERSON": 0.9}},
    ],
)
def test_what_cannot_be_done_is_refused(client, body):
    answer = post(client, "/analyze", **body)
    assert 400 <= answer.status_code < 500
    assert isinstance(answer.json()["error"], str)
    assert "John" not in answer.text


def test_entities_that_are_not_looked_for_are_named(client):
    answer = post(
        client,
        "/analyze",
        text="codice fiscale RSSMRA85M01H501Q, IBAN IT60X0542811101000000123456",
        language="en",
        entities=["IT_FISCAL_CODE", "IBAN_CODE"],
    )
    assert spans(answer) == [("IBAN_CODE", 38, 65)]
    assert answer.headers["x-unsupported-entities"] == "IT_FISCAL_CODE"


def test_entities_go_by_the_name_they_were_asked_by(client):
    text = "live at 22 Mare Street, card 4111 1111 1111 1111, iban GB33BUKB20201555555555, ring 07700 900123"
    asked = ["LOCATION", "IBAN_CODE", "CREDIT_CARD"]
    answer = post(client, "/analyze", text=text, language="en", entities=asked)
    assert {text[a:b]: entity for entity, a, b in spans(answer)} == {
        "22 Mare Street": "LOCATION",
        "4111 1111 1111 1111": "CREDIT_CARD",
        "GB33BUKB20201555555555": "IBAN_CODE",
    }


@pytest.mark.parametrize("extra", [{"correlation_id": "123"}, {"trace": "1"}, {"trace": "somedata"}])
def test_what_has_no_effect(client, extra):
    assert spans(post(client, "/analyze", text=JOHN, language="en", **extra))[0] == ("PERSON", 0, 10)


def test_decision_process(client):
    off = post(client, "/analyze", text=JOHN, language="en", return_decision_process=0)
    assert off.json()[0]["analysis_explanation"] is None
    on = post(client, "/analyze", text=JOHN, language="en", return_decision_process=True).json()[0]
    assert on["analysis_explanation"] == {
        "recognizer": "model",
        "pattern_name": None,
        "pattern": None,
        "original_score": on["score"],
        "score": on["score"],
        "textual_explanation": LABELS["PERSON"],
        "score_context_improvement": 0,
        "supportive_context_word": "",
        "validation_result": None,
    }


def test_context_is_read_before_the_text(client):
    alone = post(client, "/analyze", text="it is 9990000018", language="en", entities=["UK_NHS"])
    told = post(client, "/analyze", text="it is 9990000018", language="en", entities=["UK_NHS"], context=["nhs number"])
    assert spans(told) == [("UK_NHS", 6, 16)]
    assert not spans(alone) or alone.json()[0]["score"] <= told.json()[0]["score"]


def test_ad_hoc_patterns_and_their_context(client):
    text = f"{JOHN}. Zip code: 10023"

    def zips(**extra):
        answer = post(client, "/analyze", text=text, language="en", ad_hoc_recognizers=[ZIP | extra])
        return [(r["start"], r["end"], r["score"]) for r in answer.json() if r["entity_type"] == "ZIP"]

    assert zips() == [(50, 55, 0.01)]
    assert zips(context=["zip", "code"]) == [(50, 55, 0.4)]
    assert zips(patterns=[{"regex": r"code: (\d+)", "score": 0.5, "capture_group": 1}]) == [(50, 55, 0.5)]


def test_ad_hoc_deny_list(client):
    answer = post(
        client,
        "/analyze",
        text="Mr. John Smith's drivers license is AC432223",
        language="en",
        ad_hoc_recognizers=[
            {"name": "Mr.", "supported_language": "en", "deny_list": ["Mr.", "Mister"], "supported_entity": "MR_TITLE"},
            {"name": "Ms.", "supported_language": "en", "deny_list": ["Ms.", "Miss"], "supported_entity": "MS_TITLE"},
        ],
    )
    assert ("MR_TITLE", 0, 3) in spans(answer)
    assert not [s for s in spans(answer) if s[0] == "MS_TITLE"]


@pytest.mark.parametrize(
    ("listed", "extra", "found"),
    [
        (["admin@example.com"], {}, 0),
        ([".*@example.com"], {"allow_list_match": "regex"}, 0),
        ([".*@example.com"], {}, 1),
        ([".*@EXAMPLE.com"], {"allow_list_match": "regex"}, 0),
        ([".*@EXAMPLE.com"], {"allow_list_match": "regex", "regex_flags": 0}, 1),
        (["", ""], {"allow_list_match": "regex"}, 1),
    ],
)
def test_allow_list(client, listed, extra, found):
    answer = post(client, "/analyze", text="email: admin@example.com", language="en", allow_list=listed, **extra)
    assert len(spans(answer)) == found


def resident():
    """Megabytes of this process."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS")) / 1024


def test_hostile_patterns(client):
    def asked(pattern, text="a" * 3000 + "!", **extra):
        recognizer = {"supported_entity": "X", "patterns": [{"regex": pattern, "score": 0.5}]} | extra
        return post(client, "/analyze", text=text, language="en", ad_hoc_recognizers=[recognizer])

    for bomb in (r"(a|aa)+$", r"((a{1000}){1000}){1000}", "a" * 1999):
        before = resident()
        answer = asked(bomb)
        assert answer.status_code == 200 or answer.json()["code"] == "too_slow"
        assert resident() < before + 100
    assert asked("(").json()["code"] == "invalid"
    assert asked("a").json()["code"] == "too_many_matches"
    assert asked("a", capture_group=9).status_code == 422
    assert asked("x", global_regex_flags=1 << 20).json()["code"] == "invalid"
    assert spans(asked("x*", text="see you at 4")) == []


def test_lists(client):
    assert client.get("/supportedentities?language=en").json() == list(LABELS)
    assert client.get("/supportedentities?unknown=input").json() == list(LABELS)
    assert client.get("/supportedentities?language=he").status_code == 422
    assert {"phone", "email", "model"} <= set(client.get("/recognizers?language=en").json())
    assert client.get("/anonymizers").json() == ["hash", "keep", "mask", "redact", "replace"]


# -- /anonymize


def test_replace_and_redact(client):
    answer = post(
        client,
        "/anonymize",
        text="hello world, my name is Jane Doe. My number is: 034453334",
        anonymizers={"PERSON": {"type": "redact"}, "PHONE_NUMBER": {"type": "replace", "new_value": "ANONYMIZED"}},
        analyzer_results=[
            {"start": 24, "end": 32, "score": 0.8, "entity_type": "PERSON"},
            {"start": 48, "end": 57, "score": 0.95, "entity_type": "PHONE_NUMBER"},
        ],
    )
    assert answer.json() == {
        "text": "hello world, my name is . My number is: ANONYMIZED",
        "items": [
            {
                "operator": "replace",
                "entity_type": "PHONE_NUMBER",
                "start": 40,
                "end": 50,
                "text": "ANONYMIZED",
                "score": 0.95,
            },
            {"operator": "redact", "entity_type": "PERSON", "start": 24, "end": 24, "text": "", "score": 0.8},
        ],
    }


def test_default_operator(client):
    results = [{"start": 24, "end": 32, "score": 0.8, "entity_type": "PERSON"}]
    text = "hello world, my name is Jane Doe."
    default = {"DEFAULT": {"type": "replace", "new_value": "ANONYMIZED"}}
    named = post(client, "/anonymize", text=text, anonymizers=default, analyzer_results=results)
    assert named.json()["text"] == "hello world, my name is ANONYMIZED."
    assert (
        post(client, "/anonymize", text=text, analyzer_results=results).json()["text"]
        == "hello world, my name is <PERSON>."
    )


def test_many_texts(client):
    results = [[{"start": 0, "end": 4, "score": 0.8, "entity_type": "PERSON"}], []]
    answer = post(client, "/anonymize", text=["Jane is in", "ok"], analyzer_results=results)
    assert [a["text"] for a in answer.json()] == ["<PERSON> is in", "ok"]


def test_what_analyze_says_anonymize_takes(client):
    text = "👍 hi kayden, ring 07700 900123"
    results = post(client, "/analyze", text=text, language="en").json()
    answer = post(client, "/anonymize", text=text, analyzer_results=results)
    assert answer.json()["text"] == "👍 hi <PERSON>, ring <PHONE_NUMBER>"


FOUND = {"start": 0, "end": 4, "score": 0.8, "entity_type": "PERSON"}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"text": ""}, 422),
        ({"analyzer_results": None}, 422),
        ({"analyzer_results": [FOUND | {"end": 99}]}, 422),
        ({"analyzer_results": [FOUND | {"start": 3, "end": 1}]}, 422),
        ({"analyzer_results": [FOUND | {"start": -1}]}, 422),
        ({"analyzer_results": [{"start": 0, "end": 4}]}, 422),
        ({"analyzer_results": [[FOUND]]}, 422),
        ({"text": ["Jane", "ok"], "analyzer_results": [[FOUND]]}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "encrypt", "key": "WmZq4t7w!z%C&F)J"}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "custom", "lambda": "x"}}}, 400),
        ({"anonymizers": {"DEFAULT": {"type": "nonsense"}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": ["mask"]}}}, 422),
        ({"anonymizers": {"DEFAULT": {}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "mask", "masking_char": "**", "chars_to_mask": 4}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "mask", "masking_char": "*", "chars_to_mask": "4"}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "hash", "hash_type": "md5"}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "hash", "salt": "short"}}}, 422),
        ({"anonymizers": {"DEFAULT": {"type": "replace", "new_value": 7}}}, 422),
    ],
)
def test_what_cannot_be_anonymised_is_refused(client, change, status):
    answer = post(client, "/anonymize", **({"text": "Jane", "analyzer_results": [FOUND]} | change))
    assert answer.status_code == status
    assert "Jane" not in answer.text
    assert isinstance(answer.json()["error"], str)


def test_nothing_is_decrypted(client):
    answer = post(client, "/deanonymize", text="a", deanonymizers={}, anonymizer_results=[])
    assert answer.status_code == 422
    assert "decrypted" in answer.json()["error"]


def test_a_hash_cannot_be_guessed(client):
    def hashed(**operator):
        body = {"text": "Jane", "analyzer_results": [FOUND], "anonymizers": {"DEFAULT": {"type": "hash"} | operator}}
        return post(client, "/anonymize", **body).json()["text"]

    assert hashed() != hashed()
    assert hashed(salt="s" * 16) == hashed(salt="s" * 16)
    assert len(hashed(hash_type="sha512")) == 128


TEXT = "Jane  Doe and Tom \n Ray, 034453334 at home"
RESULTS = st.lists(
    st.builds(
        lambda a, b, entity, score: {"start": min(a, b), "end": max(a, b), "entity_type": entity, "score": score},
        st.integers(0, len(TEXT)),
        st.integers(0, len(TEXT)),
        st.sampled_from(["PERSON", "PHONE_NUMBER", "LOCATION"]),
        st.sampled_from([0.4, 0.8, 1.0]),
    ),
    max_size=8,
)
OPERATOR = st.one_of(
    st.just({"type": "redact"}),
    st.just({"type": "keep"}),
    st.just({"type": "replace"}),
    st.just({"type": "replace", "new_value": "new"}),
    st.just({"type": "hash", "salt": "s" * 16}),
    st.builds(
        lambda n, end: {"type": "mask", "masking_char": "*", "chars_to_mask": n, "from_end": end},
        st.integers(-1, 12),
        st.booleans(),
    ),
)


def left_of(results):
    """The letters and digits of TEXT that no result covers."""
    return [c for i, c in enumerate(TEXT) if c.isalnum() and not any(r["start"] <= i < r["end"] for r in results)]


def by_presidio(results, operators):
    configs = {
        name: presidio_anonymizer.entities.OperatorConfig(o["type"], {k: v for k, v in o.items() if k != "type"})
        for name, o in operators.items()
    }
    found = [presidio_anonymizer.entities.RecognizerResult(**r) for r in results]
    return json.loads(presidio_anonymizer.AnonymizerEngine().anonymize(TEXT, found, configs).to_json())


@given(RESULTS, st.dictionaries(st.sampled_from(["PERSON", "PHONE_NUMBER", "DEFAULT"]), OPERATOR))
def test_anonymised_as_presidio_does(results, operators):
    theirs = by_presidio(results, {"DEFAULT": {"type": "redact"}})["text"]
    assume([c for c in theirs if c.isalnum()] == left_of(results))  # it leaves a fragment of some results that overlap
    ours = anonymized(TEXT, [Result(**r) for r in results], operators)
    assert ours == by_presidio(results, operators)


@given(RESULTS)
def test_all_that_was_found_is_covered(results):
    ours = anonymized(TEXT, [Result(**r) for r in results], {"DEFAULT": {"type": "redact"}})["text"]
    assert [c for c in ours if c.isalnum()] == left_of(results)


def test_no_operators_raise_but_refusals():
    with pytest.raises(RefusalError):
        anonymized("", [], {})
