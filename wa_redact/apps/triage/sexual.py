"""Sexual talk, pictures asked for or sent, offers and blackmail. Bodies, health, courses, tights and colours are none."""

from __future__ import annotations

import re

from wa_redact.apps.triage.cues import Cue, each, phrases
from wa_redact.apps.triage.plain import Plain
from wa_redact.apps.triage.types import Flag, Kind, Urgency

_BARE = r"(?:naked|nude|topless|bare|undressed|in the nude|half naked|no clothes(?: on)?|nothing on|with nothing on)"
_PARTS = r"(?:tits|boobs|boobies|bum|arse|ass|fanny|pussy|dick|cock|willy|penis|bits|privates|private parts|knob|minge|balls|body|feet|thighs)"
_UNDER = r"(?:underwear|undies|bra|knickers|panties|thong|boxers|lingerie)"
_SHARE = r"(?:share|post|leak|send|spread|show|expose|put|sharing|posting|leaking|sending|spreading|showing)"

_NOW = each(
    r"blackmail\w*[^.\n]{0,40}(?:nudes?|pic|naked|vid)|(?:nudes?|naked|bare pic|pic of me)[^.\n]{0,60}blackmail\w*",
    rf"(?:nudes?|naked|bare pic|pic of me|my pic|vid of me|private pic)[^.\n]{{0,60}}(?:{_SHARE} (?:it|them|to|everybody|my)|unless|if i dont)",
    rf"(?:threaten\w*|said|saying|says|gonna|will|hell|shell|hes|theyre) (?:\w+ ){{0,4}}{_SHARE}[^.\n]{{0,30}}(?:nudes?|naked|topless|private pic|bare pic|pic of me|vid of me)",
)
_TODAY = each(
    r"(?:thongs?|frisky|vibrators?|sexy|sexiest|turned on by|turns me on|turn me on|a turn on|go(?:ing|es)? down on (?:me|him|her|you|them|each)|get off with|getting off with|got off with|make (?:you|u|me|her) (?:scream|moan|beg|come|wet|squirt)|spank(?:ing|ed)?(?! good| new)|kinky|foreplay|orgy|escort work|prostitut\w+|sugar ?(?:daddy|baby|mummy)|sex work)(?! (?:for my hair))",
    r"(?:exposed?|exposes|exposing|flash\w*) (?:himself|his (?:bits|privates|penis|self)|herself|themselves|him ?self)|(?:do|did|does|would) you (?:swallow|spit|shave|squirt|like it (?:rough|hard)|bend over|get wet|come alone)|(?:been|be|sleep|go) with (?:an? )?(?:older|real|proper|married|black) (?:man|men|woman|guy|bloke|lad)|suck it(?= *(?:$|[.!\n]| babe| bitch| slow| good))|netflix (?:and|n|&) chill",
    r"(?:your|you|youre|shes) (?:so |well |dead |really |absolutely |bare )*(?:gorgeous|beautiful|stunning|fit|tasty|lush|buff|hot|pretty)[^.\n]{0,40}(?:take you (?:out|for)|drink|dinner|date|single|number|bed|night|boyfriend|married|body|kiss|miss|mine|legs|bum|babe)(?! (?:to the (?:gp|court|meeting)))|(?:come|back|stay) (?:back )?(?:to|at|over|round) (?:mine|my (?:place|flat|house|room|bed))[^.\n]{0,30}(?:nobody|no 1|will know|secret|tonight x|babe|alone|cuddle|wink)",
    r"(?:daddy|dad|baby|babe|princess|sweetheart|gorgeous|beautiful|darling|baby girl)[^.\n]{0,40}(?:send|show|give|want|got|need)(?: me| us)? (?:a |some |another |one |more )?(?:pic|vid|selfie|one)(?= *(?:$|[.!?\n]| x| of (?:you|ur)| in| babe| pls| please| tonight))(?! of (?:the|his|her))|send (?:\w+ )?(?:pic|vid|one|something)(?: \w+){0,3} in (?:your|ur|her|just) (?:bra|knickers|underwear|bikini|bed|towel|pants|shower|bath)|(?:bikini|underwear|bra|swimsuit|shower|bath|upskirt|leotard) (?:pic|vid|selfies?)",
    r"(?:calling|call|calls|called|says|saying|telling|said) (?:her|him|me|them|my \w+) (?:\w+ )?(?:sexy|hot|fit|baby|babe|gorgeous|beautiful|his girlfriend|princess)(?= *(?:$|[.!,\n]| and| in| on| online| every| all))|(?:old|older|grown|random|strange|\d\d year old|some) (?:man|men|guy|bloke|lad|creep|perv|stranger)s? (?:\w+ )?(?:keeps?|is|has been|been|was|on \w+) (?:\w+ )?(?:messag\w+|text\w*|dm\w*|asking|talking|ringing|snapping|calling|chatting|sending|following)[^.\n]{0,30}(?:her|him|me|my|daughter|son|kids?|girls?)?|(?:perv|pervert|pervy|creep|creepy) (?:\w+ )?(?:messag\w+|touch\w*|look\w*|comments?|to me|at me|texts?)",
    r"(?:child|kiddie|kids|indecent|illegal|underage|sexual|explicit|inappropriate) (?:porn|images?|pic|vids?|videos?|material|content|messages?|texts?|comments?|behaviou?r)(?! (?:policy|training|filter|report form|about the))|(?:rub|rubs|rubbing|rubbed|grind|grinds|grinding|hump|humps|humped|humping) (?:himself|herself|against|on|up against|his|her|me|my leg)(?! (?:eyes|hands|back|his eyes))|(?:sit|sits|sitting|sat) on (?:his|my) (?:knee|lap)(?= *(?:$|[.!,\n]| and| while| when))(?! (?:and (?:read|listen)|for (?:a )?story))|(?:showed|shows|show|shown|seen|saw|see|flash\w*|wave\w*|got) (?:me |her |him |us )?his (?:willy|penis|dick|cock|private\w*|thing|bits|knob)",
    r"(?:kiss|kissed|snog|snogged|grope|seduce) you(?= *(?:$|[.!?\n]| all over| all night| in bed| rn| right now| so bad))(?! (?:and made|goodnight on))|(?:wish|if|wanna|want to|could|let me|dream about) (?:i |me )?(?:could |to )?(?:kiss|kissed|snog|touch|feel|undress) you|show (?:you|u) mine if|out of (?:that|your|them) (?:uniform|dress|clothes|jeans|skirt|leggings|suit)(?= *(?:$|[.!?\n]| babe| love))",
    r"(?:asks?|asked|asking|keeps asking|messages?|messaged|texts?|wants to know|told)[^.\n]{0,40}(?:what|whats) (?:shes|im|she is|hes|i was|you|your|she was) (?:\w+ )?(?:wearing|got on)|wear something (?:short|sexy|tight|low|nice for me|see through)|(?:get|got|getting|be|gets) undressed|undress(?:ing)? (?:for|on|in front|me|her|him|on cam)|(?:asked|asks|asking|told|tells|made|makes|wants?|wanted|begging|pressur\w+) (?:\w+ ){1,4}(?:to )?(?:undress|strip|get naked|get her kit off|show (?:him|them|her body|his))",
    r"(?:hand|hands) (?:\w+ )?(?:on|up|between|over) (?:my|her|his|their) (?:\w+ )?(?:thighs?|bum|boobs?|crotch|privates|breasts?|legs|inner)|(?:puts?|putting|stuck|sticks?|pushed|forced|shoved|got) (?:his|her|a|their) (?:\w+ )?(?:fingers?|thing|dick|willy|penis|tongue|hands?) (?:\w+ )?(?:in|inside|up|down|between) (?:me|her|him|my|his)(?! (?:hand|pocket|mouth guard|hair|glove|coat))",
    r"erections?|ejaculat\w+|condoms? (?:\w+ ){0,4}(?:in her bag|in his bag|her room|in her|in his|1[0-5])|sex ?acts?|sexual acts?|(?:cock|dick|nude|fanny|tit|boob|pussy) ?(?:shots?|flash)|rock hard(?= *(?:$|[.!\n]| for| thinking))|(?:shag|shags|shagging|bonk|bonking|bonked)(?! (?:pile|carpet|rug))|bob on (?:me|it|this)|ride (?:me|my (?:dick|cock|face))",
    r"(?:you|u|your|she|shes|got|nice|big|little|her|my|massive|them|those) (?:\w+ )?(?:tits|boobs|knockers|norks|jugs|bangers)(?! (?:cup|of|out for|for the lads|in hospital|scan|check|appointment|lump))|tits or (?:what|ass|bum)",
    r"(?:wanna|want|do you want|can we|lets|shall we|fancy a|quick|need a|up for a|come for a|good) (?:\w+ )?(?:fuck|shag|bang|quickie|bunk up|bj)(?= *(?:$|[.!?,\n]| later| tonight| babe| tomorrow| x))|(?:up for|fancy) (?:some fun|a bit of fun)(?= *(?:$|[.!?\n]| babe| tonight| later))|(?:ever|if you)(?: are| get| feel)? lonely(?= *(?:$|[.!?\n]| x| babe| at night| call| come))",
    r"(?:vid|pic|clip) (?:\w+ ){0,4}(?:of )?(?:her|him|me|them|a girl|a boy|us) (?:\w+ )?(?:doing (?:stuff|things|it|sexual)|having sex|with (?:a|some) (?:boy|lad|man|boys|men)|giving|getting off|in the (?:shower|bath)|touching|kissing)|(?:tape|film|record|filming|recording|filmed|recorded) (?:us|me|her|it|them) (?:\w+ )?(?:having|doing it|in bed|naked|together|in the shower|undress\w*)|(?:boyfriend|bf|partner|he) wants to (?:tape|film|record) (?:us|me|it)|good kind(?= *[.!?]*$)",
    r"(?:in the|in my) (?:bath|shower|bed) (?:\w+ ){0,2}(?:wish you|thinking of you|all alone|naked|come join|join me|without you)|wish you were (?:here|in (?:my|the) bed|next to me)(?= *(?:in bed|naked|x\b|babe))|bet (?:you|your|youre) (?:\w+ )?(?:filthy|dirty|wild|good in bed|a good|taste|feel|naughty|freaky)|(?:your|you|u) (?:so |such a )?(?:filthy|kinky|freaky|dirty)(?= *(?:$|[.!?\n]| girl| boy| mind| bitch| minx))",
    r"(?:favours?|favors?|lifts?|gifts?|presents?|money|trainers|weed|vapes?|drinks?|takeaways?|mcdonalds|phones?|cash)[^.\n]{0,25}(?:off|from|by|with) (?:\w+ )?(?:older |grown |random |strange |some )?(?:men|blokes|guys|man she met|older lads|strangers)|(?:men|blokes|older lads|older men)[^.\n]{0,40}(?:favours?|hotels?|chicken shop|sex|lifts|gifts|weed|vodka|house party)",
    r"had(?:nt)? ever (?:cum|come|had sex|kissed|done it)|(?:hed|she|i|he|youd|you) ever (?:cum|had sex|done it|wanked|touched)|lose? (?:it|her virginity|my virginity) to|not a virgin",
    r"nudes(?! (?:and browns|palette|lipstick))|(?:a|my|her|his|your|send|sent|sends|sending|another|me) nude(?! (?:tights|nail|lipstick|shoes|heels|colou?r|bra|polish|pink|bodysuit|shade|dress|tone))",
    rf"(?:send|sent|sends|sending|show|swap|want|got|get|asking for|asked for|ask for|take|took|facetime|vid|trade|buy|selling|sell)(?:s|ing)? (?:\w+ ){{0,6}}(?:{_BARE}|in (?:your|her|my|his|just your) {_UNDER}|{_UNDER} pic)",
    rf"(?:pic|vid) (?:of|with) (?:\w+ ){{0,3}}(?:{_BARE}|{_PARTS})(?! (?:cream|rash|lotion|temp))|(?:dick|cock|fanny|private|naked|topless|bare|dirty|rude|sexy|sexual|nude|intimate|feet|foot|boob|bum) (?:pic|vid)|pic x no clothes",
    r"horny|boners?|hard ?-?on|stiffy|blow ?jobs?|(?:a|give|me|gave|for|him|quick|cheeky) bjs?|hand ?jobs?|wank(?:s|ed|ing|er pic)?(?! stain)|sext(?:s|ed|ing)?|threesomes?|doggy style|masturbat\w*|orgasms?|dildos?|milfs?|creampie|deep ?throat|(?:im|was|ill be|keep) cumming|jizz|rimming|spunk|gang ?bang",
    r"(?:watch(?:es|ed|ing)?|showed|showing|shows|shown|seen|seeing|sent|sends|looking at|on|found|addicted to|child|of|doing|made) (?:\w+ ){0,3}(?:porn|pornhub|porno|pornography|xhamster)",
    r"only ?fans",
    r"cum (?:on|in|inside|over) (?:my|your|me|her|you)|cum all over|cum ?shot|make (?:you|me) cum|"
    r"lick (?:you|me|it|your \w+) (?:all over|out|down there|up and down)|sit on (?:my|your|his) (?:face|lap|dick|knee)|suck (?:my|his|your) (?:dick|cock|balls|willy|knob|toes)|suck (?:me|him|you) off",
    r"(?:wanna|id|ill|gonna|let me|lets|could|love to|want you to|can i|would|i|hes|they) (?:\w+ )?(?:fuck|shag|bone|rail|pound|finger|bang|ride|lick|taste|smash) (?:you|your|u)(?! (?:out|a|an|up|around|about|off|for|at|over|in|the|some|back|later|on|down|there|on fifa|to|homework|hair|one|no|any|proud))",
    r"(?:fuck|shag|shagged|shagging|fucked|fingered|fingers|fingering|bang|bangs) (?:her|him|me|your mum|girls|kids)(?! (?:off|over|about|up|around|out|on the head))",
    r"(?:id|i would) (?:smash|shag|bang|hit that|tap that)(?: that| it)?(?= *(?:$|[.!?,\n]))|good seeing to|bend (?:you|her|me) over|(?:get|have|want|need) (?:you|me) in(?:to)? (?:my |your )?bed|(?:thinking|think|dream\w*) (?:\w+ )?(?:about|of) (?:you|us) (?:in bed|naked|all night)|in bed with (?:you|me)(?! and (?:the|a) (?:kids|cat|dog))|sex dreams?|make love|one night stand|friends with benefits",
    r"(?:have|having|had|has|want|wants|wanna have|for|forced|forcing|forces|make|made|making|offer\w*|trade|buy|paying|paid|selling|doing|about|into|rough|anal|oral|phone|cyber|underage|unprotected) (?:\w+ ){0,2}sex(?! (?:ed|education|and relationships|worker|workers|clinic|health|offender|offenders|change|couple|marriage|class|lesson|lessons|talk))",
    r"sex (?:for|with|in exchange|chat|tape|toys?|vid|pic|slave|party|yet)(?! (?:his|her|your) (?:wife|husband|partner))",
    r"(?:sleep|sleeps|sleeping|slept) with (?:men|older|blokes|loads of|guys|lads|boys|him (?:for|and)|somebody for|me (?:tonight|for)|her (?:for|and he)|you|strangers|anybody)|(?:if i|make me|wants me to|to) sleep with (?:him|them|her|me|his)(?! (?:tonight cos|cos|because|teddy|in the cot))",
    r"(?:your|you|youve|you look|u look|look|looking) (?:\w+ )?(?:so |well |dead |proper |really |bare |very |damn |too )*(?:sexy|peng|shaggable|fuckable)|hey sexy|hi sexy|sexy (?:lady|girl|boy|mum|legs|body|bum|miss)",
    r"(?:your|you|you look|shes) (?:\w+ )?(?:so|well|dead|bare|pure|proper|too|very) (?:fit|hot)(?= *(?:$|[.!?,\n]| for (?:a|an|your|my)| miss| babe| i| in that| you know| u))(?! for (?:a (?:walk|run|job)|work))",
    r"(?:what|whats|guess) (?:\w+ )?(?:your |ur )?bra size|what (?:are )?you (?:\w+ )?wearing (?:under|underneath|in bed|to bed)|what colou?r (?:are )?(?:your )?(?:knickers|bra|underwear|pants)[^.\n]{0,12}(?:you|on|got)?|under(?:neath)? (?:that|your|her) (?:skirt|dress|uniform|top|clothes)(?! is| are| keep)",
    rf"(?:get|show|flash|see|seen|seeing|touch|feel|grab|grabbed|squeeze|lick|love|like|let me see|wanna see) (?:me |us |him |them )?(?:your|her|my) (?:\w+ )?{_PARTS}(?! (?:cam|lotion|cream|wash|language|clock|temp|rash|of work|back|better|measured|wet|warm|dry|scan|on the|in the door|under the|up|ok|hurt|hurts))",
    r"get your (?:tits|kit|clothes|top|bra) (?:out|off)|(?:tits|boobs|dick|cock|willy|knob|penis) out",
    r"(?:you|youve|your|got|shes|hes|with) (?:\w+ ){0,4}(?:great|nice|lovely|fit|peng|big|amazing|perfect|massive|tight|juicy|cracking) (?:arse|ass|tits|boobs|rack|bum|bod|breasts|pussy|dick|cock)",
    r"(?:you|your|imagine you|picture you|see you|bet you|me) (?:\w+ ){0,5}(?:naked|with nothing on|topless|nude)(?! (?:flame|truth))",
    r"(?:are|r|is|was|still) (?:you|she|he|u)? ?(?:still )?a virgin(?! (?:media|atlantic|train|trains|customer|money|active))|lost? (?:my|your|her|his) virginity|take (?:my|your|her) virginity",
    r"shav(?:e|ed|en) (?:down there|your (?:fanny|pussy|bits|privates)|my (?:fanny|bits))|do you shave|touch(?:ing|es|ed)? (?:myself|yourself|himself|herself|my dick|your pussy|my fanny|my willy|it for me|me down there|you down there)|play(?:ing)? with (?:myself|yourself|himself|herself|my (?:dick|cock|willy|self)|your (?:pussy|dick|tits|self))|finger (?:yourself|myself)|wet dream",
    r"im (?:so |that |dead )?(?:wet|hard)(?= *(?:$|[.!\n]| for you| thinking| for it| rn| right now))|(?:you|u|thinking of you|that) (?:get|got|gets|make|makes|made|making|getting) me (?:so |dead |proper |all )?(?:hard|wet|horny|turned on)|turn(?:s|ed|ing)? me on|got me (?:hard|wet)",
    r"(?:our|be our|my|our little|a) (?:little |dirty )?secret (?:babe|baby|sexy|gorgeous|princess|sweetheart)|bit of fun[^.\n]{0,40}(?:you|me|tell)|just (?:me and you|you and me|us two)[^.\n]{0,30}(?:bed|hotel|fun|naughty)",
    r"do you like (?:older|mature|big|younger) (?:men|guys|blokes|lads|man|women|boys|girls|one)(?!s walking)|old enough to (?:bleed|sit at)|how old (?:are|r) you[^.\n]{0,40}(?:virgin|sex|pic|naked|babe|sexy|single|naughty|cam)|(?:sex|virgin|naughty)[^.\n]{0,30}how old (?:are|r) you|age is just a number|(?:your|shes|you are) (?:very |so )?mature for (?:your|her) age",
    r"(?:older|grown|\d\d year old) (?:man|men|lad|lads|bloke|blokes|guy|guys|fella)[^.\n]{0,40}(?:pic|money|body|hotel|sex|vodka|naked|cam|vapes?|gifts?|trainers)|(?:money|£ ?\d+|paid|pays?|vapes?|trainers|cash|credit|robux|v ?bucks)[^.\n]{0,25}(?:pic|vid)s? (?:of|in)|pic of (?:your|ur|my|her) (?:feet|body)|for (?:£ ?\d+|money)[^.\n]{0,20}(?:pic|vid) of",
    r"(?:naughty|bad|dirty) (?:girl|boy)(?! step)(?= *(?:$|[.!?,\n]| then| arent| you| babe| for))(?<=(?:my|a|are|whos|youre|your|you) (?:naughty|dirty) (?:girl))|dirty (?:girl|boy|slut|bitch|talk|chat)|sexual favou?rs?|sugar daddy|send me something (?:sexy|naughty)|talk dirty",
    r"(?:take|took|taking|takes) (?:her|my|your|his|their|it|all your|all my) (?:top|clothes|bra|pants|trousers|knickers|shirt|boxers|kit|school uniform)?(?: all)? ?off[^.\n]{0,30}(?:cam|camera|vid|facetime|snap|call|live|him|for me|them)|strip(?:s|ped|ping)? (?:on|for|off) (?:cam|camera|him|me|facetime|snap|vid|them)",
    r"(?:got|get|getting|gets|had|has|pulled|flash\w*|show\w*|sent|sends|expos\w*|whipped|pic of) (?:\w+ ){0,3}(?:his|my) (?:thing|willy|dick|cock|penis|privates|bits|knob|junk|todger|manhood|self to)(?= *(?:$|[.!?,\n]| out| on| to| in front| at| and))",
    r"hands? (?:up|down|in|inside|under) (?:my|her|your) (?:skirt|top|dress|shorts|pants|trousers|knickers|bra|shirt|leggings)",
    r"(?:my|his|your|a|big|hard|see (?:my|his)) cock(?! (?:a doodle|up|tail|er|ney|crow|crows|crowed|of the walk|and bull))",
    r"i (?:\w+ )?fancy (?:you|u)(?= *(?:$|[.!?,\n]| miss| so| can| babe| loads| u| and| since| rotten| a bit))(?! (?:a brew|coming|going))|(?:single|got a (?:bf|boyfriend|fella|man|husband))[^.\n]{0,25}(?:fit|sexy|gorgeous|fancy|take you out)",
    r"(?:wanna|want|come|love to) (?:\w+ ){0,2}(?:taste|lick|eat) (?:you|your (?:pussy|fanny|body))(?= *(?:$|[.!?,\n]| all| out| down| up))|(?:come|spend|stay) (?:over|round|the night|here)[^.\n]{0,30}(?:in (?:my|your) bed|naked|sex|cuddle in bed|between the sheets)",
    r"(?:keeps? )?ask(?:s|ed|ing)? (?:me |her |him )?(?:what|if) (?:\w+ ){0,3}(?:knickers|bra|underwear|virgin|periods?|touch myself|naked|shave)",
)
_VETO = phrases(
    r"training|workshop|policy|policies|awareness|leaflet|course|clinic|nurse|gp|health|webinar|blocked|filters?|parental controls|e-?safety|online safety|lesson|assembly|curriculum|programme|risk assessment|screening|tool",
    r"nappy|nappies|bath|baths|bathtime|breast ?feed\w*|rash|eczema|sunscreen|sun cream|swimming|p\.?e\.?|wetsuit|rain|raining|brolly|umbrella|soaked|scan|labour|midwife|potty|toilet|cream",
    r"dog|cat|rabbit|hamster|horse|bull|cockerel|cockapoo|vets?|curry|food|foodie|property|film|movie|song|netflix|essay|homework|fridge|boiler|lunch|peas|worksheet|theatre|exam|deadline",
)

CUES = (
    Cue(
        "sexual.blackmail",
        Kind.SEXUAL,
        Urgency.NOW,
        "Somebody is threatened with sexual pictures.",
        _NOW,
        _VETO,
    ),
    Cue(
        "sexual.content",
        Kind.SEXUAL,
        Urgency.TODAY,
        "It is sexual, asks for or offers sexual pictures, or reports that somebody did.",
        _TODAY,
        _VETO,
        around=22,
    ),
)

_SIGNS = re.compile(
    "\U0001f346 ?[\U0001f4a6\U0001f445]|\U0001f351 ?[\U0001f4a6\U0001f445]|\U0001f445 ?\U0001f4a6|\U0001f4a6 ?\U0001f346"
)


def signs(plain: Plain) -> Flag | None:
    """The flag of a message that says it in emoji."""
    if _SIGNS.search(plain.raw):
        return Flag(Kind.SEXUAL, Urgency.TODAY, "sexual.emoji", CUES[1].why)
    return None
