"""What may be sent as an attachment: ``[documents]`` in a policy. Data only; ``wa_redact.apps.documents`` acts on it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from wa_redact.errors import PolicyError
from wa_redact.types import Action

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class DocumentRule:
    """How attachments are judged.

    ``on``: False lets every attachment go. ``unknown``: what is done about one of which nothing is known, WARN or BLOCK.
    ``allow``: SHA-256 digest (64 small hexadecimal digits) -> title of each file that may go, such as a blank leaflet.
    ``max_bytes``: larger files are held. ``time_limit``: seconds for reading one file. ``ocr``: read the text in
    pictures where tesseract is installed. Raises PolicyError.
    """

    on: bool = True
    unknown: Action = Action.BLOCK
    allow: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 20_000_000
    time_limit: float = 30.0
    ocr: bool = True

    def __post_init__(self) -> None:
        if self.unknown not in (Action.WARN, Action.BLOCK):
            raise PolicyError("documents.unknown: must be one of warn, block")
        for number, digest in enumerate(self.allow, 1):
            if not _DIGEST.fullmatch(digest):
                raise PolicyError(
                    f"documents.allow: entry {number}: not a SHA-256 digest of 64 small hexadecimal digits"
                )
        if self.max_bytes < 1:
            raise PolicyError("documents.max_bytes: must be at least 1")
        if not 0 < self.time_limit < math.inf:
            raise PolicyError("documents.time_limit: must be above 0 and finite")
        object.__setattr__(self, "allow", MappingProxyType(dict(self.allow)))

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "allow": dict(self.allow)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, allow=MappingProxyType(state["allow"]))

    def with_table(self, given: Mapping[str, Any]) -> DocumentRule:
        """The rule with the keys of a policy file's table. Raises PolicyError."""
        own = dict(given)
        if "unknown" in own:
            own["unknown"] = Action[own["unknown"].upper()]
        return replace(self, **own)

    def to_table(self) -> dict[str, Any]:
        """The rule as a policy file's table."""
        plain = {key: value for key, value in self.__dict__.items() if key != "allow"}
        return {**plain, "unknown": self.unknown.name.lower(), "allow": dict(self.allow)}
