"""The text in a picture, read by tesseract. The picture goes to it through a pipe: nothing is written to a disk."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from functools import cache
from time import monotonic
from typing import Any

# where its language files are
_DATA = {key: os.environ[key] for key in ("TESSDATA_PREFIX", "SYSTEMROOT") if key in os.environ}
#: the longer side in pixels that tesseract is given; smaller pictures are enlarged
_LARGE, _SMALL = 3000, 1100
#: letters in words that a page has when it was read the right way up, and their share
_ENOUGH, _MOST = 12, 0.6
_WORD = re.compile(r"(?<!\w)(?:[A-Z]?[a-z]{2,}|[A-Z]{3,})(?!\w)")


@cache
def program() -> str | None:
    """The path of tesseract, or None when it is not installed."""
    return shutil.which("tesseract")


def text_of(image: Any, seconds: float, *, turn: bool) -> str | None:
    """The text that ``image`` (of Pillow) shows, within ``seconds``; None when it could not be read.

    ``turn``: where what is read makes no words, try it turned to each side.
    """
    until = monotonic() + seconds
    ready = _ready(image)
    best = _read(ready, seconds)
    # a page on its side gives letters without words, a picture without text hardly any letters
    if best is None or not turn or _is_upright(best) or _lettered(best)[1] < _ENOUGH:
        return best
    for angle in (90, 270, 180):
        turned = _read(ready.rotate(angle, expand=True), until - monotonic()) if monotonic() < until else None
        if turned is not None and _lettered(turned)[0] > _lettered(best)[0]:
            best = turned
            if _is_upright(best):
                break
    return best


def _ready(image: Any) -> Any:
    """In grey, on white, of a size that tesseract reads well."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "P", "PA"):
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    grey = image.convert("L")
    longest = max(grey.size)
    scale = _LARGE / longest if longest > _LARGE else 2 * _SMALL / longest if longest < _SMALL else 1
    return grey.resize([max(1, round(side * scale)) for side in grey.size]) if scale != 1 else grey


def _is_upright(text: str) -> bool:
    """True when most of what was read is words: upside down, letters of all kinds are mixed."""
    words, letters = _lettered(text)
    return words >= _ENOUGH and words > _MOST * letters


def _lettered(text: str) -> tuple[int, int]:
    """Letters in what looks like words, and letters and digits in all."""
    return sum(map(len, _WORD.findall(text))), sum(c.isalnum() for c in text)


def _read(image: Any, seconds: float) -> str | None:
    path = program()
    if path is None:
        return None
    packed = io.BytesIO()
    image.save(packed, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the picture is its input
            [path, "stdin", "stdout", "--psm", "3", "-l", "eng"],
            input=packed.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"OMP_THREAD_LIMIT": "1", "PATH": os.environ.get("PATH", ""), **_DATA},
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")
