"""The instrument itself, against cases worked out by hand."""

import pytest

from benchmarks.score import Score

# text, gold, found -> covered, leaked, spoiled, over, outside
CASES = [
    ("hi tyla x", [(3, 7, "PERSON")], [(3, 7)], (1, 0, 0, 0, 3)),
    ("hi tyla x", [(3, 7, "PERSON")], [(3, 6)], (0, 1, 0, 0, 3)),
    ("hi tyla x", [(3, 7, "PERSON")], [(3, 5), (5, 7)], (1, 0, 0, 0, 3)),
    ("hi tyla x", [(3, 7, "PERSON")], [(0, 9)], (1, 0, 0, 3, 3)),
    ("hi tyla x", [(3, 7, "PERSON")], [], (0, 1, 0, 0, 3)),
    ("hi all", [], [], (0, 0, 0, 0, 5)),
    ("hi all", [], [(3, 6)], (0, 0, 1, 3, 5)),
    ("J.S. ok", [(0, 4, "PERSON")], [(0, 3)], (1, 0, 0, 0, 2)),
    ("😭 Zoë", [(2, 5, "PERSON")], [(2, 5)], (1, 0, 0, 0, 0)),
    ("", [], [], (0, 0, 0, 0, 0)),
]


@pytest.mark.parametrize(("text", "gold", "found", "want"), CASES)
def test_by_hand(text, gold, found, want):
    score = Score()
    score.add(text, gold, found)
    assert (sum(score.covered.values()), score.leaked, score.spoiled, score.over, score.outside) == want
    assert score.with_gold == bool(gold)
    assert score.clean == (not gold)
