"""Puts the parts together: policy, detectors and the bundled model. Built once, when first needed."""

from __future__ import annotations

from functools import cache
from typing import Literal

from wa_redact import detectors
from wa_redact.engine import Engine
from wa_redact.ner import NameModel
from wa_redact.policy import Policy
from wa_redact.types import Recogniser


class Redactor(Engine):
    """Finds what identifies a person in messages and takes it out, under one policy. Safe to share by threads.

    ``policy``: a Policy, the name of a built-in profile ("service-user", "internal"), or None for "service-user".
    ``model``: "bundled" (the one in the package), a Recogniser of your own, or None for rules only.
    ``hash_key``: the secret for the style "hash".
    Raises PolicyError for an unknown profile or plug-in, ModelError when the bundled model cannot be loaded.
    """

    def __init__(
        self,
        policy: Policy | str | None = None,
        *,
        model: Recogniser | Literal["bundled"] | None = "bundled",
        hash_key: bytes | None = None,
    ) -> None:
        if not isinstance(policy, Policy):
            policy = Policy.for_profile(policy or "service-user")
        recogniser = bundled_model() if model == "bundled" else model
        super().__init__(policy, detectors.load(policy.plugins), recogniser, hash_key=hash_key)


@cache
def bundled_model() -> Recogniser:
    """The model that the package carries."""
    return NameModel.load()


@cache
def redactor() -> Redactor:
    """The redactor behind ``wa_redact.redact``, ``detect`` and ``check``."""
    return Redactor()
