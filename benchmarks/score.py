"""The scorer is part of the package, since ``wa-redact eval`` gives users the same figures."""

from wa_redact.apps.scoring import Labelled, Marked, Score, tally

__all__ = ["Labelled", "Marked", "Score", "tally"]
