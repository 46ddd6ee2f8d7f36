"""How far the model's scores can be taken at their word: ``python -m models.calibration --data DIR [--model FILE]``.

Every token with a score for PERSON of 0.05 or more is put into one of ten bins by it; beside the mean score of a bin
stands the share of its tokens that lie in a marked name. ECE: the mean gap between the two, weighted by tokens. Writes
``models/reliability.svg`` and prints the figures; needs matplotlib (``requirements/bench.txt``).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.forms import wilson
from models.evaluate import load
from wa_redact.ner import NameModel
from wa_redact.text import normalise
from wa_redact.tokens import tokenize

HERE = Path(__file__).resolve().parent
TARGET = HERE / "reliability.svg"
LEAST = 0.05
EDGES = np.linspace(0, 1, 11)
SETS = {"dev": "dev.jsonl", "sms.dev": "corpora/sms.dev.jsonl"}


class Bin(NamedTuple):
    """Tokens whose score lies in a tenth: how many, their mean score, how many of them are names."""

    tokens: int
    score: float
    names: int


def pairs(model: NameModel, items: Iterable[dict[str, Any]]) -> tuple[Sequence[float], Sequence[bool]]:
    """Score for PERSON and whether it lies in a marked name, of every token of letters or digits scored ``LEAST`` or more."""
    column = model.labels.index("PERSON")
    scores: list[float] = []
    named: list[bool] = []
    for item in items:
        form = normalise(item["text"])
        cut = tokenize(form.norm)
        if not cut.words:
            continue
        p = model.probabilities([cut.words])[0]
        mass = p[:, 1 + 2 * column] + p[:, 2 + 2 * column]
        marks = [(s["start"], s["end"]) for s in item["spans"] if s["label"] == "PERSON"]
        for word, start, end, score in zip(*cut, mass.tolist(), strict=True):
            a, b = form.to_raw(start, end)
            if score >= LEAST and any(map(str.isalnum, word)) and not any(s < b and a < e for s, e in item["open"]):
                scores.append(score)
                named.append(any(s < b and a < e for s, e in marks))
    return scores, named


def bins(scores: Sequence[float], named: Sequence[bool]) -> list[Bin]:
    """The bins that hold something, lowest scores first."""
    at = np.clip(np.digitize(scores, EDGES) - 1, 0, len(EDGES) - 2)
    hit = np.asarray(named)
    value = np.asarray(scores)
    return [
        Bin(int((at == i).sum()), float(value[at == i].mean()), int(hit[at == i].sum()))
        for i in range(len(EDGES) - 1)
        if (at == i).any()
    ]


def ece(found: Sequence[Bin]) -> float:
    """Expected calibration error."""
    total = sum(b.tokens for b in found)
    return sum(abs(b.names - b.tokens * b.score) for b in found) / total


def draw(found: dict[str, list[Bin]], target: Path) -> None:
    """The reliability plot: above the diagonal the model is too shy, below it too sure."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    from benchmarks.report.plots import STYLE

    colours = {"dev": "#0f766e", "held-out": "#b45309", "sms.dev": "#64748b"}
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(6.4, 5.6))
        axes = figure.subplots()
        axes.plot((0, 1), (0, 1), color="#94a3b8", ls="--", lw=1, label="as sure as right")
        for shift, (name, rows) in zip((-0.008, 0, 0.008), found.items(), strict=False):
            x = [b.score + shift for b in rows]
            y = [b.names / b.tokens for b in rows]
            low, high = zip(*(wilson(b.names, b.tokens) for b in rows), strict=True)
            around = [[a - b for a, b in zip(y, low, strict=True)], [b - a for a, b in zip(y, high, strict=True)]]
            said = f"{name}: {sum(b.tokens for b in rows)} tokens, ECE {100 * ece(rows):.1f} %"
            axes.errorbar(
                x,
                y,
                yerr=np.maximum(around, 0),
                color=colours[name],
                marker="o",
                ms=4,
                lw=1.4,
                elinewidth=0.7,
                label=said,
            )
        axes.set_xlim(0, 1.02)
        axes.set_ylim(0, 1.02)
        axes.set_xlabel("score for PERSON, mean of a tenth")
        axes.set_ylabel("share of these tokens that are in a marked name")
        axes.set_title("Is a score of 0.7 right seven times in ten?", loc="left", weight="bold")
        axes.legend(loc="upper left", frameon=False)
        figure.savefig(target, bbox_inches="tight", metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    model = NameModel.load(options.model)
    heldout = HERE.parent / "benchmarks" / "corpora" / "heldout.jsonl"
    paths = {"dev": options.data / SETS["dev"], "held-out": heldout, "sms.dev": options.data / SETS["sms.dev"]}
    found = {name: bins(*pairs(model, load(path))) for name, path in paths.items()}
    for name, rows in found.items():
        print(
            f"{name}: ECE {100 * ece(rows):.1f} %",
            json.dumps([[b.tokens, round(b.score, 2), round(b.names / b.tokens, 2)] for b in rows]),
        )
    draw(found, options.out)


if __name__ == "__main__":
    main()
