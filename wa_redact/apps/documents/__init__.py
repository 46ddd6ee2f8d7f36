"""Documents about to be sent: judged by name, caption, type and content.

``judge`` and ``Judgement`` are loaded when first asked for: the process that reads a document imports from here too, and
shall not load the name model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wa_redact.apps.documents.judging import judge
    from wa_redact.apps.documents.types import Judgement

__all__ = ["Judgement", "judge"]


def __getattr__(name: str) -> Any:
    if name == "judge":
        from wa_redact.apps.documents.judging import judge

        return judge
    if name == "Judgement":
        from wa_redact.apps.documents.types import Judgement

        return Judgement
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
