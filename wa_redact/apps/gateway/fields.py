"""What the name of a template's field says about its value: "child_dob" holds a date of birth, whatever stands there."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s")
_WORDS = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_WHOSE = (
    r"child(?:ren)?|young person|yp|baby|son|daughter|brother|sister|sibling|m[ou]m|mother|dad|father|parent|carer|guardian|nan|"
    r"gran|grandparent|client|service user|customer|patient|pupil|student|person|family|recipient|user|contact|next of kin|partner"
)
_LABELS = tuple(
    (re.compile(pattern), label)
    for pattern, label in (
        (rf"(?:(?:{_WHOSE})s? )?(?:(?:first|fore|given|middle|last|sur|family|full|nick|known|preferred) ?)?names?", "PERSON"),
        (rf"(?:(?:{_WHOSE})s? )?(?:dob|d o b|date of birth|birth ?date|birth ?day)", "DATE_OF_BIRTH"),
        (rf"(?:(?:{_WHOSE})s? )?(?:home |house |street |full )?(?:address|street)(?: line)?(?: ?\d)?", "ADDRESS"),
        (rf"(?:(?:{_WHOSE})s? )?post ?code", "ADDRESS"),
        (rf"(?:(?:{_WHOSE})s? )?nhs(?: ?(?:number|no))?", "UK_NHS"),
        (rf"(?:(?:{_WHOSE})s? )?(?:ni|nino|national insurance)(?: ?(?:number|no))?", "UK_NINO"),
    )
)  # fmt: skip


def is_word(value: str) -> bool:
    """True for what may be an id, a switch or an address for programs. Anything with a space in it may be prose."""
    return not _SPACE.search(value)


def words_of(name: str) -> str:
    """The words in the name of a field: "childDOB", "child_dob" and "child-dob" are "child dob"."""
    return " ".join(_WORDS.findall(name)).lower() if not name.isdigit() else ""


def label_of(words: str) -> str | None:
    """The label of whatever stands in a field so called, None where the name does not say."""
    return next((label for pattern, label in _LABELS if pattern.fullmatch(words)), None)
