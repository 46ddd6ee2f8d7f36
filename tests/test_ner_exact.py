"""The run time, compiled and in numpy, computes what the thinc network computes."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

from wa_redact import ner_embedder, ner_network, ner_weights
from wa_redact.features import Lexicon, Rows, Sizes
from wa_redact.ner import NameModel
from wa_redact.ner_layers import Floats, Layer, softmax
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
    if request.param == "compiled":
        _compiled()
    else:
        for module in (ner_network, ner_embedder):
            monkeypatch.setattr(module, "native", None)


def _compiled() -> None:
    if ner_network.native is None:
        pytest.skip("numpy, or built without a C compiler")


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


def test_compiled_scores_are_the_same_alone_and_among_others() -> None:
    _compiled()
    model = _random_model(6)
    words = [tokenize(text).words for text in TEXTS]
    for one, item in zip(model.logits(words), words, strict=True):
        assert (one == model.logits([item])[0]).all()


@pytest.mark.parametrize("ids", [[], [0], [0, 0], [0, 99, 0], [0, -1, 0], [0, "1", 0]])
def test_compiled_network_refuses_rows_that_are_not_there(ids: list[object]) -> None:
    _compiled()
    layer = Layer(np.zeros((24, 24), np.float32), *(np.zeros(n, np.float32) for n in (24, 8, 8)))
    network = ner_network.Compiled([layer, layer], np.zeros((9, 7), np.float32))
    cache = np.zeros((3, 9), np.float32), np.zeros((3, 72), np.float32)
    assert network.scores(*cache, [0, 2, 0], probabilities=False).shape == (1, 7)
    with pytest.raises((ValueError, IndexError, TypeError)):
        network.scores(*cache, ids, probabilities=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["kernel", "bias", "gain", "type", "last"])
def test_compiled_network_refuses_arrays_of_another_shape(wrong: str) -> None:
    _compiled()
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
    _compiled()
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
