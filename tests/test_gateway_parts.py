"""What of a request is judged, and that nothing but a judged piece is ever changed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.apps.gateway import json_text, meta, notify, twilio
from wa_redact.apps.gateway.json_text import JsonError
from wa_redact.apps.gateway.parts import conclude, texts
from wa_redact.default import redactor
from wa_redact.judge import Judge
from wa_redact.types import Action, Situation

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
START = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "447700900123"}


def outcome(sent):
    engine = redactor()
    return conclude(sent.parts, [engine.check(t) for t in texts(sent.parts)], Judge(engine.policy), Situation())


def message(kind, content):
    return json_text.read(json.dumps({**START, "type": kind, kind: content}).encode())


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_a_json_text_is_read_as_by_any_reader_and_written_back_byte_for_byte(value, ascii_only, indent):
    try:
        raw = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    except UnicodeEncodeError:
        return
    try:
        read = json_text.read(raw)
    except JsonError:
        assert b"\\ud" in raw
        return
    assert read.value == json.loads(raw)
    assert read.replaced({}) == raw


@given(st.dictionaries(st.text("abc", min_size=1), st.text(), min_size=1), st.data())
def test_only_the_string_that_is_exchanged_changes(value, data):
    try:
        read = json_text.read(json.dumps(value).encode())
    except JsonError:
        return
    key = data.draw(st.sampled_from(sorted(value)))
    assert json.loads(read.replaced({(key,): 'new "text"\n'})) == {**value, key: 'new "text"\n'}


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "ends too early"),
        (b"{", "ends too early"),
        (b'{"a": 1, "a": 2}', "a key stands twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": "\\ud83d"}', "half of a surrogate"),
        (b'{"a": "\xff"}', "not UTF-8 at byte 8"),
        (b"[" * 2000, "too deeply"),
        (b'{"a": 1} x', "not JSON at character"),
        (b'{"a": 01}', "not JSON at character"),
        (b"{1: 2}", "not JSON"),
        (b'{"a": ' + b"9" * 9000 + b"}", "not JSON that can be read"),
        (b'\xef\xbb\xbf{"a": 1}', "not JSON"),
    ],
)
def test_what_two_readers_could_take_differently_is_refused(raw, cause):
    with pytest.raises(JsonError, match=cause):
        json_text.read(raw)


@pytest.mark.parametrize(
    ("kind", "content", "safe"),
    [
        ("text", {"body": "hi kayden, 4pm"}, {"body": "hi [PERSON], 4pm"}),
        ("image", {"id": "1", "caption": "kayden at 4"}, {"id": "1", "caption": "[PERSON] at 4"}),
        (
            "template",
            {
                "name": "visit_kayden",
                "language": {"code": "en_GB"},
                "components": [
                    {
                        "type": "body",
                        "parameters": [
                            {"type": "text", "parameter_name": "first_name", "text": "Will"},
                            {"type": "text", "parameter_name": "time", "text": "4pm"},
                            {"type": "date_time", "date_time": {"fallback_value": "dob 3/2/12"}},
                        ],
                    }
                ],
            },
            {
                "name": "visit_kayden",
                "language": {"code": "en_GB"},
                "components": [
                    {
                        "type": "body",
                        "parameters": [
                            {"type": "text", "parameter_name": "first_name", "text": "[PERSON]"},
                            {"type": "text", "parameter_name": "time", "text": "4pm"},
                            {"type": "date_time", "date_time": {"fallback_value": "dob [DATE_OF_BIRTH]"}},
                        ],
                    }
                ],
            },
        ),
        (
            "interactive",
            {
                "type": "list",
                "header": {"type": "text", "text": "DOB"},
                "body": {"text": "3/2/12"},
                "action": {"button": "Pick", "sections": [{"title": "x", "rows": [{"id": "a1", "title": "see tyla"}]}]},
            },
            {
                "type": "list",
                "header": {"type": "text", "text": "DOB"},
                "body": {"text": "[DATE_OF_BIRTH]"},
                "action": {
                    "button": "Pick",
                    "sections": [{"title": "x", "rows": [{"id": "a1", "title": "see [PERSON]"}]}],
                },
            },
        ),
    ],
)
def test_every_piece_that_is_read_is_made_safe_and_nothing_else_changes(kind, content, safe):
    body = message(kind, content)
    result = outcome(meta.sent(body))
    assert result.action == Action.REDACT
    assert json.loads(body.replaced(result.edits)) == {**START, "type": kind, kind: safe}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("location", {"latitude": 51.5, "longitude": "-0.1"}),
        ("contacts", [{"name": {"formatted_name": "Will"}, "phones": [{"phone": "+44 7700 900123"}]}]),
        ("contacts", [{"name": {"formatted_name": "Duty"}, "birthday": "2012-02-03"}]),
        (
            "interactive",
            {"type": "button", "action": {"buttons": [{"type": "reply", "reply": {"id": "call kayden grant", "title": "ok"}}]}},
        ),
        ("text", {"body": "ok", "new_field": "kayden grant rang"}),
        # the safe text is longer than a title may be
        ("interactive", {"type": "list", "action": {"sections": [{"rows": [{"id": "1", "title": "dob 3/2/12, tyla, 07700 900123"}]}]}}),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_out_stops_the_send(kind, content):
    result = outcome(meta.sent(message(kind, content)))
    assert (result.action, result.edits) == (Action.BLOCK, {})


@pytest.mark.parametrize(
    "body",
    [
        [],
        {"to": "1", "type": "text", "text": {"body": "hi"}},
        {**START, "type": "poll", "poll": {"q": "kayden?"}},
        {**START, "type": ["text"], "text": {"body": "hi"}},
        {**START, "type": "text", "text": "hi"},
        {"messaging_product": "whatsapp", "type": "text", "text": {"body": "hi"}},
        {"messaging_product": "whatsapp", "status": "read", "message_id": "x", "text": {"body": "kayden"}},
    ],
)
def test_what_is_not_known_cannot_be_judged(body):
    assert meta.sent(json_text.read(json.dumps(body).encode())).unknown


def test_a_message_may_go_to_an_id_in_place_of_a_number():
    said = {**START, "recipient": "GB.13491208655302741918", "type": "text", "text": {"body": "see you"}}
    both = meta.sent(json_text.read(json.dumps(said).encode()))
    assert both.to != START["to"]  # who is a colleague by one of the two is not by both
    only = meta.sent(json_text.read(json.dumps({**said, "to": None}).encode()))
    assert (only.unknown, only.to) == (None, "GB.13491208655302741918")
    assert [part.value for part in only.parts] == ["see you"]
    for recipient in (7, [], ""):
        assert meta.sent(json_text.read(json.dumps({**said, "to": None, "recipient": recipient}).encode())).unknown


def test_a_read_receipt_carries_nothing():
    body = json_text.read(b'{"messaging_product":"whatsapp","status":"read","message_id":"wamid.x"}')
    assert meta.sent(body) == meta.Sent(receipt=True)


def test_files_are_found_wherever_they_hang():
    header = {"type": "document", "document": {"link": "https://example.org/a.pdf", "filename": "CPC.pdf"}}
    (file,) = meta.sent(message("interactive", {"type": "button", "header": header, "body": {"text": "see"}})).files
    assert (file.kind, file.link, file.name) == ("document", "https://example.org/a.pdf", "CPC.pdf")
    assert file.name_at == ("interactive", "header", "document", "filename")


def test_twilio_keeps_the_bytes_of_what_is_not_changed():
    raw = b"To=whatsapp%3A%2B447700900123&From=whatsapp:%2b14155238886&Body=hi+kayden%2C+4pm&MediaUrl=https%3A%2F%2Fexample.org%2F1&MediaUrl=x"
    form = twilio.read(raw)
    sent = twilio.sent(form)
    assert [f.link for f in sent.files] == ["https://example.org/1", "x"]
    assert form.replaced(outcome(sent).edits) == raw.replace(b"kayden", b"%5BPERSON%5D")
    assert form.replaced({}) == raw


def test_twilio_variables_are_read_inside_their_field():
    form = twilio.read(
        b"To=%2B447700900123&ContentSid=HX1&ContentVariables=%7B%221%22%3A%22kayden%22%2C%222%22%3A%224pm%22%7D"
    )
    assert b"%221%22%3A%22%5BPERSON%5D%22" in form.replaced(outcome(twilio.sent(form)).edits)


@pytest.mark.parametrize("raw", [b"To=%FF", b"To=1&Body=a&Body=b", b"To=1&ContentVariables=%7B", b"To=\xc3\xa9"])
def test_a_form_that_can_be_taken_two_ways_is_refused(raw):
    with pytest.raises(JsonError):
        twilio.read(raw)


def test_notify_values_are_read_with_their_names():
    body = {
        "phone_number": "07700900123",
        "template_id": "x",
        "personalisation": {"childDOB": "3/2/12", "visit_time": "4pm", "first_name": "Will", "note": "tell kayden"},
    }
    read = json_text.read(json.dumps(body).encode())
    assert json.loads(read.replaced(outcome(notify.sent(read)).edits))["personalisation"] == {
        "childDOB": "[DATE_OF_BIRTH]",
        "visit_time": "4pm",
        "first_name": "[PERSON]",
        "note": "tell [PERSON]",
    }
