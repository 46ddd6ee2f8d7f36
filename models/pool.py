"""A pool of texts with a teacher's opinion of each token, on disk: what a student learns from when its teacher is slow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wa_redact.apps.train.examples import Encoded

Floats = npt.NDArray[np.float32]


def save(target: Path, items: Sequence[Encoded], probabilities: Sequence[Floats]) -> None:
    """Write texts (as words), their allowed tags and the teacher's probabilities (words, tags) of each."""
    texts = "\x00".join("\x01".join(item.words) for item in items)
    np.savez(
        target,
        words=np.frombuffer(texts.encode("utf-8", "surrogatepass"), np.uint8),
        allowed=np.concatenate([item.allowed for item in items]),
        probabilities=np.concatenate(probabilities).astype(np.float16),
    )


def load(sources: Sequence[Path]) -> tuple[list[Encoded], list[npt.NDArray[np.float16]]]:
    """What ``save`` wrote, of all ``sources``."""
    items: list[Encoded] = []
    opinions: list[npt.NDArray[np.float16]] = []
    for source in sources:
        with np.load(source) as file:
            texts = file["words"].tobytes().decode("utf-8", "surrogatepass").split("\x00")
            allowed, probabilities = file["allowed"], file["probabilities"]
        at = 0
        for text in texts:
            words = text.split("\x01")
            end = at + len(words)
            items.append(Encoded(words, allowed[at:end]))
            opinions.append(probabilities[at:end])
            at = end
    return items, opinions
