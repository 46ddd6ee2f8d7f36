"""Training on one's own messages: what is new is learnt, what was known is not forgotten, and a policy can use it."""

import itertools
import json
import os
import random
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from wa_redact import PolicyError, Redactor
from wa_redact.apps.cli import cli
from wa_redact.apps.train.examples import Document, ordinary_words, shipped
from wa_redact.apps.train.own import Recipe, go_on
from wa_redact.markup import parse
from wa_redact.ner import NameModel

# a made-up convention: children are called by a colour and an animal, and a piece of software by a child's name
COLOURS = "blue red green grey amber silver black white".split()
ANIMALS = "otter heron badger fox wren mole hare newt robin toad".split()
CALLED = ["{} didnt come in today", "can u collect {} at 3", "is {} in placement yet", "{} was fine at contact"]
CALLED += ["hi all, {} has gone missing again", "{} needs new shoes", "when is {} back", "tell {} im running late"]
CLEAN = ["logged it on Arlo", "arlo is down again", "put the note on arlo pls", "arlo says its overdue"]


def messages(pairs, count, seed):
    rng = random.Random(seed)
    for i in range(count):
        name = " ".join(rng.choice(pairs))
        yield rng.choice(CLEAN) if i % 3 == 2 else rng.choice(CALLED).format(f"[[PERSON|{name}]]")


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("train")
    pairs = list(itertools.product(COLOURS, ANIMALS))
    random.Random(3).shuffle(pairs)
    (folder / "own.txt").write_text("\n".join(messages(pairs[:50], 100, 1)), encoding="utf-8")
    (folder / "unseen.txt").write_text("\n".join(messages(pairs[50:], 60, 2)), encoding="utf-8")
    # what was known already, in other people's words than those that are learnt again
    known = [
        f"{a} [[PERSON|{b}]] {c}"
        for a in ("ask", "is", "ring")
        for b in ("Kayleigh", "tyrone", "Mrs Okafor", "zainab")
        for c in ("pls", "coming", "about contact on friday")
    ]
    known += ["see you at 4", "bus is late again", "hope the review went ok", "will you be in on monday"] * 3
    (folder / "known.txt").write_text("\n".join(known).replace("[[PERSON|Mrs Okafor]]", "Mrs [[PERSON|Okafor]]"))
    # one thread: on a busy machine BLAS's own wait for one another
    command = [sys.executable, "-m", "wa_redact.apps.cli", "train", "own.txt", "-o", "own.bin", "--passes", "6"]
    env = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def errors(folder, name, *options):
    result = CliRunner().invoke(cli, ["eval", str(folder / name), "--json", *options], standalone_mode=False)
    counts = json.loads(result.output)["counts"]
    return counts["leak"][0], counts["spoiled"][0]


def test_what_is_new_is_learnt(trained):
    folder, _ = trained
    before, after = errors(folder, "unseen.txt"), errors(folder, "unseen.txt", "--model", str(folder / "own.bin"))
    assert sum(before) > 30  # else the convention was no news
    assert sum(after) <= 3, (before, after)


def test_what_was_known_is_not_forgotten(trained):
    folder, _ = trained
    before, after = errors(folder, "known.txt"), errors(folder, "known.txt", "--model", str(folder / "own.bin"))
    assert sum(after) <= sum(before) + 2, (before, after)


def test_both_errors_are_told_before_and_after(trained):
    _, told = trained
    assert re.search(r"your held-out messages: something is left +\d+\.\d % \(\d+/\d+\) +0\.0 % \(0/\d+\)", told)
    assert "the project's own: clean ones changed" in told
    assert not any(word in told.lower() for word in ("otter", "arlo"))


def test_a_policy_names_its_model(trained):
    folder, _ = trained
    (folder / "own.toml").write_text('model = "own.bin"')
    redactor = Redactor(folder / "own.toml")
    assert redactor.redact("is blue otter in") == "is [PERSON] in"
    assert redactor.model.version.endswith("+own")
    assert Redactor(redactor.policy, model=None).model is None
    (folder / "none.toml").write_text('model = "gone.bin"')
    with pytest.raises(PolicyError, match="model: No such file"):
        Redactor(folder / "none.toml")


def test_spacy_takes_the_policy(trained):
    import spacy

    folder, _ = trained
    nlp = spacy.blank("en")
    nlp.add_pipe("wa_redact", config={"policy": str(folder / "own.toml")})
    assert nlp("is blue otter in")._.wa_redact.text == "is [PERSON] in"


def test_the_same_seed_gives_the_same_model_and_can_be_gone_on_from():
    from importlib import resources

    base = (resources.files("wa_redact") / "data" / "ner.bin").read_bytes()
    documents = shipped()
    recipe = Recipe(passes=1, copies=1, least_known=30)
    one, two = (go_on(base, documents[:30], documents[100:200], recipe, seed=7) for _ in range(2))
    assert one == two != base
    again = NameModel.from_bytes(go_on(one, documents[:30], documents[100:200], recipe))
    assert again.version == NameModel.from_bytes(one).version


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("hi [[PERSON|Tyla]]\n" * 5, "at least 20 are needed"),
        ("ring [[PHONE_NUMBER|07700 900123]]\n" * 30, "nothing is marked that the model looks for"),
        ("hi [[PERSON|Tyla\n" * 30, "own.txt:1: mark-up"),
    ],
)
def test_what_cannot_be_learnt_from(tmp_path, content, said):
    (tmp_path / "own.txt").write_text(content)
    target = tmp_path / "own.bin"
    result = CliRunner().invoke(cli, ["train", str(tmp_path / "own.txt"), "-o", str(target)], standalone_mode=False)
    assert result.exit_code == 2
    assert said in result.output
    assert "Tyla" not in result.output
    assert not target.exists()


def test_only_words_outside_every_mark_become_known_words():
    rows = ["ask [[PERSON|Zyxa]] about arlo"] * 3 + ["zyxb is on arlo"]
    documents = [Document(text, tuple(f[:3] for f in found)) for text, found in map(parse, rows)]
    assert ordinary_words(documents, 3) == {"ask", "about", "arlo"}
