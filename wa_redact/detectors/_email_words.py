"""Words of the e-mail detector: providers, endings, and words that are no part of an address."""

#: providers that mean nothing else in a message, with the ways people mistype them
SURE = (
    *(
        "gmail",
        "gmial",
        "gmai",
        "gmal",
        "gamil",
        "gmaill",
        "gnail",
        "googlemail",
        "hotmail",
        "hotmial",
        "hotmal",
        "hotmai",
    ),
    *(
        "hotmaill",
        "ymail",
        "rocketmail",
        "protonmail",
        "btinternet",
        "btopenworld",
        "talktalk",
        "virginmedia",
        "ntlworld",
    ),
    *("blueyonder", "gmx", "nhsmail", "cjsm", "tiscali", "g mail", "hot mail"),
)
#: providers whose names are ordinary words as well
ALSO = (
    "outlook",
    "yahoo",
    "yaho",
    "icloud",
    "live",
    "msn",
    "aol",
    "sky",
    "proton",
    "mail",
    "me",
    "example",
    "bt",
    "mac",
)
TLD = (
    r"(?:co\s?(?:\.|dot|\s)\s?uk|com|con|cmo|comm|uk|org|net|gov|nhs|edu|ac|sch|info|biz|eu|ie|io|fr|de|pl|ro|es|pt|it|nl|"
    r"lt|lv|bg|hu|tr|pk|ng|gh|au|ca|nz|cymru|wales|scot|london|online|email|example|test|invalid|care|charity|foundation)"
)
_STOP_TEXT = (
    "a about add addi address addy again all also am an and any apply are arrived ask at available back be been before "
    "best book booked buy by bye call came can cc check chris come contact copy could dad dads do doc docs does down e "
    "eat email emails every find for form found from fwd get go going gone got had has have he her here hers hes hi him "
    "his how i if im in info is it its job join just kids know later latest leave left like link live lives log login "
    "look looked looking mail mails mate me meet meeting met mine mum mums mums my n nan name new no not now number of ok "
    "on one online only or order our out over page park pick please pls plz price prices put resend ring said see sell "
    "send sent shall she shes shop should sign site so some start starts stay stop thanks thats the their them then there "
    "they theyre this to told try u until up updated ur us use using via visit w was we website well went were what when "
    "where which who will with work works worker working would write yes you your yours"
)
#: words that are never the local part, nor the first word of a spoken one
STOP = frozenset(_STOP_TEXT.split()) - {"info", "chris", "price"}

#: endings that may stand after a blank or a comma: none of them is a word of its own
PLAIN_TLD = r"(?:co\s?(?:\.|dot|\s)\s?uk|com|uk|org|net|gov|example)"
