"""How surely a word is a user name, by its spelling alone."""

from __future__ import annotations

from itertools import pairwise

from wa_redact.detectors._social_words import ORDINARY
from wa_redact.patterns import Rx

_IRISH_SCOTS = Rx(r"(?:ma?c|o'?|de|la|le|fitz|van)[a-z]+")
# text talk, times, school years and the numbers of games and consoles
_NO_NAME = Rx(
    r"[0-9]+(?:st|nd|rd|th|[ap]m|ish|mins?|hrs?|h|m|s|x|k|d|yrs?|yr|wks?|weeks?|days?|months?|years?|o|olds?|day|nite|moz|moro|night|"
    r"p|quid|gb|mb|pm's)?|gr8|l8|l8r|l8er|m8|m8s|b4|str8|2day|2moro|2moz|2nite|4eva|4ever|w8|h8|any1|some1|sum1|every1|no1|ne1|"
    r"(?:fifa|gta|cod|mw|nba|nba2k|2k|f|fc|mk|ps|xbox|season|lvl|level|level-|chapter|part|ep|episode|y|yr|year|grade|top|round|s|"
    r"fnaf|v|no|ks|u|iphone|ipad|galaxy|a|b|m|bbc|itv|film|channel|room|flat|number|dob)[0-9]{1,4}[a-z]?|[0-9]{1,2}[.:][0-9]{2}.*|"
    r"[0-9./-]+|24-7|.*(?:2nite|2night|2day|2moro|2moz|4eva|4u|2u|4me|b4)|[a-z]{1,2}[0-9]{1,2}[a-z]?|[0-9]{1,2}[.-][a-z]+"
)


def strength(value: str, cased: str) -> int:
    """3: nothing but a user name is spelled so; 2: a cue must stand there; 1: might be a word; 0: is none."""
    bare = value.lstrip("@$")
    if _NO_NAME.fullmatch(bare) or not any(c.isalpha() for c in bare):
        return 3 if value[:1] == "@" and len(bare) > 3 and any(c.isalpha() for c in bare) else 0
    if "#" in bare or "_" in bare:
        return 3 if len(bare) > 2 else 0
    if any(c.isdigit() for c in bare):
        return (3 if sum(c.isdigit() for c in bare) < len(bare) - 1 else 2) if len(bare) >= 4 else 0
    pieces = bare.split(".")
    if len(pieces) > 1:
        # "private.she": two sentences typed without a blank
        words = [p in ORDINARY for p in pieces]
        return 0 if words[0] or all(words) or len(bare) < 4 else 2
    if value[:1] in "@$":
        return 2 if len(bare) > 2 else 0
    if bare in ORDINARY:
        return 0
    inner = cased.lstrip("@$")
    humps = any(a.islower() and b.isupper() for a, b in pairwise(inner))
    if humps and len(bare) > 4 and not _IRISH_SCOTS.fullmatch(bare):
        return 2
    if (bare.endswith(("xo", "xox", "xoxo", "xxo", "xx")) and len(bare) > 4) or any(c * 3 in bare for c in set(bare)):
        return 2
    return 1
