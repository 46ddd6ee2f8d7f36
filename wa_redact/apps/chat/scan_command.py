"""The command ``chat scan``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import click

from wa_redact import detectors
from wa_redact.apps.chat.progress import bar
from wa_redact.apps.chat.read import size_of
from wa_redact.apps.chat.scan import Scan, Scanner, exports
from wa_redact.apps.options import with_policy
from wa_redact.apps.run import Settings
from wa_redact.apps.write import FAILED, FailedError, output

_NO_EXPORT = "no chat export"


@click.command(short_help="Tell what leaked in chats, where and how bad.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--html", metavar="FILE", help="Write a report with a time line as one HTML page.")
@click.option(
    "--json", "as_json", metavar="FILE", help='Write it as JSON; "-" is standard output, then without a table.'
)
@click.option("--show-values", is_flag=True, help="Show what was found, and the files' names. It is personal data.")
@click.option("--fail-on-leak", is_flag=True, help="End with status 1 when anything was found.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes; a file is one's."
)
@with_policy
def scan(
    settings: Settings,
    paths: tuple[str, ...],
    html: str | None,
    as_json: str | None,
    show_values: bool,
    fail_on_leak: bool,
    jobs: int,
) -> int:
    """Tell what leaked in chat exports (.txt, .zip, or folders of them), where, and how bad: the worst first.

    Counted is what identifies a person in messages, names of files and subjects. Nobody is named: senders are the
    pseudonyms that `chat redact` gives them.

    Exit status: 0 done, 1 something leaked (with --fail-on-leak), 2 usage, 3 a file could not be read or a message not
    be decided; the report tells of the others.
    """
    from wa_redact.apps.chat.report import as_data, page
    from wa_redact.apps.chat.scan_table import table

    files, guessed = exports(paths)
    for number, path in enumerate(files, 1):
        _refuse(number, len(files), path)
    if not files:
        raise click.UsageError("PATH: no .txt and no .zip there")
    found = [s for s in _scans(files, settings, jobs, show_values) if not _is_no_export(s, files, guessed)]
    if html is not None:
        with output(html) as write:
            for piece in page(found, datetime.now().astimezone(), show_values=show_values):
                write(piece)
    if as_json is not None:
        with output(as_json) as write:
            write(json.dumps(as_data(found, show_values=show_values), indent=2) + "\n")
    if as_json != "-":
        table(found, show_values=show_values)
    _say(found, len(files) - len(found))
    if any(s.error or s.undecided_count for s in found):
        return FAILED
    return int(fail_on_leak and any(s.total for s in found))


def _say(found: Sequence[Scan], left_out: int) -> None:
    if left_out:
        click.echo(f"{left_out:,} files in folders are no chat exports", err=True)
    for scan in found:
        if scan.error:
            click.echo(f"Error: {scan.number}. {scan.name}: {scan.error}", err=True)
        if scan.undecided_count:
            click.echo(f"Error: {scan.number}. {scan.name}: {scan.undecided_count:,} messages not decided", err=True)


def _refuse(number: int, count: int, path: str) -> None:
    # by its number: an export is named after a person
    which = "PATH" if count == 1 else f"file {number} of {count}"
    if path == "-":
        raise click.UsageError(f"{which}: an export is a file, it is read more than once")
    try:
        there = Path(path).exists()
    except ValueError:
        there = False
    if not there:
        raise click.UsageError(f"{which}: no such file")


def _is_no_export(scan: Scan, files: Sequence[str], guessed: set[str]) -> bool:
    return scan.error is not None and files[scan.number - 1] in guessed and _NO_EXPORT in scan.error


def _scans(files: Sequence[str], settings: Settings, jobs: int, show_values: bool) -> Iterator[Scan]:
    with bar(sum(map(size_of, files)), "scanning") as advance:
        if jobs == 1 or len(files) == 1:
            scanner = Scanner(settings.redactor(), show_values=show_values)
            yield from (scanner(number, path, advance) for number, path in enumerate(files, 1))
            return
        detectors.load(settings.policy.plugins)  # a plug-in that is missing is told here, not in every process
        try:
            with ProcessPoolExecutor(
                min(jobs, len(files)), get_context("spawn"), _start, (settings, show_values)
            ) as pool:
                for path, scan in zip(files, pool.map(_work, range(1, len(files) + 1), files), strict=True):
                    advance(size_of(path))
                    yield scan
        except BrokenProcessPool:
            raise FailedError("a process of --jobs came to its end before its work was done") from None


_mine: list[Callable[[int, str], Scan]] = []


def _start(settings: Settings, show_values: bool) -> None:
    _mine[:] = [Scanner(settings.redactor(), show_values=show_values)]


def _work(number: int, path: str) -> Scan:
    return _mine[0](number, path)
