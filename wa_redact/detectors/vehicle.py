"""Vehicle registration marks, DVLA formats. Only the form of 2001 is safe without a cue."""

import re

from wa_redact.detectors._reference import GOODS, LINK, RIGHT, TALK, THREE, TWO, Headed, talk
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

_CARS = (
    "car cars van vans cab taxi uber lorry truck minibus jeep moped motorbike motor bike scooter vehicle drives driving drove parked "
    "merc mercedes bmw audi vw volkswagen corsa fiesta focus golf polo astra clio micra yaris qashqai juke transit vauxhall ford toyota "
    "nissan honda mazda kia hyundai skoda octavia seat leon ibiza renault citroen peugeot fiat volvo range rover landrover mini tesla "
    "prius insignia estate hatchback saloon pickup registered suv jag jaguar lexus porsche punto saxo aygo picanto swift jazz civic kuga mokka zafira meriva tiguan touran caddy vivaro trafic passat mondeo vito sprinter berlingo dacia suzuki"
)
_CAR = QuickRx(rf"(?<![a-z])(?:{'|'.join(_CARS.split())}|reg|registration|plates?|vrm)(?![a-z])")
# no I, Q or Z ahead, Z behind but no I or Q; the figures are a half-year
_ISSUED = re.compile(r"[a-hj-pr-y]{2}[\s-]?(?:0[2-9]|[12][0-9]|5[1-9]|[67][0-9])[\s-]?[a-hj-pr-z]{3}")
_LETTERS = re.compile(r"[a-z]+")
_TWO = "|".join(sorted(TWO))
_THREE = "|".join(sorted(THREE))


def _words(value: str) -> bool:
    """True of a value with a common word in it: "a3 new", "is 12"."""
    return not {*_LETTERS.findall(value.lower())}.isdisjoint(TWO | THREE)


def _doubt(value: str) -> bool:
    """True of words round a figure, and in small letters of what DVLA never issued; in capitals nothing else looks so."""
    return talk(value) or not (value.isupper() or _ISSUED.fullmatch(value.lower()))


def _small(value: str) -> bool:
    """True unless in capitals and without a common word."""
    return not value.isupper() or "rtc" in value.lower() or _words(value)


DETECTORS = (
    Headed(
        "vehicle",
        label="VEHICLE",
        regex=QuickRx(r"[0-9][0-9](?<=(?<![^\W_])(?P<head>[a-z]{2})[\s-]?..)[\s-]?[a-z]{3}" + RIGHT),
        score=0.7,
        doubt=_doubt,
        veto=GOODS,
        gate=Gate(digits=2),
    ),
    Headed(
        "vehicle_capitals",
        label="VEHICLE",
        regex=QuickRx(
            r"[1-9][0-9]{2}(?:(?<=(?<![^\W_])(?P<head>[a-hj-np-y])\s?...)\s?[a-hj-pr-y]{3}"
            r"|(?<=(?<![^\W_])(?P<head>[a-hj-pr-y]{3})\s?...)[a-hj-nprstv-y])" + RIGHT
        ),
        score=0.6,
        doubt=_small,
        veto=GOODS,
        before=24,
        gate=Gate(digits=3),
    ),
    Headed(
        "vehicle_old",
        label="VEHICLE",
        # the year's letter first (1983), the year's letter last (1963), Northern Ireland's I or Z
        regex=QuickRx(
            r"[1-9][0-9]{0,2}(?:(?<=(?<![^\W_])(?P<head>[a-hj-np-y])\s?[0-9]{1,3})\s?[a-hj-pr-y]{3}"
            r"|(?<=(?<![^\W_])(?P<head>[a-hj-pr-y]{3})\s?[0-9]{1,3})\s?[a-hj-nprstv-y]"
            r"|(?<=(?<![^\W_])(?P<head>[a-z]{0,2}[iz]|[iz][a-z]{1,2}|[a-z][iz][a-z])\s?[0-9]{2,3})[0-9]?)" + RIGHT
        ),
        cue=_CAR,
        cued=0.75,
        before=28,
        after=14,
        doubt=_words,
        gate=Gate(frozenset((_CARS + " reg registration plate plates vrm").split()), digits=1),
    ),
    Pattern(
        "vehicle_told",
        label="VEHICLE",
        # any plate there ever was, personal ones and slips, straight after the word for it
        regex=QuickRx(
            LEFT
            + rf"(?:(?:number|licen[cs]e|private|personal|car|van|partial|cherished)\s)?(?:reg(?:istration|i)?|plates?|vrm|vrn)(?:'s|s)?(?![a-z]){LINK}"
            + rf"(?P<v>(?:[a-z] ){{2}}[0-9] [0-9](?: [a-z]){{3}}|(?!(?:{_TWO}|{_THREE})\s?[0-9])(?:[a-z]{{1,2}}[0-9oil]{{1,3}}\s?(?!(?:{_THREE}|{_TWO})(?![a-z]))[a-z]{{2,3}}|[a-z]{{2,3}}[0-9]{{1,4}}[a-z]?|[a-z]{{1,3}} [0-9]{{1,4}}(?: (?!a )[a-z])?|[0-9]{{1,4}}[a-z]{{1,3}})(?<=[0-9].{{0,6}}))(?<!(?:19|20)[0-9]{{2}})"
            + RIGHT
            + rf"|(?<![a-z])(?:private|personal|number|cherished|taxi|cab)\s(?:reg|plate)(?:'s|s)?(?![a-z]){LINK}(?P<v>[1-9][0-9]{{0,3}}\s?(?!(?:{_THREE}|{_TWO}|a)(?![a-z]))[a-z]{{1,3}}|[0-9]{{3,5}}){RIGHT}"
        ),
        score=0.8,
        gate=Gate(frozenset("reg regs regi registration plate plates vrm vrn".split()), digits=1),
    ),
    Pattern(
        "vehicle_part",
        label="VEHICLE",
        regex=QuickRx(
            LEFT
            + rf"(?:reg|plate)\s(?:end|ends|ending|ended|starts?|started|starting|begins?)(?: in| with)?\W{{1,3}}(?P<v>(?!(?:{_THREE})(?![a-z]))[a-z]{{3}}|[a-z]{{2}}[0-9]{{2}})"
            + rf"|(?<![a-z])plate{TALK}(?P<v>[a-hj-pr-y]{{2}}[0-7][0-9])"
            + RIGHT
        ),
        score=0.7,
        gate=Gate(frozenset({"reg", "plate"})),
    ),
)
