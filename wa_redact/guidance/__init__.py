"""The rules of conduct beside what identifies a person: one file a rule. A file here that offers ``GUIDE`` is used;
nothing else lists it.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wa_redact.types import Guide

#: the rule that the detectors and the model serve; what is done about it stands in a policy's ``rules``
NO_IDENTIFIERS = "no-identifiers"


@cache
def guides() -> Mapping[str, Guide]:
    """The rules by their ids, in the order of their names."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    found: list[Guide] = [import_module(f"{__name__}.{name}").GUIDE for name in names]
    return MappingProxyType({guide.id: guide for guide in found})
