"""The command ``eval``: how well the installed version does, under the user's policy, on the user's marked messages."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import click

from wa_redact.apps.marked import FORMATS, marked_messages
from wa_redact.apps.policies import LEVEL_OPTION, MODEL_OPTION, POLICY_OPTION, policy_of
from wa_redact.apps.run import Settings
from wa_redact.apps.scoring import Labelled, Marked, Score, places_of
from wa_redact.apps.source import refuse_unreadable
from wa_redact.apps.write import FAILED
from wa_redact.policy import Policy
from wa_redact.types import Finding

_BATCH = 128
#: name in the output -> (figure, True when the other part is meant)
HEADLINES = {
    "messages with nothing left": ("leak", True),
    "clean messages unchanged": ("spoiled", True),
    "letters and digits covered for nothing": ("over", False),
    "marks covered": ("full", False),
    "marks touched": ("overlap", False),
    "found under their label (recall)": ("recall", False),
    "findings that are right (precision)": ("precision", False),
}


@click.command(name="eval", short_help="Measure on marked messages of your own.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="Over what the name says: .jsonl, else inline.")
@POLICY_OPTION
@LEVEL_OPTION
@MODEL_OPTION
@click.option("--rules-only", is_flag=True, help="Do without the name model.")
@click.option("--list", "listed", is_flag=True, help="List leaks and spoiled messages by line; no text.")
@click.option("--show-values", is_flag=True, help="List them with their text. It is personal data.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="End with status 1 when fewer messages than this have nothing left.",
)
@click.option(
    "--fail-unchanged-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="End with status 1 when fewer clean messages than this stay as they are.",
)
def evaluate(
    files: tuple[str, ...],
    kind: str | None,
    policy: str,
    level: str | None,
    model: str | None,
    rules_only: bool,
    listed: bool,
    show_values: bool,
    as_json: bool,
    fail_under: float | None,
    fail_unchanged_under: float | None,
) -> int:
    """Measure this version on messages in which you marked what identifies.

    A FILE holds a message a line, either with inline mark-up ("ring [[PERSON|Tyla]] on [[PHONE_NUMBER|07700 900123]]",
    \\n for a line end) or, as .jsonl, {"text": ..., "spans": [{"start": ..., "end": ..., "label": ...}]}. A mark is
    covered when every letter and digit of it is, whatever the label. What the policy lets stand counts for nothing.

    Exit status: 0 done, 1 under a limit, 2 usage, 3 a message could not be decided (it counts for nothing).
    """
    rules = policy_of(policy)
    rules = rules.with_level(level) if level else rules
    rules = replace(rules, model=model) if model else rules
    for name in files:
        refuse_unreadable(name)
    score, notes, undecided, stand = Score(), [], 0, 0
    messages = (m for name in files for m in marked_messages(name, kind, rules.max_chars))
    for message, found in _decided(messages, Settings(rules, rules_only, None)):
        if found is None:
            click.echo(f"Error: {message.place}: could not be decided", err=True)
            undecided += 1
            continue
        wanted = _wanted(message, rules)
        stand += len(wanted.ignored)
        counts = score.add(wanted, found)
        if counts["leaked"] or counts["spoiled"]:
            notes += list(_notes(wanted, found, show_values))
    if as_json:
        click.echo(json.dumps(_summary(score, undecided, stand)))
    else:
        click.echo("\n".join(_table(score, undecided, stand)))
    if listed or show_values:
        click.echo("\n".join(notes), err=as_json)
    figures = score.figures()
    under = [_below(figures["leak"], fail_under), _below(figures["spoiled"], fail_unchanged_under)]
    return FAILED if undecided else int(any(under))


def _decided(messages: Iterable[Marked], settings: Settings) -> Iterator[tuple[Marked, list[Labelled] | None]]:
    redactor = settings.redactor()
    stream = iter(messages)
    while batch := list(islice(stream, _BATCH)):
        for message, verdict in zip(batch, redactor.pipe([m.text for m in batch]), strict=True):
            yield message, None if verdict.error else [(f.start, f.end, f.label) for f in verdict.findings]


def _wanted(message: Marked, policy: Policy) -> Marked:
    """``message`` with the marks that the policy lets stand (a label or a value it allows) ignored."""
    keep = {s: policy.keeps(Finding(*s, 1.0, "gold"), message.text) for s in message.spans}
    ignored = tuple(s[:2] for s, kept in keep.items() if not kept)
    return Marked(message.text, tuple(s for s, kept in keep.items() if kept), ignored, message.place)


def _notes(message: Marked, found: list[Labelled], values: bool) -> Iterator[str]:
    """Where a message leaks or is spoiled, a line each, with its text only for ``values``."""

    def said(kind: str, a: int, b: int, label: str) -> str:
        # as JSON: a value may hold what a terminal would obey
        value = f" {json.dumps(message.text[a:b])} in {json.dumps(message.text)}" if values else ""
        return f"{message.place}: {kind} {label} {a}-{b}{value}"

    hit = {i for a, b, _ in found for i in range(a, b)}
    for a, b, label in message.spans:
        covered = [i in hit for i in places_of(message.text, (a, b, label))]
        if not all(covered):
            yield said("left in part" if any(covered) else "left", a, b, label)
    if not message.spans:
        for a, b, label in found:
            yield said("spoiled by", a, b, label)


def _below(leak: tuple[int, int], limit: float | None) -> bool:
    """True when the share of messages without the error is under ``limit`` per cent; no messages are no failure."""
    part, whole = leak
    return limit is not None and whole > 0 and 100 * (whole - part) / whole < limit


def _summary(score: Score, undecided: int, stand: int) -> dict[str, Any]:
    rates = {k: None if math.isnan(v) else round(v, 6) for k, v in score.rates().items()}
    return {
        "messages": score.counts["messages"],
        "undecided": undecided,
        "allowed_by_policy": stand,
        "counts": {k: list(v) for k, v in score.figures().items()},
        "rates": rates,
        "intervals": {k: [round(x, 6) for x in v] for k, v in score.intervals().items() if not math.isnan(v[0])},
    }


def _table(score: Score, undecided: int, stand: int) -> Iterator[str]:
    counts, figures, rates, between = score.counts, score.figures(), score.rates(), score.intervals()
    yield f"{counts['messages']} messages, {counts['with_gold']} with something to find" + (
        f"; {undecided} undecided" if undecided else ""
    )
    if stand:
        yield f"{stand} marks count for nothing: the policy lets them stand"
    for said, (name, other) in HEADLINES.items():
        (part, whole), (low, high) = figures[name], between.get(name, (math.nan, math.nan))
        if whole:
            part, low, high = (whole - part, 1 - high, 1 - low) if other else (part, low, high)
            yield f"{said:40}{100 * part / whole:6.1f} % ({part}/{whole}), 95 %: {100 * low:.1f} to {100 * high:.1f}"
    for said, name in (("F1", "f1"), ("F2 (recall counts for more)", "f2")):
        if not math.isnan(rates[name]):
            yield f"{said:40}{100 * rates[name]:6.1f} %"
    if score.marked():
        yield f"\n{'label':16}{'marked':>8}{'covered':>9}{'touched':>9}{'recall':>8}{'precision':>11}{'F1':>7}"
    for label in score.marked():
        cells = [rates.get(f"{name}:{label}", math.nan) for name in ("full", "overlap", "recall", "precision", "f1")]
        shown = ["-" if math.isnan(x) else f"{100 * x:.1f}" for x in cells]
        yield f"{label:16}{counts[f'gold:{label}']:8}" + "".join(
            f"{x:>{w}}" for x, w in zip(shown, (9, 9, 8, 11, 7), strict=True)
        )


#: the command has the name that it is called by
eval = evaluate  # noqa: A001
