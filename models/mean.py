"""The mean of packed models that went on from the same weights with different seeds, and a share of those weights:

    python -m models.mean A B --start START --share 0.8 --out C

Runs from one start end near one another, and what they have in common is steadier than each of them; a share of the start
keeps what it knew of texts unlike the new ones (Wortsman and others, "Robust fine-tuning of zero-shot models", 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from wa_redact import ner_weights
from wa_redact.ner_weights import Arrays, dequantize, quantize


def mean(models: Sequence[Arrays], shares: Sequence[float]) -> Arrays:
    """The weighted mean of ``models``, with the word list of the first. ``shares`` add up to 1."""
    out: Arrays = {}
    for name, array in models[0].items():
        if name.startswith("lex."):
            out[name] = array
        elif name.endswith(".q"):
            scale = f"{name.removesuffix('.q')}.s"
            out[name], out[scale] = quantize(_weighed([dequantize(m[name], m[scale]) for m in models], shares))
        elif not name.endswith(".s"):
            out[name] = _weighed([m[name] for m in models], shares)
    return out


def _weighed(tables: Sequence[np.ndarray], shares: Sequence[float]) -> np.ndarray:
    return np.sum([share * table for share, table in zip(shares, tables, strict=True)], axis=0).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+", help="packed models with the same word list")
    parser.add_argument("--start", type=Path, required=True, help="what they went on from")
    parser.add_argument("--share", type=float, default=0.8, help="of the models; the rest is the start's")
    parser.add_argument("--version", help="instead of the first model's")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    unpacked = [ner_weights.unpack(path.read_bytes()) for path in (*options.models, options.start)]
    (header, first), *others = unpacked
    if any(not np.array_equal(first["lex.keys"], arrays["lex.keys"]) for _, arrays in others[:-1]):
        parser.error("the models have different word lists")
    shares = [options.share / len(options.models)] * len(options.models) + [1 - options.share]
    header = {**header, "seeds": len(options.models), "version": options.version or header["version"]}
    options.out.write_bytes(ner_weights.pack(header, mean([arrays for _, arrays in unpacked], shares)))


if __name__ == "__main__":
    main()
