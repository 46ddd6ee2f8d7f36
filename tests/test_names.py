"""Names that are known already are found again, however they are written; words that only look like them are not."""

import pytest

from wa_redact.names import CAPACITY, Names, parts
from wa_redact.text import normalise


def found(known, text):
    names = Names()
    for name in known:
        names.learn(name)
    normal = normalise(text)
    return [normal.norm[f.start : f.end] for f in names.find(normal)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tyla", ["tyla"]),
        ("Mr Tyrone Grant", ["tyrone", "grant"]),
        ("Uddin-Clarke's", ["uddin-clarke"]),
        ("Siobhan O\u2019Neill", ["siobhan", "oneill"]),
        ("Aunty Precious", ["precious"]),
        ("Ahmed al Rashid", ["ahmed", "rashid"]),
        ("Will", ["will"]),
        ("mum", []),
        ("J", []),
    ],
)
def test_parts(value, expected):
    assert parts(value) == expected


@pytest.mark.parametrize(
    ("known", "text", "expected"),
    [
        ("Tyla", "tylas mum says TYLA is ok, tyyyla too", ["tyla", "TYLA", "tyyyla"]),
        ("Alexander Petrov", "lex and alex, petrov here", ["lex", "alex", "petrov"]),
        ("Kate", "catherine came", ["catherine"]),
        ("Uddin-Clarke", "the uddin boy, uddin-clarke", ["uddin", "uddin-clarke"]),
        ("Will", "i will ask Will if he will", ["Will"]),
        ("Hope", "Hope ur ok. hope so. Tell Hope", ["Hope"]),
        ("May", "MAY BE LATE", []),
        ("Will", "the old code WILL stop, tell Will", ["Will"]),
        ("Will", "Breakfast Club Will Be Shut Monday Morning", []),
        ("Thi", "this one", []),
        ("Ana", "banana anaconda an", []),
        ("Siobhán", "siobhan, SIOBHAN and Siobhán", ["siobhan", "SIOBHAN", "Siobhán"]),
        ("Lukasz", "Łukasz rang, łukaszs mum", ["Łukasz", "łukasz"]),
    ],
)
def test_mentions(known, text, expected):
    assert found([known], text) == expected


def test_the_oldest_name_is_forgotten_first():
    names = Names()
    for i in range(CAPACITY + 10):
        names.learn("x" + "".join(chr(97 + int(d)) for d in str(i)))
    assert len(names) == CAPACITY
    assert not list(names.find(normalise("xa xb xj")))


def test_repr_tells_no_name():
    names = Names()
    names.learn("Tyla")
    assert "yla" not in repr(names)
