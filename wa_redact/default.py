"""Puts the parts together: policy, detectors and the bundled model. Built once, when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from wa_redact import detectors
from wa_redact.engine import Engine
from wa_redact.ner import NameModel
from wa_redact.policy import Policy
from wa_redact.policy_file import as_policy
from wa_redact.types import Recogniser


class Redactor(Engine):
    """Finds what identifies a person in messages and takes it out, under one policy. Safe to share by threads.

    ``policy``: a Policy, the name of a built-in profile ("service-user", "internal"), a TOML file (a Path or a str
    that ends in ".toml"), TOML text, or None for "service-user".
    ``model``: "bundled" (the one in the package, or the policy's own), a Recogniser of your own, or None for rules only.
    ``hash_key``: the secret for the style "hash".
    Raises PolicyError for a policy that is unknown, unreadable or contradictory and for an unknown plug-in, ModelError when the model cannot
    be loaded.
    """

    def __init__(
        self,
        policy: Policy | Path | str | None = None,
        *,
        model: Recogniser | Literal["bundled"] | None = "bundled",
        hash_key: bytes | None = None,
    ) -> None:
        rules = as_policy(policy)
        recogniser = model_of(rules) if model == "bundled" else model
        super().__init__(rules, detectors.load(rules.plugins), recogniser, hash_key=hash_key)


def model_of(policy: Policy) -> Recogniser:
    """The policy's own model, or that of the package."""
    return NameModel.load(policy.model) if policy.model else bundled_model()


@cache
def bundled_model() -> Recogniser:
    """The model that the package carries."""
    return NameModel.load()


@cache
def redactor() -> Redactor:
    """The redactor behind ``wa_redact.redact``, ``detect`` and ``check``."""
    return Redactor()
