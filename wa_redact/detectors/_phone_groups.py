"""Runs of digits and what stands between them: what the telephone detector reads.

A message is cut into groups of digits in one pass. Two neighbours are joined where what stands between them is used
inside a number: blanks, marks, or a word said while reading it out. Dates and clock times join nothing.
"""

from __future__ import annotations

from wa_redact.patterns import Rx

_DIGITS = Rx(r"[0-9]++")
_DATE = Rx(
    r"(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])(?P<a>[./-])(?:0?[1-9]|1[0-2])(?P=a)(?:\d{4}|\d\d)|"
    r"(?:19|20)\d\d(?P<b>[./-])(?:0?[1-9]|1[0-2])(?P=b)(?:0?[1-9]|[12]\d|3[01]))(?!\d|[./-]\d)"
)
#: between two groups; the longest is "\n\n...and then... "
_MARKS = Rx(
    r"[\s.\-/()\[\]_*,~|'\"+]{0,5}(?:(?:and\ then|then|and|um+|er+m?|uh|space|dash|hyphen|dot|comma|gap)[\s.,\-]{1,4})?"
)
_LONGEST = 20
_PLAIN = frozenset((" ", "-", ".", "", "  ", " - ", ") ", ")"))


class Groups:
    """The groups of digits of a text. ``joined[i]``: group ``i`` and the next may belong to one number."""

    __slots__ = ("joined", "low", "marks", "spans")

    def __init__(self, low: str) -> None:
        self.low = low
        spans = self.spans = [m.span() for m in _DIGITS.finditer(low)]
        dates: set[int] = set()
        if "/" in low or "." in low or "-" in low:
            for m in _DATE.finditer(low):
                dates.update(range(m.start(), m.end()))
        seen: dict[str, bool] = {}
        joined: list[bool] = []
        marks: list[str] = []
        self.joined, self.marks = joined, marks
        for i in range(len(spans) - 1):
            (a, b), (c, d) = spans[i], spans[i + 1]
            if c - b > _LONGEST or (dates and (a in dates or c in dates)):
                joined.append(False)
                marks.append("")
                continue
            mark = low[b:c]
            if mark not in seen:
                seen[mark] = mark in _PLAIN or bool(_MARKS.fullmatch(mark))
            marks.append(mark)
            joined.append(seen[mark] and not self._apart(i, b - a, d - c, mark))
        joined.append(False)
        marks.append("")

    def _apart(self, i: int, left: int, right: int, mark: str) -> bool:
        """True between two halves of a date or a clock time: "3/2", "10.30"."""
        if left > 2 or right > 2 or left + right < 3:
            return False
        if "/" in mark:
            return True
        if mark != "." or right != 2:
            return False
        a, b = self.spans[i], self.spans[i + 1]
        chained = (i > 0 and self.marks[i - 1] == ".") or self.low[b[1] : b[1] + 1] == "."
        return not chained and int(self.low[a[0] : a[1]]) < 24 and int(self.low[b[0] : b[1]]) < 60

    def text(self, i: int) -> str:
        """The digits of group ``i``."""
        a, b = self.spans[i]
        return self.low[a:b]


def like_a_list(parts: list[str]) -> bool:
    """True when groups read as times of day or as numbers that count upwards, not as pieces of one number."""
    if all(len(p) == 4 and p[:2] < "24" and p[2:] < "60" for p in parts):
        return True
    if len(parts) < 4 or any(len(p) > 2 for p in parts) or all(len(p) == 1 for p in parts[:-1]):
        return len(parts) > 6 and "".join(parts).startswith("0123456")
    head = [int(p) for p in parts[:4]]
    return head == sorted(set(head))
