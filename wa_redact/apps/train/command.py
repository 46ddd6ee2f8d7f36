"""The command ``train``: goes on training the name model on a user's marked messages and measures what it changed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wa_redact.apps.marked import FORMATS, marked_messages
from wa_redact.apps.policies import policy_of
from wa_redact.apps.scoring import Marked, Score
from wa_redact.apps.source import refuse_unreadable
from wa_redact.apps.write import binary
from wa_redact.default import Redactor
from wa_redact.ner import MODEL_FILE, NameModel
from wa_redact.policy import PROFILES, Policy

if TYPE_CHECKING:
    from wa_redact.apps.train.learner import Progress

#: fewer own messages teach nothing that could be measured
FEWEST = 20
#: neighbours stay on one side: people write near-copies one after the other
_NEIGHBOURS = 4
_KNOWN_HELD_OUT = 400


@click.command(short_help="Go on training the name model on marked messages of your own.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("-o", "--output", required=True, metavar="MODEL", help="Write the new model here, whole or not at all.")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="Over what the name says: .jsonl, else inline.")
@click.option(
    "--from",
    "start",
    type=click.Path(exists=True, dir_okay=False),
    metavar="MODEL",
    help="Start from this model, not from the one in the package.",
)
@click.option(
    "--policy",
    metavar="POLICY",
    default="service-user",
    show_default=True,
    help=f"Measure under this policy ({' or '.join(PROFILES)} or a TOML file).",
)
@click.option(
    "--passes", type=click.IntRange(1, 1000), default=10, show_default=True, help="How often each message is learnt."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same model.")
def train(
    files: tuple[str, ...], output: str, kind: str | None, start: str | None, policy: str, passes: int, seed: int
) -> int:
    """Go on training the name model on messages in which you marked what identifies, marked as for eval.

    A fifth of them is held out. The others are learnt together with the project's own messages, so that little is
    forgotten: in seconds to minutes, on one core. Both errors are printed, before and after, on the held-out messages
    and on 400 of the project's own that take no part. The model that is written is the one that was measured; use it
    with --model, or as model = "FILE" in a policy.

    It has learnt from your messages and may give away what they hold: keep it as you keep them.

    Exit status: 0 done, 1 done but with more errors on your held-out messages than before, 2 usage.
    """
    from wa_redact.apps.train.examples import LABELS, OTHER, Document, shipped
    from wa_redact.apps.train.own import Recipe, go_on

    rules = policy_of(policy)
    for name in files:
        refuse_unreadable(name)
    own = [m for name in files for m in marked_messages(name, kind, rules.max_chars)]
    if len(own) < FEWEST:
        raise click.UsageError(f"{len(own)} messages; at least {FEWEST} are needed, some hundreds are better")
    if not any(label in LABELS for m in own for _, _, label in m.spans):
        raise click.UsageError(f"nothing is marked that the model looks for ({', '.join(LABELS)})")

    def learnt(message: Marked) -> Document:
        spans = sorted((a, b, label if label in LABELS else OTHER) for a, b, label in message.spans)
        return Document(message.text, tuple(_disjoint(spans)))

    mine, held = _split(own, seed)
    known = shipped()
    random.Random(seed).shuffle(known)
    known_held = [Marked(d.text, d.spans) for d in known[:_KNOWN_HELD_OUT]]
    base = Path(start).read_bytes() if start else (resources.files("wa_redact") / "data" / MODEL_FILE).read_bytes()
    before = NameModel.from_bytes(base)
    click.echo(f"learning from {len(mine)} messages, {len(held)} are held out", err=True)
    new = go_on(base, [learnt(m) for m in mine], known[_KNOWN_HELD_OUT:], Recipe(passes=passes), seed=seed, report=_say)
    with binary(output) as stream:
        stream.write(new)
    models = (before, NameModel.from_bytes(new))
    ours = [_score(held, rules, model) for model in models]
    theirs = [_score(known_held, rules, model) for model in models]
    click.echo("\n".join(_table(ours, theirs)))
    return int(_errors(ours[1]) > _errors(ours[0]))


def _say(done: Progress) -> None:
    click.echo(f"{done.share:.0%}", err=True)


def _disjoint(spans: Iterable[tuple[int, int, str]]) -> Iterable[tuple[int, int, str]]:
    last = 0
    for start, end, label in spans:
        if start >= last:
            yield start, end, label
            last = end


def _split(own: Sequence[Marked], seed: int) -> tuple[list[Marked], list[Marked]]:
    """Those to learn from and a fifth that is held out, neighbours on one side."""
    runs = [own[at : at + _NEIGHBOURS] for at in range(0, len(own), _NEIGHBOURS)]
    random.Random(seed).shuffle(runs)
    cut = -(-len(runs) // 5)
    return [m for run in runs[cut:] for m in run], [m for run in runs[:cut] for m in run]


def _score(messages: Sequence[Marked], policy: Policy, model: NameModel) -> Score:
    """Rules and ``model`` together on ``messages``."""
    score = Score()
    redactor = Redactor(policy, model=model)
    for message, verdict in zip(messages, redactor.pipe([m.text for m in messages]), strict=True):
        score.add(message, [(f.start, f.end, f.label) for f in verdict.findings])
    return score


def _errors(score: Score) -> int:
    return score.counts["leaked"] + score.counts["spoiled"]


def _table(ours: Sequence[Score], theirs: Sequence[Score]) -> list[str]:
    out = [f"{'':44}{'before':>18}{'after':>18}"]
    for said, scores in (("your held-out messages", ours), ("the project's own", theirs)):
        for error, whole, what in (
            ("leaked", "with_gold", "something is left"),
            ("spoiled", "clean", "clean ones changed"),
        ):
            cells = [_share(s.counts[error], s.counts[whole]) for s in scores]
            out.append(f"{f'{said}: {what}':44}{cells[0]:>18}{cells[1]:>18}")
    return out


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "-"
