"""The run time, compiled and in numpy, computes what the thinc network computes."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

from wa_redact import ner_layers, ner_weights
from wa_redact.features import Lexicon, Sizes
from wa_redact.ner import NameModel
from wa_redact.ner_layers import Floats, softmax
from wa_redact.tokens import tokenize

pytest.importorskip("thinc")
network = pytest.importorskip("wa_redact.apps.train.network")
pack = pytest.importorskip("wa_redact.apps.train.packing")

TEXTS = [
    "kayden dob 3/2/12, visit 4pm!!",
    "Tyler's mum O'Brien says Ellie-Mae is at Mare Street E8 4RT",
    "hi",
    "sooooo tired x\n\nsee you, Ll\u0177r \U0001f44d\U0001f3fd",
    "\ufffc rang re tylers nan, J.S. and priya-rose",
]


@pytest.fixture(params=["numpy", "compiled"], autouse=True)
def _network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "numpy":
        monkeypatch.setattr(ner_layers, "native", None)
    elif ner_layers.native is None:
        pytest.skip("built without a C compiler")


def _random_model(seed: int, width: int = 12) -> NameModel:
    rng = np.random.default_rng(seed)
    sizes = Sizes(norm=64, affix=32, shape=16, gram=128, gaz=160)
    columns = {"norm": 8, "affix": 6, "shape": 4, "gaz": 5, "gram": 7}
    keys = np.unique(rng.integers(0, 2**32, 500, dtype=np.uint32))
    lexicon = Lexicon(
        keys, rng.integers(0, 128, len(keys)).astype(np.uint8), rng.integers(0, 9, len(keys)).astype(np.uint16)
    )
    vectors = rng.normal(size=(9, 5)).astype(np.float32)
    model = network.build(sizes, columns, vector=5, width=width, pieces=3, depth=3, tags=7)
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                shape = np.asarray(node.get_param(name)).shape
                node.set_param(name, rng.normal(0.0, 0.5, shape).astype(np.float32))
    header = pack.meta("test", ["PERSON", "ADDRESS", "PLACE"], sizes, 3)
    return NameModel.from_bytes(ner_weights.pack(header, pack.to_arrays(model, lexicon, vectors)))


def _same(model: NameModel, read: Callable[[Floats], Floats] = lambda logits: logits) -> None:
    """The numpy run time and thinc agree to 1e-4 in ``read`` of the logits, text by text and in a batch."""
    blob = model._blob if model._blob is not None else None
    assert blob is not None
    thinc_model, types = pack.from_arrays(*ner_weights.unpack(blob))
    words = [tokenize(text).words for text in TEXTS]
    expected = thinc_model.predict(types.plain(words))
    got = np.concatenate(model.logits(words))
    one_by_one = np.concatenate([model.logits([item])[0] for item in words])
    assert np.abs(read(expected) - read(got)).max() < 1e-4
    assert np.abs(read(expected) - read(one_by_one)).max() < 1e-4


@pytest.mark.parametrize(("seed", "width"), [(1, 12), (2, 1), (3, 16), (4, 23)])
def test_random_weights(seed: int, width: int) -> None:
    _same(_random_model(seed, width))


def test_shipped_weights() -> None:
    from importlib import resources

    _same(NameModel.from_bytes(resources.files("wa_redact").joinpath("data", "ner.bin").read_bytes()), softmax)


def test_long_texts_are_cut_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _random_model(4)
    rng = random.Random(0)
    vocabulary = [word for text in TEXTS for word in tokenize(text).words]
    words = [rng.choices(vocabulary, k=length) for length in (900, 3, 64, 65, 1)]
    whole = model.logits(words)
    monkeypatch.setattr("wa_redact.ner._BATCH_TOKENS", 64)
    for one, other in zip(whole, model.logits(words), strict=True):
        assert one.shape == other.shape
        assert np.abs(one - other).max() < 1e-5


def test_cache_renewal_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _random_model(5)
    words = [tokenize(text).words for text in TEXTS]
    before = [model.logits([item])[0] for item in words]
    monkeypatch.setattr("wa_redact.ner._CACHE_TYPES", 20)
    for _ in range(3):
        for item, expected in zip(words, before, strict=True):
            assert np.abs(model.logits([item])[0] - expected).max() < 1e-5
