"""Names that are known already: to a message once one was found for sure, to a thread from its messages and senders.

A known name is found again however it is written: in small letters, with or without an apostrophe or its accents, drawn
out, as the short form that people use for it.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cache
from math import inf

from wa_redact.detectors._roles import KIN, NOT_NAMES, TITLES
from wa_redact.folding import unaccented
from wa_redact.lists import keyed, sections, words
from wa_redact.phrases import Phrases, nobody
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

#: names kept by one ``Names``
CAPACITY = 4096

_NO_PART = NOT_NAMES | frozenset(KIN.replace("-?", "").split("|")) | frozenset(TITLES.split("|"))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_POSSESSIVE = re.compile("['\u2019][sS](?![^\\W_])")
_DRAWN = re.compile(r"(.)\1{2,}")
_PARTICLES = frozenset("al el abu bin ibn van von der den de la le da di mac mc san st ap ben bint".split())


@cache
def _lists() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The names that are words as well, and for each name the others that the same person may be called."""
    same: dict[str, set[str]] = {}
    for full, short in keyed(sections("nicknames")[""]):
        for name in short:
            for one in full.split():
                same.setdefault(one, set()).add(name)
                same.setdefault(name, set()).add(one)
    return words(sections("word_names")[""]), {name: frozenset(others) for name, others in same.items()}


def parts(value: str) -> list[str]:
    """The words of a name in small letters: "Mr Tyrone O'Neil-Grant" is tyrone, oneil-grant."""
    both, _ = _lists()
    found = _WORD.findall(_POSSESSIVE.sub("", value).replace("'", "").replace("\u2019", ""))
    return [
        w.lower()
        for w in found
        if len(w) > 1
        and (w.lower() not in _NO_PART or (w[0].isupper() and w.lower() in both))
        and (w.lower() not in _PARTICLES or len(found) == 1)
    ]


def other_forms(part: str) -> frozenset[str]:
    """What else the bearer of the name ``part`` (small letters) may be called: "kate" for katherine, and back."""
    return _lists()[1].get(part, frozenset())


class Names:
    """The names known so far. A detector: what it finds are further mentions of them.

    Of more than ``capacity`` the one that was not met for the longest time is forgotten first. Not shared between threads
    of execution. ``repr`` shows how many there are, never which.
    """

    name = "known_name"
    label = "PERSON"
    gate = Gate()

    def __init__(self, capacity: float = CAPACITY) -> None:
        self._known: OrderedDict[str, float] = OrderedDict()
        self._capacity = capacity

    def __repr__(self) -> str:
        return f"Names(known={len(self._known)})"

    def __len__(self) -> int:
        return len(self._known)

    def learn(self, value: str, score: float = 0.9) -> None:
        """Remember the name ``value`` with its short and long forms; ``score`` is given to what is found by it."""
        _, same = _lists()
        for part in parts(value):
            self._add(part, score)
            for other in same.get(part, ()):
                self._add(other, score - 0.1)
            if "-" in part:
                for half in part.split("-"):
                    if len(half) > 2:
                        self._add(half, score - 0.1)

    def _add(self, word: str, score: float) -> None:
        word = unaccented(word)
        self._known[word] = max(score, self._known.get(word, 0.0))
        self._known.move_to_end(word)
        if len(self._known) > self._capacity:
            self._known.popitem(last=False)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        if not self._known:
            return
        both, _ = _lists()
        headline: bool | None = None  # not looked at until a name is met that is a word as well
        low = text.low
        drawn = _DRAWN.search(low) is not None
        if "-" not in low and not any(self._form(unaccented(word), 0, drawn) for word in text.words):
            return  # as it is for most texts that are read once more
        plain = low.isascii()
        for m in _WORD.finditer(low):
            word = m.group()
            known = self._form(word if plain else unaccented(word), len(word), drawn)
            if known is None:
                continue
            form, length = known
            start, end = m.start(), m.start() + length
            if form in both or len(form) < 3:
                if headline is None:
                    headline = _headline(text.norm)
                if headline or not _stands_as_name(text.norm, start, end):
                    continue
            yield Finding(start, end, self.label, self._known[form], self.name)

    def _form(self, word: str, size: int, drawn: bool) -> tuple[str, int] | None:
        """The known name that ``word`` is a form of, and how many of the ``size`` letters that were typed are the name.

        ``drawn``: False when no letter of the text stands three times in a row.
        """
        known = self._known
        if word in known:
            return word, size
        if word[-1] == "s" and len(word) > 3 and word[:-1] in known and word not in _NO_PART:
            return word[:-1], size - 1  # "tylas mum"
        if drawn and _DRAWN.search(word):
            for times in (r"\1", r"\1\1"):
                short = _DRAWN.sub(times, word)
                if short in known:
                    return short, size
        return None


def _stands_as_name(norm: str, start: int, end: int) -> bool:
    """True for a capital that neither a sentence's beginning nor stress explains: "hope Will comes", not "Will you come"."""
    if not norm[start].isupper() or norm[start:end].isupper():
        return False
    before = norm[:start].rstrip()
    return bool(before) and before[-1] not in ".!?\n:" and "\n" not in norm[len(before) : start]


def _headline(norm: str) -> bool:
    """True where capitals tell nothing: "BACK LATE", "Boiler Repairs Will Take Place Thursday"."""
    if norm.isupper():
        return True
    said: list[bool] = [word[0].isupper() for word in _WORD.findall(norm)[1:] if len(word) > 3]
    capitals = sum(said)
    return capitals >= 3 and capitals > 2 * (len(said) - capitals)


def never_names(own: Iterable[str], always: Iterable[str]) -> Phrases:
    """The phrases that name nobody: a policy's ``own`` and everybody's, but for those with a part of a name in ``always``."""
    wanted = {part for entry in always for part in parts(entry)}
    return Phrases((*(entry for entry in nobody() if wanted.isdisjoint(entry.split())), *own))


class AlwaysNames:
    """The names that a policy lists to be found always. A detector; may be shared by threads.

    An entry is found as it stands, in any casing, even where it is a word of talk as well; its parts, short forms and
    other spellings as those of any known name.
    """

    name = "always_names"
    label = "PERSON"
    gate = Gate()

    def __init__(self, entries: Iterable[str]) -> None:
        entries = tuple(entries)
        self._phrases = Phrases(entries)
        self._forms = Names(inf)
        for entry in entries:
            self._forms.learn(entry)
            self._forms.learn("".join(parts(entry)))  # "tylasmith"

    def __repr__(self) -> str:
        return f"AlwaysNames({len(self._forms)} forms)"

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for place in self._phrases.find(text.low):
            yield Finding(place.start, place.end, self.label, 1.0, self.name)
        yield from self._forms.find(text)
