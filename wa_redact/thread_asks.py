"""What a message asks for, and the words under which the engine's rules and model would know the answer.

"dob?" answered by "3/2/12" is read as "dob 3/2/12": an ask is turned into the phrase that a person would have written in
front of the value, had it been one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Ask(NamedTuple):
    """Something that was asked for.

    ``prompts``: texts that the answer is read behind, or at their ``{}``. ``labels``: those that an answer may have.
    ``digits``: an answer without a digit is none; ``exact``: a number was asked for in so many words. ``weak``: it was spoken of and not asked for: the sender may go on.
    """

    kind: str
    prompts: tuple[str, ...]
    labels: frozenset[str]
    digits: bool = False
    weak: bool = False
    exact: bool = False


YEAR = Ask("birth", ("dob", "born in"), frozenset({"DATE_OF_BIRTH"}))
HOME = Ask("home", ("house number", "address"), frozenset({"ADDRESS"}), digits=True)
NAME = Ask("name", ("her name is",), frozenset({"PERSON"}))

_REQUEST = re.compile(
    r"\?|^\W*(?:and |so |sorry |also |but |hi |hey |ok |okay |pls |please |plz )*(?:what|wat|wot|whats|what's|wats|wots|which|wich|who|"
    r"whos|who's|whose|when|whens|wen|wens|where|wheres|where's|weres|how|hows|need|send|text|give|got|get|have (?:you|u|we)|can|could|do (?:you|u|we)|"
    r"does|did|is|was|are|remind|tell|confirm|any|forgot|missing)\b|\b(?:need|want|asking for|remind me|tell me|send me|give me|"
    r"pass me|let me have|forgot(?:ten)?|dont have|don't have|havent got|haven't got|dont know|don't know|waiting (?:for|on)|missing|"
    r"pls|plz|please)\b|\b(?:what|whats|wats|which|whos)\b[^.!?]{0,24}$"
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_CLAUSE = re.compile(r"[^.!?\n]*(?:\.(?=\w)[^.!?\n]*)*[.!?\n]?")

_NUMBER = r"(?: ?(?:numbers?|num|nos?|id|refs?|reference))?"
_WHERE = (
    r"where\b.{0,24}\b(?:live|lives|living|stay|stays|staying|placed|based|kept|moved|am i|are we|are (?:you|u)|go|going|from|to$)"
    r"|(?:from|to|at) where|where(?:'?s| is) (?:he|she|it|that|they|mum|dad|nan|the (?:house|flat|visit))|where to\b"
    r"|(?:which|what) (?:street|road|block|house|estate|one of the (?:flats|blocks|houses))|which (?:flat|floor|end|door)"
    r"|addres+(?:es)?|adress|addy"
)
_SITE = r"school|nursery|college|surgery|gp|hospital|ward|centre|center|club|church|mosque|refuge|home|academy|childminder|unit"
_BIRTH = (
    r"d\.? ?o\.? ?b\.?'?s?|dates? of birth|birth ?dates?|b(?:irth)?-?days?|year of birth|yob|born|(?:when|date|day) .{0,30}"
    r"\b(?:turn(?:s|ed|ing)?|be|is) \d{1,2}|turn(?:s|ed|ing) (?:[1-9]|1\d|2[01])|when (?:are |r |is )?(?:you|u|he|she|they) (?:be )?1?\d(?= ?\W?$)|how old (?:exactly|is .{1,20} exactly)"
)
_NAME = (
    r"(?:sur|nick|first |last |second |full |middle |maiden |real )?names?(?! (?:of|for|on|is|was) \w)|called|calls? (?:her|him|them)"
    r"|initials"
)
_CASE = (
    r"(?:mosaic|lcs|liquid ?logic|care ?director|eclipse|case|court|crime|cad|upn|urn|uln|utr|passport|brp|home office|tenancy|"
    rf"licen[cs]e|police|log|incident|referral){_NUMBER}|ref(?:erence)?s?(?: number| no)?"
)
_SOCIAL = (
    r"snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|fb|facebook|discord|roblox|psn|xbox|gamer ?tag|user ?name|handle|twitter"
)
_PHONE = (
    rf"(?:phone|mobile|mob|tel|telephone|landline|cell){_NUMBER}|(?:contact|home|work|whatsapp) (?:numbers?|num|no|details)"
    r"|(?:numbers?|num|digits)(?! of)"
)
_ACCOUNT = rf"(?:account|acc|acct|card|bank){_NUMBER}|iban|bank details"
_PLACE = (
    rf"(?:which|what|whats|what's|name of(?: the)?)(?: \w+){{0,2}} (?:{_SITE})|(?:school|nursery|college|surgery|gp)(?= ?\?)"
    r"|where .{1,20}\b(?:at school|go to school|school|nursery|college)"
)
#: kind, pattern, prompts (none: the words of the ask itself), labels, whether an answer has digits
_KINDS = (
    ("birth", _BIRTH, ("dob",), "DATE_OF_BIRTH", False),
    ("age", r"how old|what age|age(?= ?\?)", ("she turns",), "DATE_OF_BIRTH", True),
    ("name", _NAME, ("her name is",), "PERSON", False),
    ("who", r"who(?:'?s| is| was| are)?|whose", ("her name is",), "PERSON", False),
    ("address", _WHERE, ("lives at", "address"), "ADDRESS PLACE", False),
    ("postcode", r"post ?codes?|p/?code|sat ?nav", ("postcode",), "ADDRESS", True),
    ("home", r"(?:door|house|flat) (?:numbers?|num|no)", HOME.prompts, "ADDRESS", True),
    ("where", r"where(?:'?s)?", ("contact is at",), "PLACE ADDRESS PERSON", False),
    ("place", _PLACE, ("his school is",), "PLACE ADDRESS PERSON", False),
    ("phone", _PHONE, ("phone number",), "PHONE_NUMBER", True),
    ("nhs", rf"nhs{_NUMBER}", ("nhs number",), "UK_NHS", True),
    ("nino", rf"(?:ni|nino|national insurance|n\.i\.?){_NUMBER}", ("ni number",), "UK_NINO", True),
    ("sort", r"sort ?codes?|bank details|account details", ("sort code",), "FINANCIAL", True),
    ("account", _ACCOUNT, ("account number",), "FINANCIAL", True),
    ("vehicle", r"reg(?:istration)?(?: plate| number| no)?|(?:number ?)?plates?", ("reg",), "VEHICLE", False),
    ("case", _CASE, (), "CASE_ID", True),
    ("email", r"e-?mails?(?: addres+)?", ("email",), "EMAIL_ADDRESS", False),
    ("social", _SOCIAL, ("snap",), "SOCIAL_HANDLE", False),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), prompts, frozenset(labels.split()), digits)
    for kind, pattern, prompts, labels, digits in _KINDS
)
_EXACT = re.compile(
    r"(?<![a-z])(?:numbers?|num|nos?|id|refs?|reference|digits|code|nhs|upn|urn|uln|utr|cad|iban)(?![a-z])"
)
_NOUN = re.compile(rf"(?<![a-z])(?:{_SITE})(?![a-z])")
#: words of such a question: "who has the key for the pool car" is about a car
_SHORT = {"who": 6, "where": 6}
_YEAR = re.compile(r"(?<![a-z])(?:what|which)? ?(?:year|month|day|date)(?![a-z])")
_WHICH = re.compile(
    r"(?<![a-z])(?:(?:what|which|whats the|what's the) (?:number|num|no|door|flat|floor)|(?:number|num|no|door|flat|floor)\W*$)"
)
_AND = re.compile(r"\W*(?:and|so|then|or)\W*")
#: what is numbered and is nobody's home
_NOT_HOME = re.compile(
    r"(?<![a-z])(?:bus|route|train|platform|room|tram|page|form|line|time|size|phone|mobile|ref|year)(?![a-z])"
)
#: labels that a rule knows by a word that may stand in another message
_TOLD = re.compile(
    rf"(?<![a-z0-9])(?:{_BIRTH}|{_PHONE}|{_CASE}|{_ACCOUNT}|{_SOCIAL}|nhs|ni|nino|national insurance|sort ?code|reg|plate)(?![a-z0-9])"
)


def asks(low: str, topics: Iterable[str] = ()) -> tuple[Ask, ...]:
    """What the message ``low`` (small letters) asks for.

    ``topics``: labels that the last messages were about: after a birthday "Year?" asks for more of it.
    """
    found: dict[str, Ask] = {}
    topics = frozenset(topics)
    few = len(_WORD.findall(low)) <= 3
    for clause in filter(None, _CLAUSE.findall(low)):
        weak = not (few or _REQUEST.search(clause))
        for ask in _kinds(clause, weak=weak):
            if ask.kind not in found or found[ask.kind].weak:
                found[ask.kind] = ask
        if not weak:
            found |= {ask.kind: ask for ask in _goes_on(clause, topics)}
    if "social" in found:  # "xbox name"
        found.pop("name", None)
    return tuple(found.values())


def _kinds(clause: str, *, weak: bool) -> Iterator[Ask]:
    size = len(_WORD.findall(clause))
    for kind, pattern, prompts, labels, digits in _PATTERNS:
        if (weak and not digits and kind != "birth") or size > _SHORT.get(kind, size):
            continue
        m = pattern.search(clause)
        if m is None or (kind == "home" and _NOT_HOME.search(clause)):
            continue
        noun = _NOUN.search(m.group()) if kind == "place" else None
        texts = (f"his {noun.group()} is",) if noun else prompts or (m.group(),)
        if kind == "birth" and "day" in m.group():
            texts = (*texts, "birthday is")
        yield Ask(kind, texts, labels, digits, weak, bool(_EXACT.search(m.group())))


def _goes_on(clause: str, topics: frozenset[str]) -> Iterator[Ask]:
    """More of what was spoken of: "Year?" after a birthday, "number?" or "and" after a street."""
    if "DATE_OF_BIRTH" in topics and _YEAR.search(clause) and len(_WORD.findall(clause)) <= 5:
        yield YEAR
    if "ADDRESS" in topics and not _NOT_HOME.search(clause) and (_WHICH.search(clause) or _AND.fullmatch(clause)):
        yield HOME


def speaks_of(low: str) -> bool:
    """True when the message ``low`` (small letters) has a word by which a number, a handle or a day would be known."""
    return bool(_TOLD.search(low))
