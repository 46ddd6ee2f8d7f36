"""Pupil and learner numbers: UPN (DfE), ULN (LRS), exam candidate and admission numbers."""

from wa_redact.checksums import upn
from wa_redact.detectors._reference import LINK, RIGHT, TALK, Headed
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

_NUMBERED = r"(?:upn|uln|uci|cpoms|unique (?:pupil|learner)|(?:sims|admissions?|pupil|learner|candidate|exam|student)(?=\W{1,2}(?:ref|no|num|number|id)(?![a-z])))"
_WORDS = frozenset(
    "upn upns uln ulns uci cpoms unique sims admission admissions pupil learner candidate exam student".split()
)

DETECTORS = (
    Headed(
        "upn",
        label="CASE_ID",
        regex=QuickRx(
            r"[0-9](?<=(?<![^\W_])(?P<head>[a-hj-np-rt-z])[ -]?.)(?:[ -]?[0-9]){10}[ -]?[0-9a-hj-np-rt-z]" + RIGHT
        ),
        score=0.6,
        check=upn,
        checked=0.95,
        gate=Gate(digits=11),
    ),
    Pattern(
        "pupil_told",
        label="CASE_ID",
        regex=QuickRx(
            LEFT
            + rf"{_NUMBERED}(?:s|'s)?(?![a-z])(?:{LINK}(?P<v>[a-z]?[0-9][0-9oil -]{{1,14}}[0-9oil][a-z]?)|{TALK}(?P<v>[a-z]?[0-9](?:[ -]?[0-9]){{4,12}}[a-z]?))"
            + RIGHT
        ),
        score=0.85,
        gate=Gate(_WORDS, digits=3),
    ),
    Pattern(
        "pupil_cued",
        label="CASE_ID",
        regex=QuickRx(r"[0-9]{5}(?<![^\W_].{5})[ -]?[0-9]{5}" + RIGHT),
        cue=QuickRx(r"(?<![a-z])(?:upn|uln|uci|learner|unique pupil)(?![a-z])"),
        cued=0.85,
        before=40,
        after=20,
        gate=Gate(frozenset({"upn", "uln", "uci", "learner", "pupil"}), digits=10),
    ),
)
