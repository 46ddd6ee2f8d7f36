"""Trains the comparison of received messages (``wa_redact/apps/triage/compare.py``): two minutes, needs scikit-learn.

    python -m models.triage --data PATH [--write]

What is to be flagged comes from the tables in ``tests/triage``. What is not comes from them, from the messages that the
name model learns from and from real text messages (``PATH/train.jsonl``, ``PATH/corpora/sms.train.jsonl``), less those
that the rules flag and those that ``triage_marks.txt`` names by a digest: a reader would flag them too. Prints what rules
find and what rules and comparison find of each kind, by five-fold cross-validation over the tables, and the alarms among
the other messages; the rules were written on the older of the tables.
"""

import argparse
import gzip
import hashlib
import json
import tomllib
from math import sqrt
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from wa_redact.apps.triage import KINDS
from wa_redact.apps.triage.compare import FEWEST, WINDOW, features, pieces
from wa_redact.apps.triage.judge import by_rule
from wa_redact.apps.triage.plain import Plain
from wa_redact.markup import parse

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "tests" / "triage"
MARKS = Path(__file__).with_name("triage_marks.txt")
WEIGHTS = ROOT / "wa_redact" / "apps" / "triage" / "weights.json.gz"
#: alarms of rules and comparison together on a thousand ordinary messages that were held out, from which the thresholds
#: follow; on those that it learnt from the comparison gives next to none
ALARMS = 8.7
#: how much a row counts that is to be flagged, and one of another kind: an alarm of the wrong kind is read all the same
FOUND, OTHER = 5.0, 0.5
#: how much more a row counts of a table that is right only when every row is
STRICT = 4.0
PENALTY = 3.0
#: share of what is flagged that may be missed for speed: its words alone do not look like it
MISSED = 0.03
#: weights that are smaller are dropped
LEAST_WEIGHT = 0.2


def tables():
    """(message, kind or None, name of the table) of every row."""
    for kind in KINDS:
        table = tomllib.loads((TABLES / f"{kind.name.lower()}.toml").read_text(encoding="utf-8"))
        for name, rows in table.items():
            yield from ((row, None if name in ("must_not", "near") else kind, name) for row in rows)


def ordinary(data):
    """Messages of the register that is to be read: those that the name model learns from."""
    for path in sorted((ROOT / "wa_redact" / "data" / "messages").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield parse(line)[0].replace("\\n", "\n")
    yield from texts(data / "train.jsonl")


def texts(path):
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def digest(message):
    return hashlib.sha256(message.encode()).hexdigest()[:12]


def matrix(rows, lengths, index):
    scale = [1 / sqrt(max(n, FEWEST)) for n in lengths]
    cells = [(i, index[f], scale[i]) for i, row in enumerate(rows) for f in row if f in index]
    i, j, v = zip(*cells, strict=True)
    return csr_matrix((v, (i, j)), shape=(len(rows), len(index)))


def fitted(a, y, weight):
    model = LogisticRegression(C=PENALTY, solver="liblinear", tol=5e-3, max_iter=3000, random_state=0)
    return model.fit(a, y, sample_weight=weight)


def targets(kinds, names):
    """What each score learns: the first that anything is to be flagged, the others their kind; how much each row counts."""
    any_ = np.array([k is not None for k in kinds])
    more = np.ones(len(any_))
    more[: len(names)] = np.where((names == "oblique") | (names == "near"), 1.0, STRICT)
    yield any_, np.where(any_, FOUND, 1.0) * more
    for kind in KINDS:
        y = np.array([k is kind for k in kinds])
        yield y, np.where(y, FOUND, np.where(any_, OTHER, 1.0)) * more


def limits(sums, best, gains, alarms):
    """The least sum of each kind, so that ``alarms`` of the rest are given where they find most of ``gains``: again and
    again the kind gets some more whose alarms find most, by alarm.
    """
    right = [np.sort(sums[(best == k) & gains[k]])[::-1] for k in range(len(KINDS))]
    wrong = [np.append(np.sort(sums[(best == k) & gains[-1]])[::-1], -np.inf) for k in range(len(KINDS))]
    finds = [[int(np.sum(r > cut)) for cut in w] for r, w in zip(right, wrong, strict=True)]
    given = [0] * len(KINDS)
    while (left := int(alarms) - sum(given)) > 0:
        steps = [
            ((finds[k][n + more] - finds[k][n]) / more, k, more)
            for k, n in enumerate(given)
            for more in range(1, min(left, len(finds[k]) - 1 - n) + 1)
        ]
        _, k, more = max(steps)
        given[k] += more
    return [float(w[n]) + 1e-6 for w, n in zip(wrong, given, strict=True)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    every = frozenset(KINDS)
    marked = list(tables())
    known = {m for m, _, _ in marked}
    near = {m for m in ordinary(options.data) if m.strip()} - known
    far = set(texts(options.data / "corpora" / "sms.train.jsonl")) - near - known
    doubtful = {line.split()[0] for line in MARKS.read_text().splitlines() if line and not line.startswith("#")}
    plain = {m: Plain(m) for m in (*known, *sorted(near), *sorted(far))}
    rule = {m: by_rule(p, every).keys() for m, p in plain.items()}
    rest = [m for m in sorted(near) + sorted(far) if not rule[m]]
    judged = [m for m in rest if digest(m) in doubtful]
    rest = [m for m in rest if digest(m) not in doubtful]
    kinds = [k for _, k, _ in marked]
    names = np.array([n for _, _, n in marked])
    # a long message of nothing is learnt from as it is read, piece by piece
    cut = [(m, piece) for m in rest for piece in pieces(plain[m].order)]
    read = [plain[m].order[:WINDOW] for m, _, _ in marked]
    read += [piece for _, piece in cut] + [plain[m].order[:WINDOW] for m in judged]
    kinds += [None] * len(cut)
    rows, lengths = [features(words) for words in read], [len(words) for words in read]
    counts = {}
    for row in rows[: len(kinds)]:
        for f in set(row):
            counts[f] = counts.get(f, 0) + 1
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n > 1))}
    a = matrix(rows, lengths, index)
    size, total = len(marked), len(kinds)
    by_rules = sum(bool(rule[m]) for m in near)
    print(f"{size} rows of tables, {len(rest)} other messages, {len(judged)} left out, {len(index)} features")

    folds = list(StratifiedKFold(5, shuffle=True, random_state=0).split(rows[:total], [str(k) for k in kinds]))
    score = np.zeros((len(rows), 1 + len(KINDS)))
    for j, (y, weight) in enumerate(targets(kinds, names)):
        for train, test in folds:
            model = fitted(a[train], y[train], weight[train])
            score[test, j] = model.decision_function(a[test])
            score[total:, j] += model.decision_function(a[total:]) / len(folds)
    is_near = np.zeros(len(rows), bool)
    is_near[size:total] = [m in near for m, _ in cut]
    middle, spread = score[is_near].mean(0), score[is_near].std(0)
    share = spread[0] / spread[1:]
    all_sums = score[:, :1] + share * (score[:, 1:] - middle[1:])
    best, sums = all_sums.argmax(1), all_sums.max(1)
    padded = [*kinds, *[None] * len(judged)]
    gains = [np.array([k is kind for k in padded]) for kind in KINDS] + [is_near]
    least = limits(sums, best, gains, ALARMS / 1000 * len(near) - by_rules)
    hit = sums > np.array(least)[best]
    print(f"alarms on {len(near)} ordinary messages: rules {by_rules}, comparison {hit[is_near].sum()}")
    print(f"and on {len(judged)} that a reader would flag {hit[total:].sum()}; on {len(far)} text messages "
          f"{sum(bool(rule[m]) for m in far)} and {(hit[size:total] & ~is_near[size:total]).sum()}")  # fmt: skip
    for name in ("must_not", "near"):
        print(f"{name}: {hit[:size][names == name].mean():.3f}")
    for k, kind in enumerate(KINDS):
        for title, some in (("older rows", names != "oblique"), ("oblique rows", names == "oblique")):
            mine = [i for i in range(size) if marked[i][1] is kind and some[i]]
            if not mine:
                continue
            ruled = np.array([kind in rule[marked[i][0]] for i in mine])
            own, any_ = (
                ruled | (hit[mine] & (best[mine] == k)),
                np.array([bool(rule[marked[i][0]]) for i in mine]) | hit[mine],
            )
            print(
                f"{kind.value:10} {title:12} rules {ruled.mean():.3f}  with comparison {own.mean():.3f}"
                f"  flagged at all {any_.mean():.3f} of {len(mine)}"
            )
    bias, weights, final = [], {}, np.zeros((total, 1 + len(KINDS)))
    for j, (y, weight) in enumerate(targets(kinds, names)):
        model = fitted(a[:total], y, weight)
        final[:, j] = model.decision_function(a[:total])
        if not j:
            alone = np.array(
                [c if " " not in f and "_" not in f else 0.0 for f, c in zip(index, model.coef_[0], strict=True)]
            )
        bias.append(round(float(model.intercept_[0]) - (float(middle[j]) if j else 0.0), 4))
        for f, i in index.items():
            if abs(w := float(model.coef_[0, i])) >= LEAST_WEIGHT:
                weights.setdefault(f, []).append([j, round(w * 100)])
    sums = final[:, :1] + share * (final[:, 1:] - middle[1:])
    flagged = sums.max(1) > np.array(least)[sums.argmax(1)]
    alone = a[:total] @ alone
    worth = float(np.quantile(alone[flagged & np.array([k is not None for k in kinds])], MISSED))
    print(f"looked at closely: {(alone[is_near[:total]] >= worth).mean():.3f} of ordinary messages")
    packed = json.dumps(
        {
            "kinds": [k.value for k in KINDS],
            "bias": bias,
            "share": [round(float(s), 4) for s in share],
            "least": [round(x, 4) for x in least],
            "worth": round(worth, 4),
            "weights": weights,
        },
        separators=(",", ":"),
    )
    data = gzip.compress(packed.encode(), 9, mtime=0)
    print(f"{len(weights)} features kept, {len(data):,} bytes")
    if options.write:
        WEIGHTS.write_bytes(data)


if __name__ == "__main__":
    main()
