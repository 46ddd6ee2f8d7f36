"""What the commands that look at messages have in common: where messages come from, and under which policy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from wa_redact.apps.formats import Record, one_a_line, whole_text
from wa_redact.apps.jsonl import jsonl
from wa_redact.apps.policies import MODEL_OPTION, POLICY_OPTION, policy_of
from wa_redact.apps.run import Settings, decided, with_progress
from wa_redact.apps.source import refuse_unreadable, shown
from wa_redact.apps.table import table
from wa_redact.policy import LEVELS, Policy
from wa_redact.render import STYLES
from wa_redact.types import DEVICES, RECIPIENTS, Situation, Verdict

_SAID = {
    "OversizeError": "longer than the policy's max_chars",
    "TimeLimitError": "took longer than the policy's time_limit",
}


@dataclass(frozen=True)
class Job:
    """One run over messages."""

    files: tuple[str, ...]
    reader: Callable[[str, int], Iterator[Record]]
    settings: Settings
    jobs: int
    keep_going: bool
    output: str | None

    def verdicts(self) -> Iterator[tuple[Record, Verdict | None, str | None]]:
        """Each record, the verdict on its message, and why there is no decision when there is none.

        A failure is said on stderr and is the last of all, unless the run is to go on.
        """
        visible = sys.stderr.isatty() and (self.output is not None or not sys.stdout.isatty())
        records = with_progress(self._records(), self._size(), visible=visible)
        for record, verdict in decided(records, self.settings, self.jobs):
            cause = record.error or (verdict and verdict.error)
            if not cause:
                yield record, verdict, None
                continue
            cause = _SAID.get(cause, cause)
            click.echo(f"Error: {record.place}: {cause}", err=True)
            yield record, verdict, cause
            if record.fatal or not self.keep_going:
                return

    def _records(self) -> Iterator[Record]:
        for name in self.files:
            yield from self.reader(name, self.settings.policy.max_chars)

    def _size(self) -> int | None:
        try:
            return sum(Path(name).stat().st_size for name in self.files) if "-" not in self.files else None
        except (OSError, ValueError):
            return None


_POLICY = (
    POLICY_OPTION,
    click.option(
        "--level", type=click.Choice(tuple(LEVELS)), help="How readily the name model speaks up; over the policy's own."
    ),
    MODEL_OPTION,
    click.option("--rules-only", is_flag=True, help="Do without the name model: faster, and misses most names."),
)

_OPTIONS = (
    click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE]..."),
    click.option(
        "--format",
        "kind",
        type=click.Choice(("lines", "text", "jsonl", "csv")),
        help="lines (default): a message a line. text: a file is a message. jsonl, csv: with --field, --column.",
    ),
    click.option(
        "--field", metavar="NAME", help="JSON lines: the field that holds the message. Others are not looked at."
    ),
    click.option(
        "--column",
        metavar="NAME",
        help="CSV with a header: the column that holds the message. Others are not looked at.",
    ),
    click.option(
        "--delimiter",
        metavar="CHAR",
        default=",",
        show_default=True,
        help="CSV: what stands between cells; \\t for a tab.",
    ),
    *_POLICY,
    click.option("-o", "--output", metavar="FILE", help="Write here, whole or not at all; may be the input file."),
    click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(1, 256),
        default=1,
        show_default=True,
        help="Processes that share the work.",
    ),
    click.option("--keep-going", is_flag=True, help="Go on after a message that could not be decided (it is blocked)."),
)


def over_messages(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command(job, **own_options)`` the common options."""
    from functools import wraps

    @wraps(command)
    def run(
        files: tuple[str, ...],
        kind: str | None,
        field: str | None,
        column: str | None,
        delimiter: str,
        policy: str,
        level: str | None,
        model: str | None,
        rules_only: bool,
        output: str | None,
        jobs: int,
        keep_going: bool,
        style: str | None = None,
        hash_key_file: str | None = None,
        to: str | None = None,
        device: str | None = None,
        **own: Any,
    ) -> Any:
        reader = _reader(kind, field, column, delimiter)
        rules = _rules(policy, level, model)
        rules = rules.with_style(style) if style else rules
        settings = Settings(rules, rules_only, hash_key(hash_key_file, rules), situation_of(rules, to, device))
        for name in files:
            refuse_unreadable(name)
        return command(Job(files or ("-",), reader, settings, jobs, keep_going, output), **own)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


def with_policy(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command(settings, **own_options)`` the options of which rules hold. Values are written as pseudonyms."""
    from functools import wraps

    @wraps(command)
    def run(policy: str, level: str | None, model: str | None, rules_only: bool, **own: Any) -> Any:
        return command(Settings(_rules(policy, level, model).with_style("pseudonym"), rules_only, None), **own)

    for option in reversed(_POLICY):
        run = option(run)
    return run


def _rules(policy: str, level: str | None, model: str | None) -> Policy:
    rules = policy_of(policy)
    rules = rules.with_level(level) if level else rules
    return replace(rules, model=model) if model else rules


def with_style(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options of rendering."""
    command = click.option(
        "--style", type=click.Choice(STYLES), help="What stands for a finding; over the policy's own (label)."
    )(command)
    return click.option("--hash-key-file", metavar="FILE", help="The secret for the style hash.")(command)


def with_situation(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options of whom a message is for and what it is sent from."""
    command = click.option(
        "--device",
        type=click.Choice(DEVICES),
        help="Whose telephone it is sent from (work); nothing goes to a service user from a personal one.",
    )(command)
    return click.option(
        "--to",
        type=click.Choice(RECIPIENTS),
        help="Whom the messages are for; a colleague is only warned. Else whom the policy is for.",
    )(command)


def situation_of(policy: Policy, to: str | None, device: str | None) -> Situation | None:
    """What was said of whom messages are for and what they are sent from; None when nothing was said."""
    if to is None and device is None:
        return None
    return Situation(to or ("colleague" if policy.profile == "internal" else "service-user"), device or "work")


def _reader(
    kind: str | None, field: str | None, column: str | None, delimiter: str
) -> Callable[[str, int], Iterator[Record]]:
    kind = kind or ("jsonl" if field is not None else "csv" if column is not None else "lines")
    if (kind == "jsonl") != (field is not None) or (kind == "csv") != (column is not None):
        raise click.UsageError("--field goes with --format jsonl and --column with --format csv; give one of them")
    if field is not None:
        return lambda name, limit: jsonl(name, limit, field)
    if column is not None:
        sign = delimiter.replace("\\t", "\t")
        if len(sign) != 1 or sign in '"\r\n':
            raise click.UsageError("--delimiter must be one character")
        return lambda name, limit: table(name, limit, column, sign)
    return whole_text if kind == "text" else one_a_line


def hash_key(path: str | None, policy: Policy) -> bytes | None:
    """The secret in the file ``path``; needed when the policy hashes."""
    if path is None:
        if any(rule.style == "hash" for rule in policy.rules.values()):
            raise click.UsageError("the style hash needs a secret: --hash-key-file FILE")
        return None
    return secret(path)


def secret(path: str | Path) -> bytes:
    """The secret in the file ``path``, without the line's end. Raises UsageError."""
    try:
        key = Path(path).read_bytes().strip()
    except (OSError, ValueError) as e:
        raise click.UsageError(f"{shown(str(path))}: {getattr(e, 'strerror', None) or 'cannot be read'}") from None
    if len(key) < 16:
        raise click.UsageError(f"{shown(str(path))}: a secret of fewer than 16 bytes")
    return key
