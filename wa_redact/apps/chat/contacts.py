"""What a contact is called: which of the words are the person's own, and which are somebody else's.

People save "Bisi EH Lead", "Mum (Kayden)", "Anton (dad of T)", "Nan Jean", "Jan & Pete (carers)", "+44 7700 900123" and,
for those whom nobody saved, WhatsApp writes "~ Steve".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import regex

from wa_redact.detectors._roles import KIN, TITLES
from wa_redact.names import parts
from wa_redact.thread_names import contact_parts

#: marks of direction and joining that WhatsApp puts around names
MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_MARKS = re.compile(f"[{MARKS}]")
_BLANKS = re.compile(r"[ \u00a0\u202f\u2009\t\r\n]+")
_PHONE = re.compile(r"\+?[\d().\s-]{7,24}")
_NOT_DIGIT = re.compile(r"\D")
# ``re`` ends a word at a vowel sign of an Indian script
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*")
_POSSESSIVE = re.compile("['\u2019][sS](?![^\\W_])")
# "JS", but not "JO" or "ALI" of somebody who shouts
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,3}")
_DRAWN = re.compile(r"(.)\1{2,}")
_PARTICLES = frozenset("al el abu bin ibn van von der den de la le da di mac mc san st ap ben bint".split())
_KIN_WORDS = frozenset(KIN.replace("-?", "").split("|")) - {"teacher", "carer", "carers", "solicitor", "sw", "pa"}
# "Mum Kelly" may be a mum called Kelly or Kelly's mum; "Nan Jean" is a nan called Jean
_WHOSE = _KIN_WORDS - frozenset("nan nana nanna gran granny grandma grandad granddad auntie aunty aunt uncle".split())
_KIN = "|".join(sorted(map(re.escape, _KIN_WORDS), key=len, reverse=True))
_OF = re.compile(rf"(?i)\b(?:{_KIN})\s+(?:of|to|for)\s+(?P<whose>.+)")
_POSSESSED = re.compile(rf"(?i)(?P<whose>.+?)(?:['\u2019]s?|(?<=[a-z])s)\s+(?:{_KIN})\b(?P<rest>.*)")
_FEMALE, _MALE = frozenset("mrs ms miss".split()), frozenset(("mr",))
_TITLES = frozenset(TITLES.split("|"))


class Key(NamedTuple):
    """A name without what does not tell people apart. ``title``: "m" of a Mr, "f" of a Mrs, Ms or Miss, else "".

    An initial is written with a full stop ("j.").
    """

    title: str
    parts: tuple[str, ...]


class Contact(NamedTuple):
    """How the person is called (several keys where a contact is a couple), as written, and the names of others in it."""

    own: tuple[Key, ...]
    others: tuple[str, ...]
    written: tuple[str, ...] = ()


def cleaned(name: str) -> str:
    """``name`` without the marks that WhatsApp puts around it, its blanks plain and single."""
    plain = _BLANKS.sub(" ", _MARKS.sub("", unicodedata.normalize("NFC", name))).strip()
    return f"~{plain[1:].lstrip()}" if plain.startswith("~") else plain


def number_of(name: str) -> str | None:
    """The digits of a contact who is a telephone number, as they are dialled from abroad; else None."""
    if not _PHONE.fullmatch(name):
        return None
    digits = _NOT_DIGIT.sub("", name)
    if digits.startswith("00"):
        return digits[2:]
    return "44" + digits[1:] if digits.startswith("0") else digits


def key_of_name(value: str, before: str = "") -> Key:
    """The key of the name ``value``; ``before`` is what stands before it ("mrs " tells of a woman)."""
    value = _POSSESSIVE.sub("", value)
    if _INITIALS.fullmatch(value):
        value = ".".join(value)
    plain = unicodedata.normalize("NFKD", value).casefold()
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith(("M", "Cf")))
    words = _WORD.findall(plain.replace("'", "").replace("\u2019", ""))
    titles = [w for w in words if w in _TITLES] if len(words) > 1 else []
    rest = [w for w in words if w not in titles]
    last = before.rstrip(" .").rpartition(" ")[2].casefold() if before else ""
    title = next((t for w in (*titles, last) if (t := "f" if w in _FEMALE else "m" if w in _MALE else "")), "")
    strong = [w for w in rest if w not in _PARTICLES and w not in _KIN_WORDS] or rest
    parts = tuple(_DRAWN.sub(r"\1", w) if len(w) > 1 else f"{w}." for w in strong)
    return Key(title, parts or (f"={''.join(plain.split())}",))


def read(name: str, ordinary: Callable[[str], bool]) -> Contact:
    """What the contact's name ``name`` (cleaned) says. ``ordinary`` tells words of general language from names."""
    if name.startswith("\0") or number_of(name):
        return Contact((), ())
    head, inside = _brackets(name.removeprefix("~"))
    own, others = _whose(head)
    named = [name_in(other, ordinary) for other in others]
    # "(main carer)" beside a role is no name, "(kayden)" and "(Kayden)" are
    named += [
        said
        for other in _whose(inside, own_first=False)[1]
        if (said := name_in(other, ordinary)) and (said[0].isupper() or len(said) == len(other))
    ]
    keys, written = [], []
    for one in re.split(r"(?i)\s*(?:&|\+|\band\b|/)\s*", own):
        if said := name_in(one, ordinary):
            title = one.split()[0].casefold().rstrip(".")
            keys.append(key_of_name(said, title if title in _TITLES else ""))
            written.append(said)
    return Contact(tuple(keys), tuple(filter(None, named)), tuple(written))


def name_in(text: str, ordinary: Callable[[str], bool]) -> str:
    """The words of ``text`` that are a person's name, as written: "Noreen" of "Noreen Contact Ctr"."""
    words = _WORD.findall(text)
    found = []
    for i, word in enumerate(words):
        if len(word) == 1 and word.isupper():
            kept = [word]  # "Tyla G"
        elif word.isascii():
            kept = contact_parts(word, ordinary) if not (word.isupper() and len(word) < 4) or text.isupper() else []
            # "Will SW": a word of talk that is a name where it stands first
            kept = kept or (parts(word) and [word] if i == 0 and word[0].isupper() and not word.isupper() else [])
        else:
            first = i == 0 and not word.islower()
            kept = [word] if len(word) > 1 and (first or not ordinary(word.casefold())) else []
        found += kept
    return " ".join(found) if any(len(word) > 1 for word in found) else ""


def _brackets(name: str) -> tuple[str, str]:
    """What stands outside and inside brackets."""
    inside = " ".join(re.findall(r"[(\[]([^()\[\]]*)", name))
    return re.sub(r"[(\[][^()\[\]]*[)\]]?", " ", name).strip(), inside


def _whose(text: str, *, own_first: bool = True) -> tuple[str, list[str]]:
    """The person's own words in ``text`` and the stretches that name others."""
    if m := _POSSESSED.match(text):
        return m["rest"], [m["whose"]]
    if m := _OF.search(text):
        return text[: m.start()], [m["whose"]]
    words = text.casefold().split()
    if len(words) > 1 and (words[0] in _WHOSE or words[-1] in _KIN_WORDS) and not all(w in _KIN_WORDS for w in words):
        return "", [text]
    return (text, []) if own_first else ("", [text])
