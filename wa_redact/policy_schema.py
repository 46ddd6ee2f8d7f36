"""What a policy file may hold, key by key, and what is said when it holds something else.

The only module that imports pydantic; ``policy_file`` loads it when a file is read, for it is slow to import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wa_redact.errors import PolicyError
from wa_redact.guidance import NO_IDENTIFIERS, guides
from wa_redact.labels import LABELS, canonical

_STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_LONGEST_KEY = 40
_MOST_PROBLEMS = 10

#: the table that holds for every label without one of its own
DEFAULT = "DEFAULT"


class RuleTable(BaseModel):
    """One ``[rules.LABEL]``. A key that is not given keeps what the base policy says."""

    model_config = _STRICT

    action: Literal["allow", "warn", "redact", "block"] = "redact"
    min_score: Annotated[float, Field(ge=0, le=1)] = 0.5
    threshold: Annotated[float, Field(gt=0)] = 0.5
    style: Literal["label", "mask", "pseudonym", "hash"] = "label"


class GuidanceTable(BaseModel):
    """One ``[guidance.RULE]``. A key that is not given keeps what the base policy says."""

    model_config = _STRICT

    on: bool = True
    title: str = ""
    owner: str = ""
    version: str = ""
    review_by: date | None = None
    action: Literal["remind", "warn", "block"] = "remind"


class OverrideTable(BaseModel):
    """``[override]``. A key that is not given keeps what the base policy says."""

    model_config = _STRICT

    actions: tuple[Literal["redact", "block"], ...] = ()
    labels: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    roles: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    expires: Annotated[float, Field(gt=0)] = 1.0
    min_justification: Annotated[int, Field(ge=1)] = 1


class DocumentsTable(BaseModel):
    """``[documents]``. A key that is not given keeps what the base policy says."""

    model_config = _STRICT

    on: bool = True
    unknown: Literal["warn", "block"] = "block"
    max_bytes: Annotated[int, Field(ge=1)] = 1
    time_limit: Annotated[float, Field(gt=0)] = 1.0
    ocr: bool = True
    allow: dict[str, str] = {}


class PolicyFile(BaseModel):
    """A whole file. The keys are those of ``Policy``, but for ``extends`` (its profile), ``level`` and the lists' files."""

    model_config = _STRICT

    title: str = ""
    extends: Literal["service-user", "internal"] = "service-user"
    version: str = ""
    owner: str = ""
    review_by: date | None = None
    level: Literal["careful", "balanced", "quiet"] = "balanced"
    allow_words: tuple[str, ...] = ()
    allow_numbers: tuple[str, ...] = ()
    never_names: tuple[str, ...] = ()
    never_names_file: str = ""
    always_names: tuple[str, ...] = ()
    always_names_file: str = ""
    plugins: tuple[str, ...] = ()
    model: str = ""
    max_chars: Annotated[int, Field(ge=1)] = 1
    time_limit: Annotated[float, Field(gt=0)] = 1.0
    rules: dict[str, RuleTable] = {}
    guidance: dict[str, GuidanceTable] = {}
    override: OverrideTable = OverrideTable()
    documents: DocumentsTable = DocumentsTable()


# what each key wants; said in the place of the value, which may be long or somebody's name
_WANTED = {
    **dict.fromkeys(("title", "version", "owner"), "must be text in quotes"),
    **dict.fromkeys(
        ("allow_words", "allow_numbers", "never_names", "always_names", "plugins"), "must be a list of texts in quotes"
    ),
    **dict.fromkeys(("never_names_file", "always_names_file", "model"), "must be a file's name in quotes"),
    "extends": "must be one of service-user, internal",
    "review_by": "must be a date without quotes, such as 2027-03-31",
    "level": "must be one of careful, balanced, quiet",
    "max_chars": "must be a whole number of at least 1",
    "time_limit": "must be a number of seconds above 0",
    "rules": "must be tables such as [rules.PERSON]",
    "guidance": "must be tables such as [guidance.language]",
    **dict.fromkeys(("on", "ocr"), "must be true or false"),
    **dict.fromkeys(("override", "documents"), "must be a table"),
    "unknown": "must be one of warn, block",
    "max_bytes": "must be a whole number of at least 1",
    "allow": 'must be a table of "SHA-256 digest" = "title"',
    "actions": "must be a list of redact, block",
    **dict.fromkeys(("labels", "roles"), "must be a list of texts in quotes"),
    "expires": "must be a number of seconds above 0",
    "min_justification": "must be a whole number of at least 1",
    "action": "must be one of allow, warn, redact, block",
    "min_score": "must be a number from 0 to 1",
    "threshold": "must be a number above 0",
    "style": "must be one of label, mask, pseudonym, hash",
}


def checked(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The keys of ``data`` that were given, and its rules by our own labels (and ``DEFAULT``).

    Raises PolicyError that names every key at fault by its dotted path, and never quotes a value.
    """
    try:
        given = PolicyFile.model_validate(_tuples(data)).model_dump(exclude_unset=True)
    except ValidationError as e:
        problems = [_problem(error["loc"], error["type"]) for error in e.errors(include_url=False, include_input=False)]
        raise PolicyError(_joined(problems)) from None
    problems = list(_contradictions(given))
    problems += _unknown(given.get("guidance", {}))
    rules = dict(_by_label(given.pop("rules", {}), problems))
    if problems:
        raise PolicyError(_joined(problems))
    return given, rules


def shown(name: str) -> str:
    """``name`` on one line, printable and of bounded length."""
    plain = "".join(c if c.isprintable() else "?" for c in name[: _LONGEST_KEY + 1])
    return plain if len(plain) <= _LONGEST_KEY else plain[:_LONGEST_KEY] + "..."


def _tuples(data: Mapping[str, Any]) -> dict[str, Any]:
    """``data`` with its lists, and those of ``override``, as the tuples that the schema wants."""
    plain = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    own = plain.get("override")
    return {**plain, "override": _tuples(own)} if isinstance(own, dict) else plain


def _by_label(rules: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    names: dict[str, str] = {}
    for name, rule in rules.items():
        label = DEFAULT if name == DEFAULT else canonical(name)
        if label is None:
            problems.append(f"rules.{shown(name)}: no such label{_hint(name.upper(), LABELS)}")
        elif label in names:
            problems.append(f"rules.{shown(name)}: the same label as rules.{shown(names[label])}")
        else:
            names[label] = name
            yield label, rule


def _unknown(guidance: Mapping[str, Any]) -> Iterator[str]:
    known = (NO_IDENTIFIERS, *guides())
    for name in guidance:
        if name not in known:
            yield f"guidance.{shown(name)}: no such rule{_hint(name, known)}"


def _contradictions(given: Mapping[str, Any]) -> Iterator[str]:
    for key in ("allow_words", "allow_numbers", "never_names", "always_names"):
        for i, entry in enumerate(given.get(key, ())):
            if not any(c.isalnum() for c in entry):
                yield f"{key}[{i}]: an empty entry"
            elif key == "allow_numbers" and not any(c.isdigit() for c in entry):
                yield f"{key}[{i}]: holds no digit; names belong in allow_words"


def _problem(place: tuple[int | str, ...], kind: str) -> str:
    """One error of the schema: where, and what is wanted there."""
    path = ""
    for part in place:
        path += f"[{part}]" if isinstance(part, int) else f".{shown(part)}"
    path = path.removeprefix(".")
    names = [part for part in place if isinstance(part, str)]
    if kind == "extra_forbidden":
        tables: dict[str, type[BaseModel]] = {
            "rules": RuleTable,
            "guidance": GuidanceTable,
            "override": OverrideTable,
            "documents": DocumentsTable,
        }
        known = tables.get(names[0], PolicyFile)
        return f"{path}: no such key{_hint(names[-1], known.model_fields)}"
    if place[0] in ("rules", "guidance") and len(place) < 3:
        return f"{path}: {'must be a table' if len(place) > 1 else _WANTED[names[0]]}"
    if names[0] == "guidance" and names[-1] == "action":
        return f"{path}: must be one of remind, warn, block"
    if names == ["override", "rules"]:
        return f"{path}: {_WANTED['labels']}"
    if names == ["override", "actions"]:
        return f"{path}: {_WANTED['actions']}"
    if names[:2] == ["documents", "allow"] and len(names) > 2:
        return "documents.allow: a title must be text in quotes"
    return f"{path}: {'must be text in quotes' if isinstance(place[-1], int) else _WANTED[names[-1]]}"


def _hint(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name[:_LONGEST_KEY], list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _joined(problems: list[str]) -> str:
    more = [f"and {len(problems) - _MOST_PROBLEMS} more"] if len(problems) > _MOST_PROBLEMS else []
    return "; ".join([*problems[:_MOST_PROBLEMS], *more])
