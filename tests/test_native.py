"""The compiled arithmetic of the name model: the same numbers whatever stands beside, and no reading past an array."""

from __future__ import annotations

import numpy as np
import pytest

from wa_redact import ner_embedder, ner_network
from wa_redact.features import Rows
from wa_redact.ner import NameModel
from wa_redact.ner_layers import Floats, Layer, native
from wa_redact.tokens import tokenize

pytestmark = pytest.mark.skipif(native is None, reason="built without a C compiler")

TEXTS = [
    "kayden dob 3/2/12, visit 4pm!!",
    "hi",
    "sooooo tired x\n\nsee you, Ll\u0177r",
    "\ufffc rang re tylers nan, J.S.",
]


def test_compiled_scores_are_the_same_alone_and_among_others() -> None:
    model = NameModel.load()
    words = [tokenize(text).words for text in TEXTS]
    for one, item in zip(model.logits(words), words, strict=True):
        assert (one == model.logits([item])[0]).all()


@pytest.mark.parametrize("ids", [[], [0], [0, 0], [0, 99, 0], [0, -1, 0], [0, "1", 0]])
def test_compiled_network_refuses_rows_that_are_not_there(ids: list[object]) -> None:
    layer = Layer(np.zeros((24, 24), np.float32), *(np.zeros(n, np.float32) for n in (24, 8, 8)))
    network = ner_network.Compiled([layer, layer], np.zeros((9, 7), np.float32))
    cache = np.zeros((3, 9), np.float32), np.zeros((3, 72), np.float32)
    assert network.scores(*cache, [0, 2, 0], probabilities=False).shape == (1, 7)
    with pytest.raises((ValueError, IndexError, TypeError)):
        network.scores(*cache, ids, probabilities=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["kernel", "bias", "gain", "type", "last"])
def test_compiled_network_refuses_arrays_of_another_shape(wrong: str) -> None:
    zeros: dict[str, Floats] = {"kernel": np.zeros((24, 24), np.float32), "bias": np.zeros(24, np.float32)}
    zeros |= {"gain": np.zeros(8, np.float32), "shift": np.zeros(8, np.float32)}
    last: Floats = np.zeros((9, 7), np.float32)
    if wrong in zeros:
        zeros[wrong] = zeros[wrong][:-1].copy()
    elif wrong == "last":
        last = np.zeros((9,), np.float32)
    else:
        zeros["gain"] = np.zeros(8)  # type: ignore[assignment]
    layer = tuple(zeros.values())
    with pytest.raises(ValueError, match=r"shape|width"):
        ner_network.native.Network([layer, layer], last)


@pytest.mark.parametrize("wrong", ["rows", "vector", "tables", "scales", "type", "first"])
def test_compiled_embedder_refuses_what_does_not_fit(wrong: str) -> None:
    tables = [(np.zeros((5, 3), np.int8), np.ones(5, np.float32)) for _ in ner_embedder.SLOTS]
    mix = Layer(*(np.zeros(shape, np.float32) for shape in ((18, 24), 24, 8, 8)))
    first, bias = np.zeros((8, 72), np.float32), np.zeros(72, np.float32)
    row = Rows((1, 2), (1,), (4,), (1,), (3,), -1)
    out = np.zeros((1, 8), np.float32), np.zeros((1, 72), np.float32)
    ner_embedder.Compiled(tables, mix, first, bias).write([row], *out)
    if wrong in ("rows", "vector"):
        row = row._replace(norm=(5,)) if wrong == "rows" else row._replace(vector=5)
        with pytest.raises(IndexError):
            ner_embedder.Compiled(tables, mix, first, bias).write([row], *out)
        return
    if wrong == "tables":
        tables.pop()
    elif wrong == "scales":
        tables[2] = (tables[2][0], np.ones(4, np.float32))
    elif wrong == "type":
        tables[2] = (np.zeros((5, 3), np.int16), tables[2][1])  # type: ignore[assignment]
    else:
        first = np.zeros((8, 71), np.float32)
    with pytest.raises(ValueError, match=r"table|shape"):
        ner_embedder.Compiled(tables, mix, first, bias)
