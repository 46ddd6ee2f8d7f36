"""Trains the comparison of received messages (``wa_redact/apps/triage/compare.py``): a minute, needs scikit-learn.

    python -m models.triage --data PATH [--write]

What is to be flagged comes from the tables in ``tests/triage``. What is not comes from them, from the messages that the
name model learns from and from real text messages (``PATH/train.jsonl``, ``PATH/corpora/sms.train.jsonl``), less those
that the rules flag. Prints what rules find and what rules and comparison find of each kind, by five-fold
cross-validation over the tables, and the alarms among the other messages; the rules were written on the same tables.
"""

import argparse
import gzip
import json
import re
import tomllib
from math import sqrt
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from wa_redact.apps.triage import KINDS
from wa_redact.apps.triage.compare import WINDOW, features
from wa_redact.apps.triage.judge import by_rule
from wa_redact.apps.triage.plain import Plain
from wa_redact.markup import parse

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "tests" / "triage"
WEIGHTS = ROOT / "wa_redact" / "apps" / "triage" / "weights.json.gz"
#: alarms of one kind among messages that need none
RATE = 0.0015
#: weights that are smaller are dropped
LEAST_WEIGHT = 0.25


def tables():
    """(message, kind or None) of every row."""
    for kind in KINDS:
        table = tomllib.loads((TABLES / f"{kind.name.lower()}.toml").read_text(encoding="utf-8"))
        for name, rows in table.items():
            yield from ((row, None if name == "must_not" else kind) for row in rows)


def others(data):
    """Messages that hold nothing to flag but what the rules flag of them."""
    for path in sorted((ROOT / "wa_redact" / "data" / "messages").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield parse(line)[0].replace("\\n", "\n")
    for name in ("train.jsonl", "corpora/sms.train.jsonl"):
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def seen(message):
    return features(re.findall(r"[a-z0-9]+", Plain(message).full[0])[:WINDOW])


def matrix(rows, index):
    cells = [(i, index[f], 1 / sqrt(len(row))) for i, row in enumerate(rows) for f in row if f in index]
    i, j, v = zip(*cells, strict=True)
    return csr_matrix((v, (i, j)), shape=(len(rows), len(index)))


def fitted(a, y, weight):
    return LogisticRegression(C=30, max_iter=3000).fit(a, y, sample_weight=weight)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    kinds = frozenset(KINDS)
    marked = list(tables())
    rest = [m for m in dict.fromkeys(others(options.data)) if m.strip() and not by_rule(Plain(m), kinds)]
    rows = [seen(m) for m, _ in marked] + [seen(m) for m in rest]
    counts = {}
    for row in rows:
        for f in row:
            counts[f] = counts.get(f, 0) + 1
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n > 1))}
    a = matrix(rows, index)
    ruled = [by_rule(Plain(m), kinds) for m, _ in marked]
    size = len(marked)
    print(f"{size} rows of tables, {len(rest)} other messages, {len(index)} features")
    bias, least, weights = [], [], {}
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    for k, kind in enumerate(KINDS):
        y = np.array([kind is other for _, other in marked] + [False] * len(rest))
        # a row that only sounds like it counts as much as one that is it
        weight = np.where(np.arange(len(y)) < size, 5.0, 1.0)
        score = np.zeros(len(y))
        for train, test in folds.split(a, y):
            score[test] = fitted(a[train], y[train], weight[train]).decision_function(a[test])
        limit = float(np.quantile(score[size:], 1 - RATE))
        mine = np.flatnonzero(y)
        rule = np.array([kind in ruled[i] for i in mine])
        both = rule | (score[mine] > limit)
        clean = [i for i in range(size) if marked[i][1] is None]
        print(
            f"{kind.value:10} rules {rule.mean():.3f}  with comparison {both.mean():.3f} of {len(mine)};"
            f" false {(score[clean] > limit).sum()} of {len(clean)}; limit {limit:.2f}"
        )
        model = fitted(a, y, weight)
        bias.append(round(float(model.intercept_[0]), 4))
        least.append(round(limit, 4))
        for f, i in index.items():
            if abs(w := float(model.coef_[0, i])) >= LEAST_WEIGHT and round(w * 100):
                weights.setdefault(f, []).append([k, round(float(model.coef_[0, i]) * 100)])
    packed = json.dumps(
        {"kinds": [k.value for k in KINDS], "bias": bias, "least": least, "weights": weights}, separators=(",", ":")
    )
    data = gzip.compress(packed.encode(), 9, mtime=0)
    print(f"{len(weights)} features kept, {len(data):,} bytes")
    if options.write:
        WEIGHTS.write_bytes(data)


if __name__ == "__main__":
    main()
