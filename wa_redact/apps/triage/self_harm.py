"""Self-harm and suicide: said of oneself, reported of another, or asked for. Wordings of British teenagers and parents.

"kms" is also kilometres, "end it" also a meeting, and people are dead tired, dying for a wee and killing time all day.
"""

from __future__ import annotations

from wa_redact.apps.triage.cues import END, Cue, each, phrases
from wa_redact.apps.triage.types import Kind, Urgency

_SELF = r"(?:myself|himself|herself|themselves|themself)"
_THEIR = r"(?:my|his|her|their|the)"
_DRUGS = (
    r"(?:tablets|paracetamol|ibuprofen|codeine|tramadol|sertraline|antidepressants|sleeping tablets|insulin|"
    r"diazepam|pregabalin|propranolol|aspirin|nurofen|methadone)"
)
_MANY = r"(?:all (?:of )?(?:my|the|her|his|mum|dad|nans?|them)|(?:a |bare )?(?:load|bunch|handful|ton|shit ?load|lot)s?(?: of)?|too many|(?:a |the )?whole (?:box|packet|pack|strip|bottle)(?: of)?|bare|(?:\d\d+|twenty|thirty|forty|fifty)|(?:\w+ )?(?:boxes|packets|strips) of)"
_TAKE = r"(?:took|taken|take|taking|swallowed|swallowing|necked|downed|drank|drunk|eaten|ate|had)"
_POISON = r"(?:bleach|anti ?freeze|screen ?wash|poison|rat poison|weed ?killer|petrol|white spirit|drain cleaner|nail varnish remover)"
_BLADE = r"(?:knife|blades?|razors?|scissors|glass|sharpener)"
_DEATHWARD = (
    r"(?:die|dead|died|dying|not be alive|stop existing|be with (?:\w+ ){1,3}in heaven|be an angel|disappear forever)"
)

_DEADLY = r"(?:roofs?|bridge|ledge|railway|tracks?|train|car ?park|window|windowsill|cliff|pylon|crane|balcony|bus|lorry|traffic|motorway|tram|tube|platform|weir|canal|river|multi ?storey|wall|tree)"
_WISH = r"(?:wanna|want|wish|wishing|thinking (?:of|about)|think about|thoughts of|feel like|felt like|ready to|rather|said (?:he|she|hed|shed|hes|shes)|urge to|planning to)"
_MEANS = r"(?:wanna|want|wish|wishing|thinking (?:of|about)|think about|thoughts of|feel like|felt like|might|gonna|going|ready to|tempted to|rather|tried to|trying to|threaten\w* to|threatened to|said (?:he|she|hed|shed|hes|shes|i)|could|should|nearly|almost|urge to|planning to|plan to)"

_NOW = each(
    rf"{_MEANS}(?: \w+){{0,3}} (?:walk|step|jump|run|throw|drive|lie|stand|chuck|crash)(?:ing)?(?: \w+){{0,3}} (?:in front of|under|off|into|out of) (?:an? |the |my )?(?:\w+ )?{_DEADLY}",
    rf"(?:on|up) (?:the |a |top of )*(?:\w+ )?{_DEADLY}[^.\n]{{0,40}}(?:refus\w*|wont come|come down|threaten\w*|jump|talk\w* \w+ down|police|trying to)",
    rf"(?:swallow|drink|drank|eat|ate|eaten|took|taken)(?:ed|ing|s)? (?:\w+ ){{0,3}}(?:razors?|blades?|razor blades?|glass|screws|nails|button battery|batter(?:y|ies) and|cleaning|cleaner|{_POISON})",
    rf"(?:barricaded|locked|shut) (?:{_SELF} )?in[^.\n]{{0,50}}(?:missing|quiet|not answering|{_BLADE}|blood|tablets)|(?:tablets|paracetamol|blades?|knives|razors?|rope|dressing gown cord) (?:\w+ ){{0,2}}(?:is |are |have )?(?:missing|gone)(?= *(?:$|[.!,\n]| and| from (?:her|his|the (?:cabinet|drawer|bathroom))))",
    r"(?:found|got|has|with|holding|tied|took) (?:a |the |his |her )?(?:belt|rope|cord|scarf|ligature|sheet)[^.\n]{0,30}(?:wardrobe|neck|door handle|bannister|banister|tree|loft|beam|rail|shed|tight)",
    r"(?:took|taken|necked|swallowed|had) (?:a |his |her |all |whole )*(?:load|loads|bunch|handful|box|packet|bottle|lots|pile|strip|shed ?load)s?(?: of)? (?:\w+ ){0,3}(?:tablets|paracetamol|diazepam|ibuprofen|codeine|insulin|valium|tramadol|pregabalin|xanax|zopiclone|nytol|sertraline)",
    r"(?:when|once|if|after|til) im (?:dead|gone for good|dead and gone)(?! (?:tired|on my feet|chuffed))",
    r"(?:wrote|written|writing|left|leaving|found|has wrote|leave) (?:us |me |him |her )?(?:a |her |his |my )?(?:\w+ )?(?:notes?|letters?) (?:\w+ ){0,3}(?:sorry|goodbye|forgive)[^\n]{0,40}(?:missing|gone|cant find|everybody|not answering)?",
    r"(?:engine|exhaust|car) (?:\w+ ){0,2}running[^.\n]{0,20}(?:garage|hose)|garage with the engine|hose (?:on|to|from) the exhaust|(?:gas|gassing|gassed) (?:myself|himself|herself)",
    r"(?:cant|dont|do not) (?:\w+ ){0,3}(?:stop|trust) myself(?: (?:tonight|alone|with|not to|anymore|right now|from|around))?(?= *(?:$|[.!?,\n]|tonight|alone|with (?:a|the|my)|not to|anymore|right|from|around))(?! (?:laughing|eating|smiling))",
    r"(?:give|gave|given|giving) (?:\w+ )?(?:away )?all (?:of )?(?:my|his|her) (?:stuff|things|clothes|belongings|games|trainers)(?: away)?(?! (?:to (?:charity|oxfam|the charity)|a wash|back))",
    r"(?:at|by|near|on) (?:the )?(?:train station|platform|railway|bridge|tracks|cliff|motorway bridge|multi storey)[^.\n]{0,40}(?:stop myself|cant do this|had enough|dont wanna|end it|sorry|goodbye|scared of what)",
    r"(?:had|got|have|ive|has|with|holding) (?:\w+ ){0,3}(?:tablets|paracetamol|blade|rope|knife|razor) (?:\w+ ){0,3}in (?:my|her|his) hands?|(?:put|tied|wrapped) (?:\w+ ){1,3}(?:round|around) (?:my|his|her) (?:own )?neck",
    r"(?:im|ive) (?:\w+ )?checking out(?= *(?:$|[.!,\n]| of (?:this )?life| for good))(?<!are checking out)",
    rf"(?:gonna|ill|hell|shell|theyll|tonight im|im|hes|shes) (?:go and |go )?kill(?:ing)? {_SELF}(?! laughing| with)",
    rf"trying to (?:kill|hang|strangle|drown|suffocate|choke|gas|jump|cut) {_SELF}",
    rf"(?:gonna|ill|hell|shell|wanna|off to|shes|hes|im) hang(?:ing)? {_SELF}",
    r"(?:gonna|ill|hell|shell|im|hes|shes|tonight i) end(?:ing)? it(?: all)?(?: (?:tonight|now|today|all|tomorrow|soon|for good))*"
    + END,
    r"(?:end|ends|ending) it all|\A\W*(?:just )?ending it (?:tonight|now|today)",
    r"(?:gonna|ill|hell|shell|im|hes|shes) end(?:ing)? (?:my|his|her|their) (?:own )?life",
    r"gonna finish it(?: all)?(?= *$|[.!])(?<=way out.{0,12}gonna finish it)|(?:no|see a) way out[^.\n]{0,12}gonna (?:finish|end) it",
    rf"{_TAKE} (?:an |a )?(?:massive |huge |big )?(?:overdose|od)|overdos(?:ed|ing)|ods? on (?:\w+ )?{_DRUGS}|od (?:last|this|again|tonight|yesterday)",
    rf"{_TAKE} {_MANY} (?:\w+ ){{0,2}}{_DRUGS}",
    rf"(?:drank|drinking|drunk|swallowed|swallowing|downed|necked|drink) (?:\w+ ){{0,3}}{_POISON}",
    r"(?:drank|swallowed|took|taken|ate|eaten|crashed|jumped|fell)[^.\n]{0,40}(?:on purpose|deliberately)",
    rf"{_DRUGS}[^.\n]{{0,25}}(?:lined up|in front of me|in my hand|saved up|stashed|hoarded|ready for tonight)",
    r"(?:stood|standing|sat|sitting|im|hes|shes|found|been found|up) (?:\w+ ){0,2}on (?:the |a )?(?:\w+ )?(?:bridge|roof|ledge|railway(?: lines?| tracks?)?|train tracks?|tracks|edge of the (?:bridge|roof|platform)|multi ?storey)(?! (?:road|street|st|rd|lane|rack|now with))",
    rf"gonna jump(?:{END}| off| in front| from| out(?: of)?(?: the| my| his| her)? window)|(?:threaten\w*|going|trying|wanna|tried) (?:to )?jump (?:out|off|from|in front)",
    r"(?<!anti )(?<!anti-)(?:ligature|noose)s?(?! (?:points?|works?|cutters?|knife|training|risk|free|proof))",
    rf"(?:rope|belt|cord|scarf|cable|wire|sheet|lead|shoelaces?|tie) (?:\w+ )?(?:round|around|to) {_THEIR} neck",
    r"(?:got|has|found|bought|tied) (?:a|the) rope",
    rf"{_BLADE} (?:\w+ )?(?:to|at|against|on) {_THEIR} (?:own )?(?:wrists?|neck|throat|arms?|legs?|skin|veins?)",
    rf"lock(?:ed|s|ing)? (?:{_SELF} )?in[^.\n]{{0,30}}(?:{_BLADE}|tablets|rope|paracetamol)",
    rf"(?:cut|slit|slash|slashed|sliced|cutting|slitting) (?:open )?{_THEIR} (?:own )?(?:wrists?|throat)",
    r"cut (?:\w+ )?(?:too|real|so|dead) deep|cut too deep",
    rf"strangl(?:e|ed|ing) {_SELF}|(?:set|setting) {_SELF} on fire",
    r"goodbye (?:everybody|world|cruel world|all of you|my babies)|(?:this is|its|my) (?:my |the |a |final |last )*goodbye(?! (?:card|party|present|hug|meal|lunch|do|drinks|cake))",
    r"suicide (?:note|letter)|goodbye (?:notes?|letters?|messages?|video)|written (?:my|his|her) (?:letters|notes|goodbyes|will and)",
    r"(?:tell|let) (?:my |the )?(?:kids|babies|children|girls|boys|mum|dad|nan|brother|sister|family|son|daughter|boy|girl|little ones)(?: know)? (?:that )?(?:i|im) (?:always |do |so )?(?:love|loved|sorry)[^\n]{0,60}(?:goodbye|bye|forgive|gone|sorry)",
    r"(?:goodbye|sorry|gone|had enough)[^\n]{0,60}tell (?:my |the )?(?:kids|babies|children|girls|boys|mum|family|son|daughter)(?: that)? i (?:always )?love",
    r"by the time (?:you|anyone|they) (?:read|see|get|gets|find|finds) (?:this|me)[^.\n]{0,12}(?:ill|i will|itll|it will|i|im) (?:be )?(?:gone|dead|not be here|wont be here|too late)",
    r"(?:wont|not gonna) be here (?:tomorrow|in the morning|next week|monday|at the weekend)[^.\n]{0,20}(?:matter|goodbye|worry about me|need to bother|to bother)",
    r"(?:wont|not gonna) be (?:alive|around much longer|here much longer|here for long)",
    r"(?:look after|take care of|feed|be good to)[^.\n]{0,30}when im (?:gone|dead|not here)(?! (?:to|on|in|for|at|away)\b)",
    r"(?:going|gonna|wanna|ready) (?:to )?(?:do it|go through with it) (?:tonight|now)[^\n]{0,30}(?:goodbye|sorry|letter|note)",
)
_TODAY = each(
    rf"{_MEANS}(?: \w+){{0,3}} (?:drown|hang|strangle|suffocate|overdose|poison|shoot|electrocute|starve|cut|hurt|kill|end) (?:{_SELF}|it all|(?:my|his|her) life)",
    rf"{_WISH}(?: \w+){{0,2}} (?:die|be dead|not be here|not exist|not wake up|sleep forever|go to sleep forever|fall asleep forever|disappear forever|be gone forever)(?= *(?:$|[.!?,\n]| and| cos| so| tbh| rn| now| anymore| tonight))",
    r"(?:go(?:ing)? to|fall asleep|sleep) sleep forever|sleep forever and|(?:giving|give|given|gave|gived) up on (?:life|living|everything|myself)|(?:cant|couldnt) (?:do|face|get through|take|handle|survive|manage) another (?:day|night|minute)(?! (?:of (?:rain|school hols|this heat)|shift))",
    r"left to live for|(?:what|anything|nothing|something|someone) (?:\w+ ){0,2}to live for|painless(?:ly)? (?:ways?|deaths?|methods?)|(?:stopped|stopping|not|refus\w+|wont) (?:taking|take|having|eating) (?:my|his|her) (?:insulin|tablets|heart tablets|inhaler|dialysis)[^.\n]{0,40}(?:dont care|no point|doesnt care|wants? to|wanna|whats the point|bothered)",
    r"(?:nearly|almost) (?:did it|done it|went through with it|ended it|killed)(?= *(?:$|[.!,\n]| last night| again| tonight| yesterday))(?<!he nearly did it)(?<!she nearly did it)(?<!he almost did it)(?<!she almost did it)|(?:head|mind|brain|voices?) (?:\w+ ){0,3}(?:tell(?:s|ing)?|saying|says|screaming) (?:at )?(?:me|him|her)? ?(?:to )?(?:do it|end it|jump|cut|hurt|die|kill)",
    r"(?:ive|i|shes|hes|she|he) (?:\w+ )?(?:cut|burnt|burned|scratched|hurt) again(?= *(?:$|[.!,\n]| sorry| last| tonight| and| cos| on| in| today))(?! (?:with|on) (?:the|a))|(?:letting|let) go of the (?:steering )?wheel|(?:on purpose|deliberately)(?= *(?:$|[.!,\n]| again| to hurt))(?<=(?:cut|burn|burnt|hurt|hit|bang|bruis|scratch).{0,45}(?:purpose|erately))",
    r"(?:looking|look|staring|stare|thinking|think|eyeing|drawn) (?:at|about|to) (?:the |my |them )?(?:knives|blades?|razors?|rope|tablets|paracetamol|bridge|train tracks|scissors|noose|bleach)(?= *(?:$|[.!,\n]| in| and| again| all))(?! (?:in (?:argos|ikea|the shop|tesco)))",
    r"(?:bites|biting|hits?|hitting|punch\w*|scratch\w*|pull\w* (?:her|his) hair out|bang\w*|headbutt\w*|choke\w*|stab\w*|pinch\w*|burn\w*) (?:\w+ ){0,3}(?:himself|herself|themselves|myself|her own|his own|my own)(?! (?:off|by (?:accident|mistake)|on (?:the|a)))",
    r"(?:posting|posted|posts|post|put|putting|writing|wrote|story|status|messages?|texts?|snap)[^.\n]{0,40}(?:wanna die|wants to die|want to die|dying|suicide|kill (?:herself|himself|myself)|self harm|goodbye|ending it|wish (?:he|she|i) was dead)|(?:thoughts?|thinking|talk\w*|feelings?) (?:of|about) (?:ending|finishing|doing) (?:it|myself|things)(?! (?:with|early|at|on))",
    r"(?:with|join|see|be with) (?:my |his |her )?(?:mum|dad|nan|nana|grandad|baby|brother|sister|angels?|friend|mate) (?:up )?(?:in|to) heaven(?! (?:today|is her|is his|anniversary|we love))",
    r"(?:attempts?|attempted)(?: \w+){0,2} (?:on (?:my|his|her|their) (?:own )?life|suicide|to (?:kill|end|take|hang))|(?:took|taken|takes|taking|take) (?:my|his|her|their) own life|stomach pumped|suicide attempts?",
    r"(?:took|taken|swallowed|taking|necked|pinched|nicked) (?:\w+ ){0,3}(?:mum|dad|nan|nans|grandad|grandads|sisters?|brothers?|carers?|friends?|somebodys?)(?:s)? (?:\w+ )?(?:tablets|insulin|morphine|sleepers|antidepressants)",
    r"(?:dont|cant|do not) (?:\w+ )?see (?:myself (?:being|living|around|here|making|getting)|a future|any future|a life for me|the point of me)|no future(?: for me)?(?= *(?:$|[.!?,\n]))",
    r"whats the point (?:anymore|in me|of me|if nobody)|no point (?:anymore|to (?:me|my life|anything)|in me)|(?:no|any) reason to (?:get up|carry on|keep going|go on)",
    r"(?:disappointed|gutted|upset|angry|annoyed|sad) (?:that |when )?(?:i|she|he) (?:\w+ )?(?:woke|wake|wakes) up|wish (?:i|she|he) hadnt woke",
    r"(?:waste|wasting) away|starv(?:e|ing) (?:myself|herself|himself|to death)",
    r"(?:want|wants|make|need|wish|wanting) (?:all )?(?:the|this|my|it|everything) (?:\w+ )?(?:pain |hurt |hurting |noise |all )?to (?:end|stop|be over|all end|all stop)(?! (?:early|at|raining|crying|on time|soon so))|(?:only|just) (?:one|1) way (?:out|left|to stop)|theres only (?:one|1) way(?= *(?:$|[.!,\n]|out))",
    r"voices? (?:\w+ ){0,3}(?:tell|telling|tells|saying|told|say|says) (?:me|him|her|them) (?:to|i should|he should|she should)",
    r"(?:picturing|thinking (?:of|about)|imagin\w+|feel like|wanna|want|thoughts of|thought about|urge to|planning) (?:\w+ )?(?:driv\w+|crash\w*|jump\w*|walk\w*|step\w*|swerv\w*) (?:\w+ )?(?:into|off|in front of|under) (?:a |the |an? ?oncoming )?(?:wall|tree|lorry|bridge|cliff|train|traffic|bus|car|motorway|platform|roof)",
    r"(?:let|want|begged|beg|begging|asked|asking|pray\w*) (?:\w+ ){0,3}(?:me|her|him|them) (?:to )?die|(?:asked|begged|wanted|prayed) to die",
    r"(?:idk|dunno|dont know|not sure) if (?:i|he|she) (?:wanna|can) (?:do life|live|be here anymore|be alive|carry on|keep going|go on)(?! (?:with|in|there))",
    r"(?:did|done|do|doing) something (?:\w+ )?(?:silly|stupid|daft|bad) (?:\w+ )?(?:with|to) (?:a |the |my |his |her )?(?:blade|razor|knife|glass|tablets|rope|arms?|wrists?|lighter|myself|himself|herself)",
    r"im (?:\w+ ){0,3}(?:a )?(?:waste of (?:space|oxygen|air|skin)|worthless|unlovable|better off dead)|(?:kids|children|they|everybody|she|he|you|baby) (?:all )?deserves? better than me|sorry i (?:wasnt|couldnt be|was not|werent) (?:\w+ )?(?:strong|good) enough",
    r"(?:rather|wanna|asking to|wants|go and|wish i was|wished he was|wish he was) (?:be )?(?:up there|in heaven|with the angels|up in heaven|with (?:nan|grandad|nana|my nan|her nan|his nan|his grandad|my mum|his mum|his dad)) ?(?:in heaven|up there|with (?:\w+ )?(?:nan|grandad|nana|mum|dad))?(?<=(?:up there|heaven|angels|there with grandad|there with nan|with nan|with grandad))",
    r"(?:pic|drawing|drew|draws|drawings?|story|wrote|writing)[^.\n]{0,30}(?:himself|herself|themselves|myself) (?:\w+ )?(?:hanging|dead|dying|in a (?:grave|coffin)|killing|with a (?:knife|rope|noose))",
    r"(?:plasters?|bandages?|long sleeves?)[^.\n]{0,15}(?:arms?|wrists?|thighs?)|(?:wont|refuses? to|not) (?:let \w+ )?(?:show|see|look at) (?:\w+ )?(?:her|his) (?:arms?|wrists?|legs?)|hid(?:es|ing) (?:her|his|my) (?:arms?|wrists?|cuts|scars)",
    r"(?:nobody|no 1|not 1 person) (?:would|will|ll|d) (?:\w+ )?(?:miss|notice|care about|find) me|(?:doesnt|dont) (?:wanna|want to) (?:be alive|exist|live like this)",
    r"kms|kmself|unalive|unaliving|unalived|sewer ?slides?|kermit sewer ?slide|end myself|off myself|top myself|offing myself|topping myself",
    rf"kill(?:ed|ing)? {_SELF}",
    rf"tr(?:ied|ies) to (?:kill|hang|strangle|drown|suffocate|choke|gas|end) (?:{_SELF}|it|his life|her life)|tried to (?:od|overdose|take (?:an )?(?:od|overdose))",
    rf"(?<!dont )(?<!didnt )(?<!not )(?<!never )wanna (?:be )?{_DEATHWARD}(?! (?:down|out|my hair|it|them|of (?:embarrassment|shame|cringe|boredom|laughter|laughing|hunger|thirst|happiness|cold|heat)))",
    r"(?:feel like|thinking (?:of|about)|think about|thoughts? (?:of|about)|ready to|deserve to|need to|rather|hope i|wish i (?:could|would)) (?:i )?(?:be )?(?:die|dead|dying|death)(?! (?:for|of|down|out|on me|tired|chuffed|laughing)\b)",
    r"wish (?:i|id|he|she|that i|hed|shed) (?:\w+ ){0,3}(?:dead|die|died|born|alive|exist|existed|disappear)(?! (?:in|on|with|rich|earlier|later|at|there|yet)\b)",
    r"(?:somebody|something|a (?:car|bus|lorry|train)) (?:would |to |will )?(?:run (?:me|him|her) over|hit me|kill me|shoot me|end me)",
    r"(?:better|happier|easier) (?:off )?(?:if i (?:was|were|wasnt|werent|died|didnt|disappeared|went|am not|wernt)|without me|dead|with me (?:gone|dead))(?= *(?:$|[.!?,\n]|here|gone|dead|anymore|around|alive|exist|tomorrow|wake|they|you|everybody|in it))",
    r"(?:done|cba|had enough|sick|tired|fed ?up|finished|over|bored|hate|hating) (?:with |of )?(?:being (?:alive|here)|living|existing|my life|this life|life|breathing)(?! (?:skills|balance|insurance|story|jacket|coach|guard|work|support|in |on |at |out of|with|here|there|like this house|together|room|near))",
    r"cant (?:do|cope with|deal with|handle|face|be arsed with|be bothered with|go on with|carry on with|take) (?:this )?(?:life|living|being alive)(?! (?:in|with|at|on|skills))",
    r"i cant (?:go|carry) on" + END + r"|i cant go on (?:living|anymore|like this)",
    r"(?:no|whats the|see the|wheres the) (?:point|use) (?:in |of |to )?(?:me )?(?:living|life|being alive|being here|carrying on|going on|existing)(?! (?:in|with|at|near|on|here|there|til|early|so|if)\b)",
    r"(?:dont|didnt|doesnt|no longer) wanna (?:live|exist|be alive|be on this (?:earth|planet)|be here anymore|carry on living|be here tomorrow|wake up(?: (?:anymore|again|tomorrow|ever))?)(?! (?:with|in|at|here|there|near|on|up|down|like|together|by|next|w|anywhere|round|early|before|yet|for|a)\b)",
    r"(?:hope|wish|want|wanna|pray|rather|praying|hoping)[^.\n]{0,25}(?:never|not|dont|didnt|wont) wake(?: up)?(?! (?:him|her|them|me|the|you|early|late|at|with|before|til)\b)",
    r"suicid(?:e|al)(?: thoughts?| ideation)?",
    r"(?:self|slef) ?-?harm(?:s|ed|ing)?|self ?-?injur(?:y|ing)",
    rf"(?:cut|cuts|cutting|scratch|scratches|scratched|scratching|burn|burns|burnt|burned|burning|hurt|hurts|hurting|harm|harms|harmed|harming|carve|carving|starve|starving|punch|punching|hit|hitting|biting|bite|slice|slicing|stabbing|stab) {_SELF}(?! an? )",
    r"(?:cutting|carving|slicing|scratching|scratched|carved|sliced) (?:\w+ ){0,3}(?:in |into |on |up |at )?(?:my|his|her) (?:own )?(?:arms?|legs?|wrists?|thighs?|skin|stomach|face|body|hips?)(?: till| until)?",
    r"(?:cuts|scars|slashes|slices) (?:all )?(?:up|over|on|down|across|along) (?:all )?(?:over )?(?:my|his|her|their) (?:inner )?(?:arms?|wrists?|thighs?|legs?|stomach)",
    r"(?:fresh|new|more) (?:cuts|marks|scars) (?:all )?(?:up|over|on|across) (?:his|her|my) (?:arms?|wrists?|thighs?|legs?)",
    r"(?:till|until) (?:it|he|she|i) bleeds?",
    r"relapsed[^.\n]{0,30}(?:legs?|arms?|cut|blade|wrist|thighs?)",
    rf"{_BLADE} (?:\w+ )?(?:hidden|hid|stashed|under|in) (?:\w+ )?(?:her|his|my) (?:room|pillow|pillow ?case|drawer|bag|phone ?case|bed|mattress|sock)",
    r"how many (?:tablets|paracetamol|ibuprofen)[^.\n]{0,30}(?:takes|to die|to kill|before you die|overdose|do you need)|(?:googl\w+|search\w*|looking up|looked up|asked) (?:\w+ )?(?:ways|how) to (?:die|kill (?:myself|herself|himself|yourself)|tie a|hang)|painless (?:way|death)",
    r"(?:nobody|no 1|who|everybody)(?: would|ll|d|s gonna)? (?:care|notice|miss me|be bothered|be happier|be glad|cares|give a shit|bother) if i (?:was|were|died|die|disappeared|disappear|wasnt|werent|went|killed|am gone|vanished)",
    r"(?:dont|idc|wont|not) (?:\w+ )?(?:care|bothered|fussed|mind)? ?if i (?:die|live or die|dont wake up|get run over|am dead)|idc if i die|if i (?:die|died) (?:id|i) (?:dont|wont) care",
    r"life (?:isnt|not|is not|aint) (?:\w+ )?worth (?:living|it)|(?:life|living) (?:is|feels|seems) (?:\w+ )?(?:pointless|not worth|unbearable)",
    r"(?:nothing|no reason) (?:left )?(?:to live for|to live|to carry on|for me to (?:live|be alive|be here|carry on)|to be (?:here for|alive))|reason to (?:live|be alive)",
    r"dont deserve to (?:live|be alive|exist|be on this)|(?:im|i am) (?:a |such a |only a )+burden",
    r"wanna (?:just )?(?:disappear|vanish)(?: forever| from| and never)?" + END,
    r"(?:thoughts?|urges?|thinking|think|talking|talks|feelings?) (?:\w+ ){0,3}(?:of|about|to) (?:\w+ ){0,2}(?:hurting|harming|cutting|killing|ending|hurt|harm|cut|end|unaliving)(?: (?:myself|herself|himself|themselves|my life|his life|her life|it all|my|it))",
    r"(?:gonna|might|ill|hell|shell|thinking of|scared of|wanna|about) (?:\w+ )?(?:do|doing) (?:something|anything) (?:stupid|silly|daft|drastic)(?: to (?:myself|himself|herself))?"
    + END,
    r"(?:make it|see|be here|be around|be alive) (?:to|till|til|until|for|by|past|at)? ?(?:xmas|christmas|my (?:next )?birthday|new year|my \d+th|\d\d) (?:and )?(?:dont|and i dont|i dont|nor do i) (?:wanna|want)|dont (?:think|reckon) ill (?:be alive|still be here|make it (?:to|past) (?:xmas|christmas|1[0-9]|my))",
    r"end(?:ing)? (?:my|his|her|their) (?:own )?life",
)
_NOT_NOW = phrases(
    r"chocolate|sugar|cake|vitamins?|carbs|(?:back )?to (?:the )?(?:chemist|pharmacy)|training|awareness|prevention|policy|leaflet|naloxone|course|first aid",
    r"has (?:he|she)|have (?:you|they)|did (?:he|she|you)|make sure|remember to|needs? to take|as prescribed|on time|his morning|her morning",
    r"with (?:him|her|them|my (?:ex|boyfriend|bf|girlfriend|gf|partner|man|fella))|at \d|the (?:call|meeting|session|visit|tenancy|lease)|early|contract",
    r"fix\w*|builders?|repairs?|tiles|gutter\w*|aerial|solar|skipping|swing|ladder|tow|climbing|treehouse|washing line|bell|tug of war",
    r"shower|bath|trampoline|queue|bed|bungee|sponsored|parachute|pool|puddles?|let (?:him|her|them) hang|never|years ago|when (?:i|she|he) was|film|netflix|book|episode|game|fortnite|gta|minecraft",
)
_NOT_TODAY = phrases(
    r"\d+(?:\.\d+)? ?kms|kms (?:away|from|per|an hour|long|walk|run|on|to|in|left|yesterday|this morning)|(?:few|many|some|more|of|couple|ten|five|in) kms",
    r"training|awareness|prevention|policy|policies|leaflet|workshop|helpline|hotline|support group|webinar|squad|charity|film|netflix|book|episode|course|presentation|strategy|raised|sponsored|walk",
    r"(?:no|not|isnt|wasnt|never|hasnt|havent|hadnt|didnt|denies|denied|any|without|stopped|nor|free of|free from|havnt|doesnt|arent|stop|less) (?:\w+ ){0,3}(?:self ?-?harm\w*|suicid\w+|cut|cutting|thoughts)",
    r"(?:self ?-?harm|cut)\w* (?:free|since)|(?:weeks?|months?|days|clean) (?:free|clean|without)",
    r"shav(?:e|ed|ing)|on the|on a|on my|tin|cooking|chopping|paper|(?:by )?accident(?:ally)?|some slack|a slice|hair|football|rugby|gym|falling|fell|playing|lifting|back again|ankle|netball|boxing|at work|gardening|loose|laughing|over a",
    r"laughter|laughing|boredom|hunger|thirst|as i know it|for (?:a|the|some|that)|prom|gorgeous|working|meeting|lesson|shift|queue|party|dragging|placement|house|this school|course|dinner|starving",
    r"sugar|carbs|teeth|grass|fabric|costs?|budget|services?|wood|pumpkins?|eczema|insect|mosquito|bramble|cat|scooter|bike|trampoline|sunbath\w*|calories|heard|phones?|battery|laptop|ipad|charger|plants?",
)
_LOW = each(
    r"(?:nobody|no 1) (?:\w+ )?(?:wants|loves|cares about|likes) me(?= *(?:$|[.!?,\n]))|i hate (?:myself|my life|who i am|being me)|everybody hates me|i give up on (?:life|everything)|(?:im|i am|feel) (?:so |that |dead |very )*(?:alone|empty|numb|hopeless)(?= *(?:$|[.!?,\n]))",
    r"(?:low|lowest|rock bottom|dark place)[^.\n]{0,20}(?:ever|been|help|dont know what to do|scared)",
    r"i cant (?:do|take|cope with|handle) (?:this|it|things) anymore" + END,
    r"(?:i )?cant cope(?: anymore)?" + END,
    r"had enough of (?:everything|it all|all of it)" + END,
)

CUES = (
    Cue(
        "self-harm.now",
        Kind.SELF_HARM,
        Urgency.NOW,
        "It reads as a plan or an attempt to end a life or as serious self-harm under way.",
        _NOW,
        _NOT_NOW,
        around=30,
    ),
    Cue(
        "self-harm.thoughts",
        Kind.SELF_HARM,
        Urgency.TODAY,
        "It speaks of suicide, of not wanting to live or of self-harm.",
        _TODAY,
        _NOT_TODAY,
        around=24,
    ),
    Cue(
        "self-harm.despair",
        Kind.SELF_HARM,
        Urgency.ROUTINE,
        "Somebody says that they cannot go on: ask what they mean.",
        _LOW,
        joke=None,
    ),
)
