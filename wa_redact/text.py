"""The normal form of a message, with the way back: what detectors read and where it stands in the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from wa_redact.folding import CONFUSABLES, PLACEHOLDER, UNLIKE, fold, is_attached, is_mark
from wa_redact.labels import LABELS
from wa_redact.types import Gate

__all__ = ["Gate", "Text", "normalise", "rewrite", "taken_inside"]

# plain ASCII without an opening bracket: nothing to fold and no placeholder inside
_PLAIN = re.compile(r"[\t\n\r\x20-\x5a\x5c-\x7e]*\Z")
# what ``render`` writes; read again, it must stay as it is
_RENDERED = re.compile(r"\[(?:" + "|".join(LABELS) + r")(?:_\d{1,6}|:[0-9a-f]{8})?\]|\u2588+")
_SPECIAL = re.compile(r"[^\t\n\r\x20-\x7e]+")
_WORDS = re.compile(r"[^\W\d_]+")
_ASCII_WORDS = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"[0-9]")
_LOOKALIKE = re.compile("[" + "".join(CONFUSABLES) + "]")
_FOREIGN = re.compile(r"[\u0370-\u058f]")


class Text:
    """A message in normal form. ``norm`` keeps case, ``low`` is lower case; both have the same length.

    ``starts[i]`` and ``ends[i]`` bound the stretch of ``raw`` that ``norm[i]`` came from (code points); both are
    None while ``norm`` is ``raw``.
    """

    __slots__ = ("_words", "digits", "ends", "low", "norm", "raw", "starts")

    def __init__(
        self, raw: str, norm: str, starts: Sequence[int] | None = None, ends: Sequence[int] | None = None
    ) -> None:
        self.raw = raw
        self.norm = norm
        low = norm.lower()
        if len(low) != len(norm):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in norm)
        self.low = low
        self.starts = starts
        self.ends = ends
        self.digits = len(_DIGITS.findall(norm))
        self._words: set[str] | None = None

    def __repr__(self) -> str:
        return f"Text(length={len(self.raw)})"

    @property
    def words(self) -> set[str]:
        """The distinct lower-case runs of letters."""
        if self._words is None:
            low = self.low.replace(PLACEHOLDER, " ")
            self._words = set((_ASCII_WORDS if low.isascii() else _WORDS).findall(low))
        return self._words

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of ``raw`` behind ``norm[start:end]``, grown to whole grapheme clusters."""
        if self.starts is None or self.ends is None:
            return start, end
        raw = self.raw
        a, b = self.starts[start], self.ends[end - 1]
        while b < len(raw) and is_attached(raw[b]):
            b += 1
        while a > 0 and is_attached(raw[a]):
            a -= 1
        return a, b


def normalise(raw: str, taken: Sequence[tuple[int, int]] = ()) -> Text:
    """Fold ``raw`` into its normal form.

    ``taken``: disjoint, sorted ranges of ``raw`` that were found already; each becomes one placeholder
    character, just as a placeholder that ``render`` wrote would.
    """
    if not taken and _PLAIN.match(raw):
        return Text(raw, raw)
    blanks = list(taken)
    if "[" in raw or "\u2588" in raw:
        blanks = _merge([*taken, *(m.span() for m in _RENDERED.finditer(raw))])
    if not blanks and all(fold(c) == c and not is_mark(c) and c not in CONFUSABLES for c in set(raw)):
        return Text(raw, raw)
    if _SPECIAL.search(raw) is None:
        return rewrite(Text(raw, raw), ((a, b, PLACEHOLDER if b > a else "") for a, b in blanks))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for a, b in [*blanks, (len(raw), len(raw))]:
        for special in _SPECIAL.finditer(raw, position, a):
            i, j = special.span()
            _copy(raw, position, i, out, starts, ends)
            _fold_into(raw, i, j, out, starts, ends)
            position = j
        _copy(raw, position, a, out, starts, ends)
        if b > a:
            out.append(PLACEHOLDER)
            starts.append(a)
            ends.append(b)
        position = b
    return Text(raw, _unmix("".join(out)), starts, ends)


def _copy(raw: str, start: int, end: int, out: list[str], starts: list[int], ends: list[int]) -> None:
    out.extend(raw[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _merge(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges; of two that overlap, one that covers both."""
    merged: list[tuple[int, int]] = []
    for a, b in sorted(ranges):
        if merged and a < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def _fold_into(raw: str, start: int, end: int, out: list[str], starts: list[int], ends: list[int]) -> None:
    for i in range(start, end):
        for c in fold(raw[i]):
            if is_mark(c) and out and out[-1] != PLACEHOLDER:
                composed = unicodedata.normalize("NFC", out[-1] + c)
                plain = unicodedata.normalize("NFD", out[-1])[0].isascii()
                if len(composed) == 1 or plain:
                    # decoration piled on a Latin letter, a digit or a blank is not read
                    out[-1] = composed if len(composed) == 1 else out[-1]
                    ends[-1] = i + 1
                    continue
            out.append(c)
            starts.append(i)
            ends.append(i + 1)


def _unmix(norm: str) -> str:
    """Look-alikes become Latin in a word that mixes scripts, or where no word is wholly in the other script."""
    if not _LOOKALIKE.search(norm):
        return norm
    words = [(m.start(), m.end(), m.group()) for m in _WORDS.finditer(norm)]
    foreign = [w for w in words if _FOREIGN.search(w[2])]
    truly = any(
        all(_FOREIGN.match(c) for c in w) and not (all(c in CONFUSABLES for c in w) and UNLIKE.isdisjoint(w))
        for _, _, w in foreign
    )
    chars = list(norm)
    for a, b, word in foreign:
        if any(c.isascii() for c in word) or (not truly and all(c in CONFUSABLES for c in word)):
            chars[a:b] = [CONFUSABLES.get(c, c) for c in word]
    return "".join(chars)


def rewrite(text: Text, changes: Iterable[tuple[int, int, str]]) -> Text:
    """``text`` with ``norm[a:b]`` replaced for each sorted, disjoint ``(a, b, new)``; the way back is kept.

    Every new character stands for the whole of ``a:b``.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    size = len(text.norm)
    old_starts = text.starts if text.starts is not None else range(size)
    old_ends = text.ends if text.ends is not None else range(1, size + 1)
    position = 0
    for a, b, new in [*changes, (size, size, "")]:
        out.append(text.norm[position:a])
        starts.extend(old_starts[position:a])
        ends.extend(old_ends[position:a])
        for c in new:
            out.append(c)
            starts.append(old_starts[a])
            ends.append(old_ends[b - 1])
        position = b
    return Text(text.raw, "".join(out), starts, ends)


def taken_inside(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """True when one of the disjoint, sorted ranges ``taken`` covers ``start:end``."""
    i = bisect_left(taken, (start + 1,)) - 1
    return i >= 0 and taken[i][0] <= start and end <= taken[i][1]
