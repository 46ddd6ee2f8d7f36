"""What a significant conversation sounds like: a child or parent at risk, a missing child."""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, listed, phrases

SAFE = "a safeguarding concern"
_SELF = Cue(
    SAFE,
    listed(
        "kill suicide suicidal die overdose overdosed od cutting cut harm harming harmed selfharm selfharming jump hang hanging ligature tablets pills end "
        "live myself herself himself themselves"
    ),
    phrases(
        r"(?:kill|harm(?:ed|ing)?|hurt(?:ing)?|cut(?:ting)?|hang(?:ing)?|burn(?:ing|t)?|stab(?:bed|bing)?) (?:my|him|her|them|your|ur) ?sel(?:f|ves)(?! (?:an?|off|some|on the|shaving|by accident)\b)",
        r"suicid(?:e|al)",
        r"self[- ]?harm(?:s|ed|ing)?",
        r"(?:want(?:s|ed)?|wanna|wish(?:es|ed)?|rather|gonna|going|try(?:ing)?|tried) (?:to |i was |she was |he was |they were )?(?:die|be dead|dead|end it|end (?:my|her|his) life|end it all|kill (?:my|her|him)self)",
        r"end(?:ing)? (?:it all|my life|her life|his life)",
        r"(?:do(?:es)?n'?t|not|nothing(?: left)?) (?:want to |wanna |to )?(?:live|be here any ?more|be alive|wake up)(?: for)?",
        r"(?:been|is|was|started|shes|she's|hes|he's) (?:been )?cutting(?: again)?(?= ?(?:[.,!?\n]|$)| again|(?: both)? (?:her|his|my) (?:arm|leg|wrist))",
        r"cuts? (?:on|to|all (?:over|up)) (?:her|his|my|both) (?:arm|leg|wrist|thigh)s?",
        r"(?:took|taken|take|had|having|in resus after) (?:an? |another )?overdose",
        r"overdosed",
        r"od'?d",
        r"(?:took|taken|swallowed) (?:all |loads of |a load of |a bunch of |some |her |his |my |too many ){1,3}(?:tablets|pills|meds|paracetamol)",
        r"threaten\w* to jump",
        r"ligature",
    ),
    veto=phrases(r"chocolate|easter|lol|cake|prices?|hair|grass|jealous|laughing|corners?|anti|bob|fringe"),
)
_HOUSE_SAID = phrases(
    r"(?:home|left|leaves|leaving|house) (?:(?!alone)\w+ ){1,3}?(?:alone|unattended|(?:on|in) (?:his|her|their|my|there) own|in the car|by (?:him|her|them)sel(?:f|ves))",
    r"home alone",
    r"left alone",
    r"home (?:on|in) (?:his|her|their|there) own",
    r"(?:mum|mam|dad|he|she|they|parents?|carers?|nan|bf|boyfriend|partner|both|hes|shes|theyre|he's|she's|\ufffc)(?:'s| was| were| is| are| looked| seemed| turned up| came| smelt| smelled| stank| stunk| been| has| had| back| on| under| got| there| again| completely| totally| already| really| so| of| the| very| a bit| clearly){1,5}? (?:drunk|stoned|high(?= ?(?:[.,!?\n]|$)| on| as| again| when| in front)|off (?:his|her|their) (?:face|head|tits)|passed out|drinking|relapsed|intoxicated|wasted|out of it|alcohol|weed|influence|using (?:again|drugs|crack|heroin|weed|coke|ket)|on crack|on heroin)",
    r"no (?:food|heating|electric\w*|gas|nappies|milk|beds?|hot water)(?: (?:or|and|no) \w+)? (?:in (?:the|her|his|their|my) (?:house|flat|home|cupboards?|place)|left|at home|and (?:the|her|his|they|my) (?:kids|children|baby)?|for (?:the )?(?:kids|baby|children))",
    r"(?:kids?|baby|children|boys?|girls?|they)(?: is| are| was| were|'?s|'?re)? (?:\w+ )?(?:hungry|filthy|not (?:been |being )?fed|unfed|sleeping on the floor|dirty and)",
    r"house (?:is|was) (?:filthy|disgusting|a state|freezing)",
    r"(?:he|she|dad|mum|bf|boyfriend|partner|ex|they|hes|shes|\ufffc)(?:'?s| is| was| has| been| gone| went| moved| living| staying| coming| came){1,3} (?:back )?(?:in|at|to|into|round|near) (?:the |her |mums |mum's |his |their |my )?(?:house|home|flat|property|address|place|kids|children)(?= ?[^.?!\n]{0,60}(?:not (?:meant|supposed|allowed)|isnt (?:meant|supposed|allowed)|isn't (?:meant|supposed|allowed)|breach|injunction|bail))",
    r"(?:not|isn'?t|wasn'?t|aren'?t|weren'?t|never) (?:meant|supposed|allowed) (?:to )?(?:be |go |come |have )?(?:there|here|near|around (?:the )?(?:kids|children|them|her|him)|in the (?:house|flat|home)|unsupervised|alone with)",
    r"breach(?:ed|ing|es)? (?:of )?(?:his |her |the |their )?(?:bail|order|agreement|injunction|conditions|non ?mol\w*|safety plan)",
)
_HOUSE_NOT = phrases(
    r"film|telly|tv|movie|watch(?:ing|ed)?|dvd|netflix|staff|office|cat|dog|fish|hamster|me alone|leave it|lol|walk\w*|bus|train|cctv|high (?:school|chair|temp\w*)|parking|parked?"
)
_HOUSE = (
    Cue(
        SAFE,
        listed("alone own unattended car himself herself themselves"),
        _HOUSE_SAID,
        _HOUSE_NOT,
        also=listed("home left leaves leaving house"),
    ),
    Cue(
        SAFE,
        listed(
            "drunk high stoned passed drinking relapsed intoxicated wasted alcohol weed influence using crack heroin"
        ),
        _HOUSE_SAID,
        _HOUSE_NOT,
        also=listed(
            "mum mam dad he she they parent parents carer carers nan bf boyfriend partner both hes shes theyre"
        ),
    ),
    Cue(
        SAFE,
        listed("food heating electric electricity gas nappies milk bed beds water"),
        _HOUSE_SAID,
        _HOUSE_NOT,
        also=listed("no"),
    ),
    Cue(
        SAFE,
        listed("hungry filthy fed unfed disgusting freezing dirty"),
        _HOUSE_SAID,
        _HOUSE_NOT,
        also=listed("kid kids baby child children boy boys girl girls he she they house"),
    ),
    Cue(
        SAFE,
        listed("meant supposed allowed breach breached breaching breaches injunction bail"),
        _HOUSE_SAID,
        _HOUSE_NOT,
    ),
)
_DANGER = Cue(
    SAFE,
    listed(
        "strangled strangling choked choking stabbed stabbing knife machete blade gun weapon threatened threatening threatens smashed smashing punched domestic older "
        "county cuckooing cuckooed groomed grooming nudes nude naked safeguarding worried concerned safety assaulted assault exploited exploitation radicalised"
    ),
    phrases(
        r"strangl(?:ed|ing)",
        r"(?:choked|choking|punched|assaulted) (?:her|him|me|mum|dad|them|\ufffc)",
        r"stabb(?:ed|ing)",
        r"(?:got|has|had|have|carr(?:y|ies|ying|ied)|with|pulled|took|takes|found|brought) (?:a |an |out a )?(?:\w+ )?(?:knife|knives|machete|blade|gun|weapon)",
        r"(?:knife|machete|blade|gun) (?:to (?:her|his|my)|under|at (?:her|him|me|them)|in (?:his|her) (?:bag|room|jacket|sock|waistband))",
        r"threaten(?:ed|ing|s)? (?:\w+ ){0,2}?(?:to (?:kill|stab|burn|hurt|hit|smash|shoot|jump|batter)|with a)",
        r"smash(?:ed|ing) (?:up )?(?:the|her|his|my|our) (?:house|flat|place|tv|telly|windows?|door|office|room|kitchen)(?: up)?",
        r"domestic(?: (?:incident|violence|abuse))? (?:at|last|between|reported|again|in front|call)",
        r"older (?:man|men|lads?|boys?|males?|blokes?|guys?|boyfriend)",
        r"county lines",
        r"cuckoo(?:ed|ing)",
        r"groom(?:ed|ing) (?:by|her|him|me|them)",
        r"being groomed",
        r"(?:sent|send(?:ing|s)?|asked? (?:her|him|me) for|asking (?:her|him|me) for|shar(?:ed|ing)) (?:\w+ ){0,2}?(?:nudes?|naked)",
        r"safeguarding (?:concern|issue|referral|alert)s?",
        r"(?:concerned|worried|concerns?) (?:about|for|re) (?:(?:the|her|his|their|my|\w+'s) )?(?:safety|baby|kids|children|little ones?|welfare|unborn)",
        r"(?:being|been) exploited",
        r"exploitation",
        r"radicalised",
    ),
    veto=phrases(
        r"training|policy|course|leaflet|webinar|lead is|pipe|piped|fork|water gun|nerf|exams?|brother|sister|teddy|toy|cake|drawer|lol"
    ),
)

MISSING = "a missing child"
_MISSING_NOT = phrases(
    r"dog|cat|puppy|hamster|budgie|tortoise|file|form|page|keys?|phone|purse|glove|sock|shoes?|coat|earrings|letter|email|parcel|toy|teddy|lol|present|cousins|work"
)
_MISSING_SAID = Cue(
    MISSING,
    listed("missing absconded awol whereabouts"),
    phrases(
        r"report(?:ed|ing)? (?:\S+ ){0,2}?(?:as )?missing",
        r"(?:he|she|they|who|\ufffc|hes|shes|he's|she's|they're|yp|child|girl|boy|lad|teen|son|daughter|sister|brother|kids?)(?:'s| is| has| have| are| was| were| still| been| gone| went| now| again| since| back| from){0,4} missing(?! (?:you|u|him|her|them|out|school|mum|dad|me|his|her|home|a |the ))",
        r"missing (?:since|person|from (?:home|care|placement|school)|episode|child|ep(?:s|isode)?|yp|girl|boy|teen\w*)",
        r"(?:gone|went|goes|go) missing (?:again|from (?:home|care|placement|school|the home)|last night|overnight|since)",
        r"absconded",
        r"awol",
        r"whereabouts (?:are |is )?(?:un|not )known",
    ),
    veto=_MISSING_NOT,
)
_MISSING_HOME = Cue(
    MISSING,
    listed("home back"),
    phrases(
        r"(?:did ?n'?t|not|never|hasn'?t|haven'?t|aint|ain't|still not|wont|won't) (?:come|came|return(?:ed)?|been|got|get|gone) (?:home|back)(?: (?:last night|yet|all night|to placement|again|since|from school|overnight|at all|til|until|and))?(?= ?[.,!?\n]|$| last| yet| all| and| to pl| since| from| over| til| again)",
    ),
    veto=_MISSING_NOT,
    also=listed("not didn didnt never hasn hasnt haven havent aint ain still wont won"),
)
_MISSING_SEEN = Cue(
    MISSING,
    listed("seen"),
    phrases(
        r"(?:not|hasn'?t|haven'?t|nobody'?s?|no ?one'?s?|no1)(?: has| have)? (?:been )?seen (?:him |her |them |\ufffc )?(?:since|for (?:\d|two|three|a)|all night)",
    ),
    veto=_MISSING_NOT,
    also=listed("not hasn hasnt haven havent nobody nobodys no"),
)
_MISSING_RAN = Cue(
    MISSING,
    listed("away off awol"),
    phrases(
        r"(?:he|she|they|hes|shes|he's|she's|\ufffc|who|kids?|girl|boy|yp)(?: has| have|'s|'ve| had| just| keeps?| only)? (?:ran|run|running|runs|walked|going|gone) (?:away|off|awol)(?! to (?:catch|get|play|school|see))(?: (?:from|again|last|with|and|after))?",
        r"run(?:ning)? away from",
        r"ran away from",
    ),
    veto=_MISSING_NOT,
    also=listed("ran run runs running walked going gone"),
)
_MISSING_WHERE = Cue(
    MISSING,
    listed("where"),
    phrases(
        r"(?:don'?t|dont|dunno|no idea|not sure|do not|doesnt|doesn't) (?:know )?where (?:he|she|they)(?:'?s| is| are|'?re)(?: gone| been)?(?= ?[.,!?\n]|$| and| since)",
    ),
    veto=_MISSING_NOT,
    also=listed("know dunno idea sure"),
)

HEARD = (
    _SELF,
    *_HOUSE,
    _DANGER,
    _MISSING_SAID,
    _MISSING_HOME,
    _MISSING_SEEN,
    _MISSING_RAN,
    _MISSING_WHERE,
)
KINDS = {"safe": SAFE, "missing": MISSING}
