"""Names and words of talk in scripts other than Latin (``data/scripts.txt``), in the forms that sentences give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from wa_redact.lists import sections, words

HAN = r"\u3005\u3400-\u9fff\uf900-\ufaff"
KANA = r"\u3040-\u30ff"
HANGUL = r"\uac00-\ud7af"
THAI = r"\u0e00-\u0eff"

#: from where on a text may hold a word of these scripts; the rest is for Latin, marks and signs
_FIRST = "\u0370"
_ENDINGS = re.compile("(?:ами|ями|ого|ому|ом|ем|ой|ей|ою|ею|ові|еві|у|ю|а|я|е|є|и|ы|і|ї|о)$")
_BASES = ("", "а", "я", "ь", "й", "ій", "о", "ия", "ія")
# what is glued to a name: Arabic and Hebrew before it, Georgian, Greek, Bengali, Armenian behind it
_BEFORE = re.compile("^[\u0648\u0644\u0628\u0641\u0643\u05d5\u05dc\u05d1\u05e9\u05de\u05d4]")
_BEHIND = re.compile("(?:იმ?|მა|სა?|ის|ს|υ|ς|ο|α|η|র|কে|য়|ের|ը|ի|ին|ն)$")
_PARTICLE = re.compile(
    "(?:이가|이는|이를|이랑|이한테|이네|이의|이|가|은|는|을|를|의|와|과|도|랑|네|에게|한테|께서|씨|님|아|야|군|양|입니다|이에요|예요|이라고|라고)$"
)
#: "Mr", "Ms", "teacher" and the like, behind the name
HONOURS = re.compile("(?:さん|ちゃん|くん|君|様|さま|先生|女士|小姐|太太|老师|老師|同学|同學|阿姨|叔叔)")


class Word(Enum):
    """What the lists know of a word."""

    UNKNOWN = 0
    TALK = 1
    EITHER = 2
    NAME = 3


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    listed = sections("scripts")
    return words(listed["names"]), words(listed["talk"])


def is_plain(text: str) -> bool:
    """True when no character of ``text`` can belong to a word of these scripts."""
    return text.isascii() or max(text) < _FIRST


def known(word: str, *, inflected: bool = True) -> Word:
    """What the lists know of ``word`` (small letters), as it stands or, ``inflected``, in a form that a sentence gives."""
    names, talk = _lists()
    if word in names:
        return Word.EITHER if word in talk else Word.NAME
    if word in talk:
        return Word.TALK
    return Word.NAME if inflected and any(form in names and form not in talk for form in _forms(word)) else Word.UNKNOWN


def _forms(word: str) -> Iterator[str]:
    if "\u0400" <= word[0] <= "\u04ff":
        stem = _ENDINGS.sub("", word)
        if len(stem) > 2:
            yield from (stem + base for base in _BASES)
    elif _BEFORE.match(word) and len(word) > 3:
        yield word[1:]
    else:
        stem = _BEHIND.sub("", word)
        if stem != word and len(stem) > 2:
            yield from (stem, stem + "α", stem + "ς", stem + "ος", stem + "η")


def korean(word: str) -> tuple[int, Word]:
    """How many syllables of the Hangul ``word`` are a name, and how sure: family and given name, particles left off."""
    names, talk = _lists()
    if word in talk:
        return 0, Word.TALK
    for stem in dict.fromkeys((word, _PARTICLE.sub("", word))):
        if stem in talk:
            return 0, Word.TALK
        if len(stem) == 3 and stem[0] in names and stem[1:] in names:
            return 3, Word.NAME
        if len(stem) == 2 and stem in names:
            return 2, Word.NAME
        if len(stem) == 3 and stem[0] in names and stem != word:
            return 3, Word.EITHER
    return 0, Word.UNKNOWN


def chinese(run: str) -> Iterator[tuple[int, int, Word]]:
    """Names in a run of Chinese or Japanese characters: (start, end, how sure)."""
    names, talk = _lists()
    at = 0
    while at < len(run):
        # the longest word of talk that begins here is passed over as a whole
        size, family = _longest(run, at, talk, 8), _longest(run, at, names, 3)
        if family > size or family == size == 1:
            end = at + family
            given = _given(run, end)
            honour = HONOURS.match(run, end + given)
            whole = given and (at == 0 and end + given == len(run))
            if family > 1 or given > 1 or honour or whole:
                yield at, end + given, Word.NAME
                at = end + given
                continue
        at += max(size, 1)


def _given(run: str, at: int) -> int:
    names, talk = _lists()
    size = _longest(run, at, names, 3)
    return 0 if run[at : at + size] in talk else size


def _longest(run: str, at: int, listed: frozenset[str], most: int) -> int:
    return next((n for n in range(min(most, len(run) - at), 0, -1) if run[at : at + n] in listed), 0)


def is_talk(run: str) -> bool:
    """True when a run without blanks begins or ends with a word of talk of two characters or more, or is one."""
    _, talk = _lists()
    return any(run[:n] in talk or run[-n:] in talk for n in range(2 if len(run) > 1 else 1, min(len(run), 12) + 1))
