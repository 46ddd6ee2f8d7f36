"""What goes into a gate and what comes out. No repr shows a message or a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from wa_redact.errors import WaRedactError
from wa_redact.types import Action, Finding, Situation, Verdict

#: why something was refused; ``RefusedError.code``
Code = Literal[
    "unknown",  # no such decision, token or proposal, or not one of this store
    "other-message",  # the text, the sender or the recipient is not the one that was decided about
    "not-needed",  # the decision is not one that this step belongs to
    "not-allowed",  # the policy does not let it be overridden, or not by this role
    "justification",  # missing, too short once it is redacted, or too long
    "expired",
    "used",  # it was sent before
    "not-found-there",  # a report of something that was not found in the message
    "too-many",  # reports are waiting that a manager has not looked at
]


class RefusedError(WaRedactError):
    """What was asked for is not given, so nothing may be sent. ``code`` says why, for programs."""

    def __init__(self, code: Code, said: str) -> None:
        super().__init__(said)
        self.code: Code = code


@dataclass(frozen=True, slots=True)
class Sending:
    """Whose message it is and whom it goes to, in ids that stay the same from one call to the next.

    They are recorded as keyed digests only. ``device``: an id of the sender's telephone or account, where there is one.
    ``situation``: what the policy wants to know of both; None as in ``Redactor.check``.
    """

    sender: str = field(repr=False)
    recipient: str = field(repr=False)
    device: str = field(default="", repr=False)
    situation: Situation | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What may be done with one message.

    ``action``: ALLOW: send it. WARN: send it when the sender confirms (``Gate.confirm``). REDACT: send ``text`` instead
    (``Gate.accept``). BLOCK: send nothing. ``text``: what may be sent: the message, its safe version, or nothing.
    ``would``: the action without simulation; the same as ``action`` otherwise. ``overridable``: a role in the policy
    may override it. ``id``: for the steps that follow; empty when it is not ``recorded``. ``error``: the type of the
    failure when ``would`` is BLOCK because of one, else None.
    """

    id: str
    action: Action
    text: str = field(repr=False)
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    error: str | None = None
    would: Action = Action.ALLOW
    simulated: bool = False
    overridable: bool = False
    recorded: bool = True

    @property
    def sendable(self) -> bool:
        """True when the message may go now, exactly as it was written."""
        return self.action is Action.ALLOW

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """The decision as plain data; ``text`` only when asked for."""
        own = Verdict(self.action, self.text, self.findings, self.reasons, self.error, self.reminders)
        return {
            "id": self.id,
            **own.to_dict(text=text),
            "would": self.would.name,
            "simulated": self.simulated,
            "overridable": self.overridable,
            "recorded": self.recorded,
        }


@dataclass(frozen=True, slots=True)
class Token:
    """Leave to send one message once. ``value`` is what ``Gate.redeem`` takes: for the sender only, never logged."""

    value: str = field(repr=False)
    id: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """A message that may go now. ``how``: "confirmed", "safe" (its safe version) or "override"."""

    decision: str
    how: Literal["confirmed", "safe", "override"]
