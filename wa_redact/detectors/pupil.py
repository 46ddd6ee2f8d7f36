"""Pupil and learner numbers: UPN (DfE), ULN (LRS), exam candidate and admission numbers."""

from wa_redact.checksums import uln, upn
from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

DETECTORS = (
    Pattern(
        "upn",
        label="CASE_ID",
        regex=Rx(LEFT + r"[a-hj-np-rt-z](?:[ -]?\d){11}[ -]?[0-9a-hj-np-rt-z]" + RIGHT),
        score=0.6,
        check=upn,
        checked=0.95,
        gate=Gate(digits=11),
    ),
    Pattern(
        "pupil_cued",
        label="CASE_ID",
        regex=Rx(r"(?<!\d)[a-z]?\d[\d -]{2,14}\d[a-z]?(?![^\W_])"),
        check=uln,
        cue=Rx(
            r"(?<![a-z])(?:upn|uln|uci|cpoms|sims|admission|pupil|learner|candidate|unique pupil)\W{0,2}(?:no|num|number|id)?\b"
        ),
        cued=0.85,
        before=22,
        after=14,
        veto=Rx(r"(?:19|20)\d\d plan"),
        gate=Gate(
            frozenset({"upn", "uln", "uci", "cpoms", "sims", "admission", "pupil", "learner", "candidate"}), digits=4
        ),
    ),
)
