"""Places that are known without a word for their kind: saints, hospitals, nurseries, and kinds that stand in front."""

from wa_redact.patterns import LEFT, RIGHT, Pattern, Rx
from wa_redact.types import Gate

_HOLY = (
    r"(?:our\ lady(?:'?s)?(?:\ (?:of|and)\ (?:the\ )?[^\W\d_]{3,14}(?:\ (?:succour|help|angels|sorrows|rosary|grace))?)?|"
    r"holy\ (?:cross|family|trinity|rosary|name|child|rood|apostles)|sacred\ heart|corpus\ christi|"
    r"immaculate\ (?:heart|conception)|good\ shepherd|all\ saints'?|all\ souls'?|christ\ the\ king|christ\ church)"
)
_KIND = (
    r"(?:\ (?:rc|ce|c\ of\ e|cofe|catholic|church|school|primary|juniors?|infants?|high|ps|academy|nursery|hall|hospice|hospital|hosp|"
    r"mbu|secondary|grammar|college|parish|girls|boys)(?![^\W_])){0,4}"
)
_STREET = r"(?!\ (?:st|street|rd|road|ave|avenue|close|lane|day|way|drive|court|terrace|gardens|crescent|mews|square|place|walk|house|flats?|estate|ambulance|wort)(?![^\W_]))"
_BEFORE_SAINT = (
    r"(?:(?<=^|[.,;:!?(\n*-]\s?)|(?<=(?<![^\W_])(?:at|to|from|in|into|goes|go|going|attends?|attending|is|called|by|and|or|near|outside|"
    r"school|nursery|starts?|started|left|for|both|between|of|with|the|that|says?|said|via|ring|rang|rung|call|hosp|church|took|off|"
    r"his|her|their|new|when|if|told|because|cos|but|then|ask|tell|hospital|drop|leaving|changed|can|could|would|will|should|is|are|was|n|phone|why|did|has|does)\s))"
)
_SAINT = (
    rf"{_BEFORE_SAINT}(?:st\.?|saint)\s(?!patricks?\ day|georges?\ day|davids?\ day|andrews?\ day|albans|helens(?!\ (?:rc|primary|school))|"
    r"ives|neots|leger|pancras(?!\ hosp))(?:[^\W\d_]{3,14}(?:s'|'s|s)|john the (?:baptist|evangelist|divine)|pius|john|jude|joe|mary|anne?|paul|peter|luke|mark|clare)(?![^\W_])"
    rf"{_STREET}{_KIND}"
)
_HOSPITALS = (
    r"(?:alder\ hey|royal\ free|whipps\ cross|great\ ormond\ st(?:reet)?|gosh(?=\ (?:appt|on|at|ward|hosp))|moorfields|(?:the\ )?whittington(?=\ (?:hosp|a&e|ward|mat))|"
    r"north\ mid(?:dlesex)?(?=\ (?:hosp|a&e|ward|mat))|addenbrooke'?s|pinderfields|northwick\ park|stoke\ mandeville|ninewells|yorkhill|wythenshawe\ hosp\w*|"
    r"arrowe\ park|stepping\ hill|frimley\ park|john\ radcliffe|heartlands|royal\ (?:gwent|london|vic(?:toria)?|stoke|preston|bolton|berks|marsden|brompton|"
    r"hallamshire|glamorgan|oldham|blackburn|derby|devon|surrey|sussex|cornwall|shrewsbury|lancaster|manchester|liverpool|alexandra|infirmary|blackburn)|"
    r"(?:bradford|salford|leicester|calderdale|huddersfield|hull|sunderland|worcester)\ royal|(?:sheffield|birmingham|bristol|manchester|evelina|leeds)\ children'?s|"
    r"qmc|nuh|uclh?|lgi|rvi)"
)
_TINY = (
    r"(?:(?:little|tiny|teeny|busy|jolly|mini|rising|happy|first|bright|wee)\ (?:acorns|otters|stars|tots|toes|bees|bears|ducklings|explorers|learners|treasures|"
    r"monkeys|owls|fishes|gems|rascals|pickles|einsteins|sunbeams|stones|sparks|tigers|steps|feet|angels|oaks|pips|foxes|dragons|lambs|robins|wrens)|"
    r"stepping\ stones|sunbeams|rainbows|tumble\ ?tots|ladybirds|busy\ bees|cygnets|bumble\ ?bees|ducklings)"
)
_WORD = r"[^\W\d_][\w'-]{2,20}"
_NOT_NEXT = r"(?!(?:is|was|are|on|at|in|and|or|for|to|the|a|he|she|they|has|have|said|says|all|till|til|this|that|from|with|but|so|we|i|after|every|again|for|near|room|next|closed|shut|open|opens|do|does|did|can|class|classes|rang|ring|group|worker|worship|grant|maternity)(?![^\W_]))"

# ends as a town or a field does
_LIKELY = (
    r"(?!(?:child|adult|neighbour|mother|father|likeli|under|within|without|outside|inside|beside|understand)\w*)"
    r"[^\W\d_]{2,9}(?:wood|field|ford|bury|brook|dale|stead|worth|hurst|croft|gate|bank|shaw|thorpe|mount|combe|"
    r"lands?|wick|minster|bridge|borough|moor|grove|mere|stone|ridge|bourne|park|lea|side|ham|acres?)s?(?![^\W_])"
)

PATTERNS = (
    Pattern(
        "place_hospital_cued",
        label="PLACE",
        regex=Rx(
            rf"{LEFT}(?:king\ george(?:'?s)?|queen\ (?:elizabeth|alexandra|charlotte)(?:'?s)?|homerton|the\ royal|kings|king's|the\ whitt(?:ington)?|the\ queens?|"
            rf"the\ lister|the\ jr|the\ rvi|lgi|rvi|royal\ [^\W\d_]{{4,12}}){RIGHT}{_STREET}(?!\ (?:mail|wedding|family))"
        ),
        cue=Rx(
            r"(?<![a-z])(?:scan|ward|a&e|bloods?|maternity|labour|admitted|discharged?|op|oxygen|theatre|midwife|hosp(?:ital)?|resus|paeds|scbu|nicu|blue light|"
            r"consultant|x-?ray|stitches|delivery|antenatal|outpatients|drip|surgeon)(?![a-z])"
        ),
        cued=0.6,
        before=50,
        after=40,
        gate=Gate(
            frozenset(
                "george georges elizabeth alexandra charlotte homerton royal kings king whitt whittington queen queens lister jr rvi lgi".split()
            )
        ),
    ),
    Pattern(
        "place_called",
        label="PLACE",
        regex=Rx(
            rf"{LEFT}(?:school|nursery|college|academy|playgroup|refuge|surgery|hostel)(?:\ (?:is\ )?(?:called|named)|\ name(?:\ is|:)|\ is|\ ?:|\ ?=)\ "
            rf"(?P<v>{_LIKELY}(?:\ (?:primary|school|academy|nursery|juniors?|infants?|house|lodge|park|high|girls|boys){RIGHT})?)"
        ),
        score=0.7,
        gate=Gate(frozenset("school nursery college academy playgroup refuge surgery hostel".split())),
    ),
    Pattern(
        "place_saint",
        label="PLACE",
        regex=Rx(_SAINT),
        score=0.75,
        gate=Gate(frozenset({"st", "saint"})),
    ),
    Pattern(
        "place_holy",
        label="PLACE",
        regex=Rx(rf"{LEFT}{_HOLY}{RIGHT}{_STREET}{_KIND}"),
        score=0.65,
        gate=Gate(
            frozenset(
                {"lady", "ladys", "holy", "sacred", "corpus", "immaculate", "shepherd", "saints", "souls", "christ"}
            )
        ),
    ),
    Pattern(
        "place_hospital",
        label="PLACE",
        regex=Rx(
            rf"{LEFT}{_HOSPITALS}{RIGHT}(?!\ (?:family|mail|wedding|road|st|street|lane|station|mums?))(?:\ (?:hospital|hosp|infirmary|a&e|maternity){RIGHT}){{0,2}}"
        ),
        score=0.75,
        gate=Gate(
            frozenset(
                "alder royal whipps ormond moorfields whittington mid middlesex addenbrookes addenbrooke pinderfields northwick stoke ninewells "
                "yorkhill wythenshawe arrowe stepping frimley radcliffe heartlands children childrens qmc nuh ucl uclh lgi rvi gosh".split()
            )
        ),
    ),
    Pattern(
        "place_nursery",
        label="PLACE",
        regex=Rx(
            rf"(?<=(?<![^\W_])(?:at|to|from|goes|attends|outside|in|and|of|nursery|is|called|for|that|outside)\s){_TINY}{RIGHT}(?!\ (?:of|in|on|at)\ (?:her|his|the\ (?:sky|garden)))"
            r"(?:\ (?:on\ the\ [^\W\d_]{3,12}|(?:day\ )?nursery|pre-?school|playgroup|day\ ?care)(?![^\W_]))?"
        ),
        score=0.65,
        gate=Gate(
            frozenset(
                "little tiny teeny busy jolly mini rising happy first bright wee stepping sunbeams rainbows tumble tumbletots ladybirds cygnets bumble bumblebees ducklings".split()
            )
        ),
    ),
    Pattern(
        "place_in_front",
        label="PLACE",
        regex=Rx(
            rf"{LEFT}(?:ysgol(?:\ gynradd|\ gyfun)?|masjid|hmp|hmyoi|yoi|travelodge|premier\ inn|holiday\ inn|sure\ start|beis|jamia|church\ of\ god|"
            rf"ark|harris|oasis)\s(?:(?:on|y|yr|in|sri|guru)\ (?:the\ )?)?{_NOT_NEXT}{_WORD}(?:\ (?:coch|cwm|m[oô]r|derw|academy|primary|singh|yaakov|malka|[^\W\d_]{{4,10}}(?=\ (?:academy|primary)))){{0,3}}"
        ),
        score=0.7,
        veto=Rx(r"noah|drinks?"),
        gate=Gate(
            frozenset(
                "ysgol masjid hmp hmyoi yoi travelodge premier holiday sure beis jamia god ark harris oasis".split()
            )
        ),
    ),
    Pattern(
        "ward",
        label="PLACE",
        regex=Rx(
            LEFT
            + r"ward\s(?:\d{1,2}[a-z]?|[a-z]\d{1,2})(?![:.]?\d|[^\W_])(?:\ (?:at|in)\ (?:the\ )?(?!the|a|this|that|home|half|once|least|all|last|night|lunch|visiting)(?:royal\ )?[^\W\d_]{4,16}(?![^\W_]))?"
        ),
        score=0.6,
        veto=Rx(r"ward round"),
        gate=Gate(frozenset({"ward"}), digits=1),
    ),
    Pattern(
        "place_house",
        label="PLACE",
        regex=Rx(
            r"(?<![^\W_])(?!(?:the|his|her|my|our|your|their|ur|this|that|a|in|at|safe|own|whole|moving|council|nans?|mums?|dads?|bail|new|old|full|open|halfway|half-way|move|big|shared|bail|school|court|sober|from|to|of|and|is|by|on|or|for|first|care|foster|group)\s)"
            r"[^\W\d_]{3,16}\s(?:house|lodge|grange|manor|villa|cottage)(?![^\W_])"
        ),
        cue=Rx(
            r"(?<![a-z])(?:refuge|children'?s home|kids home|hostel|respite|contact|placement|unit|youth club|day centre|key ?worker|residential|dv worker|hotel|supported living|semi)(?![a-z])"
        ),
        cued=0.6,
        before=40,
        after=30,
        gate=Gate(frozenset({"house", "lodge", "grange", "manor", "villa", "cottage"})),
    ),
)
