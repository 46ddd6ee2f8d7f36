"""What gives a report away in its text: form fields, headings, formulae, the voice of a record.

Each sign counts once, by its weight. Fields and headings are read on lines in lower case.
"""

from __future__ import annotations

#: a label of a form, before a colon, a tab or a line end -> its weight
FIELDS: tuple[tuple[float, str], ...] = (
    (
        1.5,
        r"(?:full )?names? of (?:the )?(?:subject )?(?:child(?:ren)?(?:\(ren\))?|young persons?|subject)(?:/young person)?",
    ),
    (
        1.0,
        r"(?:the )?(?:child(?:ren)?|young person)(?:'?s|\(ren\))? (?:full )?names?(?: and d\.?o\.?b\.?)?|subject child(?:ren)?|unborn",
    ),
    (1.5, r"(?:current )?legal status"),
    (
        1.5,
        r"(?:this )?(?:report|assessment|statement|form|plan|referral|minutes) (?:was )?(?:prepared|written|compiled|completed|authored) by|report author|author(?:\(?s\)?)? of (?:this )?report",
    ),
    (
        1.0,
        r"(?:prepared|compiled|completed|authored|written) by|author|name of (?:author|worker|social worker|assessor|referrer)|assess(?:or|ing social worker)",
    ),
    (1.5, r"(?:date|type) of (?:initial |review |icpc|rcpc|child protection |cp )*(?:conference|icpc|rcpc)"),
    (
        1.0,
        r"date of (?:this )?(?:report|assessment|statement|plan|review|referral|core group|strategy (?:discussion|meeting)|visit|last review|placement|panel|hearing)",
    ),
    (
        1.0,
        r"date (?:assessment |referral )?(?:started|completed|received|placed|accommodated)|dates? (?:child(?:ren)? )?(?:seen|visited)(?: alone)?",
    ),
    (
        0.5,
        r"date of (?:birth|meeting)|d\.?o\.?b\.?|(?:home )?address|school(?:/nursery)?|nursery|gp|gender|telephone|contact number|nhs number",
    ),
    (
        1.0,
        r"ethnicity|ethnic origin|religion|first language|language(?:s)? spoken|immigration status|disabilit(?:y|ies)|nationality|key communication needs",
    ),
    (1.0, r"parental responsibility|(?:who has|holders? of) (?:pr|parental responsibility)|pr holders?|marital status"),
    (
        1.0,
        r"family composition|household (?:composition|members)|family members|siblings?|significant (?:others|adults|people)|genogram",
    ),
    (1.5, r"(?:current |proposed )?categor(?:y|ies) of (?:abuse|harm|plan|registration|need)|category"),
    (
        1.5,
        r"reasons? for (?:the )?(?:initial |review )?(?:referral|conference|assessment|involvement|report|plan|placement|cp plan|visit|strategy (?:discussion|meeting))",
    ),
    (
        1.0,
        r"presenting (?:concerns?|issues?)|source of referral|referral (?:source|date|details|reason)|referrer|referred by",
    ),
    (
        1.0,
        r"(?:mosaic|lcs|liquidlogic|care ?director|eclipse|case|file|child|client|person|swift|ics) (?:id|no|number|ref(?:erence)?)\.?|upn|unique (?:id|reference)",
    ),
    (
        1.0,
        r"(?:allocated |lead |key )?social worker(?:'?s)?(?: name)?|key ?worker|lead professional|team manager|practice manager|supervising social worker|manager'?s (?:comments|decision|oversight)",
    ),
    (1.0, r"(?:independent )?(?:chair(?:person)?|reviewing officer|iro)(?: name)?"),
    (
        1.0,
        r"(?:persons |those |people |professionals )?present|apologies(?: received)?|in attendance|attendees|invited|distribution(?: list)?|minute ?taker|not in attendance|circulation",
    ),
    (
        1.0,
        r"placement(?: (?:type|address|details|start date))?|looked after child|carers?'? names?|foster carers?|current placement",
    ),
    (1.5, r"(?:court )?case (?:no|number)s?\.?|claim no\.?"),
    (
        1.0,
        r"(?:the )?(?:1st|2nd|3rd|first|second|third|fourth)? ?(?:applicants?|respondents?)|in the matter of|before|statement (?:no|number)\.?|exhibits?|filed on behalf of|on behalf of|date (?:filed|signed|of statement)|initials? and surname of witness",
    ),
    (
        1.0,
        r"(?:cp|cin|cla|lac|plan|child protection plan) (?:start|since|status)(?: date)?|subject to (?:a )?(?:cp|child protection|cin) plan(?: since)?|(?:cp|cin|lac) status",
    ),
    (
        1.0,
        r"scaling(?: question)?|safety scale|risk (?:level|rating|score)|outcome of (?:assessment|enquiry|visit|strategy discussion|s47)|(?:next )?review date|decision",
    ),
    (
        1.0,
        r"(?:current )?(?:risks?|needs|strengths|concerns|worries)(?: identified)?|outcome (?:wanted|sought)|desired outcomes?|by whom|by when|what needs to (?:change|happen)",
    ),
)

#: a line of its own -> its weight
HEADINGS: tuple[tuple[float, str], ...] = (
    (
        1.0,
        r"(?:social worker'?s |overall |final )?analysis(?: (?:of (?:risk|need|information|evidence)|and (?:conclusions?|recommendations?|professional judge?ment|risk)).{0,40})?",
    ),
    (
        1.0,
        r"(?:interim )?threshold(?: (?:criteria|document|findings|statement))?|threshold for (?:significant harm|intervention)|welfare checklist|statement of truth",
    ),
    (
        1.0,
        r"parenting capacity|basic care|ensuring safety|emotional warmth|guidance and boundaries|stability|family and environmental factors|parents'? capacity.{0,40}",
    ),
    (
        1.0,
        r"(?:the )?child(?:ren)?'?s (?:developmental needs|views?|voice|wishes and feelings|lived experiences?|needs)|(?:views|voice|wishes and feelings|lived experience) of (?:the )?(?:child(?:ren)?|young person).{0,30}|wishes and feelings|voice of the child|a day in the life.{0,30}",
    ),
    (
        1.0,
        r"(?:emotional|social|physical|behavioural)(?: and (?:emotional|social|behavioural|physical))? (?:development|health|wellbeing|presentation)",
    ),
    (
        1.0,
        r"(?:relevant |family |case |social |significant )?(?:history|chronology(?: of (?:significant events|involvement).{0,20})?)|chronology|significant events|(?:family )?background(?: (?:information|history|and (?:history|context)))?|previous involvement|history of (?:involvement|concerns?|the case)",
    ),
    (1.5, r"what (?:are we|we are|am i|is everyone) worried about\??"),
    (1.0, r"what(?:'?s| is) (?:working|going) well\??"),
    (1.0, r"what needs to happen(?: next)?\??"),
    (
        1.0,
        r"danger statements?|safety goals?|complicating factors|existing strengths|grey areas|bottom lines?|contingency plan(?:ning)?",
    ),
    (
        1.0,
        r"(?:risk|protective|risk and protective|risks? and strengths|aggravating|mitigating)(?: factors)?|risks?|strengths(?: and (?:protective factors|difficulties))?|protective factors",
    ),
    (
        1.0,
        r"views? of (?:the )?(?:parents?|mother|father|mum|dad|carers?|family|professionals?|agencies|school).{0,40}|(?:parents?'?|mother'?s|father'?s|mum'?s|dad'?s|family'?s) (?:views?|response).{0,20}|(?:agency|professional|multi-agency) (?:reports?|information|views|updates?|contributions?)",
    ),
    (
        1.0,
        r"realistic (?:placement )?options|placement options|permanence(?: plan)?|contact (?:arrangements|plan)|proposals for contact|sibling relationships?|support (?:plan|services)|matching considerations|identity(?: and self-care)?|family time",
    ),
    (
        1.0,
        r"(?:recommendations?|conclusions?|summary|decisions?)(?: (?:and|/|&) (?:recommendations?|conclusions?|next steps|plans?|analysis|actions?))+|recommendations? (?:to|of|for) (?:the )?(?:conference|court|panel|review)|professional (?:opinion|judge?ment)|social worker'?s? (?:recommendations?|opinion)",
    ),
    (
        0.5,
        r"introduction|recommendations?|conclusions?|summary(?: of .{0,40})?|health|education|actions?|plan|care plan|discussion|next steps|outcome|views|decision|attendance|siblings|update|overview|evidence|incident|family|details|finance|housing|contact|current situation|reason for (?:report|referral|involvement)",
    ),
    (
        1.5,
        r"(?:summary of |outline )?(?:child protection|cp|core group|care|child in need|safety|contingency|pathway) plan|(?:section|s\.?) ?47 enquir(?:y|ies)|outcome of (?:the )?(?:conference|strategy.{0,20}|assessment)|evidence|professional background|qualifications and experience|professional qualifications.{0,40}",
    ),
)

#: phrases that hardly anything but a report holds -> their weight
FORMULAE: tuple[tuple[float, str], ...] = (
    (
        2.0,
        r"in the (?:central |east |west )*(?:family|county|high|magistrates'?|family proceedings) court(?: of justice)?,? (?:at|sitting at|family division|of justice)\b",
    ),
    (
        2.0,
        r"(?:thinking about|considering|contemplating|intends? to|may) (?:starting|start|issuing|issue|commenc\w+|initiat\w+|apply\w*)[^.\n]{0,20} (?:court|care|legal) proceedings|letter before proceedings|within the public law outline",
    ),
    (
        1.5,
        r"(?:in support of|in respect of|in opposition to) the local authority'?s? application|(?:application|applied|applying) for (?:an? )?(?:interim |full |final )?(?:care|supervision|emergency protection|placement|special guardianship|child arrangements|non-?molestation) orders?|(?:care|supervision) orders? (?:in respect of|was (?:made|granted)|were (?:made|granted))",
    ),
    (
        2.0,
        r"(?:facts|contents?) (?:stated |set out )?in this (?:witness )?statement (?:are|is) true|i (?:make|am making|provide|file|submit|write|have prepared) this (?:\w+ )?(?:statement|report)|believe (?:that )?the facts stated|to the best of my knowledge and belief|will say as follows|i will say",
    ),
    (1.0, r"(?:the )?(?:children|adoption and children|care|children and families|family law) acts? (?:19|20)\d\d"),
    (1.0, r"(?:suffer(?:ed|ing)?|risk of|likelihood of|likely to suffer)[^.\n]{0,40}significant harm|significant harm"),
    (1.0, r"threshold (?:criteria|(?:is|was|has been) (?:met|crossed|reached))|balance of probabilit(?:y|ies)"),
    (
        1.0,
        r"i (?:have been|am|was|became) the (?:previous |current )?(?:allocated|key|named|supervising) (?:social )?worker|i hold a[^.\n]{0,40} (?:degree|social work|ba|ma|msc)",
    ),
    (
        1.0,
        r"i am (?:a |an )?(?:qualified|registered|senior|employed|allocated|the allocated|advanced|newly)[^.\n]{0,60}social work(?:er)?|registered with social work england|social work england (?:registration|number)",
    ),
    (
        1.0,
        r"(?:made |is |was |were |are |became |remain(?:s|ed)? |been )(?:the )?subjects? (?:of|to) (?:an? )?(?:interim |full )?(?:child protection|child in need|cp|cin|care|supervision|special guardianship) (?:plans?|orders?)|under the categor(?:y|ies) of (?:neglect|emotional|physical|sexual)",
    ),
    (
        1.0,
        r"(?:became|become|been|is|are|was|were) (?:first |previously |well |not )?known to (?:children'?s (?:services|social care)|the local authority|the department|social care|social services)|(?:came|come) to the attention of|(?:was|were) (?:re-?)?referred (?:to|by)",
    ),
    (
        1.0,
        r"(?:strategy (?:discussion|meeting)|s\.? ?47|section 47|single assessment|core assessment|child and family assessment|c&f assessment|cin plan|icpc|pre-?birth assessment|viability assessment)[^.\n]{0,40} (?:was|were) (?:held|convened|completed|undertaken|initiated|concluded|opened|agreed)",
    ),
    (
        1.0,
        r"(?:this|the) (?:report|assessment|statement|viability) (?:is |was |has been |will )?(?:prepared|written|completed|compiled|concludes|recommends|considers?|seeks to|relates|makes|sets out|provides?|covers|outlines)",
    ),
    (
        1.0,
        r"(?:it is|is) (?:the )?(?:recommend(?:ed|ation)|my recommendation|(?:the )?(?:local authority|department|social worker)'?s (?:view|position|case|assessment))|(?:local authority|department|author|conference|panel) (?:recommends?|recommended|remains? concerned|is of the view|seeks?|proposes?|has (?:significant )?concerns?)",
    ),
    (
        1.0,
        r"(?:professionals|conference members|the conference|members|the panel) (?:unanimously )?(?:agreed|decided|recommended|concluded)|unanimous(?:ly)?(?: decision)?|threshold for a child protection plan",
    ),
    (
        1.0,
        r"(?:strictly )?(?:private (?:and|&) confidential|confidential:? (?:not to be|do not|this (?:report|document))|official[- ]+sensitive|not to be (?:copied|disclosed|reproduced|shared))[^\n]{0,60}",
    ),
    (
        1.0,
        r"(?:working together to safeguard children|framework for (?:the )?assessment|signs of safety|graded care profile)",
    ),
    (
        1.0,
        r"(?:\bre|in the matter of)[: ][^\n]{0,60}\b(?:a (?:child|minor)|children|minors?|born \d)|\(?(?:a child|children|minors?)\)? \(?d\.?o\.?b",
    ),
    (
        1.5,
        r"(?:on|upon) examination|consistent with (?:the |an )?(?:account|explanation|history|mechanism)|(?:inflicted|non-?accidental) injur(?:y|ies)|thank you for (?:asking me to see|referring)|history was (?:given|obtained|taken)",
    ),
    (
        1.0,
        r"(?:mother|father|parents?|those|person|adults?) with parental responsibility|(?:share|hold|have)s? parental responsibility|(?:accommodated|looked after) (?:by|under)|(?:withdraw|give|gave|withdrawn) (?:my|their|her|his) consent|seek (?:independent )?legal advice",
    ),
    (1.0, r"\b(?:london borough of|(?:county|city|borough|metropolitan borough) council)\b"),
    (1.0, r"(?:^|\n)[ \t]*(?:signed|signature)[ :.…_]{3,}"),
    (
        1.0,
        r"\bin my (?:professional )?(?:opinion|view|assessment)\b|\bmy (?:professional )?(?:opinion|observations?)\b[^\n.]{0,20}\b(?:of|is|that)\b",
    ),
    (
        1.5,
        r"upon (?:hearing|reading|the court)|it is ordered that|the court (?:orders|directs|records|declares)|and upon|penal notice|no order as to costs",
    ),
    (
        1.0,
        r"(?:un)?substantiated|made (?:no|a|any|further|several) (?:clear |further )?(?:disclosures?|allegations?)|(?:section|s\.?) ?47 (?:enquir|investigat)\w+",
    ),
    (
        1.0,
        r"(?:child|children)'?s timescales?|full scale iq|attachment (?:style|figure|needs|difficulties)|emotional needs of|children with disabilities team|short breaks",
    ),
    (
        1.0,
        r"nrm referral|(?:conclusive|reasonable) grounds|dash (?:was|risk)|stability meeting|exclu(?:ded|sion) from school|placement (?:breakdown|moves?|has)|breakdown of (?:his|her|their|the) (?:previous )?placement",
    ),
    (
        1.0,
        r"hair strand|pending the conclusion|the (?:court|parties) (?:is|are|have|has) (?:invited|agreed|directed|to)|(?:supports|opposes|shares) the (?:local authority|guardian|social worker)|\birh\b|final hearing",
    ),
    (
        1.0,
        r"no (?:police|criminal) (?:history|record|convictions)|arrested on suspicion|declined to (?:provide|give|make) a statement|(?:lip|cheek|eye|arm|head)[^.\n]{0,20}injur|visible injur|shares? these concerns|no safeguarding concerns",
    ),
)

#: a text with fewer than three of these words is not looked at further
CUES = frozenset(
    "abuse accommodated accommodation act actions address adviser agencies aged agreed agreement allegations allergies allocated analysis anxious apologies applicant "
    "applicants application appointments arrested assessed assessment assessor attachment attendance attended attendees author authority background behaviour "
    "birth born bruise bruising care carer carers case category child children chair chronology client composition conclusion concerned concerns conference "
    "confirmed consent consultant contact contingency convicted core council court criteria cse danger date decision declined delegated denied department described "
    "development diagnosis disclosed disclosure discharge discussion distressed domestic drug education emotional engage engaged engagement enquiry escalated ethnicity "
    "evidence evidenced examination exposed expressed factors family father fostering foster guardian hearing harm health history home household identified "
    "identity incident independent informed initial injury instruction interim interview interviewed judge judgement judgment kinship known lac legal likely living "
    "local manager marac mash maternal medical medication member members mental minimised minutes misuse mother mum mum's neglect needs nursery observation observed officer opinion "
    "order orders outcome overview panel parent parental parenting parents paternal pathway person's physical placement plan planning police practitioner pre prepared "
    "presence present presented presents presenting professional professionals proceedings profile protection protective psychological reason recommend recommendation recommendations recommended "
    "record recorded referral referred referrer relationship religion removed report reported reports residential respondent responsibility responsible review risk risks safeguarding "
    "safety school section sealed separation services sexual sibling siblings signed social statement status statutory step strategy strengths subject substance "
    "supervised supervision support supported ticks threshold truth unborn viability views violence visit visits voluntary ward welfare wishes witness witnessed worker worried young".split()
)

#: how records speak of people
VOICE = (
    r"\b(?:mother|father|mum|dad|mr|mrs|ms|miss|he|she|they|parents?|child|carers?|[a-z]+) (?:has |have |had |was |were |is )?(?:also |then |initially |previously |subsequently |consistently )?"
    r"(?:stated|reported|reports|disclosed|presented|presents|alleged|denie[sd]|acknowledge[sd]|engage[sd]|engaging|advised|observed|expressed|minimise[sd]|attributed|declined|demonstrate[sd]|described|describes|confirmed|identified|sustained|witnessed|exposed|convicted|assessed|supervised|prioriti[sz]ed?|placed|excluded|arrested|advised|informed|referred|accommodated|settled|requested|considers?|told (?:his|her|their|the) (?:social worker|carer|teacher)|found to be|seen|spoken to|offered|convened|undertaken|completed)\b"
    r"|\b(?:it was|it is|concerns? (?:were|have|was|remain|regarding|about|around|that)|there (?:are|were|is|was|have been) (?:\w+ )?(?:concerns?|evidence|reports?|allegations?|disclosures?|no concerns))\b"
    r"|\b(?:maternal|paternal) (?:grand|aunt|uncle|family|side|great)\w*|\b(?:domestic abuse|domestic violence|substance misuse|emotional (?:abuse|wellbeing|availability)|physical chastisement|parenting capacity|attachment|neglect(?:ful)?|developmental|non-?compliance|mental health)\b"
    r"|\bthe (?:local authority|department|writer|author|undersigned|parties|applicant|respondent)\b"
)

#: labels of invitations and lists, which are no form about anybody
PLAIN_LABELS = r"(?:when|where|time|date|day|venue|who|bring|cost|price|link|zoom|teams|meeting id|passcode|password|agenda|parking|room|contact|phone|tel|mobile|email|directions|location|address|topic|trainer|reminder|ps|p\.s|nb|re|subject|from|to|cc|sent|starter|main|pudding|lunch|dinner|breakfast|food|method|option|[a-z]|q|mon|tues?|weds?|thurs?|fri|sat|sun|mon?day|tuesday|wednesday|thursday|friday|saturday|sunday|week|morning|afternoon|evening|https?|poll|bus|train)"

#: how people write to each other
CHAT = r"\b(?:hi+|hiya|hey+|hello|pls|plz|thanks|thankyou|thx|ta|cheers|xx*|u|ur|lol|gonna|wanna|cos|tho|ok|okay|yeah|yh|nah|im|ive|ill|dont|cant|didnt|i'm|i've|i'll|don't|can't|you're|we'll|let's|sorry|tbh|bless|hun|babe|omg|btw|asap|let me know|heres|here's|have a look)\b|[\U0001f300-\U0001faff]"

#: said to a reader, in letters too
YOU = r"\b(?:you|your)\b"
