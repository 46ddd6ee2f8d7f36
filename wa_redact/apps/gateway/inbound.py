"""What providers report: webhooks, verified on their raw bytes, looked at for what a manager must see, and handed on.

An inbound message is never changed or thrown away: it is evidence. What was seen in it goes into a header for the client
and into a file of alerts, without its text.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from wa_redact.apps.gateway import json_text
from wa_redact.apps.gateway.json_text import JsonError

SIGNATURE, TWILIO_SIGNATURE = "x-hub-signature-256", "x-twilio-signature"
TRIAGE_HEADER = "X-WA-Redact-Triage"
_ID = re.compile(r"[\w.=+/-]{1,256}", re.ASCII)
#: ids of messages that were looked at before; providers report again what was not answered in time
_MOST = 10_000


class Seen(NamedTuple):
    """What ``triage`` says of one message, in words: what it is, and how soon somebody must look."""

    kind: str
    urgency: str


Triage = Callable[[str], Sequence[Seen]]


class Received(NamedTuple):
    """One message in a webhook: its id at the provider and the texts in it."""

    id: str
    texts: tuple[str, ...]


@dataclass(slots=True)
class Inbound:
    """Looks at what was received. ``triage``: None to look at nothing; ``alerts``: the file that they are added to."""

    triage: Triage | None = None
    alerts: Path | None = None
    _seen: OrderedDict[str, tuple[str, ...]] = field(default_factory=OrderedDict)

    def look(self, received: Sequence[Received]) -> list[str]:
        """What was seen, as "kind=urgency", worst first and each once; alerts are written for messages seen first."""
        seen: dict[str, None] = {}
        for message in received:
            said = self._seen.get(message.id)
            if said is None:
                flags = [flag for text in message.texts for flag in (self.triage(text) if self.triage else ())]
                said = tuple(dict.fromkeys(f"{flag.kind}={flag.urgency}" for flag in flags))
                self._alert(message.id, said)
                if message.id:  # without one, a message cannot be told from the next
                    self._seen[message.id] = said
                if len(self._seen) > _MOST:
                    self._seen.popitem(last=False)
            seen |= dict.fromkeys(said)
        return list(seen)

    def _alert(self, message: str, said: Sequence[str]) -> None:
        """Raises OSError when it cannot be written: the webhook is then not answered, and comes again."""
        if not said or self.alerts is None:
            return
        line = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "message": message, "seen": list(said)}
        with self.alerts.open("a", encoding="utf-8") as f:
            f.write(json.dumps(line) + "\n")


def signed(body: bytes, secret: bytes) -> str:
    """Meta's signature of ``body``."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, secret: bytes, signature: str | None) -> bool:
    """True when ``signature`` is Meta's of exactly these bytes. Takes as long for every signature."""
    return signature is not None and hmac.compare_digest(signed(body, secret).encode(), signature.encode())


def is_signed_by_twilio(url: str, body: bytes, secret: bytes, signature: str | None) -> bool:
    """True when ``signature`` is Twilio's of the form ``body`` sent to ``url``."""
    try:
        pairs = sorted(parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body)))
    except ValueError:
        return False
    said = url + "".join(k + v for k, v in pairs)
    digest = hmac.new(secret, said.encode(), "sha1").digest()
    return signature is not None and hmac.compare_digest(base64.b64encode(digest), signature.encode())


def from_meta(body: bytes) -> list[Received]:
    """The messages in a webhook of Meta's. Raises JsonError for what is no JSON."""
    value = json_text.read(body).value
    changes = list(_changes(value))
    lists = [change.get(name) for name in ("messages", "message_echoes") for change in changes]
    found = [m for messages in lists if isinstance(messages, list) for m in messages if isinstance(m, dict)]
    return [Received(_id(m.get("id")), tuple(_strings(m))) for m in found]


def from_twilio(body: bytes) -> list[Received]:
    """The message in a webhook of Twilio's. Raises JsonError for what is no form."""
    try:
        values = dict(parse_qsl(body.decode("ascii"), keep_blank_values=True))
    except ValueError:
        raise JsonError("not a form") from None
    texts = [values[name] for name in ("Body", "ButtonText", "Address", "Label") if values.get(name)]
    return [Received(_id(values.get("MessageSid")), tuple(texts))]


def _id(said: object) -> str:
    """The id of a message, which alerts name: nothing that a person could have written."""
    return said if isinstance(said, str) and _ID.fullmatch(said) else ""


def _changes(value: Any) -> Iterator[dict[str, Any]]:
    entries = value.get("entry") if isinstance(value, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        changes = entry.get("changes") if isinstance(entry, dict) else None
        for change in changes if isinstance(changes, list) else ():
            found = change.get("value") if isinstance(change, dict) else None
            if isinstance(found, dict):
                yield found


def _strings(value: Any, key: str = "") -> Iterator[str]:
    """What a person wrote in a message: every text in it that is no id."""
    if isinstance(value, str) and key not in ("id", "from", "timestamp", "type", "mime_type", "sha256", "wa_id"):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _strings(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, key)
