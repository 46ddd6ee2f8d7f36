"""Policies as files: what is read back is what was written, and what is wrong is named but never quoted."""

import contextlib
import subprocess
import sys
import typing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact import LABELS, Action, GuidanceRule, Policy, PolicyError, Redactor, Rule
from wa_redact.attachments import DocumentRule
from wa_redact.guidance import guides
from wa_redact.override import OVERRIDABLE, OverrideRule
from wa_redact.policy import LEVELS, PROFILES
from wa_redact.policy_file import as_policy, dump_policy, load_policy, parse_policy
from wa_redact.policy_schema import DocumentsTable, GuidanceTable, PolicyFile, RuleTable
from wa_redact.render import STYLES

EXAMPLE = Path(__file__).parents[1] / "examples" / "policy.toml"

rules = st.builds(
    Rule,
    action=st.sampled_from(Action),
    min_score=st.floats(0, 1),
    threshold=st.floats(0, 10, exclude_min=True),
    style=st.sampled_from(STYLES),
)
guidance = st.sampled_from(sorted(guides())).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.builds(
            GuidanceRule,
            on=st.booleans(),
            title=st.text(),
            owner=st.text(),
            version=st.text(),
            review_by=st.none() | st.dates(),
            action=st.sampled_from(guides()[name].actions),
        ),
    )
)
words = st.text(min_size=1).filter(lambda s: any(c.isalnum() for c in s))
numbers = st.text("0123456789 +()").filter(lambda s: any(c.isdigit() for c in s))
overrides = st.builds(
    OverrideRule,
    actions=st.lists(st.sampled_from(OVERRIDABLE), max_size=2).map(tuple),
    labels=st.lists(st.sampled_from(sorted(LABELS)), min_size=1, max_size=3).map(tuple),
    rules=st.lists(st.sampled_from(sorted(guides())), max_size=1).map(tuple),
    roles=st.lists(st.text(min_size=1), min_size=1, max_size=2).map(tuple),
    expires=st.floats(0, 1e6, exclude_min=True),
    min_justification=st.integers(1, 1000),
)
documents = st.builds(
    DocumentRule,
    on=st.booleans(),
    unknown=st.sampled_from((Action.WARN, Action.BLOCK)),
    allow=st.dictionaries(st.text("0123456789abcdef", min_size=64, max_size=64), st.text(), max_size=2),
    max_bytes=st.integers(1, 2**40),
    time_limit=st.floats(0, 1e6, exclude_min=True),
    ocr=st.booleans(),
)
policies = st.builds(
    Policy,
    override=overrides,
    documents=documents,
    title=st.text(),
    profile=st.sampled_from(PROFILES),
    version=st.text(),
    owner=st.text(),
    review_by=st.none() | st.dates(),
    rules=st.dictionaries(st.sampled_from(sorted(LABELS)), rules),
    guidance=st.lists(guidance, max_size=4).map(dict),
    allow_words=st.lists(words, max_size=3).map(tuple),
    allow_numbers=st.lists(numbers, max_size=3).map(tuple),
    never_names=st.lists(words.filter(lambda s: "tyla" not in s), max_size=3).map(tuple),
    always_names=st.lists(st.sampled_from(["Tyla Smith", "tyla \U0001f43b", "王小明"]), max_size=2).map(tuple),
    plugins=st.lists(st.text(), max_size=2).map(tuple),
    model=st.text(),
    max_chars=st.integers(1, 2**40),
    time_limit=st.floats(0, 1e6, exclude_min=True),
)


@given(policies)
def test_what_is_written_is_read_back(policy):
    assert parse_policy(dump_policy(policy)) == policy


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("profile", PROFILES)
def test_profiles_and_levels_are_written_by_name(profile, level):
    policy = Policy.for_profile(profile).with_level(level)
    text = dump_policy(policy)
    assert f'extends = "{profile}"' in text
    assert f'level = "{level}"' in text
    assert "threshold" not in text
    assert parse_policy(text) == policy


def test_a_file_changes_only_what_it_names():
    policy = parse_policy(
        'extends = "internal"\nrules.PER.action = "block"\nrules.DEFAULT.style = "mask"\nrules.VEHICLE.style = "label"'
    )
    internal = Policy.for_profile("internal")
    assert policy.rules["PERSON"] == Rule(Action.BLOCK, 0.5, internal.rules["PERSON"].threshold, "mask")
    assert policy.rules["VEHICLE"] == internal.rules["VEHICLE"]
    assert policy.title == internal.title


def test_levels_differ_in_the_direction_of_their_names():
    for label in LEVELS["balanced"]:
        assert LEVELS["careful"][label] < LEVELS["balanced"][label] < LEVELS["quiet"][label]
    assert parse_policy('level = "quiet"').thresholds == LEVELS["quiet"]


def test_a_threshold_of_its_own_wins_over_the_level():
    policy = parse_policy('level = "quiet"\nrules.PERSON.threshold = 0.33')
    assert policy.rules["PERSON"].threshold == 0.33
    assert parse_policy(dump_policy(policy)) == policy


SECRET = "kayden mcallister"
BAD = [
    (f'extends = "{SECRET}"', "extends: must be one of service-user, internal"),
    ('level = "loud"', "level: must be one of"),
    ("titel = 'x'", "titel: no such key; did you mean title?"),
    ('profile = "internal"', "profile: no such key"),
    ('rules.PERSN.action = "block"', "rules.PERSN: no such label; did you mean PERSON?"),
    (f'rules.PERSON.acton = "{SECRET}"', "rules.PERSON.acton: no such key; did you mean action?"),
    (f'rules.PERSON.action = "{SECRET}"', "rules.PERSON.action: must be one of allow, warn, redact, block"),
    (f'rules.PERSON.style = "{SECRET}"', "rules.PERSON.style: must be one of"),
    ("rules.PERSON.min_score = 1.1", "rules.PERSON.min_score: must be a number from 0 to 1"),
    ("rules.PERSON.min_score = nan", "rules.PERSON.min_score: must be"),
    ("rules.PERSON.threshold = 0", "rules.PERSON.threshold: must be a number above 0"),
    ("rules.PERSON.threshold = inf", "rules.PERSON.threshold: must be"),
    ("rules.PERSON.min_score = true", "rules.PERSON.min_score: must be"),
    (f'rules = "{SECRET}"', "rules: must be tables"),
    (f'rules.PERSON = "{SECRET}"', "rules.PERSON: must be a table"),
    ('rules.PER.style = "mask"\nrules.PERSON.style = "mask"', "rules.PERSON: the same label as rules.PER"),
    ("guidance.langage.on = false", "guidance.langage: no such rule"),
    ("guidance.personal-fone.on = false", "guidance.personal-fone: no such rule; did you mean personal-phone?"),
    (f'guidance.personal-phone.on = "{SECRET}"', "guidance.personal-phone.on: must be true or false"),
    (
        f'guidance.personal-phone.action = "{SECRET}"',
        "guidance.personal-phone.action: must be one of remind, warn, block",
    ),
    (f'guidance.personal-phone.acton = "{SECRET}"', "guidance.personal-phone.acton: no such key; did you mean action?"),
    ('guidance.no-identifiers.action = "warn"', "guidance.no-identifiers.action: stands in rules"),
    ('guidance.no-identifiers.review_by = "soon"', "guidance.no-identifiers.review_by: must be a date"),
    (f'guidance = "{SECRET}"', "guidance: must be tables"),
    (f'guidance.personal-phone = "{SECRET}"', "guidance.personal-phone: must be a table"),
    ("[guidance.personal-phone]\n[guidance.personal-phone]", "guidance.personal-phone: given twice (line 2"),
    ("[rules.PERSON]\n[rules.PERSON]", "rules.PERSON: given twice (line 2"),
    (f'allow_words = ["{SECRET}", " "]', "allow_words[1]: an empty entry"),
    (f'allow_words = "{SECRET}"', "allow_words: must be a list of texts"),
    ("allow_words = [3]", "allow_words[0]: must be text in quotes"),
    (f'allow_numbers = ["{SECRET}"]', "allow_numbers[0]: holds no digit"),
    (f'override = "{SECRET}"', "override: must be a table"),
    ('override.actions = ["warn"]', "override.actions[0]: must be a list of redact, block"),
    (f'override.labels = ["{SECRET}"]', "override.labels: no such label"),
    (f'override.rules = ["{SECRET}"]', "override.rules: no such rule"),
    ("override.rules = 3", "override.rules: must be a list of texts"),
    ('override.role = ["x"]', "override.role: no such key; did you mean roles?"),
    ("override.expires = 0", "override.expires: must be a number of seconds above 0"),
    ("override.min_justification = 0", "override.min_justification: must be a whole number of at least 1"),
    ('[override]\nactions = ["redact"]\nlabels = ["PER"]', "override.roles: empty"),
    ('[override]\nactions = ["redact"]\nroles = ["x"]', "override.labels: empty"),
    (f'documents = "{SECRET}"', "documents: must be a table"),
    (f'documents.unknown = "{SECRET}"', "documents.unknown: must be one of warn, block"),
    ("documents.max_byte = 3", "documents.max_byte: no such key; did you mean max_bytes?"),
    ("documents.max_bytes = 0", "documents.max_bytes: must be a whole number of at least 1"),
    ("documents.time_limit = inf", "documents.time_limit: must be a number of seconds above 0"),
    (f'documents.allow = "{SECRET}"', "documents.allow: must be a table of"),
    (f'[documents.allow]\n"{SECRET}" = "x"', "documents.allow: entry 1: not a SHA-256 digest"),
    (f'[documents.allow]\n"{SECRET}" = 3', "documents.allow: a title must be text in quotes"),
    ("max_chars = 0", "max_chars: must be a whole number of at least 1"),
    ("max_chars = 1.5", "max_chars: must be"),
    ("time_limit = 0", "time_limit: must be a number of seconds above 0"),
    ('review_by = "next spring"', "review_by: must be a date without quotes"),
    ("review_by = 2027-02-30", "not valid TOML (line 1"),
    ("review_by = 2027-03-31T10:00:00", "review_by: must be a date"),
    (f"title = {SECRET}", "not valid TOML (line 1, column 9)"),
    ("a = " + "[" * 5000, "not valid TOML"),
    ("max_chars = " + "9" * 5000, "not valid TOML"),
    ("title = '\ud800'", "not valid Unicode"),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=lambda v: repr(v)[:40])
def test_what_is_wrong_is_named_and_not_quoted(text, said):
    with pytest.raises(PolicyError) as caught:
        parse_policy(text)
    assert said in str(caught.value)
    assert SECRET not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_every_fault_is_named_at_once_but_not_without_end():
    with pytest.raises(PolicyError, match=r"max_chars.*; time_limit"):
        parse_policy("max_chars = 0\ntime_limit = 0")
    with pytest.raises(PolicyError, match="and 90 more"):
        parse_policy("\n".join(f"rules.X{i}.style = 'mask'" for i in range(100)))


@given(st.text(max_size=60) | st.text("[]='\"\n.#{}rulesPERSON0", max_size=60))
def test_any_text_is_a_policy_or_a_policy_error(text):
    with contextlib.suppress(PolicyError):
        assert isinstance(parse_policy(text), Policy)


def test_the_schema_holds_what_a_policy_holds():
    own = {"extends": "profile", "level": None, "never_names_file": None, "always_names_file": None}
    assert {own.get(k, k) for k in PolicyFile.model_fields} - {None} == set(Policy.__dataclass_fields__)
    assert set(RuleTable.model_fields) == set(Rule.__dataclass_fields__)
    assert set(DocumentsTable.model_fields) == set(DocumentRule.__dataclass_fields__)
    assert set(GuidanceTable.model_fields) == set(GuidanceRule.__dataclass_fields__) - {"named"}
    choices = {
        k: set(typing.get_args(f.annotation)) for m in (PolicyFile, RuleTable) for k, f in m.model_fields.items()
    }
    assert choices["style"] == set(STYLES)
    assert choices["level"] == set(LEVELS)
    assert choices["extends"] == set(PROFILES)
    assert choices["action"] == {a.name.lower() for a in Action}


def test_sources(tmp_path):
    text = 'rules.PHONE_NUMBER.action = "allow"'
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8-sig")
    policy = parse_policy(text)
    for source in (policy, file, str(file), text):
        assert as_policy(source) == policy
        assert Redactor(source, model=None).redact("ring 07700 900123") == "ring 07700 900123"
    assert as_policy(None) == Policy()
    assert as_policy("internal") == Policy.for_profile("internal")
    with pytest.raises(PolicyError, match="profile: must be one of"):
        as_policy("nonsense")


def test_files_that_cannot_be_read(tmp_path):
    def fails(content, said):
        file = tmp_path / "p.toml"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(PolicyError, match=f"'p.toml': {said}"):
            load_policy(file)

    fails(None, "No such file")
    fails('title = "x"'.encode("utf-16"), "not UTF-8")
    fails(b"#" * 1_000_001, "larger than")
    fails(b"title = \0", "not valid TOML")
    with pytest.raises(PolicyError, match="Is a directory"):
        load_policy(tmp_path)
    with pytest.raises(PolicyError, match="unreadable"):
        load_policy("a\0.toml")


def test_a_policy_past_its_review_date_warns_and_works(tmp_path):
    file = tmp_path / "old.toml"
    file.write_text("review_by = 2020-03-31")
    with pytest.warns(UserWarning, match=r"'old.toml': review_by 2020-03-31 is past"):
        policy = load_policy(file)
    assert policy.overdue()
    assert not policy.overdue(date(2020, 3, 31))
    assert not Policy().overdue()


def test_a_rule_past_its_review_date_warns_with_its_owner(tmp_path):
    file = tmp_path / "old.toml"
    file.write_text('[guidance.personal-phone]\nreview_by = 2020-03-31\nowner = "Head of IT"')
    with pytest.warns(UserWarning, match=r"personal-phone was to be reviewed by 2020-03-31 \(Head of IT\)"):
        load_policy(file)


def test_the_example_does_what_it_says():
    redactor = Redactor(EXAMPLE)
    assert redactor.redact("Priya Shah here, ring 020 7946 0123") == "Priya Shah here, ring 020 7946 0123"
    assert redactor.check("nhs 943 476 5919").action == Action.BLOCK
    assert redactor.redact("ring 07700 900123") == "ring [PHONE_NUMBER_1]"


def test_what_a_file_cannot_hold_is_refused_before_it_is_written():
    for policy in (Policy(title="\ud800"), Policy(allow_numbers=("none",))):
        with pytest.raises(PolicyError, match="a file cannot say"):
            dump_policy(policy)


@pytest.mark.parametrize(
    "bad", [dict(profile="x"), dict(time_limit=float("nan")), dict(rules={"PERSON": Rule(threshold=float("nan"))})]
)
def test_what_no_file_could_say_is_no_policy(bad):
    with pytest.raises(PolicyError):
        Policy(**bad)


def test_a_redactor_without_a_file_loads_no_pydantic():
    code = "import sys; from wa_redact import redact; redact('hi'); print('pydantic' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False"
