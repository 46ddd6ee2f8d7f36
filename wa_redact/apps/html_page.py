"""What the HTML pages that are written to files have in common: their style stands inside, allowed by its digest."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any


def styled(package: str | None, name: str) -> dict[str, Any]:
    """For a template: the style sheet ``name`` of ``package``, and its digest for the page's content security policy.

    Raises ImportError where the template engine is not installed.
    """
    from markupsafe import Markup

    assert package is not None
    style = (resources.files(package) / name).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": digest}  # noqa: S704 - our own file
