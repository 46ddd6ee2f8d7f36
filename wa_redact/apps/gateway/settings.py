"""What the gateway is told when it starts, beside what every service of ours is told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

_MEBI = 1 << 20


class GatewaySettings(BaseModel):
    """Where requests go and who is who. Times in seconds, sizes in bytes.

    A provider without an address is not served. Addresses are base URLs, as a client would have them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    meta: str | None = "https://graph.facebook.com"
    dialog360: str | None = None
    twilio: str | None = None
    notify: str | None = None

    #: ids of phone numbers (or numbers themselves) that are work telephones; None: all that are asked with
    work_numbers: frozenset[str] | None = None
    #: numbers of colleagues: messages to them are warned about, not stopped
    colleagues: frozenset[str] = frozenset()

    #: where webhooks are handed on to; None: they are answered here
    relay: str | None = None
    #: Meta's app secret, the key of the signature that the webhooks bear
    app_secret: bytes | None = Field(default=None, repr=False)
    #: Twilio's auth token, the key of the signature that its webhooks bear, and the address that Twilio was given
    twilio_token: bytes | None = Field(default=None, repr=False)
    public_url: str | None = None
    #: the key that webhooks are signed with when they are handed on; None: unsigned
    relay_secret: bytes | None = Field(default=None, repr=False)
    #: where alerts about what was received are written, a JSON object a line
    alerts: Path | None = None

    connect_limit: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 5.0
    upstream_limit: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 30.0
    #: connections to a provider at a time
    connections: Annotated[int, Field(ge=1)] = 100
    max_media: Annotated[int, Field(ge=1024)] = 25 * _MEBI

    @field_validator("meta", "dialog360", "twilio", "notify", "relay", "public_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("must be a base URL such as https://graph.facebook.com")
        return value.rstrip("/")

    @field_validator("colleagues", "work_numbers")
    @classmethod
    def _numbers(cls, value: frozenset[str] | None) -> frozenset[str] | None:
        return None if value is None else frozenset(bare(number) for number in value)


def bare(number: str) -> str:
    """A number or id in the form in which two of them are compared: "+44 7700 900123" is "447700900123"."""
    return "".join(c for c in number.removeprefix("whatsapp:") if c.isalnum())
