"""What is called like a report about a child or family and is none: leaflets, forms that nobody filled in, other reviews."""

from __future__ import annotations

#: what is no record of anybody, whatever else the name says
GENERAL = (
    r"(?:leaflets?|flyers?|posters?|brochures?|guides?|guidance|guidelines?|handbooks?|manuals?|fact ?sheets?|info(?:rmation)? ?(?:sheets?|packs?)|faqs?|polic(?:y|ies)|procedures?|protocols?|training|trainer|e ?learning|webinars?|slides|slideshow|presentation|power ?point|workshops?|courses?|curriculum|syllabus|newsletters?|easy ?read|explained|explainer|tips|tool ?kits?|resource pack|rota|timetables?|structure chart|vacanc(?:y|ies)|statistics|stats|dashboard|legislation|research|articles?|chapters?|dissertation|essay|journal|framework|terms of reference|code of conduct|blank|empty|unfilled|uncompleted|not filled(?: in)?|quiz|crossword|agenda template|strategy 20\d\d|map of)",
    r"(?:what (?:is|are|happens|to expect)|how (?:to|do|does|we|your)|understanding|introduction to|guide to|all about)",
    r"(?:for|4) (?:parents(?: (?:and|&) carers?)?|carers|families|young people|kids|professionals|schools|practitioners|staff|managers|students)",
    r"job (?:description|desc|advert|spec|application)s?",
    r"person specification|application pack|recruitment|interview questions",
    r"privacy notice|accessibility|consent form",
)

#: phrases with a word of the kinds that mean something else
OTHER = (
    r"(?:attendance|performance|appraisal|peer|book|film|movie|music|album|game|product|laptop|phone|restaurant|hotel|holiday|rent|pay|salary|policy|literature|systematic|code|design|budget|contracts?|supplier|insurance|mortgage|inspection|ofsted|sickness|absence|probation(?:ary)?|staff|staffing|service|services|quarterly|mid year|year end|end of year|year|process|spending|strategic|workload|caseload|data|annual performance|customer|google|trip ?advisor|tv|curriculum|technical|website|menu|practice) REVIEW",
    r"REVIEW (?:of (?:the )?(?:year|literature|policy|practice|services?|film|book|restaurant|hotel|spending|budget|performance))",
    r"(?:fire|coshh|dse|workstation|display screen(?: equipment)?|manual handling|lone work(?:ing|er)|covid(?: ?19)?|office|building|premises|site|event|activity|activities|trip|school trip|outing|day out|venue|vehicle|minibus|swimming|cooking|stress|new (?:and|&) expectant mothers?|maternity|pregnan(?:t|cy)|home ?working|workplace|health (?:and|&) safety|h&s|legionella|asbestos|playground|bouncy castle|coach|security|cyber|water|ladder|noise) (?:risk )?ASSESS",
    r"risk ASSESS (?:for|of|re|on)? ?(?:the |our |a )?(?:trip|school trip|outing|day out|zoo|beach|park|farm|visit to|seaside|event|activity|activities|office|venue|building|minibus|cooking|swimming|picnic|party|fun day|residential|christmas|summer|camp(?:ing)?|premises|contact centre building|theme park|museum)\w*",
    r"(?:trip|outing|zoo|beach|seaside|fun day|picnic|camping|museum|swimming|residential trip)(?: \w+){0,3} risk ASSESS",
    r"(?:self|skills|baseline|learning|coursework|unit|module|gcse|a level|maths|english|spelling|reading|phonics|btec|nvq|online|equality(?: impact)?|impact|eia|dpia|data protection(?: impact)?|privacy(?: impact)?|environmental|strategic needs|jsna|energy|tax|carbon|software|competency|competence|course|end of unit|course ?work|driving|language) ASSESS",
    r"ASSESS (?:centre|day|criteria|schedule|calendar|dates|team structure|process|flow ?chart|timeline)",
    r"(?:mission|vision|privacy|press|accessibility|policy|personal|financial|income|profit|cash flow|slavery|diversity|equality|artist|media|public|holding|cookie|method|values?|problem|thesis|supplier) STATEMENT",
    r"STATEMENT of (?:purpose|accounts?|works?|intent|values|compliance|fees|sen policy)",
    r"(?:annual|weather|ofsted|inspection|budget|finance|financial|expenses?|bug|crash|error|sales|news|book|survey|home ?buyers?|mot|gas safety|performance|team|service|audit|quarterly|trustees?|governors?|directors?|treasurers?|scrutiny|committee|cabinet|council|impact|sustainability|match|traffic|network|status|system|stock|mileage|monthly|weekly|consultation|evaluation|feedback|research|ofsted inspection|lab|epc|damp|hansard|iicsa|cqc|national|government) REPORT",
    r"(?:review|report) (?:your|our|a|an|it|my|any) \w+(?: \w+)?|(?:minutes|mins) of (?:the )?(?:\w+ )?(?:allotment|agm|club|society|association|union|governors?|trustees?|committee|cabinet|council)\w*",
    r"REPORT (?:to (?:cabinet|council|committee|governors|scrutiny|board)|writing|card template)",
    r"(?:team|staff|governors?|board|union|agm|residents?|committee|cabinet|council|management|service|huddle|away ?day|partnership|forum|steering(?: group)?|pta|unison|parent council|town hall|managers?|department|all staff|club|church|allotment|trustees?|smt|slt|working group|project|budget|planning committee) (?:MEETING )?(?:minutes?|mins|notes?|MINUTES)",
    r"(?:annual|press|party|national|summer|staff|teachers?|tech|video|virtual|phone|zoom) CONF(?: \w+)?(?: (?:REPORT|notes))?",
    r"CONF (?:programme|call|room|centre|tickets?|hotel|booking|delegate\w*|speaker\w*)",
    r"(?:thresholds? of needs?|continuum of needs?|levels of needs?|threshold(?:s)? (?:chart|windscreen|matrix|tool))",
    r"(?:order (?:form|of service|confirmation|number|history|receipt)|(?:pizza|food|purchase|standing|shopping|amazon|equipment|uniform|takeaway|stationery|work) orders?|contact order form)",
    r"(?:drivers? cpc|cpc (?:training|licen[cs]e|campaign|driver\w*|periodic)|dash ?(?:cam|board|diet)\w*|pep talk|pep guardiola|lac (?:insect|leman)|ico (?:registration|fee|file|icon)|(?:icon|favicon|logo) ico|merlin (?:tickets?|pass|annual|entertainments?)|c & f (?:motors|ltd)|abe lincoln)",
    r"(?:fire|event|firework|road|water|e|internet|online|building|home fire|swim|site) safety plan",
    r"(?:car|garden|plant|skin|hair|dental|pet|boiler|vehicle|eye|foot) care plan|(?:dental|mobile|data|floor|seating|lesson|meal|business|marketing|project|travel|work|garden|fitness|savings|payment|family meal|table|evacuation|business continuity|emergency|family phone|improvement|delivery|training|workforce|holiday|phone|family mobile|kitchen|house|weekend) plans?",
    r"(?:behaviou?r|reward|star|sticker) charts?",
    r"(?:welcome|starter|baby|nappy|nappies|resource|activity|worksheet|gift|clothes|software|toy|book|broadband|phone|sim|phonics|craft|media|app|install) bundle|bundle (?:offer|deal|of joy)",
    r"(?:app|software|system|windows|ios|android|phone|weekly|team|staff|site|roadworks?|price|product|security|covid|news|service|bus|rail|travel|school closure|general|policy|newsletter) update",
    r"(?:history|geography|science|maths|english|lecture|revision|study|class|sticky|release|patch|biology|music|sheet|thank you|meeting room|speaker|speakers|cheat|delivery|sick|fit|ward round) (?:notes?|record)",
    r"update notes|readme|visit(?:or|ors|ing)? (?:times|hours|info\w*)",
    r"(?:world|vinyl|guinness|training|vaccination|cpd|land registry|dental) records?",
    r"(?:immigration|tenancy|dbs|passport|visa|driving licence|passport photo|benefits?) (?:advice|rules|process|checklist|requirements|renewal|fees?|office|update service|application (?:form|pack))",
    r"(?:passport|ticket) to \w+|health passport template",
    r"(?:pay|gym|leisure|library|travel|student|membership|parking|bus) (?:visa|id card|card)",
    r"(?:summer|winter|spring|easter|christmas) (?:REVIEW|conf)",
    r"(?:exhibition|skeleton (?:staff|craft|halloween|costume|key|anatomy|colou?ring\w*|template|diagram)|halloween skeleton|human skeleton)",
    r"(?:judge?ments? day|chron job)",
    r"(?:referral (?:code|bonus|scheme|fee|link|pathways?|criteria)|refer a friend|family tree (?:craft|activity|worksheet|project))",
    r"family (?:plan|support plan) (?:netflix|spotify|apple|mobile|phone)|(?:netflix|spotify|apple|mobile|phone) family plan",
    r"(?:exhibit (?:hall|map|stand|space))",
)

#: what makes a form of nobody's: only when no other word stands in the name
FORM_OF_NOBODY = (
    r"(?:template|temp|pro ?forma|sample|example|specimen|booklet|dummy|master copy|exemplar|your|checklist|generic)s?"
)

#: words of a name that tell no kind and name nobody
FILLER = frozenset(
    "the a an of for to and or in on at by with re from n new old updated update latest revised complete completed final finalised draft copy signed "
    "unsigned pdf doc docx version ver rev word scan scanned print clean tracked changes comments amended amends my our "
    "form template document file doc docs lbh la council borough childrens services service social care work worker team "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october "
    "november december autumn spring summer winter term year st nd rd th mon tue wed thu fri standard new current approved "
    "family child children young person people parent parents carer carers meeting report page pages part section".split()
)
