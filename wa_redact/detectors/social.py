"""Social-media and gaming names."""

from wa_redact.patterns import LEFT, Pattern, Rx
from wa_redact.types import Gate

_SITES = r"(?:snap(?:chat)?|insta(?:gram)?|ig|tik\s?tok|fb|facebook|twitter|discord|xbox|psn|ps[45]|roblox|fortnite|steam|twitch|kik|onlyfans|youtube|bereal|yubo|wizz|telegram)"
# a name that no ordinary word looks like: a digit, underscore or dot inside
_ODD = r"(?=[a-z0-9]{0,30}[._\d][a-z0-9._-])[a-z0-9][a-z0-9._-]{2,39}(?:\#\d{4})?(?<![.\-])"
_SITE_WORDS = frozenset(
    "snap snapchat insta instagram ig tiktok tik fb facebook twitter discord xbox psn ps roblox fortnite steam twitch kik onlyfans yubo wizz telegram username gamertag gamer handle user".split()
)

DETECTORS = (
    Pattern(
        "handle",
        label="SOCIAL_HANDLE",
        regex=Rx(r"(?<![\w@./])@(?=[a-z]{0,38}[\d_.][a-z0-9_])[a-z0-9_][a-z0-9_.]{1,38}[a-z0-9_](?![\w@]|\.[a-z])"),
        score=0.9,
        gate=Gate(chars="@"),
    ),
    Pattern(
        "handle_by_site",
        label="SOCIAL_HANDLE",
        regex=Rx(r"(?<![\w@./])@[a-z0-9_][a-z0-9_.]{1,38}[a-z0-9_]"),
        cue=Rx(LEFT + _SITES + r"(?![a-z])"),
        cued=0.9,
        gate=Gate(_SITE_WORDS, "@"),
    ),
    Pattern(
        "handle_named",
        label="SOCIAL_HANDLE",
        regex=Rx(
            rf"{LEFT}(?:{_SITES}|user\s?name|gamer\s?tag|handle)(?:'?s)?(?:\s(?:name|tag|account|acc|user|username|handle|id|page))?"
            rf"(?:\s?[:=-]\s?|\s(?:is|its|it's|called|as|on|name|under|at|add|me|by|now)\s){{1,3}}(?P<v>{_ODD})(?![a-z0-9])"
        ),
        score=0.85,
        gate=Gate(_SITE_WORDS),
    ),
    Pattern(
        "handle_direct",
        label="SOCIAL_HANDLE",
        regex=Rx(
            rf"{LEFT}(?:{_SITES}|user\s?name|gamer\s?tag)[,:]?\s(?P<v>(?=[a-z0-9]{{0,30}}[._\d]){_ODD})(?![a-z0-9:])"
        ),
        score=0.8,
        veto=Rx(r"(?:^|\W)\d{1,4}(?:am|pm|mins?|st|nd|rd|th)"),
        gate=Gate(_SITE_WORDS),
    ),
    Pattern(
        "handle_after",
        label="SOCIAL_HANDLE",
        regex=Rx(rf"(?<![\w@./])(?P<v>{_ODD}) (?:on|is (?:her|his|my|their)) {_SITES}(?![a-z])"),
        score=0.8,
        gate=Gate(_SITE_WORDS),
    ),
    Pattern(
        "profile",
        label="SOCIAL_HANDLE",
        regex=Rx(
            r"(?<![\w@.])(?:https?://)?(?:www\.|m\.)?(?:instagram\.com|facebook\.com|fb\.com|tiktok\.com|snapchat\.com/add|twitter\.com|x\.com|"
            r"linkedin\.com/in|onlyfans\.com|twitch\.tv|t\.me)/@?[a-z0-9_.?=/%-]{2,80}(?<![.?])"
        ),
        score=0.9,
        gate=Gate(chars="/"),
    ),
)
