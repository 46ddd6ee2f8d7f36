"""Rows by kind -> ``wa_redact/data/guidance.txt``: how much a word says that a conversation is significant (and of which
kind), that a message threatens, that it blames.

Three logistic regressions over the distinct words of a message and pairs of neighbours. A word's weight is its own plus
that of its GloVe vector, so a word that no row has still counts for what it is near to. Marked names are blanked before
anything is counted.

python -m models.guidance.train --data path/to/data     half a minute on one core; prints recall by kind and alarms, held out
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from models.corpora import hand_marked, text_messages
from models.lexicon import load_glove
from wa_redact.guidance._words import words_of
from wa_redact.text import normalise

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "wa_redact" / "data" / "guidance.txt"
KINDS = ("harm", "safe", "removal", "consent", "placement", "complaint", "contact", "decision", "missing")
#: alarms on a thousand held-out messages that nobody marked, from which the thresholds follow
ALARMS = {"significant": 16, "threat": 2, "blame": 3}
#: how much a written row counts, and one of the corpora that nobody marked
WRITTEN, UNMARKED = 3.0, 1.0
VECTOR, PENALTY = 0.25, 1.0
#: smaller weights are left out, of words and of pairs; of GloVe the most frequent words are looked at
KEPT, PAIR, RANKED = 1.2, 0.8, 15_000


class Row(NamedTuple):
    """A message: its kind ("none" for small talk), its words, and how much it counts in training."""

    kind: str
    words: list[str]
    weight: float


def read(name: str) -> list[Row]:
    """The rows of a file; "# kind" stands above those of a kind."""
    rows, kind = [], "none"
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            rows.append(Row(kind, words_of(normalise(line).low), WRITTEN))
    return rows


def rows_of(data: Path) -> list[Row]:
    """All rows; of the corpora those that ``corpus.txt`` does not have count as small talk."""
    rows = [row for name in ("significant", "tone", "everyday", "corpus") for row in read(name)]
    known = {" ".join(row.words) for row in rows}
    for document in (*hand_marked(data), *text_messages(data)):
        words = words_of(normalise(document.text, [span[:2] for span in sorted(document.spans)]).low)
        if " ".join(words) not in known:
            known.add(" ".join(words))
            rows.append(Row("none", words, UNMARKED))
    return rows


class Features:
    """Words and pairs -> columns: one for each word met twice, one for each pair that two marked rows share, and the vector."""

    def __init__(self, rows: list[Row]) -> None:
        glove, table = load_glove()
        self.rank = {word: i for i, word in enumerate(glove[:60_000])}
        self.table = np.asarray(table[:60_000], np.float32)
        self.table = self.table - self.table[:20_000].mean(0)
        met = Counter(w for row in rows for w in set(row.words))
        pairs = Counter(p for row in rows if row.kind != "none" for p in set(_pairs(row.words)))
        self.terms = {
            term: i
            for i, term in enumerate([w for w, n in met.items() if n > 1] + [p for p, n in pairs.items() if n > 1])
        }

    def matrix(self, rows: list[Row]) -> sparse.csr_matrix:
        """One line a row."""
        line, column, value, vectors = [], [], [], []
        for i, row in enumerate(rows):
            words = set(row.words)
            scale = 1 / np.sqrt(len(words) + 2)
            for term in words | set(_pairs(row.words)):
                if term in self.terms:
                    line.append(i)
                    column.append(self.terms[term])
                    value.append(3 * scale)
            vectors.append(sum((self.vector(w) for w in words), np.zeros(50)) * scale * VECTOR)
        known = sparse.csr_matrix((value, (line, column)), shape=(len(rows), len(self.terms)))
        return sparse.hstack([known, sparse.csr_matrix(np.array(vectors))]).tocsr()

    def vector(self, word: str) -> np.ndarray:
        """The GloVe vector, less of it for the commonest words; zero for an unknown one."""
        rank = self.rank.get(word)
        return np.zeros(50) if rank is None else self.table[rank] * min(1.0, np.log(rank + 20) / 9)

    def weights(self, fitted: np.ndarray) -> dict[str, float]:
        """The weight of every known word and pair, its vector's share in it."""
        own, shared = fitted[: len(self.terms)], fitted[len(self.terms) : -1]
        common = list(self.rank)[:RANKED]
        terms = dict.fromkeys([*self.terms, *(w for w in common if w.isalpha())])
        return {
            t: float(
                (3 * own[self.terms[t]] if t in self.terms else 0.0)
                + (VECTOR * shared @ self.vector(t) if " " not in t else 0.0)
            )
            for t in terms
        }


def _pairs(words: list[str]) -> list[str]:
    return [f"{a} {b}" for a, b in itertools.pairwise(words)]


def fit(matrix: sparse.csr_matrix, yes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The regression's weights, the last one the constant."""
    sign = 2.0 * yes - 1

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        z = matrix @ at[:-1] + at[-1]
        slope = -sign * weight / (1 + np.exp(np.clip(sign * z, -30, 30)))
        value = (weight * np.logaddexp(0, -sign * z)).sum() + PENALTY / 2 * (at[:-1] ** 2).sum()
        return value, np.append(matrix.T @ slope + PENALTY * at[:-1], slope.sum())

    return minimize(loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def held_out(matrix: sparse.csr_matrix, yes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The score of each row by weights that were made without it."""
    scores = np.zeros(len(yes))
    order = np.random.default_rng(0).permutation(len(yes))
    for k in range(5):
        test = order[k::5]
        train = np.setdiff1d(order, test)
        at = fit(matrix[train], yes[train], weight[train])
        scores[test] = matrix[test] @ at[:-1] + at[-1]
    return scores


def main() -> None:
    """Train, tell how well, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    rows = rows_of(parser.parse_args().data)
    features = Features(rows)
    matrix = features.matrix(rows)
    weight = np.array([row.weight for row in rows])
    small = np.array([row.weight == UNMARKED for row in rows])
    columns: list[dict[str, float]] = []
    constants: list[float] = []
    for question, most in ALARMS.items():
        yes = np.array(
            [row.kind == question or (question == "significant" and row.kind in KINDS) for row in rows], float
        )
        # a threat of removal is significant as well, and nobody said which: such rows are no answer
        used = weight * np.array([question != "significant" or row.kind not in ALARMS for row in rows])
        scores = held_out(matrix, yes, used)
        alarms = np.sort(scores[small])[::-1]
        threshold = float(alarms[int(most * len(alarms) / 1000)])
        found = np.mean(scores[yes > 0] > threshold)
        print(f"{question}: {yes.sum():.0f} of {len(rows)} rows; held out {found:.0%} found at {most} alarms in 1,000")
        fitted = fit(matrix, yes, used)
        columns.append(features.weights(fitted))
        constants.append(fitted[-1] - threshold)
    _write(columns, constants, _kinds(features, matrix, rows))


def _kinds(features: Features, matrix: sparse.csr_matrix, rows: list[Row]) -> dict[str, dict[str, float]]:
    """Among significant rows: how much each word speaks for each kind."""
    marked = np.array([i for i, row in enumerate(rows) if row.kind in KINDS])
    part = matrix[marked]
    ones = np.ones(len(marked))
    return {
        kind: features.weights(fit(part, np.array([rows[i].kind == kind for i in marked], float), ones))
        for kind in KINDS
    }


def _write(columns: list[dict[str, float]], constants: list[float], kinds: dict[str, dict[str, float]]) -> None:
    """The constants; then a line a word or pair: its weights in tenths and the kinds that it speaks for, most first."""
    lines = ["\t".join(["", *(f"{10 * constant:.0f}" for constant in constants)])]
    for term in sorted(columns[0]):
        weights = [column[term] for column in columns]
        if max(map(abs, weights)) < (KEPT if " " not in term else PAIR):
            continue
        hints = sorted(((kinds[k][term], k) for k in KINDS), reverse=True)[:2]
        said = " ".join(f"{k}:{10 * v:.0f}" for v, k in hints if v > 0.5 and weights[0] > 0)
        lines.append("\t".join([term, *(f"{10 * weight:.0f}" for weight in weights), said]).rstrip())
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines) - 1} words and pairs, {OUT.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
