"""What documents about a child or family are called: kind -> its name in plain English and its spellings.

From the department's own list (child protection conference reports, court statements, assessments, reviews) and the
glossaries of English councils. Patterns are read on the words of a file name in lower case; a blank in a pattern may be
missing in the name ("courtstatement"), and each matches whole words only.
"""

from __future__ import annotations

ASSESS = r"(?:ass?ess?e?ment?s?|asesments?|assess|assmt|asmt|ax)"
REPORT = r"(?:reports?|rep|rpt|reprot|addendum|update)"
CONF = r"(?:conf|conferences?|confrence|conferance)"
MINUTES = r"(?:minutes?|mins|minuets|minuites|notes?|record|recording|decisions?|outcomes?|summary)"
STATEMENT = r"(?:statements?|statments?|statemnt|stmt|stat|affidavit)"
REVIEW = r"(?:reviews?|rev|reveiws?|reviw|rvw)"
MEETING = r"(?:meetings?|mtg|meet)"
LETTER = r"(?:letters?|ltr|email)"
FORM = r"(?:forms?|referrals?|applications?|app|refferal|referal)"
PAPER = rf"(?:{REPORT}|{MINUTES}|{REVIEW}|{MEETING}|{ASSESS}|{LETTER}|{FORM}|plans?|log|visits?)"
SECTION = r"(?:s|sec|sect|section|sctn)"
# whose plan, review or medical it is
CARE = r"(?:lac|cla|cic|clac|looked after|looked after child(?:ren)?|child(?:ren)? in care|children looked after|care leavers?)"

#: (name, title, patterns): the first whose pattern is found says what the document is
KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "conference",
        "a child protection conference report or its minutes",
        (
            r"[ir]?cpcc?(?: PAPER)?",
            r"(?:[ir]cp|cp|c p|child protection|safeguarding|case) CONF",
            r"CONF (?:REPORT|MINUTES|chairs?)",
            r"(?:initial|review) CONF",
        ),
    ),
    ("core-group", "a core group record", (r"core groups?", r"cg MINUTES")),
    (
        "strategy",
        "a section 47 enquiry or strategy discussion",
        (
            r"SECTION 47",
            r"strat(?:egy)? (?:disc(?:ussions?|s)?|MEETING|MINUTES|REPORT)",
            r"child protection enquir(?:y|ies)",
        ),
    ),
    (
        "safety-plan",
        "a safety plan or written agreement",
        (
            r"safety plans?",
            r"(?:written|working) agreements?",
            r"danger statements?",
            r"safer? (?:care|caring) (?:plan|agreement)",
            r"(?:risk management|trigger|crisis) plans?",
            r"words and pictures",
            r"signs of safety (?:mapping|MINUTES|ASSESS)",
        ),
    ),
    (
        "court-report",
        "a report or statement for court",
        (
            r"SECTION (?:7|37|38|14a) (?:REPORT|STATEMENT|ASSESS)",
            r"section (?:7|37|38|31)",
            r"rule 16 4 REPORT",
            r"swet",
            r"(?:social work(?:ers?)?|sw|final|initial|written|further|local authority|la|expert|parents?|mothers?|fathers?) evidence(?: template)?",
            r"(?:irh|cmh|fhdra|dra|ffh)(?: (?:bundle|MINUTES|papers?|note))?",
            r"sws ?\d{1,2}|(?:closing|opening|written|final|la|legal) submissions",
            r"(?:court|witness|initial|final|sworn|evidence|sw|social workers?|social work|police|parents?|mothers?|fathers?|mums?|dads?|parenting|care|interim|supplemental|supplementary|addendum|further|updating|second|third|first|guardians?|foster carers?|carers?|team managers?|threshold|position|opening|response|application|evidential|impact|reply|draft|filed|signed|unsigned) STATEMENT",
            r"STATEMENT (?:of (?:truth|evidence|facts?|sw|social worker|mother|father|parent|the)|for court|in reply|in response|to court|filed)",
            r"(?:guardians?|gals?|cafcass|childrens guardian) (?:REPORT|ASSESS|analysis|LETTER|recommendations?|final|initial)",
            r"cafcass",
            r"final analysis",
            r"court (?:REPORT|bundle|papers?|documents?|docs?|evidence|directions|LETTER|MINUTES|file|hearing)",
            r"skeleton(?: argument)?",
            r"case (?:outline|analysis|management|summary for (?:the )?(?:hearing|court))",
            r"scott schedule",
            r"fact finding",
            r"care proceedings?",
            r"(?:parallel|final|interim|court|amended) care plan",
            r"threshold(?: (?:document|doc|criteria|findings?|response|schedule|facts))?",
            r"schedule of (?:findings|allegations|issues)",
            r"(?:hearing|advocates?|legal|adocates) (?:bundle|MEETING|MINUTES|note)",
            r"exhibits?",
            r"bundle",
            r"re [a-z] (?:judge?ment|order|bundle)",
            r"(?:judge?ment|judgments)",
            r"re w application",
        ),
    ),
    (
        "court-order",
        "a court order",
        (
            r"(?:interim|full|final|sealed|draft|court|cmh|irh|fhdra|dra|ffh|care|supervision|placement|adoption|guardianship|sgo|ico|epo|cao|nmo|pso|directions|arrangements|protection|recovery|secure accommodation|secure|molestation|occupation|steps|issue|residence|contact|parenting|management|approved|consent|freeing|liberty|dols?) orders?",
            r"orders?(?: \w+){0,4} sealed",
            r"orders? (?:cmh|irh|fhdra|dra)|order(?: of)? (?:the )?(?:court|judge|hhj|dj|recorder)",
            r"(?:ico|iso|epo|cao|sgo|nmo|eso|dolo?)",
            r"do ls",
            r"(?:deprivation of liberty)",
            r"special guardianship(?: (?:order|support plan|plan))?",
        ),
    ),
    (
        "court-form",
        "a court application or letter before court",
        (
            r"(?:c100|c110a?|c1a|c79|c63|fl401|fl403)",
            r"form c[12]",
            r"c[12] (?:form|application|app)",
            r"plo",
            r"pre proceedings",
            r"public law outline",
            r"letter before (?:proceedings|action|care proceedings)",
            r"lbp",
            r"letter of (?:instruction|intent)",
            r"loi",
            r"(?:SECTION 20|voluntary accommodation)",
            r"(?:legal planning|lpm|legal gateway|gateway) (?:MEETING|MINUTES|panel|REPORT|FORM)?",
        ),
    ),
    (
        "adoption-fostering",
        "an adoption or fostering report",
        (
            r"(?:adoption|fostering|foster|matching|permanence|permanency|linking) (?:REPORT|panel|REVIEW|ASSESS|MINUTES|support plan|plan|matching|medical|placement REPORT|par|cpr|prospectus|papers?|statement)",
            r"child permanence REPORT",
            r"prospective adopters? REPORT",
            r"foster(?:ing)? carers? (?:REVIEW|REPORT|ASSESS|household REVIEW|profile|log|diary)",
            r"form [abcf]",
            r"form f[12]?",
            r"later life letters?",
            r"life story(?: (?:book|work))?",
            r"(?:connected (?:persons?|carers?)|kinship|viability|reg(?:ulation)? ?24|family and friends)(?: carers?)?(?: (?:ASSESS|REPORT|FORM|panel|REVIEW|check))?",
        ),
    ),
    (
        "assessment",
        "an assessment of a child or family",
        (
            r"c ?(?:&|and|n|\+)? ?fa",
            r"c ?(?:&|and|n|\+) ?f(?: (?:ASSESS|REPORT|FORM))?",
            r"cf ASSESS",
            r"cfas",
            r"(?:single|core|initial|family|parenting|pre birth|prebirth|unborn|age|sibling|siblings together|child(?:ren)?(?:s)?|child and family|children and famil(?:y|ies)|initial family|carers?|young carers?|cwd|short breaks?|social work|needs|cse|cce|cse risk|exploitation|ce risk|risk|neglect|safeguarding|dv|domestic abuse|domestic violence|mental health|psychological|psychiatric|psych|cognitive|capacity|attachment|contact|placement|transition|early help|mash|parent and child|residential|substance misuse|drug|alcohol|sexual harm|aim|asset|viability|sgo|special guardianship|community based|holistic|updated|joint|updating|addendum|kinship) ASSESS",
            r"(?:early help|eh) (?:plan|REVIEW|REPORT|FORM|record|episode)",
            r"pams(?: ASSESS)?",
            r"(?:caf|eha|ehm|ehaf|cafas)(?: (?:ASSESS|FORM|plan|REVIEW))?",
            r"pre birth(?: (?:ASSESS|plan|MEETING|protocol MEETING))?",
            r"parenting REPORT",
            r"(?:cse|cce|ce|neglect|exploitation|fgm) (?:screen(?:ing)?|tool|matrix|checklist|risk)(?: tool)?",
            r"(?:gcp ?2?|graded care profile(?: ?2)?)(?: ASSESS)?",
            r"(?:dash|dash ric|dara|barnardos matrix)(?: (?:ASSESS|REPORT|risk|ric|FORM|checklist|score))?",
            r"sdqs?",
            r"aim ?[23]",
            r"aim ?(?:ASSESS|REPORT)",
            r"asset plus|assetplus|onset",
            r"home conditions (?:ASSESS|REPORT|checklist|tool)",
            r"together or apart",
            r"outcome star",
        ),
    ),
    (
        "plan-review",
        "a plan for a child or its review",
        (
            r"(?:cin|child(?:ren)? in need)(?: PAPER)",
            r"(?:cp|child protection|protection|outline) plans?",
            rf"{CARE} (?:PAPER|medical|statutory|review MINUTES|care plan|pep|chair)",
            r"(?:iro|independent reviewing officer|reviewing officer)s?(?: (?:PAPER|midway|mid point))?",
            r"(?:care|pathway|placement|contact|family time|permanence|transition|child(?:s|rens)?|family|family support|family network|fgc|support|outreach|reunification|rehabilitation|behaviour|positive handling|behaviour support|education|individual|health ?care|stability|intervention|parenting|staying put|leaving care) plans?",
            r"(?:ppm|dpm|placement planning|disruption|stability) (?:MEETING|MINUTES|REPORT)",
            r"(?:placement|matching|placements) (?:request|referral|information|info|record|agreement|FORM|REPORT)",
            r"placement information record",
            r"delegated authority",
            r"(?:e ?)?peps?(?: (?:REVIEW|MEETING|FORM|plan|autumn|spring|summer))?",
            r"personal education plans?",
            r"ehcps?|ehcp?na|ehc (?:plan|needs|ASSESS|REVIEW)|education health (?:and|&) care plans?",
            r"annual REVIEW",
            r"(?:taf|tac|team around the (?:family|child))(?: PAPER)",
            r"(?:family group CONF|fgc)(?: PAPER)?",
            r"(?:statutory|stat|child|six month(?:ly)?|6 month(?:ly)?|care|safeguarding|midway|mid way|mid point) (?:REVIEW|visits?)",
            r"REVIEW (?:MINUTES|REPORT|MEETING|of arrangements|of care plan|record|paperwork)",
            r"(?:contact|family time|supervised contact|contact supervision) (?:logs?|MINUTES|REPORT|sheets?|sessions?|observations?)",
            r"(?:supervised|unsupervised) (?:contact|family time)",
            r"panel (?:REPORT|MINUTES|papers?|FORM|paperwork)",
        ),
    ),
    (
        "health",
        "a health record",
        (
            r"(?:iha|rha)s?(?: (?:PAPER))?",
            r"(?:initial|review|child|lac|adoption|adult) health (?:ASSESS|REPORT|REVIEW)",
            r"health (?:ASSESS|chronology|REPORT|records?|passport|history|plan|needs)",
            r"(?:cp|child protection|lac|adult|adoption|safeguarding|forensic|nai) medicals?",
            r"medical (?:REPORT|records?|LETTER|MINUTES|history|ASSESS|evidence|info|information)",
            r"discharge (?:summary|LETTER|REPORT|planning|plan|MEETING)",
            r"(?:gp|hospital|clinic|consultant|paediatric|paediatrician|paeds?|camhs|hv|health visitors?|midwi(?:fe|fery)|school nurse|nurse|nursing|therapy|therapists?|salt|ot|speech|psychology|psychologists?|psychological|psychiatric|psychiatrists?|psych|autism|asd|adhd|dental|optician|immunisation|toxicology|hair strand|drug|alcohol|dna|paternity|blood|xray|x ray|skeletal|body|neurology|genetics?) (?:REPORT|LETTER|records?|MINUTES|results?|tests?|referral|diagnosis|summary|survey|maps?|screen|ASSESS)",
            r"(?:body maps?|skeletal surveys?)",
            r"diagnos(?:is|tic)(?: (?:REPORT|LETTER))?",
            r"red book",
        ),
    ),
    (
        "police-partners",
        "a police or partner agency record",
        (
            r"marac|mappa|mace",
            r"mash(?: (?:PAPER|enquir(?:y|ies)|checks?|contact|refer\w*|outcome|info))",
            r"(?:marf|maf|mrf|mars)(?: PAPER)?",
            r"merlins?(?: (?:PAPER|pac|number))?",
            r"(?:form 78|ppn1?|78 form|pac)(?: PAPER)?",
            r"abe (?:PAPER|interview|transcript|video)",
            r"lado(?: PAPER)?",
            r"reg(?:ulation)? (?:44|45)",
            r"(?:missing|return(?: home)?|rhi|missing (?:from home|person|episode|return|child))(?: (?:PAPER|interview|episode))",
            r"rhis?|return home interviews?",
            r"nrm",
            r"nps (?:PAPER)",
            r"(?:police|probation|pre sentence|yot|yos|yjs|youth justice|youth offending|housing|refuge|idva|prison|immigration|home office|crime|cad|custody|arrest|disclosure|incident|accident|allegation|safeguarding|cause for concern|concern|welfare|exclusion|behaviour|school|nursery|teachers?|education|ep|educational psychologists?|expert|independent social workers?|isw|duty|edt|out of hours|contact centre|childminder|key ?workers?|ipt) (?:REPORT|logs?|records?|FORM|checks?|disclosures?|MINUTES|handover|statements?)",
            r"(?:disclosure bundle|police disclosure|pnc|bail (?:sheet|conditions)|charge sheet|crime REPORT)",
            r"(?:section 12|prevent|channel|ncmec|onset) (?:PAPER|referral)",
            r"notification of (?:concern|incident)",
            r"(?:exclusion|suspension|attendance|safeguarding|allegation|concern) LETTER",
        ),
    ),
    (
        "case-record",
        "a case record",
        (
            r"(?:multi agency|childrens (?:services|social care)|social care|early help|safeguarding|mash|placement|edt|family support|fgc|camhs|idva|foodbank|food bank|nursery|contact|legal|iss|yot|young carers?|hub) (?:referrals?|FORM)",
            r"referrals?(?: FORM| LETTER| info| details)?",
            r"chron(?:o|ology|ologies|s|ol|olgy)?",
            r"(?:gen+ograms?|genno?gram|geno|eco ?maps?|family tree)",
            r"case (?:notes?|summar(?:y|ies)|transfer|record|recording|files?|history|closure|audit|details|supervision|chronology|REVIEW|study|discussion|MINUTES|info)",
            r"(?:transfer|closing|closure|handover) (?:summary|record|REPORT|form|MINUTES)",
            r"(?:supervision|management oversight|management) (?:record|MINUTES|oversight|decision)",
            r"(?:file|running|daily|day|visit|home visit|contact visit|observation|house|placement|recording|session|keywork|key work|direct work|assessment) (?:notes?|logs?|records?|recordings?)",
            r"(?:child|pen|family|carer|young persons?) (?:profiles?|pictures?)",
            r"(?:direct work|wishes and feelings|three houses|3 houses)(?: (?:sheet|REPORT|work|record))?",
            r"(?:mosaic|lcs|liquidlogic|caredirector|eclipse|frameworki) (?:PAPER|print(?:out)?|export|extract|record|screenshot|case|notes?|steps?)",
            r"subject access(?: request)?|sar (?:bundle|response|request)",
            r"(?:front sheet|face sheet|essential information|basic facts)",
            r"(?:serious case|learning|rapid|practice|cspr|lcspr) REVIEW",
        ),
    ),
    (
        "personal-paper",
        "a personal paper that identifies someone",
        (
            r"passports?(?: (?:photo|copy|scan|page))?",
            r"(?:birth|marriage|death|deed poll|adoption|naturali[sz]ation) cert(?:ificate)?s?",
            r"(?:driving|drivers?|provisional) (?:licen[cs]e|lic)",
            r"(?:brp|biometric residence permit|residence permit|visa|arc card|id|national id|identity)(?: (?:card|scan|photo|copy|document|docs?|cards?))",
            r"tenancy(?: (?:agreement|LETTER|papers?))?",
            r"(?:pay|wage) ?slips?|p45|p60",
            r"(?:bank|credit card|building society|uc|universal credit|benefits?|account|council tax) (?:statements?|bills?|LETTER|award|details)",
            r"(?:proof of (?:id|identity|address|income)|deed poll|ni number|national insurance|utility bill)",
            r"dbs(?: (?:certificate|check|form|disclosure|results?))?",
            r"(?:home office|dwp|eviction|immigration|asylum|nass|possession|section 21|decision) (?:LETTER|notice|papers?|decision)",
            r"death cert\w*",
        ),
    ),
    (
        "assessment",
        "an assessment of a child or family",
        (r"ASSESS",),
    ),
    ("court-report", "a report or statement for court", (r"STATEMENT",)),
    ("plan-review", "a plan for a child or its review", (r"REVIEW",)),
    ("conference", "a child protection conference report or its minutes", (r"child protection",)),
    (
        "minutes",
        "the minutes of a meeting",
        (r"(?:minutes?|mins|minuets)", r"MEETING (?:notes?|record|MINUTES|summary)"),
    ),
    ("report", "a report", (r"REPORT",)),
)

#: unmistakable even where it is glued to a name ("tylacourtstatement")
GLUED = (
    r"(?:court|witness|initial|final|sworn|mothers?|fathers?)statement|(?:i|r)?cpc(?:report|minutes|mins)|conf(?:erence)?(?:report|minutes|mins)|"
    r"childprotection|coregroup|(?:parenting|core|initial|single|family|risk|age|viability|prebirth|carer)assessment|"
    r"(?:lac|cla|cic|cin)(?:review|minutes|plan)|(?:care|pathway|safety|placement)plan|chronology|genograms?|"
    r"(?:hearing|court)bundle|socialworkevidence|casenotes"
)
