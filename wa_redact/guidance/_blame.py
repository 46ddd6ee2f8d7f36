"""What can be read as blame or belittling. Reassurance, praise and thanks are not."""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, Slots, listed, phrases

BLAME = "this can be read as blame: say what you saw and what is needed instead"
_BLAME_NOT = phrases(
    r"not (?:your|ur) fault|isn'?t (?:your|ur) fault|(?:don'?t|dont|never|not) (?:blame|think|feel|say|saying|mean)|no ?(?:one|body) (?:is|blames)|lol|haha\w*|jk|never know|laugh|thank(?:s| you)?|bless|love you|"
    r"he said|she said|they said|dad said|mum said"
)
_VERY = r"(?:so |such |just |being |really |very |a |an |such a |such an |nothing but a |the |absolutely |totally |bit |total |complete |being so |being a )*"
_BLAME_YOU = Cue(
    BLAME,
    listed(
        "fault blame blames blamed should shud always never let letting because cos coz failed fail bothered arsed care knew liar lying pathetic lazy useless selfish disgrace disgraceful stupid idiot thick hopeless irresponsible unfit neglectful ungrateful moron waste joke bad terrible rubbish ashamed grow grip typical brought same"
    ),
    phrases(
        r"(?:(?:this|it|that|which)(?:'?s| is| was)|its|all|entirely|only|completely) (?:all |entirely |completely |totally |only |just |partly )*(?:your|ur|you're|youre) (?:own )?fault",
        r"(?:your|ur|you're) (?:own )?fault (?:that|this|for|he|she|they|not|if|you)",
        r"(?:i|we|they|everyone|the kids|he|she)(?: do| all)? blames? (?:you|u)(?= ?(?:[.!,\n]|$)| for| and)",
        r"(?:only|just) (?:have|got|has) (?:yourself|urself|yourselves) to blame|(?:you|u)(?:'re| are|r|re) to blame",
        r"(?:you|u) (?:really )?(?:should|shud)(?:'ve| have| of|a|ve) (?:thought|known|been|listened|done|told|rung|called|turned|come|kept|protected|stopped|asked|answered|let|noticed|seen)(?= (?:about|of|better|there|this|that|it|to me|me|up|what|him|her|them|more|when|before|us|on time))",
        r"(?:you|u) never (?:turn|answer|listen|ring|call|do|show|reply|tell|bother|come|help|take|try|stick|keep|think|care|put|engage|pick)(?!\w)(?! any ?thing wrong)",
        r"(?:you|u)(?:'re|r| are|re)? always (?:mak(?:e|ing) |late|lying|shouting|excus\w+|moan\w*|blam\w+|letting|cancel\w*|miss(?:ing)?\b|forget\w*|let )(?!me laugh|me smile|time for)",
        r"(?:you|u)(?:'ve| have|ve)? (?:let|letting) (?:me|us|him|her|them|the kids|the children|your (?:kids|children|son|daughter)|\ufffc|everyone|yourself) down(?: again)?",
        r"(?:because of (?:you|u)|down to (?:you|u))(?:,| that)? ?(?:he|she|they|we|the kids|its|it'?s|i|hes|shes|he's|she's|\ufffc)(?:'s| is| are| has| have| was| had| cant| missed| lost| didnt| didn't)* ?(?:upset|crying|missed|lost|late|in care|in trouble|had to|scared|hurt|suffering|in this mess|couldn'?t|not)",
        r"(?:because|cos|coz) of (?:you|u)(?: that)? (?:shes|hes|she's|he's|they'?re) (?:upset|crying|in|late|scared|hurt|suffering)|(?:upset|crying|in care|in trouble|hurt)(?: is)? (?:because|cos) of (?:you|u)(?= ?(?:[.!,\n]|$))",
        r"(?:you|u)(?:'ve| have|ve)? (?:failed|fail) (?:to|again|him|her|them|your|the|\ufffc)",
        r"(?:you|u) (?:just |clearly |obviously |really )*(?:can'?t|cant|couldn'?t|couldnt|can not) be (?:bothered|arsed)",
        r"(?:you|u) (?:just |clearly |obviously |really )*(?:don'?t|dont|dnt|do not|never) (?:even )?care(?= ?(?:[.!,?\n]|$)| about)",
        r"(?:you|u) (?:knew|know) (?:full|very|damn|bloody|perfectly|fine) ?well",
        rf"(?:you|u|ya|yous)(?:'re|r|re| are| were|'ve been| have been)? {_VERY}(?:liar|lying|pathetic|lazy|useless|selfish|disgrace|disgraceful|stupid|idiot|thick|hopeless|irresponsible|unfit|neglectful|ungrateful|moron|waste of (?:space|time)|joke|bad (?:mother|mum|father|dad|parent)|terrible (?:mother|mum|father|dad|parent)|rubbish (?:mother|mum|father|dad|parent))(?= ?(?:[.!,?\n]|$)| and| for| about| to| again| mum| mother| parent| person| woman| man)",
        r"(?:you|u) (?:should|ought to|need to|shud) (?:be ashamed|grow up|get a grip|sort (?:your|ur)self out)|(?:ashamed of (?:yourself|urself))",
        r"(?:you|u) (?:did|do|have done|brought) this (?:to (?:yourself|them|him|her|the kids)|on yourself)|brought (?:this|it) on (?:yourself|urself)",
        r"typical of (?:you|u)|(?:you|u|yous|you lot)(?:'re| are|re) all the same",
    ),
    also=listed("you u your ur youre ya yous yourself urself yourselves"),
    veto=_BLAME_NOT,
    before=22,
    after=22,
)
_BLAME_WHY = Cue(
    BLAME,
    listed("why"),
    phrases(
        r"why (?:can'?t|cant|don'?t|dont|didn'?t|didnt|wont|won't) (?:you|u) (?:just |ever |even )+\w+",
    ),
    also=listed("just ever even"),
    veto=_BLAME_NOT,
    before=22,
    after=22,
)
_BLAME_SAID = Cue(
    BLAME,
    listed("kind sort excuses stop many yourself herself himself"),
    phrases(
        r"what (?:kind|sort) of (?:a )?(?:mother|mum|mam|father|dad|parent|person|carer|nan|gran)\w* (?:does|do|are|would|leaves|lets|goes|doesn'?t|forgets|puts)",
        r"(?:call yourself|calls? (?:him|her)self) a (?:mother|mum|father|dad|parent|carer)",
        r"(?:no more|enough|more|your|ur|mak(?:e|ing)|same old|sick of(?: the| your| ur)?) excuses",
        r"stop (?:lying|making excuses|being (?:so )?\w+|whinging|whining|moaning)",
        r"how many times (?:do|have) (?:i|we) (?:have |got |had )?to(?:ld)?",
    ),
    veto=_BLAME_NOT,
    before=22,
    after=22,
)

_YOU = listed("you u your ur youre you're yous ya yourself urself yourselves you've youve you'll youll")
_MORE = (
    Slots(
        BLAME,
        listed("fault"),
        veto=listed(
            "not nobodys nobody's nobody no my mine isnt isn't never line boiler phone electrical electric car fixed lift engine engineer our sorry tv nothing wasnt wasn't meter wifi internet"
        ),
    ),
    Slots(
        BLAME,
        listed("responsibility responsible"),
        (listed("take taking accept"), _YOU | listed("time need")),
        listed("parental pr i'll we'll i ill we"),
    ),
    Slots(
        BLAME,
        listed("bothered"),
        (_YOU, listed("not havent haven't didnt didn't even cant can't wasnt couldnt couldn't dont don't never")),
        listed("if sorry hasn't"),
    ),
    Cue(
        BLAME,
        _YOU,
        phrases(
            r"(?:you|u)(?:'re|r|re| are)? (?:always|never|constantly|forever|just) (?:\w+ )?(?:late|lying|cancel\w*|forget\w*|ignor\w*|shout\w*|moan\w*|excus\w*|answer|listen|turn up|show up|bother|engage|argu\w*|blam\w*|blank\w*|lett?\w* (?:me|us|him|her|them) down|do what)",
            r"(?:you|u)(?:'re|r|re| are|'ve|ve| have)? ?(?:not|never|haven'?t|havent|aren'?t|arent|don'?t|dont|didn'?t|didnt|isnt|won'?t) (?:put(?:ting)? (?:the|your|them|him|her)|try(?:ing)? (?:hard|enough)|even (?:trying|listening|bother\w*|ask\w*|call\w*|repl\w*|read|look|think|said|try|tried)|doing enough|thinking (?:about|of)|prioritis\w+|protect\w*|making (?:an|any|enough) effort)",
            r"if (?:you|u)(?:'d| had| hadn'?t| would have| would of| did| didn'?t| just)\b[^.?!\n]{0,60}?(?:wouldn'?t|wouldnt|would not) (?:be|have|need|of)",
            r"how (?:could|dare) (?:you|u)",
            r"what(?:'?s| is) wrong with (?:you|u)",
            r"(?:you|u)(?: only|'re only|re only| are only| just)? (?:ever )?think(?:ing)? (?:of|about) (?:yourself|urself)",
            r"all about (?:you|u) (?:isn'?t|isnt|innit|as usual|again)",
            r"(?:you|u)(?:'ve| have|ve)? (?:ruin|wreck|caus|mess)(?:e?d)(?: (?:it|this|everything|that|all))?(?= ?(?:[.!,\n]|$)| up| all| for| by)",
            r"who (?:do|d'?)? ?(?:you|u) think (?:you|u|ur)(?: are|r)?",
            r"(?:your|ur) (?:behaviour|attitude|behavior) (?:is|was)(?! (?:so much|much|a lot|really|lovely|great|better|good|improv))",
        ),
        _BLAME_NOT,
        also=listed(
            "always never constantly forever just not haven havent aren arent don dont didn didnt won wont if dare could wrong think all ruined wrecked caused messed who behaviour attitude"
        ),
        before=22,
        after=22,
    ),
    Cue(
        BLAME,
        listed("disappointed disgusted ashamed embarrassed enough unacceptable responsibility"),
        phrases(
            r"(?:disappointed|disgusted|ashamed|embarrassed) (?:in|with|by|of|at) (?:you|u)",
            r"not good enough",
            r"(?:is|was|totally|completely) unacceptable",
        ),
    ),
)

HEARD = (*_MORE, _BLAME_YOU, _BLAME_WHY, _BLAME_SAID)
