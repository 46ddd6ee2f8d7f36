"""The part of the README that shows the main plot and table: made from the record, never typed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report import tables
from benchmarks.report.data import OURS, Record, Share
from benchmarks.venvs import ROOT

BEGIN, END = "<!-- made by `python -m benchmarks readme` -->", "<!-- end -->"
LEFT_OUT = ("ours_careful", "ours_quiet", "presidio_md_all", "rampart_low")


def write_readme(folder: Path, readme: Path = ROOT / "README.md") -> None:
    """Put the record's main plot and table between the two marks. Raises ValueError when they are not there."""
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README has no part between {BEGIN} and {END}")
    readme.write_text(f"{before}{BEGIN}\n{_part(Record(folder))}\n{END}{after}", encoding="utf-8")


def _part(record: Record) -> str:
    run, corpus = record.run, record.main_corpus()
    place = record.folder.resolve().relative_to(ROOT).as_posix()
    leak, spoiled = (record.figure(OURS, figure, corpus) for figure in ("leak", "spoiled"))
    messages = next(c["messages"] for c in run["corpora"] if c["name"] == corpus)
    rows = [row[:4] + row[6:] for row in _kept(record, corpus)]
    return f"""\
![Leaks against spoiled messages, one point a tool]({place}/leak-spoiled.svg)

On {messages} {record.title(corpus).lower()} ({next(c["says"] for c in run["corpora"] if c["name"] == corpus)}), \
{run["date"]}, one thread of {run["machine"]["cpu"]}: something is left in {_said(leak)} of the messages that hold \
something, and {_said(spoiled)} of the clean ones are changed.

{tables.markdown(rows)}

Small: 95 % intervals. *With dates*: dates, offices and nationalities are blanked too. [The whole report]({place}/report.md) \
has the other corpora, labels, casings, origins of names, speed, settings and our bias."""


def _said(share: Share | None) -> str:
    return f"{100 * share.value:.1f} % ({share.part} of {share.whole})" if share else "-"


def _kept(record: Record, corpus: str) -> tables.Rows:
    """The rows of the headline, without the variants of a tool that is there already."""
    titles = {record.engines[name]["title"] for name in LEFT_OUT if name in record.engines}
    return [row for row in tables.headline(record, corpus) if row[0].removesuffix(", with dates") not in titles]
