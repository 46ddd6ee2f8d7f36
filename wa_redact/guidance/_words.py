"""The words of a message as the weights know them: typed forms are one word, "didn't" is did and not."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\b[24]\b")
#: how people type what the tables spell out
_TYPED = {
    "u": "you",
    "ya": "you",
    "ur": "your",
    "r": "are",
    "2": "to",
    "4": "for",
    "n": "and",
    "y": "why",
    "c": "see",
    "da": "the",
    "dat": "that",
    "tmrw": "tomorrow",
    "2moro": "tomorrow",
    "nite": "night",
    "tonite": "tonight",
    "pls": "please",
    "plz": "please",
    "bf": "boyfriend",
    "gf": "girlfriend",
    "mam": "mum",
    "mom": "mum",
    "mummy": "mum",
    "daddy": "dad",
    "gonna": "going",
    "wanna": "want",
    "coz": "because",
    "cos": "because",
    "cuz": "because",
    "wiv": "with",
    "wen": "when",
    "wot": "what",
    "wat": "what",
    "av": "have",
    "shud": "should",
    "wud": "would",
    "cud": "could",
    "sum1": "someone",
    **{
        w.replace("'", ""): w
        for w in "don't can't didn't doesn't hasn't haven't isn't wasn't wouldn't couldn't shouldn't aren't i'm i've you're you've you'll they're they've he's she's that's what's it's we've".split()
    },
    "dnt": "don't",
    "mums": "mum's",
    "dads": "dad's",
    "nans": "nan's",
    "aint": "isn't",
    "ain't": "isn't",
}
_ENDINGS = frozenset(("s", "m", "re", "ve", "ll", "d"))


def words_of(low: str) -> list[str]:
    """The words of ``low`` (lower case), in order."""
    out: list[str] = []
    for found in _WORDS.findall(low):
        word = _TYPED.get(found, found)
        stem, mark, ending = word.partition("'")
        if not mark:
            out.append(word)
        elif ending == "t":
            out += [stem.removesuffix("n") or stem, "not"]
        elif ending in _ENDINGS:
            out.append(stem)
        else:
            out.append(word)
    return out
