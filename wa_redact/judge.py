"""What is decided about a message once it is known what identifies in it: action, safe text, reasons, reminders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from time import monotonic

from wa_redact.errors import DetectorError, TimeLimitError, UndecidedError
from wa_redact.guidance import NO_IDENTIFIERS, guides
from wa_redact.labels import LABELS
from wa_redact.patterns import SHORT
from wa_redact.policy import Policy
from wa_redact.render import Pseudonyms, render
from wa_redact.text import Text, normalise
from wa_redact.types import Action, Finding, Message, Situation, Verdict


class Judge:
    """A policy applied to messages. Stateless between messages."""

    def __init__(self, policy: Policy, hash_key: bytes | None = None) -> None:
        self.policy = policy
        self._hash_key = hash_key
        #: for whom and from what a message is when nothing is said about it
        self.usual = Situation("colleague" if policy.profile == "internal" else "service-user")
        self._actions = {who: _actions(policy, who) for who in (None, "service-user", "colleague")}
        on = {name: rule for name, rule in policy.guidance.items() if rule.on}
        self._guides = tuple((guides()[name], rule.action) for name, rule in on.items() if name in guides())
        self._reviews = policy.first_review
        named = [guides()[name] for name, rule in on.items() if rule.named and name in guides()]
        self._lacking = tuple(f"{guide.id}: {lack}" for guide in named if (lack := guide.lacks()))

    def standing(self) -> tuple[str, ...]:
        """The reminders of every verdict: what a rule that the policy names lacks here, and reviews that are due."""
        if self._reviews is None or self._reviews >= date.today():  # noqa: DTZ011
            return self._lacking
        return (*self._lacking, f"review-due: {', '.join(self.policy.reviews_due())}")

    def render(
        self,
        text: str,
        findings: tuple[Finding, ...],
        pseudonyms: Pseudonyms | None = None,
        situation: Situation | None = None,
    ) -> str:
        """``text`` with those ``findings`` replaced that are taken out in this situation (None: by the policy itself)."""
        actions = self._actions[situation.recipient if situation is not None else None]
        # a warning leaves the text as it is
        covered = tuple(f for f in findings if actions[f.label] > Action.WARN)
        return render(text, covered, self.policy.style, pseudonyms, self._hash_key)

    def verdict(
        self,
        text: str,
        findings: tuple[Finding, ...],
        pseudonyms: Pseudonyms | None = None,
        situation: Situation | None = None,
        norm: Text | None = None,
    ) -> Verdict:
        """The decision about ``text`` in which ``findings`` (sorted, disjoint) were found; ``norm`` is its normal form.

        Raises DetectorError or TimeLimitError when a rule of the guidance cannot say.
        """
        actions = self._actions[situation.recipient if situation is not None else None]
        action = max((actions[f.label] for f in findings), default=Action.ALLOW)
        counts = Counter(f.label for f in findings)
        on = self.policy.guidance[NO_IDENTIFIERS].on
        reasons = [f"{NO_IDENTIFIERS}: {LABELS[label]} ({n})" for label, n in sorted(counts.items()) if on]
        reminders: list[str] = []
        who = situation if situation is not None else self.usual
        most = Action.WARN if who.recipient == "colleague" else Action.BLOCK
        for name, own, said in self._advice(Message(norm or normalise(text), findings, who)):
            action = max(action, min(own, most))
            (reasons if own > Action.ALLOW else reminders).append(f"{name}: {said}")
        reminders += self.standing()
        safe = self.render(text, findings, pseudonyms, situation)
        return Verdict(action, safe, findings, tuple(reasons), None, tuple(reminders))

    def _advice(self, message: Message) -> Iterator[tuple[str, Action, str]]:
        """What the rules that are on say about ``message``, each with its id and its action."""
        words = message.text.words
        slow = len(message.text.norm) > SHORT  # on a short text the clock costs more than a rule
        deadline = monotonic() + self.policy.time_limit if slow else 0.0
        for guide, action in self._guides:
            if guide.words is not None and guide.words.isdisjoint(words):
                continue
            try:
                said = guide.read(message)
            except TimeoutError:
                raise TimeLimitError(f"rule {guide.id}") from None
            except UndecidedError:
                raise
            except Exception as e:
                # the cause is not chained: its message may quote the text
                raise DetectorError(f"rule {guide.id}: {type(e).__name__}") from None
            for one in said:
                yield guide.id, guide.actions[0] if action is None else action, one
            if slow and monotonic() > deadline:
                raise TimeLimitError(f"after {self.policy.time_limit} s")


def _actions(policy: Policy, recipient: str | None) -> Mapping[str, Action]:
    """What is done about each label in a message to ``recipient`` (None: as the policy says).

    To a colleague it is never more than a warning. A policy made for colleagues only warns, so that a message to a
    service user under it is treated as if it said redact.
    """
    actions = {label: policy.action(label) for label in policy.rules}
    if recipient == "colleague":
        return {label: min(action, Action.WARN) for label, action in actions.items()}
    if recipient == "service-user" and policy.profile == "internal":
        return {label: Action.REDACT if action == Action.WARN else action for label, action in actions.items()}
    return actions


def undecided(cause: str) -> Verdict:
    """The block of a message about which no decision was reached; ``cause`` is a failure's type."""
    return Verdict(Action.BLOCK, "", (), (f"could not decide: {cause}",), cause)
