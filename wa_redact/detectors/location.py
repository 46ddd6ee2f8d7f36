"""Exact positions: what3words, OS grid references, coordinates, plus codes, UPRN."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_W3W = r"[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?!\w|\.[a-z])"

DETECTORS = (
    Pattern("what3words", label="ADDRESS", regex=Rx(r"///\s?" + _W3W), score=0.95, gate=Gate(chars="/")),
    Pattern(
        "what3words_cued",
        label="ADDRESS",
        regex=Rx(r"(?<![\w./])" + _W3W),
        cue=Rx(r"what\s?(?:3|three)\s?words|w3w"),
        cued=0.9,
        gate=Gate(frozenset({"what", "words", "w"}), "."),
    ),
    Pattern(
        "lat_long",
        label="ADDRESS",
        regex=Rx(r"(?<![\d.])-?\d{1,2}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}"),
        score=0.95,
        gate=Gate(chars=".", digits=8),
    ),
    Pattern(
        "degrees",
        label="ADDRESS",
        regex=Rx(
            r"\d{1,2}°\s?\d{1,2}['′]\s?[\d.]{1,6}[\"″']{0,2}\s?[ns][\s,]{1,3}\d{1,3}°\s?\d{1,2}['′]\s?[\d.]{1,6}[\"″']{0,2}\s?[ew]"
        ),
        score=0.95,
        gate=Gate(chars="°"),
    ),
    Pattern(
        "plus_code",
        label="ADDRESS",
        regex=Rx(LEFT + r"[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}" + RIGHT),
        score=0.85,
        gate=Gate(chars="+", digits=1),
    ),
    Pattern(
        "grid",
        label="ADDRESS",
        regex=Rx(LEFT + r"[hjnost][a-hj-z]\s?(?:\d{3}\s\d{3}|\d{4}\s\d{4}|\d{5}\s?\d{5})" + RIGHT),
        score=0.6,
        cue=Rx(r"grid|os ref"),
        cued=0.9,
        gate=Gate(digits=6),
    ),
)
