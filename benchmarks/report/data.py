"""A record, read back: figures and timings by name, and ratios within a round."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import records

OURS = "ours_both"
AS_WRITTEN = "as written"


class Share(NamedTuple):
    """A rate with its counts and its 95 % interval; counts are 0 for what is no share."""

    value: float
    part: int
    whole: int
    low: float
    high: float


class Spread(NamedTuple):
    """The median over the rounds, and the least and the greatest."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Record:
    """A folder of measurements."""

    folder: Path

    @cached_property
    def run(self) -> dict[str, Any]:
        """Profile, machine, engines, corpora."""
        return records.read_run(self.folder)

    @cached_property
    def _figures(self) -> dict[tuple[str, ...], Share]:
        keys = ("engine", "setting", "corpus", "group", "figure")
        return {
            tuple(row[k] for k in keys): Share(
                float(row["value"]),
                int(row["part"] or 0),
                int(row["whole"] or 0),
                float(row["low"] or "nan"),
                float(row["high"] or "nan"),
            )
            for row in records.read(self.folder, "quality")
        }

    @cached_property
    def timings(self) -> list[dict[str, str]]:
        """The rows of speed.csv."""
        return records.read(self.folder, "speed")

    @property
    def engines(self) -> dict[str, dict[str, Any]]:
        """Name -> title, version, settings; ours first, those that failed too."""
        return dict(self.run["engines"])

    def measured(self) -> list[str]:
        """The engines that have figures."""
        have = {key[0] for key in self._figures}
        return [name for name in self.engines if name in have]

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Engine, setting and what to call the two together, in the order of the definitions."""
        have = {key[:2] for key in self._figures}
        for name, what in self.engines.items():
            for setting in ("identifiers", "everything"):
                if (name, setting) in have:
                    yield name, setting, what["title"] + (", with dates" if setting == "everything" else "")

    def corpora(self) -> list[dict[str, Any]]:
        """The corpora that were measured on."""
        have = {key[2] for key in self._figures}
        return [c for c in self.run["corpora"] if c["name"] in have]

    def main_corpus(self) -> str:
        """The corpus of the headline: the held-out messages, where they were there."""
        names = [c["name"] for c in self.corpora()]
        return "heldout" if "heldout" in names else names[0]

    def title(self, corpus: str) -> str:
        """What a corpus is called."""
        return next(str(c["title"]) for c in self.run["corpora"] if c["name"] == corpus)

    def figure(
        self, engine: str, figure: str, corpus: str, *, setting: str = "identifiers", group: str = AS_WRITTEN
    ) -> Share | None:
        """One figure, or None."""
        return self._figures.get((engine, setting, corpus, group, figure))

    def groups(self, corpus: str, kind: str) -> list[str]:
        """The groups of a kind, in their order."""
        start = f"{kind}: "
        found = (key[3] for key in self._figures if key[2] == corpus and key[3].startswith(start))
        return [group.removeprefix(start) for group in dict.fromkeys(found)]

    def labels(self, corpus: str) -> list[str]:
        """The labels that a corpus is marked for, the most frequent first."""
        counts: dict[str, int] = next(c["marks"] for c in self.run["corpora"] if c["name"] == corpus)
        wanted = next(c["labels"] for c in self.run["corpora"] if c["name"] == corpus)
        return sorted((x for x in counts if not wanted or x in wanted), key=lambda x: -counts[x])

    def _rounds(self, engine: str, figure: str) -> dict[str, float]:
        rows = (r for r in self.timings if r["engine"] == engine and r["figure"] == figure and r["value"])
        return {row["round"]: float(row["value"]) for row in rows}

    def timing(self, engine: str, figure: str) -> Spread | None:
        """One timing over the rounds, None when there is none."""
        return _spread(list(self._rounds(engine, figure).values()))

    def ratio(self, engine: str, figure: str, to: str = OURS) -> Spread | None:
        """The engine's timing over ours, each taken within a round."""
        base = self._rounds(to, figure)
        return _spread([v / base[r] for r, v in self._rounds(engine, figure).items() if r in base])

    def once(self, engine: str, figure: str) -> tuple[float | None, str]:
        """A figure that is measured once, or why it was not."""
        row = next((r for r in self.timings if r["engine"] == engine and r["figure"] == figure), None)
        if row is None:
            return None, "not measured"
        return (float(row["value"]), "") if row["value"] else (None, row["note"])

    def voided(self) -> dict[str, str]:
        """Engine -> why its times do not count."""
        return {row["engine"]: row["note"] for row in self.timings if row["figure"] == "void"}


def _spread(values: list[float]) -> Spread | None:
    return Spread(statistics.median(values), min(values), max(values)) if values else None
