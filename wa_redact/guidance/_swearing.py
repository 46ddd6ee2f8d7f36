"""Swearing and abuse, by the English word list of badwords-py (extra ``tone``).

The list is made for forums. In this work many of its words have a plain meaning (``FINE``), some are everyday British
mild talk that passes between colleagues (``MILD``), and a few that Britain swears with are not in it (``ALSO``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from wa_redact.guidance._cues import phrases
from wa_redact.text import Text

#: plain words here: bodies, health, disclosures, kisses, toys, cigarettes, surnames, short forms, furniture
FINE = frozenset(
    "abortion anal anus ass asses ball gag balls bareback bestial birdlock blue waffle bondage boob boobs boobies boner breasts bum butt buttcheeks "
    "cialis clit clitoris cock cocks cok coq cum dick dicks dik diks dink dominatrix domination dyke dykes ecchi ejaculate ejaculated ejaculates "
    "ejaculating ejaculation erotic erotism escort eunuch fag fags fanny fecal fingering fisting flange genitals grope hardcore hell hooker "
    "incest intercourse kinky labia lolita lust lusting masochist masturbate masturbates masturbating masturbation muff nazi neonazi nipple nipples nude nudity "
    "orgasm orgasms paedo paedophile paedophiles panties panty pecker pedo pedophile pedophiles pedos pegging penis penises pissed playboy poof poop porn porno "
    "pornography prick pricks pube pubes pubis rape raped rapes raping rapist rapists rectum sadism sadist santorum scat scissoring screwing scrotum semen sex "
    "sexual sexuality sexually sexy shota skeet snatch snowballing sodomy spunk suck sucks swastika swinger testicle threesome tit tits titt topless "
    "turd tushy twinkie undressing vagina viagra vibrator voyeur vulva wang xxx kock jap spastic retarded".split()
) | {
    *(
        "tied up",
        "girl on",
        "make me come",
        "hard core",
        "strap on",
        "strip club",
        "white power",
        "how to kill",
        "how to murder",
        "huge fat",
        "big black",
    ),
    *(
        "taste my",
        "tainted love",
        "date rape",
        "suicide girls",
        "double penetration",
        "phone sex",
        "group sex",
        "gay sex",
        "foot fetish",
        "big breasts",
    ),
    *(
        "jelly donut",
        "barely legal",
        "venus mound",
        "leather straight jacket",
        "spread legs",
        "ball kicking",
        "hot chick",
        "jail bait",
        "wet dream",
    ),
}
#: rude, and between colleagues nobody minds
MILD = frozenset(
    "arse arses bloody bollock bugger buggers crap crappy crapping dammit damn damned damnit piss pissing shag shagging git sod".split()
)
ALSO = (
    *"effin effing ffs fkin fking fkn fml gobshite gobshites knobber minger pillock slag slags tosspot wtf bawbag bampot scrote knobjockey".split(),
    *("arsed", "bollox", "bollix", "pisstake", "shitehawk", "shittest", "twatty", "bollocksed"),
)
#: a plain word turned on somebody
_TURNED = phrases(
    r"(?:you|u|ur|such an?|a|being a|total|complete|right) (?:dick|prick|tit|cock|fanny|spastic|retard|flange)(?! (?:van|test|and|cheney|move\b)|s\b)(?= ?(?:[.,!?\n]|$)| about| to| of| sometimes| today| again| for| lol| with)",
    r"dick move",
    r"off (?:his|her|my|their) tits",
    r"tits up",
    r"(?:my|your|ur|his|her|their|lazy|dumb|fat) ass(?! ?essment)",
    r"(?:kick|half|smart|bad) ?ass",
    r"pissed (?:off|me off|with|at)",
    r"(?:what|who|how|why|where) the hell",
    r"go to hell",
    r"sod off",
    r"(?:you|u|these|those|them|fucking) pricks",
    r"shut (?:up|it|your (?:mouth|face|gob))(?= ?(?:[.!?\n]|$)| you| and)",
    r"f off",
    r"eff off",
)
_TURNED_WORDS = frozenset(
    "dick prick pricks tit tits cock fanny spastic retard flange ass pissed hell sod shut f eff kickass halfass badass".split()
)
#: letters hidden behind stars or figures: f**k, sh1t, tw@t; drawn out: fuuuck
_MASKED = re.compile(r"(?<![a-z*@])(?:[a-z]{1,3}\*{1,4}[a-z]{1,6}|(?:f|sh?|c|tw|b)\*{2,5})(?![a-z*])")
_DISGUISED = re.compile(r"[a-z][0-9@$!]{1,2}[a-z]|([a-z])\1\1")
_DRAWN_OUT = re.compile(r"([a-z])\1\1")
_DRAWN = re.compile(r"(.)\1\1+")
_SIGNS = str.maketrans("013457@$!", "oieastasi")
#: what a word of ``MILD`` says when it is meant: "bloody nose"
_MEANT = re.compile(
    r"bloody (?:nose|lip|knee|mouth|nappy|stools?|poo|urine|discharge|show|mary|sunday|tissues?|sheets|clothes|shirt|knife|hands?|gums?|mucus|wound|handprint)"
    r"|piss(?:ing)? (?:down|it down|with rain)|sod'?s law"
)


class _Library(NamedTuple):
    """The library's filter, and its single words that have no plain meaning: without one of them it is not asked."""

    filter: Any
    words: frozenset[str]


@cache
def _library() -> _Library | None:
    """badwords-py with our additions; None where it is not installed."""
    try:
        from badwords import ProfanityFilter
    except ImportError:
        return None
    made = ProfanityFilter()
    made.init(languages=["en"])
    made.add_words([*ALSO])
    # the library does not tell its words, but asking it about every message would cost more than all other rules
    text = (resources.files("badwords") / "resource" / "words" / "en.txt").read_text(encoding="utf-8")
    words = (w for w in (*text.split("\n"), *ALSO) if w.isalpha() and w not in FINE)
    return _Library(made, frozenset(words))


def installed() -> bool:
    """True when swearing can be looked for."""
    return _library() is not None


def swears(text: Text, *, strict: bool) -> bool:
    """True when there is swearing in ``text``; mild words count when ``strict``."""
    low, words = text.low, text.words
    if not _TURNED_WORDS.isdisjoint(words) and _TURNED.search(low) is not None:
        return True
    if "*" in low and _MASKED.search(low) is not None:
        return True
    library = _library()
    if library is None:
        return False
    plain = low if not library.words.isdisjoint(words) else ""
    signs = text.digits > 0 or "!" in low or "@" in low or "$" in low
    if (_DISGUISED if signs else _DRAWN_OUT).search(low) is not None:
        masked = (token.strip(".,!?\"'()") for token in low.split() if _DISGUISED.search(token) is not None)
        plain += "".join(f" {w}" for token in masked for w in _undisguised(token) if w in library.words)
    if not plain:
        return False
    # half a surrogate pair is no text to the library
    for match in library.filter.find(plain.encode("utf-8", "replace").decode("utf-8")):
        if match.word in FINE or (match.word in MILD and (not strict or _MEANT.search(low) is not None)):
            continue
        return True
    return False


def listed(words: Collection[str]) -> frozenset[str]:
    """Those of ``words`` that the list holds and that have no plain meaning here; none where it is not installed."""
    library = _library()
    return frozenset() if library is None else library.words.intersection(words)


def _undisguised(word: str) -> tuple[str, str]:
    """What ``word`` may stand for, with figures and signs as letters and what is drawn out once or twice."""
    letters = word.translate(_SIGNS)
    return _DRAWN.sub(r"\1", letters), _DRAWN.sub(r"\1\1", letters)
