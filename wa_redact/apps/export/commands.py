"""The commands ``chat export`` and ``chat verify``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import click

from wa_redact.apps.chat import ChatError, open_chat
from wa_redact.apps.export.facts import Asked, source_of
from wa_redact.apps.export.make import FORMATS, facts_of, write
from wa_redact.apps.export.safe import safe_copy
from wa_redact.apps.export.stretch import FORMS, Stretch, moment
from wa_redact.apps.export.verify import compared, transcript_at
from wa_redact.apps.options import with_policy
from wa_redact.apps.run import Settings
from wa_redact.apps.source import refuse_unreadable, shown
from wa_redact.apps.write import FAILED, FailedError

#: characters of what a caller may put into the head
_LONGEST = 500


class _Moment(click.ParamType[tuple[datetime, datetime]]):
    """A day or a time of day; the first moment of it and the first one after it."""

    name = "date"

    def convert(
        self, value: str | tuple[datetime, datetime], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[datetime, datetime]:
        """The moments, or a usage error that tells the forms."""
        if isinstance(value, tuple):
            return value
        try:
            return moment(value)
        except ValueError as e:
            self.fail(str(e), param, ctx)


class _At(click.ParamType[datetime]):
    """A time with its zone; without one, the zone of this machine."""

    name = "time"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time, or a usage error."""
        if isinstance(value, datetime):
            return value
        try:
            at = datetime.fromisoformat(value)
            at = at if at.tzinfo is not None else at.astimezone()
            at.timestamp()
        except (ValueError, OverflowError, OSError):
            self.fail("write it as 2026-02-03T14:05:00+00:00", param, ctx)
        return at.replace(microsecond=0)


@click.command(short_help="Write a dated transcript of a stretch of a chat for the case file.")
@click.argument("source", metavar="CHAT", type=click.Path())
@click.option("--from", "start", metavar="DATE", type=_Moment(), help=f"From when on; {FORMS}.")
@click.option(
    "--to", "end", metavar="DATE", type=_Moment(), help="Until when: the whole of that day, minute or second."
)
@click.option(
    "-o", "--output", "outputs", metavar="FILE", multiple=True, required=True, help="FILE.pdf, FILE.html, or both."
)
@click.option(
    "--redacted", is_flag=True, help="The texts and names as `chat redact` writes them, not the original ones."
)
@click.option("--by", metavar="NAME", help="Who exports it, as the document is to say.")
@click.option("--reference", metavar="TEXT", help="The case's reference, for the document's head.")
@click.option("--at", type=_At(), metavar="TIME", help="When it is exported, instead of now: the same file again.")
@with_policy
def export(
    settings: Settings,
    source: str,
    start: tuple[datetime, datetime] | None,
    end: tuple[datetime, datetime] | None,
    outputs: tuple[str, ...],
    redacted: bool,
    by: str | None,
    reference: str | None,
    at: datetime | None,
) -> None:
    """Write a dated transcript of a stretch of the chat export CHAT (.txt or .zip), as the case file needs it.

    The texts are the original ones, as the file needs them: keep the document where the record is kept. With --redacted
    it identifies nobody. It names the source by its SHA-256, the same that sha256sum tells; `chat verify` compares
    them later. Days are written 2026-02-03 or 03/02/2026, day
    first. Without --from and --to it holds the whole chat.

    Exit status: 0 done, 2 usage, 3 the chat could not be read, holds nothing then, or the file not be written.
    """
    refuse_unreadable(source)
    _refuse_outputs(source, outputs)
    if max(len(by or ""), len(reference or "")) > _LONGEST:
        raise click.UsageError(f"--by and --reference: {_LONGEST} characters at most")
    stretch = Stretch(start[0] if start else None, end[1] if end else None)
    if stretch.start and stretch.end and stretch.start >= stretch.end:
        raise click.UsageError("--from is after --to")
    asked = Asked(stretch, at or datetime.now().astimezone().replace(microsecond=0), by, reference, redacted)
    with _said_of(source), ExitStack() as stack:
        chat = open_chat(source)
        shown_chat = stack.enter_context(safe_copy(chat, settings)) if redacted else chat
        facts = facts_of(shown_chat, source_of(chat), asked)
        if not facts.certain:
            click.echo(f"Warning: {shown(source)}: day and month could be read either way; check one date", err=True)
        digests = write(chat, facts, lambda _: shown_chat, outputs)
    for name, digest in zip(outputs, digests, strict=True):
        click.echo(f"{click.format_filename(name)}: {facts.count.messages:,} entries, SHA-256 {digest}")
    click.echo(f"{shown(source)}: SHA-256 {facts.source.digest}")


@click.command(short_help="Compare a transcript with the chat that it was made of.")
@click.argument("transcript", type=click.Path())
@click.argument("source", metavar="CHAT", type=click.Path())
def verify(transcript: str, source: str) -> int:
    """Tell whether TRANSCRIPT was made of CHAT and still says what CHAT says: it is made again and compared.

    Exit status: 0 both, 1 one of them differs, 2 usage, 3 it cannot be told.
    """
    for name in (transcript, source):
        refuse_unreadable(name)
    with _said_of(transcript):
        theirs = transcript_at(transcript)
    with _said_of(source):
        found = compared(theirs, source)
    click.echo(f"source: {found.source}")
    click.echo(f"transcript: {found.transcript}")
    return FAILED if found.same is None else int(not found.same)


def _refuse_outputs(source: str, outputs: tuple[str, ...]) -> None:
    for name in outputs:
        if Path(name).suffix.lower() not in FORMATS:
            raise click.UsageError(f"{click.format_filename(name)}: the name of the output ends in .pdf or .html")
        if Path(name).exists() and Path(name).samefile(source):
            raise click.UsageError(f"{click.format_filename(name)}: the chat itself is not overwritten")
    if len({Path(name).absolute() for name in outputs}) < len(outputs):
        raise click.UsageError("two outputs of one name")


@contextmanager
def _said_of(name: str) -> Iterator[None]:
    """A fault of the chat in ``name`` as an error that names the file."""
    try:
        yield
    except ChatError as e:
        raise FailedError(f"{shown(name)}: {e}") from None
