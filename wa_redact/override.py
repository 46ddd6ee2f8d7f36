"""When a person may send a message as it was written, against the decision: ``[override]`` in a policy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from wa_redact.errors import PolicyError
from wa_redact.labels import LABELS, canonical
from wa_redact.types import Action

#: the decisions that can be overridden; the others are not in anybody's way
OVERRIDABLE = (Action.REDACT, Action.BLOCK)


@dataclass(frozen=True, slots=True)
class OverrideRule:
    """Which decisions may be overridden, by whom, and how. The default allows none.

    ``actions``: of the decisions, REDACT and BLOCK. ``labels``: what may be left in the message; a message in which
    anything else was found cannot be overridden. ``rules``: ids of further rules of the guidance that may be set aside.
    ``roles``: who may, by the names that the calling service gives to its users. ``expires``: seconds for which an
    override holds. ``min_justification``: letters and digits that a justification must have, placeholders not counted.
    Raises PolicyError for what can never hold.
    """

    actions: tuple[Action, ...] = ()
    labels: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    expires: float = 600.0
    min_justification: int = 20

    def __post_init__(self) -> None:
        if any(action not in OVERRIDABLE for action in self.actions):
            raise PolicyError("override.actions: must be of redact, block")
        if any(label not in LABELS for label in self.labels):
            raise PolicyError("override.labels: no such label")
        if not 0 < self.expires < math.inf:
            raise PolicyError("override.expires: must be above 0 and finite")
        if self.min_justification < 1:
            raise PolicyError("override.min_justification: must be at least 1")
        if self.actions and not self.roles:
            raise PolicyError("override.roles: empty, so that nobody may override")
        if self.actions and not self.labels and not self.rules:
            raise PolicyError("override.labels: empty, so that nothing may be overridden")

    def with_table(self, given: Mapping[str, Any]) -> OverrideRule:
        """The rule with the keys of a policy file's table; a label may have any tool's name. Raises PolicyError."""
        own = dict(given)
        if "actions" in own:
            own["actions"] = tuple(Action[name.upper()] for name in own["actions"])
        if "labels" in own:
            own["labels"] = tuple(canonical(name) or name for name in own["labels"])
        return replace(self, **own)

    def to_table(self) -> dict[str, Any]:
        """The rule as a policy file's table."""
        own = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return own | {"actions": [action.name.lower() for action in self.actions]}

    def refusal(
        self, action: Action, labels: Iterable[str], rules: Iterable[str], role: str | None = None
    ) -> str | None:
        """Why a decision may not be overridden, in a sentence that quotes nothing; None when it may.

        ``labels``: of what was found. ``rules``: ids of the rules that gave a reason. ``role`` None: by somebody.
        """
        if action not in self.actions:
            return f"the policy lets nobody override {action.name}"
        others = sorted(set(labels).difference(self.labels))
        if others:
            return f"the policy lets nobody override {', '.join(others)}"
        others = sorted(set(rules).difference(self.rules, ("no-identifiers",)))
        if others:
            return f"the policy lets nobody override {', '.join(others)}"
        if role is not None and role not in self.roles:
            return "the policy does not let this role override"
        return None
