"""Which fonts draw a document: those of the package that the extra brings, then the system's, and what none can draw."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

#: packages that are nothing but a folder of Noto fonts
PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
#: what to take where Noto Sans is not to be had
_PLAIN = ("Segoe UI", "Arial", "Helvetica", "Liberation Sans", "DejaVu Sans")
#: fonts that draw every character as a box
_BOXES = re.compile(r"last ?resort|blank|notdef|tofu|fallback", re.IGNORECASE)
_KANA = re.compile("[\u3040-\u30ff]")
# drawn as nothing whatever the font: joiners, direction marks, variation selectors
_UNDRAWN = re.compile("[\u200c-\u200f\u061c\u2068\u2069\ufe00-\ufe0f\U000e0020-\U000e007f\t]")


class _Face(NamedTuple):
    family: str
    path: str
    number: int
    rank: int


class Fonts:
    """The fonts for one document. ``families`` are those in use, in the order of preference."""

    def __init__(self, text: Iterable[str]) -> None:
        """``text``: all that will be drawn, in pieces of any size."""
        import typst

        folders: list[Any] = [folder for name in PACKAGES if (folder := _folder(name))]
        self._needed = {c for part in text for c in set(part)}
        kana = any(_KANA.match(c) for c in self._needed)
        self._chars: list[frozenset[int]] = []
        self._paths: list[str] = []
        self.families: list[str] = []
        self.library = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._take(_preferred(self.library.fonts(), (), kana=kana))
        if not self.families or self._missing():
            self.library = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=folders)
            self._take(_preferred(self.library.fonts(), self.families, kana=kana))
        self._refused: set[str] = set()
        self.lacks = lru_cache(maxsize=65_536)(self._lacks)

    def refuse(self, text: str) -> bool:
        """Take it that no font draws the characters of ``text``; False when all were refused before."""
        new = set(text) - self._refused
        self._refused |= new
        self.lacks.cache_clear()
        return bool(new)

    def digest(self) -> str:
        """Tells these fonts from others, as far as a document's look goes."""
        found = hashlib.sha256()
        for path in self._paths:
            with Path(path).open("rb") as stream:
                found.update(hashlib.file_digest(stream, "sha256").digest())
        return found.hexdigest()[:16]

    def _take(self, faces: Iterable[_Face]) -> None:
        """Those of ``faces`` that are needed: at each step the one of the best rank that draws most of what is missing."""
        for _, rank in groupby(faces, key=lambda f: f.rank):
            drawn = {f: _drawn_by(f.path, f.number) for f in rank} if self._missing() else {}
            while missing := {ord(c) for c in self._missing()}:
                best = max(drawn, key=lambda f: len(missing & drawn[f]), default=None)
                if best is None or not missing & drawn[best]:
                    break
                self.families.append(best.family)
                self._paths.append(best.path)
                self._chars.append(drawn.pop(best))

    def _missing(self) -> set[str]:
        return {c for c in self._needed if not _UNDRAWN.match(c) and not any(ord(c) in chars for chars in self._chars)}

    def _lacks(self, cluster: str) -> bool:
        """True when no font draws the whole of ``cluster``, one character with its marks."""
        if not self._refused.isdisjoint(cluster):
            return True
        drawn = [ord(c) for c in _UNDRAWN.sub("", cluster)]
        composed = [ord(c) for c in unicodedata.normalize("NFC", _UNDRAWN.sub("", cluster))]
        return not any(chars.issuperset(drawn) or chars.issuperset(composed) for chars in self._chars)


def _preferred(infos: Iterable[Any], taken: Container[str], *, kana: bool) -> list[_Face]:
    """Upright faces of nearly ordinary weight, those of the best rank first."""
    faces: dict[str, tuple[int, _Face]] = {}
    for info in infos:
        if info.path is None or info.style != "normal" or info.family in taken or _BOXES.search(info.family):
            continue
        off = abs(info.weight - 400)
        if info.family not in faces or off < faces[info.family][0]:
            faces[info.family] = (off, _Face(info.family, str(info.path), info.index, _rank(info.family, kana=kana)))
    return sorted((face for _, face in faces.values()), key=lambda f: (f.rank, f.family))


def _rank(family: str, *, kana: bool) -> int:
    """Latin first, then each script's own font, Han as it is written in China unless the text is Japanese, emoji, signs."""
    if "CJK" in family:
        return 3 if family.endswith("JP" if kana else "SC") else 4
    if "Emoji" in family:
        return 5
    if "Symbol" in family or "Math" in family or "Mono" in family:
        return 6
    return 0 if family == "Noto Sans" else 1 if family.startswith("Noto Sans") or family in _PLAIN else 2


def _drawn_by(path: str, number: int) -> frozenset[int]:
    """The code points that the font at ``path`` draws; none when it cannot be read."""
    import uharfbuzz

    try:
        return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), number).unicodes)
    except (OSError, uharfbuzz.HarfBuzzError):
        return frozenset()


def _folder(package: str) -> str | None:
    spec = find_spec(package)
    return str(Path(spec.origin).parent) if spec is not None and spec.origin else None
