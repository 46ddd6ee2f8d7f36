"""Values in several messages of one sender, and messages that put right a word of the one before ("*Tyla")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from wa_redact.detectors._roles import NOT_NAMES
from wa_redact.thread_asks import NAME, speaks_of
from wa_redact.thread_turns import EVERY, REACH, Joined, Piece, Turn, near, tokens

#: messages that one value may be split over; more where each is a character or two
_RUN = 4
#: a name said letter by letter has so many at least
_LETTERS = 4

_CORRECTION = re.compile(r"\s*(?:[\w ,]{0,12}?\*+\s*(?P<a>[^*\n]{2,40}?)|(?P<b>[^*\n]{2,40}?)\s*\*+)\s*")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_ENDS = re.compile(r"\d\w{0,2}\W{0,3}(?:x+\W*)?$", re.IGNORECASE)
_DOMAIN = re.compile(r"@[\w-]+\.\w")
_BACK = re.compile(r"\W*(?:is |was )?(?:that|thats|that's|this|thts|this is)\b|\W*\^", re.IGNORECASE)
_HANGS = re.compile(
    r"(?:\b(?:is|its|it's|are|as follows|called|named|lives at|living at|at)|^(?:\w+ ){0,2}(?:address|name|surname)|[:=>\u2192-])\W{0,3}",
    re.IGNORECASE,
)


def splits(turns: Sequence[Turn]) -> Iterator[Joined]:
    """The last of ``turns`` behind the messages of its sender that may hold the beginning of its value."""
    now = turns[-1]
    if not now.short:
        return
    run = _run(turns)
    if len(run) >= _LETTERS and all(len(t.text.strip()) == 1 and t.text.strip().isalpha() for _, t in run):
        said = "".join(t.text.strip().lower() for _, t in run)
        start = len(before := "her name is ")
        pieces = tuple(
            Piece(back, at := t.text.index(t.text.strip()), at + 1, start + i, 1) for i, (back, t) in enumerate(run)
        )
        yield Joined(before + said, pieces, NAME.labels, "thread_split", NAME, before + said)
        return
    for i, (_, first) in enumerate(run[:-1]):
        last_two = [run[i], run[-1]]
        if _may_join(first, now):
            yield _glue(
                last_two, "" if "@" in first.text + now.text else " ", hanging=_hangs(first) and i == len(run) - 2
            )
        if i < len(run) - 2 and all(_may_join(a, b) for (_, a), (_, b) in zip(run[i:], run[i + 1 :], strict=False)):
            yield _glue(run[i:], " ")


def corrections(turns: Sequence[Turn]) -> Iterator[Joined]:
    """An earlier message with the word in it that the last of ``turns`` puts right."""
    now = turns[-1]
    m = _CORRECTION.fullmatch(now.text) if "*" in now.text and now.short else None
    if m is None:
        return
    a, b = m.span("a" if m["a"] else "b")
    word = now.text[a:b]
    for back, turn in enumerate(reversed(turns[max(0, len(turns) - 5) : -1]), 1):
        if turn.sender != now.sender or not near(turn, now):
            continue
        like = _alike(turn.text[:400], word)
        if like is not None:
            start, end = like
            text = turn.text[:start] + word + turn.text[end:]
            pieces = (Piece(0, a, b, start, len(word)), Piece(back, start, end, start, len(word)))
            yield Joined(text, pieces, EVERY, "thread_correction")
            return


def _run(turns: Sequence[Turn]) -> list[tuple[int, Turn]]:
    """``(back, turn)`` of the last short messages of the last one's sender, in order; whoever speaks between is passed."""
    now = turns[-1]
    run = [(0, now)]
    for back, turn in enumerate(reversed(turns[:-1]), 1):
        tiny = all(len(t.text.strip()) <= 2 for _, t in run) and len(turn.text.strip()) <= 2
        if not tiny and (back > REACH or len(run) >= _RUN):
            break
        if not near(turn, now):
            break
        pointing = back == 1 and _BACK.match(now.text)
        if turn.sender != now.sender and not pointing:
            continue
        if not turn.short or (turn.sender is None and back > 2 and not tiny):
            break
        run.append((back, turn))
    return run[::-1]


def _may_join(a: Turn, b: Turn) -> bool:
    """True when a value may begin in ``a`` and end in ``b``, or the words of one may say what the other holds."""
    if _hangs(a) or (("@" in a.text or "@" in b.text) and _tight(a, b)):
        return True
    if a.digits and (_BACK.match(b.text) or (_ENDS.search(a.text) and (b.digits or _is_name(b.text)))):
        return True
    if b.digits and (any(f.label == "ADDRESS" for f in a.found) or speaks_of(a.text.lower())):
        return True
    last = len(a.text.rstrip())
    return len(b.text.split()) <= 2 and any(f.label in ("PERSON", "ADDRESS") and f.end >= last for f in a.found)


def _is_name(text: str) -> bool:
    """True for a few words that are not mostly talk: "cherry tree walk"."""
    said = tokens(text)
    return 0 < len(said) <= 4 and sum(w in NOT_NAMES for w in said) <= len(said) // 2


def _tight(a: Turn, b: Turn) -> bool:
    """True when an e-mail address may go on from ``a`` to ``b``, broken at its "@" or at a dot."""
    head, tail = a.text.split()[-1], b.text.split()[0]
    if "@" in head:
        return "." in tail or head[-1] == "." or not any(f.end >= len(a.text.rstrip()) for f in a.found)
    return bool(_DOMAIN.match(tail)) or ("@" in tail and head[-1] in "._" and len(a.text.split()) == 1)


def _hangs(turn: Turn) -> bool:
    """True when the message ends where a value is awaited: "her name is"."""
    tail = turn.text.strip()
    return any(m.end() == len(tail) for m in _HANGS.finditer(tail))


def _glue(run: Sequence[tuple[int, Turn]], separator: str, *, hanging: bool = False) -> Joined:
    text = plain = ""
    pieces: list[Piece] = []
    for back, turn in run:
        body = turn.text.strip()
        start = len(turn.text) - len(turn.text.lstrip())
        text += separator if pieces else ""
        plain += separator if pieces else ""
        pieces.append(Piece(back, start, start + len(body), len(text), len(body)))
        text += body
        plain += turn.plain(start, start + len(body))
    return Joined(text, tuple(pieces), EVERY, "thread_split", plain=plain, hanging=hanging)


def _alike(text: str, word: str) -> tuple[int, int] | None:
    """Where the word stands in ``text`` that ``word`` most likely puts right."""
    low = word.lower()
    best, place = 0.5, None
    for m in _TOKEN.finditer(text):
        other = m.group().lower()
        same_digits = low.isdigit() and other.isdigit() and sorted(low) == sorted(other)
        ratio = 0.9 if same_digits else SequenceMatcher(None, low, other).ratio()
        if ratio > best and m.group() != word:
            best, place = ratio, m.span()
    return place
