"""Tells a report about a child or family by the name of its file, or by its text pasted into a message.

The department's rule: no child protection conference reports, court statements, assessments or reviews on WhatsApp.
Talking about a report ("review is at 4") is not sending one.
"""

from wa_redact.reports.names import RULE, ReportKind, kind_of_name
from wa_redact.reports.text import kind_of_title, pasted

__all__ = ["RULE", "ReportKind", "kind_of_name", "kind_of_title", "pasted"]
