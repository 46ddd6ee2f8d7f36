"""Persons by evidence: titles, naming phrases, greetings, sign-offs, relations, tags. The model does the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from wa_redact.detectors._roles import KIN, NOT_NAMES, OFFICES, RELATIVES
from wa_redact.lists import sections, words
from wa_redact.patterns import LEFT, Rx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_WORD = r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_])){1,24}"
_FULL = rf"(?P<v>{_WORD}(?:\s{_WORD}){{0,2}})"
_END = r"(?:'s)?(?![^\W_'])"


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase that a name follows. ``lower``: score when the name is written in small letters (0: not then)."""

    name: str
    regex: Rx
    score: float
    lower: float
    gate: Gate
    words: int = 3
    label: str = "PERSON"

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        shouted = text.norm.isupper()
        for m in self.regex.finditer(text.low):
            start, stop = m.span("v")
            end = start
            capital = text.norm[start].isupper() and not shouted
            for word in text.low[start:stop].split()[: self.words]:
                at = text.low.index(word, end)
                bare = word.removesuffix("'s")
                if bare in NOT_NAMES or (at > start and not (text.norm[at].isupper() and capital)):
                    break
                end = at + len(bare)
            score = self.score if capital else self.lower
            if end > start and score:
                yield Finding(start, end, self.label, score, self.name)


def _gate(words: str) -> Gate:
    return Gate(frozenset(words.split()))


_KIN_WORDS = " ".join(w for w in KIN.replace("-?", "").split("|"))

_NAMED = (
    Named("title", Rx(rf"{LEFT}(?:{OFFICES})\.?\s{_FULL}{_END}"), 0.9, 0.7, _gate(OFFICES.replace("|", " "))),
    Named("relative", Rx(rf"{LEFT}(?:{RELATIVES})\s{_FULL}{_END}"), 0.85, 0.45, _gate(RELATIVES.replace("|", " "))),
    Named(
        "naming",
        Rx(
            rf"{LEFT}(?:my name is|my names|(?:his|her|their|the|baby'?s|kids?|child'?s|mums?|dads?|first|last|middle|real|full|sur|maiden)\s?(?:sur)?name(?:'?s| is)|surname:?|name:|named|a\.?k\.?a\.?|known as|goes by|nicknamed)\s{_FULL}{_END}"
        ),
        0.85,
        0.75,
        _gate("name names surname named aka known goes nicknamed a"),
    ),
    Named(
        "called",
        Rx(
            rf"{LEFT}(?:girl|boy|man|woman|baby|lady|guy|bloke|lad|kid|child|mate|friend|boyfriend|partner|dad|mum|brother|sister|someone|is|was|he's|she's|hes|shes|be)\scalled\s{_FULL}{_END}"
        ),
        0.85,
        0.7,
        _gate("called"),
    ),
    Named(
        "calls",
        Rx(rf"{LEFT}(?:calls?|called) (?:him|her|them|me|himself|herself|themselves)\s{_FULL}{_END}"),
        0.75,
        0.2,
        _gate("call calls called"),
    ),
    Named(
        "greeting",
        Rx(
            rf"(?:^|\n|[.!?]\s){{0,1}}(?<![^\W_])(?:hi|hiya|hey|hello|heya|dear|morning|afternoon|evening)\s(?P<v>{_WORD}(?:\s{_WORD})?)(?=\s?(?:[,!.\n]|x+\b|$|it'?s|its|can|just|this|are|how|hope))"
        ),
        0.75,
        0.6,
        _gate("hi hiya hey hello heya dear morning afternoon evening"),
        words=2,
    ),
    Named(
        "thanks",
        Rx(rf"{LEFT}(?:thanks|thank you|thankyou|cheers|thx|ta|sorry)\s(?P<v>{_WORD})(?=\s?(?:[,!.\n]|x+\b|$))"),
        0.7,
        0.55,
        _gate("thanks thank thankyou cheers thx ta sorry"),
        words=1,
    ),
    Named(
        "sign_off",
        Rx(
            rf"(?:regards|best wishes|many thanks|kind regards|yours|love from|lots of love|(?:^|[\n,.!?x-]\s?)from)[,\s]{{1,3}}(?P<v>{_WORD}(?:\s{_WORD})?)\s?x{{0,4}}[^\w\n]{{0,6}}(?:\n|$)"
        ),
        0.75,
        0.55,
        _gate("regards wishes thanks yours love from"),
        words=2,
    ),
    Named(
        "its_me",
        Rx(
            rf"{LEFT}(?:it'?s|this is|im|i'm)\s(?![^\W\d_]{{1,20}}(?:ing|ed)\s)(?P<v>{_WORD})(?=(?:\s{_WORD})?\s(?:here|from|speaking|calling|ringing)(?![a-z]))"
        ),
        0.8,
        0.65,
        _gate("here from speaking calling ringing"),
        words=2,
    ),
    Named(
        "relation_of",
        Rx(rf"{LEFT}(?P<v>[^\W\d_]{{3,20}}(?:-[^\W\d_]{{2,12}})?)'s\s(?:{KIN})(?![^\W_])"),
        0.8,
        0.6,
        _gate(_KIN_WORDS),
        words=1,
    ),
    Named(
        "unborn",
        Rx(rf"{LEFT}(?:unborn(?: baby)?(?: of)?|ubb)\s(?P<v>{_WORD}(?:[ -]{_WORD})?)(?![^\W_])"),
        0.8,
        0.5,
        _gate("unborn ubb"),
        words=2,
    ),
    Named(
        "mention", Rx(rf"(?<![\w@./])@\s?(?P<v>{_WORD}(?:\s{_WORD})?)(?![\w@.])"), 0.7, 0.5, Gate(chars="@"), words=2
    ),
)
_WORD_NAMES = words(sections("word_names")[""])
#: words before which such a verb stands in talk: "ask will you", "told may be"
_HELPERS = frozenset("will may can an in my so".split())
_DONE_TO = Rx(
    rf"{LEFT}(?:photo of|pics? of|picture of|news (?:on|of|from)|update on|worried about|hear[d]? from|(?:speak|spoke|spoken) (?:to|with)|tell|told|ask|asked|rang|met|"
    rf"collect|collected)\s(?P<v>[a-z]{{3,12}})(?![^\W_])"
)
_KIN_NAME = Rx(
    rf"{LEFT}(?:my|his|her|our|their|your|the|ur)\s(?:(?:older|younger|eldest|oldest|youngest|little|big|baby|middle|other|half|step)[\s-])?"
    r"(?P<k>son|daughter|brother|sister|cousin|niece|nephew|grandson|granddaughter|youngest|eldest|oldest|little one|little boy|little girl)\s"
    rf"(?P<v>[^\W\d_]{{2,20}})(?![^\W_]|['\u2019-][a-z]{{2}})"
)
#: capitals that stand behind kin without being their name
_CAPITALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday christmas xmas easter eid ramadan diwali facebook whatsapp instagram "
    "snapchat tiktok english maths science spanish french polish arabic urdu british in at on and or is was has who when for the to".split()
)
_TAG = Rx(
    r"(?<!\w)#(?:[a-z]{0,12}(?:justice|happybirthday|bday|freedom|free|rip|forever|prayfor|loveyou|birthday)(?:for)?[a-z]{2,30})(?!\w)"
)


class WordNames:
    """A name that is a word as well, right behind what is done to a person: "any news on destiny", "tell faith"."""

    name = "word_name"
    label = "PERSON"
    gate = _gate(
        "photo pic picture news update worried heard hear speak spoke spoken tell told ask asked rang met collect collected"
    )

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _DONE_TO.finditer(text.low):
            if m["v"] in _WORD_NAMES and m["v"] not in _HELPERS:
                yield Finding(m.start("v"), m.end("v"), self.label, 0.45, self.name)


class KinNames:
    """A capital behind somebody's child or kin: "my son Can", "the little one Zaire". What small letters say is the model's."""

    name = "kin_name"
    label = "PERSON"
    gate = _gate("son daughter brother sister cousin niece nephew grandson granddaughter youngest eldest oldest little")

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        if text.norm.isupper():
            return
        for m in _KIN_NAME.finditer(text.low):
            kin, name = text.norm[m.start("k") : m.end("k")], text.norm[m.start("v") : m.end("v")]
            if kin.islower() and name[0].isupper() and name[1:].islower() and m["v"] not in _CAPITALS:
                yield Finding(m.start("v"), m.end("v"), self.label, 0.7, self.name)


class Tags:
    """Hashtags that hold a name."""

    name = "hashtag"
    label = "PERSON"
    gate = Gate(chars="#")

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _TAG.finditer(text.low):
            yield Finding(m.start(), m.end(), self.label, 0.6, self.name)


DETECTORS = (*_NAMED, WordNames(), KinNames(), Tags())
