"""What can be read as a threat. Warnings about weather, offers of help and advice to call for help are none."""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, Slots, listed, phrases

_CHILD = r"(?:(?:the|your|ur|those|them|these|both|all|all your) )?(?:kids?|children|baby|boys?|girls?|child|daughter|son|them|him|her|\ufffc)"
_WE = r"(?:we|i|they|social services|the court|the local authority|police)"
_WILL = r"(?:will|'?ll|may|might|can|could|would|(?:are|am|is|'?re|'?m) (?:going to|gonna)|(?:will |'?ll |may |might )?(?:have|need) to|'?ll be|will be)"
_DO = (
    rf"(?:remov(?:e|ing) \w+|tak(?:e|ing) (?:{_CHILD} (?:off|away|into)|this (?:further|to court)|(?:it|you) (?:further|to court)|legal|you to court)|go(?:ing)? (?:back )?to court|"
    r"apply(?:ing)? (?:to (?:the )?court|for)|stop(?:ping)? (?:your|ur|all|the) (?:contact|visits|money|payments)|(?:call|ring|phon(?:e|es?)|get|involv)(?:ing)? the police|"
    r"report(?:ing)? you|get(?:ting)? (?:the police|a court|an order|legal)|issu(?:e|ing) proceedings|escalat(?:e|ing)|end(?:ing)? (?:your|the) contact|"
    r"come (?:back )?with (?:the )?police|put(?:ting)? (?:the (?:kids|children)|them|him|her) (?:in|into) care|be (?:forced|left with no))"
)

THREAT = "this can be read as a threat: say calmly what happens next and why"
_THREAT_NOT = phrases(
    r"parking|wardens?|weather|snow|rain|lol|haha\w*|jk|joking|tickets?|sale|orders?(?= for the)|poorly|unwell|not well|(?:don'?t|dont) feel|if (?:you|u) (?:want|prefer|like|need)|"
    r"legal advice|chance to|chance (?:for|at)|cinema|offer"
)
_THREAT_IF = Cue(
    THREAT,
    listed("if unless or else otherwise"),
    phrases(
        rf"(?:if|unless) (?:you|u|ya|he|she|this|things|that|the|mum|dad|they|\ufffc)\b[^.?!\n]{{0,80}}?\b{_WE} ?{_WILL} (?:\w+ )?{_DO}",
        rf"(?:if|unless) (?:you|u|ya|he|she|this|things|i|we)\b[^.?!\n]{{0,80}}?\b(?:i'?m|im|we'?re|were|ill|i'?ll) {_DO}",
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

_YOU = listed("you u your ur youre you're yous ya yourself urself yourselves you've youve you'll youll")
_MORE = (
    Slots(
        THREAT,
        listed("if unless otherwise another carry"),
        (
            listed(
                "police court proceedings removed remove removing care lose losing stops stopped stopping solicitors legal"
            ),
            _YOU,
            listed("i i'm im i'll ill we we'll we're well will going gonna taking calling contact court"),
        ),
        listed(
            "feel safe scared poorly unwell lift let arrange rearrange help taxi prefer want like questions worry worried sorry please pls need bus support advice phone deposit booking place seat hall tickets"
        ),
    ),
    Cue(
        THREAT,
        listed("warned lose against look carry difficult"),
        phrases(
            r"(?:you|u|you've|you have|youve|uve) (?:have )?(?:all )?been warned",
            r"(?:you|u)(?:'?ll| will| could| are going to|'?re going to| gonna)(?: end up)? (?:lose|losing) (?:them|him|her|the kids|the children|your (?:kids|children|baby|son|daughter))(?! (?:in|on|at))",
            r"(?:look|looks|looking) (?:bad|good|great)(?: for you| on you)? (?:in|at|when it gets to|to the) (?:court|judge)",
            r"(?:go|goes|used|use|held|hold|count) (?:this |it |that )?against (?:you|u)",
            r"carry(?:ing)? on (?:like this|this way|the way you are)",
            r"make (?:your|ur) life (?:difficult|hell|hard)",
        ),
    ),
    Cue(
        THREAT,
        listed("court contact"),
        phrases(
            r"(?:one more|another|next) (?:missed|no show|late|time|incident|slip)\b[^.?!\n]{0,40}(?:contact (?:stops|will|is)|court|that'?s it|off|stopped)",
            r"go(?:ing)? (?:back |straight )?to court (?:if|unless) (?:you|u)",
        ),
        also=listed("more another next if unless"),
    ),
)

#: advice to call for help, in which nobody says that they will do it themselves
ADVICE = phrases(
    r"(?<!i'll )(?<!ill )(?<!we'll )(?<!will )(?<!to )(?<!and )(?<!just )(?:call|ring|phone|dial) (?:the police|999|101|112|for help)"
)

HEARD = (*_MORE, _THREAT_IF, _THREAT_WARNING, _THREAT_PUSH, _THREAT_TAKEN)
