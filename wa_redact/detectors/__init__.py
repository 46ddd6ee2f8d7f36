"""One file for each thing that we find. A file here that offers ``DETECTORS`` is used; nothing else lists it."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from wa_redact.errors import PolicyError
from wa_redact.types import Detector

#: third parties offer a module with ``DETECTORS`` under this entry-point group; a policy names those it wants
GROUP = "wa_redact.detectors"


@cache
def modules() -> dict[str, tuple[Detector, ...]]:
    """The detectors of every module of this package by the module's name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {name: tuple(import_module(f"{__name__}.{name}").DETECTORS) for name in names}


def load(plugins: tuple[str, ...] = ()) -> tuple[Detector, ...]:
    """Our own detectors and those of the named plug-ins.

    Raises PolicyError when a plug-in is not installed.
    """
    found = [d for detectors in modules().values() for d in detectors]
    if plugins:
        from importlib.metadata import entry_points  # slow to import, and seldom needed

        offered = {e.name: e for e in entry_points(group=GROUP)}
        for name in plugins:
            if name not in offered:
                raise PolicyError(f"plugins: no plug-in called {name!r} is installed")
            found.extend(offered[name].load().DETECTORS)
    return tuple(found)
