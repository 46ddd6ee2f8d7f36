"""Persons in scripts other than Latin: listed names, who is said to be called so, a strange word among English ones.

A listed word of talk is evidence the other way: the model has hardly met these scripts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from wa_redact.detectors._scripts import (
    HAN,
    HANGUL,
    HONOURS,
    KANA,
    THAI,
    Word,
    chinese,
    is_plain,
    is_talk,
    known,
    korean,
)
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_LISTED = 0.8
#: a name that is a word of talk too
_EITHER = 0.4
#: among English words a strange one is mostly a name
_STRANGE = 0.8
#: who is said to be called so
_CALLED = 0.85
#: in any message of its language this word is talk
_TALK = 0.001
#: no list has it: in a message of its language nearly always talk, whatever the model says of a script it hardly met
_UNLISTED = 0.005
_MOST_STRANGE = 3

# letters and marks of these scripts, in the ranges that hold few signs; Chinese and Japanese, Korean apart
_RUN = re.compile(
    rf"(?:(?![\u037e\u0387\u055a-\u055f\u0589-\u058f\u05be-\u05c0\u05c3\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u0640\u0660-\u066d\u06d4\u06f0-\u06f9\u0964-\u096f\u0e2f\u0e3f\u0e4f-\u0e5b\u1360-\u137c])"
    rf"[\u0370-\u10ff\u1200-\u139f\u1780-\u17d3\u1f00-\u1fff])+|[{HAN}{KANA}]+|[{HANGUL}]+"
)
_HAN = re.compile(f"[{HAN}{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_THAI = re.compile(f"[{THAI}]")
#: scripts with capitals
_CASED = re.compile(r"[\u0370-\u058f]")
_LATIN = re.compile(r"[a-z\u00df-\u024f]{2,}")
# "my name is", "I am called", "this is", and what stands between that and the name
_CALLED_SO = re.compile(
    r"(?:اسمي|اسمى|إسمي|اسمه|اسمها|نام (?:من|او)|(?:میرا|میری|اس کا|بچے کا) نام|меня зовут|(?:его|её|ее) зовут|мене звати|(?:його|її) звати|"
    r"казвам се|(?:मेरा|मेरी|उसका|उसकी) नाम|(?:আমার|তার) নাম|(?:ਮੇਰਾ|ਮੇਰੀ|ਉਸਦਾ|ਉਸਦੀ) ਨਾਮ|(?:મારું|તેનું) નામ|என் பெயர்|(?:అతని|నా) పేరు|എന്റെ പേര്|"
    r"με λένε|(?:τον|την) λένε|το όνομά (?:μου|του|της)(?: είναι)?|קוראים (?:לי|לו|לה)|שמי|שמו|שמה|ስሜ|ስሙ|ስሟ|ስመይ|ჩემი სახელია|მე მქვია|անունս|"
    r"ناوم|제 이름은|이름은|저는|나는)[\s:]{0,3}"
)
_CALLED_GLUED = re.compile(r"(?:我叫|名字叫|名字是|他叫|她叫|我是|叫做|私は|名前は|ชื่อ|น้อง|คุณ)\s?")


class Foreign:
    """Words in scripts other than Latin."""

    name = "other_script"
    label = "PERSON"
    gate = Gate()

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        if is_plain(low):
            return
        runs = [m.span() for m in _RUN.finditer(low)]
        if not runs:
            return
        strange = len(_LATIN.findall(low)) >= 2 and len(runs) <= _MOST_STRANGE
        shouted = text.norm.isupper()
        called = sorted({m.end() for pattern in (_CALLED_SO, _CALLED_GLUED) for m in pattern.finditer(low)})
        last: Finding | None = None
        for start, end in runs:
            for f in self._of_run(low, start, end, called, strange, text.norm[start].isupper() and not shouted):
                if last is not None and min(f.score, last.score) >= _LISTED and low[last.end : f.start] == " ":
                    last = last._replace(end=f.end)  # given and family name
                    continue
                if last is not None:
                    yield last
                last = f
        if last is not None:
            yield last

    def _of_run(
        self, low: str, start: int, end: int, called: list[int], strange: bool, capital: bool
    ) -> Iterator[Finding]:
        run = low[start:end]
        inside = called[bisect_left(called, start) : bisect_left(called, end)]
        if _HAN.match(run):
            found = list(_in_chinese(run, strange))
        elif _HANGUL.match(run):
            size, word = korean(run)
            found = [(0, size, _LISTED if word is Word.NAME else 0.6)] if size else []
            found = found or [(0, end - start, _score(word, strange))]
        elif _THAI.match(run):
            found = [(0, end - start, _TALK if is_talk(run) else _score(known(run), strange))]
        else:
            # only a capital tells a case ending from a word
            word = known(run, inflected=capital or not _CASED.match(run))
            score = _score(word, strange)
            found = [(0, end - start, 0.0 if capital and score == _UNLISTED else score)]
        for at in inside:
            rest = low[at:end]
            if _HAN.match(run) or _THAI.match(run):
                if not is_talk(rest):
                    found.append((at - start, at - start + min(len(rest), 4 if _HAN.match(run) else 10), _CALLED))
            elif known(rest) is not Word.TALK and not any(score >= _LISTED for _, _, score in found):
                found.append((at - start, end - start, _CALLED))
        for a, b, score in found:
            if score:
                yield Finding(start + a, start + b, self.label, score, self.name)


def _score(word: Word, strange: bool) -> float:
    if word is Word.UNKNOWN:
        return _STRANGE if strange else _UNLISTED
    return {Word.NAME: _LISTED, Word.EITHER: _EITHER, Word.TALK: _TALK}[word]


def _in_chinese(run: str, strange: bool) -> Iterator[tuple[int, int, float]]:
    found = list(chinese(run))
    yield from ((a, b, _LISTED if word is Word.NAME else _EITHER) for a, b, word in found)
    if found:
        return
    honour = HONOURS.search(run)
    if honour and 0 < honour.start() <= 4 and not is_talk(run):
        yield 0, honour.start(), _LISTED
    elif is_talk(run):
        yield 0, len(run), _TALK
    elif strange and 2 <= len(run) <= 4:
        yield 0, len(run), _STRANGE
    else:
        yield 0, len(run), _UNLISTED


DETECTORS = (Foreign(),)
