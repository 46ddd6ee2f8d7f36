"""A policy's own lists: words that are never a name, and people who are always found."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact import Policy, PolicyError, Redactor
from wa_redact.default import bundled_model
from wa_redact.engine import Engine
from wa_redact.policy_file import dump_policy, load_policy, parse_policy

NEVER = ("Phoenix team", "Rainbow room", "Sunshine", "north star", "zed")
ALWAYS = ("Hope", "Zyx Brown", "王小明", "민준", "Łucja", "O'Neil", "Alexander")


@pytest.fixture(scope="module")
def never():
    return Redactor(Policy(never_names=NEVER))


@pytest.fixture(scope="module", params=["model", "rules only"])
def always(request):
    return Redactor(Policy(always_names=ALWAYS), model="bundled" if request.param == "model" else None)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("ask Phoenix team about Kayden", "ask Phoenix team about [PERSON]"),
        ("PHOENIX-TEAM: Kayden came", "PHOENIX-TEAM: [PERSON] came"),
        ("meet in the rainbow  room, Tyla will be there", "meet in the rainbow  room, [PERSON] will be there"),
        ("thanks Sunshine", "thanks Sunshine"),
        # a phrase takes nothing but itself out of the rules
        ("ask Phoenix about it", "ask [PERSON] about it"),
        # one word is no reason to leave a surname behind
        ("Kayleigh Sunshine rang", "[PERSON] rang"),
        # what is no person and no place is not looked at
        ("Sunshine is on 07700 900123", "Sunshine is on [PHONE_NUMBER]"),
    ],
)
def test_what_names_nobody_stays(never, text, safe):
    assert never.redact(text) == safe


def test_a_phrase_is_cut_out_of_the_name_beside_it():
    class Greedy:
        labels = ("PERSON",)

        def spans(self, texts, thresholds, hints=()):
            from wa_redact.types import Span

            return [[Span(0, len(text), "PERSON", 0.9)] if text[0].isalpha() else [] for text in texts]

    engine = Engine(Policy(never_names=NEVER), (), Greedy())
    assert engine.redact("Kayden Rainbow room Tyla") == "[PERSON] Rainbow room [PERSON]"
    assert engine.redact("north star") == "north star"
    assert engine.redact("zed zed") == "zed zed"
    assert engine.redact("zed Kayden") == "[PERSON]"


def test_a_word_that_is_no_name_is_not_learnt(never):
    assert never.redact("hi Sunshine, the sunshine is out") == "hi Sunshine, the sunshine is out"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("i hope so", "i [PERSON] so"),
        ("HOPE SO", "[PERSON] SO"),
        ("zyx brown has a coat", "[PERSON] has a coat"),
        ("the coat is brown", "the coat is brown"),
        ("zyxbrown rang", "[PERSON] rang"),
        ("lucja rang, and ŁUCJA", "[PERSON] rang, and [PERSON]"),
        ("oneils mum, o'neil, O\u2019Neil", "[PERSON]s mum, [PERSON], [PERSON]"),
        ("我见王小明了", "我见[PERSON]了"),
        ("민준이 왔어요", "[PERSON]이 왔어요"),
        ("\U0001d419\U0001d432\U0001d431 rang", "[PERSON] rang"),
        ("alexxx and lex", "[PERSON] and [PERSON]"),
    ],
)
def test_who_is_listed_is_found(always, text, safe):
    assert always.redact(text) == safe


def test_more_names_than_a_thread_remembers():
    names = tuple(
        f"q{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}{'uvwxyz'[i // 100 % 6]}x" * 2 for i in range(600)
    )
    everyone = tuple(f"{a}{b}" for a in names[:90] for b in names[:60])
    engine = Engine(Policy(always_names=everyone), (), None)
    for name in (everyone[0], everyone[-1]):
        assert engine.redact(f"ask {name} pls") == "ask [PERSON] pls"


def test_nothing_tells_who_is_listed():
    redactor = Redactor(Policy(always_names=("Tyla",), never_names=("Kayden",)))
    held = [redactor._always, redactor.never]
    assert not any(name in repr(x).lower() for x in held for name in ("tyla", "kayden"))
    assert pickle.loads(pickle.dumps(redactor.policy)) == redactor.policy


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        (dict(never_names=("ok", "!!")), "never_names: an empty entry"),
        (dict(always_names=(" ",)), "always_names: an empty entry"),
        (dict(always_names=("Tyla", "J")), r"always_names\[1\]: a single letter"),
        (dict(always_names=("Tyla",), never_names=("TYLA",)), r"always_names\[0\]: is in never_names too"),
        (dict(always_names=("Priya Shah",), allow_words=("priya shah",)), r"always_names\[0\]: is in allow_words too"),
    ],
)
def test_lists_that_cannot_be_meant(lists, said):
    with pytest.raises(PolicyError, match=said) as caught:
        Policy(**lists)
    assert "yla" not in str(caught.value).lower().replace("always", "")


def test_lists_in_files(tmp_path):
    (tmp_path / "jargon.txt").write_text("# our teams\nPhoenix team\n\n  Rainbow room  \n", encoding="utf-8-sig")
    (tmp_path / "people.txt").write_text("Łucja\r\nZyx Brown\r\n", encoding="utf-8")
    file = tmp_path / "own.toml"
    file.write_text(
        'never_names = ["Sunshine"]\nnever_names_file = "jargon.txt"\nalways_names_file = "people.txt"',
        encoding="utf-8",
    )
    policy = load_policy(file)
    assert policy.never_names == ("Sunshine", "Phoenix team", "Rainbow room")
    assert policy.always_names == ("Łucja", "Zyx Brown")
    shown = dump_policy(policy)
    assert parse_policy(shown) == policy
    assert "_file" not in shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "never_names_file: No such file"),
        (b"ok\n--\n", "never_names_file: line 2: an empty entry"),
        (b"\xff\xfe", "never_names_file: not UTF-8"),
        (b"x" * 1_000_001, "never_names_file: larger than"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, said):
    if content is not None:
        (tmp_path / "list.txt").write_bytes(content)
    file = tmp_path / "own.toml"
    file.write_text('never_names_file = "list.txt"')
    with pytest.raises(PolicyError, match=f"'own.toml': {said}"):
        load_policy(file)


def test_a_policy_that_is_no_file_names_none():
    with pytest.raises(PolicyError, match="only a policy in a file can name a file"):
        parse_policy('never_names_file = "/etc/passwd"')


@given(st.lists(st.text("ab .'-é王", max_size=6).filter(lambda s: any(c.isalnum() for c in s)), max_size=4), st.text())
def test_any_list_and_any_text(entries, text):
    engine = Engine(Policy(never_names=tuple(entries)), (), bundled_model())
    for f in engine.detect(text):
        assert 0 <= f.start < f.end <= len(text)
    people = tuple(e for e in entries if len([c for c in e if c.isalnum()]) > 1)
    for f in Engine(Policy(always_names=people), (), None).detect(text):
        assert 0 <= f.start < f.end <= len(text)
