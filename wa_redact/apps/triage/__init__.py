"""Received messages: which of them a manager has to see, how soon, and an alert that quotes nothing of them."""

from wa_redact.apps.triage.judge import KINDS, triage
from wa_redact.apps.triage.types import Flag, Kind, Triage, Urgency

__all__ = ["KINDS", "Flag", "Kind", "Triage", "Urgency", "triage"]
