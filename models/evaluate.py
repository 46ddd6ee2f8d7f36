"""Scores of a packed model: ``python -m models.evaluate --data ../shared/data [--model FILE]``.

Full cover: share of gold spans all of whose letters and digits lie in found spans of the label. Clean changed: share of
messages with no gold span at all in which the model marks something. Overlap F1: a gold span and a found span that
share a character count as a hit for both.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wa_redact.ner import NameModel, Span
from wa_redact.text import normalise

OWN = ("dev.jsonl", "corpora/sms.dev.jsonl")
PUBLIC = (
    "corpora/btc.dev.jsonl", "corpora/wnut17.dev.jsonl", "corpora/tweebank_ner.dev.jsonl", "corpora/uner_ewt.dev.jsonl",
    "corpora/sms.dev.jsonl",
)  # fmt: skip
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one label on one set at one threshold."""

    gold: int
    covered: int
    found: int
    right: int
    touched: int
    clean: int
    changed: int

    @property
    def recall(self) -> float:
        return self.touched / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision) if self.found and self.gold else 0.0


def load(path: Path) -> list[dict[str, Any]]:
    """Messages of a JSON-lines file, with what other people's schemes leave open (user names) listed apart."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for item in items:
        item["open"] = [(s["start"], s["end"]) for s in item["spans"] if s["label"].startswith("OTHER-HA")]
    return items


def chats(data: Path) -> list[dict[str, Any]]:
    """Messages of the chat exports."""
    out = []
    for path in sorted((data / "chats").glob("*.gold.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if item.get("kind") == "message":
                text = item["text"]
                plain, spans, at = "", [], 0
                while (start := text.find("[[", at)) >= 0:
                    bar, stop = text.index("|", start), text.index("]]", start)
                    plain += text[at:start]
                    spans.append(
                        {"start": len(plain), "end": len(plain) + stop - bar - 1, "label": text[start + 2 : bar]}
                    )
                    plain += text[bar + 1 : stop]
                    at = stop + 2
                out.append({"text": plain + text[at:], "spans": spans, "open": []})
    return out


def _covered(text: str, start: int, end: int, found: Sequence[Span]) -> bool:
    return all(not text[at].isalnum() or any(span.start <= at < span.end for span in found) for at in range(start, end))


def score(items: Sequence[dict[str, Any]], found: Sequence[Sequence[Span]], label: str) -> Score:
    """Counts for ``label``; ``found`` are the model's spans of that label, one list a message."""
    gold = covered = total = right = touched = clean = changed = 0
    for item, all_spans in zip(items, found, strict=True):
        spans = [
            s for s in all_spans if s.label == label and not any(s.start < b and a < s.end for a, b in item["open"])
        ]
        marks = [(s["start"], s["end"]) for s in item["spans"] if s["label"] == label]
        gold += len(marks)
        covered += sum(_covered(item["text"], a, b, spans) for a, b in marks)
        touched += sum(any(s.start < b and a < s.end for s in spans) for a, b in marks)
        total += len(spans)
        right += sum(any(s.start < b and a < s.end for a, b in marks) for s in spans)
        if not item["spans"]:
            clean += 1
            changed += bool(spans)
    return Score(gold, covered, total, right, touched, clean, changed)


def predict(model: NameModel, texts: Sequence[str], label: str, threshold: float) -> list[list[Span]]:
    """The model's spans of one label, found in the normal form (as the engine asks) and told in the raw text."""
    forms = [normalise(text) for text in texts]
    out = []
    for form, spans in zip(forms, model.spans([form.norm for form in forms], {label: threshold}), strict=True):
        out.append([span._replace(start=a, end=b) for span in spans for a, b in [form.to_raw(span.start, span.end)]])
    return out


def table(model: NameModel, items: list[dict[str, Any]], label: str = "PERSON") -> list[tuple[float, Score]]:
    texts = [item["text"] for item in items]
    return [(limit, score(items, predict(model, texts, label, limit), label)) for limit in THRESHOLDS]


def line(name: str, limit: float, s: Score) -> str:
    return (
        f"{name:24} {limit:.2f} covered {s.covered}/{s.gold} = {100 * s.covered / max(1, s.gold):.1f} %"
        f"  P {100 * s.precision:.1f} R {100 * s.recall:.1f} F {100 * s.f1:.1f}"
        f"  clean changed {s.changed}/{s.clean} = {100 * s.changed / max(1, s.clean):.1f} %"
    )


def report(data: Path, path: Path | None) -> None:
    """Print all scores of the packed model at ``path`` (None: the package's)."""
    model = NameModel.load(path)
    sets = {name: load(data / name) for name in OWN}
    sets["chats"] = chats(data)
    for label in model.labels:
        for name, items in sets.items():
            for limit, counts in table(model, items, label):
                if counts.gold:
                    print(line(f"{label} {name.split('/')[-1]}", limit, counts))
    for name in PUBLIC:
        items = load(data / name)
        lower = [
            {**item, "text": item["text"].lower()} for item in items if len(item["text"].lower()) == len(item["text"])
        ]
        for kind, chosen in (("as written", items), ("lower case", lower)):
            texts = [item["text"] for item in chosen]
            for limit in (0.2, 0.5):
                print(
                    line(
                        f"{name.split('/')[-1][:-6]} {kind}",
                        limit,
                        score(chosen, predict(model, texts, "PERSON", limit), "PERSON"),
                    )
                )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    arguments = parser.parse_args()
    report(arguments.data, arguments.model)
