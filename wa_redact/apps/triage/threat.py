"""Threats of violence, made or reported. What the British could murder, smash and kill for every day is none."""

from __future__ import annotations

from wa_redact.apps.triage.cues import END, Cue, each, phrases
from wa_redact.apps.triage.types import Kind, Urgency

_WILL = r"(?:gonna|ill|ima|will|well|hell|shell|theyll|wanna|should|id|hes|shes|is)"
_WHOM = (
    r"(?:you(?: all| lot| people| both)?|him|her|them|the lot of (?:you|them)|all of (?:you|them)|all of the (?:you|them)|every one of (?:you|them)|every last one|anybody|anyone|"
    r"everybody|somebody|whoever|that (?:social worker|man|woman|bitch|bastard|cunt|prick|foster carer|carer|judge|teacher|lad|boy|girl|family)|"
    r"the (?:lot|social worker|foster carer|carer|judge|teacher|staff|next (?:one|person))|the next|your (?:family|kids|mum|dog|children))"
)
_BODY = r"(?:(?:fat |stupid |ugly |little )?(?:face|head|heads|skull|nose|jaw|neck|legs?|arms?|teeth|throat|fingers|kneecaps?|knees|brains|lights|eyes|ribs))"
_GOODS = r"(?:door|doors|windows?|car|house|home|office|tyres|van|flat|gaff)"
_WEAPON = r"(?:bat|knife|knives|machete|hammer|gun|blade|shank|axe|sword|crowbar|screwdriver|weapon|shooter|bottle|brick|cosh|baseball bat|zombie knife|rambo|samurai)"
_KIN = r"(?:my |her |his )(?:boys|lads|brothers?|cousins?|mates|uncles?|family|fam|fella|old man|crew|people|dad)"

_NOW = each(
    r"(?:put|got|paid for|taken) (?:\w+ )?(?:a )?hit (?:out )?on (?:me|you|him|her|them|my|your)|make (?:you|me|him|her|them) (?:\w+ )?disappear(?! from)|(?:your|hes|shes|theyre|your (?:family|kids|mum)) (?:is |are )?next(?= *[.!]*$)",
    r"(?:gonna|ill|will|hell|shell|well) (?:\w+ )?(?:end|finish|do) (?:you|him|her|them)(?: in| off)?(?= *(?:$|[.!,\n]| when| if| once))(?<!(?:do|end) you in for)(?<!will do you)",
    r"(?:gonna|ill|im gonna|will) (?:go|come) (?:up |down |round |over )?(?:there|that \w+|the \w+|to yours|to that \w+) (?:\w+ ){0,4}(?:kill|stab|shoot|burn|batter|smash|kick off|hurt|kick the door)",
    rf"{_WILL} (?:\w+ )?kill (?:{_WHOM}|us|me and)|(?:kills?|killing) (?:you|all of you|the lot of you)(?! at| it| with)",
    r"(?:said|says|saying|told|threaten\w*|keeps? saying|swore|swears|promised)[^.\n]{0,40}(?:kill|stab|shoot|burn|slit|bury|drown|finish|acid|petrol|throw acid|boiling)(?:ed|ing)? (?:\w+ ){0,2}(?:me|us|her|him|them|my|the|off|down|on|over|water)",
    rf"{_WILL} (?:\w+ )?(?:stab|shank|shoot|chef|behead|burn|torch|strangle|choke|drown|murder|execute|poison|wet up|slice|cut up) (?:{_WHOM}|(?:your|his|her|their|the|that|this) (?:house|home|place|flat|gaff|office|car))(?! (?:a|an|some|the|down a) )",
    rf"{_WILL} (?:\w+ )?(?:slit|cut|snap) (?:your|his|her|their) (?:throat|neck|head off)",
    rf"{_WILL} (?:\w+ )?run (?:you|him|her|them|that \w+) over(?! to| the| it| for)",
    r"(?:petrol|acid|bleach|ammonia|boiling water|boiling sugar) (?:\w+ )?(?:through|over|on|in) (?:your|you|him|her|his|their|the letter|me|the house|us)|(?:throw|chuck|pour|squirt|get) (?:acid|petrol|bleach|ammonia|boiling water) (?:\w+ )?(?:on|over|at|in) (?:you|him|her|them|your|me|us)",
    rf"(?:coming|come|on (?:his|her|my|their|the) way|turn(?:ed|ing)? up|outside|gone|going|here|stood there|at the door|round)[^.\n]{{0,40}}(?:with|carrying|got|holding|has) (?:a|an|my|his|her|the)? ?(?:\w+ )?{_WEAPON}",
    r"(?:got|has|carrying|bringing|bring|takes?|taking|with) (?:a |an |my |his |her )?(?:\w+ )?(?:knife|knives|machete|gun|blade|shank|weapon|shooter|zombie knife|axe) (?:on (?:me|him|her|them)|(?:to|into|in) (?:school|college|contact|court|the (?:office|meeting|school))|tomorrow|tonight)",
    r"(?:i|we|he|they|she|people|lads) knows? (?:exactly )?where (?:you (?:live|park|drink|sleep|work)|your (?:kids?|family|mum|car|children|house|mrs|husband|wife|daughter|son|girls|boys))",
    r"\A\W*know where you live",
    r"know (?:exactly )?what (?:car|bus|gym|route|house|road) (?:you|your)",
    r"im coming for (?:you|your (?:family|kids|head)|all of you|the lot of you)" + END,
    r"(?:your|he is|hes|shes|theyre|you) (?:a |all )?dead (?:man|woman|meat)",
    r"(?:your|hes|shes|theyre) dead(?: (?:when|if|once) i| mate| bruv| to me and| bitch| meat|(?= *[.!]*$))",
    r"somebody(?:s)? (?:is )?(?:gonna|will) (?:die|get (?:stabbed|killed|shot|murdered))",
    rf"{_KIN} (?:\w+ ){{0,4}}(?:gonna|coming|will|ill) (?:\w+ ){{0,3}}(?:round yours|to yours|sort you|find you|get you|do you|smash|batter you|kill you|stab|burn)",
    r"(?:put|putting) (?:you|him|her|them) (?:in|under) (?:the ground|a box|a grave|a coffin|six feet|the floor)|six feet under",
    r"(?:take|taking) (?:somebody|people|you|them|him|her|you all|a few of you) (?:down |out )?with me",
    r"(?:pulled|held|holding|pulling|put|waving) (?:a |the |his |her )?(?:\w+ )?(?:knife|blade|gun|machete|axe|scissors) (?:\w+ )?(?:on|to|at|against) (?:me|her|him|my|us|them|mum|the|his|a)",
    r"(?:got|have|know) your (?:reg|number plate|plate|address)[^.\n]{0,30}(?:wait|find|remember|watch|see you|coming)",
)
_FUT = r"(?:gonna|ill|ima|will|well|hell|shell|theyll|youll|wanna|ready to|tempted to|gotta|could|might|watch me|let me|planning to|threaten\w* to|said (?:he|she|hed|shed|hes|shes|theyll|they)(?: \w+)?|says (?:he|she|hes|shes)(?: \w+)?|told (?:me|us|her|him|them|the \w+|my \w+) (?:he|she|hes|shes|hed|shed|they)(?: \w+)?|swear)"
_VIOL = r"(?:kill|stab|shoot|shank|batter|murder|punch|slap|headbutt|strangle|choke|throttle|drown|burn|torch|bury|hurt|harm|attack|deck|lamp|chin|leather|beat up|knife|gut|smother|poison|thump|bash|twat|clout|whack|beat|hunt|destroy|smash|bomb|behead|cripple|maim|knock out)"
_ANY = r"(?:you|your|yous|him|her|them|somebody|somebodys|anybody|anyone|everybody|every one of (?:you|them)|the (?:\w+ )?(?:social worker|carers?|teacher|judge|staff|police|man|woman|kids|baby|children|lot|lads?|driver|manager|worker|head|ex)|that (?:\w+ )?(?:social worker|woman|man|carer|bitch|cunt|prick|teacher|lad|girl|boy|judge|one)|(?:my|his|her|their|your) (?:\w+ )?(?:mum|dad|sister|brother|kids?|son|daughter|baby|family|ex|partner|mates?|wife|girlfriend|boyfriend|nan|carer|step\w+|throat)|someone)"

_TODAY = each(
    rf"{_FUT}(?: \w+){{0,3}} {_VIOL} (?:\w+ )?{_ANY}(?! (?:a (?:key|text|line|copy|slice|bell|drink|coffee|party)|up (?:on|at|for|later|when|with)|for (?:tea|lunch|coffee)|at (?:fifa|uno|pool|cards|chess|darts)|over to|down for|some))",
    rf"{_FUT}(?: \w+){{0,3}} (?:kick|knock|bang|punch|smash|bash|beat|hit|break|split|crack|cave|rip|bust|rearrange|stamp on|fill|shut|wipe|cut) (?:\w+ ){{0,3}}{_BODY}(?: in| off| up| out)?|{_FUT}(?: \w+){{0,2}} (?:knock|bang|spark|lay|kick|drag) (?:\w+ ){{1,5}}out(?! (?:of the|on|at|for|in|the bins))",
    rf"(?:set|setting) (?:\w+ )?(?:fire|light) to (?:\w+ )?(?:{_GOODS}|you|yours|it|everything|place|school|building|him|her|them|us)|burn(?:t|ing|s)? (?:\w+ ){{0,3}}(?:{_GOODS}|place|school|building) down(?! (?:nearly|making|the street))|(?:brick|bricks|petrol|firework) (?:\w+ )?(?:through|at) (?:\w+ )?(?:{_GOODS}|letterbox)|(?:do|doing|done|key|keying|slash\w*) (?:your|her|his|their) (?:car|motor|tyres|windows?)",
    r"(?:leav\w+|go(?:ing)?|end up|come out|be|wake up|wheeled out|carried out|taken out) (?:\w+ ){0,2}in (?:an? |the )?(?:ambulance|body ?bag|coffin|box|hearse|hospital|a&e|icu|morgue)(?= *(?:$|[.!,\n]| if| when| next))(?<=(?:you|your|youre|youll|hes|he|shes|she|him|theyre|they|u).{0,40})(?<!been in hospital)(?<!is in hospital)(?<!hes in hospital)(?<!shes in hospital)(?<!be in hospital)(?<!went in hospital)(?<!go in hospital)",
    r"(?:look|looking|watch|watching) over (?:your|his|her|their) shoulders?(?! when you (?:reverse|change))|(?:make sure|ensure|see to it) (?:that )?(?:you|he|she|they|your|hes|shes) (?:\w+ )?(?:suffers?|pays?(?! (?:the|for (?:it )?(?:at|by))|back)|regrets?|never (?:works?|sees?|walks?)|ends? up|gets? what|loses? (?:your|everything|their)|knows? (?:about )?it)|(?:see|find out|know|show you) what (?:im|i am|i can|hes|were|we are) (?:about|capable of|really like|made of|do)(?= *(?:$|[.!\n]))",
    r"(?:messed|mess|messing|fucked|fucking|fuck) with the wrong|(?:teach|teaching|taught) (?:you|her|him|them|that \w+|the \w+) (?:\w+ )?a lesson|better not (?:be|show|come|turn up|let me)(?: \w+){0,3} (?:in|there|here|face|near|up|see you|tomorrow|tonight|again)(?= *(?:$|[.!\n]| or))(?! or (?:we|youll) (?:lose|miss))(?<!better not be late tomorrow)(?<!better not be late again)|(?:itd |it would |would )?be a shame if|(?:youve|you|your) got (?:a family|kids|children) (?:too|as well|yourself|of your own)(?= *(?:$|[.!?,\n]| havent))",
    r"(?:anybody|anyone|whoever|everybody|everyone|the next (?:one|person)) (?:who |that )?(?:\w+ ){1,6}(?:is|are|will be|gets?|s) (?:dead|getting it|battered|stabbed|killed|done|leathered|hurt|a dead man|gonna get)|(?:hes|shes|your|theyre|you|he|she|they|him|her) (?:is |are |gonna |will |getting |gets |get |be )+(?:\w+ )?(?:stabbed|shot|battered|merked|murked|smoked|sliced|leathered|jumped|done over|duffed up|killed|filled in|twatted|shanked|cheffed)(?! (?:by|in the head by a ball))",
    rf"(?:grab|grabbed|grabs|pull|pulled|pulls|wav\w+|holding|held|holds|swing\w*|swung|pick(?:ed|s)? up|chas\w+|came at|coming at|comes at|went for|goes for|ran at|runs at|threw|throws|hit|hits|attack\w*|threaten\w*|brandish\w*|produced|got out|gets out|came (?:out|down|in) with)(?: \w+){{0,6}} (?:a|the|his|her|with|my|an) (?:\w+ )?{_WEAPON}(?! (?:and fork|block|drawer|to (?:cut|butter|chop)))",
    r"(?:hunt|hunting|track|tracking|come after|coming after|come looking for|coming looking for|out to get) (?:you|him|her|them|me|us)(?: down)?(?= *(?:$|[.!,\n]| and| if| when| like))|(?:im|hes|my \w+ is|my \w+s|shes|we are|were) (?:\w+ )?in (?:a|the) gang|gang (?:members?|mates|lads)(?= *(?:$|[.!,\n]| will| are| coming| after| on))|(?:after|looking for) (?:me|him|her|us) (?:\w+ )?(?:with|to (?:stab|kill|batter|hurt|jump))",
    r"(?:youll|you will|ull|shell|hell|they will|theyll|he will) (?:\w+ )?(?:suffer|bleed|beg|wish (?:you|he|she|they) (?:hadnt|never|was)|get hurt|cop it|end up dead)(?= *(?:$|[.!\n]| for (?:this|that|what)| you| when| if| what im| soon))|i (?:will|can|could|am gonna) (?:hurt|end|ruin|destroy|bury|batter|hunt) (?:you|him|her|them)",
    r"machetes?|zombie knife|rambo knife|samurai sword|petrol bombs?|knuckle ?dusters?|firearms?|shotguns?|flick ?knife|(?:a|the|his|got|real) (?:hand)?guns?(?! (?:show|metal|salute|range))|gun sign|finger ?guns?|knife (?:under|in) (?:his|her|my|their) (?:bed|pillow|bag|coat|sock|waistband|room|car|trousers)|carr(?:y|ies|ying) (?:a )?(?:knife|blade)",
    r"(?:letting|let|lets|set|setting|get) (?:the |my |our )?(?:dogs?(?! on the lead)|staffy|staffie|rottie|rottweiler|pitbull|bulldog|alsatian|xl bully|bully) (?:\w+ )?(?:loose|on|off|at)(?: on)? ?(?:you|her|him|them|it|the lead)?(?<!off the lead)",
    r"(?:is|are|your|hes|shes|theyre|all) (?:\w+ )?(?:getting it|gonna get it|gonna cop it)(?= *(?:$|[.!,\n]| when| if| next| now| tonight))",
    r"(?:have|get|got|having|getting) (?:your|her|his|their|that \w+s?) (?:\w+ )?(?:legs?|arms?|kneecaps|jaw|fingers|face|windows|car|house|door)s? (?:broke|broken|smashed|snapped|done|shot|cut|torched|burnt|put in)",
    r"(?:motor|car|house|office|van|gaff|place|flat)s? (?:is |are |will |gonna |would |ll |s )?(?:be )?(?:on fire|go(?:es|ing)? up(?: in (?:flames|smoke))?|torched|burnt out|blown up|get torched|in flames)(?! (?:for|in price|by|on))",
    r"(?:bring|order|book) (?:an? |the |your )?(?:\w+ )?(?:ambulance|undertaker|coffin|hearse|body ?bag|stretcher|wheelchair for)(?= *(?:$|[.!,\n]| with| next| when| for your))|need (?:police )?(?:protection|bodyguards?) (?:when|from|if|after)|need police protection",
    r"(?:put|putting|throw|throwing|launch|launching|chuck) (?:you|him|her|them|that \w+|the \w+) (?:\w+ )?(?:through (?:a|the|that) (?:\w+ )?(?:wall|window|door|floor|glass)|on (?:your|his|her|their) (?:arse|ass|back)|out (?:of )?(?:the|a) window|in the (?:canal|river|boot)|down the stairs)",
    r"(?:snap|break|rip|tear|cut|fold|split) (?:you|him|her|them|that \w+) (?:\w+ )?(?:in half|in two|apart|up|limb from limb|to bits|to pieces)",
    r"(?:know|knows|remember|got|seen|told|have) (?:\w+ ){0,3}(?:your face|what (?:you|he|she|your|they) looks? like)(?! (?:in|on|yet|so i can))|(?:ill|well|be) (?:be )?seeing you(?= *(?:$|[.!\n]| soon| about| around))(?! (?:at|on|tomorrow|monday))|see (?:you|ya) (?:about|around) (?:mate|love|pal|bitch|sunshine)",
    r"(?:ill|well|gonna|will|he will|shell|hell|theyll) be waiting (?:for (?:you|him|her|them|that \w+|the (?:social worker|judge|carer|teacher|head))|outside for (?:you|him|her)|when you)(?! (?:at \d|at the|in reception|with))|waiting (?:\w+ ){0,5}(?:for that|for the) (?:judge|social worker|carer|teacher|bitch|man|woman|lad)(?! to (?:call|ring|arrive))",
    r"see what (?:you|he|she|they|your) (?:gets?|gonna get)(?= *(?:$|[.!\n]))(?! from)|pray (?:i|we|he) (?:dont|never) (?:find|see|catch|get)|(?:dont|never) let me (?:see|catch|find) (?:you|him|her)(?= *(?:$|[.!\n]| near| round| here| again))",
    r"(?:go|going|went|happy to go|ill go|end up) (?:to )?(?:prison|jail|down|inside) (?:for|over) (?:you|him|her|it|this|that|them|what)|if i go (?:to )?(?:prison|jail|down)|(?:worth|do) (?:the|my|a bit of) (?:time|bird|stretch) (?:for|inside)|nothing (?:left )?to lose",
    r"(?:one|1) punch(?= *(?:$|[.!,\n]| and))(?! man)|(?:knock|spark|lay|flatten|floor|drop|deck) (?:you|him|her|them|that \w+) (?:\w+ )?(?:out|one|flat)?(?= *(?:$|[.!,\n]| if| when| next))(?<!drop you)(?<!drop him)(?<!drop her)(?<!drop them)(?<!knock)(?<!drop (?:you|him|her|them) (?:off|out))",
    r"(?:touch(?:es)?|go near|goes near|come near|lay (?:a|one) (?:finger|hand) on|take|takes|hurts?|mess with|messes with|look at) (?:my |our |him |her |them )?(?:son|kids?|daughter|children|baby|grandson|family|mum|girls?|boys?|him|her|again)?[^.\n]{0,25}(?:ill|im gonna|i will|gonna) (?:\w+ )?(?:kill|snap|swing|batter|smash|break|do|end|bury|hurt|burn|stab|rip|have|put)",
    r"swing for (?:you|ya|him|her|them)|pay for (?:this|what you|what they|it) (?:with your|dearly|you|in blood|big time|one day)|(?:youll|you will|theyll|hell|shell|your gonna|they will) (?:all )?pay(?= *(?:$|[.!\n]| for (?:this|what|it|taking)))(?! for (?:it at|lunch|the))|what goes around",
    rf"{_WILL} (?:\w+ )?(?:batter|lamp|deck|leather|chin|headbutt|twat|hurt|spark|strangle|do time for|attack|punch|hit|slap|kick|beat|jump|bang out|knock out|bottle|fight|drag|haunt) {_WHOM}(?! (?:a|the|some|up for|on the head with the ball|at|with a|to the|down the|along|over to|up)\b)",
    rf"{_WILL} (?:\w+ )?(?:bang|knock|punch|spark|kick|smash) (?:you|him|her|them|that \w+|your) (?:the fuck |spark |clean )?(?:out|lights out|head in|teeth in|teeth out|up)",
    rf"{_WILL} (?:\w+ )?(?:smash|break|kick|rip|cave|bust|blow|punch|slap|bite|batter|stave|snap|fill|put|wreck|trash|brick|torch|burst) (?:up )?(?:your|his|her|their|that \w+s?) (?:{_BODY}|{_GOODS})",
    rf"{_WILL} (?:\w+ )?smash (?:the|this|it|your) (?:\w+ )?(?:up|to bits|in)|smash up (?:your|the|his|her) {_GOODS}",
    r"(?:beat|kick|knock|batter|smack) (?:the )?(?:shit|crap|fuck|living daylights|life|hell) out of (?:you|him|her|them|that|anyone|somebody)",
    r"(?:put|putting) (?:you|him|her|them) in (?:hospital|a wheelchair|intensive care)",
    r"(?:set|setting|let) (?:the |my )?dogs? (?:on|loose on|off on) (?:you|him|her|them|anyone|the lot)(?! lead)",
    r"(?:step|set) foot (?:on|in|near|anywhere near)|lay a (?:finger|hand) on|come (?:anywhere )?near (?:me|my|us|her|him)[^.\n]{0,40}(?:and|ill|again|see what)|(?:come|knock|turn up) (?:\w+ ){0,4}again[^.\n]{0,30}(?:teeth|see what happens|ill |responsible|regret|hurt|get it|find out)",
    r"(?:watch|mind) your (?:fucking )?back(?: from| bitch| mate| cos| love)?"
    + END
    + r"|(?:better|best) (?:be )?(?:watch|watching) (?:yourself|your back|your step|it|out)"
    + END,
    r"(?:youll|you will|your gonna|you gonna|they will|theyll|hell|shell|you) (?:(?!wont|dont|not|never|didnt|isnt)\w+ )?(?:regret (?:it|this|that|the day|ever|coming|what|messing)|be sorry)(?! (?:to|he|she|i|you missed|for your|that you missed))",
    r"(?:come|try|touch|knock|step|lay|dare|mess with|take (?:my|him|her|them))[^.\n]{0,50}see what happens",
    r"(?<!cant )wait (?:till|til|until) i (?:see|get hold of|catch|find|get my hands on) (?:you|him|her|them)" + END,
    r"(?:when|if|once|next time|wait till|wait til) i (?:see|get hold of|catch|get my hands on) (?:you|him|her|them)[^.\n]{0,20}(?:gonna|ill|hes|shes|your|theyre|youll|hell|shell) (?:\w+ )?(?:dead|getting it|get it|batter|smash|lamp|deck|kill|knock|bang|hit|punch|slap|sorry|do|pay|swing|fucked)",
    r"(?:ill|well|gonna|hell|theyll) find (?:you|him|her|them)"
    + END
    + r"|find out where (?:you|they|he|she) (?:live|lives|work|works|park)",
    r"(?:hope|wish) (?:somebody|a (?:car|bus)|you|your \w+|he|she) (?:runs?|gets?|got) (?:you |him |her |them )?(?:over|run over|stabbed|shot|battered|hit by|raped|jumped)",
    r"(?:windows?|door|car|house) (?:is|are|s)? ?(?:going|gonna go|getting put|gonna get put|getting smashed|gonna get smashed) (?:in|through|up)|brick through",
    r"(?:get|getting|got|send|sending|bring|bringing) (?:my |our |his |her )?(?:cousins?|brothers?|boys|lads|mates|uncles?|dad|family|fam|people) (?:on|to (?:do|sort|find|get|batter|smash)|round to (?:do|sort|see to)) (?:you|him|her|them)",
    r"(?:people|boys|lads|mates|somebody|friends|brothers?|cousins?) (?:who |that |to )?(?:will |can |gonna |ll )?(?:sort|deal with|see to|do) (?:you|him|her|them)(?: out)?"
    + END,
    r"somebody(?:s)? (?:is )?(?:gonna|will) get (?:hurt|battered|it|done|knocked out|their head)(?! (?:on|in|with|at|for|done|together)\b)",
    r"(?:gonna|will|ll|s) be (?:blood|murders?|bodies|hell to pay|violence)(?! (?:test|tests|pressure|sample|taken))",
    r"(?:wont|not|cant) be (?:held )?responsible for (?:my actions|what i do|what happens|what hes|what i)",
    r"(?:needs?|wants?|deserves?) (?:a )?(?:good |fucking )?(?:shooting|stabbing|a slap|slap|hiding|battering|kicking in|a kicking|hanging|a beating|beating|putting down)",
    r"(?:bullet|grave|coffin) with (?:your|his|her) name|(?:your|his|her) card is marked|card(?:s)? marked|days are numbered|snitches get stitches|sleep with one eye|do time for|end up in a (?:ditch|body ?bag|box)|swing for (?:you|him|her|them)",
    r"get(?:ting)? what(?:s)? (?:you|hes|shes|your|they|he|she|theyre)? ?(?:deserve|deserves|got coming|coming)(?: to (?:you|him|her|them))?",
    r"wont (?:\w+ )?walk again|keep (?:your|his|her) (?:teeth|legs|kneecaps|fingers)|wont see (?:it|me) coming|ill have you(?= *[.!]*$)|finish (?:me|you|him|her|them) off(?! a| the| with)",
    r"threaten(?:ed|ing|s)? (?:to )?(?:kill|stab|hit|hurt|batter|burn|smash|punch|slap|shoot|throw|harm|beat|strangle|attack|set|cut her|cut him|cut me|headbutt|knock|kick|bottle)",
    r"threaten(?:ed|ing|s)? (?:me|us|her|him|them|staff|you|my (?:mum|kids|son|daughter|partner|brother|sister)|the (?:staff|carer|foster carer|kids|neighbours?|teacher))(?! with (?:eviction|court|sanctions?|bailiffs?|losing|the police|a sanction))",
    r"(?:says|said|saying|told|keeps? saying)[^.\n]{0,25}(?:gonna|will|hell|ill|would|shell) (?:hurt|batter|beat|hit|find|get|do|smash|attack|come after) (?:me|us|him|her|them|my)(?! (?:a|the|some|to|from|at|home|back|out of|up at|on|in|there|for|off)\b)",
    r"death threats?|making threats",
    r"(?:ill|gonna|will|well) (?:\w+ )?(?:hurt|kill|batter|stab) (?:anyone|anybody|whoever|the next)",
    r"drag (?:you|him|her) out(?: of)?(?: that| the| your| his| her)?",
)
_VETO = phrases(
    r"curry|pint|brew|cuppa|coffee|cake|mcdonalds?|lie in|kfc|chips|nando\w*|fag|drink|wine|beer",
    r"film|movie|netflix|game|gaming|fortnite|cod|call of duty|gta|minecraft|roblox|xbox|episode|book|quiz|uno|fifa|chess|monopoly|pillow fight|water fight|play ?fight\w*|snowball",
    r"nails?|shelf|shelves|bat and ball|cricket|rounders|sports|baseball|tent|butter|knife and fork|spoon|fix|diy|plastic|toy|lego|foam|nerf|water gun|glue gun|cd|calories|candle|sage|cooking",
    r"eviction|sanction|icy|slippery|ice|snow|traffic|weather|wet floor|car ?park|permit|parking|pass|present|surprise|party|birthday|bus stop|lift|litter|wasps?|heat|hayfever|migraine|headache|cramps?|shoes|feet|my back|the bill|boredom|suspense|training|policy|assessment|ball",
    r"would never|last thing i|never wanna|dont wanna|didnt wanna|never gonna|wouldnt hurt|not gonna|isnt gonna|dont worry|thanks|thank you|got loads|loads to tell|noodles|pasta|tea bags?|kettle|thrilled|love you|missed you",
)


CUES = (
    Cue(
        "threat.now",
        Kind.THREAT,
        Urgency.NOW,
        "It threatens somebody's life or serious violence, or speaks of a weapon or of knowing where somebody lives.",
        _NOW,
        _VETO,
        around=26,
    ),
    Cue(
        "threat.violence",
        Kind.THREAT,
        Urgency.TODAY,
        "It threatens violence or hints at it, or reports such a threat.",
        _TODAY,
        _VETO,
        around=26,
    ),
)
