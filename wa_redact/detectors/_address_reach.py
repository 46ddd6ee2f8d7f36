"""How far an address reaches to the left and right of its street: flats, house names, towns, postcodes."""

from wa_redact.detectors._not_names import NOT_NAMES, SOFT
from wa_redact.detectors._postcodes import IN, OUT, SECTIONS, area_exists
from wa_redact.detectors._streets import FLOOR_FLAT, HOUSE_NAMES, UNIT
from wa_redact.patterns import LEFT, RIGHT, QuickRx
from wa_redact.text import Text

#: characters that are read on either side
REACH = 48

_WORD = r"[^\W\d_]{2,20}+(?:-[^\W\d_]{2,12}+){0,3}+(?![^\W_])"
# read from right to left ("(?r)"): a match ends where the address begins
_UNIT_LEFT = QuickRx(
    rf"(?r){LEFT}{UNIT}(?:[,\s]{{1,3}}|,?\s(?:in|at|of)\s(?:the\s)?)|{LEFT}(?:no\.?|number)\s\d{{1,4}}[a-h]?\s(?:on|in)\s(?:the\s)?"
)
# "visit 3/2 14 Argyle St": a day, not a floor
_FLOOR_LEFT = QuickRx(
    rf"(?r)(?<!(?:on|visit|appt|appointment|review|court|by|from|date|dob|till|until)\s){LEFT}{FLOOR_FLAT}[,\s]{{1,2}}"
)
_TOWN_LEFT = QuickRx(r"(?r)(?<=liv(?:e|es|ing)\sin\s)[^\W\d_]{4,16}(?:\s[^\W\d_]{4,16})?,\s")
_HOUSE_LEFT = QuickRx(rf"(?r){LEFT}(?P<name>{HOUSE_NAMES})(?:,\s?|\n)")
_FLOOR = r"(?:ground|top|1st|2nd|3rd|[4-9]th|1[0-9]th)\s(?:floor|flr)"
_NUMBER_RIGHT = QuickRx(
    r"(?:\s(?:north|south|east|west)(?=[,.;!?\n]|\Z)"
    r"|,?\s(?:no\.?|number|num|#|flat|flt|apt|block|room|unit)\s?(?:\d{1,4}[a-h]?|[a-h])(?![^\W_]|[:.]\d)"
    r"|,?\sthe\sone\s(?:behind|by|near|opposite|next\sto|above)\s(?:the\s)?[^\W\d_]{3,12}(?![^\W_]))"
)
_INDOORS = QuickRx(rf",?\s(?:(?:no\.?|number|flat|flt|apt|block|room)\s?(?:\d|[a-h](?![^\W_]))|{_FLOOR})")
_BARE_RIGHT = QuickRx(r"\s(?:1[3-9]|[2-9]\d|\d{3})[a-h]?(?=[,;!?\n]|\.(?!\d)|\Z)")
_POSTCODE_RIGHT = QuickRx(
    rf"(?P<places>(?:[,\s]{{1,2}}{_WORD}){{0,6}}+)[,.\s]{{1,3}}(?=[a-z]{{1,2}}[oi]?[0-9]){OUT}[\s,]{{0,2}}{IN}{RIGHT}"
)
_DISTRICT_RIGHT = QuickRx(
    rf"(?P<places>(?:[,\s]{{1,2}}{_WORD}){{0,2}}+),?\s(?P<out>(?=[a-z]{{1,2}}[0-9]){OUT})(?:\s\d(?:[a-z]{{2}})?)?(?![^\W_]|[.:]\d)"
)
_INWARD = QuickRx(r"[0-9oi][a-z]{2}(?![^\W_])")
_CODED = QuickRx(r"[a-z][0-9]")
_GOES_ON = (",", " ", "\n", ".")
_PLACE_RIGHT = QuickRx(r",\s?(?P<place>[A-Z][a-z]{2,20}(?:[ -][A-Z][a-z]{2,20}){0,2})(?![\w'])")
_NO_HOUSE = NOT_NAMES - SOFT - {"the"}


def left(text: Text, start: int) -> int:
    """Where the address begins whose street or number begins at ``start``."""
    low = text.low
    for _ in range(3):
        if not start or low[start - 1] not in " ,\n":
            break
        window = max(0, start - REACH)
        m = _UNIT_LEFT.match(low, window, start) or _FLOOR_LEFT.match(low, window, start)
        if (m is None and low[start - 1] == "\n") or low[start - 2 : start] == ", ":
            m = m or _TOWN_LEFT.match(low, window, start) or _HOUSE_LEFT.match(low, window, start)
        if m is None or ("name" in m.groupdict() and m["name"].split()[0] in _NO_HOUSE):
            break
        start = m.start()
    return start


def right(text: Text, end: int, *, firm: bool = False, numbered: bool = True) -> int:
    """Where the address ends whose street ends at ``end``.

    ``firm``: sure enough for a town after the comma. ``numbered``: its house number stands before the street.
    """
    low = text.low
    limit = min(len(low), end + 2 * REACH)
    if low[end : end + 1] not in _GOES_ON or low[end : end + 2] == ". ":
        return end
    while (m := _NUMBER_RIGHT.match(low, end, limit)) is not None and m.end() < limit:
        end = m.end()
        numbered = True
    if not numbered and (m := _BARE_RIGHT.match(low, end, limit)):
        end = m.end()
    coded = text.digits > 0 and _CODED.search(low, end, limit) is not None
    for _ in range(3):
        if coded and (found := postcode(text, end) or _district(text, end, limit, firm=firm)):
            return found
        m = _PLACE_RIGHT.match(text.norm, end, limit) if firm else None
        if m is None or not _towns(m["place"].lower()):
            break
        end = m.end()
    return end


def postcode(text: Text, end: int) -> int:
    """The end of the postcode that follows at ``end``, towns between; 0 where none does."""
    limit = min(len(text.low), end + 2 * REACH)
    if _INWARD.search(text.low, end, limit) is None:
        return 0
    m = _POSTCODE_RIGHT.match(text.low, end, limit)
    return int(m.end()) if m and _towns(m["places"]) else 0


def _district(text: Text, end: int, limit: int, *, firm: bool) -> int:
    """The end of the first half of a postcode that follows at ``end``, two towns between if ``firm``; or 0."""
    m = _DISTRICT_RIGHT.match(text.low, end, limit)
    if m is None or not area_exists(m["out"]) or m["out"] in SECTIONS:
        return 0
    return int(m.end()) if not m["places"] or (firm and _towns(m["places"])) else 0


def indoors(text: Text, end: int) -> bool:
    """True when a floor, block or flat follows at ``end``: what stands before is a building."""
    return _INDOORS.match(text.low, end) is not None


def _towns(places: str) -> bool:
    return all(w not in NOT_NAMES or w in SOFT for w in places.replace(",", " ").split())
