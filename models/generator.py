"""Made-up messages: addresses and places in short informal carriers, and words that only look like names.

Kept small on purpose: templates alone give a model that marks everything. The values (``address``, ``place``) also
replace real ones in the hand-marked messages.
"""

from __future__ import annotations

import random
import re

from models.generator_words import (
    AREAS,
    BRANDS,
    CARRIERS,
    HARD,
    LIKE_WORDS,
    NOISES,
    PLACE_HEADS,
    ROLES,
    STREET_TYPES,
    STREETS,
    TIMES,
)
from models.names import Names
from wa_redact.apps.train.examples import Document

_SLOT = re.compile(r"\{(\w+)\}")


def postcode(rng: random.Random) -> str:
    """A postcode-like string; one in three without its space."""
    area = rng.choice(
        ("E", "N", "SE", "SW", "W", "NW", "M", "B", "L", "LS", "BD", "CR", "S", "CF", "G", "NE", "BS", "PR", "HU", "LU")
    )
    inward = str(rng.randint(0, 9)) + "".join(rng.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
    return f"{area}{rng.randint(1, 28)}{'' if rng.random() < 0.3 else ' '}{inward}"


def street(rng: random.Random, names: Names) -> str:
    stem = rng.choice(STREETS) if rng.random() < 0.55 else rng.choice(names.towns).split()[0]
    if rng.random() < 0.25:
        stem = names.draw_surname(rng)
    return f"{stem} {rng.choice(STREET_TYPES)}"


def address(rng: random.Random, names: Names) -> str:
    """One address as people type it: from a bare street to flat, number, street, town and postcode."""
    number = str(rng.randint(1, 240)) + (rng.choice("abcd") if rng.random() < 0.15 else "")
    line = street(rng, names)
    kind = rng.random()
    if kind < 0.28:
        return f"{number} {line}"
    if kind < 0.40:
        flat = rng.choice(("Flat", "flat", "Flt", "Apt", "Unit", "Room"))
        return f"{flat} {rng.randint(1, 60)}{rng.choice((', ', ' '))}{number} {line}"
    if kind < 0.50:
        return f"{rng.randint(1, 90)} {street(rng, names).rsplit(' ', 1)[0]} {rng.choice(('House', 'Court', 'Point', 'Tower', 'Heights', 'Lodge'))}"
    if kind < 0.66:
        return line
    if kind < 0.76:
        stem = street(rng, names).rsplit(" ", 1)[0]
        return f"{rng.choice(('', '', 'the '))}{stem} {rng.choice(('Estate', 'estate', 'House', 'Towers', 'Buildings', 'flats'))}".removeprefix(
            "the "
        )
    if kind < 0.86:
        return (
            f"{number} {line}{rng.choice((', ', ' '))}{rng.choice(names.towns)}{rng.choice((', ', ' '))}{postcode(rng)}"
        )
    if kind < 0.95:
        return f"{number} {line} {postcode(rng)}"
    return postcode(rng)


def place(rng: random.Random, names: Names) -> str:
    """A named school, surgery, ward, centre, faith place ..."""
    kind = rng.random()
    if kind < 0.3:
        saint = rng.choice(
            "Mary John Paul Luke Peter Joseph Thomas Anne Mark Dominic Francis Michael Andrew Bede Cuthbert Monica".split()
        )
        stem = (
            rng.choice(("St ", "St ", "St. ", "Saint ", "Our Lady & St ")) + saint + rng.choice(("'s", "'s", "s", ""))
        )
        return stem if rng.random() < 0.3 and stem.endswith("s") else f"{stem} {rng.choice(PLACE_HEADS)}"
    if kind < 0.65:
        stem = rng.choice(STREETS) + (" " + rng.choice(STREETS) if rng.random() < 0.15 else "")
    elif kind < 0.9:
        stem = rng.choice(names.towns)
    else:
        stem = names.draw_surname(rng)
    return f"{stem} {rng.choice(PLACE_HEADS)}"


def sound(rng: random.Random) -> str:
    """An interjection with letters repeated at random."""
    out = ""
    for char in rng.choice(NOISES):
        out += char * (rng.randint(2, 6) if rng.random() < 0.3 else 1)
    return out


def initials(rng: random.Random) -> str:
    """One or two initials, as workers write them."""
    letters = rng.choices("ABCDEFGHJKLMNOPRSTWYZ", k=1 if rng.random() < 0.6 else 2)
    if len(letters) == 1:
        return letters[0] + rng.choice(("", "", "."))
    return rng.choice(("{}{}", "{}.{}.", "{}.{}", "{} {}")).format(*letters)


def word_like(rng: random.Random) -> str:
    """A name that is also a word."""
    return rng.choice(LIKE_WORDS)


def person(rng: random.Random, names: Names) -> str:
    """A person as mentioned in a chat: mostly a given name."""
    given = names.draw_given(rng)
    kind = rng.random()
    if kind < 0.62:
        return given
    if kind < 0.82:
        return f"{given} {names.draw_surname(rng)}"
    if kind < 0.87:
        return f"{given} {names.draw_surname(rng)[0]}"
    if kind < 0.92:
        return f"{given}-{rng.choice('Mae Rose Leigh Jay May Lee Marie Louise James Ann Grace Lou'.split())}"
    if kind < 0.96:
        options = names.nicks.get(given.lower())
        return rng.choice(options).title() if options else given[: rng.choice((3, 4))]
    return f"{given[0]}{rng.choice(('', '.', ''))}{names.draw_surname(rng)[0]}{rng.choice(('', '.'))}"


def fill(rng: random.Random, template: str, names: Names) -> Document:
    """Fill the slots: {P} person, {S} surname, {L} a name that is a word, {I} initials, {A} address, {O} place, and
    unmarked {R} role, {W} time, {T} town, {A2} area, {B} brand, {N} sound."""
    text, spans, at = "", [], 0
    for match in _SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        slot = match.group(1)
        label = {"A": "ADDRESS", "O": "PLACE"}.get(slot, "PERSON" if slot in "PSLI" else None)
        value = {
            "P": lambda: person(rng, names),
            "S": lambda: names.draw_surname(rng),
            "L": lambda: word_like(rng),
            "I": lambda: initials(rng),
            "A": lambda: address(rng, names),
            "O": lambda: place(rng, names),
            "T": lambda: rng.choice(names.towns) if rng.random() < 0.7 else rng.choice(AREAS),
            "A2": lambda: rng.choice(AREAS),
            "B": lambda: rng.choice(BRANDS),
            "N": lambda: sound(rng),
            "R": lambda: rng.choice(ROLES),
            "W": lambda: rng.choice(TIMES),
        }[slot]()
        if label:
            spans.append((len(text), len(text) + len(value), label))
        text += value
    return Document(text + template[at:], tuple(spans), "made")


def message(rng: random.Random, names: Names) -> Document:
    """One message: 45 % hard negatives; a quarter are two sentences."""
    first = fill(rng, rng.choice(HARD if rng.random() < 0.45 else CARRIERS), names)
    if rng.random() < 0.25:
        second = fill(rng, rng.choice(HARD if rng.random() < 0.6 else CARRIERS), names)
        text = first.text + rng.choice((". ", ", ", " ", "\n", " - ", " and ", " but ", "... "))
        spans = first.spans + tuple((start + len(text), end + len(text), label) for start, end, label in second.spans)
        first = Document(text + second.text, spans, "made")
    tail = rng.choice((" x", " xx", " pls", " thx", ".", "!", "...", " \U0001f60a", " ok", "", "", "", "", ""))
    return Document(first.text + tail, first.spans, "made")
