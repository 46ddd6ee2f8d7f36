"""Bodies as clients of each provider write them, for the strategies to spoil."""

from tests.fuzz.marks import MARK, PHONE

_TEXT = f"{MARK} is on {PHONE}"
_TO = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "447700900123"}


def _meta(kind, content, **more):
    return _TO | {"type": kind, kind: content} | more


META = (
    _meta("text", {"body": _TEXT, "preview_url": False}),
    _meta("text", {"body": "see you at 4pm"}),
    _meta("text", {"body": "see you at 4pm"}, context={"message_id": "wamid.1"}, biz_opaque_callback_data="7"),
    _meta("reaction", {"message_id": "wamid.1", "emoji": "\U0001f600"}),
    _meta("image", {"id": "1", "caption": _TEXT}),
    _meta("document", {"link": "https://example.org/leaflet.pdf", "filename": "leaflet.pdf"}),
    _meta("location", {"latitude": 51.5, "longitude": -0.1, "name": "office"}),
    _meta("contacts", [{"name": {"formatted_name": "x"}, "phones": [{"phone": PHONE, "type": "CELL"}]}]),
    _meta(
        "template",
        {
            "name": "hello_world",
            "language": {"code": "en_GB"},
            "components": [
                {"type": "body", "parameters": [{"type": "text", "parameter_name": "when", "text": "4pm"}]},
                {
                    "type": "button",
                    "sub_type": "url",
                    "index": "0",
                    "parameters": [{"type": "payload", "payload": "7"}],
                },
            ],
        },
    ),
    _meta(
        "interactive",
        {
            "type": "flow",
            "header": {"type": "text", "text": "a form"},
            "body": {"text": "fill it in"},
            "action": {
                "name": "flow",
                "parameters": {
                    "flow_id": "1",
                    "flow_token": "t",
                    "flow_cta": "Open",
                    "flow_action": "navigate",
                    "flow_action_payload": {"screen": "FIRST", "data": {"type": "x", "to": "y", "id": "z"}},
                },
            },
        },
    ),
    {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1"},
    {"messaging_product": "whatsapp", "subject": "team", "description": _TEXT, "join_approval_mode": "auto_approve"},
    {
        "messaging_product": "whatsapp",
        "to": "447700900123",
        "action": "connect",
        "session": {"sdp_type": "offer", "sdp": "v=0"},
    },
)
META_KEYS = frozenset(
    "body text caption type to id image document link filename components parameters name language code action index data "
    "namespace flow_token sub_type payload contacts status message_id context location method batch messaging_product".split()
)

NOTIFY = (
    {"phone_number": "+447700900123", "template_id": "1", "personalisation": {"when": "4pm", "first name": MARK}},
    {"phone_number": "+447700900123", "template_id": "1", "personalisation": {"note": _TEXT}, "reference": "7"},
    {"email_address": "anna@example.org", "template_id": "1", "personalisation": {}},
    {
        "email_address": "anna@example.org",
        "template_id": "1",
        "personalisation": {"doc": {"file": "aGVsbG8=", "filename": "leaflet.txt", "retention_period": "4 weeks"}},
    },
    {"phone_number": "+447700900123", "template_id": "1"},
)
NOTIFY_KEYS = frozenset(
    "phone_number email_address template_id personalisation file filename is_csv retention_period reference when doc".split()
)

TWILIO = {"To": "whatsapp:+447700900123", "From": "whatsapp:+447700900999", "Body": "see you at 4pm"}
TWILIO_KEYS = frozenset(
    "To From Body ContentVariables ContentSid MediaUrl StatusCallback MessagingServiceSid SendAt MaxPrice Note".split()
)

_MESSAGE = {"from": "447700900123", "id": "wamid.1", "timestamp": "1", "type": "text", "text": {"body": _TEXT}}
_VALUE = {"messaging_product": "whatsapp", "contacts": [{"profile": {"name": MARK}, "wa_id": "447700900123"}]}


def _webhook(**value):
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": "messages", "value": _VALUE | value}]}],
    }


WEBHOOK = (
    _webhook(messages=[_MESSAGE]),
    _webhook(messages=[_MESSAGE | {"text": {"body": f"{MARK} im gonna kill myself tonight"}}]),
    _webhook(messages=[_MESSAGE | {"text": {"body": "im gonna kill myself tonight"}, "id": ""}, _MESSAGE]),
    _webhook(message_echoes=[_MESSAGE]),
    _webhook(statuses=[{"id": "wamid.1", "status": "read", "recipient_id": "447700900123"}]),
)
WEBHOOK_KEYS = frozenset("entry changes value messages message_echoes statuses id text body type from contacts".split())
