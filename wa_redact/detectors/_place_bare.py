"""Places called by one word that is made as names are: "TAF at meadowcroft", "the Beeches"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wa_redact.patterns import RIGHT, Rx, near
from wa_redact.text import Gate, Text
from wa_redact.types import Finding


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIRST = _words(
    "oak ash elm wood meadow green summer spring holly beech birch rowan maple king queen bishop raven brook hill sunny fern "
    "high long fair broad white black mill rose haven heath cherry willow lark swan fox hazel lime cedar bramble thorn "
    "heather clover water park moor rook hawk"
)
_SECOND = _words(
    "land lands croft crofts mead meadow meadows side view hill dale wood woods bank brook field fields bush hurst moor dene "
    "grove leigh acre acres"
)
#: words, shops, towns and people that are made in the same way
_OTHER = frozenset(
    "woodland blackwood highland highlands parkland woodside ashfield longfield heathland moorland waterside fairfields "
    "greenfield greenland greenfields whitefield broadland".split()
)
_CUE = Rx(
    r"(?<![a-z])(?:schools?|nursery|placements?|managed\ move|refuge|youth\ club|kids\ home|childrens\ home|unit|gp|surgery|"
    r"pick(?:ed)?\ up|collect(?:ed)?|hostel|staff|excluded|exclusion|taf|senco|head\ ?teacher|yr|year\ [0-9]{1,2}|buzzer|"
    r"key\ ?worker|respite|dsl|class|governors?)(?![a-z])"
)
_STREET = Rx(
    r"\ (?:st|street|rd|road|ave|avenue|close|lane|way|drive|court|terrace|gardens|crescent|mews|estate)(?![^\W_])"
)


_GATE = Gate(
    frozenset(
        "schools school nursery placement placements move refuge club home unit gp surgery pick picked collect collected "
        "hostel staff excluded exclusion taf senco head headteacher yr year buzzer keyworker worker respite dsl class "
        "governor governors".split()
    )
)


_ANY_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{7,40}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Bare:
    """Made-up words of two known halves, with a cue in the same clause."""

    name: str = "place_bare"
    label: str = "PLACE"
    gate: Gate = _GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        wanted = {
            word
            for word in text.words
            if len(word) > 6 and word.endswith(_SECOND) and word.startswith(_FIRST) and word not in _OTHER
        }
        if not wanted:
            return
        for m in _ANY_WORD.finditer(low):
            at, end = m.span()
            if m.group() in wanted and not _STREET.match(low, end) and near(_CUE, low, at, end, 40, 40):
                yield Finding(at, end, self.label, 0.6, self.name)


_NAMES = (
    "limes willows laurels beeches sycamores hollies cedars oaks elms firs poplars chestnuts birches hawthorns larches gables "
    "maples pines rowans"
)
_TREES = Rx(
    rf"(?<=(?<![^\W_])the\ )(?:{_NAMES.replace(' ', '|')}){RIGHT}(?!\ (?:are|were|in|outside|and)\ )"
    rf"(?!{_STREET.pattern})(?:\ (?:nursery|surgery|medical\ practice|practice|children'?s\ home|home|contact\ centre){RIGHT})?"
)
_TREES_GATE = Gate(frozenset(_NAMES.split()))


@dataclass(frozen=True, slots=True)
class Trees:
    """Homes and centres called by trees; a capital article belongs to the name."""

    name: str = "place_trees"
    label: str = "PLACE"
    gate: Gate = _TREES_GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _TREES.finditer(text.low):
            start = m.start()
            yield Finding(start - 4 if text.norm[start - 4] == "T" else start, m.end(), self.label, 0.6, self.name)
