"""The spaCy component: found without an import, the same answers as the engine, and whole after every journey."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, Span
from spacy.util import load_model_from_config

from tests.tables import rows
from wa_redact import PolicyError, Redactor, check
from wa_redact.markup import parse

TEXTS = (
    "hi tyla, ring 07700 900123",
    "see you at 4pm",
    "",
    "call07700900123now",
    "Kayden dob 3/2/12",
    "a\nb \U0001f600 J.S.",
)
PIPELINE = Path(__file__).parent.parent / "models" / "en_wa_redact"
EXAMPLE_POLICY = Path(__file__).parent.parent / "examples" / "policy.toml"


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("wa_redact")
    return made


def told(doc):
    """All that the component says of a Doc, as plain data."""
    return doc._.wa_redact, [(s.start_char, s.end_char, s.label_) for s in doc.spans["wa_redact"]]


def test_the_factory_needs_no_import():
    code = "import spacy; n = spacy.blank('en'); n.add_pipe('wa_redact'); print(n('hi tyla')._.wa_redact.text)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "hi [PERSON]"


def same(doc, text):
    verdict = check(text)
    got = doc._.wa_redact
    assert got == (
        verdict.findings,
        verdict.action.name,
        verdict.text,
        None,
        verdict.reasons,
        verdict.reminders,
    )


def test_same_answer_as_check_on_every_row_of_the_tables(nlp):
    texts = [parse(row)[0] for kind in ("must", "must_not") for _, row in rows(kind)]
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        same(doc, text)


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80))
def test_same_answer_as_check_on_any_text(nlp, text):
    same(nlp(text), text)


def test_span_group_grows_to_whole_tokens_and_findings_stay_exact(nlp):
    doc = nlp("call07700900123now")
    (finding,) = doc._.wa_redact.findings
    assert doc.text[finding.start : finding.end] == "07700900123"
    assert [s.text for s in doc.spans["wa_redact"]] == ["call07700900123now"]


def test_ents_are_left_alone_unless_asked(nlp):
    assert nlp("hi tyla").ents == ()


def test_ents_that_stand_there_are_kept():
    asked = spacy.blank("en")
    asked.add_pipe("wa_redact", config={"set_ents": True, "label_map": {"PERSON": "PER"}})
    doc = asked.make_doc("hi tyla, ring 07700 900123")
    doc.set_ents([Span(doc, 0, 1, label="GREETING")])
    doc = asked.get_pipe("wa_redact")(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("hi", "GREETING"),
        ("tyla", "PER"),
        ("07700 900123", "PHONE_NUMBER"),
    ]


def test_repr_hides_the_text(nlp):
    assert "tyla" not in repr(nlp("hi tyla")._.wa_redact)


@pytest.mark.parametrize("size", [1, 2, 50])
def test_pipe_is_one_by_one(nlp, size):
    assert [told(d) for d in nlp.pipe(TEXTS, batch_size=size)] == [told(nlp(t)) for t in TEXTS]


def test_several_processes_give_the_same(nlp):
    assert [told(d) for d in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == [told(nlp(t)) for t in TEXTS]


def test_docs_survive_docbin_and_bytes(nlp):
    docs = [nlp(t) for t in TEXTS]
    packed = DocBin(docs=docs, store_user_data=True).to_bytes()
    again = list(DocBin(store_user_data=True).from_bytes(packed).get_docs(nlp.vocab))
    assert [told(d) for d in again] == [told(d) for d in docs]
    assert [told(Doc(nlp.vocab).from_bytes(d.to_bytes())) for d in docs] == [told(d) for d in docs]


CONFIGS = (
    {},
    {"policy": "internal"},
    {"policy": str(EXAMPLE_POLICY)},
    {"policy": '[rules.PHONE_NUMBER]\naction = "block"\n'},
    {"model": "none", "spans_key": "pii", "label_map": {"PERSON": "PER"}},
)


@pytest.mark.parametrize("config", CONFIGS, ids=[",".join(c) or "default" for c in CONFIGS])
def test_a_pipeline_survives_disk_and_bytes(tmp_path, config):
    made = spacy.blank("en")
    made.add_pipe("wa_redact", config=config)
    made.to_disk(tmp_path / "pipeline")
    key = config.get("spans_key", "wa_redact")
    packed = made.to_bytes()
    for again in (spacy.load(tmp_path / "pipeline"), load_model_from_config(made.config).from_bytes(packed)):
        for text in TEXTS:
            a, b = made(text), again(text)
            assert a._.wa_redact == b._.wa_redact
            assert [(s.start, s.end, s.label_) for s in a.spans[key]] == [
                (s.start, s.end, s.label_) for s in b.spans[key]
            ]


def test_a_saved_policy_file_is_not_needed_again(tmp_path):
    file = tmp_path / "team.toml"
    file.write_text('[rules.PERSON]\naction = "block"\n', encoding="utf-8")
    made = spacy.blank("en")
    made.add_pipe("wa_redact", config={"policy": str(file)})
    made.to_disk(tmp_path / "pipeline")
    file.unlink()
    assert spacy.load(tmp_path / "pipeline")("hi tyla")._.wa_redact.action == "BLOCK"


def test_a_policy_file_that_is_missing_is_an_error(tmp_path):
    made = spacy.blank("en")
    made.add_pipe("wa_redact", config={"policy": str(tmp_path / "none.toml")})
    with pytest.raises(PolicyError):
        made("hi tyla")


def test_the_pipeline_of_the_models_folder_loads_and_agrees():
    loaded = spacy.load(PIPELINE)
    for text in TEXTS:
        same(loaded(text), text)


def test_rules_only_is_asked_for_by_name():
    made = spacy.blank("en")
    made.add_pipe("wa_redact", config={"model": "none"})
    text = "ring 07700 900123"
    assert made(text)._.wa_redact.findings == Redactor(model=None).detect(text)


def test_settings_are_plain_json(nlp):
    assert json.loads(nlp.get_pipe("wa_redact").to_bytes())["policy"] == "service-user"
