"""The nouns that every module shares. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from wa_redact.text import Text


#: the ``detector`` of what the model found; its thresholds were applied by the model itself
MODEL = "model"


@dataclass(frozen=True, slots=True)
class Gate:
    """The cheapest thing that must be true of a text before a detector is worth running.

    It opens when the text has at least ``digits`` ASCII digits and, where ``words`` or ``chars`` are given,
    one of those lower-case words or characters.
    """

    words: frozenset[str] = frozenset()
    chars: str = ""
    digits: int = 0


class Action(IntEnum):
    """What happens to a message or a finding, from the laxest to the strictest."""

    ALLOW = 0
    WARN = 1
    REDACT = 2
    BLOCK = 3


class Finding(NamedTuple):
    """Something identifying: where it stands and why we think so, never what it says.

    ``start`` and ``end`` are code points into the text as given, half-open. ``score`` is in (0, 1].
    ``detector`` names the rule or model that found it.
    """

    start: int
    end: int
    label: str
    score: float
    detector: str

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data, with Presidio's ``entity_type`` beside our ``label``."""
        return {**self._asdict(), "entity_type": self.label}

    def utf16(self, text: str) -> tuple[int, int]:
        """``(start, end)`` counted in UTF-16 code units of ``text``, as JavaScript and Java count."""
        before = self.start + sum(c > "\uffff" for c in text[: self.start])
        inside = self.end - self.start + sum(c > "\uffff" for c in text[self.start : self.end])
        return before, before + inside


#: who gets a message and whose telephone it is sent from
RECIPIENTS = ("service-user", "colleague")
DEVICES = ("work", "personal")


@dataclass(frozen=True, slots=True)
class Situation:
    """Who a message is for (one of ``RECIPIENTS``) and what it is sent from (one of ``DEVICES``).

    Raises ValueError for another word, which it does not quote.
    """

    recipient: str = "service-user"
    device: str = "work"

    def __post_init__(self) -> None:
        if self.recipient not in RECIPIENTS:
            raise ValueError(f"recipient: must be one of {', '.join(RECIPIENTS)}")
        if self.device not in DEVICES:
            raise ValueError(f"device: must be one of {', '.join(DEVICES)}")


class Message(NamedTuple):
    """What a rule of the guidance reads: the normal form, what identifies in it (offsets into ``text.raw``), and the
    situation.
    """

    text: Text
    findings: tuple[Finding, ...]
    situation: Situation


class Span(NamedTuple):
    """A labelled stretch of a normal form, as the model gives it; offsets are code points, half-open."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision about one message.

    ``text`` is what may be sent instead (empty when no decision was reached) and is hidden in ``repr``.
    ``reasons`` say why the action is what it is, ``reminders`` what else is to be done; each begins with the id of the
    rule that it comes from ("no-identifiers: ...").
    ``error`` is the type name of the failure when ``action`` is BLOCK because of one, else None.
    """

    action: Action
    text: str = field(repr=False)
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    error: str | None = None
    reminders: tuple[str, ...] = ()

    @property
    def sendable(self) -> bool:
        """True when the message may go exactly as it was written."""
        return self.action <= Action.WARN and self.error is None

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """The verdict as plain data; the safe text only when asked for."""
        out: dict[str, Any] = {
            "action": self.action.name,
            "findings": [f.to_dict() for f in self.findings],
            "reasons": list(self.reasons),
            "reminders": list(self.reminders),
            "error": self.error,
        }
        if text:
            out["text"] = self.text
        return out


class Detector(Protocol):
    """Finds one kind of thing in a normal form. Stateless, deterministic, linear in the length of the text."""

    @property
    def name(self) -> str:
        """Names the detector in findings and errors."""
        ...

    @property
    def label(self) -> str:
        """The label of what it finds, one of ``LABELS``."""
        ...

    @property
    def gate(self) -> Gate:
        """What must be true of a text before it is run."""
        ...

    def find(self, text: Text) -> Iterable[Finding]:
        """Findings with offsets into ``text.norm`` (and ``text.low``, which has the same length)."""
        ...


class Guide(Protocol):
    """One rule of the guidance beside what identifies a person. Stateless, deterministic, linear."""

    @property
    def id(self) -> str:
        """Names the rule in verdicts and policies."""
        ...

    @property
    def title(self) -> str:
        """The rule in a few words, unless the policy has others."""
        ...

    @property
    def actions(self) -> tuple[Action, ...]:
        """What a policy may have done when the rule speaks; the first is the default, ALLOW a reminder only."""
        ...

    @property
    def words(self) -> frozenset[str] | None:
        """The lower-case words (runs of letters) without one of which it says nothing; None when it looks by itself."""
        ...

    def lacks(self) -> str:
        """What is not looked for on this machine and why; empty when everything is."""
        ...

    def read(self, message: Message) -> tuple[str, ...]:
        """What is to be said about ``message``, in plain English that quotes nothing of it but words of our lists."""
        ...


class Recogniser(Protocol):
    """A trained model: spans of several labels in several texts at once."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that it knows."""
        ...

    def spans(
        self, texts: Sequence[str], thresholds: Mapping[str, float], hints: Sequence[Sequence[Span]] = ()
    ) -> list[list[Span]]:
        """For each text the disjoint, sorted spans whose label's score reaches that label's threshold.

        ``hints``: for each text (or none at all) where rules saw evidence for one of ``labels``, with the rule's
        score: how often the rule is right. One above the share of such words in any message raises the model's own.
        """
        ...


@runtime_checkable
class Vocabulary(Protocol):
    """A model that can tell words from names; a thread is surer of what it learns when its model can."""

    def ordinary(self, word: str) -> bool:
        """True for a word (in small letters) of general language or a place that is nobody's name in the lists."""
        ...
