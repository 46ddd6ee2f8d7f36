"""Answers: each clause of a message, read behind the words of what was asked for in the messages before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from wa_redact.detectors._roles import NOT_NAMES
from wa_redact.thread_asks import Ask, asks
from wa_redact.thread_turns import DOOR, FRAGMENT, REACH, Joined, Piece, Turn, namelike, near, only_filler, tokens
from wa_redact.types import Finding

#: clauses of one message, and characters of it, that are looked at
_CLAUSES, _CHARS = 4, 240
#: words of an answer that is a name or a place; a question about a person is answered at once or not at all
_WORDS = {"birth": 8, "name": 5, "who": 3, "place": 6, "address": 6, "where": 5}
#: prompts for what is numbered
_COUNTED = frozenset(("address",))
#: digits of a number that is no more than what was asked for by name: "ref?" "4471/2"
_DIGITS = {"case": 3, "account": 4, "phone": 5, "nhs": 4, "sort": 6}
_NUMBER = re.compile(r"[a-z]{0,4}[ -]?(?:\d[\d /.-]{0,20}){1,6}[a-z]{0,2}", re.IGNORECASE)
_REACH = {"who": 2, "where": 3, "name": 4}

_CLAUSE = re.compile(r"[^\n.!?,;]+(?:[.,](?=\S)[^\n.!?,;]+)*")
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_HEADS = frozenset(
    "so its it's it is thats that's i think thought um umm er erm oh ah sorry soz ok okay yes yeah yep ya ye yh right and hes "
    "he's shes she's was just here he she they on at in called lives calls everyone we them him her his".split()
)
_TAILS = frozenset("x xx xxx xxxx lol hun babe mate pls please ta thanks".split())


def answers(turns: Sequence[Turn]) -> Iterator[Joined]:
    """The last of ``turns``, clause by clause, behind what those before it asked for."""
    now = turns[-1]
    open_ = _open(turns)
    if not open_:
        return
    found = [m.span() for m in _CLAUSE.finditer(now.text, 0, _CHARS) if m.end() - m.start() <= FRAGMENT]
    for begin, finish in found[:_CLAUSES]:
        if now.text[finish : finish + 1] == "?" and asks(now.text[begin : finish + 1].lower()):
            continue
        start, end = _core(now.text, begin, finish)
        if start >= end:
            continue
        core = now.text[start:end]
        plain = now.plain(start, end)
        said = tokens(core)
        alone = only_filler(now.text[:start] + " " + now.text[end:])
        for ask in open_:
            bare = ask.kind == "who" or ("ADDRESS" in ask.labels and DOOR.fullmatch(core))
            if not _may_answer(ask, core, said) or (bare and not alone):
                continue
            for prompt in _prompts(ask, turns, digits=any(c.isdigit() for c in core)):
                before, _, after = prompt.partition("{}")
                piece = Piece(0, start, end, len(before), end - start)
                yield Joined(f"{before}{core}{after}", (piece,), ask.labels, "thread_answer", ask, before + plain)


def slot(now: Turn, ask: Ask, joined: Joined, ordinary: Callable[[str], bool]) -> Finding | None:
    """What stands in the place of an answer to ``ask`` and can be nothing else, though neither rules nor model know it:
    a number, or one or two words, none of them of general language.
    """
    piece = joined.pieces[0]
    value = now.text[piece.start : piece.end]
    if not only_filler(now.text[: piece.start] + " " + now.text[piece.end :]):
        return None
    if ask.kind == "home" and DOOR.fullmatch(value):
        return Finding(piece.start, piece.end, "ADDRESS", 0.6, "thread_answer")
    if ask.exact and not ask.weak and _number(value) >= _DIGITS.get(ask.kind, _CHARS):
        (label,) = ask.labels
        return Finding(piece.start, piece.end, label, 0.6, "thread_answer")
    said = tokens(value)
    if ask.kind not in ("name", "place") or not 1 <= len(said) <= 2 or not all(len(w) > 2 for w in said):
        return None
    if only_filler(value) or not namelike(value, ordinary):
        return None
    label = "PERSON" if ask.kind == "name" else "PLACE"
    return Finding(piece.start, piece.end, label, 0.6, "thread_answer")


def _number(value: str) -> int:
    """How many digits a number has that is all of ``value``; 0 for anything else."""
    return sum(c.isdigit() for c in value) if _NUMBER.fullmatch(value) else 0


def _open(turns: Sequence[Turn]) -> list[Ask]:
    """What is asked for and may be answered now, the latest ask of each kind."""
    now = turns[-1]
    found: dict[str, Ask] = {}
    for back, turn in enumerate(reversed(turns[-REACH - 1 : -1]), 1):
        if not near(turn, now):
            break
        for ask in turn.asks:
            own = turn.sender is not None and turn.sender == now.sender
            reach = (2 if own and ask.digits else 0) if ask.weak else _REACH.get(ask.kind, REACH)
            if back <= reach and not (own and "PERSON" in ask.labels):
                found.setdefault(ask.kind, ask)
    return list(found.values())


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start:end]`` without the fillers at its ends."""
    said = [(m.start(), m.end(), m.group().lower().replace("\u2019", "'")) for m in _WORD.finditer(text, start, end)]
    while said and said[0][2] in _HEADS:
        said.pop(0)
    while said and said[-1][2] in _TAILS:
        said.pop()
    if not said:
        return start, start
    first = said[0][0]
    while first > start and text[first - 1] in "@+(#*":
        first -= 1
    return first, said[-1][1] if said[-1][1] < end and not text[said[-1][1] : end].strip(" )*.x") else end


def _may_answer(ask: Ask, core: str, said: Sequence[str]) -> bool:
    """False for what the engine need not be asked about: most of talk is no answer."""
    digits = any(c.isdigit() for c in core)
    if ask.digits:
        return digits
    talk = sum(w in NOT_NAMES for w in said)
    return digits or (len(said) <= _WORDS.get(ask.kind, FRAGMENT) and talk <= len(said) // 2)


def _prompts(ask: Ask, turns: Sequence[Turn], *, digits: bool) -> Iterator[str]:
    """The texts that an answer is put into, at ``{}``."""
    for prompt in ask.prompts:
        if digits or prompt not in _COUNTED:
            yield prompt if "{}" in prompt else f"{prompt} {{}}"
    if ask.kind == "home":
        street = _street(turns)
        if street:
            yield f"{{}} {street}"


def _street(turns: Sequence[Turn]) -> str:
    """The address that was spoken of last."""
    for turn in reversed(turns[-REACH - 2 : -1]):
        for f in reversed(turn.found):
            if f.label == "ADDRESS" and f.end - f.start <= FRAGMENT:
                value = turn.text[f.start : f.end]
                if not any(c.isdigit() for c in value):
                    return value.replace("{", " ").replace("}", " ")
    return ""
