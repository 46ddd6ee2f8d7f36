"""Tells a report by the name of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from wa_redact.reports import kinds, others
from wa_redact.text import normalise

#: the rule that a report breaks
RULE = "no-reports"
#: characters of a name that are looked at, from its end
_NAME_LIMIT = 400


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of document that must not be sent: ``name`` for programs, ``title`` for people ("a court order")."""

    name: str
    title: str
    rule: str = RULE


_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
# SmithCPCReport, reportDRAFT, CPCReport2021, 2021cpc
_HUMPS = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z]{3})(?=[0-9])|(?<=[0-9])(?=[A-Za-z]{2})"
)
_NOT_WORDS = re.compile(r"[^\w&+]+|_+")
_NOISE = re.compile(
    r"(?<![^ ])(?:final(?:ised)?|fnl|drafts?|v ?\d{1,3}|ver(?:sion)? ?\d{0,3}|rev ?\d{1,2}|copy(?: of)?|signed|unsigned|redacted|"
    r"scan(?:ned)?|clean|updated|amended|latest|new|pdf|docx?|\d{1,2})(?![^ ])"
)
_SINGLES = re.compile(r"(?<![^ ])[a-z](?: [a-z])+(?![^ ])")
_NAMED = re.compile(r"\b[A-Z]{4,}\b")
_WORD = re.compile(r"[^\W\d_]{2,}|\d{5,}")


def kind_of_name(name: str, *, filled: bool = False) -> ReportKind | None:
    """What the file name ``name`` says: the kind of report, or None for any other file and for a name that tells nothing.

    A path is read by its last part. ``filled``: a form that is called a template is one that was filled in. A name that
    tells nothing ("Scan0003.pdf") is no sign of a harmless file.
    """
    plain = _plain(name)
    words = _words(_HUMPS.sub(" ", plain))
    if not words:
        return None
    bare = " ".join(_NOISE.sub(" ", words).split())
    joined = _SINGLES.sub(lambda m: m.group().replace(" ", ""), bare)
    if _general().search(words):
        return None
    views = " | ".join(dict.fromkeys((words, bare, joined, _words(plain))))
    views = _other().sub("|", views)
    for kind, pattern in _kinds():
        if pattern.search(views):
            return None if not filled and _of_nobody(words) else kind
    for word in words.split():
        if len(word) > 10 and (m := _glued().search(word)):
            return kind_of_name(m.group())
    return None


def _plain(name: str) -> str:
    """The last part of a path without what says its format, look-alikes and invisible characters folded."""
    last = re.split(r"[/\\]", name[-_NAME_LIMIT:].strip().rstrip("/\\"))[-1]
    if "%" in last:
        last = unquote(last)
    return _EXTENSION.sub("", normalise(last).norm).replace("'", "").replace("\u2019", "")


def _words(plain: str) -> str:
    """The words in small letters, one blank between two: "s7_report DRAFT" is "s7 report draft"."""
    return " ".join(_NOT_WORDS.sub(" ", plain).lower().split())


def _of_nobody(words: str) -> bool:
    """True for a form that nobody filled in: it is called so and no word is left that may be a name or a number."""
    if not _form().search(words):
        return False
    rest = _form().sub(" ", words)
    for _, pattern in _kinds():
        rest = pattern.sub(" ", rest)
    return not any(w not in others.FILLER for w in _WORD.findall(rest))


def _compiled(*patterns: str) -> re.Pattern[str]:
    """Whole words; a blank may be missing."""
    body = _NAMED.sub(lambda m: str(getattr(kinds, m.group())), "|".join(patterns))
    return re.compile(rf"(?<![^ |])(?:{body.replace(' ', ' ?')})(?![^ |])")


@cache
def _kinds() -> tuple[tuple[ReportKind, re.Pattern[str]], ...]:
    return tuple((ReportKind(name, title), _compiled(*patterns)) for name, title, patterns in kinds.KINDS)


@cache
def _general() -> re.Pattern[str]:
    return _compiled(*others.GENERAL)


@cache
def _other() -> re.Pattern[str]:
    return _compiled(*others.OTHER)


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(kinds.GLUED)


@cache
def _form() -> re.Pattern[str]:
    return _compiled(others.FORM_OF_NOBODY)
