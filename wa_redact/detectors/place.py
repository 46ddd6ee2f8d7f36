"""Named places where a child can be found: schools, surgeries, hospitals and wards, centres, refuges, faith places."""

from collections.abc import Iterator

from wa_redact.detectors._places import KINDS, ORDINARY
from wa_redact.patterns import LEFT, Pattern, Rx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_NAME = r"[^\W\d_][\w'.&-]{1,20}"
_PLACE = Rx(
    rf"{LEFT}(?P<name>(?:{_NAME}\s){{1,4}})(?P<kind>{KINDS}(?:\s(?:school|academy|college|nursery|hospital|surgery|ward))?)(?![^\W_])"
)
_WORDS = frozenset(
    "primary infant infants junior juniors jmi first middle secondary high grammar school academy college uni university utc sixth pru nursery preschool pre playgroup daycare day centre hub club surgery practice "
    "clinic hospital hosp infirmary hospice ward refuge hostel hotel travelodge church mosque masjid gurdwara temple synagogue chapel home barracks special prep".split()
)
# a kind that is an ordinary word needs a capital before it
_LOOSE = frozenset(
    "first middle high special home club practice hotel temple college uni university clinic ward church school nursery academy refuge hostel".split()
)


class Places:
    """A name followed by the kind of place."""

    name = "place"
    label = "PLACE"
    gate = Gate(_WORDS)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        position = 0
        while (m := _PLACE.search(text.low, position)) is not None:
            position = m.end()
            start = self._start(text, m.start("kind"), m["name"])
            if start is None:
                continue
            capital = text.norm[start].isupper() and not text.norm.isupper()
            saint = text.low.startswith(("st ", "st. ", "saint ", "our lady", "holy ", "sacred "), start)
            score = (
                0.85 if capital or saint else 0.6 if m["kind"].split()[-1] not in _LOOSE or " " in m["kind"] else 0.55
            )
            yield Finding(start, m.end(), self.label, score, self.name)

    @staticmethod
    def _start(text: Text, kind: int, name: str) -> int | None:
        """Where the name begins, walking left from the kind to the first ordinary word; None without a name."""
        start = None
        end = kind
        for word in reversed(name.split()):
            at = text.low.rfind(word, 0, end)
            bare = word.strip(".,'")
            plain = bare.removesuffix("'s")
            if (bare in ORDINARY or plain in ORDINARY) and not (
                bare in ("of", "the", "and")
                and start is not None
                and text.norm[start].isupper()
                and text.norm[: at - 1].split()[-1:]
                and text.norm[: at - 1].split()[-1][0].isupper()
                and bare != "and"
            ):
                break
            start = end = at
        return start


DETECTORS = (
    Places(),
    Pattern(
        "ward",
        label="PLACE",
        regex=Rx(LEFT + r"ward\s(?P<v>\d{1,2}[a-z]|[a-z]\d{1,2}|\d{1,2})(?![:.]?\d|[^\W_])"),
        score=0.55,
        veto=Rx(r"ward round"),
        gate=Gate(frozenset({"ward"}), digits=1),
    ),
    Pattern(
        "saint",
        label="PLACE",
        regex=Rx(
            r"(?<![a-z]\s|[\w'])(?<=(?:at|to|from|in|goes|go|attends|school is|called)\s)st\.?\s[a-z]{3,14}(?:'?s)(?![^\W_])(?!\s(?:st|street|rd|road|ave|avenue|close|lane|day|patricks))"
        ),
        score=0.7,
        gate=Gate(frozenset({"st"})),
    ),
)
