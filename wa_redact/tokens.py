"""The tokenizer of the name model: one compiled regular expression.

Offsets are code points into the string given (the caller normalises first). Training and run time use the same function,
so a change here makes every packed model stale: raise ``TOKENIZER_VERSION`` and retrain.

What is one token:
* a run of U+FFFC (it stands for something that was already taken out of the text);
* a web address, an e-mail address (an @handle is ``@`` and its words);
* dotted initials (``J.S.``);
* a number with its separators (``3/2/12``, ``10.30``) and any letters-and-digits run (``4pm``, ``E8``, ``2moro``);
* a word with inner hyphens and apostrophes (``Ellie-Mae``, ``O'Brien``, ``don't``), cut after 64 characters a part;
* a clitic (``'s 'll 'd 've 're 'm``), so that ``Tyler's`` is ``Tyler`` + ``'s``;
* a run of line breaks, a run of ``!``/``?``, an ellipsis, an emoji with its joiners and skin tones;
* any other single character that is not white space.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

TOKENIZER_VERSION = 1
PLACEHOLDER = "\ufffc"

# letters of every script, with the combining marks that `re` does not count as word characters
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655\u0900-\u0903\u093a-\u094f\u0981-\u09cd\u0a01-\u0a4d\u0b82-\u0dff])"
_CLITIC = r"['\u2019](?:s|ll|d|ve|re|m)\b"
_EMOJI = r"[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"

# the first line is a short cut for most words of most messages: what it matches the later ones would match alike
_PATTERN = rf"""
    [a-z]{{1,64}}+(?![^\x20\n])
  | \ufffc+
  | \n+
  | (?:https?://|www\.)[^\s\ufffc]{{1,2048}}
  | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}
  | [^\W\d_](?:\.[^\W\d_]){{1,4}}\b\.?
  | \d{{1,32}}(?:[.,:/-]\d{{1,32}}){{1,8}}(?![^\W\d_])
  | (?={_LETTER}{{0,64}}\d)[^\W_]{{1,64}}
  | {_LETTER}{{1,64}}(?:(?:-|['\u2019](?!(?:s|ll|d|ve|re|m)\b)){_LETTER}{{1,64}}){{0,4}}
  | {_CLITIC}
  | {_EMOJI}[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]?(?:\u200d{_EMOJI}[\ufe0f\U0001f3fb-\U0001f3ff]?){{0,8}}
  | [!?]+
  | \.{{2,}}
  | \S
"""

#: longer stretches without a blank are not kept
_KEPT = 24
_TOKEN = re.compile(_PATTERN, re.VERBOSE | re.IGNORECASE)


class Tokens(NamedTuple):
    """Tokens of one text: the strings and where each begins and ends (code points, half-open)."""

    words: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=16_384)
def _of_chunk(chunk: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(chunk))


def split(text: str) -> list[str]:
    """The tokens of ``text`` without their places: a fraction of the work of ``tokenize``.

    No token holds a blank, so what stands between two blanks is cut the same wherever it stands.
    """
    out: list[str] = []
    for chunk in text.split(" "):
        out += _of_chunk(chunk) if len(chunk) <= _KEPT else _TOKEN.findall(chunk)
    return out


def tokenize(text: str) -> Tokens:
    """Cut ``text`` into tokens in one linear pass. ``text[start:end] == word`` for every token; no token overlaps."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return Tokens([text[start:end] for start, end in spans], [start for start, _ in spans], [end for _, end in spans])
