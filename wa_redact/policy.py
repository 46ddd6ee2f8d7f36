"""What is looked for, how sure we must be, and what is done about it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from wa_redact.attachments import DocumentRule
from wa_redact.errors import PolicyError
from wa_redact.guidance import NO_IDENTIFIERS, guides
from wa_redact.labels import LABELS, canonical
from wa_redact.override import OverrideRule
from wa_redact.render import STYLES, key_of
from wa_redact.types import MODEL, Action, Finding

PROFILES = ("service-user", "internal")

#: numbers that must never be cut: emergency, police, NHS, Childline, Samaritans, Childline's partners and kin
HELPLINES = (
    *("999", "112", "101", "111", "105", "119", "0800 1111", "116 123", "116 111", "116 000"),
    *("0808 800 5000", "0808 2000 247", "0800 55 5111", "0800 555 111", "0300 123 6600", "0808 801 0327"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done about one label.

    ``min_score``: rule findings below it are not acted on; with a model that knows the label they still count as
    evidence, and a person takes 0.8 (``engine.ALONE``) to stand without the model's word. ``threshold``: the model's score that makes a finding;
    1.01 and above means that the model is not asked for this label.
    """

    action: Action = Action.REDACT
    min_score: float = 0.5
    threshold: float = 0.5
    style: str = "label"


@dataclass(frozen=True, slots=True)
class GuidanceRule:
    """One rule of the guidance: whether it holds, whose it is, and by when somebody looks at it again.

    ``action``: None as the rule has it, ALLOW to remind only. What is done about ``no-identifiers`` stands in the
    policy's ``rules``, label by label; with that rule off nothing is looked for. ``named``: a policy file has a table for
    it, so that its owner is told when something that it needs is not installed.
    """

    on: bool = True
    title: str = ""
    owner: str = ""
    version: str = ""
    review_by: date | None = None
    action: Action | None = None
    named: bool = field(default=False, compare=False)


#: the model's thresholds, chosen on the development messages (models/README.md)
THRESHOLDS = MappingProxyType({"PERSON": 0.45, "ADDRESS": 0.3, "PLACE": 0.45})

#: level -> label -> the model's threshold. "careful" leaks less and spoils more messages, "quiet" the other way
#: round; chosen on the development messages (models/README.md).
LEVELS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "careful": MappingProxyType({"PERSON": 0.2, "ADDRESS": 0.15, "PLACE": 0.2}),
        "balanced": THRESHOLDS,
        "quiet": MappingProxyType({"PERSON": 0.7, "ADDRESS": 0.6, "PLACE": 0.7}),
    }
)
#: the threshold of a label that the bundled model does not know
NOT_ASKED = 2.0


def _check_rule(label: str, rule: Rule) -> None:
    if label not in LABELS:
        raise PolicyError(f"rules.{label}: no such label")
    if rule.style not in STYLES:
        raise PolicyError(f"rules.{label}.style: must be one of {', '.join(STYLES)}")
    if not 0 <= rule.min_score <= 1:
        raise PolicyError(f"rules.{label}.min_score: must lie between 0 and 1")
    if not 0 < rule.threshold < math.inf:
        raise PolicyError(f"rules.{label}.threshold: must be above 0 and finite")


def _check_guidance(name: str, rule: GuidanceRule) -> None:
    if name != NO_IDENTIFIERS and name not in guides():
        raise PolicyError(f"guidance.{name}: no such rule")
    may = () if name == NO_IDENTIFIERS else guides()[name].actions
    if rule.action is not None and rule.action not in may:
        known = ", ".join("remind" if action == Action.ALLOW else action.name.lower() for action in may)
        raise PolicyError(f"guidance.{name}.action: {f'must be one of {known}' if may else 'stands in rules'}")


def _default_guidance() -> dict[str, GuidanceRule]:
    own = GuidanceRule(title="No identifying information")
    return {NO_IDENTIFIERS: own} | {
        name: GuidanceRule(title=guide.title, action=guide.actions[0]) for name, guide in guides().items()
    }


def _default_rules() -> dict[str, Rule]:
    return {label: Rule(threshold=THRESHOLDS.get(label, NOT_ASKED)) for label in LABELS}


@dataclass(frozen=True)
class Policy:
    """A department's rules. Immutable.

    ``allow_words``/``allow_numbers``: values that may stay (staff names, the office phone), compared without case,
    spacing or punctuation. ``never_names``: words and phrases that name nobody and no place a child can be found by
    (jargon, teams, rooms). ``always_names``: people who are always found, in any casing, rules only or not.
    ``guidance``: by the rule's id; one that is not given is on. ``override``: who may set a decision aside.
    ``documents``: which attachments may go.
    ``model``: the file of a name model of one's own, "" for the one in the package. ``max_chars``: longer messages are blocked. ``time_limit``: seconds for one message.
    """

    title: str = "No identifying information of a service user in a message"
    profile: str = "service-user"
    version: str = "1"
    owner: str = ""
    review_by: date | None = None
    rules: Mapping[str, Rule] = field(default_factory=_default_rules)
    guidance: Mapping[str, GuidanceRule] = field(default_factory=_default_guidance)
    allow_words: tuple[str, ...] = ()
    allow_numbers: tuple[str, ...] = ()
    never_names: tuple[str, ...] = ()
    always_names: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    model: str = ""
    override: OverrideRule = field(default_factory=OverrideRule)
    documents: DocumentRule = field(default_factory=DocumentRule)
    max_chars: int = 1_048_576
    time_limit: float = 30.0

    def __post_init__(self) -> None:
        for label, rule in self.rules.items():
            _check_rule(label, rule)
        for name, own in self.guidance.items():
            _check_guidance(name, own)
        for name in self.override.rules:
            if name not in guides():
                raise PolicyError("override.rules: no such rule of the guidance")
        if self.profile not in PROFILES:
            raise PolicyError(f"profile: must be one of {', '.join(PROFILES)}")
        self._check_lists()
        if self.max_chars < 1:
            raise PolicyError("max_chars: must be at least 1")
        if not 0 < self.time_limit < math.inf:
            raise PolicyError("time_limit: must be above 0 and finite")
        object.__setattr__(self, "rules", MappingProxyType({**_default_rules(), **self.rules}))
        object.__setattr__(self, "guidance", MappingProxyType({**_default_guidance(), **self.guidance}))

    def _check_lists(self) -> None:
        """Who must always be found cannot be let stand as well. Raises PolicyError that tells the entry by its number."""
        for name in ("allow_words", "allow_numbers"):
            if any(not key_of(v).strip() for v in getattr(self, name)):
                raise PolicyError(f"{name}: an empty entry")
        for name in ("never_names", "always_names"):
            if not all(any(c.isalnum() for c in v) for v in getattr(self, name)):
                raise PolicyError(f"{name}: an empty entry")
        others = {name: {key_of(v) for v in getattr(self, name)} for name in ("never_names", "allow_words")}
        for i, entry in enumerate(self.always_names):
            if len(key_of(entry)) < 2 and entry.isascii():
                raise PolicyError(f"always_names[{i}]: a single letter")
            for name, keys in others.items():
                if key_of(entry) in keys:
                    raise PolicyError(f"always_names[{i}]: is in {name} too")

    def __getstate__(self) -> dict[str, object]:
        return {k: (dict(v) if isinstance(v, MappingProxyType) else v) for k, v in self.__dict__.items()}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.__dict__["rules"] = MappingProxyType(dict(self.rules))
        self.__dict__["guidance"] = MappingProxyType(dict(self.guidance))

    @classmethod
    def for_profile(cls, name: str) -> Policy:
        """The built-in policy called ``name``: "service-user" (redacts) or "internal" (warns on names and places)."""
        if name == "service-user":
            return cls()
        if name == "internal":
            soft = {label: replace(rule, action=Action.WARN) for label, rule in _default_rules().items()}
            held = DocumentRule(unknown=Action.WARN)
            return cls(title="Messages between colleagues", profile="internal", rules=soft, documents=held)
        raise PolicyError(f"profile: must be one of {', '.join(PROFILES)}")

    def with_action(self, label: str, action: Action) -> Policy:
        """The policy with another action for one label (any tool's name for it)."""
        ours = canonical(label)
        if ours is None:
            raise PolicyError(f"rules.{label}: no such label")
        return replace(self, rules={**self.rules, ours: replace(self.rules[ours], action=action)})

    def with_style(self, style: str) -> Policy:
        """The policy with one rendering style for every label."""
        return replace(self, rules={label: replace(rule, style=style) for label, rule in self.rules.items()})

    def with_level(self, level: str) -> Policy:
        """The policy with the model's thresholds of one of ``LEVELS``: "careful", "balanced" or "quiet".

        Raises PolicyError for another name.
        """
        if level not in LEVELS:
            raise PolicyError(f"level: must be one of {', '.join(LEVELS)}")
        at = LEVELS[level]
        rules = {name: replace(rule, threshold=at.get(name, NOT_ASKED)) for name, rule in self.rules.items()}
        return replace(self, rules=rules)

    def overdue(self, today: date | None = None) -> bool:
        """True when the day by which somebody was to look at the policy again is past."""
        return self.review_by is not None and self.review_by < (today or date.today())  # noqa: DTZ011

    @cached_property
    def first_review(self) -> date | None:
        """The earliest day by which somebody is to look at the policy or one of its rules that are on."""
        own = [self.review_by, *(rule.review_by for rule in self.guidance.values() if rule.on)]
        return min((day for day in own if day is not None), default=None)

    def reviews_due(self, today: date | None = None) -> tuple[str, ...]:
        """The rules (and "this policy") whose review is past, each in words with its day and its owner."""
        now = today or date.today()  # noqa: DTZ011
        own = [("this policy", self.review_by, self.owner)]
        own += [(name, rule.review_by, rule.owner or self.owner) for name, rule in self.guidance.items() if rule.on]
        return tuple(
            f"{name} was to be reviewed by {day.isoformat()}{f' ({owner})' if owner else ''}"
            for name, day, owner in own
            if day is not None and day < now
        )

    @cached_property
    def _actions(self) -> dict[str, Action]:
        on = self.guidance[NO_IDENTIFIERS].on
        return {label: rule.action if on else Action.ALLOW for label, rule in self.rules.items()}

    def action(self, label: str) -> Action:
        """What is done about ``label``."""
        return self._actions[label]

    @cached_property
    def thresholds(self) -> dict[str, float]:
        """The model's threshold for each label that is looked for."""
        return {
            label: rule.threshold
            for label, rule in self.rules.items()
            if self.action(label) > Action.ALLOW and rule.threshold <= 1
        }

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(key_of(v) for v in (*self.allow_words, *self.allow_numbers, *HELPLINES))

    def keeps(self, finding: Finding, raw: str) -> bool:
        """True when ``finding`` in ``raw`` is to be acted on. The model's own threshold was applied before."""
        rule = self.rules[finding.label]
        if self.action(finding.label) == Action.ALLOW or (finding.detector != MODEL and finding.score < rule.min_score):
            return False
        value = raw[finding.start : finding.end]
        return key_of(value) not in self._allowed and not self._words_allowed(value)

    def _words_allowed(self, value: str) -> bool:
        if not self.allow_words:
            return False
        words = value.replace("\u2019", "'").split()
        return bool(words) and all(key_of(w) in self._allowed for w in words)

    def severity(self, label: str) -> int:
        """How strictly ``label`` is treated; of two findings that overlap the stricter gives its label."""
        return int(self.action(label))

    def style(self, label: str) -> str:
        """The rendering style of ``label``."""
        return self.rules[label].style
