"""The gateway over real sockets: a fake provider that records what arrives, and a client that knows nothing of us."""

import asyncio
import hashlib
import hmac
import json

import httpx2 as httpx
import pytest
from click.testing import CliRunner

from tests.gateways import ANSWER, gateway, run
from wa_redact.apps.audit.keys import Keyring, new_file
from wa_redact.apps.audit.store import Store
from wa_redact.apps.cli import cli
from wa_redact.apps.gateway.inbound import Inbound, Received, Seen, from_meta, from_twilio
from wa_redact.apps.gateway.parts import Outcome
from wa_redact.override import OverrideRule
from wa_redact.policy import Policy
from wa_redact.types import Action

PATH = "/v23.0/106540352242922/messages"
VALUES = ("kayden", "tyla", "3/2/12", "07700 900123", "2012-02-03")


def body(text, **more):
    said = {"messaging_product": "whatsapp", "to": "447700900123", "type": "text", "text": {"body": text}, **more}
    return json.dumps(said, indent=1).encode()


def test_an_allowed_message_travels_byte_for_byte_and_so_does_the_answer():
    raw = body("see you at 4pm \U0001f600")

    async def scenario(client, provider):
        headers = {"Authorization": "Bearer EAAB", "Content-Type": "application/json", "User-Agent": "sdk/1"}
        answer = await client.post(f"{PATH}?access_token=x", content=raw, headers=headers)
        (head, sent) = provider.requests[0]
        assert sent == raw
        assert head.startswith(f"POST {PATH}?access_token=x HTTP/1.1\r\n".encode())
        for line in (b"Authorization: Bearer EAAB", b"User-Agent: sdk/1", f"Content-Length: {len(raw)}".encode()):
            assert line.lower() in head.lower()
        assert b"x-wa-redact" not in head.lower()
        assert (answer.status_code, answer.content) == (200, ANSWER.partition(b"\r\n\r\n")[2])
        assert answer.headers["x-fb-trace-id"] == "abc"
        assert not any(k.startswith("x-wa-redact") or k == "cache-control" for k in answer.headers)

    run(scenario)


def test_a_redacted_message_differs_in_nothing_but_its_text():
    raw = body("kayden at 4pm")

    async def scenario(client, provider):
        answer = await client.post(PATH, content=raw)
        assert provider.requests[0][1] == raw.replace(b"kayden", b"[PERSON]")
        assert answer.headers["x-wa-redact-action"] == "REDACT"

    run(scenario)


def test_an_override_sends_exactly_what_was_decided_about_and_once(tmp_path):
    keys, store = tmp_path / "keys", str(tmp_path / "a.db")
    new_file(keys)
    Store.create(store, Keyring.load(keys)).close()
    rule = OverrideRule((Action.BLOCK,), ("PERSON",), ("no-reports", "language"), ("manager",))
    first = body("x", type="document", document={"id": "m-1", "filename": "CP report.pdf"})
    other = body("x", type="document", document={"id": "m-2", "filename": "CP report.pdf"})

    async def scenario(client, provider):
        decision = (await client.post(PATH, content=first)).headers["x-wa-redact-decision"]
        why = "The family's solicitor asked for it in writing"
        leave = {"X-WA-Redact-Override": decision, "X-WA-Redact-Justification": why}
        short = {**leave, "X-WA-Redact-Justification": "ok"}
        assert (await client.post(PATH, content=first, headers=short)).status_code == 400
        assert (
            await client.post(PATH, content=first, headers=leave | {"X-WA-Redact-Override": "x"})
        ).status_code == 400
        assert (await client.post(PATH, content=other, headers=leave)).status_code == 400
        assert (await client.post(PATH, content=first, headers=leave)).status_code == 200
        assert (await client.post(PATH, content=first, headers=leave)).status_code == 400
        assert [r[1] for r in provider.requests] == [first]

    run(scenario, policy=Policy(override=rule), record={"store": store, "key_file": keys})


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        (PATH, body("x", type="location", location={"latitude": 51.5, "longitude": 0.1})),
        (PATH, body("x", type="contacts", contacts=[{"name": {"first_name": "tyla"}, "birthday": "2012-02-03"}])),
        (PATH, body("x", type="document", document={"id": "1", "filename": "ICPC report tyla.docx"})),
        (PATH, body("x", type="document", document={"id": "never-uploaded", "filename": "leaflet.pdf"})),
        (PATH, body("x", type="image", image={"link": "https://example.org/Court%20statement.jpg"})),
        (PATH, body("x", type="order", order={"text": "kayden"})),
        (PATH, b'{"messaging_product":"whatsapp","to":"1","type":"text","text":{"body":"kayden","body":"hi"}}'),
        (PATH, b"kayden"),
        (PATH, b"\xff\xfe"),
        (PATH, b""),
        (PATH + "?text=kayden", body("hi")),
        ("/v23.0/1/messages_encrypted", b'{"encrypted_contents":"kayden"}'),
        ("/v23.0/1/register", b'{"pin":"kayden"}'),
        ("/v23.0/1%2F2/messages", body("hi")),
        ("/v23.0/1/../messages", body("hi")),
        ("/anything", body("kayden")),
        ("/2010-04-01/Accounts/AC1/Messages.json", b"To=%2B447700900123&MediaUrl=https://example.org/1.jpg"),
        ("/2010-04-01/Accounts/AC1/Calls.json", b"Twiml=kayden"),
        ("/v2/notifications/letter", b'{"personalisation":{"address_line_1":"kayden"}}'),
        (PATH + "/", body("hi")),
        (PATH, body("hi", namespace="kayden on 07700 900123")),
        (PATH, body("hi", batch='[{"body":"text=kayd%65n"}]')),
        (PATH, body("hi", method="GET")),
        (PATH, b'{"messaging_product":"whatsapp","status":"read","message_id":"kayden at 4"}'),
        (PATH, body("x", type="interactive", interactive={"action": {"parameters": {"flow_action_payload": {"data": {"type": "07700900123"}}}}})),
        ("/v23.0/1/groups", b'{"subject":"team","user":"kayden on 07700 900123"}'),
        ("/v23.0/1/calls", b'{"to":"447700900123","action":"connect","session":{"note":"kayden"}}'),
        ("/v23.0/1/calls", b'{"to":"447700900123","action":"kayden on 07700 900123"}'),
        ("/2010-04-01/Accounts/AC1/Messages.json", b"To=%2B447700900123&Body=hi&StatusCallback=ring+07700+900123"),
        ("/2010-04-01/Accounts/AC1/Messages.json?Body=kayden", b"To=%2B447700900123&Body=hi"),
        ("/v2/notifications/sms?personalisation=kayden", b'{"phone_number":"+447700900123"}'),
        ("/v2/notifications/sms", b'{"phone_number":"+447700900123","personalisation":["kayden on 07700 900123"]}'),
        ("/v2/notifications/sms", b'{"phone_number":"+447700900123","template_id":"ring 07700 900123"}'),
        ("/v2/notifications/email", b'{"email_address":"a@example.org","personalisation":{"d":{"file":"aGk=","filename":{"file":"07700 900123"}}}}'),
    ],
)  # fmt: skip
def test_what_may_not_go_or_cannot_be_judged_does_not_go(path, raw):
    async def scenario(client, provider):
        answer = await client.post(path, content=raw)
        assert provider.requests == []
        assert answer.status_code == 400
        assert not any(value in answer.text.lower() for value in VALUES)

    run(scenario)


@pytest.mark.parametrize(
    ("path", "raw", "heads"),
    [
        (PATH, body("hi"), [("Content-Type", "application/x-www-form-urlencoded")]),
        (PATH, body("hi"), [("Content-Type", "application/json; charset=utf-16")]),
        (PATH, body("hi"), [("Content-Type", "application/json"), ("Content-Type", "multipart/form-data; boundary=x")]),
        (PATH, body("hi"), [("Content-Encoding", "identity"), ("Content-Encoding", "identity")]),
        (PATH, body("hi"), [("X-HTTP-Method-Override", "GET")]),
        (
            "/2010-04-01/Accounts/AC1/Messages.json",
            b'--x\r\nContent-Disposition: form-data; name="Body"\r\n\r\nkayden\r\n--x--&To=%2B447700900123',
            [("Content-Type", "multipart/form-data; boundary=x")],
        ),
        ("/v2/notifications/sms", b'{"phone_number":"+447700900123"}', [("Content-Type", "text/plain")]),
    ],
)
def test_what_a_provider_could_read_otherwise_than_it_was_judged_does_not_go(path, raw, heads):
    async def scenario(client, provider):
        answer = await client.post(path, content=raw, headers=heads)
        assert provider.requests == []
        assert answer.status_code == 400

    run(scenario)


@pytest.mark.parametrize(
    "query", ["method=post&text=kayden", "METHOD=post", "+method=post", "method%00=post", "batch=[]"]
)
@pytest.mark.parametrize("path", [PATH, "/v23.0/"])
def test_a_question_that_may_do_more_than_ask_does_not_go(path, query):
    async def scenario(client, provider):
        assert (await client.get(f"{path}?{query}")).status_code == 400
        assert (await client.get(f"{path}?fields=id", headers={"X-HTTP-Method": "POST"})).status_code == 400
        assert provider.requests == []
        assert (await client.get(f"{PATH}?fields=id,name.limit(3)&summary[]=x")).status_code == 200
        listed = "/2010-04-01/Accounts/AC1/Messages.json?DateSent%3E=2026-01-01"
        assert (await client.get(listed)).status_code == 200

    run(scenario)


def test_a_block_is_in_the_shape_that_client_libraries_understand():
    async def scenario(client, _):
        document = body("x", type="document", document={"id": "1", "filename": "CP report.pdf"})
        error = (await client.post(PATH, content=document)).json()["error"]
        assert error["is_transient"] is False
        assert "no-reports: " in error["error_user_msg"]
        assert {"message", "type", "code", "error_data"} <= set(error)
        form = b"To=%2B447700900123&MediaUrl=https://example.org/1.jpg"
        twilio = (await client.post("/2010-04-01/Accounts/AC1/Messages.json", content=form)).json()
        assert {"code", "message", "more_info", "status"} == set(twilio)
        notify = (await client.post("/v2/notifications/sms", content=b"{}")).json()
        assert (notify["status_code"], notify["errors"][0]["error"]) == (400, "BadRequestError")

    run(scenario)


def test_a_read_receipt_and_a_question_pass():
    async def scenario(client, provider):
        raw = b'{"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.x"}'
        assert (await client.post(PATH, content=raw)).status_code == 200
        assert (await client.get("/v23.0/106540352242922/message_templates?limit=3")).status_code == 200
        assert [r[1] for r in provider.requests] == [raw, b""]

    run(scenario)


def test_colleagues_are_warned_about_and_private_telephones_stopped():
    async def scenario(client, provider):
        raw = body("kayden at 4pm")
        answer = await client.post(PATH, content=raw)
        assert provider.requests[0][1] == raw
        assert answer.headers["x-wa-redact-action"] == "WARN"
        to_family = body("see you at 4pm", to="447700900999")
        answer = await client.post("/v23.0/999/messages", content=to_family)
        assert answer.status_code == 400
        assert "personal-phone" in answer.headers["x-wa-redact-reasons"]
        assert len(provider.requests) == 1

    run(scenario, colleagues=["+44 7700 900123"], work_numbers=["106540352242922"])


def test_what_the_provider_answers_is_handed_through_and_nothing_is_sent_twice():
    async def scenario(client, provider):
        provider.answer = b"HTTP/1.1 429 Too Many\r\nRetry-After: 9\r\nContent-Length: 5\r\n\r\nslow!"
        answer = await client.post(PATH, content=body("hi"))
        assert (answer.status_code, answer.content, answer.headers["retry-after"]) == (429, b"slow!", "9")
        provider.answer = b"not http at all\r\n\r\n"
        assert (await client.post(PATH, content=body("hi"))).status_code == 502
        provider.answer = b""
        assert (await client.post(PATH, content=body("hi"))).status_code == 502
        provider.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
        with pytest.raises(httpx.RemoteProtocolError):
            await client.post(PATH, content=body("hi"))
        assert len(provider.requests) == 4

    run(scenario)


def test_a_provider_that_is_slow_or_not_there_ends_in_a_clear_error():
    async def slow(client, provider):
        provider.wait = 0.6
        answer = await client.post(PATH, content=body("hi"))
        assert (answer.status_code, len(provider.requests)) == (504, 1)
        await asyncio.sleep(0.4)
        assert "may have been sent" in answer.json()["error"]["message"]

    async def gone(client, _):
        answer = await client.post(PATH, content=body("hi"))
        assert answer.status_code == 502
        assert "nothing was sent" in answer.json()["error"]["message"]

    run(slow, upstream_limit=0.3)
    run(gone, meta="http://127.0.0.1:9")


def test_messages_without_an_id_are_each_looked_at(tmp_path):
    alerts = tmp_path / "alerts.jsonl"
    look = Inbound(lambda text: [Seen("threat", "now")] if "zzz" in text else [], alerts).look
    assert look([Received("", ("fine",))]) == []
    assert look([Received("", ("zzz",))]) == ["threat=now"]
    assert len(alerts.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "value", [{"messages": 5}, {"messages": True}, {"message_echoes": "kayden"}, {"messages": {"a": 1}}]
)
def test_a_webhook_of_another_shape_is_handed_on_all_the_same(value):
    raw = json.dumps({"entry": [{"changes": [{"value": value}]}]}).encode()
    assert from_meta(raw) == []


def test_an_alert_names_nothing_that_a_person_could_have_written():
    (message,) = from_meta(
        json.dumps({"entry": [{"changes": [{"value": {"messages": [{"id": {"a": "tyla"}}]}}]}]}).encode()
    )
    assert message.id == ""
    (message,) = from_twilio(b"MessageSid=ring+tyla&Body=x")
    assert message == Received("", ("x",))


WEBHOOK = json.dumps(
    {
        "object": "whatsapp_business_account",
        "entry": [
            {
                "id": "1",
                "changes": [
                    {
                        "field": "messages",
                        "value": {
                            "contacts": [{"profile": {"name": "tyla"}, "wa_id": "447700900123"}],
                            "messages": [
                                {
                                    "from": "447700900123",
                                    "id": "wamid.1",
                                    "type": "text",
                                    "text": {"body": "zzz \u00e9"},
                                }
                            ],
                        },
                    }
                ],
            }
        ],
    }
).encode()


UPLOAD = (
    b'--x\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    b"%PDF-\x00\xff\r\n--x--\r\n"
)


def test_a_file_goes_only_when_it_was_judged_on_its_way_up():
    seen = []

    def judge(data, name, _):
        seen.append((data, name))
        return Outcome(Action.BLOCK if b"report" in data else Action.ALLOW, ("no-reports: a report",))

    async def scenario(client, provider):
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        provider.answer = b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"id": "m-1"}'
        answer = await client.post("/v23.0/1/media", content=UPLOAD, headers=headers)
        assert (answer.json(), provider.requests[0][1]) == ({"id": "m-1"}, UPLOAD)
        assert seen == [(b"%PDF-\x00\xff", "a.pdf")]
        document = body("x", type="document", document={"id": "m-1", "filename": "leaflet.pdf"})
        assert (await client.post(PATH, content=document)).status_code == 200
        other = body("x", type="document", document={"id": "m-2", "filename": "leaflet.pdf"})
        assert (await client.post(PATH, content=other)).status_code == 400
        report = UPLOAD.replace(b"%PDF-", b"%PDF- report")
        assert (await client.post("/v23.0/1/media", content=report, headers=headers)).status_code == 400
        assert (await client.post("/v23.0/1/media", content=b"no form", headers=headers)).status_code == 400
        note = UPLOAD.replace(b'name="messaging_product"', b'name="note"').replace(b"whatsapp", b"kayden")
        assert (await client.post("/v23.0/1/media", content=note, headers=headers)).status_code == 400
        assert len(provider.requests) == 2

    run(scenario, judge=judge)


@pytest.mark.parametrize("simulate", [False, True])
def test_a_file_is_on_record_before_it_goes(tmp_path, simulate):
    keys, store = tmp_path / "keys", str(tmp_path / "a.db")
    new_file(keys)
    Store.create(store, Keyring.load(keys)).close()

    def judge(data, name, _):
        return Outcome(Action.BLOCK if b"report" in data else Action.ALLOW, ("no-reports: a report",))

    async def scenario(client, provider):
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        provider.answer = b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"id": "m-1"}'
        report = UPLOAD.replace(b"%PDF-", b"%PDF- report")
        assert (await client.post("/v23.0/1/media", content=UPLOAD, headers=headers)).status_code == 200
        answer = await client.post("/v23.0/1/media", content=report, headers=headers)
        assert answer.status_code == (200 if simulate else 400)
        assert [raw for _, raw in provider.requests] == ([UPLOAD, report] if simulate else [UPLOAD])
        with Store.open(store, Keyring.load(keys)) as opened:
            rows = [row for page, _ in opened.pages() for row in page if row.kind == "decision"]
            said = [opened.about(row.ref)[0].data for row in rows]
        assert [d["action"] for d in said] == ["ALLOW", "BLOCK"]
        assert said[1]["rules"] == ["no-reports"]
        assert simulate or answer.headers["x-wa-redact-decision"] == rows[1].ref
        document = body("x", type="document", document={"id": "m-1", "filename": "leaflet.pdf"})
        answer = await client.post(PATH, content=document)
        assert answer.status_code == 200
        (tmp_path / "a.db").rename(tmp_path / "b.db")
        before = len(provider.requests)
        assert (await client.post("/v23.0/1/media", content=UPLOAD, headers=headers)).status_code == 400
        assert len(provider.requests) == before

    run(scenario, judge=judge, record={"store": store, "key_file": keys, "simulate": simulate})


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--relay", "http://127.0.0.1:3000"), "--relay: needs --app-secret-file or --twilio-token-file"),
        (("--twilio-token-file", "secret"), "--twilio-token-file: needs --public-url"),
        (("--meta", "graph.facebook.com"), "meta"),
    ],
)
def test_a_gateway_that_could_only_refuse_is_not_started(args, said):
    done = CliRunner().invoke(cli, ["gateway", "--port", "0", *args])
    assert done.exit_code == 2
    assert said in done.output.lower()


@pytest.mark.parametrize(
    ("path", "option"), [("/webhook", "--app-secret-file"), ("/webhook/twilio", "--twilio-token-file")]
)
def test_a_webhook_that_cannot_be_verified_is_told_what_is_missing(path, option):
    async def scenario(client, provider):
        answer = await client.post(path, content=WEBHOOK, headers={"X-Hub-Signature-256": "sha256=" + "0" * 64})
        assert answer.status_code == 401
        assert option in answer.json()["error"]["message"]
        assert provider.requests == []

    run(scenario)


class Flag:
    kind, urgency = "threat", "now"


def test_a_webhook_is_verified_looked_at_and_handed_on_unchanged_with_a_signature_of_ours(tmp_path):
    alerts = tmp_path / "alerts.jsonl"

    async def scenario(client, provider):
        assert (await client.post("/webhook", content=WEBHOOK)).status_code == 401
        bad = {"X-Hub-Signature-256": "sha256=" + "0" * 64}
        assert (await client.post("/webhook", content=WEBHOOK, headers=bad)).status_code == 401
        assert provider.requests == []
        good = {"X-Hub-Signature-256": "sha256=" + hmac.new(b"theirs", WEBHOOK, hashlib.sha256).hexdigest()}
        for _ in range(2):
            assert (await client.post("/webhook", content=WEBHOOK, headers=good)).status_code == 200
        head, raw = provider.requests[0]
        assert raw == WEBHOOK
        assert hmac.new(b"ours", WEBHOOK, hashlib.sha256).hexdigest().encode() in head
        assert b"x-wa-redact-triage: threat=now" in head.lower()
        (line,) = alerts.read_text().splitlines()  # once, though the webhook came twice
        assert json.loads(line)["message"] == "wamid.1"
        assert not any(value in line for value in (*VALUES, "zzz", "447700900123"))
        assert (await client.get("/webhook?hub.mode=subscribe&hub.challenge=7")).status_code == 200
        assert b"GET /in?hub.mode=subscribe&hub.challenge=7" in provider.requests[-1][0]

    async def whole():
        async with gateway() as (_, first):
            upstream = await asyncio.start_server(first.handle, "127.0.0.1", 0)
            relay = f"http://127.0.0.1:{upstream.sockets[0].getsockname()[1]}/in"
            keys = {"app_secret": b"theirs", "relay_secret": b"ours", "relay": relay, "alerts": alerts}
            async with gateway(triage=lambda text: [Flag()] if "zzz" in text else [], **keys) as (client, _):
                await scenario(client, first)
            upstream.close()

    asyncio.run(whole())
