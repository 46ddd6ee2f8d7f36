"""Abbreviations of the work that a family is not to be left alone with, and what they stand for.

Those that families meet every day (SW, GP, HV, CAMHS, EHCP, SEN, ...) are not in the lists. An abbreviation that the
message explains, in brackets or in so many words, is no jargon.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

#: also written in small letters: they are no other word
_ANY_CASE = {
    "ICPC": "initial child protection conference",
    "RCPC": "review child protection conference",
    "IRO": "independent reviewing officer",
    "LADO": "local authority designated officer",
    "MARAC": "multi-agency risk assessment conference",
    "MAPPA": "multi-agency public protection arrangements",
    "SGO": "special guardianship order",
    "UASC": "unaccompanied asylum-seeking child",
    "NRPF": "no recourse to public funds",
    "PLO": "public law outline",
    "FGC": "family group conference",
    "EPO": "emergency protection order",
    "IDVA": "independent domestic violence adviser",
    "ISVA": "independent sexual violence adviser",
    "EDT": "emergency duty team",
    "ASYE": "newly qualified social worker",
    "EBSA": "emotionally based school avoidance",
    "EOTAS": "education other than at school",
    "RHI": "return home interview",
    "FHDRA": "first hearing",
    "YJS": "youth justice service",
}
#: in capitals only: in small letters they are words or something else
_CAPITALS = {
    "ABE": "achieving best evidence interview",
    "ADM": "agency decision maker",
    "CAO": "child arrangements order",
    "CAF": "common assessment form",
    "CCE": "child criminal exploitation",
    "CIC": "child in care",
    "CIN": "child in need",
    "CLA": "child looked after",
    "CMH": "case management hearing",
    "CP": "child protection",
    "CPC": "child protection conference",
    "CSE": "child sexual exploitation",
    "DA": "domestic abuse",
    "DSL": "designated safeguarding lead",
    "DV": "domestic violence",
    "EHA": "early help assessment",
    "EHM": "early help module",
    "EWO": "education welfare officer",
    "FII": "fabricated or induced illness",
    "FSW": "family support worker",
    "IHA": "initial health assessment",
    "IRH": "issues resolution hearing",
    "ICO": "interim care order",
    "ISO": "interim supervision order",
    "LAC": "looked-after child",
    "LBP": "letter before proceedings",
    "MACE": "multi-agency child exploitation meeting",
    "MASH": "multi-agency safeguarding hub",
    "MGF": "maternal grandfather",
    "MGM": "maternal grandmother",
    "NFA": "no further action",
    "PEP": "personal education plan",
    "PGF": "paternal grandfather",
    "PGM": "paternal grandmother",
    "PLAC": "previously looked-after child",
    "PPM": "placement planning meeting",
    "PPN": "police protection notice",
    "PR": "parental responsibility",
    "RHA": "review health assessment",
    "SALT": "speech and language therapy",
    "SSW": "senior social worker",
    "TAC": "team around the child",
    "TAF": "team around the family",
    "UBB": "unborn baby",
    "YOT": "youth offending team",
}
MEANING = _ANY_CASE | _CAPITALS
WORDS = frozenset(w.lower() for w in MEANING) | {"section", "sec", "strat", "strategy"}
_SECTION = re.compile(r"[sS][ .]{0,2}[1-4]?[078]")

_TERM = re.compile(
    rf"(?<![^\W_])(?:(?P<any>(?i:{'|'.join(_ANY_CASE)}))|(?P<capitals>{'|'.join(_CAPITALS)})|(?P<lac>(?i:lac|cin|cp)(?= (?:review|medical|nurse|plan|conf|visit|meeting)))|"
    rf"(?P<section>(?i:s|sec|section)[ .]{{0,2}}(?:7|17|20|31|37|38|47)(?!\d))|(?P<strat>(?i:strat(?:egy)?)(?= (?:meeting|disc|mtg))))s?(?![^\W_])"
)
#: what stands behind an abbreviation that is explained: "(initial ...", "which is", "= ...", ", that's the ..."
_BEHIND = re.compile(
    r"s?['\u2019]?s?(?: \w+)?\s{0,2}(?:\((?!\d)[^)]{6,80}|=|:\s\w|-\s(?:that|the|a|it|your|who|where)\b|,?\s(?:which|that|it|this|they)(?:'?s|\s(?:is|are|means|stands))\b|stands for|means|,?\s(?:i\.?e\.?|aka|meaning)\b)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\w[\w' -]{8,58}\($")
_SECTIONS = {
    "7": "section 7",
    "17": "section 17",
    "20": "section 20",
    "31": "section 31",
    "37": "section 37",
    "38": "section 38",
    "47": "section 47",
}


def unexplained(norm: str, words: Collection[str]) -> Iterator[str]:
    """The abbreviations in ``norm`` (distinct lower-case words ``words``) that it does not explain, each once, with what
    they stand for.
    """
    if WORDS.isdisjoint(words) and ("s" not in words or _SECTION.search(norm) is None):
        return
    told: set[str] = set()
    low = norm.lower()
    shouted = norm.isupper()
    for m in _TERM.finditer(norm):
        if m["section"]:
            term = _SECTIONS[re.sub(r"\D", "", m["section"])]
        elif m["strat"]:
            term = "a strategy meeting"
        else:
            term = (m["any"] or m["capitals"] or m["lac"]).upper()
            if m["capitals"] and shouted:
                continue
        if term in told or _BEHIND.match(norm, m.end()) or _AHEAD.search(norm, max(0, m.start() - 60), m.start()):
            told.add(term)
            continue
        meaning = MEANING.get(term, "")
        if meaning and meaning in low:
            continue
        told.add(term)
        yield f"{term} ({meaning})" if meaning else term
