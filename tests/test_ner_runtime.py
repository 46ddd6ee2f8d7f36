"""The contract of the name model at run time."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wa_redact import ner_weights
from wa_redact.errors import ModelError
from wa_redact.ner import NameModel, Span

LIMITS = {"PERSON": 0.3, "ADDRESS": 0.5, "PLACE": 0.5}
TEXTS = [
    "kayden dob 3/2/12, visit 4pm",
    "Tyler's mum rang, she wants Priya Patel to call",
    "",
    "will do, hope ur ok x",
    "spoke to Mrs Okonkwo and aunty Shabnam at 14 Mare Street",
    "\ufffc \U0001f44d\U0001f3fd \n",
]


@pytest.fixture(scope="module")
def model() -> NameModel:
    return NameModel.load()


def test_finds_plain_names(model: NameModel) -> None:
    found = [
        [text[s.start : s.end] for s in spans if s.label == "PERSON"]
        for text, spans in zip(TEXTS, model.spans(TEXTS, LIMITS), strict=True)
    ]
    assert found[1] == ["Tyler", "Priya Patel"]
    assert found[4] == ["Okonkwo", "Shabnam"]
    assert found[2] == found[3] == found[5] == []


def test_possessives_stay_outside(model: NameModel) -> None:
    for text in ("Tyler's mum is here", "tylers mum is here", "Tyler\u2019s mum is here"):
        spans = model.spans([text], LIMITS)[0]
        assert [text[s.start : s.end].lower() for s in spans] == ["tyler"]


@pytest.mark.parametrize("text", ["thanks star", "cheers petal x", "hiya poppet \U0001f60a", "morning sunshine"])
def test_endearments_are_no_names(model: NameModel, text: str) -> None:
    assert model.spans([text], LIMITS) == [[]]


def test_what_is_an_endearment_elsewhere_can_be_a_name(model: NameModel) -> None:
    for text, name in (("tell star to ring me", "star"), ("Star is here", "Star")):
        assert [text[s.start : s.end] for s in model.spans([text], LIMITS)[0]] == [name]


def test_the_kind_of_a_place_belongs_to_it(model: NameModel) -> None:
    text = "outside mcauley catholic high at 3"
    assert [text[s.start : s.end] for s in model.spans([text], LIMITS)[0]] == ["mcauley catholic high"]


def test_spans_are_sorted_disjoint_and_inside(model: NameModel) -> None:
    for text, spans in zip(TEXTS, model.spans(TEXTS, dict.fromkeys(model.labels, 0.01)), strict=True):
        last = 0
        for span in spans:
            assert isinstance(span, Span)
            assert last <= span.start < span.end <= len(text)
            assert 0.0 < span.score <= 1.0
            assert span.label in model.labels
            last = span.end


def test_only_asked_labels(model: NameModel) -> None:
    assert model.spans(TEXTS, {}) == [[] for _ in TEXTS]
    assert {s.label for spans in model.spans(TEXTS, {"PERSON": 0.2}) for s in spans} == {"PERSON"}


def test_alone_and_in_a_batch_alike(model: NameModel) -> None:
    texts = TEXTS * 40
    batch = model.spans(texts, LIMITS)
    assert batch == [model.spans([text], LIMITS)[0] for text in texts]
    assert batch == NameModel.load().spans(texts, LIMITS)


def test_long_text_repeats_what_a_short_one_gives(model: NameModel) -> None:
    text = "Tyler's mum rang, she wants Priya Patel to call. " * 20_000  # 1 MB
    spans = model.spans([text], {"PERSON": 0.3})[0]
    assert {text[s.start : s.end] for s in spans} >= {"Tyler", "Priya Patel"}
    assert len(spans) >= 40_000


def test_pickles(model: NameModel, tmp_path: Path) -> None:
    copy = pickle.loads(pickle.dumps(model))
    assert copy.version == model.version
    assert copy.spans(TEXTS, LIMITS) == model.spans(TEXTS, LIMITS)
    path = tmp_path / "other.bin"
    source = Path(sys.modules["wa_redact"].__file__ or "").parent / "data" / "ner.bin"
    path.write_bytes(source.read_bytes())
    other = NameModel.load(path)
    dump = pickle.dumps(other)
    path.unlink()
    assert pickle.loads(dump).spans(TEXTS, LIMITS) == model.spans(TEXTS, LIMITS)


def test_threads_share_a_model() -> None:
    fresh = NameModel.load()
    texts = [f"{text} word{i}" for i, text in enumerate(TEXTS * 30)]
    expected = NameModel.load().spans(texts, LIMITS)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: fresh.spans([text], LIMITS)[0], texts)) == expected


def test_missing_or_damaged_weights_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        NameModel.load(tmp_path / "none.bin")
    source = (Path(sys.modules["wa_redact"].__file__ or "").parent / "data" / "ner.bin").read_bytes()
    for damaged in (
        b"",
        b"x" * 100,
        source[:1000],
        source[:-1],
        source[:-100] + b"\x01" * 100,
        source[:20] + b"\xff" + source[21:],
    ):
        with pytest.raises(ModelError):
            NameModel.from_bytes(damaged)
    meta, arrays = ner_weights.unpack(source)
    for changed in ({**meta, "features": -1}, {key: value for key, value in meta.items() if key != "labels"}):
        with pytest.raises(ModelError):
            NameModel.from_bytes(ner_weights.pack(changed, arrays))
    del arrays["out.W"]
    with pytest.raises(ModelError):
        NameModel.from_bytes(ner_weights.pack(meta, arrays))


def test_loads_neither_spacy_nor_thinc() -> None:
    code = "import sys, wa_redact.ner; wa_redact.ner.NameModel.load(); print([m for m in ('spacy', 'thinc', 'torch') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
