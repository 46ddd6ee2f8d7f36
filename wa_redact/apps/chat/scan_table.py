"""The tables of ``chat scan`` for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wa_redact.apps.chat.report import totals
from wa_redact.apps.chat.scan import Scan
from wa_redact.apps.chat.severity import Severity
from wa_redact.labels import LABELS

#: places that a terminal is shown for each chat
PLACES = 10
_COLOURS = {
    Severity.SEVERE: "bold white on red",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.NONE: "green",
}


def table(scans: Sequence[Scan], *, show_values: bool) -> None:
    """Write the chats, the worst first, then the labels, then the first places of each chat."""
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 100)
    console.print(_chats(sorted(scans, key=Scan.worst_first)))
    if totals(scans):
        console.print(_labels(scans))
        console.print(_places(sorted(scans, key=Scan.worst_first), show_values=show_values))


def _chats(scans: Sequence[Scan]) -> Table:
    out = Table(title="chats, the worst first", title_justify="left", title_style="bold")
    out.add_column("chat", overflow="fold")
    out.add_column("how bad", no_wrap=True)
    for count in ("messages", "leak", "found", "days"):
        out.add_column(count, justify="right", no_wrap=True)
    for scan in scans:
        name = Text(f"{scan.number}. {_plain(scan.path if scan.path is not None else scan.name)}")
        if scan.error is not None:
            out.add_row(name, Text("not read", "bold red"))
            continue
        how = Text(scan.severity.name.lower(), _COLOURS[scan.severity])
        out.add_row(name, how, f"{scan.messages:,}", f"{scan.leaking:,}", f"{scan.total:,}", f"{len(scan.days):,}")
    return out


def _labels(scans: Sequence[Scan]) -> Table:
    out = Table(title="what", title_justify="left", title_style="bold")
    out.add_column("label", no_wrap=True)
    out.add_column("found", justify="right")
    out.add_column("covers")
    for label, count in totals(scans).most_common():
        out.add_row(label, f"{count:,}", LABELS[label])
    return out


def _places(scans: Sequence[Scan], *, show_values: bool) -> Table:
    out = Table(title="where", title_justify="left", title_style="bold")
    for name in ("chat", "line", "score"):
        out.add_column(name, justify="right", no_wrap=True)
    for name in ("time", "sender", "label"):
        out.add_column(name, no_wrap=name != "label")
    if show_values:
        out.add_column("value", overflow="fold")
    more = 0
    for scan in scans:
        # what tells who somebody is before names of those who are in the chat anyway
        for place in sorted(scan.places, key=lambda p: (p.member, p.line))[:PLACES]:
            note = " (in the chat)" if place.member else f" ({place.where})" if place.where != "message" else ""
            cells = (str(scan.number), str(place.line), f"{place.score:.2f}", place.time.replace("T", " ")[:16])
            value = (Text(_plain(place.value or "")),) if show_values else ()
            out.add_row(*cells, Text(place.sender), Text(f"{place.label}{note}"), *value)
        more += scan.total - min(PLACES, len(scan.places))
    if more:
        out.caption = f"{more:,} more: --html or --json lists them"
        out.caption_justify = "left"
    return out


def _plain(text: str) -> str:
    """``text`` without what a terminal would obey."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
