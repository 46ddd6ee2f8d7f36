"""What a message asks for, and the words under which the engine's rules and model would know the answer.

"dob?" answered by "3/2/12" is read as "dob 3/2/12": an ask is turned into the phrase that a person would have written in
front of the value, had it been one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Ask(NamedTuple):
    """Something that was asked for: its kind, phrases that the answer is read behind, labels that an answer may have."""

    kind: str
    prompts: tuple[str, ...]
    labels: frozenset[str]


_REQUEST = re.compile(
    r"\?|^\W*(?:and |so |ok |okay |sorry |also |but |hi |pls |please |plz )*(?:what|wat|wot|whats|what's|which|who|whos|who's|"
    r"whose|when|where|wheres|where's|how|need|send|text|give|got|get|have (?:you|u|we)|can|could|do (?:you|u|we)|does|did|"
    r"remind|tell|confirm|any|is there|forgot|missing)\b|\b(?:need|want|asking for|remind me|tell me|send me|give me|pass me|"
    r"let me have|forgot(?:ten)?|dont have|don't have|havent got|haven't got|waiting (?:for|on)|missing|pls|plz|please)\b"
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_CLAUSE = re.compile(r"[^.!?\n]*[.!?\n]?")

_NUMBER = r"(?: ?(?:numbers?|num|nos?|id|refs?|reference))?"
_WHERE = (
    r"where\b.{0,24}\b(?:live|lives|living|stay|stays|staying|placed|based|kept|moved|am i|are we|are (?:you|u)|go|going|from|to\??$)"
    r"|(?:from|to|at) where|where(?:'?s| is) (?:he|she|it|that|they|mum|dad|the (?:house|flat|visit))|where to\b"
    r"|which (?:street|road|block|house|flat|floor|estate|end|door|one of the (?:flats|blocks|houses))|what (?:street|road|block|estate)"
    r"|addres+(?:es)?|adress|addy|post ?codes?|sat ?nav|(?:door|house|flat) (?:numbers?|num|no)\b"
)
_KINDS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "birth",
        (
            r"d\.? ?o\.? ?b'?s?|dates? of birth|birth ?dates?|b(?:irth)?-?days?|born|(?:when|date|day) .{0,30}\bturn(?:s|ed|ing)? \d{1,2}"
            r"|how old (?:exactly|is .{1,20} exactly)"
        ),
        ("dob",),
        ("DATE_OF_BIRTH",),
    ),
    (
        "name",
        (
            r"(?:sur|nick|first |last |second |full |middle |maiden |real )?names?|called|calls? (?:her|him|them|it|the)|initials"
            r"|who(?:'?s| is| was| are)?|whose"
        ),
        ("her name is",),
        ("PERSON",),
    ),
    ("address", _WHERE, ("lives at", "address"), ("ADDRESS", "PLACE")),
    (
        "place",
        (
            r"(?:which|what|name of(?: the)?|whats the name of(?: the)?|her|his|their) (?:\w+ )?(?:school|nursery|college|surgery|gp|"
            r"hospital|ward|centre|center|club|church|mosque|refuge|home|academy|childminder)|(?:school|nursery|college|surgery|gp)(?= ?\?)"
            r"|where .{1,20}\b(?:at school|go to school|school|nursery|college)"
        ),
        ("his school is",),
        ("PLACE", "ADDRESS"),
    ),
    (
        "phone",
        rf"(?:phone|mobile|mob|tel|telephone|contact|landline|cell|home|work|whatsapp){_NUMBER}|(?:numbers?|num|digits)",
        ("phone number",),
        ("PHONE_NUMBER",),
    ),
    ("nhs", rf"nhs{_NUMBER}", ("nhs number",), ("UK_NHS",)),
    ("nino", rf"(?:ni|nino|national insurance|n\.i\.?){_NUMBER}", ("ni number",), ("UK_NINO",)),
    ("sort", r"sort ?codes?|bank details|account details", ("sort code",), ("FINANCIAL",)),
    ("account", rf"(?:account|acc|acct|card|bank){_NUMBER}|iban|bank details", ("account number",), ("FINANCIAL",)),
    ("vehicle", r"reg(?:istration)?s?(?: plate| number| no)?|(?:number ?)?plates?", ("reg",), ("VEHICLE",)),
    (
        "case",
        (
            rf"(?:mosaic|lcs|liquid ?logic|care ?director|eclipse|case|court|crime|cad|upn|urn|uln|utr|passport|brp|home office|"
            rf"tenancy|licen[cs]e|police|log|incident|referral){_NUMBER}|ref(?:erence)?s?(?: number| no)?"
        ),
        (),
        ("CASE_ID",),
    ),
    (
        "social",
        r"snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|fb|facebook|discord|roblox|psn|xbox|gamer ?tag|user ?name|handle|twitter",
        ("snap",),
        ("SOCIAL_HANDLE",),
    ),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), prompts, frozenset(labels))
    for kind, pattern, prompts, labels in _KINDS
)
_YEAR = re.compile(r"(?<![a-z])(?:what|which)? ?(?:year|month|day|date)(?![a-z])")
_WHICH = re.compile(r"(?<![a-z])(?:(?:what|which|whats the|what's the) )?(?:number|num|no|door|flat|floor)(?![a-z])")
_AND = re.compile(r"\W*(?:and|so|then|or)\W*")
#: what is numbered and is nobody's home
_NOT_HOME = re.compile(r"(?<![a-z])(?:bus|route|train|platform|room|tram|page|form|line|time|size)(?![a-z])")

BIRTH = Ask("birth", ("dob",), frozenset({"DATE_OF_BIRTH"}))
HOME = Ask("home", ("address no", "address"), frozenset({"ADDRESS"}))


def asks(low: str, topics: Iterable[str] = ()) -> tuple[Ask, ...]:
    """What the message ``low`` (small letters) asks for.

    ``topics``: labels that the last messages were about: after a birthday "Year?" asks for more of it.
    """
    found: dict[str, Ask] = {}
    few = len(_WORD.findall(low)) <= 3
    for clause in _CLAUSE.findall(low):
        if not (few or _REQUEST.search(clause)):
            continue
        for kind, pattern, prompts, labels in _PATTERNS:
            m = pattern.search(clause)
            if m is not None:
                found[kind] = Ask(kind, prompts or (m.group(),), labels)
        short = len(_WORD.findall(clause)) <= 5
        if short and "DATE_OF_BIRTH" in topics and _YEAR.search(clause):
            found["birth"] = BIRTH
        home = short and "ADDRESS" in topics and not _NOT_HOME.search(clause)
        if home and (_WHICH.search(clause) or _AND.fullmatch(clause)):
            found["home"] = HOME
    return tuple(found.values())
