"""Meta's Cloud API: what of a request to ``/{phone number id}/messages`` a person could read.

After ``business-messaging-api_v23.0.yaml`` of facebook/openapi. Nothing is validated or rebuilt from that schema: it lacks
fields that its own examples send. What is not known to be for machines only is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from wa_redact.apps.gateway.fields import is_word, label_of, words_of
from wa_redact.apps.gateway.json_text import JsonText, Leaf, Path
from wa_redact.apps.gateway.parts import Part

#: the types of message that can be judged; every other is refused
TYPES = frozenset("text image video audio sticker document location contacts template interactive reaction".split())
#: keys whose value is for machines and reaches nobody's eyes: neither judged nor changed
_MACHINE = frozenset(
    "messaging_product recipient_type to type sub_type message_id index catalog_id product_retailer_id namespace "
    "parameter_name flow_id flow_token flow_message_version flow_action mode amount_1000 recipient_identity_key_hash".split()
)
#: keys that hold prose -> characters that WhatsApp takes there, None where the place decides
_PROSE: dict[str, int | None] = {
    "body": 4096,
    "caption": 1024,
    "text": 1024,
    "title": 24,
    "description": 72,
    "button": 20,
    "display_text": 20,
    "flow_cta": 20,
    "fallback_value": 1024,
    "footer": 60,
}
#: what stands on a contact card is the person's own
_CARD = {
    "name": "PERSON",
    "phones": "PHONE_NUMBER",
    "emails": "EMAIL_ADDRESS",
    "addresses": "ADDRESS",
    "birthday": "DATE_OF_BIRTH",
    "urls": "URL",
    "ims": "SOCIAL_HANDLE",
}
#: Graph reads these as a request of their own
_INSIDE = frozenset(("method", "batch"))
_MEDIA = frozenset("image video audio sticker document".split())


@dataclass(frozen=True, slots=True)
class File:
    """A file that a request sends on: a media id or a link, with the name that the recipient sees and the caption."""

    kind: str
    id: str | None = None
    link: str | None = field(default=None, repr=False)
    name: str = field(default="", repr=False)
    caption: str = field(default="", repr=False)
    #: where the name stands, None where there is none
    name_at: Path | None = None
    #: the file itself in base64, where the channel carries it in the request
    data: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request sends. ``unknown``: why it cannot be judged at all, else None."""

    to: str = field(default="", repr=False)
    parts: tuple[Part, ...] = ()
    files: tuple[File, ...] = ()
    unknown: str | None = None
    #: who sends, where the request itself says so
    sender: str = field(default="", repr=False)
    #: True for a mark that a message was read (with or without a typing indicator): it carries nothing
    receipt: bool = False


def sent(body: JsonText) -> Sent:
    """What the request ``body`` sends."""
    value = body.value
    if not isinstance(value, dict):
        return Sent(unknown="the body is no JSON object")
    if not _INSIDE.isdisjoint(value):
        return Sent(unknown="a request inside the request")
    if value.get("messaging_product") != "whatsapp":
        return Sent(unknown="messaging_product is not whatsapp")
    if "type" not in value and value.get("status") == "read":
        extra = set(value) - {"messaging_product", "status", "message_id", "typing_indicator"}
        about = value.get("message_id")
        if extra or not isinstance(about, str) or not is_word(about):
            return Sent(unknown="a read receipt that carries more")
        if value.get("typing_indicator", {"type": "text"}) != {"type": "text"}:
            return Sent(unknown="a read receipt that carries more")
        return Sent(receipt=True)
    kind = value.get("type", "text")
    if not isinstance(kind, str) or kind not in TYPES:
        return Sent(unknown="a type of message that is not known")
    to = _recipient(value)
    if to is None or not isinstance(value.get(kind), list if kind == "contacts" else dict):
        return Sent(unknown=f"no recipient, or nothing under {kind!r}")
    files = tuple(_files(value))
    names = {file.name_at for file in files}
    named = _named_parameters(body)
    parts = tuple(
        replace(part, context=name, label=part.label or label_of(name)) if (name := named.get(leaf.path[:-1])) else part
        for leaf in body.leaves
        if leaf.path not in names
        for part in _parts(leaf)
    )
    return Sent(to, parts, files)


def _recipient(value: dict[str, Any]) -> str | None:
    """Whom a message goes to: a number or, for who hides it, the id that WhatsApp gives in its place. Both where both
    stand there: who is a colleague by the one need not be by the other.
    """
    found = [value[key] for key in ("to", "recipient") if value.get(key) is not None]
    return " ".join(found) if any(found) and all(isinstance(x, str) for x in found) else None


def group(body: JsonText) -> Sent:
    """What a request to ``/groups`` shows to its members: subject, description, and whatever else is not known."""
    if not isinstance(body.value, dict) or not _INSIDE.isdisjoint(body.value):
        return Sent(unknown="the body is no JSON object, or has a request inside it")
    most = {"subject": 128, "description": 2048}
    machine = ("messaging_product", "join_approval_mode", "user", "wa_id", "group_id")
    parts = [
        Part(leaf.path, leaf.value, editable=leaf.path[-1] in most, most=most.get(str(leaf.path[-1])))
        for leaf in body.leaves
        if leaf.value and not (leaf.path[-1] in machine and is_word(leaf.value))
    ]
    return Sent(parts=tuple(parts), files=tuple(_files(body.value)))


def call(body: JsonText) -> Sent:
    """What a request to ``/calls`` carries: it sets a call up and has no words, but may carry a client's own note."""
    known = {"messaging_product", "to", "recipient", "action", "call_id", "session", "biz_opaque_callback_data"}
    value = body.value
    if not isinstance(value, dict) or set(value) - known or not _is_session(value.get("session")):
        return Sent(unknown="a call that carries what is not known")
    machine = ("messaging_product", "action", "call_id")
    parts = [
        Part(x.path, x.value, editable=False)
        for x in body.leaves
        if x.path[0] not in ("to", "recipient", "session") and not (x.path[0] in machine and is_word(x.value))
    ]
    return Sent(to=str(body.value.get("to", "")), parts=tuple(parts))


def _is_session(value: object) -> bool:
    """True for what sets up the sound of a call, in the language of programs (SDP)."""
    if value is None:
        return True
    if not isinstance(value, dict) or set(value) - {"sdp_type", "sdp"}:
        return False
    return all(isinstance(v, str) for v in value.values())


def _named_parameters(body: JsonText) -> dict[Path, str]:
    """Where a template's parameters stand that have names -> the words of the name, which say what the value is."""
    return {leaf.path[:-1]: words_of(leaf.value) for leaf in body.leaves if leaf.path[-1:] == ("parameter_name",)}


def _parts(leaf: Leaf) -> Iterator[Part]:
    """``leaf`` as a part, unless it is for machines."""
    keys = [key for key in leaf.path if isinstance(key, str)]
    last, inside = keys[-1] if keys else "", keys[0] if keys else ""
    if not leaf.value:
        return
    if inside == "contacts":
        label = next((_CARD[key] for key in keys if key in _CARD), None)
        if last not in ("type", "country_code"):
            yield Part(leaf.path, leaf.value, editable=False, label=label)
    elif inside == "location":
        # a pin shows where somebody is, whatever it is called
        pin = last in ("latitude", "longitude")
        yield Part(leaf.path, leaf.value, editable=not leaf.number and not pin, label="ADDRESS" if pin else None)
    elif not _for_machines(keys, leaf.value):
        yield Part(leaf.path, leaf.value, editable=last in _PROSE and not leaf.number, most=_most(keys))


def _for_machines(keys: list[str], value: str) -> bool:
    if keys in (["to"], ["recipient"]):
        return True
    # a form shows what is under "data", whatever the client calls it; and no id has a space in it
    if "data" in keys or not is_word(value):
        return False
    if keys[-1] == "id":
        return len(keys) > 1 and keys[-2] in _MEDIA
    if keys[0] == "template" and keys[1:] in (["name"], ["language", "code"], ["language", "policy"]):
        return True
    return keys[-1] in _MACHINE or keys[-2:] in (["currency", "code"], ["action", "name"])


def _most(keys: list[str]) -> int | None:
    """Characters that WhatsApp takes in the field at ``keys``."""
    if keys[:1] == ["interactive"]:
        if keys[1:2] in (["header"], ["footer"]):
            return 60
        if keys[1:2] == ["body"]:
            return 1024
        if keys[-1] == "title" and "buttons" in keys:
            return 20
    return _PROSE.get(keys[-1]) if keys else None


def _files(value: Any, path: Path = ()) -> Iterator[File]:
    """The files anywhere in the request: as the message itself, in a header, in a template's parameters."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _files(item, (*path, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in _MEDIA and isinstance(item, dict):
                yield _file(key, item, (*path, key))
            yield from _files(item, (*path, key))


def _file(kind: str, item: dict[str, Any], path: Path) -> File:
    def text(key: str) -> str | None:
        found = item.get(key)
        return found if isinstance(found, str) else None

    name = text("filename")
    return File(
        kind, text("id"), text("link"), name or "", text("caption") or "", (*path, "filename") if name else None
    )
