"""A trained network <-> the arrays of the packed file."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

from wa_redact.apps.train import network
from wa_redact.features import FEATURES_VERSION, Lexicon, Sizes, sizes_from
from wa_redact.ner_weights import Arrays, dequantize, quantize
from wa_redact.tokens import TOKENIZER_VERSION


def _dense(model: Model[Any, Any]) -> list[list[Model[Any, Any]]]:
    """[maxout, layernorm] of the mix and of each window layer, in order."""
    nodes = [node for node in model.walk() if node.name in ("maxout", "layernorm")]
    return [[maxout, norm] for maxout, norm in zip(nodes[::2], nodes[1::2], strict=True)]


def _kernel(weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """(w, p, inputs) -> (inputs, p * w), piece-major."""
    w, p, inputs = weights.shape
    return np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(p * w, inputs).T)


def to_arrays(model: Model[Any, Any], lexicon: Lexicon, vectors: npt.NDArray[np.float32]) -> Arrays:
    """All weights: tables and vectors as int8 with a scale a row, the rest float32."""
    arrays: Arrays = {"lex.keys": lexicon.keys, "lex.kinds": lexicon.kinds, "lex.vectors": lexicon.vectors}
    embed = next(node for node in model.walk() if node.name == "embed")
    tables = {slot: np.asarray(embed.get_param(slot)) for slot in network.SLOTS}
    for name, table in (*tables.items(), ("vector", vectors)):
        arrays[f"{name}.q"], arrays[f"{name}.s"] = quantize(table)
    # tables are stored in this order of columns: norm affix shape gaz gram vector
    for number, (maxout, norm) in enumerate(_dense(model)):
        name = "mix" if number == 0 else f"layer{number - 1}"
        arrays[f"{name}.W"] = _kernel(np.asarray(maxout.get_param("W")))
        arrays[f"{name}.b"] = np.ascontiguousarray(np.asarray(maxout.get_param("b")).T).reshape(-1)
        arrays[f"{name}.G"], arrays[f"{name}.B"] = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))
    out = next(node for node in model.walk() if node.name == "linear")
    arrays["out.W"] = np.ascontiguousarray(np.asarray(out.get_param("W")).T)
    arrays["out.b"] = np.asarray(out.get_param("b"))
    return arrays


def meta(version: str, labels: list[str], sizes: Sizes, depth: int, **more: Any) -> dict[str, Any]:
    """The packed file's header."""
    return {
        "version": version,
        "labels": labels,
        "rows": sizes._asdict(),
        "depth": depth,
        "tokenizer": TOKENIZER_VERSION,
        "features": FEATURES_VERSION,
        **more,
    }


def from_arrays(header: dict[str, Any], arrays: Arrays) -> tuple[Model[Any, Any], network.Types]:
    """The thinc model of a packed file (with its rounded tables), and the token types to feed it."""
    sizes = sizes_from(header["rows"])
    vectors = dequantize(arrays["vector.q"], arrays["vector.s"])
    columns = {slot: int(arrays[f"{slot}.q"].shape[1]) for slot in network.SLOTS}
    width = len(arrays["mix.G"])
    pieces = arrays["mix.b"].shape[0] // width
    depth, tags = int(header["depth"]), len(arrays["out.b"])
    model = network.build(sizes, columns, vector=vectors.shape[1], width=width, pieces=pieces, depth=depth, tags=tags)
    embed = next(node for node in model.walk() if node.name == "embed")
    for slot in network.SLOTS:
        embed.set_param(slot, dequantize(arrays[f"{slot}.q"], arrays[f"{slot}.s"]))
    for number, (maxout, norm) in enumerate(_dense(model)):
        name = "mix" if number == 0 else f"layer{number - 1}"
        kernel = np.asarray(arrays[f"{name}.W"])
        maxout.set_param("W", np.ascontiguousarray(kernel.T.reshape(pieces, width, -1).transpose(1, 0, 2)))
        maxout.set_param("b", np.ascontiguousarray(np.asarray(arrays[f"{name}.b"]).reshape(pieces, width).T))
        norm.set_param("G", np.array(arrays[f"{name}.G"]))
        norm.set_param("b", np.array(arrays[f"{name}.B"]))
    out = next(node for node in model.walk() if node.name == "linear")
    out.set_param("W", np.ascontiguousarray(arrays["out.W"].T))
    out.set_param("b", np.array(arrays["out.b"]))
    lexicon = Lexicon(arrays["lex.keys"], arrays["lex.kinds"], arrays["lex.vectors"])
    return model, network.Types(lexicon, vectors, sizes)
