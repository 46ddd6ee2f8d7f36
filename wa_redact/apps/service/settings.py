"""What the service is told when it starts."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from wa_redact.policy import Policy

_MEBI = 1 << 20
#: answers to larger bodies take longer than a sender waits; WhatsApp's own limit for a text is 65,536 characters
MAX_CHARS = 65_536


class Settings(BaseModel):
    """All of it. Sizes are bytes, characters code points, times seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    policy: Policy = Policy()
    rules_only: bool = False
    hash_key: bytes | None = Field(default=None, repr=False)
    #: the file of hashed tokens; without one every caller on this machine may do everything
    tokens: Path | None = None
    #: where decisions are recorded, with the keys that sign them; without one nothing is
    store: str | None = None
    key_file: Path | None = None
    checkpoints: Path | None = None
    #: decide and record, and stop nothing
    simulate: bool = False
    tls_cert: Path | None = None
    tls_key: Path | None = None

    #: processes that the engine runs in; 1 means a thread of the service's own process
    workers: Annotated[int, Field(ge=1, le=256)] = 1
    #: texts that are given to the engine at once
    batch: Annotated[int, Field(ge=1)] = 64
    #: texts that may wait; with more waiting, requests are refused
    queue: Annotated[int, Field(ge=1)] = 4096
    #: requests at a time
    requests: Annotated[int, Field(ge=1)] = 1024

    max_body: Annotated[int, Field(ge=1024)] = _MEBI
    max_texts: Annotated[int, Field(ge=1)] = 1000
    max_chars: Annotated[int, Field(ge=1)] = MAX_CHARS
    #: documents that are judged at a time; each takes a process of its own
    documents: Annotated[int, Field(ge=1, le=64)] = 2
    #: bytes of all bodies together that are held at a time
    max_held: Annotated[int, Field(ge=1024)] = 128 * _MEBI
    #: from the whole request to its decision; after it the answer is a block
    time_limit: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 10.0
    #: for the whole of a request's head, and for the whole of its body, to arrive
    read_limit: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 10.0
    #: an idle connection is closed after it
    keep_alive: Annotated[int, Field(ge=1)] = 30
    #: texts a second for one token (in bursts ten times as many); 0 for any number, as it is without tokens
    rate: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    #: on a stop, connections in use are told to close this long before they are closed
    drain: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 1.0
    access_log: bool = True

    @property
    def local(self) -> bool:
        """True when only programs on this machine can reach the service."""
        return is_loopback(self.host)


@lru_cache(256)
def is_loopback(host: str) -> bool:
    """True for an address, or the name, of this machine that others cannot reach."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
