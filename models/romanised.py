"""Given names of East Asia in Latin letters, as listed words for the lexicon: made from syllables, since no free list has many.

Chinese: Faker's given names in characters (MIT), read in pinyin (pypinyin, MIT), first syllables with second ones. Korean: the
same with Faker's, in the Revised Romanisation and the spellings that people use. Cantonese: syllables of the spelling
that Hong Kong's registry uses. Japanese: Faker's romanised lists. Each pair stands joined and with a hyphen.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable

_HAN = re.compile("[\u4e00-\u9fff]+")
#: Hangul syllable -> spellings, by the parts of the syllable
_ONSETS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_CODAS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
#: what people write for a Revised spelling
_FOLK = {
    "yeong": "young", "hyeon": "hyun", "seong": "sung", "jeong": "jung", "gyeong": "kyung", "myeong": "myung",
    "byeong": "byung", "su": "soo", "u": "woo", "jun": "joon", "hun": "hoon", "ju": "joo", "hui": "hee", "seon": "sun",
    "cheol": "chul", "seok": "suk", "yun": "yoon", "yu": "yoo", "geon": "gun", "gyu": "kyu", "gwang": "kwang",
    "sun": "soon", "suk": "sook", "yeon": "yun", "gi": "ki", "eon": "un",
}  # fmt: skip
_CANTONESE = (
    (
        "chi ching cheuk chun chung fai fung hau hei hin hiu ho hoi ka kai kam kar kei kin kit kwok kwong lai lam lok mei man "
        "ming nga ngai oi on pak pui sai sau shek shing shuk sin siu suet sum sze tai tak tin tsz wai wan wing yan yat yee yi "
        "yik yin ying yiu yu yuen yuet yuk"
    ),
    (
        "chi ching cheung chiu chun chung fai fan fong fung hei hin ho hong hung kei keung ki kit ko kuen kwan kwok lai lam "
        "lan lau ling lok lun man ming mui ngan on pang ping po sang shan shing sum tat tim ting to tung wa wah wai wan yan "
        "yee yeung yi yin ying yiu yu yuk yung"
    ),
)


def hangul(word: str) -> list[str]:
    """Spellings of each syllable of ``word`` as alternatives "su|soo"."""
    out = []
    for char in word:
        code = ord(char) - 0xAC00
        plain = _ONSETS[code // 588] + _VOWELS[code % 588 // 28] + _CODAS[code % 28]
        out.append(f"{plain}|{_FOLK[plain]}" if plain in _FOLK else plain)
    return out


def _pairs(firsts: Iterable[str], seconds: Iterable[str]) -> set[str]:
    seconds = sorted(set(seconds))
    return {f"{a}{join}{b}" for a in sorted(set(firsts)) for b in seconds for join in ("", "-") if len(a + b) > 3}


def given() -> set[str]:
    """The names in small letters."""
    from pypinyin import lazy_pinyin

    found: set[str] = set()
    first, second = set(), set()
    for locale in ("zh_CN", "zh_TW"):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in provider.first_names:
            syllables = lazy_pinyin(name) if _HAN.fullmatch(name) else []
            if len(syllables) == 2:
                first.add(syllables[0])
                second.add(syllables[1])
            elif len(syllables) == 1:
                second.add(syllables[0])
    found |= _pairs(first, second)
    provider = importlib.import_module("faker.providers.person.ko_KR").Provider
    parts: tuple[set[str], set[str]] = (set(), set())
    for name in provider.first_names:
        if len(name) == 2:
            for side, spellings in zip(parts, hangul(name), strict=True):
                side.update(spellings.split("|"))
    found |= _pairs(*parts)
    found |= _pairs(*(side.split() for side in _CANTONESE))
    provider = importlib.import_module("faker.providers.person.ja_JP").Provider
    found |= {name.lower() for name in provider.first_romanized_names}
    return found


def surnames() -> set[str]:
    """Romanised family names of Faker's Chinese and Japanese locales."""
    found: set[str] = set()
    for locale in ("zh_CN", "zh_TW", "ja_JP"):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        found |= {name.lower() for name in provider.last_romanized_names}
    return found
