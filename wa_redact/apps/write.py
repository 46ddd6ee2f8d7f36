"""Output: a file that is written whole or not at all, or standard output, which streams."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import click

FAILED = 3


class FailedError(click.ClickException):
    """The work could not be done. Names place and cause, never the content."""

    exit_code = FAILED


class ReaderGoneError(Exception):
    """Nobody reads standard output any more (``wa-redact ... | head``). No OSError: click would end with status 1."""


class Write(Protocol):
    """Takes the next piece of the output."""

    def __call__(self, text: str, /) -> None:
        """Write ``text``."""


@contextmanager
def output(path: str | None) -> Iterator[Write]:
    """Write text to the file ``path``, which appears when all went well, or to standard output (None or "-").

    An error, ours or the caller's, leaves the file as it was before; it may be one of the input files.
    Raises FailedError when it cannot be written, ReaderGoneError when nobody reads standard output any more.
    """
    with binary(path) as stream:
        yield _to(stream)


@contextmanager
def binary(path: str | None) -> Iterator[BinaryIO]:
    """As ``output``, for bytes."""
    try:
        if path in (None, "-"):
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif path is not None and _is_special(path):
            with Path(path).open("wb") as stream:
                yield stream
        elif path is not None:
            with _replacing(Path(os.path.realpath(path))) as stream:
                yield stream
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as e:
        name = "standard output" if path in (None, "-") else click.format_filename(path or "")
        raise FailedError(f"{name}: {e.strerror or 'cannot be written'}") from None


def _to(stream: BinaryIO) -> Write:
    def write(text: str) -> None:
        stream.write(text.encode("utf-8"))

    return write


def _is_special(path: str) -> bool:
    """True for a device or a pipe, which cannot be replaced."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    if target.is_dir():
        raise IsADirectoryError(21, "Is a directory")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".wa-redact-")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
