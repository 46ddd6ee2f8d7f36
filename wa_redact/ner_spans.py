"""Tag probabilities -> spans: threshold, join, trim. What stays outside a name is the annotation guideline's choice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

from wa_redact.detectors._places import STRONG
from wa_redact.detectors._roles import OFFICES, RELATIVES
from wa_redact.features import ANY_NAME, GIVEN, RARE_GIVEN, Lexicon
from wa_redact.tokens import PLACEHOLDER, Tokens
from wa_redact.types import Span

# words that stand before a name and are no part of it
TITLES = frozenset(
    [
        *OFFICES.split("|"),
        *RELATIVES.split("|"),
        *"sir dame father officer nan nana nanna nanny gran granny".split(),
        *"grandma grandad grandpa mum mummy mam mom dad daddy".split(),
        *"baji bhabhi bhaiya chacha chachi khala phupo abla teyze amca ciocia wujek babcia dziadek hooyo".split(),
    ]
)
#: said to anybody, where they stand in small letters behind one of ``_HAILS`` and nothing follows: "thanks petal"
_ENDEARMENTS = frozenset(
    "petal star blossom sunshine princess honey poppet treacle flower lamb cocker chuck sugar sweetpea pumpkin chick hen".split()
)
_HAILS = frozenset(
    "hi hiya hello hey thanks thankyou thank thx ta cheers ok okay morning night alright bye ty aw aww yes".split()
)
#: odds that any word of a message belongs to a name: about one in ten in the project's own messages
_ANY_WORD = 1 / 9
#: a place's kind right behind its name belongs to it: "mcauley catholic" is high, "elm family" centre
_KINDS = STRONG | frozenset(
    "high secondary grammar girls boys sixth form centre center ward clinic practice temple".split()
)
#: what looks like an abbreviation ("ECHO", "LGR") is a name from this score on
_ABBREVIATED = 0.85
#: with a number behind it no address: where in a building, or on a form
_INDOORS = frozenset(
    "room rm ward bay table platform gate seat court courtroom class desk locker bed page line".split()
)
_CLITICS = frozenset(
    ("'s", "\u2019s", "'ll", "\u2019ll", "'d", "\u2019d", "'ve", "\u2019ve", "'re", "\u2019re", "'m", "\u2019m")
)


def silent(probabilities: npt.NDArray[np.float32], limits: Sequence[float]) -> bool:
    """True when no token of ``probabilities`` can reach any limit without a hint."""
    # a label's share is at most what O leaves, but for the rounding of each score
    return bool(probabilities[:, 0].min() > 1.01 - min(limits))


def decode(
    tokens: Tokens,
    probabilities: npt.NDArray[np.float32],
    labels: Sequence[str],
    limits: Sequence[float],
    lexicon: Lexicon,
    hints: Sequence[Span] = (),
) -> list[Span]:
    """Spans of one text. ``probabilities`` (tokens, 1 + 2 * labels): O, then B and I of each label.

    A token belongs to a label when P(B) + P(I) reaches the label's limit (the label that passes its own limit by most,
    if several do). Neighbours of one label join, unless the second is more likely a beginning than a continuation.
    ``hints``: see ``weigh``.
    """
    # a message has few tokens: lists are several times faster than arrays
    rows = probabilities.tolist()
    mass = [[row[i] + row[i + 1] for i in range(1, len(row), 2)] for row in rows]
    if hints:
        weigh(tokens, mass, labels, hints)
    runs: list[list[int]] = []  # first token, last token, label
    for at, shares in enumerate(mass):
        margins = [share - limit for share, limit in zip(shares, limits, strict=True)]
        if (most := max(margins)) < -1e-6:
            continue
        label = margins.index(most)
        begins = rows[at][1 + 2 * label] > rows[at][2 + 2 * label]
        if runs and runs[-1][1] == at - 1 and runs[-1][2] == label and not begins:
            runs[-1][1] = at
        else:
            runs.append([at, at, label])
    spans: list[Span] = []
    taken = {at for at, _, _ in runs}
    for begin, end_of_run, label in runs:
        finish = end_of_run
        if labels[label] == "PLACE":
            finish = _with_kind(tokens, finish, taken)
        trimmed = _trim(tokens, begin, finish, labels[label] == "PERSON")
        if trimmed is None or (labels[label] == "ADDRESS" and _indoors(tokens.words[trimmed[0] : trimmed[1] + 1])):
            continue
        first, last = trimmed
        # two figures: the third differs alone and in a batch, whatever is done about it
        score = min(1.0, max(0.01, round(max(mass[at][label] for at in range(first, last + 1)), 2)))
        end = tokens.ends[last]
        if labels[label] == "PERSON":
            if score < _ABBREVIATED and first == last and _abbreviation(tokens.words, first, lexicon):
                continue
            end -= _bare_possessive(tokens.words[last], lexicon)
        spans.append(Span(tokens.starts[first], end, labels[label], score))
    return spans


def weigh(tokens: Tokens, mass: list[list[float]], labels: Sequence[str], hints: Sequence[Span]) -> None:
    """Change ``mass`` (tokens, labels) by Bayes' rule where rules saw evidence for a label.

    A hint's score s is how often the rule is right, so it multiplies the odds of the tokens that it touches by
    s / (1 - s) over the odds of any word. The rule and the model count as independent witnesses: what the model is
    sure about stays as it was.
    """
    for start, end, label, score in hints:
        column = labels.index(label)
        ratio = score / (1.0 - score + 1e-9) / _ANY_WORD
        at = bisect_right(tokens.ends, start)
        while at < len(tokens.starts) and tokens.starts[at] < end:
            p = mass[at][column]
            mass[at][column] = p * ratio / (p * ratio + 1.0 - p + 1e-9)
            at += 1


def _trim(tokens: Tokens, first: int, last: int, person: bool) -> tuple[int, int] | None:
    """Take punctuation, clitics, placeholders and (of a name) titles off the ends; None if nothing that identifies is left."""
    words = tokens.words
    while first <= last and not _carries(words[last]):
        last -= 1
    while first <= last and (not _carries(words[first]) or (person and words[first].lower() in TITLES)):
        first += 1
    if first > last or (person and first == last and _endearment(tokens, first)):
        return None
    return first, last


def _endearment(tokens: Tokens, at: int) -> bool:
    """True for "thanks petal", "morning sunshine x", never for "Petal" or "petal is here"."""
    words = tokens.words
    if words[at] not in _ENDEARMENTS or at == 0 or words[at - 1].lower() not in _HAILS:
        return False
    behind = words[at + 1] if at + 1 < len(words) else ""
    return not behind[:1].isalnum() or not behind.strip("xX")


def _abbreviation(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """True for three to five capitals that no list knows as a name, in a message that is not shouted."""
    word = words[at]
    if not (word.isupper() and word.isascii() and word.isalpha() and 3 <= len(word) <= 5):
        return False
    hit = lexicon.find(word.lower())
    named = hit is not None and hit[0] & ANY_NAME
    return not named and any(other.islower() for other in words)


def _indoors(words: Sequence[str]) -> bool:
    """True for "room 212", "ward 4b"."""
    return len(words) <= 2 and words[0].lower() in _INDOORS and all(any(map(str.isdigit, word)) for word in words[1:])


def _with_kind(tokens: Tokens, last: int, taken: AbstractSet[int]) -> int:
    """The last token of a place with the words of its kind that follow, up to where another span begins."""
    while (
        last + 1 < len(tokens.words)
        and last + 1 not in taken
        and tokens.words[last + 1].lower() in _KINDS
        and tokens.starts[last + 1] == tokens.ends[last] + 1
    ):
        last += 1
    return last


def _carries(word: str) -> bool:
    return word[0] != PLACEHOLDER and word.lower() not in _CLITICS and any(char.isalnum() for char in word)


def _bare_possessive(word: str, lexicon: Lexicon) -> int:
    """1 when the last s of a name is most likely a possessive written without its apostrophe ("tylers mum"), else 0."""
    low = word.lower()
    if len(low) < 4 or low[-1] != "s" or low[-2] == "s":
        return 0
    whole, base = lexicon.find(low), lexicon.find(low[:-1])
    if base is None or not base[0] & (GIVEN | RARE_GIVEN):
        return 0
    return int(whole is None or not whole[0])
