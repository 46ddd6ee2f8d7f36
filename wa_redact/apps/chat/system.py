"""WhatsApp's own lines: who and which group stand in them, and whether everything else in them is WhatsApp's wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wa_redact.apps.chat.contacts import MARKS
from wa_redact.apps.chat.types import PLACEHOLDER

#: characters in which the one is looked for who did it
_LONGEST = 240
_M = "[\u200e\u200f\u2068\u2069]*"
_VERBS = (
    "created|added|removed|left|joined|was|were|changed|is|are|pinned|turned|updated|set|started|reset|deleted|requested|"
    "invited|approved|made|blocked|unblocked|registered|uses|rejected|accepted|promoted|dismissed|cancelled|canceled|"
    "shared|declined|ended|allowed|restricted|has|have|moved|enabled|disabled"
)
_DONE = re.compile(rf"(?:['\u2019]s)? ?{_M} (?:{_VERBS}|security code|phone number)\b")
_QUOTED = re.compile(r"\u201c(?P<s>.{0,300}?)\u201d(?!\w)|\"(?P<t>.{0,300}?)\"(?!\w)", re.DOTALL)
# those to whom something was done; what may follow them
_WHOM = re.compile(
    r" (?:added|removed|invited|approved|made|blocked|unblocked|promoted|dismissed) (?P<w>.+?)"
    r"(?= (?:(?:to|from|as|using|via|with|by|and changed) |an? (?:group |community )?admin)|\.? Tap |['\u2019]s request|\.?$)",
    re.DOTALL,
)
_BY = re.compile(
    r" (?:(?:added|removed|deleted|approved|invited) by(?: admin)?|changed to|number to|security code with|code with|joined from|invited by) "
    r"(?P<w>.+?)(?= changed\b|['\u2019]s |\.? Tap |\.?[\u200e]*$)",
    re.DOTALL,
)
_NUMBER = re.compile(r"\+?\d[\d() \u00a0-]{6,20}\d")
_TOGETHER = re.compile(r", and |, | and ")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
#: words that WhatsApp's English lines are made of
WORDS = frozenset(
    (
        "a about account add added admin admins all allow allowed and announcement any anyone approval approve approved are as ask be "
        "blocked business by call calls can chat chatting chats changed community communities companies contact contacts created "
        "currently default deleted description devices disappear disappearing disabled edit enabled encrypted encryption end ended "
        "except expires for from group groups group's has have here history hours icon id in info invite invited is it it's join "
        "joined kept learn left link list listen location longer made managed manage may meta's member members message messages "
        "messaging missed more name new no not now number number's of off on once one ones only open or other others outside own "
        "participant participants people phone photo pinned picture poll read received registered rejected removed request requested "
        "reset review s secure secured security sent send set setting settings share shared since some started tap than that the "
        "their them they they're this timer to turned unblocked unless until updated use uses using verify via video view voice was were "
        "when whatsapp who will with working you you're you've your yours code codes ve re ll isn't aren't can't don't over even "
        "both keep after before day days week weeks month months minutes hour hr min sec second seconds minute ring answer answered "
        "silenced unanswered declined busy waiting while take live ended back an at event events channel "
        "also every everyone everybody full get given goes hasn't i'm if into its may me might must need needs old select "
        "services service so still subject such then there these those through time times unblock under up us want we what which while why without"
    ).split()
)


class Piece(NamedTuple):
    """A name in a line: where (code points, half-open), and of what: "person", "group" or, where it is not told, "word"."""

    start: int
    end: int
    what: str


def pieces(text: str, known: Callable[[str], bool]) -> tuple[list[Piece], bool]:
    """The names in WhatsApp's line ``text`` (sorted, disjoint), and whether all the rest is WhatsApp's wording.

    ``known`` tells who is a contact: "Jan and Pete" may be one. What is written with a capital or a number and is no
    word of WhatsApp's is a "word": it may be a name.
    """
    found = [Piece(*m.span(m.lastgroup or 0), "group") for m in _QUOTED.finditer(text)]
    actor = _actor(text, known)
    rest = 0
    if actor is not None:
        found += _each(text, *actor, known) if text.startswith(" were ", actor[1]) else _whole(text, *actor, known)
        rest = actor[1]
    for pattern in (_WHOM, _BY):
        for m in pattern.finditer(text, rest):
            if not any(p.start < m.end("w") and m.start("w") < p.end for p in found):
                found += _each(text, *m.span("w"), known)
    for m in _NUMBER.finditer(text):
        if not any(p.start < m.end() and m.start() < p.end for p in found):
            found.append(Piece(*m.span(), "person"))
    safe = True
    taken = sorted([p[:2] for p in found] + [m.span() for m in PLACEHOLDER.finditer(text)])
    spaces = [0, *(x for span in _apart(taken) for x in span), len(text)]
    for a, b in zip(spaces[::2], spaces[1::2], strict=True):
        words, ours = _strange(text, a, b)
        found += words
        safe = safe and ours
    return sorted(found), safe


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sorted spans without what overlaps one before."""
    end = 0
    for a, b in spans:
        if b > end:
            yield max(a, end), b
            end = b


def _actor(text: str, known: Callable[[str], bool]) -> tuple[int, int] | None:
    """Where the one stands who did what the line tells."""
    start = len(text) - len(text.lstrip(MARKS))
    ends = [m.start() for m in _DONE.finditer(text, start + 1, start + _LONGEST)]
    # "Will left left": the name may hold the word
    end = next((end for end in ends if known(text[start:end])), ends[0] if ends else None)
    return None if end is None or "\u200e" in text[start:end] else (start, end)


def _whole(text: str, start: int, end: int, known: Callable[[str], bool]) -> Iterator[Piece]:
    """The one name at ``text[start:end]``, unless it is WhatsApp's "You" or another of its words."""
    words = _WORD.findall(text[start:end])
    if known(text[start:end]) or not words or not all(_is_ours(w) for w in words):
        yield Piece(start, end, "person")


def _each(text: str, start: int, end: int, known: Callable[[str], bool]) -> Iterator[Piece]:
    """The names in a list: "Jan, Pete and Kay", of which "Jan and Kay" may be one contact."""
    cuts = [(start, start), *(m.span() for m in _TOGETHER.finditer(text, start, end)), (end, end)]
    i = 0
    while i < len(cuts) - 1:
        a = cuts[i][1]
        last = min(i + 4, len(cuts) - 1)
        j = next((j for j in range(last, i + 1, -1) if known(text[a : cuts[j][0]])), i + 1)
        yield from _whole(text, a, cuts[j][0], known)
        i = j


def _strange(text: str, start: int, end: int) -> tuple[list[Piece], bool]:
    """What in ``text[start:end]`` may be a name, and True when no other word there is strange."""
    found: list[Piece] = []
    safe = True
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        if _is_ours(word) or (word.isdigit() and len(word) < 4):
            continue
        if word.islower() and word.isascii():
            safe = False
            continue
        near = found and not text[found[-1].end : m.start()].strip(" +()-.\u00a0\u202f")
        if near:
            found[-1] = Piece(found[-1].start, m.end(), "word")
        else:
            begin = m.start() - (m.start() > start and text[m.start() - 1] == "+")
            found.append(Piece(begin, m.end(), "word"))
    return found, safe


def _is_ours(word: str) -> bool:
    return word.casefold().replace("\u2019", "'") in WORDS
