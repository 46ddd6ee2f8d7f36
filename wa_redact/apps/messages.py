"""The commands that look at messages: ``redact``, ``detect`` and ``check``."""

from __future__ import annotations

import json

import click

from wa_redact.apps.options import Job, over_messages, with_situation, with_style
from wa_redact.apps.write import FAILED, output
from wa_redact.judge import Judge
from wa_redact.types import Action

_SHOW = click.option("--show-values", is_flag=True, help="Show what was found. It is personal data.")


@click.command(short_help="Write messages with what identifies taken out.")
@over_messages
@with_style
def redact(job: Job) -> int:
    """Write the messages with everything identifying taken out.

    Reads FILEs or standard input, UTF-8. A message that cannot be decided ends the run before anything of it is
    written; with --keep-going it is left out. Standard output streams: what went before an error has been written.

    Exit status: 0 done, 2 usage, 3 a message could not be decided or the output not be written.
    """
    status = 0
    with output(job.output) as write:
        for record, verdict, cause in job.verdicts():
            if cause is None:
                write(record.with_message(verdict.text if verdict else ""))
            else:
                status = FAILED
        if status and not job.keep_going:
            raise click.exceptions.Exit(status)
    return status


@click.command(short_help="List what was found, as JSON lines.")
@over_messages
@_SHOW
def detect(job: Job, show_values: bool) -> int:
    """List what was found: a JSON line for each message.

    Offsets count characters (code points) of the message, from 0, end not included.

    Exit status: 0 done, 2 usage, 3 a message could not be decided.
    """
    status = 0
    with output(job.output) as write:
        for record, verdict, cause in job.verdicts():
            status = FAILED if cause else status
            if cause is None and verdict is None:
                continue
            found = [f._asdict() for f in verdict.findings] if verdict else []
            if show_values and record.message is not None:
                found = [f | {"value": record.message[f["start"] : f["end"]]} for f in found]
            write(
                json.dumps(
                    {"file": click.format_filename(record.name), "line": record.line, "findings": found, "error": cause}
                )
                + "\n"
            )
    return status


@click.command(short_help="Decide whether messages may be sent as they are.")
@over_messages
@with_situation
@_SHOW
def check(job: Job, show_values: bool) -> int:
    """Decide on each message: ALLOW, WARN, REDACT or BLOCK, why, and what else is to be done.

    Exit status: 0 all may be sent as they are, 1 not as they are, 2 usage, 3 could not decide on one (it is blocked).
    """
    worst = 0
    # the reminders of every verdict were said on stderr when the policy was read
    standing = Judge(job.settings.policy).standing()
    with output(job.output) as write:
        for record, verdict, cause in job.verdicts():
            where = f"{click.format_filename(record.name)}:{record.line}"
            if cause is not None:
                worst = FAILED
                write(f"{where}: BLOCK (could not decide: {cause})\n")
            elif verdict is not None:
                worst = max(worst, int(not verdict.sendable))
                said = [*verdict.reasons, *(r for r in verdict.reminders if r not in standing)]
                why = f" ({'; '.join(said)})" if said else ""
                if show_values and record.message is not None:
                    # as JSON: a value may hold what a terminal would obey
                    why += "".join(f" {json.dumps(record.message[f.start : f.end])}" for f in verdict.findings)
                write(f"{where}: {Action(verdict.action).name}{why}\n")
    return worst
