"""Adds names to the word list of a packed model, without training: ``python -m models.relist --data DIR --out FILE``.

The network knows what it means to be listed; which words are listed can change. Added are the names of ``models.names``
and ``models.romanised`` that the list lacks, and the listed ones without their accents. A word among the ``--common``
commonest that was no name stays none: "song", "min" and "ting" are talk.
"""

from __future__ import annotations

import argparse
from importlib import resources
from pathlib import Path
from zlib import crc32

import numpy as np

from models import names, romanised
from wa_redact import ner_weights
from wa_redact.features import GIVEN, NO_VECTOR, SURNAME, Lexicon
from wa_redact.folding import unaccented
from wa_redact.ner_weights import Arrays

_NEW = 7 << 4  # listed, not in GloVe


def kinds(data: Path) -> dict[str, int]:
    """Kind bits of every name to be listed."""
    out = dict(names.load(data).kinds)
    for word, bits in [*out.items()]:
        plain = unaccented(word)
        out[plain] = out.get(plain, 0) | bits
    for found, bit in ((romanised.given(), GIVEN), (romanised.surnames(), SURNAME)):
        for word in found:
            out[word] = out.get(word, 0) | bit
    return out


def relisted(arrays: Arrays, wanted: dict[str, int], common: int) -> tuple[Arrays, int, int]:
    """``arrays`` with the names of ``wanted``; how many words were added and how many changed their kind."""
    keys, packed, vectors = (arrays[f"lex.{part}"].copy() for part in ("keys", "kinds", "vectors"))
    lexicon = Lexicon(keys, packed, vectors)
    fresh: dict[int, int] = {}
    changed = 0
    for word, bits in wanted.items():
        key = crc32(word.encode())
        hit = lexicon.find(word)
        if hit is None:
            fresh[key] = fresh.get(key, 0) | bits
        elif not hit[0] & bits and (hit[0] or hit[1] >= common):
            packed[int(keys.searchsorted(np.uint32(key)))] |= bits
            changed += 1
    new = np.array(sorted(fresh), np.uint32)
    order = np.argsort(np.concatenate([keys, new]), kind="stable")
    added = (new, np.array([fresh[int(k)] | _NEW for k in new], np.uint8), np.full(len(new), NO_VECTOR, np.uint16))
    out = {
        f"lex.{name}": np.concatenate([old, more])[order]
        for name, old, more in zip(("keys", "kinds", "vectors"), (keys, packed, vectors), added, strict=True)
    }
    return arrays | out, len(new), changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="the package's, unless given")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--common", type=int, default=4, help="frequency class from which on a word may become a name")
    parser.add_argument("--version", help="what the file calls itself, unless as before")
    options = parser.parse_args()
    source = options.model or resources.files("wa_redact") / "data" / "ner.bin"
    header, arrays = ner_weights.unpack(source.read_bytes())
    arrays, added, changed = relisted(arrays, kinds(options.data), options.common)
    version = options.version or str(header["version"])
    options.out.write_bytes(ner_weights.pack({**header, "version": version}, arrays))
    print(f"{added} words added, {changed} changed; {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
