"""Court references: family and Crown court case numbers, the 16-digit HMCTS reference (11 clock digits, 4 random, 1 Luhn)."""

from wa_redact.checksums import luhn
from wa_redact.detectors._reference import RIGHT, Headed, talk
from wa_redact.patterns import Pattern, QuickRx
from wa_redact.types import Gate

DETECTORS = (
    Headed(
        "court_case",
        label="CASE_ID",
        regex=QuickRx(
            r"[0-9][0-9](?<=(?<![^\W_])(?P<head>[a-z][a-z])[ -]?..)[ -]?[a-z][ -]?(?=[0-9o]*[0-9]{3})[0-9o]{4,6}"
            + RIGHT
        ),
        score=0.9,
        doubt=talk,
        veto=QuickRx(r"(?<![a-z])(?:model|serial|part no)(?![a-z])"),
        before=24,
        after=0,
        gate=Gate(digits=5),
    ),
    Headed(
        "crown_court",
        label="CASE_ID",
        # T for trial, S for sentence, A for appeal, U for the rest; year; running number
        regex=QuickRx(r"20[0-9]{2}(?<=(?<![^\W_])(?P<head>[tsau]).{4})[ -]?[0-9]{4}" + RIGHT),
        score=0.85,
        gate=Gate(digits=8),
    ),
    Headed(
        "court_cued",
        label="CASE_ID",
        # a judgment of 2023 prints a number without the letter of its kind
        regex=QuickRx(r"[0-9]{7}(?<=(?<![^\W_])(?P<head>[a-z][a-z]).{7})" + RIGHT),
        cue=QuickRx(r"court|case|hearing"),
        cued=0.8,
        gate=Gate(frozenset({"court", "case", "hearing"}), digits=7),
    ),
    Pattern(
        "hmcts",
        label="CASE_ID",
        regex=QuickRx(r"1[4-9][0-9]{2}(?<![0-9]....)[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"),
        score=0.6,
        check=luhn,
        checked=0.95,
        gate=Gate(digits=16),
    ),
)
