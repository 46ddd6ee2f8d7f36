"""The file the name model travels in: a JSON header, then raw little-endian arrays. numpy and the standard library only.

Layout: ``b"WANER1\\n\\0"``, header length and body CRC-32 (two uint32), the header (UTF-8 JSON: ``meta`` and ``arrays``
with dtype, shape, offset from the body's start), padding to 16 bytes, the body. Arrays are views into one buffer, so
loading copies nothing. A damaged file raises ModelError.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from wa_redact.errors import ModelError

_MAGIC = b"WANER1\n\0"
_ALIGN = 16
_DTYPES = frozenset({"|i1", "|u1", "<u2", "<u4", "<f2", "<f4"})

Arrays = dict[str, npt.NDArray[Any]]


def pack(meta: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Meta and arrays -> the file's bytes; the same input gives the same bytes."""
    table: dict[str, dict[str, Any]] = {}
    body = bytearray()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        if array.dtype.str not in _DTYPES:
            raise ModelError(f"array type {array.dtype.str} cannot be packed")
        body += b"\0" * (-len(body) % _ALIGN)
        table[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "offset": len(body)}
        body += array.tobytes()
    header = json.dumps({"meta": dict(meta), "arrays": table}, sort_keys=True).encode()
    head = _MAGIC + struct.pack("<II", len(header), crc32(body)) + header
    return head + b"\0" * (-len(head) % _ALIGN) + bytes(body)


def unpack(blob: bytes) -> tuple[dict[str, Any], Arrays]:
    """The file's bytes -> meta and read-only arrays that share the bytes' memory. Raises ModelError if damaged."""
    try:
        if blob[: len(_MAGIC)] != _MAGIC:
            raise ModelError("not a name model file")
        size, check = struct.unpack_from("<II", blob, len(_MAGIC))
        start = len(_MAGIC) + 8
        header = json.loads(blob[start : start + size])
        base = start + size + (-(start + size) % _ALIGN)
        if crc32(memoryview(blob)[base:]) != check:
            raise ModelError("the name model file is damaged: checksum differs")
        arrays: Arrays = {}
        for name, info in header["arrays"].items():
            if info["dtype"] not in _DTYPES:
                raise ModelError("the name model file holds an unknown array type")
            count = int(np.prod(info["shape"], dtype=np.int64))
            flat = np.frombuffer(blob, dtype=np.dtype(info["dtype"]), count=count, offset=base + int(info["offset"]))
            arrays[name] = flat.reshape(info["shape"])
        return dict(header["meta"]), arrays
    except (ValueError, KeyError, TypeError, struct.error) as error:
        raise ModelError(f"the name model file is damaged: {type(error).__name__}") from None


def quantize(table: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Rows of float32 -> int8 rows and one float32 scale a row; ``dequantize`` undoes it to 1/254 of the row's maximum."""
    scale = np.abs(table).max(axis=1) / 127.0
    safe = np.where(scale > 0, scale, 1.0)
    return np.rint(table / safe[:, None]).astype(np.int8), scale.astype(np.float32)


def dequantize(rows: npt.NDArray[np.int8], scale: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """int8 rows (n, d) and scales (n,) -> float32 (n, d)."""
    out: npt.NDArray[np.float32] = rows.astype(np.float32) * scale[:, None].astype(np.float32)
    return out
