"""The HTTP service from outside, in this process: what is asked, what is answered, and what is never said."""

import json
import logging

import pytest
from starlette.testclient import TestClient

import wa_redact
from wa_redact import Policy
from wa_redact.apps.service import auth
from wa_redact.apps.service.app import create_app
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.settings import Settings

HERE = "http://127.0.0.1:8000"
TEXT = "hi kayden, ring 07700 900123"


def client_of(core, **headers):
    return TestClient(create_app(core.settings, core), base_url=HERE, headers=headers)


@pytest.fixture(scope="module")
def client():
    with client_of(Core(Settings())) as client:
        yield client


def small(**settings):
    return client_of(Core(Settings(rules_only=True, **settings)))


def post(client, path, body, **headers):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(path, content=content, headers={"content-type": "application/json"} | headers)


# -- what is answered


def test_check_is_the_verdict(client):
    for text in (TEXT, "see you at 4", "", "👨‍👩‍👧 kayden"):
        answer = post(client, "/v1/check", {"text": text, "include_text": True})
        assert answer.status_code == 200
        assert answer.json() == wa_redact.check(text).to_dict(text=True)


def test_the_safe_text_comes_only_when_asked_for(client):
    assert "text" not in post(client, "/v1/check", {"text": TEXT}).json()


def test_detect_and_redact(client):
    found = [f.to_dict() for f in wa_redact.detect(TEXT)]
    assert post(client, "/v1/detect", {"text": TEXT}).json() == {"findings": found, "error": None}
    answer = post(client, "/v1/redact", {"text": TEXT}).json()
    assert answer == {"text": wa_redact.redact(TEXT), "findings": found, "action": "REDACT", "error": None}


def test_many_come_back_in_their_order(client):
    texts = [f"{n}: ring 07700 900{n:03}" if n % 3 else f"see you at {n}" for n in range(200)]
    answer = post(client, "/v1/redact", {"text": texts}).json()["results"]
    assert [a["text"] for a in answer] == [wa_redact.redact(t) for t in texts]
    assert post(client, "/v1/check", {"text": []}).json() == {"results": []}


def test_offsets_in_utf16(client):
    text = "👍👍 kayden 👍 ring 07700 900123"
    units = text.encode("utf-16-le")
    answer = post(client, "/v1/detect", {"text": text, "offsets": "utf16"}).json()
    values = [units[2 * f["start"] : 2 * f["end"]].decode("utf-16-le") for f in answer["findings"]]
    assert values == ["kayden", "07700 900123"]
    assert [(f["start"], f["end"]) for f in answer["findings"]] == [f.utf16(text) for f in wa_redact.detect(text)]


def test_for_whom_and_from_what(client):
    assert post(client, "/v1/check", {"text": TEXT, "to": "colleague"}).json()["action"] == "WARN"
    own = post(client, "/v1/check", {"text": "see you at 4", "device": "personal"}).json()
    assert own["action"] == "BLOCK"
    assert own["reasons"][0].startswith("personal-phone")


def test_labels_and_policy(client):
    labels = client.get("/v1/labels").json()["labels"]
    assert {x["label"] for x in labels} == set(wa_redact.LABELS)
    policy = client.get("/v1/policy").json()
    assert policy["rules"]["PERSON"]["action"] == "REDACT"
    assert "no-identifiers" in policy["guidance"]


def test_the_values_that_may_stay_are_for_managers():
    core = Core(Settings(rules_only=True, policy=Policy(allow_words=("Priya Shah",))))
    with client_of(core) as client:
        assert "Priya" not in client.get("/v1/policy").text
        assert client.get("/v1/policy").json()["allowed"] == {"words": 1, "numbers": 0}
        assert "Priya Shah" in client.get("/v1/policy.toml").text


def test_health_and_metrics(client):
    assert client.get("/health").json() == {"status": "ok"}
    before = client.get("/metrics").text
    post(client, "/v1/check", {"text": ["ring 07700 900999", "see you at 4"]})
    after = client.get("/metrics").text

    def count(text, name):
        return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))

    for name in ('wa_redact_messages_total{action="REDACT"}', 'wa_redact_findings_total{label="PHONE_NUMBER"}'):
        assert count(after, name) == count(before, name) + 1
    assert 'wa_redact_requests_total{method="POST",route="/v1/check",status="200"}' in after
    assert "900999" not in after


def test_the_pages_are_of_this_machine(client):
    page = client.get("/docs").text
    assert "http:" not in page.replace(HERE, "")
    assert "https:" not in page
    for name in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert f"docs/assets/{name}" in page
        assert client.get(f"/docs/assets/{name}").status_code == 200
    document = client.get("/openapi.json").json()
    assert {"/v1/check", "/v1/redact", "/v1/detect", "/analyze", "/anonymize"} <= set(document["paths"])
    body = document["paths"]["/v1/check"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/Check"}
    assert set(document["components"]["schemas"]["Check"]["properties"]) >= {"text", "offsets", "to"}


# -- what cannot be decided


def test_undecided_is_a_block_and_never_a_text():
    with small(max_chars=20) as client:
        long = "ring 07700 900123 " * 5
        checked = post(client, "/v1/check", {"text": ["ok", long, "ring 07700 900456"]}).json()["results"]
        assert [(c["action"], c["error"]) for c in checked] == [
            ("ALLOW", None),
            ("BLOCK", "OversizeError"),
            ("REDACT", None),
        ]
        assert post(client, "/v1/redact", {"text": long}).status_code == 413
        many = post(client, "/v1/redact", {"text": ["ok", long]}).json()["results"]
        assert [(m["text"], m["error"]) for m in many] == [("ok", None), (None, "OversizeError")]
        assert post(client, "/v1/detect", {"text": long}).status_code == 413
        assert post(client, "/analyze", {"text": ["ok", long], "language": "en"}).status_code == 413


def test_out_of_time_is_a_block():
    with small(time_limit=1e-6) as client:
        verdict = post(client, "/v1/check", {"text": "ring 07700 900123"}).json()
        assert (verdict["action"], verdict["error"]) == ("BLOCK", "TimeLimitError")
        assert post(client, "/v1/redact", {"text": "ring 07700 900123"}).status_code == 503


def test_what_breaks_is_an_answer_that_quotes_nothing(monkeypatch, caplog):
    core = Core(Settings(rules_only=True))

    async def broken(*_, **__):
        raise ValueError("kayden 07700 900123")

    monkeypatch.setattr(core.batcher, "verdicts", broken)
    with client_of(core) as client, caplog.at_level(logging.DEBUG):
        answer = post(client, "/v1/check", {"text": "kayden 07700 900123"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "kayden" not in answer.text + caplog.text
    assert "ValueError" in str([r.__dict__ for r in caplog.records])


# -- broken bodies

BROKEN = [
    (b"", 400, "empty"),
    (b"  ", 400, "empty"),
    (b"{", 400, "not_json"),
    (b'{"text": "kayden"', 400, "not_json"),
    (b'{"text": NaN}', 400, "not_json"),
    (b'{"text": -Infinity}', 400, "not_json"),
    (b'{"text": "a", "text": "kayden"}', 400, "key_twice"),
    (b'{"text": "kayden \\ud83d"}', 400, "not_unicode"),
    (b'{"text": "\\udc4d"}', 400, "not_unicode"),
    (b'{"text": "kayden \xff"}', 400, "not_utf8"),
    ('{"text": "kayden"}'.encode("utf-16"), 400, "not_utf8"),
    (b'{"text": ' + b"[" * 100_000, 400, "too_deep"),
    (b'{"text": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"}", 400, "too_deep"),
    (b'{"text": ' + b"9" * 10_000 + b"}", 400, "not_json"),
    (b"[]", 422, "invalid"),
    (b'"kayden"', 422, "invalid"),
    (b"{}", 422, "invalid"),
    (b'{"text": 7}', 422, "invalid"),
    (b'{"text": null}', 422, "invalid"),
    (b'{"text": ["a", 7]}', 422, "invalid"),
    (b'{"text": "a", "kayden": 1}', 422, "invalid"),
    (b'{"text": "a", "offsets": "kayden"}', 422, "invalid"),
    (b'{"text": "a", "include_text": "kayden"}', 422, "invalid"),
    (b'{"text": "a", "to": "kayden"}', 422, "invalid"),
]


@pytest.mark.parametrize(("body", "status", "code"), BROKEN)
def test_a_broken_body_is_refused_without_being_quoted(client, body, status, code):
    answer = post(client, "/v1/check", body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"error", "code"}
    assert "kayden" not in answer.text


def test_what_is_wrong_is_said(client):
    def told(body):
        return post(client, "/v1/check", body).json()["error"]

    assert told({}) == "text: is missing"
    assert "one of" in told({"text": "a", "offsets": "bytes"}) or "'codepoints'" in told({"text": "a", "offsets": "x"})
    assert "there are text" in told({"text": "a", "kayden": 1})
    assert told({"text": "a", "include_text": 1}).startswith("include_text: ")


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json; charset=utf-16", "multipart/form-data"])
def test_other_content_types(client, kind):
    assert post(client, "/v1/check", {"text": "a"}, **{"content-type": kind}).status_code == 415


def test_compressed_bodies(client):
    assert post(client, "/v1/check", {"text": "a"}, **{"content-encoding": "gzip"}).status_code == 415


def test_large_bodies(client):
    body = json.dumps({"text": "a" * 2_000_000}).encode()
    assert post(client, "/v1/check", body).status_code == 413

    def parts():
        for i in range(0, len(body), 65_536):
            yield body[i : i + 65_536]

    answer = client.post("/v1/check", content=parts(), headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.headers["connection"] == "close"


def test_bodies_in_parts(client):
    parts = iter([b'{"te', b'xt": "see', b' you at 4"}'])
    answer = client.post("/v1/check", content=parts, headers={"content-type": "application/json"})
    assert answer.json()["action"] == "ALLOW"


def test_too_many_texts():
    with small(max_texts=3) as client:
        assert post(client, "/v1/check", {"text": ["a"] * 4}).status_code == 413
        assert post(client, "/analyze", {"text": ["a"] * 4, "language": "en"}).status_code == 413


def test_other_paths_and_methods(client):
    for answer in (client.get("/kayden?text=kayden"), client.get("/v1/check"), client.delete("/v1/labels")):
        assert answer.status_code in (404, 405)
        assert "kayden" not in answer.text
        assert answer.headers["cache-control"] == "no-store"


# -- who may ask


@pytest.fixture
def tokens(tmp_path):
    path = tmp_path / "tokens.toml"
    made = {role: auth.new_token(f"{role} one", role) for role in auth.ROLES}
    path.write_text(auth.dump([entry for _, entry in made.values()]), encoding="utf-8")
    return path, {role: {"authorization": f"Bearer {secret}"} for role, (secret, _) in made.items()}


def test_nobody_without_a_token(tokens):
    path, headers = tokens
    with small(tokens=path) as client:
        body = {"text": "a"}
        for bad in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic " + "a" * 40}, {"authorization": ""}):
            answer = post(client, "/v1/check", body, **bad)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        for path_ in ("/metrics", "/v1/labels", "/v1/policy", "/recognizers", "/anything"):
            assert client.get(path_).status_code == 401
        assert client.get("/health").status_code == 200
        assert client.get("/docs").status_code == 200
        assert post(client, "/v1/check", body, **headers["sender"]).status_code == 200
        assert client.get("/v1/policy.toml", headers=headers["sender"]).status_code == 403
        assert client.get("/v1/policy.toml", headers=headers["manager"]).status_code == 200


def test_a_public_path_is_nobodys(tokens):
    path, headers = tokens
    core = Core(Settings(rules_only=True, tokens=path))
    app = create_app(core.settings, core).app
    open_to_all = core.guarded(app, public=("/v1/policy.toml", "/v1/labels"))
    with TestClient(open_to_all, base_url=HERE) as client:
        assert client.get("/v1/policy.toml").status_code == 401
        assert client.get("/v1/labels").status_code == 401
        assert client.get("/v1/policy", headers=headers["sender"]).status_code == 200


def test_a_token_that_is_revoked_lets_nobody_in(tokens, monkeypatch):
    path, headers = tokens
    monkeypatch.setattr(auth, "_LOOK_AGAIN", 0.0)
    known = auth.Tokens(path)
    header = headers["sender"]["authorization"].encode()
    assert known.caller(header) == auth.Caller("sender one", "sender")
    path.write_text(auth.dump([t for t in auth.load(path) if t.role != "sender"]), encoding="utf-8")
    assert known.caller(header) is None
    assert known.caller(headers["manager"]["authorization"].encode()).role == "manager"
    path.write_text("broken", encoding="utf-8")
    assert known.caller(headers["manager"]["authorization"].encode()) is None
    assert "not valid TOML" in known.problem
    path.unlink()
    assert known.caller(header) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("token = 3", "tables"),
        ("[[token]]\nname = 'a'", "must have"),
        ("[[token]]\nname='a\\nb'\nrole='sender'\nsha256='" + "0" * 64 + "'\ncreated=2026-01-01", "name"),
        ("[[token]]\nname='a'\nrole='boss'\nsha256='" + "0" * 64 + "'\ncreated=2026-01-01", "role"),
        ("[[token]]\nname='a'\nrole='sender'\nsha256='00'\ncreated=2026-01-01", "sha256"),
        ("[[token]]\nname='a'\nrole='sender'\nsha256='" + "0" * 64 + "'\ncreated='x'", "created"),
    ],
)
def test_a_bad_file_of_tokens_says_why(tmp_path, text, why):
    path = tmp_path / "tokens.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(auth.TokensError, match=why):
        auth.load(path)


def test_pages_of_other_sites_get_nothing(client):
    assert post(client, "/v1/check", {"text": "a"}, origin="https://evil.example").status_code == 403
    assert post(client, "/v1/check", {"text": "a"}, origin="null").status_code == 403
    assert post(client, "/v1/check", {"text": "a"}, origin=HERE).status_code == 200
    assert post(client, "/v1/check", {"text": "a"}, host="evil.example").status_code == 403
    for host in ("localhost:8000", "127.0.0.1", "[::1]:8000"):
        assert post(client, "/v1/check", {"text": "a"}, host=host).status_code == 200


def test_rate(tokens):
    path, headers = tokens
    with small(tokens=path, rate=0.5) as client:
        statuses = [post(client, "/v1/check", {"text": "a"}, **headers["sender"]).status_code for _ in range(7)]
        assert statuses[:5] == [200] * 5
        last = post(client, "/v1/check", {"text": "a"}, **headers["sender"])
        assert last.status_code == 429
        assert int(last.headers["retry-after"]) >= 1
        assert post(client, "/v1/check", {"text": ["a"] * 50}, **headers["manager"]).status_code == 200
        assert post(client, "/v1/check", {"text": "a"}, **headers["manager"]).status_code == 429
        assert client.get("/health").status_code == 200


def test_too_many_waiting_is_a_503():
    with small(queue=10) as client:
        answer = post(client, "/v1/check", {"text": ["a"] * 11})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert post(client, "/v1/check", {"text": ["a"] * 10}).status_code == 200


# -- what is logged


def test_the_log_has_counts_and_names_of_routes_only(tokens, caplog):
    path, headers = tokens
    secret = "kayden 07700 900123"
    with caplog.at_level(logging.DEBUG), small(tokens=path) as client:
        for path_ in ("/v1/check", "/v1/redact", "/v1/detect"):
            post(client, path_, {"text": secret}, **headers["sender"])
        post(client, "/v1/check", {"text": "a", secret: 1}, **headers["sender"])
        client.get("/v1/kayden?q=kayden", headers=headers["sender"])
        post(client, "/v1/check", {"text": "a"})
    own = [r.__dict__ for r in caplog.records if r.name.startswith("wa_redact")]
    assert [r["fields"]["route"] for r in own] == ["/v1/check", "/v1/redact", "/v1/detect", "/v1/check", "-", "-"]
    assert own[0]["fields"]["caller"] == "sender one"
    assert own[0]["fields"]["status"] == 200
    assert "kayden" not in str(own)
    assert headers["sender"]["authorization"][7:] not in caplog.text
