"""Rich text documents, with their headers, notes and properties, which the library leaves out."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from wa_redact.apps.documents.gather import Gather

# groups that are left out of the text: without the word that begins them they are text like any other
_LEFT_OUT = re.compile(
    r"\\\*?\s?\\?(?:header|headerl|headerr|headerf|footer|footerl|footerr|footerf|footnote|annotation|atnauthor|atnid|"
    r"info|title|subject|author|manager|company|operator|category|keywords|comment|doccomm|hlinkbase|fldinst|shptxt)(?![a-z])"
)
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,400})\}")


def read(data: bytes, gather: Gather) -> None:
    """Read text and what stands beside it."""
    source = data.decode("latin-1")
    shown = rtf_to_text(source, errors="ignore")
    gather.text("text", shown)
    whole = rtf_to_text(_LEFT_OUT.sub("", source.replace("\\*\\", "\\")), errors="ignore")
    known = set(shown.split("\n"))
    rest = [line for line in whole.split("\n") if line not in known]
    gather.text("a header, note or property", "\n".join(rest))
    if title := _TITLE.search(source):
        gather.title(title[1])
    if re.search(r"\\pict(?![a-z])", source):
        gather.unseen += 1
    if re.search(r"\\objdata(?![a-z])", source):
        gather.unread("a file inside it: it cannot be read")
