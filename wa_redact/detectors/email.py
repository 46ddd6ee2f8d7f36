"""E-mail addresses, plain, obfuscated and spoken."""

from wa_redact.patterns import LEFT, Pattern, Rx
from wa_redact.types import Gate

_TLD = r"(?:com|co|org|net|uk|gov|ac|nhs|sch|info|me|io|eu|ie|scot|wales|london)"
_DOT = r"(?:\s?\.\s?|\s{1,2}dot\s{1,2}|\s?[(\[]dot[)\]]\s?)"
_JOIN = rf"(?:{_DOT}|\s?[_+-]\s?|\s{{1,2}}(?:underscore|dash|hyphen)\s{{1,2}})"

DETECTORS = (
    Pattern(
        "email",
        label="EMAIL_ADDRESS",
        regex=Rx(
            r"(?<![\w.+%@-])[\w.+%'-]{1,64}+\s?@\s?(?:[\w-]{1,63}+(?:\s?\.\s?[\w-]{2,63}+){1,4}"
            r"|(?:gmail|hotmail|outlook|yahoo|icloud|live)(?![\w]))"
        ),
        score=0.95,
        gate=Gate(chars="@"),
    ),
    Pattern(
        "email_spoken",
        label="EMAIL_ADDRESS",
        regex=Rx(
            rf"{LEFT}[a-z0-9]{{1,30}}+(?:{_JOIN}[a-z0-9]{{1,30}}+){{0,5}}(?:\s{{1,2}}at\s{{1,2}}|\s?[(\[]at[)\]]\s?|\s?@\s?)"
            rf"[a-z0-9-]{{2,30}}+(?:{_DOT}{_TLD}){{1,3}}(?![^\W_])"
        ),
        score=0.9,
        gate=Gate(frozenset({"at", "dot", "gmail", "hotmail", "outlook"})),
    ),
)
