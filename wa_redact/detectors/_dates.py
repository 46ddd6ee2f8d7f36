"""How a date is written: pieces of patterns over lower-case text."""

MONTH = r"(?:jan(?:uary|aury)?|feb(?:r?uary|urary|uary|rary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember|mber)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
ORDINAL = rf"(?:(?:twenty|thirty)[ -](?:{_UNITS})|{_UNITS}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
SPOKEN_YEAR = rf"(?:(?:nineteen|twenty)[ -](?:oh[ -])?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_SMALL})?|{_SMALL})|two thousand(?: and)?(?: {_SMALL}| twenty(?:[ -]{_SMALL})?)?)"
YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = rf"(?:{YEAR}|'?\d\d(?!\d|:|\s?[ap]m|st|nd|rd|th)|{SPOKEN_YEAR})"
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[0-9])\s?(?:st|nd|rd|th)?(?![a-z\d])|{ORDINAL})"
_SEP = r"\s?[./\-|\\]\s?"

#: a day, month and year
FULL = (
    rf"(?:{YEAR}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}(?!\d)|\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:{YEAR}|\d{{2}})(?!\d)|\d{{1,2}} \d{{1,2}} (?:{YEAR}|\d{{2}})(?![\d:])"
    rf"|{DAY}[ ,-]{{0,2}}(?:of (?:the )?)?{MONTH}[ ,-]{{0,3}}{_ANY_YEAR}|{MONTH} (?:the )?{DAY}[ ,]{{1,2}}{_ANY_YEAR}"
    rf"|{ORDINAL}(?: of)?(?: the)? {ORDINAL}[ ,]{{1,2}}{_ANY_YEAR})"
)
#: without a year, or without a day
PARTIAL = rf"(?:{DAY}[ -]?(?:of )?{MONTH}(?![a-z])|{MONTH} (?:the )?{DAY}|{MONTH} {YEAR}|{MONTH} '\d\d|\d{{1,2}}[./-]\d{{1,2}}(?![\d/:]|\.\d|\s?[ap]m))"
FEAST = r"(?:(?:christmas|xmas|boxing|new year'?s|valentine'?s?|st patrick'?s|mother'?s|april fool'?s)\s(?:day|eve)|halloween|bonfire night|guy fawkes(?: night)?)(?:\s(?:19|20)\d\d)?(?![a-z])"
PACKED = r"(?:\d{8}|\d{6})(?!\d)"
YEAR_ONLY = rf"(?:{YEAR}|'\d\d)(?!\d)"
DAY_ONLY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)(?![a-z])|{ORDINAL})"
WEEKDAY = r"(?:(?:next|this|on)\s)?(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])|tomorrow|tmrw|2moz|2moro"
