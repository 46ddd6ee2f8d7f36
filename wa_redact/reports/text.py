"""Tells a report by its text: form fields, headings, formulae, the voice of a record."""

from __future__ import annotations

import re
from functools import cache

from wa_redact.reports import signs
from wa_redact.reports.names import ReportKind, kind_of_name
from wa_redact.text import normalise

#: a text shorter than this is no report, nor is one with fewer colons and line ends than ``_JOINTS`` unless it is long
_SHORTEST, _JOINTS, _SHORT, _LONG = 80, 3, 250, 400
#: characters of a text that are looked at
_WINDOW = 65_536
#: the weight of signs that makes a report
_ENOUGH = 3.0
#: different words of the field that a narrative has
_DENSE = 10
#: characters of a title; of a line that the sender may have put before or after, and how many of those
_TITLE, _LINE, _SPOKEN = 90, 160, 3

_REPORT = ReportKind("report", "a report")
_COURT = ReportKind("court-report", "a report or statement for court")
_MINUTES = ReportKind("minutes", "the minutes of a meeting")
_ASSESSMENT = ReportKind("assessment", "an assessment of a child or family")

#: labels after which a title stands
_INTRODUCES = frozenset(("re", "fw", "fwd", "subject", "title", "document", "type of report", "report"))
_MARKS = r"(?:[^\w\n]|[\d_]){0,12}"
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NUMBERED = re.compile(r"^[ \t]*\(?\d{1,2}(?:\.\d{1,2}){0,2}[.)]?[ \t]+\S[^\n]{50}", re.MULTILINE)
_TALK = re.compile(
    r"\b(?:i|you|we|u|ur|your|is|was|has|can|could|will|please|pls|thanks|the \w+ (?:is|was)|about|hi|hey|ill|ive|im|just|need|got|mon|tues?|weds?|thurs?|fri|sat|sun|\w+day|tomorrow|tonight|next|at|[ap]m|\d{1,2}[ap]m)\b|[?!]"
)


def pasted(text: str) -> ReportKind | None:
    """The kind of report whose text ``text`` is or holds, or None: a message, however much it is about a report.

    Looks at the first 65,536 characters, a WhatsApp message's limit.
    """
    if len(text) < _SHORTEST or (len(text) < _SHORT and text.count("\n") + text.count(":") < _JOINTS):
        return None
    read = normalise(text[:_WINDOW])
    cues = len(signs.CUES.intersection(_LETTERS.findall(read.low)))
    if cues < 3:
        return None
    norm = _core(read.norm.replace("\u2019", "'").replace("*", "").replace("\r", ""))
    low = norm.lower()
    fields = _weigh(_fields(), low, 6.0)
    headings = _weigh(_headings(), low, 4.0)
    formulae = _weigh(_formulae(), low, 4.0)
    title = _titled(norm)
    paragraphs = len(_NUMBERED.findall(norm))
    built = (
        fields
        + headings
        + _form(low, titled=title is not None)
        + (2.0 if title else 0.0)
        + (1.0 if paragraphs >= 3 else 0.0)
    )
    chat = _chat(low, letter=title is not None) if built < 4.0 else 0.0
    score = built + formulae + _voice(low) + (1.0 if len(low) >= 1500 else 0.0) - chat
    # a narrative without a form: nobody speaks to anybody, and all of it is about a case
    dense = not chat and cues >= _DENSE
    enough = _ENOUGH if chat or len(low) < _LONG else _ENOUGH - 0.5
    if score + (1.0 if dense else 0.0) < enough or not (built or formulae or dense):
        return None
    return title or _kind_of_text(low)


def kind_of_title(text: str) -> ReportKind | None:
    """The kind of report that one of the first lines of ``text`` names as a title does; None for talk about one."""
    return _titled(normalise(text[:4096]).norm.replace("\u2019", "'").replace("*", "").replace("\r", ""))


def _core(norm: str) -> str:
    """``norm`` without the lines at either end in which the sender speaks: "hi heres the report", "let me know x"."""
    lines = [line for line in norm.split("\n") if not line.isspace() and line]
    size = sum(map(len, lines))
    for at in (0, -1):
        for _ in range(_SPOKEN):
            line = lines[at] if lines else ""
            if size - len(line) < _SHORTEST or len(line) > _LINE or not _chats().search(line.lower()):
                break
            size -= len(lines.pop(at))
    return "\n".join(lines)


def _form(low: str, *, titled: bool) -> float:
    """How much of the text is lines of a form, whatever their labels, 0 to 2."""
    lines = len(_labels().findall(low))
    return 0.0 if lines < 3 else (1.0 if lines < 5 else 1.5) + (0.5 if titled else 0.0)


def _weigh(weighted: tuple[tuple[float, re.Pattern[str]], ...], low: str, most: float) -> float:
    return min(most, sum(weight for weight, pattern in weighted if pattern.search(low)))


def _voice(low: str) -> float:
    """How much of the text speaks as records do, 0 to 2."""
    found = len(_voices().findall(low))
    return 0.0 if found < 2 else min(2.0 if found < 8 else 3.0, 250.0 * found / len(low))


def _chat(low: str, *, letter: bool) -> float:
    """How much of the text speaks as people do to each other, 0 to 4. A letter says "you" too."""
    words = low.count(" ") + low.count("\n") + 1
    found = len(_chats().findall(low)) + (0 if letter else 0.4 * len(_yous().findall(low)))
    return min(4.0, 80.0 * max(0.0, found / words - 0.01))


def _titled(norm: str) -> ReportKind | None:
    """The kind that one of the first lines says, where it reads as a title: "CHILD PROTECTION CONFERENCE REPORT"."""
    seen = 0
    for line in norm[:4096].split("\n"):
        head, colon, rest = line.strip(" \t#*_=-.:|").partition(":")
        # a form's line: its label may name a report, what is filled in names something else
        words = rest.strip() if colon and head.strip().lower() in _INTRODUCES else head.strip()
        if not any(c.isalpha() for c in words):
            continue
        seen += 1
        if seen > 6:
            return None
        letters = [w for w in re.findall(r"[^\W\d_]+", words) if len(w) > 3]
        if len(words) > _TITLE or not letters or _TALK.search(words.lower()):
            continue
        alone = seen == 1 and len(letters) < 7 and words[0].isupper() and words[-1] not in ".,;"
        if (alone or all(w[0].isupper() for w in letters)) and (
            kind := kind_of_name(words.replace("/", " "), filled=True)
        ):
            return kind
    return None


def _kind_of_text(low: str) -> ReportKind:
    """What the text is, by its signs alone."""
    if re.search(
        r"in the [a-z ]{0,30}court|statement is true|statement are true|i make this (?:witness )?statement|it is ordered",
        low,
    ):
        return _COURT
    if re.search(r"^\W*(?:present|apologies|in attendance|attendees)\W", low, re.MULTILINE):
        return _MINUTES
    return _ASSESSMENT if "assess" in low else _REPORT


@cache
def _fields() -> tuple[tuple[float, re.Pattern[str]], ...]:
    # a label begins a line or, where line ends were lost, follows a blank; then a colon, a tab, a cell or a line end
    return tuple(
        (
            w,
            re.compile(
                rf"^{_MARKS}(?:{p})\s?(?:\([^)\n]{{0,30}}\))?[ \t]{{0,4}}(?:[:|\t]|$)|(?<=[ .;,])(?:{p}) ?:",
                re.MULTILINE,
            ),
        )
        for w, p in signs.FIELDS
    )


@cache
def _headings() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple(
        (w, re.compile(rf"^{_MARKS}(?:{p})[ \t]*(?:[:.\-]?[ \t]*$|:[ \t])", re.MULTILINE)) for w, p in signs.HEADINGS
    )


@cache
def _formulae() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((w, re.compile(rf"\b(?:{p})" if p[0] != "(" else p)) for w, p in signs.FORMULAE)


@cache
def _voices() -> re.Pattern[str]:
    return re.compile(signs.VOICE)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(
        rf"^{_MARKS}(?!{signs.PLAIN_LABELS}[ \t]*:)[a-z][a-z '/&()-]{{1,38}}[ \t]?(?::|\t)[ \t]*[^\s/]", re.MULTILINE
    )


@cache
def _yous() -> re.Pattern[str]:
    return re.compile(signs.YOU)


@cache
def _chats() -> re.Pattern[str]:
    return re.compile(signs.CHAT)
