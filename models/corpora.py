"""Corpora -> documents with spans in the model's labels, and spans where the gold is not known or known in part."""

from __future__ import annotations

import json
from pathlib import Path
from zlib import crc32

from wa_redact.apps.train.examples import LABELS, NOT_PERSON, OTHER, UNKNOWN, Document, shipped

_PARTIAL = {"LOCATION": NOT_PERSON, "ORG": NOT_PERSON}
_MASKED = (
    "OTHER-HANDLE",
    "OTHER-HASHTAG",
    "OTHER-MISC",
    "OTHER-CREATIVE",
    "OTHER-GROUP",
    "OTHER-PRODUCT",
    "OTHER-ARTIST",
)
_MASKED_SLURP = ("OTHER-SONG", "OTHER-PLAYLIST", "OTHER-AUDIOBOOK", "OTHER-PODCAST", "OTHER-RADIO", "OTHER-MOVIE")


def _label(label: str, own_scheme: bool) -> str | None:
    if label in LABELS:
        return label
    if own_scheme:
        return OTHER
    if label in _PARTIAL:
        return _PARTIAL[label]
    if label.startswith(_MASKED + _MASKED_SLURP):
        return UNKNOWN
    return None


def read(path: Path, *, own_scheme: bool) -> list[Document]:
    """Documents of one JSON-lines file. ``own_scheme``: marked by this project's guideline."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        spans = []
        last = 0
        for span in sorted(item["spans"], key=lambda span: (span["start"], -span["end"])):
            label = _label(span["label"], own_scheme)
            if label is None or span["start"] < last or span["end"] <= span["start"]:
                continue
            end = span["end"]
            if not own_scheme and label == "PERSON" and item["text"][span["start"] : end].endswith(("'s", "\u2019s")):
                end -= 2
            spans.append((span["start"], end, label))
            last = span["end"]
        names_only = str(item.get("id", "")).startswith("w5-")
        documents.append(Document(item["text"], tuple(spans), path.stem, names_only))
    return documents


def public(data: Path) -> dict[str, list[Document]]:
    """The public training parts, by name. Development parts are never read here."""
    files = (
        "btc.train",
        "wnut17.train",
        "tweebank_ner.train",
        "wikigold.all",
        "slurp.dev",
        "restaurants8k.train",
        "nlupp.all",
    )
    return {name.split(".")[0]: read(data / "corpora" / f"{name}.jsonl", own_scheme=False) for name in files}


def hand_marked(data: Path) -> list[Document]:
    """The messages written and marked for the project: those of the data directory and those of the package."""
    return [*read(data / "train.jsonl", own_scheme=True), *shipped()]


def text_messages(data: Path) -> list[Document]:
    """Real text messages marked by hand."""
    return read(data / "corpora" / "sms.train.jsonl", own_scheme=True)


def inner(document: Document) -> bool:
    """Is the text one of the tenth of the hand-marked ones that early decisions are taken on?"""
    return crc32(document.text.encode()) % 10 == 0
