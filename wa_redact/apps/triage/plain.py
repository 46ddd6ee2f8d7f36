"""A message as the rules of triage read it: small letters, no apostrophes, one spelling for what texters write in many."""

from __future__ import annotations

import re

from wa_redact.decode import decode
from wa_redact.text import normalise

_SAME = {
    "you": "u ya yu yuh yew yous youse yall",
    "your": "ur yr yer youre ure",
    "im": "iam",
    "ill": "il",
    "id": "idd",
    "gonna": "gunna gna gona gonnae gonny gunny finna gon",
    "im gonna": "imma ima",
    "wanna": "wana wna wantin",
    "dont": "dnt dunt donot dinnae dinny doesnt dont dosent dosnt",
    "didnt": "didny didnae didn",
    "cant": "cannot cnt cannae canny carnt couldnt",
    "wont": "wnt wudnt wouldnt willnt wullnae",
    "isnt": "aint int",
    "myself": "meself mysen mesen maself myslf mysel mysef",
    "yourself": "urself urslf yaself yoursen yourselves yerself yourselfs",
    "himself": "hisself hissen himslef hisen",
    "herself": "hersen herslef",
    "themselves": "themself themselfs themsen theirselves",
    "anymore": "nomore anymor nemore",
    "tonight": "tonite tonyt 2nite tnight",
    "tomorrow": "tmrw tmr tomoz tomorow tommorow tomorro 2moro 2morrow tmoro tomo",
    "about": "bout abt",
    "cos": "coz cuz cus because becuse bcos bc becos",
    "and": "n nd",
    "youll": "ull youl yull",
    "with": "wiv wit wid",
    "the": "da teh th",
    "kill": "kil k1ll kll kiil",
    "dead": "ded",
    "life": "lyf lyfe",
    "pic": "pics pix picture pictures photo photos photograph photographs foto pik piks picz",
    "vid": "vids video videos vidz",
    "insta": "instagram ig",
    "snap": "snapchat sc",
    "nothing": "nuffin nothin nuthin nowt nufin",
    "something": "summat sumthin somethin summin smth sumat",
    "anything": "owt anyfing anythin",
    "nobody": "noone nobodys",
    "somebody": "someone sum1 some1",
    "somebodys": "someones",
    "everybody": "everyone every1",
    "paracetamol": "paracetamols paracetemol parecetamol paracetomol",
    "tablets": "tabs tablet tablits meds medication pills pill",
    "suicide": "su1cide sulcide suiside sucide suicid sewerslide",
    "suicidal": "sucidal suicidle suisidal",
    "social worker": "sw socialworker sws",
    "mum": "mam mom mummy mommy mother mums mams mumma mama",
    "dad": "daddy father dads",
    "naked": "nakid nekkid",
    "please": "pls plz plse",
    "fucking": "fuckin fkin fkn fuking fuckn fucken effing effin feckin fookin",
    "fuck": "fck fuk fuc fook",
    "bitch": "bich biatch btch",
    "before": "b4 befor",
    "tell": "tel",
    "school": "skool",
    "outside": "outsyd outsid",
    "people": "ppl peeps",
}
_WORDS = {old: new for new, olds in _SAME.items() for old in olds.replace("'", "").split() if old != new}
#: said in two words, read as one
_PAIRS = {
    "im": ("i am",),
    "im gonna": ("im about to", "im off to", "im bout to"),
    "gonna": ("going to", "goin to", "goin 2", "about to", "is gonna", "are gonna", "am gonna"),
    "wanna": ("want to", "wants to", "wanted to", "wanting to", "want 2"),
    "ill": ("i will", "i shall"),
    "youll": ("you will", "you are going to"),
    "well": ("we will",),
    "theyll": ("they will",),
    "shell": ("she will",),
    "ive": ("i have", "i had"),
    "id": ("i would",),
    "hes": ("he is", "he has"),
    "shes": ("she is", "she has"),
    "theyre": ("they are", "they have", "theyve"),
    "weve": ("we have",),
    "your": ("you are", "you r", "your are"),
    "dont": ("do not", "does not"),
    "didnt": ("did not",),
    "cant": ("can not", "could not"),
    "wont": ("will not", "would not"),
    "isnt": ("is not",),
    "anymore": ("any more", "no more", "any longer", "no longer"),
    "myself": ("my self", "me self"),
    "yourself": ("your self", "ur self"),
    "himself": ("him self",),
    "herself": ("her self",),
    "nobody": ("no one",),
    "somebody": ("some one",),
    "social worker": ("social services", "social workers", "childrens services"),
    "stepdad": ("step dad", "step father", "stepfather"),
    "stepmum": ("step mum", "step mother", "stepmother"),
    "all of the": ("all of",),
}
_TOGETHER = {old: new for new, olds in _PAIRS.items() for old in olds}
_WORD = re.compile(r"[a-z0-9]+")
_PAIR = re.compile(r"(?<![a-z0-9])(?:" + "|".join(sorted(_TOGETHER, key=len, reverse=True)) + r")(?![a-z0-9])")
_FIRSTS = frozenset(old.split()[0] for old in _TOGETHER)
#: words that make a sentence stronger and change nothing else
_STRONGER = re.compile(
    r"(?<![a-z0-9])(?:just|literally|actually|honestly|really|seriously|legit|deadass|lowkey|proper|basically|totally|"
    r"definitely|defo|deffo|probably|probs|properly|fucking|bloody|flipping|frigging|freaking|well and truly|tbh|tbf|"
    r"ngl|swear down|swear to god|on my life|i swear(?! at)|even|still|actively|completely|so so)(?![a-z0-9]) ?"
)
#: one of them stands in whatever the last pattern finds
_STRONG = frozenset(
    "just literally actually honestly really seriously legit deadass lowkey proper basically totally definitely defo "
    "deffo probably probs properly fucking bloody flipping frigging freaking truly tbh tbf ngl swear life even still "
    "actively completely so".split()
)
_DRAWN = re.compile(r"([a-z])\1{2,}")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_SPACED_MASK = re.compile(r"[a-z]{1,3}[*#@!$]{1,5}[a-z]{0,6}")
_MASKED = (
    "fuck fucking fucker cunt cunts bitch bitches shit twat twats wanker bastard bastards prick pricks slag slut whore "
    "arsehole dickhead cock dick rape raped nudes sex"
).split()
_SIGNS = re.compile(r"[*#@!$]+")


class Plain:
    """The readings of one message. ``texts``: without words that only strengthen; ``full``: with them;
    ``order``: the words of the first of these.
    """

    __slots__ = ("all", "full", "joking", "order", "raw", "texts", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        text = normalise(raw)
        second = decode(text)
        self.full = tuple(_read(low) for low in ([text.low] if second is None else [text.low, second.low]))
        self.order = _WORD.findall(self.full[0])
        self.words = frozenset(self.order if second is None else _WORD.findall("\n".join(self.full)))
        self.texts = self.full if _STRONG.isdisjoint(self.words) else tuple(_STRONGER.sub("", t) for t in self.full)
        # all that is read, for the question whether something stands in it at all
        self.all = "\n".join(dict.fromkeys(self.texts + self.full))
        self.joking = not _JOKES.isdisjoint(self.words) or (not raw.isascii() and _JOKING.search(raw) is not None)


def _read(low: str) -> str:
    if _SIGNS.search(low):
        low = _SPACED_MASK.sub(lambda m: _unmasked(m.group()), low)
    low = low.replace("'", "").replace("\ufffc", "x")
    low = _DRAWN.sub(r"\1\1", low)
    if "  " in low or "\t" in low:
        low = _BLANKS.sub(" ", low)
    words = set(_WORD.findall(low))
    if not words.isdisjoint(_WORDS):
        low = _WORD.sub(lambda m: _WORDS.get(m.group(), m.group()), low)
        words = set(_WORD.findall(low))
    return low if words.isdisjoint(_FIRSTS) else _PAIR.sub(lambda m: _TOGETHER[m.group()], low)


def _unmasked(token: str) -> str:
    """``f**k`` as the word that it hides; as it is when it hides none of ours."""
    pattern = re.compile(_SIGNS.sub("[a-z]{1,6}", token))
    return next((w for w in _MASKED if pattern.fullmatch(w)), token)


_JOKES = frozenset(
    "lol lool lmao lmfao lmaoo rofl jk jks joking kidding haha hahaha hahahaha hahah ahaha heh banter".split()
)
_JOKING = re.compile(
    "[\U0001f602\U0001f923\U0001f639\U0001f606\U0001f605\U0001f61c\U0001f61d\U0001f92a\U0001f480\U0001f609]"
)
