"""E-mail addresses: as written, broken up, disguised ("(at)"), and spoken ("tom dot price at example dot com")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx, near
from wa_redact.text import Gate, Text
from wa_redact.types import Finding

#: mail providers that people name without an ending; those in _SURE mean nothing else in a message
_SURE = ("gmail", "gmial", "gmai", "gmal", "gamil", "gmaill", "googlemail", "hotmail", "hotmial", "hotmal", "hotmai", "ymail",
         "rocketmail", "protonmail", "btinternet", "btopenworld", "talktalk", "virginmedia", "ntlworld", "blueyonder", "gmx",
         "nhsmail", "cjsm", "tiscali", "egress")  # fmt: skip
_PROVIDERS = (*_SURE, "outlook", "yahoo", "icloud", "live", "msn", "aol", "sky", "proton", "mail", "me", "example", "bt")
_TLD = (
    r"(?:com|con|cmo|comm|co\ ?uk|uk|org|net|gov|nhs|edu|ac|sch|info|biz|eu|ie|io|me|us|fr|de|pl|ro|es|pt|it|nl|lt|lv|"
    r"bg|hu|tr|in|pk|ng|gh|au|ca|nz|cymru|wales|scot|london|online|email|mail|example|test|invalid|app|care|charity|foundation)"
)
_LOCAL = r"[\w.%+'~!#$&*/=?^{}|-]"
_CUE = Rx(r"(?<![a-z])(?:e-?\ ?mails?|emial|emailed|e-?mailing|mail(?:ed|ing)?|cc|bcc|inbox|gmail|hotmail|addy|forward|fwd|invite|resend)(?![a-z])")

# blanks, a line end or a comma in the place of a dot: one, on one side of the mark
_AT = r"(?:@{1,2}|\s{0,2}[\[({<]\s?(?:at|@|a)\s?[\])}>]\s{0,2}|\s{1,2}@{1,2}\s{0,2}|@\s{1,2}|\s?-at-\s?|_at_)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|\.|d0t)\s?[\])}>]\s?|\s{1,2}(?:dot|point|full\ ?stop|period)\s{1,2}|\s?-dot-\s?|_dot_)"
_LOOSE = r"(?:\s{1,2}\.\s{0,2}|\.\s{1,2}|,\s?)"

# the local part: what stands straight before the mark, and what joins on to the left of it by a (dot) or a spoken dot
_JOINED_LOCAL = rf"(?:[\w+-]{{1,40}}{_DOT}|[\w+-]{{1,40}}(?:\s\.\s?|\.\s))?+"

_PLAIN = Rx(
    rf"(?<![\w.+-])(?:mailto:)?(?P<v>(?:[\w+-]{{1,40}}(?:\s?[\[({{<]\s?dot\s?[\])}}>]\s?|\sdot\s|\s\.\s?)){{0,3}}+"
    rf"(?:[\w+-][\w.%+'~&*-]{{0,63}}+){_AT}[\w-]{{1,63}}+(?:(?:{_DOT}|{_LOOSE}(?={_TLD}{RIGHT}))[\w-]{{2,63}}+){{1,6}}+)"
)
_BARE = Rx(rf"(?<![\w.@+-])(?P<v>[\w+][\w.+'-]{{0,63}}+@(?P<host>[a-z][a-z0-9-]{{1,62}}+))(?![\w@]|\.\w)")
