"""Finds what identifies a person in informal British messages and takes it out, or stops the send.

>>> from wa_redact import redact
>>> redact("kayden dob 3/2/12, visit 4pm")
'[PERSON] dob [DATE_OF_BIRTH], visit 4pm'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wa_redact.errors import (
    DetectorError,
    ModelError,
    OversizeError,
    PolicyError,
    TimeLimitError,
    UndecidedError,
    WaRedactError,
)
from wa_redact.labels import LABELS
from wa_redact.types import Action, Finding, Situation, Verdict

if TYPE_CHECKING:
    from wa_redact.default import Redactor
    from wa_redact.policy import GuidanceRule, Policy, Rule
    from wa_redact.thread import Thread

__version__ = "0.1.0"
__all__ = [
    "LABELS",
    "Action",
    "DetectorError",
    "Finding",
    "GuidanceRule",
    "ModelError",
    "OversizeError",
    "Policy",
    "PolicyError",
    "Redactor",
    "Rule",
    "Situation",
    "Thread",
    "TimeLimitError",
    "UndecidedError",
    "Verdict",
    "WaRedactError",
    "check",
    "detect",
    "redact",
]

_LAZY = {
    "GuidanceRule": "wa_redact.policy",
    "Policy": "wa_redact.policy",
    "Rule": "wa_redact.policy",
    "Redactor": "wa_redact.default",
    "Thread": "wa_redact.thread",
}


def redact(text: str) -> str:
    """``text`` with everything identifying replaced by its label, such as ``[PERSON]``: always safe to send.

    Raises UndecidedError (OversizeError, TimeLimitError, DetectorError) when no decision could be reached, so
    that nothing unsafe is returned, and TypeError for what is not a str.
    """
    from wa_redact.default import redactor

    return redactor().redact(text)


def detect(text: str) -> tuple[Finding, ...]:
    """What identifies a person in ``text``: sorted, disjoint findings; offsets are code points, half-open.

    Raises as ``redact`` does.
    """
    from wa_redact.default import redactor

    return redactor().detect(text)


def check(text: str, *, to: str = "service-user", device: str = "work") -> Verdict:
    """The decision about ``text``: ALLOW, WARN, REDACT or BLOCK, with the safe text, the reasons and reminders.

    ``to``: "service-user", or "colleague", who is only warned. ``device``: "work", or "personal", from which nothing goes
    to a service user. A failure of any kind is a BLOCK with the failure's type in ``error``; only TypeError is raised,
    and ValueError for another ``to`` or ``device``.
    """
    from wa_redact.default import redactor

    return redactor().check(text, situation=Situation(to, device))


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
