"""Telephone numbers: every way that British ones are typed, and foreign ones with a plus or 00.

Numbering: Ofcom's National Telephone Numbering Plan (ten digits after the zero, nine in some 01 areas and for old
0800 numbers); foreign numbers are confirmed by ``phonenumbers``. One pass cuts a message into groups of digits
(``_phone_groups``); a number is then put together from whole groups, so that the time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wa_redact.detectors._phone_groups import Groups, like_a_list
from wa_redact.patterns import LEFT, Pattern, Rx, near
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_CUE = Rx(
    r"(?<![a-z])(?:ring|rang|rung|call(?:ed|ing)?|phone|tel|telephone|mob|mobile|number|num|nmbr|numba|nr|no|nos|text|txt|"
    r"whatsapp|contact|fone|landline|cell|dial|reach)(?![a-z])"
)
_VETO = Rx(
    r"(?<![a-z])(?:orders?|ref(?:erence)?|points|barcode|isbn|tracking|parcel|ticket|serial|password|passcode|code|invoice|receipt|"
    r"account|acc|wifi|meter|nhs)(?![a-z])"
)
_EXTENSION = Rx(r"[\s,(]{0,3}(?:ext(?:ension|n)?\.?|x)\s?\d{1,5}(?![^\W_]|[:.]\d)")
#: how a mobile number looks with a digit lost or one too many
_SLIPS = frozenset(
    ((10,), (12,), (5, 5), (5, 7), (4, 3, 3), (5, 2, 3), (5, 3, 2), (5, 3, 4), (5, 4, 3), (4, 6), (6, 6), (5, 6, 1))
)
#: calls of the library for one message; beyond it a number with a plus is taken on trust
_ASKED = 100


@lru_cache(maxsize=1024)
def _possible(digits: str) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse("+" + digits, None)))
    except phonenumbers.NumberParseException:
        return False


def _complete(national: str, parts: list[str]) -> bool:
    """True when ``national`` (no zero in front) has the length of a number of its range."""
    first = national[:1]
    if len(national) == 10:
        return first in "1235789"
    return len(national) == 9 and first in "158" and (len(parts) == 1 or len(parts[0]) >= 4)


class _Reader:
    """Numbers of one text."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.groups = Groups(low)
        self.asked = 0

    def read(self, i: int, after_number: bool) -> tuple[int, float]:
        """The group after the number that begins with group ``i``, and its score; ``(i, 0)`` where there is none."""
        groups, low = self.groups, self.low
        start = groups.spans[i][0]
        first = groups.text(i)
        mark = low[max(0, start - 2) : start].rstrip(" (")
        plus = mark.endswith("+") and not low[max(0, start - 3) : start].rstrip(" (+")[-1:].isdigit()
        if not plus and first[0] not in "047":
            return i, 0.0
        if i and not plus and not after_number and groups.marks[i - 1] in ("-", ".", "/") and len(first) < 5:
            return i, 0.0  # inside a longer reference
        parts = self._parts(i)
        if plus or first.startswith("00"):
            return self._abroad(i, parts, plus)
        if first.startswith("0"):
            return self._national(i, parts)
        if first.startswith("44"):
            return self._with_code(i, parts, "44")
        return self._without_zero(i, parts) if first.startswith("7") else (i, 0.0)

    def _parts(self, i: int) -> list[str]:
        """The digits of group ``i`` and of those joined to it, 16 digits at most."""
        groups = self.groups
        parts = [groups.text(i)]
        size = len(parts[0])
        while groups.joined[i] and size < 16:
            i += 1
            parts.append(groups.text(i))
            size += len(parts[-1])
        return parts

    def _national(self, i: int, parts: list[str]) -> tuple[int, float]:
        digits = parts[0]
        if len(digits) == 22 and digits[11] == "0" and digits[1] in "127" and digits[12] in "127":
            return i + 1, 0.95  # two numbers without a blank
        best = 0
        for k, part in enumerate(parts):
            if k:
                digits += part
            if len(digits) > 11:
                break
            if len(digits) >= 10 and _complete(digits[1:], parts[: k + 1]):
                best = k + 1
        if best and not like_a_list(parts[:best]):
            pairs = best > 3 and max(map(len, parts[:best])) == 2
            if not pairs or parts[0] in ("07", "0") or self._cued(i, best):
                return i + best, 0.95
        return self._slip(i, parts)

    def _slip(self, i: int, parts: list[str]) -> tuple[int, float]:
        """A number with a digit too few or too many: it takes a cue, or the look of a mobile number."""
        if not parts[0].startswith(("01", "02", "03", "07", "08")) and parts[0] != "0":
            return i, 0.0
        size, best, far = 0, 0, 3
        for k, part in enumerate(parts, 1):
            size += len(part)
            if 9 <= size <= 13 and abs(size - 11) < far:
                best, far = k, abs(size - 11)
        used = parts[:best]
        if not best or like_a_list(used) or (len(used) > 1 and len(used[0]) < 3 and max(map(len, used)) > 1):
            return i, 0.0
        if self._cued(i, best):
            return i + best, 0.7
        usual = "".join(used)[:2] == "07" and used[0][2:3] not in ("", "0", "1", "2") and far < 2
        if usual and tuple(map(len, used)) in _SLIPS and not self._near(_VETO, i, best):
            return i + best, 0.55
        return i, 0.0

    def _without_zero(self, i: int, parts: list[str]) -> tuple[int, float]:
        digits = ""
        k = 0
        while k < len(parts) and len(digits) < 10:
            digits += parts[k]
            k += 1
        if len(digits) != 10 or digits[1] < "3" or k > 4 or len(parts[0]) < 4 or like_a_list(parts[:k]):
            return i, 0.0
        if self._cued(i, k):
            return i + k, 0.9
        return (i, 0.0) if self._near(_VETO, i, k) else (i + k, 0.55)

    def _with_code(self, i: int, parts: list[str], code: str) -> tuple[int, float]:
        """A British number after 44, +44 or 0044, with or without its zero."""
        digits = ""
        best = 0
        if parts[0].startswith("440"):
            return i, 0.0
        for k, part in enumerate(parts, 1):
            digits += part
            national = digits[len(code) :].removeprefix("0")
            if len(national) > 10:
                break
            if _complete(national, [national]):
                best = k
        if not best or (code == "44" and like_a_list(parts[:best])):
            return i, 0.0
        pairs = best > 3 and max(map(len, parts[:best])) == 2
        return (i, 0.0) if pairs and code == "44" and parts[1][:1] not in "07" else (i + best, 0.95)

    def _abroad(self, i: int, parts: list[str], plus: bool) -> tuple[int, float]:
        code = "" if plus else "00"
        joined = "".join(parts)
        if joined.startswith(code + "44"):
            found = self._with_code(i, parts, code + "44" if plus else "0044")
            return found if found[1] or not plus else (self._longest(i, parts), 0.7)
        if joined[len(code) : len(code) + 1] in ("", "0"):
            return self._national(i, parts) if plus and joined[:1] == "0" else (i, 0.0)
        end = self._longest(i, parts, code)
        return (end, 0.9) if end > i else (i, 0.0)

    def _longest(self, i: int, parts: list[str], code: str = "") -> int:
        """The end of the longest possible foreign number; a small group glued to letters ("3pm") is none of it."""
        comma = next((k for k in range(1, len(parts)) if "," in self.groups.marks[i + k - 1]), len(parts))
        parts = parts[:comma]
        while len(parts) > 1:
            end = self.groups.spans[i + len(parts) - 1][1]
            if not (len(parts[-1]) < 3 and self.low[end : end + 1].isalpha()):
                break
            parts = parts[:-1]
        for k in range(len(parts), max(0, len(parts) - 6), -1):
            digits = "".join(parts[:k])[len(code) :]
            if len(digits) < 8:
                break
            if len(digits) > 15:
                continue
            self.asked += 1
            if self.asked > _ASKED or _possible(digits):
                return i + k
        return i

    def _near(self, cue: Rx, i: int, count: int) -> bool:
        spans = self.groups.spans
        return near(cue, self.low, spans[i][0], spans[i + count - 1][1], 36, 18)

    def _cued(self, i: int, count: int) -> bool:
        return self._near(_CUE, i, count)


_GATE = Gate(digits=8)


@dataclass(frozen=True, slots=True)
class Phone:
    """Whole numbers."""

    name: str = "phone"
    label: str = "PHONE_NUMBER"
    gate: Gate = _GATE

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        if text.digits == 8 and "+" not in low and "00" not in low:
            return
        reader = _Reader(low)
        spans = reader.groups.spans
        i = 0
        after = False
        while i < len(spans):
            end, score = reader.read(i, after)
            after = end > i
            if not after:
                i += 1
                continue
            start, stop = spans[i][0], spans[end - 1][1]
            while start and low[start - 1] in "+(" and (low[start - 1] == "+" or ")" in low[start:stop]):
                start -= 1
            if low[stop : stop + 1] in (" ", ",", "(", "x", "e") and (more := _EXTENSION.match(low, stop)):
                stop = more.end()
                while end < len(spans) and spans[end][0] < stop:
                    end += 1
            yield Finding(start, stop, self.label, score, self.name)
            i = end


DETECTORS = (
    Phone(),
    Pattern(
        "phone_local",
        label="PHONE_NUMBER",
        regex=Rx(r"(?<![\d£./-])\d{3,4}[\s-]?\d{3,4}(?![\d/:.]\d|\d)"),
        cue=Rx(r"(?<![a-z])(?:landline|phone (?:no|num|number)|tel|house phone|home phone)(?![a-z])"),
        cued=0.7,
        after=0,
        gate=Gate(frozenset({"landline", "phone", "tel"}), digits=6),
    ),
    Pattern(
        "phone_link",
        label="PHONE_NUMBER",
        regex=Rx(r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send\S{0,5}phone=|tel:)\+?\d{7,15}[^\s<>\"]*+"),
        score=0.95,
        gate=Gate(frozenset({"wa", "api", "tel"}), digits=7),
    ),
    Pattern(
        "phone_ending",
        label="PHONE_NUMBER",
        regex=Rx(
            LEFT
            + r"(?:(?:ending|ends|finish(?:es|ing))(?: in| with)?|last (?:3|three|4|four)(?: digits| numbers)?(?: are| is)?)"
            r"\W{1,3}(?P<v>\d{3}|(?<=\b(?:in|with|are|is|ending|digits|numbers)\W{1,3})\d{4}|0\d{3}(?<!0[0-9][03]0|0[0-9][14]5))(?![\d:]|\.\d|\s?(?:[ap]m|hrs))"
        ),
        score=0.6,
        gate=Gate(frozenset({"ending", "ends", "last", "finishes", "finishing"}), digits=3),
    ),
)
