"""Records: a folder a run, by date, profile and machine, that holds what was measured as CSV."""

from __future__ import annotations

import csv
import json
import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

RECORDS = Path(__file__).parent / "records"


def machine() -> dict[str, Any]:
    """What the machine is, without its name."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((x.partition(":")[2].strip() for x in lines if x.startswith("model name")), model)
    except OSError:
        pass
    return {"cpu": model, "cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()}


def new(profile: str) -> Path:
    """The folder of a run of today on this machine."""
    what = machine()
    name = re.sub(r"[^a-z0-9]+", "-", f"{what['cpu']}-{what['cores']}-cores".lower()).strip("-")
    folder = RECORDS / f"{date.today().isoformat()}-{profile}-{name}"  # noqa: DTZ011
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def latest() -> Path:
    """The last release's record: the newest that was measured in full, else the newest. Raises FileNotFoundError."""
    every = sorted(path for path in RECORDS.glob("*/run.json"))
    if not every:
        raise FileNotFoundError("no record yet: run `make bench`")
    return max(every, key=lambda path: ("-full-" in path.parent.name, path.parent.name)).parent


def write(folder: Path, name: str, rows: Iterable[Any], fields: tuple[str, ...]) -> None:
    """``rows`` (named tuples) as FOLDER/NAME.csv."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(fields)
        out.writerows(rows)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of FOLDER/NAME.csv; none when it is not there."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_run(folder: Path, **what: Any) -> None:
    """FOLDER/run.json: profile, machine, versions, corpora, what could not be measured."""
    (folder / "run.json").write_text(json.dumps(what, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_run(folder: Path) -> dict[str, Any]:
    """FOLDER/run.json."""
    return dict(json.loads((folder / "run.json").read_text(encoding="utf-8")))
