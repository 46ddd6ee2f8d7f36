"""Named places where a child can be found: schools, surgeries, hospitals and wards, centres, refuges, faith places.

From the word that ends such a name ("school", "ward") the text is read leftwards, word by word: first what belongs to
the kind ("primary", "family"), then the name, up to a word of ordinary talk. No name, no place: "his new school".
"""

from collections.abc import Iterator
from typing import NamedTuple

from wa_redact.detectors._place_bare import Bare, Trees
from wa_redact.detectors._place_named import PATTERNS
from wa_redact.detectors._place_words import NAMES, ORDINARY
from wa_redact.detectors._places import BACKED, CAPITAL, ENDING, HEADS, LEADING, LOOSE, NAMED, NOT_PLACES, PARTS
from wa_redact.patterns import SHORT, QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_SAINTS = frozenset("st st. saint king queen bishop archbishop sir dame lady prince princess".split())
_LEFT_WORD = QuickRx(r"(?r)(?<![\w'&.-])[\w'&.-]{1,24}")
_CLITIC = ("'ve", "'re", "'ll", "n't", "'d", "'m")
_VERBAL = ("ing", "ed", "ly")
#: ends the first half of a name: "Oak House children's home"
_HALLS = frozenset(("house", "hall", "court", "lodge", "road", "street", "lane"))
#: "new" is part of these and says something of all others: "the new Oakfield school"
_AFTER_NEW = frozenset("cross horizon horizons ford hall park town hope start steps life testament".split())
_WITH_ARTICLE = frozenset("surgery practice home refuge hostel".split())
_NEVER = frozenset("the of and at in to from for with on is her his my".split())


_NO_NAMES = NOT_PLACES | frozenset("forest beach sunday".split())
_SELDOM = frozenset("ward church a&e".split())


class _Name(NamedTuple):
    """What stands before a head: where it begins and what it is made of."""

    start: int
    length: int
    capital: bool
    sure: bool
    parts: frozenset[str]


class _Walk:
    """Reads leftwards from ``head``: ``low`` ends before it, ``norm`` with its first letter."""

    __slots__ = ("count", "head", "head_capital", "low", "norm", "parts", "right", "shouted", "sure", "unknown")

    def __init__(self, low: str, norm: str, head: str, *, shouted: bool) -> None:
        self.low, self.norm, self.shouted = low, norm, shouted
        self.head_capital = norm[len(low)].isupper() and not shouted
        self.head = head
        self.parts: set[str] = set()
        self.count = self.unknown = 0
        self.sure = False
        self.right = ""

    def read(self) -> _Name | None:
        """The name that ends before the head, or None."""
        low = self.low
        start = at = len(low)
        capital = False
        while self.count < 5 and at and low[at - 1] in " -":
            m = _LEFT_WORD.match(low, max(0, at - 26), at - 1)
            if m is None:
                break
            word, q = m.group(), m.start()
            part = word in PARTS or (word == "of" and "e" in self.parts)
            if part and not self.count and word not in self.parts:
                # "Church" and "Park" begin names as well; what a kind ends in is seen first
                self.parts.add(word)
                at = q
                continue
            upper = self.norm[q].isupper() and not self.shouted
            if not self._takes(word, q, upper=upper):
                break
            self.count += 1
            self.right = word
            start = at = q
            capital = upper
            if word in _SAINTS and word.startswith("s"):
                break
        if not self.count or (self.right in _HALLS and self.count == 1):
            return None
        return _Name(self._start(start), self.count, capital, self.sure, frozenset(self.parts))

    def _start(self, start: int) -> int:
        """``start`` moved to a doctor's title, or to the article of a name of one word: "the willows surgery"."""
        low = self.low
        if _titled(low, start):
            return low.rfind("dr", 0, start)
        if self.count > 1 or not low.startswith("the ", max(0, start - 4)) or (start > 4 and low[start - 5].isalnum()):
            return start
        # "The Limes medical practice", "the willows surgery"; "at the Willow centre"
        capital = self.norm[start - 4] == "T" and not self.shouted
        return start - 4 if capital or self.head in _WITH_ARTICLE else start

    def _takes(self, word: str, q: int, *, upper: bool) -> bool:
        """True when ``word`` at ``q`` is part of the name."""
        plain = word.removesuffix("'s")
        if word[-1] == "." and word not in ("st.", "c.", "e.", "c.of.e."):
            return False
        if word in _HALLS and not self.count:
            return True
        if word.endswith(_CLITIC) or len(plain) < 2 or (len(plain) < 3 and word not in _SAINTS and not upper):
            return word == "of" and self.count > 0 and _of(self.low, q)
        if word in NAMES or word in _SAINTS or ENDING.fullmatch(word):
            if word in ORDINARY and not upper and word not in _SAINTS:
                return False
            self.sure = self.sure or word not in LEADING
            return True
        if word in ORDINARY or plain in ORDINARY:
            return self._ordinary(word, q, upper=upper)
        return self._unknown(word, plain, q, upper=upper)

    def _ordinary(self, word: str, q: int, *, upper: bool) -> bool:
        if word in _NEVER:
            return False
        if upper and self.head_capital and _mid(self.low, q):
            return True
        if not self.count or word not in LEADING:
            return False
        return upper or word not in ("new", "old", "good", "happy", "big") or self.right in _AFTER_NEW

    def _unknown(self, word: str, plain: str, q: int, *, upper: bool) -> bool:
        if word != plain and not self.count and not self.parts:
            # "Lily's school" is hers; "St Conval's" and "Dr Patel's" name it
            before = _LEFT_WORD.match(self.low, max(0, q - 26), max(0, q - 1))
            if not (_titled(self.low, q) or (before and before.group() in _SAINTS)):
                return False
        if (word.endswith(_VERBAL) and not upper) or any(c.isdigit() for c in word):
            return False
        self.unknown += 1
        return upper or self.unknown <= 3


class Places:
    """A name followed by the kind of place."""

    name = "place"
    label = "PLACE"
    gate = Gate(frozenset((*(HEADS - {"a&e"}), "e")))

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low, norm = text.low, text.norm
        shouted = norm.isupper()
        for start, end in _heads(text):
            base = max(0, start - 160) if len(low) > SHORT else 0
            found = _Walk(low[base:start], norm[base : start + 1], low[start:end], shouted=shouted).read()
            if found is None:
                continue
            found = found._replace(start=found.start + base)
            head = low[start:end]
            score = _score(head, found, capital=not shouted and norm[start].isupper(), first=low[found.start : start])
            if score:
                yield Finding(found.start, _end(low, norm, head, end), self.label, score, self.name)


def _mid(low: str, at: int) -> bool:
    """True inside a sentence, where a capital says something."""
    return at > 1 and low[at - 1] == " " and (low[at - 2].isalnum() or low[at - 2] in ",'-&")


def _titled(low: str, at: int) -> bool:
    return low.startswith(("dr ", "dr. "), max(0, at - 3)) or low.startswith("dr. ", max(0, at - 4))


def _of(low: str, at: int) -> bool:
    return low.endswith(("lady ", "church ", "house ", "school "), max(0, at - 7), at)


def _heads(text: Text) -> list[tuple[int, int]]:
    """Where the words of ``HEADS`` stand; of several in a row ("primary school") the last."""
    low = text.low
    found = []
    wanted = [w for w in text.words if w in HEADS]
    if "a&e" in low:
        wanted.append("a&e")
    for word in wanted:
        size = len(word)
        at = low.find(word)
        while at >= 0:
            end = at + size
            if (at == 0 or not low[at - 1].isalnum()) and not low[end : end + 1].isalnum() and at > 3:
                found.append((at, end))
            at = low.find(word, end)
    found.sort()
    return [(a, b) for i, (a, b) in enumerate(found) if i + 1 == len(found) or not _goes_on(low, b, found[i + 1])]


def _goes_on(low: str, end: int, following: tuple[int, int]) -> bool:
    """True when the head that ends at ``end`` is part of a longer one: "primary school", but not "hospital a&e"."""
    a, b = following
    return a == end + 1 and (low[a:b] != "a&e" or low[max(0, end - 3) : end] == "a&e")


def _score(head: str, found: _Name, *, capital: bool, first: str) -> float:
    """How surely a name before ``head`` is that of a place."""
    first = first.strip().removeprefix("the ")
    if found.length == 1 and not found.parts and first in _NO_NAMES:
        return 0.0
    if head not in LOOSE:
        backed = bool(found.parts)
        if found.capital or found.sure:
            return 0.85
        return 0.65 if backed or found.length > 1 or head not in ("school", "college", "surgery", "nursery") else 0.55
    if BACKED.get(head, frozenset()) & found.parts:
        return 0.85 if found.capital or found.sure else 0.6
    if head in CAPITAL:
        return 0.75 if capital and found.capital else 0.0
    if head in ("form", "home"):
        return 0.0
    if found.capital and (capital or found.sure):
        return 0.75
    if head in NAMED and found.sure:
        return 0.65
    return 0.5 if head in _SELDOM and len(first) > 4 else 0.0


def _end(low: str, norm: str, head: str, end: int) -> int:
    """``end``, or where the second half of a name ends: "Harris Academy Peckham"."""
    if (
        head == "academy"
        and norm[end + 1 : end + 2].isupper()
        and low[end] == " "
        and not norm[end + 2 : end + 3].isupper()
    ):
        stop = end + 1
        while stop < len(low) and low[stop].isalpha():
            stop += 1
        if low[end + 1 : stop] not in ORDINARY:
            return stop
    return end


DETECTORS = (Places(), Bare(), Trees(), *PATTERNS)
