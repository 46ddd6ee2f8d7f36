"""Further messages with a seed: names by origin, the label mix of a real incident, casing and noise as asked for."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.corpora import CASINGS, definition
from benchmarks.score import Labelled, Marked

SLOTS = {"p": "PERSON", "P": "PERSON", "t": "PHONE_NUMBER", "d": "DATE_OF_BIRTH", "a": "ADDRESS"}
MIXED = "mixed"
#: Ofcom's numbers for drama: mobile, London, no area, Manchester
PHONES = (
    "07700 900{:03}",
    "07700900{:03}",
    "+44 7700 900{:03}",
    "020 7946 0{:03}",
    "01632 960{:03}",
    "0161 496 0{:03}",
)
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioppsdfghjkllxcvbnmm", strict=True))


def generate(seed: int, count: int, *, casing: str = MIXED, noise: float = 0.03) -> Iterator[Marked]:
    """``count`` messages; the same for the same arguments and the same release of Faker.

    ``casing``: one of ``CASINGS`` or "mixed" (six in ten in lower case, one in twenty in capitals, as people write).
    ``noise``: the chance that a letter is dropped, doubled, swapped or replaced by its neighbour; names suffer too.
    """
    dice = random.Random(seed)
    names = Names(dice)
    for i in range(count):
        how = dice.choices(CASINGS, (35, 60, 5))[0] if casing == MIXED else casing
        text, spans = _message(dice, names, how, noise)
        yield Marked(text, tuple(spans), place=f"generated {seed}:{i}")


@dataclass
class Names:
    """Given and full names by origin: from our own lists and, where it has the origin, as often from Faker's."""

    dice: random.Random
    fakers: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from faker import Faker

        locales = definition("generator")["faker"]
        self.fakers = {origin: Faker(locale) for origin, locale in locales.items()}
        for faker in self.fakers.values():
            faker.seed_instance(self.dice.random())

    def draw(self, *, full: bool) -> str:
        origin = self.dice.choice(sorted(definition("names")))
        lists, faker = definition("names")[origin], self.fakers.get(origin)
        if faker is not None and self.dice.random() < 0.5:
            given, family = faker.first_name(), faker.last_name()
        else:
            given, family = self.dice.choice(lists["given"].split()), self.dice.choice(lists["family"].split())
        return f"{given} {family}" if full else given


def _message(dice: random.Random, names: Names, casing: str, noise: float) -> tuple[str, list[Labelled]]:
    what = definition("generator")
    if dice.random() < what["clean_share"]:
        clauses = [dice.choice(what["clean"])]
    else:
        labels = dice.choices(list(what["mix"]), list(what["mix"].values()), k=dice.choice((1, 1, 2)))
        clauses = [dice.choice(what["clauses"][label]) for label in dict.fromkeys(labels)]
        clauses += [dice.choice(what["clean"])] if dice.random() < 0.4 else []
    pattern = dice.choice(what["openers"]) + ", ".join(clauses) + dice.choice(what["closers"])
    text, spans = "", []
    while pattern:
        before, brace, rest = pattern.partition("{")
        text += _noisy(dice, _cased(before, casing), noise)
        if not brace:
            break
        value = _cased(_value(dice, names, rest[0]), casing)
        value = _noisy(dice, value, noise) if SLOTS[rest[0]] == "PERSON" else value
        spans.append((len(text), len(text) + len(value), SLOTS[rest[0]]))
        text += value
        pattern = rest[2:]
    return text, spans


def _value(dice: random.Random, names: Names, slot: str) -> str:
    match slot:
        case "t":
            return dice.choice(PHONES).format(dice.randrange(1000))
        case "d":
            day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(1985, 2024)
            shapes = ("{d}/{m}/{y}", "{d:02}/{m:02}/{s:02}", "{d}.{m}.{s:02}", "{d} {w} {y}", "{w} {d} {y}")
            word = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()[month - 1]
            return dice.choice(shapes).format(d=day, m=month, y=year, s=year % 100, w=word)
        case "a":
            parts = {key: value.split() for key, value in definition("generator")["parts"].items()}
            street = f"{dice.randint(1, 180)} {dice.choice(parts['streets'])} {dice.choice(parts['kinds'])}"
            return dice.choice(
                (street, f"flat {dice.randint(1, 40)}, {street}", f"{street}, {dice.choice(parts['towns'])}")
            )
        case _:
            return names.draw(full=slot == "P")


def _cased(text: str, casing: str) -> str:
    return text.lower() if casing == "lower" else text.upper() if casing == "upper" else text


def _noisy(dice: random.Random, text: str, noise: float) -> str:
    out = list(text)
    for i, c in enumerate(text):
        if c.isascii() and c.isalpha() and dice.random() < noise:
            kind = dice.randrange(4)
            if kind == 0 and len(text) > 3:
                out[i] = ""
            elif kind == 1:
                out[i] = c + c
            elif kind == 2 and i + 1 < len(text) and text[i + 1].isalpha() and out[i] == c:
                out[i], out[i + 1] = text[i + 1], c
            else:
                near = NEIGHBOURS[c.lower()]
                out[i] = near.upper() if c.isupper() else near
    return "".join(out)


def as_json(message: Marked) -> str:
    """A line of the common format."""
    spans = [{"start": a, "end": b, "label": label} for a, b, label in message.spans]
    return json.dumps({"id": message.place, "text": message.text, "spans": spans}, ensure_ascii=False)
