"""What a significant conversation sounds like, kind by kind: harm that is told, a child's removal.

The kinds are those that recording guidance lists (disclosures, threats to remove, consent, breakdown of a placement,
complaints, concerns, contact, decisions, missing children). ``_risk`` and ``_significant_case`` have the others.
"""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, listed, phrases
from wa_redact.patterns import LEFT, RIGHT, QuickRx

#: whom it happens to; U+FFFC stands for a name that was taken out
WHO = (
    r"(?:me|him|her|them|us|mum|mam|dad|\ufffc|(?:the |my |his |her |our |their )?(?:baby|babies|little (?:one|un)s?|kids?|child|children|boys?|girls?|"
    r"brothers?|sisters?|bro|sis|son|daughter|mum|mam|nan|twins|lads?|grandson|granddaughter|toddler|bairns?|wee (?:man|one)|yp|young person))"
)
CHILD = (
    r"(?:(?:my|the|her|his|ur|your|our|their|these|both|all|them) (?:\w+ )?(?:kids?|children|child|baby|babies|bby|daughters?|sons?|girls?|boys?|bairns?|"
    r"weans?|grandkids|grandchildren|little ones?|unborn|siblings)|them|him|her|\ufffc)"
)
_NO_HARM = QuickRx(
    LEFT
    + r"(?:traffic|ball|it|car|doors?|dog|puppy|cat|swing|rain|wasp|bee|that|flu|heat|cold|bus|train|football|game|fifa|match|score[ds]?|goals?|heart|"
    r"jab|injection|dentist|head|tummy|belly|tooth|teeth|throat|knees?|wickets|hit (?:me|us) up|lol|haha\w*|so kind)"
    + RIGHT
)

HARM = "harm or a disclosure"
_HURT = Cue(
    HARM,
    listed(
        "hit hits hitting punched punches punching slapped slaps slap kicked kicks kicking smacked smacks smack beat beats beaten battered batters "
        "strangled strangles choked chokes whacked hurt hurts hurting belted burnt burned headbutted pushed grabbed grabs dragged threw bashed"
    ),
    QuickRx(
        LEFT
        + r"(?:hit(?:s|ting)?|punch(?:ed|es|ing)|slap(?:ped|s)?|kick(?:ed|s|ing)|smack(?:ed|s)?|beat(?:s|en)?(?: up)?|batter(?:ed|s)|strangle[ds]|"
        r"choke[ds]|whacked|hurt(?:s|ing)?|belted|burn(?:t|ed)|headbutted|pushed|grab(?:bed|s)|dragged|threw|bashed) "
        rf"(?:{WHO}{RIGHT}(?! (?:head|knee|arm|leg|foot|toe|hand|elbow|back|finger|thumb|chin|nose|lip|face)s? (?:on|in|at|off|playing))(?! (?:out|off|at|by|to|with the)\b))"
        r"(?!'s)(?! (?:feelings?|up|over the|stuff|things|bag|coat|shoes|homework))"
    ),
    veto=_NO_HARM,
)
_DISCLOSED_SAID = phrases(
    r"disclosed",
    r"disclosing",
    r"ma(?:de|king|kes) (?:a |an |some |more )?(?:\w+ )?disclosures?",
    rf"touch(?:ed|es|ing)? (?:{WHO}|it|his|her|my)(?: (?:privates?|down|there|bits|up|inappropriately|under|when|at night|while|miss))?(?= ?(?:[.!?,\n]|$)| (?:privates?|down|there|bits|inappropriately|under|when|at night|while|miss))",
    r"(?:inappropriately|sexually) (?:touched|abused|assaulted)",
    r"raped",
    r"abused",
    r"abusing",
    r"molested",
    r"(?:scared|frightened|terrified|afraid) (?:of (?:him|her|them|you|dad|mum|stepdad|step dad|my|his dad|her dad|his mum|her mum|what (?:he|she|they)|going (?:home|back)|being (?:left|alone with)|the carer|her (?:mum|dad|brother|uncle)|\ufffc)|to (?:go|be) (?:home|back|there|on my own|left)|he'?(?:ll|s| will)|at home)",
    r"lock(?:s|ed) (?:me|him|her|them|us|\ufffc|the kids) (?:in|out)",
    r"(?:comes?|came|gets?|got|climb\w*) (?:in|into) (?:my|her|his) (?:room|bed)(?= (?:at|in the) night| when|[.!?,]|$)",
    r"(?:bruis(?:es?|ed|ing)|marks?|burns?|injur(?:y|ies)|welts?|cuts|hand ?print|scratches|bite marks?) (?:on|to|all over|over|down|up|around|round|across) (?:the )?(?:his|her|their|my|l|r|left|right|both|baby'?s?|child'?s|\ufffc|[a-z]+'s)(?! ?(?:homework|work|test|book|paper|report|maths|car))",
    r"black eye",
)
_DISCLOSED_NOT = QuickRx(
    LEFT
    + r"(?:disclosure (?:form|scotland|bundle|barring|officer)|spiders?|the dark|film|clowns?|dogs?|balloons?|hands? dryer|loo|lol|my heart|trampoline|"
    r"paint|felt ?tips?|lipstick)" + RIGHT
)
_DISCLOSED = (
    Cue(
        HARM,
        listed(
            "disclosed disclosing disclosure disclosures inappropriately sexually raped rape abused abusing molested scared frightened terrified afraid bruise bruises bruised bruising injuries injury welts handprint"
        ),
        _DISCLOSED_SAID,
        _DISCLOSED_NOT,
    ),
    Cue(
        HARM,
        listed("touched touches touching touch locks locked marks mark burns cuts scratches"),
        _DISCLOSED_SAID,
        _DISCLOSED_NOT,
        also=listed("me him her them us it his my mum dad baby child children kids their left right both l r"),
    ),
    Cue(HARM, listed("eye"), _DISCLOSED_SAID, _DISCLOSED_NOT, also=listed("black")),
    Cue(HARM, listed("bed room"), _DISCLOSED_SAID, _DISCLOSED_NOT, also=listed("my her his")),
)

REMOVAL = "talk of a child being removed or coming into care"
_REMOVAL_SAID = phrases(
    rf"(?:take|takes|taking|took|taken|snatch(?:ed|ing)?) {CHILD} (?:off (?:me|us|her|him|mum|dad|them|you|u|\ufffc)|away|from|into care|in to care|in2 care)(?! (?:the )?(?:school|nursery|register|list|bus|train|for the|swimming|early))",
    rf"(?:you|u|ya|yous|they|ss|social|social services|court|they'?re|ur|your|you'?re)(?: \w+){{0,3}} (?:take|taking|took|taken|taking away) (?:away )?{CHILD}(?= ?(?:[.!?,\n]|$))",
    rf"remov(?:e|ed|ing|al of) {CHILD}",
    r"(?:child|children|kids|baby|he|she|they)(?: \w+){0,3} (?:be |been |being |were |was )removed",
    r"removal (?:hearing|at birth|contested|order)",
    r"(?:lose|losing|lost) (?:my|ur|your|her|his|their) (?:kids|children|baby|child|daughter|son|boys|girls)",
    r"(?:go|going|went|goes|come|coming|came|put|putting|taken|placed|end(?:ed)? up|brought|remain|stay|want(?:s|ed)? \w+) (?:\w+ ){0,2}?(?:in|into|in to) care(?! home)",
    r"police protection",
    r"(?:sign(?:ed|s|ing)?|agree[ds]?|under|on) (?:the |an? )?(?:section|s)\.? ?20",
    r"accommodated under",
    r"(?:interim |emergency |full )?(?:care|protection|supervision) orders?",
    r"(?:epo|ico) (?:is |was |has been |being )?(?:made|granted|refused|today|tomorrow|tonight|applied|hearing)",
    r"(?:put|placed|up) (?:up )?for adoption",
    r"(?:apply|applying|application|going) (?:to (?:the )?court )?for (?:an? )?(?:epo|ico|care order|emergency protection)",
)
_REMOVAL = (
    Cue(
        REMOVAL,
        listed(
            "take takes taking took taken snatch snatched snatching remove removed removing removal lose losing lost"
        ),
        _REMOVAL_SAID,
        also=listed(
            "kid kids child children baby babies bby daughter daughters son sons girl girls boy boys bairns weans grandkids grandchildren unborn siblings little him her them be been being were was hearing birth contested order"
        ),
    ),
    Cue(
        REMOVAL,
        listed("care accommodated adoption epo ico"),
        _REMOVAL_SAID,
        also=listed(
            "in into to under for orders order made granted refused today tomorrow tonight applied hearing court"
        ),
    ),
    Cue(
        REMOVAL,
        listed("section sign signed signs agreed agree under"),
        _REMOVAL_SAID,
        also=listed("s section accommodated"),
    ),
    Cue(REMOVAL, listed("protection"), _REMOVAL_SAID, also=listed("police interim emergency order orders child full")),
)

HEARD = (_HURT, *_DISCLOSED, *_REMOVAL)
KINDS = {"harm": HARM, "removal": REMOVAL}
