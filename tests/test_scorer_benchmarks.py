"""The benchmark's parts that need no tool installed: corpora, generator, records, what a record is made into."""

import re
import sys

import pytest

from benchmarks import records, runner, venvs
from benchmarks.client import Engine, EngineError, engines, labelled
from benchmarks.corpora import CASINGS, cased, corpora, definition
from benchmarks.quality import Figure
from benchmarks.report import tables
from benchmarks.report.data import Record
from benchmarks.report.markdown import _report
from benchmarks.speed import _grown
from benchmarks.venvs import ROOT

BUILT = ("origins", "words", "chats", "messages")


@pytest.mark.parametrize("name", BUILT)
def test_a_corpus_has_the_counts_of_its_definition(name):
    (corpus,) = corpora("full", only=(name,))
    assert corpus.void is None
    assert all(m.text[a:b].strip() == m.text[a:b] for m in corpus.messages for a, b, _ in m.spans)
    for groups in corpus.groups.values():
        assert sorted(i for places in groups.values() for i in places) == list(range(len(corpus.messages)))


def test_casing_keeps_offsets():
    (corpus,) = corpora("full", only=("messages",))
    for casing in CASINGS:
        for old, new in zip(corpus.messages, cased(corpus, casing), strict=True):
            assert len(old.text) == len(new.text)
            assert old.spans == new.spans


def test_every_origin_has_names_enough_and_meets_both_casings():
    for origin, lists in definition("names").items():
        given = lists["given"].split()
        assert len(given) == len(set(given)) >= 40, origin
        assert len(lists["family"].split()) >= 20, origin
    (corpus,) = corpora("full", only=("origins",))
    for places in corpus.groups["origin"].values():
        lower = sum(m.text[a:b].islower() for i in places for m in [corpus.messages[i]] for a, b, _ in m.spans)
        assert 2 * lower == len(places)


def test_the_generator_is_the_same_for_the_same_seed():
    pytest.importorskip("faker")
    from benchmarks.generate import as_json, generate

    first = [as_json(m) for m in generate(3, 200)]
    assert first == [as_json(m) for m in generate(3, 200)]
    assert first != [as_json(m) for m in generate(4, 200)]
    marks = [label for m in generate(3, 3000) for *_, label in m.spans]
    assert 1.8 < marks.count("PERSON") / marks.count("PHONE_NUMBER") < 3
    assert 1.8 < marks.count("PHONE_NUMBER") / marks.count("DATE_OF_BIRTH") < 3
    assert all(m.text == m.text.upper() for m in generate(3, 50, casing="upper", noise=0))


def test_every_engine_is_whole():
    for name, what in engines("full").items():
        assert (ROOT / "benchmarks" / "engines" / f"{what['file']}.py").exists(), name
        pins = ROOT / "requirements" / f"bench-{what['venv']}.txt"
        assert re.search(r"^[A-Za-z0-9._-]+==\S+", pins.read_text(encoding="utf-8"), flags=re.MULTILINE), name
        assert what["expect"] > 0, name
        assert what["says"], name
        assert what.get("ours") or what["package"], name
    assert set(engines("quick")) < set(engines("full"))


def test_an_engine_in_a_process_of_its_own(monkeypatch):
    monkeypatch.setattr(venvs, "python_of", lambda _: sys.executable)
    with Engine("ours_rules") as engine:
        assert set(engine.started) == {"import_s", "build_s"}
        text = "\U0001f62d ring 07700 900123"
        assert engine.find([text, "ok"]) == [[(7, 19, "PHONE_NUMBER")], []]
        assert engine.ask("single", texts=[text, text])["count"] == 2
        assert engine.ask("batch", texts=[text, text])["count"] == 2
        assert engine.ask("memory")["peak_mb"] > 1
        with pytest.raises(EngineError, match="AttributeError"):
            engine.ask("nothing")
        with pytest.raises(EngineError, match="took longer"):
            engine.ask("single", texts=["07700 900123 " * 100_000], timeout=0.01)
        with pytest.raises(EngineError, match="ended"):
            engine.ask("memory")


def test_an_engine_that_does_not_start_says_so(monkeypatch):
    monkeypatch.setattr(venvs, "python_of", lambda _: sys.executable)
    with pytest.raises(EngineError, match="ended"):
        Engine("rampart")  # its tool is not in our environment
    with pytest.raises(EngineError, match="no engine"):
        engines("quick", ("nosuch",))


def test_a_tool_that_cannot_be_installed_is_reported(monkeypatch, tmp_path):
    def ensure(venv):
        if venv != "ours":
            raise venvs.InstallError("no such release")

    monkeypatch.setattr(venvs, "ensure", ensure)
    monkeypatch.setattr(venvs, "python_of", lambda _: sys.executable)
    runner.run("quick", only=("ours_rules", "rampart"), corpus=("words",), parts=("quality",), folder=tmp_path)
    record = Record(tmp_path)
    assert record.run["failed"] == {"rampart": "could not be installed: no such release"}
    assert record.measured() == ["ours_rules"]
    assert record.figure("ours_rules", "leak", "words").whole == 60
    said = "\n".join(_report(record, {}))
    assert "**Not measured: arcjet rampart**, could not be installed: no such release." in said
    assert "Our bias" in said


def test_labels_of_other_tools():
    what = {"dates": ["DATE"], "never": ["TIME"]}
    found = [(0, 1, "name"), (2, 3, "DATE"), (4, 5, "TIME"), (6, 7, "GPE"), (8, 9, "odd")]
    assert labelled(what, found, dates=False) == [(0, 1, "PERSON"), (6, 7, "ADDRESS"), (8, 9, "ODD")]
    assert labelled(what, found, dates=True)[1] == (2, 3, "DATE")


def test_text_of_a_size():
    assert [len(_grown("e\u0301\u0301", n).encode()) for n in (1, 5, 7, 1000)] == [1, 5, 6, 1000]


def test_tables_of_a_record(tmp_path):
    engine = {"title": "wa_redact", "says": "as it is", "ours": True, "version": "0"}
    corpus = {"name": "messages", "title": "Messages", "says": "ours", "messages": 2, "void": None}
    records.write_run(
        tmp_path, engines={"ours_both": engine}, corpora=[corpus | {"marks": {"PERSON": 1}, "labels": []}]
    )
    key = ("ours_both", "identifiers", "messages", "as written")
    rows = [Figure(*key, "leak", "0.2500", "1", "4", "0.1000", "0.4000"), Figure(*key, "spoiled", "0.0000", "0", "3")]
    records.write(tmp_path, "quality", rows, Figure._fields)
    times = [("ours_both", "0", "p50_us", "500", ""), ("ours_both", "1", "p50_us", "700", "")]
    records.write(tmp_path, "speed", times, ("engine", "round", "figure", "value", "note"))
    record = Record(tmp_path)
    head, row = tables.headline(record, "messages")
    assert dict(zip(head, row, strict=True)) == {
        "tool": "**wa_redact**",
        "messages with something left, %": "25.0 <sub>10 to 40</sub>",
        "clean messages changed, %": "0.0",
        "names covered, %": "-",
        "covered for nothing, %": "-",
        "F2, %": "-",
        "a message": "600 µs",
        "× ours": "1",
    }
    assert record.ratio("ours_both", "p50_us") == (1, 1, 1)
    assert tables.markdown([["a", "b"], ["x|y", "1"]]) == "| a | b |\n| --- | ---: |\n| x/y | 1 |"
