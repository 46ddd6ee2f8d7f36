"""Bank accounts and cards. Cards: ISO/IEC 7812 (Luhn); IBAN: ISO 13616 (modulus 97)."""

from wa_redact.checksums import iban, luhn
from wa_redact.detectors._reference import LINK, NO_DATE, NO_PHONE, RIGHT, TALK, Headed
from wa_redact.patterns import LEFT, Pattern, QuickRx
from wa_redact.types import Gate

_SORT_CODE = r"(?:sort\s?-?code|sort(?=\W{1,3}(?:is\W)?\d)|s/?c(?:ode)?)"
_NAMES = (
    r"(?:acc(?:ount|nt|t)?s?|a/c|ac|sc|roll|bank|building society|sort\W?code|s/c|barclays|lloyds|natwest|hsbc|halifax|santander|monzo|"
    r"starling|nationwide|tsb|rbs|revolut)"
)
_WORDS = frozenset(
    "acc account accnt acct accounts accs a ac sort sortcode bank building roll barclays lloyds natwest hsbc halifax santander monzo "
    "starling nationwide tsb rbs revolut s sc".split()
)
# other accounts are no bank's
_BILL = QuickRx(
    r"(?:rent|council\s?tax|ctax|tenancy|gas|electric|energy|water|twitter|insta|snap|facebook|email|nhs)\W{1,3}(?:acc|a/c)"
)
_CARD = QuickRx(r"(?<![a-z])(?:cards?|visa|mastercard|amex|debit|credit|bank)(?![a-z])")
_CARD_OR_CODE = QuickRx(
    r"(?<![a-z])(?:cards?|visa|mastercard|amex|debit|credit|cvv|cvc)(?![a-z])|\d{4}[ -]?\d{4}[ -]?\d{4}"
)
_CARD_WORDS = frozenset("card cards visa mastercard amex debit credit cvv cvv2 cvc bank".split())
_SPLIT = r"[0-9]{2}[- .]?[0-9]{2}[- .]?[0-9]{2}"

DETECTORS = (
    Pattern(
        "bank_pair",
        label="FINANCIAL",
        regex=QuickRx(
            r"[0-9]{2}(?<![0-9/£$.-]..|[0-9][ ]..)-[0-9]{2}-[0-9]{2}[\s,/&-]{1,3}[0-9]{4}[ -]?[0-9]{3,4}(?![0-9])"
            r"|[0-9]{4}(?<![0-9/£$.-].{4})[ -]?[0-9]{4}[\s,/&-]{1,3}[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9/-])"
        ),
        score=0.75,
        gate=Gate(digits=13),
    ),
    Pattern(
        "bank_pair_cued",
        label="FINANCIAL",
        regex=QuickRx(
            rf"(?<![0-9/£$]){_SPLIT}[\s,/&-]{{1,3}}[0-9]{{4}}[ -]?[0-9]{{3,4}}(?![0-9])|(?<![0-9/£$])[0-9]{{4}}[ -]?[0-9]{{4}}[\s,/&-]{{1,3}}{_SPLIT}(?![0-9/-])"
        ),
        cue=QuickRx(rf"(?<![a-z]){_NAMES}(?![a-z])"),
        cued=0.9,
        before=48,
        gate=Gate(_WORDS, digits=13),
    ),
    Pattern(
        "sort_code",
        label="FINANCIAL",
        regex=QuickRx(
            LEFT
            + rf"{_SORT_CODE}s?(?![a-z])(?:{LINK}|{TALK})(?P<v>[0-9](?:[- ./]{{0,2}}[0-9]|[oil]){{5}})(?![^\W_]|[/.-]\d)"
        ),
        score=0.9,
        gate=Gate(frozenset({"sort", "sortcode", "s", "sc", "scode"}), digits=5),
    ),
    Pattern(
        "sort_code_before",
        label="FINANCIAL",
        regex=QuickRx(r"[0-9]{2}(?<![0-9/].{2})[- .]?[0-9]{2}[- .]?[0-9]{2}(?![0-9])"),
        cue=QuickRx(r"\G\W{1,3}(?:(?:is|thats|that's|for|the|as|her|his|my)\s){0,3}(?:sort|s/c)(?![a-z])"),
        cued=0.9,
        before=0,
        after=28,
        gate=Gate(frozenset({"sort", "sortcode", "s"}), digits=6),
    ),
    Pattern(
        "account",
        label="FINANCIAL",
        regex=QuickRx(LEFT + NO_DATE + NO_PHONE + r"(?<![/+£$.-])[0-9](?:[ -]?[0-9]|[oil]){6,9}(?![^\W_]|[/:]|\.\d)"),
        cue=QuickRx(rf"(?<![a-z]){_NAMES}(?![a-z])"),
        cued=0.8,
        veto=_BILL,
        before=40,
        after=20,
        gate=Gate(_WORDS, digits=6),
    ),
    Pattern(
        "account_told",
        label="FINANCIAL",
        regex=QuickRx(
            LEFT
            + rf"(?<!rent |tax )(?:acc(?:ount|nt|t)?|a/c|ac)(?![a-z]){LINK}{NO_DATE}{NO_PHONE}(?P<v>[0-9](?:[ -]?[0-9]|[oil]){{5,9}}|[a-z/-]{{1,3}}[0-9]{{6,9}}(?:-\d)?)(?![^\W_]|[/:]|\.\d)"
            + rf"|(?<![a-z])roll(?![a-z]){LINK}(?P<v>[a-z]{{0,3}}[/-]?[0-9][0-9/ -]{{4,12}}[0-9][a-z]?)(?![^\W_])"
        ),
        score=0.8,
        gate=Gate(frozenset("acc account accnt acct a ac roll".split()), digits=6),
    ),
    Pattern(
        "card",
        label="FINANCIAL",
        # no range of cards begins with 1; HMCTS references do
        regex=QuickRx(r"[02-9](?<![^\W_].)(?:[ .-]?[0-9]){12,18}(?![0-9])"),
        check=luhn,
        checked=0.95,
        cue=_CARD,
        cued=0.9,
        gate=Gate(digits=13),
    ),
    Pattern(
        "card_grouped",
        label="FINANCIAL",
        regex=QuickRx(
            r"[3-6][0-9]{3}(?<![0-9.+]....|[0-9][ -]....)(?P<gap>[ -])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}(?![ -]?[0-9]{4})(?![0-9])"
        ),
        score=0.6,
        gate=Gate(digits=16),
    ),
    Pattern(
        "card_beside",
        label="FINANCIAL",
        # the date and the three figures that follow a card's number
        regex=QuickRx(
            r"(?<=[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3,4}[\s,]{1,3}(?:exp\w{0,4}\W{1,2})?)(?P<v>(?:0[1-9]|1[0-2])\s?[/-]\s?[0-9]{2}(?:[\s,]{1,2}[0-9]{3})?)(?![0-9/])"
        ),
        score=0.7,
        gate=Gate(chars="/-", digits=16),
    ),
    Pattern(
        "card_security",
        label="FINANCIAL",
        regex=QuickRx(
            LEFT
            + rf"(?:cvv2?|cvc2?|security (?:code|number)|sec code|exp(?:iry|ires|iration|s)?(?: date)?|last (?:4|four|3|three)(?: digits| numbers)?|(?:card|it) (?:end|ends|ending)(?: in| with)?|ending(?: in| with)?|pin)(?![a-z])(?:{LINK}|{TALK})(?P<v>[0-9]{{3,4}}|(?:0[1-9]|1[0-2])\s?[/-]\s?[0-9]{{2,4}})(?![^\W_]|[/:.]\d)"
        ),
        cue=_CARD_OR_CODE,
        cued=0.9,
        before=60,
        after=30,
        gate=Gate(_CARD_WORDS | {"security", "expiry"}, digits=3),
    ),
    Pattern(
        "card_ending",
        label="FINANCIAL",
        regex=QuickRx(
            r"(?<![a-z])(?:cards?|acc(?:ount|t)?|a/c)(?:\W{1,2}(?:no|number|that|which|is))?\W{1,3}(?:end|ends|ending)(?: in| with| is)?\W{1,3}(?P<v>[0-9]{3,4})(?![^\W_]|[:.]\d)"
        ),
        score=0.9,
        gate=Gate(frozenset({"card", "cards", "account", "acc", "acct", "a"}), digits=3),
    ),
    Headed(
        "iban",
        label="FINANCIAL",
        regex=QuickRx(
            r"[0-9]{2}(?<=(?<![^\W_])(?P<head>[a-z]{2})[ ]?..)(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?" + RIGHT
        ),
        check=iban,
        checked=0.95,
        cue=QuickRx(r"(?<![a-z])(?:iban|acct?|account|bank|remit)(?![a-z])"),
        cued=0.9,
        gate=Gate(digits=10),
    ),
    Headed(
        "iban_gb",
        label="FINANCIAL",
        regex=QuickRx(r"[0-9]{2}(?<=(?<![^\W_])(?P<head>gb)[ ]?..)[ -]?[a-z]{4}(?:[ -]?[0-9]){13,15}" + RIGHT),
        score=0.8,
        gate=Gate(frozenset({"gb"}), digits=14),
    ),
)
