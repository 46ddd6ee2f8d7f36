"""``python -m benchmarks``: measure, report, generate. ``--help`` tells the rest."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks import records
from benchmarks.corpora import CASINGS

_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
_RECORD = click.argument("record", required=False, type=_DIRECTORY)


def _names(_: object, __: object, value: str | None) -> tuple[str, ...]:
    return tuple(name for name in (value or "").split(",") if name)


@click.group()
def cli() -> None:
    """Quality and speed of wa_redact and of what people would pick instead, side by side."""


@cli.command()
@click.argument("profile", type=click.Choice(("quick", "full")), default="quick")
@click.option("--data", type=_DIRECTORY, help="Where the public corpora are (benchmarks/README.md).")
@click.option("--engines", callback=_names, metavar="A,B", help="These only, whatever the profile.")
@click.option("--corpora", callback=_names, metavar="A,B", help="These only.")
@click.option("--quality/--no-quality", default=True)
@click.option("--speed/--no-speed", default=True)
@click.option("--record", type=click.Path(path_type=Path), help="Another folder than today's under records/.")
def run(
    profile: str,
    data: Path | None,
    engines: tuple[str, ...],
    corpora: tuple[str, ...],
    quality: bool,
    speed: bool,
    record: Path | None,
) -> None:
    """Measure and write the report. quick: under 10 minutes on 2 cores; full: under 60."""
    from benchmarks import runner
    from benchmarks.client import EngineError
    from benchmarks.report.markdown import write_report

    parts = [name for name, wanted in (("quality", quality), ("speed", speed)) if wanted]
    try:
        folder = runner.run(profile, data=data, only=engines, corpus=corpora, parts=parts, folder=record)
    except EngineError as e:
        raise click.ClickException(str(e)) from None
    click.echo(write_report(folder))


@cli.command()
@_RECORD
@click.option("--png", is_flag=True, help="The plots as PNG too.")
def report(record: Path | None, png: bool) -> None:
    """Make report and plots of a record (the last one) again, from its CSV files."""
    from benchmarks.report.markdown import write_report

    click.echo(write_report(record or records.latest(), png=png))


@cli.command()
@_RECORD
def readme(record: Path | None) -> None:
    """Put the main plot and table of a record (the last one) into the README."""
    from benchmarks.report.readme import write_readme

    write_readme(record or records.latest())


@cli.command()
@click.argument("engine")
@click.argument("corpus")
@click.option("--data", type=_DIRECTORY)
@click.option("--show-values", is_flag=True, help="Show the text too.")
def errors(engine: str, corpus: str, data: Path | None, show_values: bool) -> None:
    """List leaks and spoiled messages of one engine on one corpus, for the developer's eyes."""
    from benchmarks import venvs
    from benchmarks.client import engines
    from benchmarks.corpora import corpora
    from benchmarks.quality import errors as listed

    venvs.ensure(engines("full", (engine,))[engine]["venv"])
    for one in corpora("full", data, (corpus,)):
        for line in listed(engine, one, values=show_values):
            click.echo(line)


@cli.command()
@click.option("--model", type=click.Path(exists=True, dir_okay=False), help="Another name model than the package's.")
def forms(model: str | None) -> None:
    """Print names found and talk changed by the form of the name, with intervals."""
    from benchmarks.forms import markdown, measure
    from wa_redact import Policy, Redactor

    click.echo(markdown(measure(Redactor(Policy(model=model or "")))))


@cli.command()
@click.argument("folder", required=False, type=_DIRECTORY)
def threads(folder: Path | None) -> None:
    """The chats (those in FOLDER) message by message and as threads: what leaks, what is spoiled, how fast."""
    from benchmarks.corpora import FILES
    from benchmarks.threads import table

    click.echo(table(folder or FILES / "chats"))


@cli.command()
@click.option("--model", type=click.Path(exists=True, dir_okay=False), help="Another name model than the package's.")
def fairness(model: str | None) -> None:
    """Print names found by their origin, with intervals."""
    from benchmarks.fairness import markdown, measure
    from wa_redact import Policy, Redactor

    click.echo(markdown(list(measure(Redactor(Policy(model=model or ""))))))


@cli.command()
@click.option("--data", type=_DIRECTORY, help="Where the public corpora are (benchmarks/README.md).")
def compare(data: Path | None) -> None:
    """Print the name model beside en_core_web_md: F1 and recall in two casings, speed. About four minutes."""
    from benchmarks.compare import run as lines

    for line in lines(data):
        click.echo(line)


@cli.command()
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--count", type=click.IntRange(1), default=100, show_default=True)
@click.option("--casing", type=click.Choice((*CASINGS, "mixed")), default="mixed", show_default=True)
@click.option(
    "--noise", type=click.FloatRange(0, 1), default=0.03, show_default=True, help="Chance of a slip a letter."
)
def generate(seed: int, count: int, casing: str, noise: float) -> None:
    """Print further messages as JSON lines; the same seed gives the same ones."""
    from benchmarks.generate import as_json
    from benchmarks.generate import generate as messages

    for message in messages(seed, count, casing=casing, noise=noise):
        click.echo(as_json(message))


@cli.command()
@click.option("--clients", type=click.IntRange(1), default=200, show_default=True)
@click.option("--seconds", type=click.FloatRange(1), default=60.0, show_default=True)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True)
@click.option("--presidio/--no-presidio", default=True, help="Presidio's own service under the same load.")
@click.option("--record", type=click.Path(path_type=Path), help="Another folder than today's under records/.")
def load(clients: int, seconds: float, workers: int, presidio: bool, record: Path | None) -> None:
    """The HTTP service under load: every answer checked, times, memory; beside it Presidio's own service."""
    from benchmarks.load import LoadError, run, table

    try:
        rows = run(clients, seconds, workers=workers, beside=presidio)
    except LoadError as e:
        raise click.ClickException(str(e)) from None
    folder = record or records.new("load")
    folder.mkdir(parents=True, exist_ok=True)
    records.write(folder, "load", (row.values() for row in rows), tuple(rows[0]))
    click.echo(table(rows))


@cli.command("chat-million")
@click.option("--count", type=click.IntRange(10), default=1_000_000, show_default=True)
@click.option("--senders", type=click.IntRange(1), default=500, show_default=True)
@click.option("--rules-only", is_flag=True, help="Without the name model.")
def chat_million(count: int, senders: int, rules_only: bool) -> None:
    """Rate and peak memory of `chat redact` on a long chat, and on one of a tenth of that length."""
    from benchmarks.chat_million import run as measured

    for figure in measured([(count // 10, senders), (count, senders)], rules_only=rules_only):
        click.echo(" ".join(f"{name} {value}" for name, value in figure._asdict().items()))


if __name__ == "__main__":
    cli()
