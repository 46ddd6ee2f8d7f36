"""Persons by their initials: "J.S. was seen", "update TK's chronology", "K has gone missing".

Capitals are few and mean many things, so most of what is said here is evidence that the name model weighs; a known
abbreviation is evidence the other way.
"""

import re
from collections.abc import Iterator

from wa_redact.lists import sections, words
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_LISTS = sections("abbreviations")
_ABBREVIATIONS = words(_LISTS[""])
_DOTTED_TOO = words(_LISTS["dotted"]) | {word for word in _ABBREVIATIONS if len(word) > 2}
#: such capitals are hardly ever a person's
_NOBODY = 0.01
_CAPITALS = re.compile(r"(?<![\w.'@#/&+-])[A-Z]{1,3}(?![\w&/+-]|[.:]\w)")
_DOTTED = re.compile(r"(?<![\w.])[A-Z]\.\s?[A-Z](?:\.\s?[A-Z]){0,2}(?:\.|(?![\w.]))(?!\w)")
_POSSESSED = re.compile(r"'s\s(?!(?:of|and|or|in|on|at|for|to)(?![a-z]))[a-z]")
#: what a person does or is, right after
_DOES = re.compile(
    r"\s(?:is|was|has|had|hasn'?t|isn'?t|wasn'?t|won'?t|can'?t|couldn'?t|didn'?t|doesn'?t|did|does|says|said|told|turned|refused|refuses|disclosed|cried|"
    r"slept|hit|went|came|rang|left|wants|wanted|needs|attended|stayed|lives|ran|hates|loves|likes|thinks|feels|allowed)(?![a-z])"
)
#: what is done to or with a person, right before
_DONE = re.compile(
    r"(?<![a-z])(?:ask|asked|tell|told|took|take|taking|drop|dropped|collect|collected|visit to|visited|saw|seen|see|with|for|of|re|about|update on|"
    r"strat on|spoke to|speak to|hi|from|both|and|n|&)\s$"
)
#: two letters that are one thing
_THINGS = re.compile(
    r"(?<![\w.])(?:a and e|b and b|q and a|d and v|p and p|m and s|b and m|h and m|r and r|r and b|n and n)(?![\w.])"
)
_PAIR = re.compile(r"(?<![\w.])[A-Z]{1,3}\s?(?:and|&|,)\s$")
#: before a single letter that counts or grades: "plan A", "bus stop C", "got a B"
_COUNTS = re.compile(
    r"(?<![a-z])(?:plan|group|stop|vitamin|vit|hep|hepatitis|form|section|room|block|class|grade|option|unit|part|level|team|wing|flat|door|bay|zone|route|"
    r"bus|a|an|the|no|number|letter|step|set|year|size|gate|platform|appendix|schedule|lane|exit|junction|type|category|cat|tier|stage|phase|order|annex|or|"
    r"floor|ward|area|side|point|item|paragraph|para|page|line|key|press|code|rated|capital)\s$"
)
_LEAST_SMALL = 4  # small letters that a text must hold, so that its capitals mean something


class Capitals:
    """One to three capitals without full stops."""

    name = "capitals"
    label = "PERSON"
    gate = Gate()

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        norm = text.norm
        if norm == text.low:
            return
        found = [m.span() for m in _CAPITALS.finditer(norm)]
        if not found or sum(map(str.islower, norm)) < _LEAST_SMALL:
            return
        things = [m.span() for m in _THINGS.finditer(text.low)]
        for start, end in found:
            if any(a <= start < b for a, b in things):
                continue
            score = self._score(norm, text.low, start, end)
            if score:
                yield Finding(start, end, self.label, score, self.name)

    def _score(self, norm: str, low: str, start: int, end: int) -> float:
        value = low[start:end]
        if end - start > 1 and value in _ABBREVIATIONS:
            return _NOBODY
        if end - start == 1 and (value in "ix" or _COUNTS.search(low, max(0, start - 14), start)):
            return 0.0 if value == "i" else _NOBODY
        if _POSSESSED.match(low, end) or (value != "a" and _DOES.match(low, end)):
            return 0.6
        if _DONE.search(low, max(0, start - 12), start) or _PAIR.search(norm, max(0, start - 8), start):
            return 0.45 if value != "a" else 0.0
        return 0.0


class Dotted:
    """Two to four capitals with full stops; an abbreviation ("O.M.G.") is evidence the other way."""

    name = "initials"
    label = "PERSON"
    gate = Gate(chars=".")

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _DOTTED.finditer(text.norm):
            known = m.group().replace(".", "").lower() in _DOTTED_TOO
            yield Finding(m.start(), m.end(), self.label, _NOBODY if known else 0.7, self.name)


DETECTORS = (Capitals(), Dotted())
