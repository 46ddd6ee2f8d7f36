"""Errors. None of them carries message text or a value that was found: they name the cause and the place only."""

from __future__ import annotations


class WaRedactError(Exception):
    """Base of every error that this package raises on purpose."""


class UndecidedError(WaRedactError):
    """No decision could be reached about a message; it must not be sent."""


class OversizeError(UndecidedError):
    """The message is longer than the policy's ``max_chars``."""


class TimeLimitError(UndecidedError):
    """Looking at the message took longer than the policy's ``time_limit`` seconds."""


class DetectorError(UndecidedError):
    """A detector or a rule of the guidance failed; its name and the type of the failure are given, never its message."""


class PolicyError(WaRedactError):
    """A policy is unreadable, contradictory or unknown; the offending key is named."""


class ModelError(WaRedactError):
    """The trained model is missing, damaged or of another format."""
