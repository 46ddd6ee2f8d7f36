"""Public client libraries through the gateway, with nothing changed but the address that they ask.

pywa (Meta's Cloud API) takes it from the ``httpx.Client`` that it is given, Twilio's own library from its domain object,
GOV.UK Notify's own from an argument.
"""

import asyncio
import io
import json
from urllib.parse import parse_qs

import httpx
import pytest
from notifications_python_client import prepare_upload
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient
from pywa import WhatsApp, types
from pywa.errors import WhatsAppError
from pywa.types.templates import BodyText, TemplateLanguage
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from tests.gateways import gateway
from wa_redact.apps.documents import judge
from wa_redact.apps.gateway.answers import META_CODE, TWILIO_CODE
from wa_redact.apps.service import auth
from wa_redact.default import redactor

FAMILY = "447700900123"
ACCOUNT = "106540352242922"
SID = "AC" + "0" * 32
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
KEY = "office-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def answer(status, said):
    raw = json.dumps(said).encode()
    return b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (status, len(raw), raw)


META = answer(
    200,
    {
        "messaging_product": "whatsapp",
        "contacts": [{"input": FAMILY, "wa_id": FAMILY}],
        "messages": [{"id": "wamid.7"}],
    },
)
TWILIO = answer(201, {"sid": "SM7", "status": "queued", "account_sid": SID, "body": "x"})
NOTIFY = answer(201, {"id": "740e5834", "content": {"body": "x"}, "uri": "x", "template": {"id": TEMPLATE}})


def meta(url):
    session = httpx.Client()
    client = WhatsApp(phone_id=ACCOUNT, token="EAAB", session=session)
    session.base_url = str(session.base_url).replace("https://graph.facebook.com", url)
    return client, session


def twilio(url):
    client = Client(SID, "secret")
    client.api.base_url = url
    return client, client.http_client.session


def notify(url):
    client = NotificationsAPIClient(KEY, base_url=url)
    return client, client.request_session


def through(make, reply, scenario, *, entrance="", **settings):
    """Run ``scenario(client, provider)``, which blocks, with what ``make`` gives for the gateway's address."""

    def judged(data, name, caption):
        return judge(data, name, caption=caption, redactor=redactor())

    def blocking(url, provider):
        client, session = make(url + entrance)
        with session:
            scenario(client, provider)

    async def whole():
        async with gateway(judge=judged, **settings) as (plain, provider):
            provider.answer = reply
            await asyncio.to_thread(blocking, str(plain.base_url).rstrip("/"), provider)

    asyncio.run(whole())


def sent(provider):
    """The one request that arrived, as JSON or as a form."""
    ((head, raw),) = provider.requests
    provider.requests.clear()
    if b"application/x-www-form-urlencoded" in head:
        return {name: value for name, (value,) in parse_qs(raw.decode()).items()}
    return json.loads(raw)


def nothing_sent(provider, error, call):
    """``call`` raises ``error``, which is given; it was asked for once and arrived nowhere."""
    before = len(provider.asked)
    with pytest.raises(error) as raised:
        call()
    assert len(provider.asked) == before + 1
    assert provider.requests == []
    assert not any(value in str(raised.value).lower() for value in ("kayden", "3/2/12", FAMILY))
    return raised.value


def test_pywa_sends_what_may_go_as_it_is_and_the_rest_without_what_identifies():
    def scenario(client, provider):
        done = client.send_message(FAMILY, "see you at 4pm \U0001f600")
        assert (done.id, done.from_phone_id) == ("wamid.7", ACCOUNT)
        said = sent(provider)
        assert (said["to"], said["text"]["body"]) == (FAMILY, "see you at 4pm \U0001f600")
        assert client.send_message(FAMILY, "kayden at 4pm").id == "wamid.7"
        assert sent(provider)["text"]["body"] == "[PERSON] at 4pm"
        yes = types.Button("Yes", callback_data="yes")
        assert client.send_message(FAMILY, "can kayden come?", header="Visit", buttons=[yes]).id == "wamid.7"
        said = sent(provider)["interactive"]
        assert (said["header"]["text"], said["body"]["text"]) == ("Visit", "can [PERSON] come?")
        client.send_template(
            FAMILY, "visit", TemplateLanguage.ENGLISH_UK, [BodyText.params(first_name="Will", when="4pm")]
        )
        assert [p["text"] for p in sent(provider)["template"]["components"][0]["parameters"]] == ["[PERSON]", "4pm"]

    through(meta, META, scenario)


def test_pywa_sends_to_people_who_hide_their_number():
    """They have an id in its place, which WhatsApp gives to each business."""
    hidden = "GB.13491208655302741918"

    def scenario(client, provider):
        assert client.send_message(hidden, "kayden at 4pm").id == "wamid.7"
        said = sent(provider)
        assert (said["recipient"], said["text"]["body"]) == (hidden, "[PERSON] at 4pm")
        assert "to" not in said

    through(meta, META, scenario)


def test_pywa_raises_its_own_error_once_for_what_may_not_go():
    def scenario(client, provider):
        for call in (
            lambda: client.send_location(FAMILY, 51.5, -0.1),
            lambda: client.send_contact(FAMILY, types.Contact(types.Contact.Name("Kayden Grant"))),
            lambda: client.send_document(FAMILY, "https://example.org/CP%20report.pdf", filename="a.pdf"),
            lambda: client.upload_media(b"x", mime_type="text/plain", filename="CP report.txt"),
            lambda: client.send_document(FAMILY, b"kayden dob 3/2/12", filename="a.txt", mime_type="text/plain"),
        ):
            error = nothing_sent(provider, WhatsAppError, call)
            assert (error.code, error.status_code, error.is_transient) == (META_CODE, 400, False)
            assert error.user_msg

    through(meta, META, scenario)


def test_pywa_reads_through_the_gateway():
    def scenario(client, provider):
        assert client.mark_message_as_read("wamid.1").success
        assert client.indicate_typing("wamid.1").success
        assert [json.loads(raw)["status"] for _, raw in provider.requests] == ["read", "read"]

    through(meta, answer(200, {"success": True}), scenario)


def test_twilio_sends_what_may_go_as_it_is_and_the_rest_without_what_identifies():
    def scenario(client, provider):
        who = {"to": f"whatsapp:+{FAMILY}", "from_": "whatsapp:+447700900999"}
        done = client.messages.create(body="see you at 4pm \U0001f600", **who)
        assert (done.sid, done.status) == ("SM7", "queued")
        assert sent(provider) == {
            "To": f"whatsapp:+{FAMILY}",
            "From": "whatsapp:+447700900999",
            "Body": "see you at 4pm \U0001f600",
        }
        assert client.messages.create(body="kayden at 4pm", **who).sid == "SM7"
        assert sent(provider)["Body"] == "[PERSON] at 4pm"
        variables = json.dumps({"1": "Kayden", "2": "4pm"})
        assert client.messages.create(content_sid="HX1", content_variables=variables, **who).sid == "SM7"
        assert json.loads(sent(provider)["ContentVariables"]) == {"1": "[PERSON]", "2": "4pm"}

    through(twilio, TWILIO, scenario)


def test_twilio_raises_its_own_error_once_for_what_may_not_go():
    def scenario(client, provider):
        who = {"to": f"whatsapp:+{FAMILY}", "from_": "whatsapp:+447700900999"}
        for call in (
            lambda: client.messages.create(media_url=["https://example.org/CP%20report.pdf"], **who),
            lambda: client.messages.create(body="here", persistent_action=["geo:51.5074,-0.1278|Home"], **who),
            lambda: client.calls.create(to=f"+{FAMILY}", from_="+447700900999", twiml="<Say>kayden</Say>"),
        ):
            error = nothing_sent(provider, TwilioRestException, call)
            assert (error.status, error.code) == (400, TWILIO_CODE)

    through(twilio, TWILIO, scenario)


def test_notify_sends_what_may_go_as_it_is_and_the_rest_without_what_identifies():
    def scenario(client, provider):
        done = client.send_sms_notification("07700900123", TEMPLATE, {"time": "4pm", "count": 3}, reference="visit-7")
        assert done["id"] == "740e5834"
        said = sent(provider)
        assert (said["personalisation"], said["reference"]) == ({"time": "4pm", "count": 3}, "visit-7")
        client.send_sms_notification("07700900123", TEMPLATE, {"first_name": "Will", "child_dob": "3/2/12"})
        assert sent(provider)["personalisation"] == {"first_name": "[PERSON]", "child_dob": "[DATE_OF_BIRTH]"}
        client.send_email_notification("family@example.org", TEMPLATE, {"note": "tell kayden"})
        assert sent(provider)["personalisation"] == {"note": "tell [PERSON]"}

    through(notify, NOTIFY, scenario)


def test_notify_raises_its_own_error_once_for_what_may_not_go():
    def scenario(client, provider):
        report = prepare_upload(io.BytesIO(b"x"), filename="CP report.pdf")
        for call in (
            lambda: client.send_email_notification("family@example.org", TEMPLATE, {"link": report}),
            lambda: client.send_letter_notification(TEMPLATE, {"address_line_1": "kayden"}),
            lambda: client.post_template_preview(TEMPLATE, {"first_name": "kayden"}),
        ):
            error = nothing_sent(provider, HTTPError, call)
            assert error.status_code == 400
            assert error.message[0]["error"] == "BadRequestError"

    through(notify, NOTIFY, scenario)


def test_each_shows_the_gateway_its_token_and_the_provider_none(tmp_path):
    secret, entry = auth.new_token("office", "sender")
    (tmp_path / "tokens.toml").write_text(auth.dump([entry]), encoding="utf-8")
    record = {"tokens": tmp_path / "tokens.toml"}

    def good(call):
        def scenario(client, provider):
            call(client)
            ((head, raw),) = provider.requests
            assert secret.encode() not in head + raw
            assert b"authorization:" in head.lower()  # the provider's own is still there

        return scenario

    in_address = {"entrance": f"/t/{secret}", "record": record}
    through(meta, META, good(lambda c: c.send_message(FAMILY, "see you")), **in_address)
    through(twilio, TWILIO, good(lambda c: c.messages.create(to=f"+{FAMILY}", body="see you")), **in_address)

    def as_header(url):
        """This library drops the path of its base URL, so that the token cannot stand there."""
        client, session = notify(url)
        session.headers["X-WA-Redact-Token"] = secret
        return client, session

    through(as_header, NOTIFY, good(lambda c: c.send_sms_notification("07700900123", TEMPLATE)), record=record)

    def without(client, provider):
        error = nothing_sent(
            provider, HTTPError, lambda: client.send_sms_notification("07700900123", TEMPLATE, {"first_name": "kayden"})
        )
        assert error.status_code == 401

    through(notify, NOTIFY, without, **in_address)
