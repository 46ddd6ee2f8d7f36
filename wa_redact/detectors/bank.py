"""Bank accounts and cards. Cards: ISO/IEC 7812 (Luhn); IBAN: ISO 13616 (modulus 97)."""

from wa_redact.checksums import iban, luhn
from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_SORT = Rx(r"(?<![a-z])(?:sort\W?(?:code)?|s/?c)(?![a-z])")
_ACCOUNT = Rx(
    r"(?<![a-z])(?:acc(?:ount|nt|t)?s?|a/c|ac|roll|bank|sort\W?code|s/c|barclays|lloyds|natwest|hsbc|halifax|santander|monzo|starling|nationwide|tsb|rbs)(?![a-z])"
)
_WORDS = frozenset(
    "acc account accnt acct accounts a ac sort sortcode bank roll barclays lloyds natwest hsbc halifax santander monzo starling nationwide tsb rbs s".split()
)

DETECTORS = (
    Pattern(
        "bank_pair",
        label="FINANCIAL",
        regex=Rx(r"(?<![\d/])\d{2}[- ]?\d{2}[- ]?\d{2}[\s,/&-]{1,3}\d{4}\s?\d{3,4}(?!\d)"),
        score=0.7,
        cue=_ACCOUNT,
        cued=0.9,
        gate=Gate(_WORDS, digits=13),
    ),
    Pattern(
        "sort_code",
        label="FINANCIAL",
        regex=Rx(r"(?<![\d/])\d{2}[- .]?\d{2}[- .]?\d{2}(?!\d)"),
        cue=_SORT,
        cued=0.9,
        before=24,
        after=12,
        gate=Gate(frozenset({"sort", "sortcode", "s", "sc"}), digits=6),
    ),
    Pattern(
        "account",
        label="FINANCIAL",
        regex=Rx(r"(?<![\d/+])\d{3,4}\s?\d{3,4}\s?\d{0,3}(?<=\d{6}|\d{3,4}\s\d{3,4}\s?\d{0,3})(?![\d/:])"),
        cue=_ACCOUNT,
        cued=0.8,
        before=40,
        after=14,
        gate=Gate(_WORDS, digits=6),
    ),
    Pattern(
        "card",
        label="FINANCIAL",
        regex=Rx(r"(?<!\d)(?!1)\d(?:[ -]?\d){12,18}(?!\d)"),
        score=0.3,
        check=luhn,
        checked=0.95,
        cue=Rx(r"(?<![a-z])(?:card|visa|mastercard|debit|credit)(?![a-z])"),
        cued=0.9,
        gate=Gate(digits=13),
    ),
    Pattern(
        "card_security",
        label="FINANCIAL",
        regex=Rx(
            LEFT
            + r"(?:cvv2?|cvc|security code|exp(?:iry|ires)?)(?: is| date)?\W{0,3}(?P<v>\d{3,4}|\d{2}\s?/\s?\d{2,4})(?!\d)"
        ),
        cue=Rx(r"card|cvv|cvc|\d{4} \d{4}"),
        cued=0.8,
        score=0.0,
        gate=Gate(frozenset({"cvv", "cvc", "card"}), digits=3),
    ),
    Pattern(
        "iban",
        label="FINANCIAL",
        regex=Rx(LEFT + r"[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?" + RIGHT),
        check=iban,
        checked=0.95,
        cue=Rx(r"iban"),
        cued=0.9,
        gate=Gate(digits=8),
    ),
)
