"""Twilio's Messages resource: a form whose ``Body`` and ``ContentVariables`` a person reads.

Pieces that are not changed keep their bytes, so that a ``+`` written as ``%2B`` stays one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus, unquote_plus

from wa_redact.apps.gateway import json_text
from wa_redact.apps.gateway.fields import is_word
from wa_redact.apps.gateway.json_text import JsonError, JsonText, Path
from wa_redact.apps.gateway.meta import File, Sent
from wa_redact.apps.gateway.parts import Part

_PEOPLE = ("To", "From")
_BODY, _VARIABLES, _MEDIA = "Body", "ContentVariables", "MediaUrl"
#: values that are addresses, ids and switches of Twilio's own
_MACHINE = frozenset(
    "MessagingServiceSid ContentSid StatusCallback ApplicationSid MaxPrice ProvideFeedback Attempt ValidityPeriod "
    "ForceDelivery ContentRetention AddressRetention SmartEncoded ShortenUrls ScheduleType SendAt SendAsMms RiskCheck".split()
)
_MOST = 1600


@dataclass(frozen=True, slots=True, repr=False)
class Form:
    """A form as it was written. ``fields``: name, value and the piece itself, in order."""

    fields: tuple[tuple[str, str, str], ...]
    variables: JsonText | None = field(default=None)

    def replaced(self, values: Mapping[object, str]) -> bytes:
        """The form with these values exchanged; keys as in the parts of ``sent``."""
        inner: dict[Path, str] = {key: v for key, v in values.items() if isinstance(key, tuple)}
        out = []
        for name, _, piece in self.fields:
            if name in values:
                out.append(f"{piece.partition('=')[0]}={quote_plus(values[name])}")
            elif name == _VARIABLES and inner and self.variables is not None:
                out.append(f"{piece.partition('=')[0]}={quote_plus(self.variables.replaced(inner).decode())}")
            else:
                out.append(piece)
        return "&".join(out).encode("ascii")


def read(raw: bytes) -> Form:
    """The form ``raw``. Raises JsonError for what is no form, or one that two readers could understand differently."""
    try:
        text = raw.decode("ascii")
        pieces = [
            (unquote_plus(n, errors="strict"), unquote_plus(v, errors="strict"), piece)
            for piece in text.split("&")
            for n, _, v in [piece.partition("=")]
        ]
    except UnicodeDecodeError:
        raise JsonError("not a form in UTF-8") from None
    names = [name for name, _, _ in pieces if name != _MEDIA]
    if len(set(names)) < len(names):
        raise JsonError("a field stands twice in the form")
    variables = next((value for name, value, _ in pieces if name == _VARIABLES and value), None)
    return Form(tuple(pieces), None if variables is None else json_text.read(variables.encode()))


def sent(form: Form) -> Sent:
    """What the request sends. Keys of the parts are the names of fields, or paths into ``ContentVariables``."""
    values = {name: value for name, value, _ in form.fields}
    if not values.get("To"):
        return Sent(unknown="no recipient")
    parts = [
        Part(name, value, editable=name == _BODY, most=_MOST if name == _BODY else None)
        for name, value, _ in form.fields
        if value and name not in (*_PEOPLE, _VARIABLES, _MEDIA) and not (name in _MACHINE and is_word(value))
    ]
    leaves = form.variables.leaves if form.variables is not None else ()
    parts += [Part(leaf.path, leaf.value, editable=not leaf.number) for leaf in leaves if leaf.value]
    files = tuple(File("media", link=value) for name, value, _ in form.fields if name == _MEDIA)
    sender = values.get("From") or values.get("MessagingServiceSid") or ""
    return Sent(values["To"], tuple(parts), files, sender=sender)
