"""What a significant conversation sounds like, the other half: consent, placements, complaints, contact, decisions."""

from __future__ import annotations

from wa_redact.guidance._cues import Cue, listed, phrases

_FAMILY = (
    r"(?:i|we|mum|mam|mom|dad|parents?|both|carers?|nan|gran|grandma|grandad|grandparents|family|she|he|they|auntie|aunt|uncle|partner|mother|father|"
    r"\ufffc)"
)
_AGREEMENT = r"(?:working |written |safety |contact |placement |family |the |this |that |your |ur |a |new )*(?:agreement|plan|assessment|support|intervention|work)"

CONSENT = "consent or an agreement"
_CONSENT_SAID = phrases(
    r"(?:give|gives|gave|given|giving|have|has|got|withdraw(?:n|s|ing)?|withdrew|refus(?:e|es|ed|ing)|without|with|no longer|didn'?t|do(?:es)?n'?t|not|never) (?:you |u |us |give |have |(?:my|our|his|her|their|mums|mum's|dads|dad's|parental|verbal|written|full|any|the|pr) ){0,3}(?:consent(?:ed|ing|s)?|permission)(?! form)",
    rf"{_FAMILY}(?:'s| has| have| are| is| was| does| do| both| all| now| verbally| will| wont| won't| not| 've|'ve){{0,4}} (?:consent(?:s|ed|ing)?|agree[ds]?|agreeing|refus(?:e|es|ed|ing)) (?:to|with|not|his|her|my) (?:to )?(?:the |a |an |our |your |ur |let|have|allow|be |see|share|speak|work|engage|move|live|stay|leave|keep|do |it\b|this|that|him|her|them|{_AGREEMENT})",
    r"happy for (?:you|u|ya|the social worker|them) to (?:share|speak|talk|contact|call|ring|tell|ask|get)",
    rf"sign(?:ed|ing|s)? (?:up to )?{_AGREEMENT}",
    r"(?:plan|agreement|assessment) (?:was |is |has been |now |been )*(?:agreed|signed)",
    r"(?:wont|won't|will not|not going to|refus(?:es|ed|ing) to) (?:engage|work with (?:you|us|social))",
)
_CONSENT_NOT = phrases(
    r"trip|swimming|photo|photos|dentist|ears|school photos?|vaccin\w*|nursery trip|time off|dress|pizza"
)
_CONSENT = (
    Cue(
        CONSENT,
        listed("consent consents consented consenting permission withdraw withdrawn withdrew withdrawing engage"),
        _CONSENT_SAID,
        _CONSENT_NOT,
    ),
    Cue(
        CONSENT,
        listed("agree agrees agreed agreeing refuse refuses refused refusing"),
        _CONSENT_SAID,
        _CONSENT_NOT,
        also=listed("to with not his her my plan agreement assessment"),
    ),
    Cue(
        CONSENT,
        listed("signed sign signing happy signs"),
        _CONSENT_SAID,
        _CONSENT_NOT,
        also=listed("plan agreement assessment support intervention work you u ya for"),
    ),
)

PLACEMENT = "a placement at risk"
_PLACEMENT_NOT = phrases(
    r"job|landlord|tenancy|rent|short notice|at work|my work|resign\w*|car|van|bins?|school|keep (?:up|calm)|eyes open"
)
_PLACEMENT_ENDS = Cue(
    PLACEMENT,
    listed("notice placement disruption breakdown"),
    phrases(
        r"(?:giv(?:e|en|ing)|gave|served?|serving|handed in|put in|in) (?:us |me |you |in )?(?:their |her |his |my |our |immediate |(?:28|seven|7|14|twenty eight)[ -]?days?'? |formal |an? )*notice(?! (?:board|of))",
        r"28 days?'? notice",
        r"notice (?:has been |was |is )?(?:given|served|in) ",
        r"notice (?:given|served)",
        r"placement(?:'s| is| has| was| been| at| just| totally| completely| finally| now)* (?:broken|breaking|broke|breakdown|collaps\w+|ended|ending|disrupt\w*|failing|failed|wobbl\w+|unstable)(?: down)?",
        r"placement (?:breakdown|disruption)",
        r"(?:breakdown|disruption) (?:of (?:the )?placement|meeting)",
    ),
    veto=_PLACEMENT_NOT,
)
_PLACEMENT_TIRED = Cue(
    PLACEMENT,
    listed("anymore longer more another"),
    phrases(
        r"(?:can'?t|cannot|can not|couldn'?t|not able to|unable to|wont|won't) (?:keep|cope|do this|manage|look after|have|carry on|go on|handle|deal)(?: with)?(?: (?:him|her|them|it|this|like this|here|\ufffc)){0,3} (?:any ?(?:more|longer)|another (?:night|day|week)|much longer|no more)",
    ),
    veto=_PLACEMENT_NOT,
    also=listed("keep cope manage look have carry go handle deal do"),
)
_PLACEMENT_OUT = Cue(
    PLACEMENT,
    listed("somewhere out placement moved moving gone"),
    phrases(
        r"(?:find|get) (?:him|her|them|\ufffc) (?:somewhere(?: else)?(?! (?:nice|to sit))|another placement|a new placement|out(?= ?(?:[.,!?\n]|$)| of here| of my| my| tonight| today| now))",
        r"(?:need|needs|has|have|want|wants|got) (?:him |her |them |\ufffc )?(?:to be |to )?(?:mov(?:ed|ing)|gone|out)(?: out)? (?:tonight|today|now|asap|by|straight)",
    ),
    veto=_PLACEMENT_NOT,
    also=listed("need needs has have want wants got find get"),
)

COMPLAINT = "a complaint"
_COMPLAINT_SAID = phrases(
    r"(?:mak(?:e|ing)|made|put(?:ting)?|lodg(?:e|ed|ing)|rais(?:e|ed|ing)|fil(?:e|ed|ing)|formal|official|stage (?:\d|one|two)|wants?|going|gonna|how do i|who do i|who can i|need|will|i'?m|im|am) (?:to )?(?:make |in )?(?:a |an |another |your |the )?(?:formal |official |stage \d |)*complain(?:t|ts|ing)?(?: (?:about|to|against|in))?(?! as usual)",
    r"complaint (?:about|against|form|procedure|stage|has been|received|upheld|not upheld|response)",
    r"(?:stage (?:\d|one|two)) complaint",
    r"ombudsman",
    r"(?:my|our|the|local) mp (?:about|is|will|has|said|says)",
    r"(?:to|told|tell|telling|writing to|written to|contact(?:ed|ing)?|email(?:ed|ing)?) (?:my |our |the |local )?(?:mp|ofsted)(?! visit)",
    r"social work england",
    r"(?:sue|suing) (?:you|u|the|social|them|us)",
    r"legal action",
    r"take (?:you|u|this|them|it) (?:further|to court)",
    r"(?:my|our|her|his|mums|dads|mum's|dad's|\ufffc) solicitors? (?:says?|said|told|tells|will|wants?|is going|has (?:said|advised|told)|advised|thinks?|wrote|are going)",
    r"report(?:ing)? (?:you|u|ya) (?:to|for)",
    r"(?:speak|talk) to (?:your|ur|a|the) manager",
)
_COMPLAINT = (
    Cue(
        COMPLAINT,
        listed("complain complaint complaints complaining ombudsman ofsted mp sue suing solicitor solicitors"),
        _COMPLAINT_SAID,
    ),
    Cue(
        COMPLAINT,
        listed("report reporting manager legal court further work"),
        _COMPLAINT_SAID,
        also=listed("you u ya your ur action take england social this"),
    ),
)

CONTACT = "a change of contact"
_DAY = r"(?:mon|tues?|wed|weds|thu|thurs?|fri|sat|sun)(?:s?day)?s?"
_CONTACT_SAID = phrases(
    rf"(?:contact|family time|visits|overnights?(?: stays?)?)(?: with (?:\w+ )?\w+)?(?:'s| is| are| was| has| have| been| being| will| be| to| now| temporarily| all| going| needs| had| got| from| next week| this week| today| tomorrow){{0,5}} (?:stopped|stopping|suspended|cancel+ed|off(?! (?:the|site|to))|changed|changing|mov(?:es|ed|ing) to (?:an? |the )?(?:{_DAY}|\d|\w+ week|fortnight\w*|month\w*)|reduced|reducing|increas\w+|supervised|unsupervised|ended|on hold|paused|reinstated|restart\w*|once|twice|fortnightly|monthly|weekly|every (?:other|two|second|2))",
    r"no (?:more )?(?:contact|visits)(?: (?:with|for|until|til|till|this|next|at all|allowed|from|today|whatsoever|order)|(?= ?(?:[.,!?\n]|$)))",
    r"stop(?:ped|ping|s)? (?:all |the |his |her |my |dad'?s |mum'?s |their )?(?:contact|visits)",
    r"(?:not|no longer|isn'?t|aren'?t|wasn'?t|never|ain'?t) (?:be )?(?:allowed|permitted|able) (?:to )?(?:see|visit|speak to|contact|have contact|ring|phone) (?:him|her|them|me|my|the (?:kids|children|baby|girls|boys)|his|dad|mum|us|\ufffc)",
    r"(?:change|changes) (?:to|of|in|with) (?:the |ur |your |his |her )?(?:contact|family time)",
    r"contact (?:arrangements?|plan|schedule|order)(?! (?:form|sheet))",
    r"new contact (?:plan|arrangements|times|days|order|schedule|agreement)",
    r"extra contact",
    r"more contact",
    r"less contact",
    r"(?:un)?supervised contact (?:is|will|starts?|from|only)",
    r"(?:when|can|let) (?:can |will |do )?(?:i|me) (?:get to )?see (?:my|the) (?:kids|children|baby|boys?|girls?|son|daughter) again",
)
_CONTACT_NOT = phrases(r"contact (?:number|details?|list|lens\w*|form)|room|rm|leak|lift")
_CONTACT = (
    Cue(
        CONTACT,
        listed("contact visits overnight overnights"),
        _CONTACT_SAID,
        _CONTACT_NOT,
        also=listed(
            "stop stopped stopping stops suspended cancelled canceled off changed changing change changes moved moves moving reduced reducing increase increased increasing increases supervised unsupervised ended hold paused reinstated restart restarted once twice fortnightly monthly weekly every no arrangements arrangement plan schedule order new extra more less"
        ),
    ),
    Cue(
        CONTACT,
        listed("see visit family contact"),
        _CONTACT_SAID,
        _CONTACT_NOT,
        also=listed("not isn isnt aren arent wasn wasnt never ain aint longer again time allowed"),
    ),
)

DECISION = "a decision"
_DECISION_SAID = phrases(
    r"(?:conference|conf|panel|court|judge|meeting|review|management|magistrates?|iro|chair|adm|head of service|legal|strat|icpc|rcpc|hearing|team manager|my manager|they|they'?ve|u lot|you lot|lot)(?: has| have| had|'s| was| were| all| now| already| also| just){0,3} (?:decided|ruled|ordered|granted|refused|concluded|recommended|approved|turned (?:us |it |him |her )?down|(?<!they )said (?:no|yes|he|she|they|we|that|the|it|to)|(?<!they )(?<!meeting )agreed)",
    r"we(?: have|'ve|ve)(?: now| all| also)? decided (?:to|that|not)",
    r"(?:the|a|our|final|this|their|his|her) decision (?:is|was|has|will|about|to|on|made|from)",
    r"decision (?:is|was) (?:that|to|cp|cin|made|final|no|yes)",
    r"(?:on|off|made subject (?:to|of)|subject (?:to|of)|removed from|need|needs|remain on|stay on) (?:an? |the )?(?:child protection|cp|child in need|cin) (?:plan|register)",
    r"case (?:is |has been |will be |being |to be |is being |now )*(?:closed|closing|stepp(?:ed|ing)|transferr(?:ed|ing))",
    r"clos(?:e|ed|ing) (?:the|your|ur|his|her|this|my|our|their) case",
    r"step(?:ped|ping|s)? (?:it |him |her |them |us |you |this )?(?:down|up) (?:to|from) (?:cin|cp|child|early help|pre|plo|lac|targeted)",
    r"outcome (?:of|is|was|from)(?: the| your| his| her| our| my)? ?(?:assessment|conference|court|hearing|panel|review|viability|investigation|complaint|meeting|that|cp|cin|plan)?",
    r"(?:can'?t|cannot|won'?t be able to|not able to|unable to|not) recommend(?:ing)?",
    r"recommend(?:ing|ed|ation) (?:that|adoption|removal|foster|placement|a care|a child)",
    r"(?:care|interim|supervision|special guardianship|protection|adoption|placement|contact|residence) orders? (?:was |has been |is |were )?(?:made|granted|refused|extended|discharged|agreed)",
    r"(?:ico|epo|sgo|co|so) (?:was |is |has been )?(?:made|granted|refused)",
    r"no further action",
    r"(?:assessment|viability|sgo|parenting assessment)(?: is| was| has| came| come| been| back)* (?:positive|negative|failed|passed)",
)
_DECISION_NOT = phrases(
    r"strictly|budget|funding|bake off|x factor|telly|football|panel (?:show|beater)|curtains|pizza"
)
_DECISION = (
    Cue(
        DECISION,
        listed(
            "decided decision decisions ruled ordered granted refused outcome recommend recommending recommended approved unanimous"
        ),
        _DECISION_SAID,
        _DECISION_NOT,
    ),
    Cue(
        DECISION,
        listed("agreed said concluded turned"),
        _DECISION_SAID,
        _DECISION_NOT,
        also=listed(
            "conference conf panel court judge meeting review management magistrate magistrates iro chair adm legal strat icpc rcpc hearing manager they theyve lot"
        ),
    ),
    Cue(
        DECISION,
        listed("plan register"),
        _DECISION_SAID,
        _DECISION_NOT,
        also=listed("child protection cp cin subject need"),
    ),
    Cue(
        DECISION,
        listed("case step stepping stepped steps"),
        _DECISION_SAID,
        _DECISION_NOT,
        also=listed("closed closing close down up transferred transferring stepped stepping"),
    ),
    Cue(
        DECISION,
        listed("order orders ico epo sgo co so"),
        _DECISION_SAID,
        _DECISION_NOT,
        also=listed("made granted refused extended discharged agreed"),
    ),
    Cue(DECISION, listed("action"), _DECISION_SAID, _DECISION_NOT, also=listed("further")),
    Cue(
        DECISION,
        listed("assessment viability sgo"),
        _DECISION_SAID,
        _DECISION_NOT,
        also=listed("positive negative failed passed"),
    ),
)

HEARD = (*_CONSENT, _PLACEMENT_ENDS, _PLACEMENT_TIRED, _PLACEMENT_OUT, *_COMPLAINT, *_CONTACT, *_DECISION)
KINDS = {
    "consent": CONSENT,
    "placement": PLACEMENT,
    "complaint": COMPLAINT,
    "contact": CONTACT,
    "decision": DECISION,
}
