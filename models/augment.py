"""Names, addresses and places swapped for others, and one augmented copy of a marked text for an epoch."""

from __future__ import annotations

import random

from models import generator
from models.names import Names
from wa_redact.apps.train.examples import Document
from wa_redact.apps.train.vary import Piece, blank, cased, join, noise, pieces, possessive


def _like(new: str, old: str) -> str:
    if old.islower():
        return new.lower()
    if old.isupper() and len(old) > 3:
        return new.upper()
    return new


def swap(rng: random.Random, document: Document, names: Names, share: float) -> Document:
    """Replace names (one name, one new name throughout), addresses and places by others in the same case."""
    known: dict[str, str] = {}
    surname_too = rng.random() < 0.1

    def one_name(old: str) -> str:
        words = old.split()
        if len(words) == 1:
            kind = rng.random()
            if kind < 0.05:
                new = generator.initials(rng)
            elif kind < 0.13:
                new = generator.word_like(rng)
            else:
                new = names.draw_given(rng) if kind < 0.87 else generator.person(rng, names)
        elif surname_too or len(words) == 2:
            new = f"{names.draw_given(rng)} {names.draw_surname(rng)}"
        else:
            new = old
        return new

    out: list[Piece] = []
    before = ""
    for piece, label in pieces(document):
        new = piece
        if (
            label == "PERSON"
            and len(piece) > 2
            and piece.replace(" ", "").replace("-", "").isalpha()
            and rng.random() < share
        ):
            key = piece.lower()
            titled = before.lower().rstrip(". ").endswith(("mr", "mrs", "ms", "miss", "dr", "pc", "judge"))
            if key not in known:
                known[key] = names.draw_surname(rng) if titled and " " not in piece else one_name(piece)
            new = _like(known[key], piece)
        elif label == "ADDRESS" and rng.random() < share:
            new = _like(generator.address(rng, names), piece)
        elif label == "PLACE" and rng.random() < share:
            new = _like(generator.place(rng, names), piece)
        out.append((new, label))
        before = piece
    return join(document, out)


def vary(rng: random.Random, document: Document, names: Names, *, first: bool, lower: float) -> Document:
    """One augmented copy. The first copy of an epoch stays close to the original."""
    if not first or rng.random() < 0.3:
        document = swap(rng, document, names, 0.75)
    document = possessive(rng, document)
    document = blank(rng, document, 0.6, 0.04)
    if rng.random() < (0.2 if first else 0.45):
        document = noise(rng, document)
    return cased(rng, document, lower)
