"""Abuse of the reader or of others, hate, and wishing somebody dead. Swearing at a bus or a boiler is none.

Nouns of our own, and after "you" every word that the word list of the tone check calls swearing (extra ``tone``).
"""

from __future__ import annotations

import re

from wa_redact.apps.triage.cues import END, Cue, each, phrases
from wa_redact.apps.triage.plain import Plain
from wa_redact.apps.triage.types import Flag, Kind, Urgency
from wa_redact.guidance import _swearing

_STRONG = (
    r"(?:bitch(?:es)?|cunts?|bastards?|twats?|pricks?|dick ?heads?|knob ?heads?|knobs?|bell ?ends?|wankers?|arseholes?|assholes?|tossers?|slags?|sluts?|whores?|skanks?|slappers?|"
    r"bints?|nonces?|paedos?|peados?|pedos?|scum(?:bags?)?|skets?|fuckers?|shithouses?|shitheads?|motherfuckers?|vermin|parasites?|maggots?|mongs?|retards?|spackers?|cretins?|pieces? of shit|little shits?|"
    r"waste of (?:space|oxygen|air|skin)|dirt ?bags?|low ?lifes?|monsters?|nazis?|gypos?|trannys?|trannies|dykes?)"
)
_WEAK = r"(?:cows?|rats?|snakes?|grass(?:es)?|snitch(?:es)?|pigs?|mugs?|mares?|hags?|old bags?|bags?|witch(?:es)?|tramps?|jokes?|disgrace|excuses? for a|animals?|liars?|dogs?|morons?|idiots?|muppets?|weirdos?|freaks?|creeps?|shits?|dicks?|cocks?|pussy|spastics?|women|woman|man|people|lot)"
_HARSH = (
    r"(?:stupid|fat|ugly|lying|evil|useless|dirty|vile|nasty|horrible|nosey|nosy|thick|sick|two faced|pathetic|disgusting|worthless|jumped up|selfish|miserable|rotten|filthy|rancid|"
    r"smelly|stinking|scruffy|interfering|cold hearted|heartless|cruel|wicked|twisted|poxy|mouthy|smug|ignorant|black|paki|muslim|foreign|gypsy|inbred|fucked up|daft|silly)"
)
_LOW = r"(?:cows?|rats?|snakes?|grass|snitch|pigs?|mugs?|mares?|hags?|old bags?|witch|tramps?|jokes?|disgrace|animals?|liars?|morons?|idiots?|weirdos?|freaks?|creeps?|shits?|dicks?|cocks?)"
_ADJ = rf"(?:{_HARSH}|little|big|old|absolute|total|complete|utter|right|proper|bunch of|pair of|pack of|load of|nothing but|such|a|an|the|all|both|lot|lots|of|are|is|fucking|bloody|jumped)"

_PLAIN = each(
    rf"(?:that|this|the|those|these|them|such a|what a|my|ur|his|her|some) (?:\w+ ){{0,2}}(?:{_HARSH}|fucking|lying|little|old|crackhead|smackhead|corrupt) (?:\w+ )?{_STRONG}|(?:fucking|stupid|lying|evil|dirty|corrupt|old) {_STRONG}(?! (?:boiler|car|phone|bus|printer|weather|thing|form|system|laptop|train|week|day|job))(?<!silly bitch)",
    r"(?:you|u|your) (?:\w+ )?(?:fat|ugly|thick|stupid|disgusting|vile|dirty|smelly|pathetic|worthless) (?:and )?(?:\w+ )?(?:nobody|face|nothing|mess|mouth|head|arse|pig|freak|creature|specimen|person|idiot|excuse)|(?:in|with) your (?:fat|ugly|stupid|smug) (?:face|head|mouth|gob)|(?:kiss|lick|smell|bite) my (?:arse|ass|hole|bum)(?! (?:better))|(?:i|we) spit on (?:you|your|the lot)|shut it you|get lost(?= *(?:$|[.!,\n]| you| then| and))|do (?:the world|us|everybody|everyone|yourself) (?:all )?a favou?r and|top yourself|do one you|bore off|away and (?:boil|shite)|suck your (?:mum|mother|nan|dad)",
    r"(?:your|ur|her|his|their) (?:own )?kids? (?:should|need|deserve|want|wanna|hate|must|gonna|will|ought)(?: to)? (?:be )?(?:taken|removed|ashamed|in care|hate|die|hates|die)|bet (?:they|your kids|ur kids|he|she) hates? you|crack ?heads?(?= *(?:$|[.!,\n]| slag| bitch| mum| whore))|smack ?heads?|junkie (?:bitch|scum|mum|slag)|(?:you|youre|your|she|shes) (?:a |an )?(?:\w+ )?(?:disgrace|embarrassment)(?= *(?:$|[.!,\n]| to| of))(?<!i am a disgrace)",
    r"(?:bitch(?:es)?|cunts?|bastards?|twats?|pricks?|dick ?heads?|knob ?heads?|bell ?ends?|wankers?|arseholes?|slags?|sluts?|whores?|nonces?|scum(?:bags?)?)[^.\n]{0,30}(?<![a-z])(?:you|your)(?= *(?:$|[.!,\n]| are| lot| is| people| can| should| ever| know| think))|(?:you|your|youll|social workers?|the lot of you|staff|carers?|teachers?|judges?|council)(?![a-z])[^.\n]{0,30}(?<![a-z])(?:bitch(?:es)?|cunts?|bastards|twats?|pricks?|dick ?heads?|knob ?heads?|bell ?ends?|wankers?|slags?|sluts?|whores?|nonces|scum)(?! (?:of a|that kept|hunt))",
    r"pathetic (?:excuse|little|bunch|lot|woman|man|mother|father|mum|dad|human)|nasty (?:little )?piece of work|(?:thick|dumb|dense) as (?:pig ?shit|shit|two short planks|a brick|mince)(?: you are| they are)?|you (?:\w+ ){0,6}(?:clown|clowns|muppets?|mongrels?|minger|mingers|jobsworths?|fat mess|waste|thieves|liar|liars|leech|leeches)(?= *(?:$|[.!,\n]))",
    r"(?:your|you) (?:breath )?(?:stinks?|reek|reeks|smells? (?:of|like)|are (?:rank|minging))(?= *(?:$|[.!,\n]| and| of| like| love))|(?:fat|ugly|ginger|smelly|dirty|lying|skinny) (?:\w+ )?(?:minger|mess|fucker|freak|rat|thing|trout|slob|munter|so and so|skank)",
    r"(?:you|your|they|she|he|theyre|shes|hes|u)(?: lot| all| people)? (?:need|want|needs|wants|should be|deserve|deserves)(?: to be| a)? ?(?:stringing up|strung up|locking up|locked up|putting down|put down|sectioning|sectioned|shooting|shot|hanging|hung|sterilis\w+|sacking you)(?! (?:the|my|a|on|in the))",
    r"nothing (?:\w+ ){0,3}(?:just|but) a (?:little|silly|stupid|jumped up|sad|lonely|bitter) (?:girl|boy|man|woman|child|kid)|did your (?:mum|mother) have any|go (?:and )?play in (?:the )?traffic|shove (?:your|ur|the|it|that)(?: \w+)?(?= *(?:$|[.!,\n]))|(?:fuck|fucking) (?:shove|your|ur) (?:\w+)(?= *(?:$|[.!,\n]))",
    r"(?:ruin(?:ed|ing)?|wreck(?:ed|ing)?|destroy(?:ed|ing)?) (?:my|our|his|her|their) (?:life|family|kids)[^.\n]{0,20}(?:bitch|cunt|bastard|scum|cow|evil|hope|fuck)|(?:calls?|called|calling|saying|said) (?:me|him|her|us|them) (?:\w+ ){0,3}(?:a |an )?(?:\w+ )?(?:bitch|cunt|bastard|slag|slut|whore|retard|nigger|paki|faggot|monkey|spastic|freak|fat cow|ugly)",
    rf"(?:you|your) (?:{_ADJ} ){{0,5}}{_STRONG}(?! (?:hunt|of a (?:day|job|form|night|week)|that is|have))",
    rf"(?:you|your) (?:{_ADJ} ){{0,3}}{_HARSH} (?:{_ADJ} )?{_WEAK}",
    rf"(?:you|your) (?:fucking|absolute|total|little|dirty|utter|complete|proper|right) (?:{_ADJ} )*{_LOW}(?! (?:legend|star))|nothing but an? (?:{_ADJ} )*(?:{_LOW}|{_STRONG})",
    rf"(?:{_HARSH}|little|fucking) (?:{_STRONG}|{_LOW}) (?:that )?(?:you are|your|you|isnt you)(?= *(?:$|[.!,\n]))",
    rf"your (?:all )?(?:a |an |such a |the )?(?:{_HARSH} )*(?:rat|snake|grass|snitch|pig|witch|joke|disgrace|mug|snake and a grass|absolute disgrace|fucking joke)(?= *(?:$|[.!,\n]| (?:and|of)))",
    rf"your (?:all )?(?:a |an )?(?:{_ADJ} )*(?:vile|evil|disgusting|wicked|scum|horrible|sick in the head)(?:{END}| (?:person|human|woman|man|people|excuse|piece|being|creature|cow|bunch|lot))",
    rf"(?:shes|hes|theyre|that \w+ is|the (?:\w+ ){{1,2}}is|what|is|are all) (?:an? )?(?:{_HARSH} |fucking |little |absolute |total |right ){{1,3}}{_STRONG}",
    rf"(?:shes|hes|theyre) (?:an? )?(?:lying|evil|fat|dirty|two faced|horrible|vile|nasty) (?:{_HARSH} )*(?:cow|rat|snake|bag|pig|hag|witch|dog|shit)",
    rf"(?:{_STRONG}) (?:the )?(?:lot|all) of (?:you|them)|all of (?:the )?you (?:are )?{_STRONG}|you lot are (?:\w+ ){{0,2}}(?:{_STRONG}|evil|vile|disgusting|pigs|animals|a joke|liars)",
    rf"(?:bunch|pair|pack|load) of (?:{_HARSH} )*(?:{_STRONG}|snakes|pigs|animals|liars|thieves)",
    r"(?<!the )(?<!what )(?:fuck|eff) (?:you|yourself|all of you|the lot of you|your|him|her)(?! (?:sake|bus|phone|laptop))|f you|get fucked|go fuck yourself|(?:fuck|eff) off|f off|eat (?:shit|my shit)|bite me bitch|suck (?:it|my dick|your mum)",
    r"(?:piss|sod|naff|bog) off(?= *(?:$|[.!,\n]| you| and| with| then| back| out| home| the))(?<!it piss off)|jog on|get stuffed|up yours",
    r"(?:stick|shove|ram) (?:it|that|this|your \w+|them|the \w+) (?:\w+ ){0,2}up your (?:arse|ass|hole|backside)",
    r"shut (?:the fuck|the hell|your (?:fucking )?(?:mouth|face|gob|trap|hole))(?: up)?|stfu|gtfo|wind your (?:fucking )?neck in",
    r"who the (?:fuck|hell) (?:do|does) (?:you|she|he|they) think (?:you|your|shes|hes|theyre|they)",
    r"(?:i|we|they all|everybody|the kids) (?:\w+ )?(?:hate|hates|despise|detest) (?:you|your guts)(?! (?:for|not|too)? ?(?:being so far|being away|going))(?: all| lot| so much| people| both)?"
    + END,
    r"\A *hate you(?: all| lot| so much| people)?" + END,
    r"you (?:\w+ )?make (?:me|us) (?:feel )?sick(?! to think)|sick of your (?:shit|bullshit|crap)|nobody likes you|everybody hates you",
    r"(?:child|kid|kids|baby|babies|children) (?:snatch(?:ers?|ing)|steal(?:ers?|ing)|thie(?:f|ves)|catchers?|nappers?|traffickers?)",
    rf"\A\W*(?:you )?(?:{_HARSH} |fucking |old |little ){{1,3}}(?:{_STRONG}|cows?|rats?|snakes?|hags?|bags?|pigs?|mares?|witch|grass)\W*\Z",
    rf"\A\W*{_STRONG}\W*\Z|(?:ya|you) {_STRONG}",
    rf"(?:thanks for nothing|listen|die|bye|jog on|oi|ring me|cheers|whatever|fuck off|piss off),? (?:you )?(?:{_ADJ} )*{_STRONG}",
)
_HATE = each(
    r"(?:n word|gay boy|lesbo|lezzer|batty|queer boy|poof|poofs|bender|tranny boy|he she|half breed|monkey noises|ching chong|paki shop|p word|called (?:her|him|me|them) (?:\w+ )?(?:the n|a n))",
    r"(?:half ?caste|half ?breed|banana boat|sand ?nigger|cotton picker|terrorist(?= *[.!]*\Z)|jungle bunny|go back on (?:your|the) (?:boat|dinghy)|on the next (?:boat|plane) (?:back|home)|send (?:you|them|him|her) (?:all )?(?:back|home)(?= *[.!]*$))",
    r"nobody would (?:miss|notice|care) (?:you )?(?:if you|about you)[^.\n]{0,20}(?:died|dropped|gone|disappeared|dead)?|(?:hope|wish) (?:your|ur|his|her|their) (?:house|car|kids?|mum|family|baby) (?:\w+ )?(?:burns?|die|dies|crash\w*|gets?|rots?|suffers?|drown\w*)",
    r"kys|kill yourself|go (?:and )?(?:die|hang yourself|jump off)|drop dead(?! gorgeous)|die (?:bitch|slow|in a|you)|you should (?:die|be dead|be shot|hang)",
    r"(?:hope|wish|pray) (?:you|your \w+|he|she|they|all of you|the lot of you|the (?:judge|carer))(?: all| both| lot)? (?:\w+ ){0,3}(?:die|dies|died|rot|rots|get cancer|gets cancer|burn|burns|suffer|suffers|drop dead|choke|never see your|lose your|taken off you)",
    r"rot in (?:hell|piss|prison|jail)|burn in hell|(?<!like )go to hell(?! and back)(?= *(?:$|[.!,\n]| the| you| all))|see you in hell",
    r"tell(?:s|ing)? (?:me|him|her|them|people) to (?:kill (?:myself|herself|himself|themselves|yourself)|kms|kys|die|go die|hang)",
    r"paki|pakis|nigg(?:er|ers|a|as)|chinkys|wogs?|gypos?|pikeys?|trannys?|tranny|trannies|poofters?|batty ?boys?|batty ?man|chi ?chi man|muzzies?|ragheads?|towelheads?|sambo|golliwog",
    r"faggots?(?! (?:and|with|for tea|for dinner|in gravy|from the))",
    r"(?:you|your|hes|shes|fucking|little|pair of|bunch of|dirty|them|a) (?:\w+ )?(?:spastics?|spaz|spazzer|retards?|mongs?|dykes?|queers|coons?)(?! (?:quad|dip|cat|para|hemi))",
    r"\A\W*(?:mongs?|spastics?|retards?|dykes?)\W*\Z",
    r"(?:go|get|fuck off|send (?:you|them)) back to (?:your own|your|their own|where (?:you|they) (?:came|come) from|africa|pakistan|poland|romania|india|somalia)(?! (?:gp|desk|class|bed|room|seat|mum|dad|nan|carers?|office|team|manager|school|flat|house))(?= *(?:$|[.!,\n]| country| land))",
    r"black (?:bastards?|bitch|bitches|cunts?|monkeys?|scum)|dirty (?:immigrants?|foreigners?|muslims?|gypsies|blacks|asians|poles|jews?|arabs?|pakis?|romanians?|refugees?|queers?)",
)
_FRIENDLY = phrases(
    r"merry|lucky|legend|love you|bless|clever|hero|star|angel|cheeky|funny|miss you|sausage dog|terrier|labrador|puppy|puppies|crufts|litter|maine|farm|zoo|milk|grass court|field|film|song|quote|episode|netflix|training|about (?:that|this) joke"
)

CUES = (
    Cue(
        "abuse.hate",
        Kind.ABUSE,
        Urgency.TODAY,
        "It wishes somebody dead or harmed, or attacks them for what they are.",
        _HATE,
        _FRIENDLY,
        around=24,
    ),
    Cue(
        "abuse.insult",
        Kind.ABUSE,
        Urgency.ROUTINE,
        "It insults or swears at somebody.",
        _PLAIN,
        _FRIENDLY,
        around=24,
        joke=None,
        full=True,
    ),
)

_CALLED = rf"(?:you|your)(?: (?:{_ADJ}))* "
#: exclamations and verbs ("you shit the bed", "your bloody bus"), and what is sexual rather than abusive
_NO_NAME = re.compile(
    r"(?:fuck|shit|bloody|bollock|damn|crap|piss|arse|effin|fkin|ffs|wtf|hell|cock|cum|sex|porn|tit|puss|dick|boob|fanny|"
    r"butt|ass|nud|nake|clit|vagin|penis)\w*"
)


def listed(plain: Plain) -> Flag | None:
    """The flag of a message that calls its reader a word of the tone check's list."""
    if plain.joking or plain.words.isdisjoint(("you", "your")):
        return None
    for word in _swearing.listed(plain.words):
        if _NO_NAME.fullmatch(word):
            continue
        called = phrases(_CALLED + re.escape(word))
        if any(called.search(text) and not _FRIENDLY.search(text) for text in plain.full):
            return Flag(Kind.ABUSE, Urgency.ROUTINE, "abuse.listed", CUES[1].why)
    return None
