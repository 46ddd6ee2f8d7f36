"""A policy as a TOML file that a manager can read, sign off and version.

title = "Messages to families"
extends = "service-user"        # the built-in policy that everything below changes
version = "3"
owner = "Head of Safeguarding"
review_by = 2027-03-31          # from the day after, whoever loads it is warned
level = "balanced"              # how readily the model speaks up: careful, balanced or quiet
model = "north.bin"             # a name model of one's own (wa-redact train), beside this file
allow_words = ["Priya Shah"]    # staff who may be named; allow_numbers likewise for the office phone
never_names = ["Rainbow room"]  # jargon, teams, rooms: no name at all, so neither taken out nor learnt
always_names_file = "people.txt" # who is always found: UTF-8, a name a line, # begins a comment; or always_names = [...]

[rules.DEFAULT]                 # every label, unless its own table says otherwise
style = "pseudonym"

[rules.PERSON]                  # or another tool's name for it, such as PER
action = "block"                # allow, warn, redact or block

[guidance.language]             # a rule of the guidance; the keys that are not given stay
on = true
owner = "Practice lead"         # of this rule, where it is not the policy's
review_by = 2027-03-31
action = "remind"               # remind, warn or block, as far as the rule goes

[override]                      # who may send a message as it was written; without this table nobody
actions = ["redact"]            # which decisions: redact, block
labels = ["PERSON", "PLACE"]    # what may be left in; rules = [...] for further rules of the guidance
roles = ["manager"]
expires = 600                   # seconds
min_justification = 20          # letters

[documents]                     # attachments
unknown = "block"               # one of which nothing is known: warn or block
max_bytes = 20000000            # time_limit in seconds, ocr = false and on = false likewise

[documents.allow]               # files that may go, by what is in them: wa-redact document allow FILE --title TITLE
"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" = "Complaints leaflet"
"""

from __future__ import annotations

import re
import tomllib
import warnings
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from wa_redact.errors import PolicyError
from wa_redact.labels import LABELS
from wa_redact.lists import content
from wa_redact.policy import LEVELS, NOT_ASKED, GuidanceRule, Policy, Rule
from wa_redact.types import Action

__all__ = ["as_policy", "dump_policy", "load_policy", "parse_policy"]

#: what a rule of the guidance does, in a file's words
_ACTIONS = {"remind": Action.ALLOW, "warn": Action.WARN, "block": Action.BLOCK}
_SAID = {action: word for word, action in _ACTIONS.items()}
_TABLES = ("rules", "guidance", "override", "documents", "profile")
_MAX_BYTES = 1_000_000
_POSITION = re.compile(r"\(at (line \d+, column \d+|end of document)\)")
_TWICE = re.compile(r"(?:declare|namespace) \('(rules|guidance)', '([\w-]{1,40})'\)")


def as_policy(source: Policy | Path | str | None) -> Policy:
    """The policy that ``source`` means: itself, a file, a file's text, a profile's name, or None for the default.

    A str that ends in ".toml" is a file's name; one that holds a line end or an equals sign is TOML text; any other
    is the name of a built-in profile. Raises PolicyError.
    """
    if isinstance(source, Policy):
        return source
    if source is None:
        return Policy()
    if isinstance(source, Path) or ("\n" not in source and source.lower().endswith(".toml")):
        return load_policy(source)
    if "=" in source or "\n" in source:
        return parse_policy(source)
    return Policy.for_profile(source)


def load_policy(path: Path | str) -> Policy:
    """The policy in a TOML file (UTF-8, at most 1 MB). Warns when its review date is past.

    Raises PolicyError that names the file and every key at fault by its dotted path, never a value.
    """
    file = Path(path)
    try:
        policy = parse_policy(_text_of(file), file.parent)
    except PolicyError as e:
        raise PolicyError(f"{file.name!r}: {e}") from None
    if policy.overdue():
        warnings.warn(f"{file.name!r}: review_by {policy.review_by} is past", UserWarning, stacklevel=2)
    if due := [said for said in policy.reviews_due() if not said.startswith("this policy")]:
        warnings.warn(f"{file.name!r}: {', '.join(due)}", UserWarning, stacklevel=2)
    return policy


def parse_policy(text: str, folder: Path | None = None) -> Policy:
    """The policy in TOML text. Raises PolicyError as ``load_policy`` does.

    ``folder``: where the files are that it names; without one it may name none.
    """
    from wa_redact.policy_schema import DEFAULT, checked

    given, rules = checked(_toml(text))
    for key in ("never_names", "always_names"):
        if (name := given.pop(f"{key}_file", None)) is not None:
            given[key] = (*given.get(key, ()), *_entries(key, name, folder))
    if folder is not None and given.get("model"):
        given["model"] = _model(given["model"], folder)
    base = Policy.for_profile(given.pop("extends", "service-user"))
    base = base.with_level(given.pop("level", "balanced"))
    if "override" in given:
        given["override"] = base.override.with_table(given["override"])
    if "documents" in given:
        given["documents"] = base.documents.with_table(given["documents"])
    everywhere = rules.get(DEFAULT, {})
    merged = {label: _rule(rule, everywhere | rules.get(label, {})) for label, rule in base.rules.items()}
    named = given.pop("guidance", {})
    guidance = {name: _guidance(rule, named.get(name)) for name, rule in base.guidance.items()}
    return replace(base, **given, rules=merged, guidance=guidance)


def dump_policy(policy: Policy) -> str:
    """``policy`` as TOML text with every setting spelled out; ``parse_policy`` gives an equal policy back.

    Raises PolicyError when a file cannot hold it, such as a title that is not valid Unicode.
    """
    import tomli_w

    level = min(LEVELS, key=lambda name: len(_off_level(policy, name)))
    off = _off_level(policy, level)
    head = {f.name: getattr(policy, f.name) for f in fields(policy) if f.name not in _TABLES}
    data: dict[str, Any] = {"extends": policy.profile, "level": level}
    data |= {k: list(v) if isinstance(v, tuple) else v for k, v in head.items() if v is not None}
    data["rules"] = {
        label: {
            "action": policy.rules[label].action.name.lower(),
            "style": policy.rules[label].style,
            "min_score": policy.rules[label].min_score,
            **({"threshold": off[label]} if label in off else {}),
        }
        for label in LABELS
    }
    data["guidance"] = {
        name: {
            **{f.name: getattr(rule, f.name) for f in fields(rule) if f.compare and getattr(rule, f.name) is not None},
            **({"action": _SAID[rule.action]} if rule.action is not None else {}),
        }
        for name, rule in policy.guidance.items()
    }
    data["override"] = policy.override.to_table()
    data["documents"] = policy.documents.to_table()
    try:
        text = tomli_w.dumps(data)
        same = parse_policy(text) == policy
    except (TypeError, ValueError, PolicyError):
        same = False
    if not same:
        raise PolicyError("the policy holds something that a file cannot say")
    # what a label covers, for whoever reads the file
    return re.sub(r"^\[rules\.(\w+)\]$", lambda m: f"{m[0]}  # {LABELS[m[1]]}", text, flags=re.MULTILINE)


def _off_level(policy: Policy, level: str) -> dict[str, float]:
    """The thresholds that are not those of ``level``."""
    at = LEVELS[level]
    return {label: rule.threshold for label, rule in policy.rules.items() if rule.threshold != at.get(label, NOT_ASKED)}


def _rule(base: Rule, given: dict[str, Any]) -> Rule:
    return replace(base, **given | ({"action": Action[given["action"].upper()]} if "action" in given else {}))


def _guidance(base: GuidanceRule, given: dict[str, Any] | None) -> GuidanceRule:
    if given is None:
        return base
    action = {"action": _ACTIONS[given["action"]]} if "action" in given else {}
    return replace(base, **given | action, named=True)


def _entries(key: str, name: str, folder: Path | None) -> list[str]:
    """The entries of a list's file. Raises PolicyError that tells a line by its number."""
    if folder is None:
        raise PolicyError(f"{key}_file: only a policy in a file can name a file; {key} = [...] lists them here")
    try:
        text = _text_of(folder / name)
    except PolicyError as e:
        raise PolicyError(f"{key}_file: {e}") from None
    for number, line in enumerate(text.splitlines(), 1):
        if content(line) and not any(c.isalnum() for c in line):
            raise PolicyError(f"{key}_file: line {number}: an empty entry")
    return content(text)


def _model(name: str, folder: Path) -> str:
    file = (folder / name).resolve()
    if not file.is_file():
        raise PolicyError("model: No such file")
    return str(file)


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as e:
        raise PolicyError(getattr(e, "strerror", None) or "unreadable") from None
    if len(raw) > _MAX_BYTES:
        raise PolicyError(f"larger than {_MAX_BYTES} bytes")
    try:
        return raw.decode("utf-8-sig")  # Windows editors put a byte order mark first
    except UnicodeDecodeError as e:
        raise PolicyError(f"not UTF-8 (byte {e.start})") from None


def _toml(text: str) -> dict[str, Any]:
    try:
        text.encode("utf-8")
        return tomllib.loads(text)
    except UnicodeEncodeError:
        raise PolicyError("not valid Unicode") from None
    except tomllib.TOMLDecodeError as e:
        # its own message may quote a value
        place = _POSITION.search(str(e))
        twice = _TWICE.search(str(e))
        cause = f"{twice[1]}.{twice[2]}: given twice" if twice else "not valid TOML"
        raise PolicyError(f"{cause}{f' ({place[1]})' if place else ''}") from None
    except (RecursionError, ValueError):
        raise PolicyError("not valid TOML") from None
