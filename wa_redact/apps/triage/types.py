"""What is said about a received message. Never its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Kind(Enum):
    """What is wrong, or may be, with a received message."""

    SELF_HARM = "self-harm"
    HARM = "harm"  # somebody is hurt or says so: a disclosure
    THREAT = "threat"
    SEXUAL = "sexual"
    CONTACT = "contact"  # contact outside what was agreed, a child looked for
    ABUSE = "abuse"
    MEDIA = "media"  # nobody has looked at a picture or recording; only where it is asked for
    UNREAD = "unread"  # the message could not be read by the rules

    __hash__ = object.__hash__  # there is one of each; that of Enum is slow, and every message asks for it often


class Urgency(IntEnum):
    """When somebody has to act on it."""

    ROUTINE = 0
    TODAY = 1
    NOW = 2


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at. ``rule`` is the id of the rule that spoke, ``why`` says in plain English what it looks for."""

    kind: Kind
    urgency: Urgency
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Triage:
    """The flags of one message, the most urgent first, one of a kind."""

    flags: tuple[Flag, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.flags)

    @property
    def urgency(self) -> Urgency | None:
        """The urgency of the whole message; None when nothing is flagged."""
        return max((f.urgency for f in self.flags), default=None)
