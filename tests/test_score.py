"""The instrument itself, against cases worked out by hand."""

import pytest

from wa_redact.apps.scoring import Marked, Score, tally

P, Q = "PERSON", "PLACE"

# text, marked, found -> covered, touched, leaked, spoiled, over, outside
CASES = {
    "exact": ("hi tyla x", [(3, 7, P)], [(3, 7, P)], (1, 1, 0, 0, 0, 3)),
    "last letter missed": ("hi tyla x", [(3, 7, P)], [(3, 6, P)], (0, 1, 1, 0, 0, 3)),
    "union of two covers": ("hi tyla x", [(3, 7, P)], [(3, 5, P), (5, 7, P)], (1, 1, 0, 0, 0, 3)),
    "union of overlapping": ("hi tyla x", [(3, 7, P)], [(2, 6, P), (4, 7, P)], (1, 1, 0, 0, 0, 3)),
    "union with a hole": ("hi tyla x", [(3, 7, P)], [(3, 4, P), (5, 7, P)], (0, 1, 1, 0, 0, 3)),
    "another label covers": ("hi tyla x", [(3, 7, P)], [(3, 7, Q)], (1, 1, 0, 0, 0, 3)),
    "all blanked": ("hi tyla x", [(3, 7, P)], [(0, 9, P)], (1, 1, 0, 0, 3, 3)),
    "nothing found": ("hi tyla x", [(3, 7, P)], [], (0, 0, 1, 0, 0, 3)),
    "found beside": ("hi tyla x", [(3, 7, P)], [(0, 2, P)], (0, 0, 1, 0, 2, 3)),
    "one of two leaks": ("ann bo", [(0, 3, P), (4, 6, P)], [(0, 3, P)], (1, 1, 1, 0, 0, 0)),
    "clean": ("hi all", [], [], (0, 0, 0, 0, 0, 5)),
    "clean, spoiled": ("hi all", [], [(3, 6, P)], (0, 0, 0, 1, 3, 5)),
    "clean, an empty finding": ("hi all", [], [(3, 3, P)], (0, 0, 0, 0, 0, 5)),
    "clean, a blank found": ("hi all", [], [(2, 3, P)], (0, 0, 0, 1, 0, 5)),
    "full stop left": ("J.S. ok", [(0, 4, P)], [(0, 3, P)], (1, 1, 0, 0, 0, 2)),
    "space inside left": ("ann lee", [(0, 7, P)], [(0, 3, P), (4, 7, P)], (1, 1, 0, 0, 0, 0)),
    "emoji before": ("\U0001f62d Zoë", [(2, 5, P)], [(2, 5, P)], (1, 1, 0, 0, 0, 0)),
    "emoji family before": (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 Al",
        [(6, 8, P)],
        [(6, 8, P)],
        (1, 1, 0, 0, 0, 0),
    ),
    "emoji is the name, found": ("by \U0001f98a ok", [(3, 4, P)], [(3, 4, P)], (1, 1, 0, 0, 0, 4)),
    "emoji is the name, missed": ("by \U0001f98a ok", [(3, 4, P)], [], (0, 0, 1, 0, 0, 4)),
    "combining accent left": ("Zoe\u0308 x", [(0, 4, P)], [(0, 3, P)], (1, 1, 0, 0, 0, 1)),
    "Arabic": ("hi علي", [(3, 6, P)], [(3, 6, P)], (1, 1, 0, 0, 0, 2)),
    "overlapping marks": ("ann lee", [(0, 7, P), (4, 7, Q)], [(4, 7, P)], (1, 2, 1, 0, 0, 0)),
    "empty message": ("", [], [], (0, 0, 0, 0, 0, 0)),
}


@pytest.mark.parametrize("case", CASES)
def test_by_hand(case):
    text, marked, found, want = CASES[case]
    counts = tally(Marked(text, tuple(marked)), found)
    covered = sum(v for k, v in counts.items() if k.startswith("full:"))
    touched = sum(v for k, v in counts.items() if k.startswith("overlap:"))
    assert (covered, touched, *(counts[k] for k in ("leaked", "spoiled", "over", "outside"))) == want
    assert counts["with_gold"] == bool(marked)
    assert counts["clean"] == (not marked)
    assert counts["messages"] == 1


# marked, found -> marks found under their label, exactly; findings, right ones, ones that touch any mark
TYPED = {
    "exact": ([(0, 3, P)], [(0, 3, P)], (1, 1, 1, 1, 1)),
    "too long": ([(0, 3, P)], [(0, 7, P)], (1, 0, 1, 1, 1)),
    "wrong label": ([(0, 3, P)], [(0, 3, Q)], (0, 0, 1, 0, 1)),
    "one finding, two marks": ([(0, 3, P), (4, 7, P)], [(0, 7, P)], (2, 0, 1, 1, 1)),
    "two findings, one mark": ([(0, 7, P)], [(0, 3, P), (4, 7, P)], (1, 0, 2, 2, 2)),
    "one of each": ([(0, 3, P)], [(0, 3, P), (4, 7, P)], (1, 1, 2, 1, 1)),
    "the same twice": ([(0, 3, P)], [(0, 3, P), (0, 3, P)], (1, 1, 1, 1, 1)),
    "only the space shared": ([(0, 4, P)], [(3, 7, P)], (0, 0, 1, 0, 0)),
    "nothing marked": ([], [(0, 3, P)], (0, 0, 1, 0, 0)),
    "nothing found": ([(0, 3, P)], [], (0, 0, 0, 0, 0)),
}


@pytest.mark.parametrize("case", TYPED)
def test_typed_by_hand(case):
    marked, found, want = TYPED[case]
    score = Score()
    score.add(Marked("ann lee", tuple(marked)), found)
    figures = score.figures()
    assert (
        figures["recall"][0],
        figures["exact_recall"][0],
        figures["precision"][1],
        figures["precision"][0],
        figures["touching"][0],
    ) == want


def test_labels_that_the_corpus_is_not_marked_for():
    message = Marked("ann of leeds", ((0, 3, P), (7, 12, "LOCATION")))
    counts = tally(message, [(0, 3, Q), (7, 12, Q)], {P})
    assert counts["full:PERSON"] == 1  # whatever covers a mark keeps it from leaking
    assert counts["over"] == counts["leaked"] == counts["found:PLACE"] == 0  # a place may well be right there
    assert counts["gold:LOCATION"] == 0
    counts = tally(message, [(7, 12, P)], {P})
    assert (counts["leaked"], counts["over"], counts["found:PERSON"], counts["right:PERSON"]) == (1, 5, 1, 0)
    assert tally(Marked("leeds", ((0, 5, "LOCATION"),)), [(0, 5, Q)], {P})["spoiled"] == 0
    assert tally(Marked("leeds", ((0, 5, "LOCATION"),)), [(0, 5, P)], {P})["spoiled"] == 1


def test_ignored_stretches_count_for_nothing():
    message = Marked("@ann hello", ignored=((0, 4),))
    inside, across = tally(message, [(1, 4, P)], {P}), tally(message, [(1, 10, P)], {P})
    assert (inside["spoiled"], inside["over"], inside["outside"], inside["found:PERSON"]) == (0, 0, 5, 0)
    assert (across["spoiled"], across["over"], across["outside"], across["found:PERSON"]) == (1, 5, 5, 1)


@pytest.mark.parametrize("span", [(0, 0, P), (2, 1, P), (-1, 2, P), (0, 4, P)])
def test_a_span_that_cannot_be_is_refused(span):
    with pytest.raises(ValueError, match="span"):
        Marked("ann", (span,))
