"""What is put in the place of a finding."""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wa_redact.types import Finding

#: fixed width: a mask as long as the value would give its length away
MASK = "\u2588" * 5
STYLES = ("label", "mask", "pseudonym", "hash")


def key_of(value: str) -> str:
    """What two spellings of one value share: width, case, separators and a possessive do not count."""
    plain = unicodedata.normalize("NFKC", value).casefold().removesuffix("'s").removesuffix("\u2019s")
    return "".join(c for c in plain if c.isalnum()) or plain


@dataclass
class Pseudonyms:
    """Numbers given to values, in reading order, stable for as long as this object lives (a call or a thread)."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    counts: dict[str, int] = field(default_factory=dict)

    def number(self, label: str, value: str) -> int:
        """The number of ``value`` among those of its label, from 1."""
        key = (label, key_of(value))
        if key not in self.numbers:
            self.counts[label] = self.counts.get(label, 0) + 1
            self.numbers[key] = self.counts[label]
        return self.numbers[key]


def render(
    raw: str,
    findings: Sequence[Finding],
    style: Callable[[str], str],
    pseudonyms: Pseudonyms | None = None,
    hash_key: bytes | None = None,
) -> str:
    """``raw`` with every finding (disjoint, sorted) replaced in the style that ``style(label)`` names.

    Raises ValueError for style "hash" without ``hash_key``: an unkeyed hash of a birth date is found by listing.
    """
    out: list[str] = []
    position = 0
    names = pseudonyms if pseudonyms is not None else Pseudonyms()
    for f in findings:
        out.append(raw[position : f.start])
        out.append(_replacement(f.label, raw[f.start : f.end], style(f.label), names, hash_key))
        position = f.end
    out.append(raw[position:])
    return "".join(out)


def _replacement(label: str, value: str, style: str, names: Pseudonyms, hash_key: bytes | None) -> str:
    if style == "mask":
        return MASK
    if style == "pseudonym":
        return f"[{label}_{names.number(label, value)}]"
    if style == "hash":
        if not hash_key:
            raise ValueError("style 'hash' needs a key")
        digest = hmac.new(hash_key, f"{label}\0{key_of(value)}".encode("utf-8", "surrogatepass"), "sha256")
        return f"[{label}:{digest.hexdigest()[:8]}]"
    return f"[{label}]"
