"""What of a decision is recorded: labels, counts, ids, keyed digests. The only place where a record's data is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from wa_redact import __version__
from wa_redact.apps.audit.keys import Key
from wa_redact.apps.gate.types import Sending
from wa_redact.policy import Policy
from wa_redact.policy_file import dump_policy
from wa_redact.types import Action, Verdict

DECISION, OVERRIDE, RELEASE = "decision", "override", "release"
_LONGEST = 40


def rules_of(verdict: Verdict) -> list[str]:
    """Ids of the rules that gave the reasons."""
    return sorted({reason.partition(":")[0] for reason in verdict.reasons}) if verdict.error is None else []


def people(key: Key, sending: Sending) -> dict[str, str]:
    """The digests of who sends and who gets a message."""
    found = {"sender": person(key, sending.sender), "recipient": key.digest("recipient", sending.recipient)}
    return found | ({"device": key.digest("device", sending.device)} if sending.device else {})


def person(key: Key, name: str) -> str:
    """The digest of a member of staff: the same whether they send, override, report or approve."""
    return key.digest("person", name.strip().casefold())


def message(key: Key, decision: str, sending: Sending, text: str) -> str:
    """The digest of exactly ``text`` from and to exactly these. It holds for one decision only: that a message was sent
    twice cannot be read from the records.
    """
    return key.digest("message", decision, sending.sender, sending.recipient, sending.device, text)


def policy_of(key: Key, policy: Policy, allowed: int) -> dict[str, Any]:
    """Which policy it was: its version and a digest of all its settings, and how often the list of approved words,
    which comes on top of it, has changed. Raises PolicyError for a policy that no file can hold.
    """
    return {
        "version": policy.version[:_LONGEST],
        "profile": policy.profile,
        "digest": key.digest("policy", dump_policy(policy))[:16],
        "allowed": allowed,
    }


def decision_data(
    key: Key, name: str, text: str, sending: Sending, verdict: Verdict, policy: Mapping[str, Any], *, simulated: bool
) -> dict[str, Any]:
    """The data of a record of kind "decision"."""
    who = sending.situation
    return {
        "action": verdict.action.name,
        "simulated": simulated,
        "labels": dict(Counter(f.label for f in verdict.findings)),
        "detectors": dict(Counter(f.detector for f in verdict.findings)),
        "rules": rules_of(verdict),
        "reminders": sorted({said.partition(":")[0] for said in verdict.reminders}),
        "error": verdict.error,
        "policy": policy,
        "engine": __version__,
        "situation": [who.recipient, who.device] if who is not None else None,
        "message": message(key, name, sending, text),
        "safe": message(key, name, sending, verdict.text) if verdict.action is Action.REDACT else None,
        **people(key, sending),
    }
