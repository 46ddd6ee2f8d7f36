"""What kind of report a document is, by its caption and by what was read in it."""

from __future__ import annotations

import re

from wa_redact.apps.documents.types import Content
from wa_redact.reports import ReportKind, kind_of_name, kind_of_title, pasted

# what says that the file is what follows, not that the talk is about it
_HERE = re.compile(
    r"^(?:hi|hey|hello|morning|afternoon)?[\s,!]*(?:(?:here(?:'?s| is| are)|this is|attached(?: is)?|attaching|please find(?: attached)?|pls find|find attached|"
    r"enclosed|sending(?: you)?|sent you|(?:photo|pic|picture|copy|scan|screenshot|page \d+|pages) (?:of|from)|fyi|as requested|see attached)[\s,:;-]*)+"
    r"(?:the|your|my|her|his|their|our|a|an|first|last|page \d+ of)?\s*",
    re.IGNORECASE,
)
_WORDS = 12


def kind_of_caption(caption: str) -> ReportKind | None:
    """The kind of report that a caption says its file is: "here's the conf report", "LAC review minutes".

    None for talk: "see you at the review".
    """
    first = " ".join(caption.replace("\u2019", "'").split("\n", 1)[0].split()[:_WORDS])
    rest = _HERE.sub("", first)
    if rest != first:
        return kind_of_name(
            re.split(r"[.!?,;]| (?:for|about|before|so|and|can|could|let|i|pls|please)\b", rest, maxsplit=1)[0] + " "
        )
    return kind_of_title(caption)


def kind_of_content(content: Content) -> tuple[ReportKind, str] | None:
    """The kind of report that was read, and what tells it, in plain English."""
    for title in content.titles:
        if kind := kind_of_title(title) or _called(title):
            return kind, "its title says it is"
    for name in content.files:
        if kind := kind_of_name(name):
            return kind, "a file inside it is called like"
    by_place: dict[str, list[str]] = {}
    for piece in content.pieces:
        by_place.setdefault(piece.where, []).append(piece.text)
    for where, parts in by_place.items():
        text = "\n".join(parts)
        said = "its text reads as" if where == "text" else f"the text in {where} reads as"
        if kind := pasted(text) or kind_of_title(text):
            return kind, said
    return None


def _called(title: str) -> ReportKind | None:
    """Word and printers make the title of a file's name: "Microsoft Word - s7 report v2.docx"."""
    if m := re.search(r"(?:- |^)([^-\n]{3,}\.(?:docx?|odt|rtf|pdf|xlsx?|pptx?))$", title.strip(), re.IGNORECASE):
        return kind_of_name(m[1])
    return None
