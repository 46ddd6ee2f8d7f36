"""What streets, homes and units are called.

Descriptors: Postcode Address File (Royal Mail Programmers' Guide), abbreviations as in libpostal's English street types,
British dialect words added. How much evidence each group needs beside its name is our own judgement: the more a word is
used in ordinary talk, the more it needs (``NEED``; points are counted in ``_street_name.py``).
"""

#: safe with any name before them, the last lines as people misspell them
PLAIN = frozenset(
    "street road rd rds avenue ave lane ln crescent cres cresc gardens gdns gdn grdns grove grv estate terrace terr tce mews mws "
    "boulevard blvd broadway quay wharf embankment esplanade promenade wynd brae vennel pend loke twitten ginnel snicket "
    "garth dene paddocks spinney copse heights hts villas cottages cotts mansions bldgs almshouses hse maltings moorings "
    "quadrant drv parkway "
    "raod roadd steet stret streat streeet sreet strret avanue advenue avenu avnue crecent crescant cresent crescnt lnae "
    "gardns gradens terace grov clsoe closs drvie".split()
)
#: short, or ordinary words besides
LOOSE = frozenset(
    "st str est av close clo dr crt gr parade pde orchard orchards croft paddock towers apartments buildings "
    "ridgeway".split()
)
#: more ordinary words: a number, a capital or "lives on" has to stand by
WEAK = frozenset(
    "way drive place court walk row hill rise view vale green dell dale mead meadow meadows alley yard circus causeway brow "
    "fold nook holt hurst acre acres heath downs ridge mount lea leas lawn lawns oval chase glade glebe glen haven "
    "highway strand warren hollow lodge square house tower block villa cottage plaza works mill drove butts gait precinct "
    "pl ct cl sq hl pk flats gate loan".split()
)
#: words of every conversation
ORDINARY = frozenset(
    "end side hall park market reach point edge approach cross corner crossing path passage field fields "
    "wood woods common moor bank bridge spur drift farm".split()
)
#: points of evidence that a name with each kind of street's word needs
NEED = {
    **dict.fromkeys(PLAIN, 0),
    **dict.fromkeys(LOOSE, 1),
    **dict.fromkeys(WEAK, 2),
    **dict.fromkeys(ORDINARY, 3),
}
KINDS = frozenset(NEED)
#: streets with the article for a name: "14 the drive", "The Grove"
ARTICLED = frozenset(
    "grove avenue drive close crescent mews paddocks paddock orchard maltings ridgeway broadway green parade terrace glade "
    "spinney copse moorings quadrant embankment lane chase dell rise mount glebe meadows quay".split()
)
#: houses that are named with the article: "9 the beeches", "The Gables"; the loose ones are common nouns besides
HOUSES = frozenset(
    "gables vicarage rectory manse oaks elms willows laurels firs pines hollies cedars beeches smithy hawthorns limes poplars chestnuts "
    "birches priory croft bungalows crossways hawthorn rookery larches rowans acorns brambles conifers granary coppice glebe".split()
)
HOUSES_LOOSE = frozenset(
    "forge barn mill cottage bungalow lodge farm stables manor grange chapel foundry bakery dairy haven nook villa".split()
)
#: buildings that are named on the line above their street: "the gables, 14 church rd", "Ty Gwyn, Heol y Capel"
HOUSE_NAMES = (
    r"(?:the\s(?:old\s)?(?:gables|forge|vicarage|rectory|manse|barn|mill|cottage|bungalow|lodge|farm|stables|granary|coach house|oaks|elms|willows|"
    r"laurels|firs|pines|hollies|cedars|beeches|nook|haven|smithy|school ?house|manor|grange|hawthorns|limes|poplars|chestnuts|birches|"
    r"villa|chapel|post office|station house|bakery|dairy|maltings|foundry|flat|annexe?|hayloft|priory|hollow|croft|orchard)"
    r"|t[yŷ]\s[^\W\d_]{3,12}|[^\W\d_]{3,14}\s(?:cottage|lodge|villa|bungalow|barn|grange|manor|croft|guest house|house|hse|court|point|tower|towers|mansions|works|mill))"
)

_SPOKEN_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_SPOKEN_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SPOKEN_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
SPOKEN = frozenset(f"{_SPOKEN_TENS}|{_SPOKEN_UNITS}|{_SPOKEN_TEENS}|hundred".split("|"))
_COUNT = rf"(?:\d{{1,4}}\s?[a-h]?|[a-h]|{_SPOKEN_TENS}|{_SPOKEN_UNITS}|{_SPOKEN_TEENS})"
#: what stands before a number and belongs to it
NUMBER_WORDS = frozenset("no no. num number # nr".split())
#: rooms and plots tell where somebody is only together with a street or a home
ROOMS = frozenset("room rm block suite studio annex annexe unit plot pitch bldg".split())
FLATS = frozenset("flat flt apt apartment maisonette bedsit caravan chalet".split())
_FLOOR = (
    r"(?:(?:lower\s)?ground|first|second|third|fourth|top|upper|lower|1st|2nd|3rd|4th|garden|rear|front|basement|attic)"
)
#: one flat, room or plot; what it is stands in the group ``unit`` where it has a word of its own
UNIT = (
    rf"(?:(?P<unit>flat|flt|apt|apartment|maisonette|bedsit|caravan|chalet|room|rm|block|suite|lot|studio|annexe?|unit|plot|pitch)"
    rf"\s?(?:no\.?\s?|number\s|#)?{_COUNT}(?:/\d)?(?:\s?\((?:rear|front|top|left|right)\))?"
    rf"|{_FLOOR}\s(?:floor\s)?flat|basement\s?flat)(?![^\W_])"
)
#: a flat in Scotland or by its floor, only with the street after it: "3/2 14 Argyle St", "PF2, 8 Lauriston Pl"
FLOOR_FLAT = r"(?:\d{1,2}/\d|\d{1,2}f\d|[pg]f\d?|[gfstlb][gf]f|bf\d|tfl|tfr|(?:lower\s)?(?:ground|first|second|third|top|1st|2nd|3rd)\sfloor(?:\s(?:rear|front))?)"
#: elements that may be written between a flat and its street: "flat 4 above the chippy on mare st"
LANDMARK = r"(?:above|over|next (?:door )?to|opposite|behind|beside|by|under|near|round the back of|across from)\s(?:the\s)?[^\W\d_][\w'&-]{1,16}"
#: Welsh streets, descriptor first; the loose ones are ordinary words or names besides
WELSH = frozenset("heol ffordd stryd rhodfa".split())
WELSH_LOOSE = frozenset("lon lôn clos maes bryn cae parc teras tai".split())
