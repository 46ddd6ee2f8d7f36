"""Exact positions: what3words, OS grid references, coordinates, plus codes."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, QuickRx
from wa_redact.types import Gate

_W3W = r"[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?!\w|\.[a-z])"
#: the squares of 100 km that hold land (Ordnance Survey National Grid)
_SQUARES = frozenset(
    "hp ht hu hw hx hy hz na nb nc nd nf ng nh nj nk nl nm nn no nr ns nt nu nw nx ny nz ov sc sd se sh sj sk sm sn so sp sr ss st su sv sw "
    "sx sy sz ta tf tg tl tm tq tr tv".split()
)

_WORDS = frozenset("no so st se na ta nd".split())


def _no_word(value: str) -> bool:
    return value[:2] not in _WORDS


DETECTORS = (
    Pattern("what3words", label="ADDRESS", regex=QuickRx(r"///\s?" + _W3W), score=0.95, gate=Gate(chars="/")),
    Pattern(
        "what3words_cued",
        label="ADDRESS",
        regex=QuickRx(r"(?<![\w./])(?:(?:https?://)?(?:www\.)?(?:what3words\.com|w3w\.co)/)?(?P<v>" + _W3W + ")"),
        cue=QuickRx(r"(?:what|wat|wot)\s?(?:3|three)\s?words?|w3w|three words?|3 ?words?"),
        cued=0.9,
        gate=Gate(frozenset({"words", "word", "w"})),
    ),
    Pattern(
        "lat_long",
        label="ADDRESS",
        regex=QuickRx(
            r"(?<![\d.])-?\d{1,2}\.\d{4,15}°?\s?n?\s{0,3}[,/ ]\s{0,3}-?\d{1,3}\.\d{4,15}(?:°?\s?[ew](?!\w))?"
        ),
        score=0.95,
        gate=Gate(chars=".", digits=8),
    ),
    Pattern(
        "degrees",
        label="ADDRESS",
        regex=QuickRx(
            r"\d{1,2}°\s?\d{1,2}['′]\s?[\d.]{1,6}[\"″']{0,2}\s?[ns][\s,]{1,3}\d{1,3}°\s?\d{1,2}['′]\s?[\d.]{1,6}[\"″']{0,2}\s?[ew]"
        ),
        score=0.95,
        gate=Gate(chars="°"),
    ),
    Pattern(
        "plus_code",
        label="ADDRESS",
        regex=QuickRx(LEFT + r"[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}" + RIGHT),
        score=0.85,
        gate=Gate(chars="+", digits=1),
    ),
    Pattern(
        "grid",
        label="ADDRESS",
        # "so 350 850" is talk: squares that are words need a cue
        regex=QuickRx(
            LEFT
            + rf"(?:{'|'.join(sorted(_SQUARES))})\s?(?:\d{{3}}\s?\d{{3}}|\d{{4}}\s?\d{{4}}|\d{{5}}\s?\d{{5}})"
            + RIGHT
        ),
        check=_no_word,
        checked=0.6,
        cue=QuickRx(r"grid|os ref|os map"),
        cued=0.9,
        gate=Gate(_SQUARES, digits=6),
    ),
)
