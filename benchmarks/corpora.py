"""What is measured on: read or built, with the count that the definition expects checked first."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.score import Marked
from wa_redact.apps.marked import marked_messages
from wa_redact.markup import parse

HERE = Path(__file__).parent
DEFINITIONS = HERE / "definitions"
FILES = HERE / "corpora"
CASINGS = ("as written", "lower", "upper")


@dataclass(frozen=True)
class Corpus:
    """Messages, what they are marked for, and the groups that figures are also wanted for.

    ``groups``: kind of group ("origin") -> group ("Irish") -> places of its messages. ``void``: why the figures are
    not about the corpus that the definition means, or None.
    """

    name: str
    title: str
    says: str
    messages: list[Marked]
    labels: frozenset[str] | None = None
    groups: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    void: str | None = None
    casings: bool = False


@cache
def definition(name: str) -> dict[str, Any]:
    """``definitions/NAME.toml``."""
    return tomllib.loads((DEFINITIONS / f"{name}.toml").read_text(encoding="utf-8"))


def corpora(profile: str, data: Path | None = None, only: Collection[str] = ()) -> Iterator[Corpus]:
    """The corpora of ``profile`` ("quick" or "full"); public ones where ``data`` is the directory that holds them.

    A file that is not there is passed over: the report lists what was measured on.
    """
    for name, what in definition("corpora").items():
        if (only and name not in only) or (what.get("profile") == "full" and profile != "full"):
            continue
        if what["kind"] == "public":
            if data is None or not (data / f"{name}.jsonl").exists():
                continue
        elif "file" in what and not (FILES / what["file"]).exists():
            continue
        yield _corpus(name, what, data)


def _corpus(name: str, what: dict[str, Any], data: Path | None) -> Corpus:
    groups: dict[str, dict[str, list[int]]] = {}
    match what["kind"]:
        case "jsonl":
            messages = list(marked_messages(str(FILES / what["file"]), "jsonl", 1 << 20))
        case "chats":
            messages = list(_chats(FILES / what["file"]))
        case "origins":
            messages, groups["origin"] = _grouped(_origins())
        case "words":
            messages, groups["use"] = _grouped(_words())
        case "generated":
            from benchmarks.generate import generate

            messages = list(generate(what["seed"], what["count"]))
        case _:
            assert data is not None
            messages = list(_public(data / f"{name}.jsonl", what))
    labels = frozenset(what["labels"]) if "labels" in what else None
    marks = sum(labels is None or span[2] in labels for m in messages for span in m.spans)
    counts, expect = {"messages": len(messages), "spans": marks}, what["expect"]
    void = None if counts == expect else f"{counts} where {expect} were expected"
    return Corpus(name, what["title"], what["says"], messages, labels, groups, void, what.get("casings", False))


def _chats(folder: Path) -> Iterator[Marked]:
    for path in sorted(folder.glob("*.gold.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] == "message":
                text, found = parse(row["text"])
                yield Marked(text, tuple(f[:3] for f in found), place=f"{path.name}:{row['line']}")


def _public(path: Path, what: dict[str, Any]) -> Iterator[Marked]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [(s["start"], s["end"], s["label"]) for s in row["spans"]]
        gold = tuple(s for s in spans if s[2] in what["labels"])
        skip = what.get("ignore")
        ignored = tuple(s[:2] for s in spans if skip and s[2].startswith(skip))
        yield Marked(row["text"], gold, ignored, str(row["id"]))


def _grouped(rows: Iterable[tuple[str, Marked]]) -> tuple[list[Marked], dict[str, list[int]]]:
    messages: list[Marked] = []
    groups: dict[str, list[int]] = {}
    for group, message in rows:
        groups.setdefault(group, []).append(len(messages))
        messages.append(message)
    return messages, groups


def _origins() -> Iterator[tuple[str, Marked]]:
    """Each given name in two carriers, once as written and once in lower case, so that every origin meets the same."""
    carriers = definition("carriers")["carriers"]
    for origin, lists in definition("names").items():
        family = lists["family"].split()
        for i, given in enumerate(lists["given"].split()):
            for j in (0, 1):
                before, slot, after = _split(carriers[(2 * i + j) % len(carriers)])
                name = f"{given} {family[i % len(family)]}" if slot == "{N}" else given
                name = name.lower() if (i + j) % 2 else name
                span = (len(before), len(before) + len(name), "PERSON")
                yield origin, Marked(before + name + after, (span,), place=f"{origin}:{given}:{j}")


def _split(carrier: str) -> tuple[str, str, str]:
    slot = "{N}" if "{N}" in carrier else "{n}"
    before, _, after = carrier.partition(slot)
    return before, slot, after


def _words() -> Iterator[tuple[str, Marked]]:
    for i, (name, word) in enumerate(definition("words")["rows"]):
        text, found = parse(name)
        yield "as a name", Marked(text, tuple(f[:3] for f in found), place=f"word {i}")
        yield "as a word", Marked(word, place=f"word {i}")


def cased(corpus: Corpus, casing: str) -> list[Marked]:
    """The messages in another of ``CASINGS``. A letter whose other case is longer (ß) keeps its own: offsets hold."""
    if casing == "as written":
        return corpus.messages
    change = str.lower if casing == "lower" else str.upper

    def text(old: str) -> str:
        return "".join(new if len(new := change(c)) == 1 else c for c in old)

    return [Marked(text(m.text), m.spans, m.ignored, m.place) for m in corpus.messages]


def marks(messages: Iterable[Marked]) -> Counter[str]:
    """How many marks of each label there are."""
    return Counter(label for m in messages for _, _, label in m.spans)
