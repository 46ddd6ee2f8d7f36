"""What the name model sees of one token: rows of small tables, computed from the token's characters alone.

Nothing here looks at a neighbour, so the result can be cached by token. Training (``models/``) and run time call the same
function. Hashing is CRC-32 with a seed: cheap, the same on every machine, and no word has to be stored as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

FEATURES_VERSION = 1

# kinds of a listed word, as bits
GIVEN, RARE_GIVEN, SURNAME, TOWN = 1, 2, 4, 8
ANY_NAME = GIVEN | RARE_GIVEN | SURNAME
NO_VECTOR = 0xFFFF

_TRIPLE = re.compile(r"(.)\1{2,}", re.DOTALL)
_DIGIT = re.compile(r"\d")
_MAX_CHARS = 32


class Sizes(NamedTuple):
    """Rows of each table. ``gaz`` has a fixed layout, see :func:`_gaz_rows`."""

    norm: int = 8192
    affix: int = 4096
    shape: int = 512
    gram: int = 16384
    gaz: int = 160


class Rows(NamedTuple):
    """Table rows of one token. Slots are summed over their rows, ``gram`` is averaged; ``vector`` is -1 for none."""

    norm: tuple[int, ...]
    affix: tuple[int, ...]
    shape: tuple[int, ...]
    gram: tuple[int, ...]
    gaz: tuple[int, ...]
    vector: int


class Lexicon:
    """Word list as sorted CRC-32 keys: for each word its kind bits, a frequency bucket 0-7 and a vector row.

    ``keys`` uint32 (n,), ``kinds`` uint8 (n,) = kind | bucket << 4, ``vectors`` uint16 (n,), NO_VECTOR for none.
    Two words may share a key (about one pair in 130,000 words): harmless, the model only loses a hint.
    """

    def __init__(
        self, keys: npt.NDArray[np.uint32], kinds: npt.NDArray[np.uint8], vectors: npt.NDArray[np.uint16]
    ) -> None:
        self.keys, self.kinds, self.vectors = keys, kinds, vectors
        self._n = len(keys)

    def find(self, word: str) -> tuple[int, int, int] | None:
        """Kind bits, frequency bucket and vector row (-1: none) of a lower-case word; None if it is not listed."""
        if not self._n:
            return None
        key = np.uint32(crc32(word.encode("utf-8", "surrogatepass")))
        at = int(self.keys.searchsorted(key))
        if at >= self._n or self.keys[at] != key:
            return None
        packed, vector = int(self.kinds[at]), int(self.vectors[at])
        return packed & 15, packed >> 4, -1 if vector == NO_VECTOR else vector


def normal_form(token: str, lexicon: Lexicon) -> str:
    """Lower case, straight apostrophe, digits as 0, letters said three times or more cut to two or one."""
    word = token.lower().replace("\u2019", "'")
    word = _DIGIT.sub("0", word)
    if len(word) > 2 and _TRIPLE.search(word):
        if not word[0].isalpha():
            return _TRIPLE.sub(r"\1\1", word)
        for fold in (r"\1", r"\1\1"):
            folded = _TRIPLE.sub(fold, word)
            if lexicon.find(folded) is not None:
                return folded
        return _TRIPLE.sub(r"\1", word)
    return word


def _hash(text: str, seed: int, rows: int) -> int:
    return 1 + crc32(text.encode("utf-8", "surrogatepass"), seed) % (rows - 1)


def _shape(token: str) -> str:
    out: list[str] = []
    run = 0
    for char in token[:_MAX_CHARS]:
        kind = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        run = run + 1 if out and out[-1] == kind else 1
        if run <= 3:
            out.append(kind)
    return "".join(out)


def _gaz_rows(word: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Rows: 0 unknown; 1-128 kind + 16 * bucket of the word; 129-143 kind of it without a last s; 144-159 of its parts."""
    hit = lexicon.find(word)
    rows = [0 if hit is None else 1 + hit[0] + 16 * hit[1]]
    if len(word) > 3 and word[-1] == "s":
        base = lexicon.find(word[:-2] if word[-2] == "'" else word[:-1])
        if base is not None and base[0]:
            rows.append(128 + base[0])
    if "-" in word:
        kinds = 0
        for part in word.split("-"):
            found = lexicon.find(part)
            kinds |= found[0] if found is not None else 0
        if kinds:
            rows.append(144 + kinds)
    return tuple(rows)


def token_rows(token: str, lexicon: Lexicon, sizes: Sizes) -> Rows:
    """The table rows of ``token``. Row 0 of ``norm``, ``gram`` and ``gaz`` means "not known"."""
    word = normal_form(token, lexicon)
    if len(word) > _MAX_CHARS:
        word = word[: _MAX_CHARS // 2] + word[-_MAX_CHARS // 2 :]
    hit = lexicon.find(word)
    first = word[0] if word else ""
    listed = hit is not None or not first.isalpha()
    norm = (_hash(word, 1, sizes.norm), _hash(word, 2, sizes.norm)) if listed else (0, 0)
    affix = tuple(
        _hash(piece, seed, sizes.affix)
        for seed, piece in (
            (11, word[:1]),
            (12, word[:2]),
            (13, word[:3]),
            (14, word[-2:]),
            (15, word[-3:]),
            (16, word[-4:]),
        )
    )
    gram: tuple[int, ...] = (0,)
    if first.isalpha():
        padded = "<" + word + ">"
        gram = tuple(
            _hash(padded[at : at + size], 20 + size, sizes.gram)
            for size in (3, 4, 5)
            for at in range(len(padded) - size + 1)
        ) or (0,)
    shape = (_hash(_shape(token), 31, sizes.shape), _hash(str(min(len(token), 12)), 32, sizes.shape))
    return Rows(norm, affix, shape, gram, _gaz_rows(word, lexicon), hit[2] if hit is not None else -1)


def sizes_from(meta: Mapping[str, Any]) -> Sizes:
    """Sizes out of a weights header."""
    return Sizes(**{name: int(meta[name]) for name in Sizes._fields})
