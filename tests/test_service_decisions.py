"""Decisions on record over HTTP: what follows a WARN, a REDACT or a BLOCK, what managers do, and what fails closed."""

import json

import pytest
from starlette.testclient import TestClient

import wa_redact.apps.service.core as core_module
from wa_redact import Action, Policy
from wa_redact.apps.audit import AuditError, Keyring, Store, verify
from wa_redact.apps.audit.keys import new_file
from wa_redact.apps.service import auth
from wa_redact.apps.service.app import create_app
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.settings import Settings
from wa_redact.override import OverrideRule

TEXT = "hi, ring 07700 900123 about the visit"
FROM = {"sender": "staff-17", "recipient": "447700900456"}
RULE = OverrideRule(actions=(Action.REDACT,), labels=("PHONE_NUMBER",), roles=("manager",), min_justification=10)


@pytest.fixture
def place(tmp_path):
    key = tmp_path / "audit.key"
    new_file(key)
    Store.create(str(tmp_path / "audit.db"), Keyring.load(key)).close()
    made = {role: auth.new_token(role, role) for role in auth.ROLES}
    (tmp_path / "tokens.toml").write_text(auth.dump([t for _, t in made.values()]), encoding="utf-8")
    headers = {role: {"authorization": f"Bearer {secret}"} for role, (secret, _) in made.items()}
    return tmp_path, headers


def service(place, policy=None, **settings):
    folder, _ = place
    how = Settings(
        rules_only=True,
        policy=policy or Policy(override=RULE),
        store=str(folder / "audit.db"),
        key_file=folder / "audit.key",
        tokens=folder / "tokens.toml",
        **settings,
    )
    core = Core(how)
    return TestClient(create_app(how, core), base_url="http://127.0.0.1"), core


def post(client, headers, path, **body):
    return client.post(path, content=json.dumps(body), headers=headers | {"content-type": "application/json"})


def test_a_decision_and_all_that_may_follow(place):
    _, headers = place
    client, core = service(place)
    with client:

        def ask(role, path, **body):
            return post(client, headers[role], path, **body)

        found = ask("sender", "/v1/check", text=TEXT, include_text=True, **FROM).json()
        assert (found["action"], found["would"], found["recorded"], found["overridable"]) == (
            "REDACT",
            "REDACT",
            True,
            True,
        )
        assert ask("sender", "/v1/confirm", decision=found["id"], text=TEXT, **FROM).status_code == 409
        assert ask("sender", "/v1/accept", decision="nonsense", text=found["text"], **FROM).status_code == 404
        other = ask("sender", "/v1/accept", decision=found["id"], text=found["text"], sender="staff-18")
        assert (other.status_code, other.json()["code"]) == (409, "other-message")
        done = ask("sender", "/v1/accept", decision=found["id"], text=found["text"], **FROM)
        assert done.json() == {"decision": found["id"], "how": "safe"}
        again = ask("sender", "/v1/accept", decision=found["id"], text=found["text"], **FROM)
        assert (again.status_code, again.json()["code"]) == (409, "used")

        found = ask("sender", "/v1/check", text=TEXT, **FROM).json()
        said = {"decision": found["id"], "text": TEXT, "justification": "the grandmother asked for it in writing"}
        assert ask("sender", "/v1/override", **said, **FROM).json()["code"] == "not-allowed"
        theirs = FROM | {"sender": "sender/staff-17"}  # a sender's ids begin with the name of the token
        assert ask("manager", "/v1/override", **(said | {"justification": "x"}), **theirs).status_code == 422
        token = ask("manager", "/v1/override", **said, **theirs).json()["token"]
        wrong = ask("sender", "/v1/redeem", token=token, text=f"{TEXT}!", **FROM)
        assert (wrong.status_code, wrong.json()["code"]) == (409, "other-message")
        assert ask("sender", "/v1/redeem", token=token, text=TEXT, **FROM).json()["how"] == "override"
        assert ask("sender", "/v1/redeem", token=token, text=TEXT, **FROM).json()["code"] == "used"

        warned = ask("sender", "/v1/check", text=TEXT, to="colleague", **FROM).json()
        assert warned["action"] == "WARN"
        done = ask("sender", "/v1/confirm", decision=warned["id"], text=TEXT, to="colleague", **FROM)
        assert done.json()["how"] == "confirmed"
        figures = client.get("/metrics", headers=headers["sender"]).text
        for how in ("safe", "override", "confirmed"):
            assert f'wa_redact_released_total{{how="{how}"}} 1.0' in figures
        for broken in ({"text": TEXT, "document": "0" * 64}, {}, {"document": "x"}):
            assert ask("sender", "/v1/confirm", decision=warned["id"], **broken).status_code == 422
    folder, _ = place
    with Store.open(str(folder / "audit.db"), Keyring.load(folder / "audit.key")) as store:
        assert verify(store).intact
    raw = b"".join(p.read_bytes() for p in folder.glob("audit.db*"))
    for value in (b"900123", b"900456", b"staff-17", b"grandmother asked"):
        assert value not in raw
    assert core.record is not None


def test_many_are_recorded_together_and_in_their_order(place):
    _, headers = place
    client, _ = service(place)
    with client:
        texts = [f"{n}: ring 07700 900{n:03}" if n % 2 else f"see you at {n}" for n in range(1, 9)]
        answers = post(client, headers["sender"], "/v1/check", text=texts, **FROM).json()["results"]
        assert [a["action"] for a in answers] == ["REDACT", "ALLOW"] * 4
        assert len({a["id"] for a in answers}) == 8


def test_what_is_reported_and_approved_may_stay(place, monkeypatch):
    monkeypatch.setattr(core_module, "_FOLLOW", 0.1)
    _, headers = place
    client, _ = service(place)
    text = "👍 ring 07700 900123"
    with client:

        def ask(role, path, **body):
            return post(client, headers[role], path, **body)

        found = ask("sender", "/v1/check", text=text, offsets="utf16", **FROM).json()
        at = {k: found["findings"][0][k] for k in ("start", "end", "label")}
        said = {"decision": found["id"], "text": text, "offsets": "utf16", **FROM}
        assert ask("sender", "/v1/report", **said, **(at | {"label": "PERSON"})).status_code == 422
        proposal = ask("sender", "/v1/report", **said, **at).json()["proposal"]
        for path in ("/v1/proposals", "/v1/allowed", "/v1/digest"):
            assert client.get(path, headers=headers["sender"]).status_code == 403
        listed = client.get("/v1/proposals", headers=headers["manager"]).json()["proposals"]
        assert [(p["id"], p["word"], p["label"]) for p in listed] == [(proposal, "07700 900123", "PHONE_NUMBER")]
        assert ask("sender", f"/v1/proposals/{proposal}/approve").status_code == 403
        assert ask("manager", f"/v1/proposals/{proposal}/approve").json() == {"done": True}
        assert ask("manager", f"/v1/proposals/{proposal}/approve").status_code == 404
        assert client.get("/v1/allowed", headers=headers["manager"]).json() == {
            "words": [],
            "numbers": ["07700 900123"],
        }
        assert ask("sender", "/v1/check", text=text, **FROM).json()["action"] == "ALLOW"
        assert ask("manager", "/v1/withdraw", word="07700900123").json() == {"done": True}
        assert ask("sender", "/v1/check", text=text, **FROM).json()["action"] == "REDACT"


def test_the_digest(place):
    _, headers = place
    client, _ = service(place)
    with client:
        post(client, headers["sender"], "/v1/check", text=TEXT, **FROM)
        page = client.get("/v1/digest", headers=headers["manager"])
        assert page.headers["content-type"].startswith("text/html")
        assert "<html" in page.text
        table = client.get("/v1/digest?format=csv", headers=headers["manager"])
        assert table.text.startswith("week,")
        for bad in ("first=nonsense", "timezone=Nowhere", "format=pdf", "first=2027-03-01&last=2027-01-01"):
            answer = client.get(f"/v1/digest?{bad}", headers=headers["manager"])
            assert answer.status_code == 422, bad
            assert "nonsense" not in answer.text
            assert "Nowhere" not in answer.text


def test_what_cannot_be_recorded_is_blocked(place, monkeypatch):
    folder, headers = place
    client, core = service(place)
    with client:
        (folder / "audit.db").chmod(0o400)
        core.record.store._db.close()
        for path in folder.glob("audit.db*"):
            path.unlink()
        answer = post(client, headers["sender"], "/v1/check", text="see you at 4", include_text=True, **FROM).json()
        assert (answer["action"], answer["error"], answer["recorded"], answer["text"]) == (
            "BLOCK",
            "AuditError",
            False,
            "",
        )

        def lost(*_):
            raise AuditError("the disk is gone")

        monkeypatch.setattr(core.record.gate, "confirm", lost)
        step = post(client, headers["sender"], "/v1/confirm", decision="a", text="b")
        assert (step.status_code, step.json()["code"]) == (503, "not_recorded")


def test_a_simulation_stops_nothing(place):
    _, headers = place
    client, _ = service(place, simulate=True)
    with client:
        found = post(client, headers["sender"], "/v1/check", text=TEXT, include_text=True, **FROM).json()
        assert (found["action"], found["would"], found["simulated"], found["text"]) == ("ALLOW", "REDACT", True, TEXT)


def test_without_a_record_there_are_no_such_paths():
    core = Core(Settings(rules_only=True))
    with TestClient(create_app(core.settings, core), base_url="http://127.0.0.1") as client:
        assert post(client, {}, "/v1/confirm", decision="a", text="b").status_code == 404
        answer = post(client, {}, "/v1/check", text=TEXT, **FROM).json()
        assert "id" not in answer
        assert "/v1/confirm" not in client.get("/openapi.json").json()["paths"]
