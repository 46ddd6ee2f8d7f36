"""How bad it is: what was told of one person on one day, taken together, is worse than any of it alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Severity(IntEnum):
    """From nothing to the worst."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    SEVERE = 4


#: what each means, for whoever reads a report
MEANS = {
    Severity.SEVERE: "on one day three or more of: a name, a birth date, an address or place, a record's number",
    Severity.HIGH: "on one day two of those; or a record's number, or bank details",
    Severity.MEDIUM: "one of those: a person outside the chat, a birth date, an address, a place",
    Severity.LOW: "only names of people in the chat, telephone numbers, e-mail, handles, links, vehicles",
    Severity.NONE: "nothing found",
}
#: the label of a person who is in the chat
MEMBER = "member"

_TELLS = {
    "PERSON": "name",
    "DATE_OF_BIRTH": "birth",
    "ADDRESS": "place",
    "PLACE": "place",
    "UK_NHS": "record",
    "UK_NINO": "record",
    "CASE_ID": "record",
}


def severity(labels: Iterable[str]) -> Severity:
    """How bad it is that these labels (a person in the chat as MEMBER) were found on one day of a chat."""
    found = set(labels)
    told = {_TELLS[label] for label in found if label in _TELLS}
    if len(told) > 2:
        return Severity.SEVERE
    if len(told) == 2 or "record" in told or "FINANCIAL" in found:
        return Severity.HIGH
    if told:
        return Severity.MEDIUM
    return Severity.LOW if found else Severity.NONE
