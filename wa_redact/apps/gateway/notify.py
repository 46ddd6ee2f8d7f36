"""GOV.UK Notify: free text stands in the values of ``personalisation`` alone; the rest is in the department's template.

After ``notification_schemas.py`` of alphagov/notifications-api. The name of a value says what it is for, so it is read
with it ("child_dob": "3/2/12"). Letters are not sent through here.
"""

from __future__ import annotations

from typing import Any

from wa_redact.apps.gateway.fields import is_word, label_of, words_of
from wa_redact.apps.gateway.json_text import JsonText, Leaf
from wa_redact.apps.gateway.meta import File, Sent
from wa_redact.apps.gateway.parts import Part

_TO = ("phone_number", "email_address")
_MACHINE = frozenset(
    (*_TO, "template_id", "sms_sender_id", "email_reply_to_id", "scheduled_for", "one_click_unsubscribe_url")
)
_VALUES = "personalisation"
#: a file to send by e-mail is an object in place of a value
_FILE_KEYS = frozenset(("file", "filename", "is_csv", "confirm_email_before_download", "retention_period"))


def sent(body: JsonText) -> Sent:
    """What the request ``body`` sends."""
    value = body.value
    if not isinstance(value, dict):
        return Sent(unknown="the body is no JSON object")
    to = next((value[key] for key in _TO if isinstance(value.get(key), str)), None)
    if to is None:
        return Sent(unknown="no phone_number or email_address")
    values = {} if value.get(_VALUES) is None else value[_VALUES]
    if not isinstance(values, dict):
        return Sent(unknown=f"{_VALUES} is no object")
    files = {name: item for name, item in values.items() if isinstance(item, dict)}
    if not all(map(_is_file, files.values())):
        return Sent(unknown=f"in {_VALUES} stands what is neither text nor a file")
    parts = [part for leaf in body.leaves if (part := _part(leaf, frozenset(files))) is not None]
    return Sent(
        to,
        tuple(parts),
        tuple(File("document", data=item["file"], name=str(item.get("filename") or "")) for item in files.values()),
    )


def _is_file(item: dict[str, Any]) -> bool:
    """True for a file to send: its keys are known and nothing stands inside them."""
    if not set(item) <= _FILE_KEYS or not isinstance(item.get("file"), str):
        return False
    return not any(isinstance(value, dict | list) for value in item.values())


def _part(leaf: Leaf, files: frozenset[str]) -> Part | None:
    if not leaf.value or (len(leaf.path) == 1 and leaf.path[0] in _TO):
        return None
    if len(leaf.path) == 1 and leaf.path[0] in _MACHINE and is_word(leaf.value):
        return None
    if leaf.path[0] != _VALUES:
        return Part(leaf.path, leaf.value, editable=False)
    name = leaf.path[1] if len(leaf.path) > 1 else ""
    if name in files and leaf.path[-1] in ("file", "filename"):
        return None  # judged as a document
    words = words_of(str(name))
    return Part(leaf.path, leaf.value, editable=not leaf.number, label=label_of(words), context=words)
