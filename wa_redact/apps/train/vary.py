"""Changes that keep the marks right: case, typos, punctuation, lost apostrophes, placeholders.

Every function takes and returns a Document; offsets follow the text. A text is cut into marked and unmarked pieces,
the pieces are changed, and the marks are put back.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from wa_redact.apps.train.examples import LABELS, OTHER, Document
from wa_redact.tokens import PLACEHOLDER

Piece = tuple[str, str | None]

_SHORT = (
    (" you ", " u "), (" are ", " r "), (" your ", " ur "), ("please", "pls"), ("n't", "nt"), (" and ", " n "),
    (" to ", " 2 "), (" for ", " 4 "), ("ing ", "in "), (" because ", " cos "), (" tomorrow", " tmrw"), ("'s ", "s "),
    ("'m ", "m "), ("'ll ", "ll "), (" and ", " & "), (" with ", " w "), (" thanks", " thx"), (" have ", " av "),
)  # fmt: skip


def pieces(document: Document) -> list[Piece]:
    """The text cut at its marks: (stretch, label or None)."""
    out: list[Piece] = []
    at = 0
    for start, end, label in document.spans:
        out += [(document.text[at:start], None), (document.text[start:end], label)]
        at = end
    return [*out, (document.text[at:], None)]


def join(document: Document, parts: list[Piece]) -> Document:
    """``document`` made of ``parts`` again."""
    text, spans = "", []
    for piece, label in parts:
        if label and piece:
            spans.append((len(text), len(text) + len(piece), label))
        text += piece
    return document.with_text(text, spans)


def recase(document: Document, change: Callable[[str], str], only: tuple[str, ...] | None = None) -> Document:
    """Change the case of everything, or of marked pieces of the labels in ``only``."""
    parts = [(change(piece) if only is None or label in only else piece, label) for piece, label in pieces(document)]
    return join(document, parts)


def cased(rng: random.Random, document: Document, lower: float) -> Document:
    """Another case at times; ``lower``: share of texts all in small letters."""
    kind = rng.random()
    if kind < lower:
        return recase(document, str.lower)
    if kind < lower + 0.04:
        return recase(document, str.upper)
    if kind < lower + 0.09:
        return recase(document, str.lower, LABELS)
    if kind < lower + 0.14:
        return recase(document, str.title, ("PERSON",))
    if kind < lower + 0.17:
        return recase(document, lambda text: text[:1].upper() + text[1:])
    return document


def _typo(rng: random.Random, piece: str) -> str:
    at = rng.randrange(len(piece) - 1)
    if not (piece[at].isalpha() and piece[at + 1].isalpha()):
        return piece
    kind = rng.random()
    if kind < 0.35:
        return piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :]
    if kind < 0.7:
        return piece[:at] + piece[at + 1 :]
    return piece[:at] + piece[at] * (2 if kind < 0.9 else rng.randint(3, 5)) + piece[at + 1 :]


def noise(rng: random.Random, document: Document) -> Document:
    """Texting short forms, typos, lost punctuation; typos in names more rarely."""
    out: list[Piece] = []
    for original, label in pieces(document):
        piece = original
        if label is None:
            piece = _short(rng, piece)
        elif label == "PERSON" and len(piece) > 4 and rng.random() < 0.1:
            piece = piece[0] + _typo(rng, piece[1:])
        out.append((piece, label))
    return join(document, out)


def _short(rng: random.Random, piece: str) -> str:
    for long, short in _SHORT:
        if long in piece and rng.random() < 0.3:
            piece = piece.replace(long, short, 1)
    for _ in range(1 + len(piece) // 60):
        if len(piece) > 8 and rng.random() < 0.3:
            piece = _typo(rng, piece)
    if rng.random() < 0.2:
        piece = piece.replace(",", "").replace(".", "")
    if rng.random() < 0.1:
        piece = piece.replace("'", "")
    return piece


def possessive(rng: random.Random, document: Document) -> Document:
    """Half of the possessive 's after names lose the apostrophe; the bare s stays outside the mark."""
    parts = pieces(document)
    for at in range(1, len(parts)):
        piece, label = parts[at]
        if parts[at - 1][1] == "PERSON" and label is None and piece[:2] in ("'s", "\u2019s") and rng.random() < 0.5:
            parts[at] = (piece[1:], None)
    return join(document, parts)


def blank(rng: random.Random, document: Document, found: float, names: float) -> Document:
    """Put the placeholder for what the rest of the package finds (share ``found``), rarely for a name (``names``)."""
    out: list[Piece] = []
    for piece, label in pieces(document):
        if (label == OTHER and rng.random() < found) or (label in LABELS and rng.random() < names):
            out.append((PLACEHOLDER, None))
        else:
            out.append((piece, label))
    return join(document, out)
