"""What can be read as a threat or as blame. Warnings about weather, reassurance and praise are neither."""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, listed, phrases

_CHILD = r"(?:(?:the|your|ur|those|them|these|both|all|all your) )?(?:kids?|children|baby|boys?|girls?|child|daughter|son|them|him|her|\ufffc)"
_WE = r"(?:we|i|they|social services|the court|the local authority|police)"
_WILL = r"(?:will|'?ll|may|might|can|could|would|(?:are|am|is|'?re|'?m) (?:going to|gonna)|(?:will |'?ll |may |might )?(?:have|need) to|'?ll be|will be)"
_DO = (
    rf"(?:remov(?:e|ing) \w+|tak(?:e|ing) (?:{_CHILD} (?:off|away|into)|this (?:further|to court)|(?:it|you) (?:further|to court)|legal|you to court)|go(?:ing)? (?:back )?to court|"
    r"apply(?:ing)? (?:to (?:the )?court|for)|stop(?:ping)? (?:your|ur|all|the) (?:contact|visits|money|payments)|call(?:ing)? the police|ring(?:ing)? the police|phone the police|"
    r"report(?:ing)? you|get(?:ting)? (?:the police|a court|an order|legal)|issu(?:e|ing) proceedings|escalat(?:e|ing)|end(?:ing)? (?:your|the) contact|"
    r"come (?:back )?with (?:the )?police|put(?:ting)? (?:the (?:kids|children)|them|him|her) (?:in|into) care|be (?:forced|left with no))"
)

THREAT = "this can be read as a threat. Say calmly what happens next and why."
_THREAT_NOT = phrases(
    r"parking|wardens?|weather|snow|rain|lol|haha\w*|jk|joking|tickets?|sale|orders?(?= for the)|poorly|unwell|not well|(?:don'?t|dont) feel|if (?:you|u) (?:want|prefer|like|need)|"
    r"legal advice|chance to|chance (?:for|at)|cinema|offer"
)
_THREAT_IF = Cue(
    THREAT,
    listed("if unless or else otherwise"),
    phrases(
        rf"(?:if|unless) (?:you|u|ya|he|she|this|things|that|the|mum|dad|they|\ufffc)\b[^.?!\n]{{0,80}}?\b{_WE} ?{_WILL} (?:\w+ )?{_DO}",
        rf"{_WE} ?{_WILL} (?:\w+ )?{_DO}[^.?!\n]{{0,40}} (?:if|unless) (?:you|u|he|she|things|this)",
        rf"(?:if|unless) (?:you|u)\b[^.?!\n]{{0,60}}?\b(?:you|u)(?:'?ll| will| could| might| may|'?re going to| are going to)? (?:lose|be losing) {_CHILD}",
        rf"(?:or|and|otherwise|else) (?:you|u)(?:'?ll| will| could| might|'?re gonna|'?re going to) (?:lose|be losing|never see|not see|end up losing) {_CHILD}",
        r"or (?:the|your|ur|these|those|both) (?:kids|children|baby|girls|boys) (?:go|goes|will go|are going|get|end up|will be|come) (?:in|into|taken|removed)",
        r"or (?:we|i|they)(?:'?ll| will| are| am)? (?:be )?(?:remov|tak)(?:e|ing) (?:the|your|ur|them|him|her)",
        r"or else(?= ?(?:[.!\n,]|$))",
    ),
    veto=_THREAT_NOT,
    also=listed(
        "court police remove removing removed take taking taken stop stopping apply applying report reporting escalate escalating lose losing proceedings order legal care contact else visits"
    ),
)
_THREAT_WARNING = Cue(
    THREAT,
    listed("warning warned regret consequences chance"),
    phrases(
        r"(?:this is |that is |thats |it'?s |final |your |ur |my )(?:very )?(?:your |ur |a |the |my )?(?:final|last|only) (?:warning|chance|written warning)",
        r"(?:final|last) (?:warning|chance)(?= ?(?:[.!,\n]|$))",
        r"(?:i'?m|im|i am|we'?re|we are) warning (?:you|u|ya)",
        r"(?:i|we) (?:have |'ve |ve )?warned (?:you|u)(?= ?(?:[.!\n]|$)| (?:before|already|about (?:this|him|her|that)|what))",
        r"(?:you|u|ya)(?:'?ll| will|'?re going to| are going to| gonna|'?re gonna) (?:regret|be sorry)",
        r"(?:there )?(?:will|'?ll|would) be (?:serious |bad |legal )?consequences",
    ),
    veto=_THREAT_NOT,
)
_THREAT_PUSH = Cue(
    THREAT,
    listed("make push test force tempt mess want careful carefully yourself step watch"),
    phrases(
        r"(?:don'?t|do not|dnt) (?:make|push|test|force|tempt|mess with) (?:me|us)(?: (?:call|ring|take|go|come|have|do|to))?(?= ?(?:[.!,\n]|$)| (?:call|ring|take|go|come|have|do|to)\b)",
        r"(?:be careful|watch (?:yourself|it|your (?:step|back))|think (?:very )?carefully)(?: or| because|,? (?:or|this (?:will|could)))",
        r"(?:you|u) (?:don'?t|do not) want (?:me|us) to (?:take (?:them|him|her|this)|go to court|report|call the police)",
    ),
    veto=_THREAT_NOT,
    also=listed("dont don dnt not or because"),
)
_THREAT_TAKEN = Cue(
    THREAT,
    listed("kids children boys girls court"),
    phrases(
        r"(?:i|we) (?:can|could|will|'?ll) (?:have|get|take) (?:those|these|the|your|ur) (?:kids|children|boys|girls)(?: \w+)? (?:out|off|away|removed|in care)",
        r"(?:this|it)(?:'?ll| will| could| is going to| is gonna) end up (?:in|at) court",
    ),
    veto=_THREAT_NOT,
    also=listed("out off away removed end"),
)

BLAME = "this can be read as blame. Say what you saw and what is needed instead."
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
    before=22,
    after=22,
)

HEARD = (_THREAT_IF, _THREAT_WARNING, _THREAT_PUSH, _THREAT_TAKEN, _BLAME_YOU, _BLAME_WHY, _BLAME_SAID)
