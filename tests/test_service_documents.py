"""Documents over HTTP: judged as the library judges them, recorded, and never on disk."""

import io
import zipfile

import pytest
from starlette.testclient import TestClient

from tests.test_service_decisions import FROM, place, post, service  # noqa: F401
from wa_redact import Policy
from wa_redact.apps.documents import judge
from wa_redact.apps.service.app import create_app
from wa_redact.apps.service.core import Core
from wa_redact.apps.service.settings import Settings
from wa_redact.attachments import DocumentRule
from wa_redact.default import Redactor
from wa_redact.types import Action

LENIENT = Policy(documents=DocumentRule(unknown=Action.WARN, max_bytes=100_000))
REDACTOR = Redactor(LENIENT, model=None)


@pytest.fixture(scope="module")
def client():
    core = Core(Settings(rules_only=True, policy=LENIENT))
    with TestClient(create_app(core.settings, core), base_url="http://127.0.0.1") as client:
        yield client


def send(client, data, name, headers=None, **fields):
    return client.post("/v1/document", files={"file": (name, data)}, data=fields, headers=headers or {})


DOCUMENTS = [
    (b"see you at 4", "times.txt", ""),
    (b"ring 07700 900123", "times.txt", ""),
    (b"see you at 4", "times.txt", "ring 07700 900123"),
    (b"see you at 4", "Core Assessment Smith.txt", ""),
    (b"", "empty.txt", ""),
    (b"PK\x03\x04nonsense", "broken.docx", ""),
    (b"\x00\x01\x02" * 1000, "a.bin", ""),
]


@pytest.mark.parametrize(("data", "name", "caption"), DOCUMENTS)
def test_judged_as_the_library_judges(client, data, name, caption):
    answer = send(client, data, name, caption=caption)
    assert answer.status_code == 200
    told = answer.json()
    assert told.pop("reminders") == []
    assert told == judge(data, name, caption=caption, redactor=REDACTOR).to_dict()


def test_a_bomb_is_held(client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 50_000_000)
    answer = send(client, packed.getvalue(), "a.zip").json()
    assert answer["action"] == "BLOCK"


def test_for_whom_and_from_what(client):
    assert send(client, b"ring 07700 900123", "a.txt", to="colleague").json()["action"] == "WARN"
    own = send(client, b"see you at 4", "a.txt", device="personal").json()
    assert own["action"] == "BLOCK"
    assert any(reason.startswith("personal-phone") for reason in own["reasons"])


def test_forms_that_cannot_be_read(client):
    def status(**request):
        return client.post("/v1/document", **request).status_code

    boundary = {"content-type": "multipart/form-data; boundary=b"}
    assert status(json={"file": "x"}) == 415
    assert status(content=b"--b\r\nnonsense", headers={"content-type": "multipart/form-data"}) == 400
    assert status(content=b"nonsense", headers=boundary) == 400
    assert status(content=b"", headers=boundary) in (400, 422)
    assert status(data={"file": "x"}, files={"other": ("a", b"b")}) == 422
    assert status(files=[("file", ("a", b"b")), ("file", ("c", b"d"))]) == 400
    assert status(files={"file": ("a", b"b")}, data={"kayden": "x"}) == 422
    assert status(files={"file": ("a", b"b")}, data={"to": "kayden"}) == 422
    assert status(files={"file": ("a", b"b")}, data={"caption": "a" * 100_000}) == 400
    assert status(files={"file": ("a", b"b" * 300_000)}) == 413


def test_nothing_touches_the_disk(client, monkeypatch):
    def refused(*_, **__):
        raise AssertionError

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", refused)
    assert send(client, b"see you at 4\n" * 7000, "a.txt").status_code == 200


def test_a_document_is_recorded_by_its_digest(place):  # noqa: F811
    _, headers = place
    client, _ = service(place, policy=LENIENT)
    with client:
        found = send(client, b"see you at 4", "times.txt", headers["sender"], **FROM).json()
        assert (found["action"], found["recorded"]) == ("WARN", True)
        said = {"decision": found["id"], **FROM}
        wrong = post(client, headers["sender"], "/v1/confirm", document="0" * 64, **said)
        assert wrong.json()["code"] == "other-message"
        done = post(client, headers["sender"], "/v1/confirm", document=found["sha256"], **said)
        assert done.json()["how"] == "confirmed"
