"""Words that are not the name of a street, though they stand before "road", "place", "house" or "way" in talk."""

_SMALL = (
    "a an and or the to in on at of off for from frm with by is are was were be been being it its it's he she they we you u i im i'm "
    "me my his her hers their our ur your yr yours this that these those there here what which who whos where when how why then "
    "than thats that's so but if as not no yes ok okay just only up down out over back about into onto round around along across "
    "past after before until till til via per versus vs because cos coz bc like unless while whilst since during without within "
    "through thru towards toward against between behind beside besides outside inside opposite near under above below among and/or "
    "& + @ w w/ wi n nd & r y em him them us hes she's shes he's theyre were we're weve ive whats what's lets let's dont don't cant "
    "can't wont won't didnt didn't isnt isn't doesnt doesn't wasnt aint also again already always ever never still yet now soon "
    "later today tonight tomorrow tomoz tmrw tmr 2moro yesterday too very really quite rather pretty super well even maybe perhaps "
    "probably basically actually currently anyway else etc re ref"
)
_TIME = (
    "min mins minute minutes hr hrs hour hours day days night nights week weeks wk wks month months year years yr yrs old pm am "
    "oclock o'clock time times quarter half noon midday midnight morning afternoon evening weekend monday tuesday wednesday "
    "thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat jan feb mar apr jun jul aug sept sep oct nov dec "
    "january february april june july august september october november december daily weekly monthly second first third fourth "
    "fifth last next final previous other another same different both each every any all some most more less much many few several "
    "enough single double triple zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "hundred dozen couple lots lot bit mile miles mph metre metres yards km"
)
_DO = (
    "can could will would should shall may might must do does did done doing go goes going gone went wen get gets getting got gotten "
    "come comes came coming take takes taking took taken make makes making made see sees seeing saw seen meet meets meeting met need "
    "needs needed want wants wanted say says said saying ask asks asked tell told tells think thinks thought know knows knew let lets "
    "keep keeps keeping kept put puts putting give gives gave given find finds found look looks looking looked leave leaves leaving "
    "left live lives living lived stay stays staying stayed move moves moving moved stop stops stopped stopping start starts started "
    "starting end ends ended run runs running ran walk walks walking walked drive drives driving drove park parks parked parking turn "
    "turns turned turning cross crosses crossing crossed knock knocked wait waits waiting waited bring brings bringing brought send "
    "sends sending sent call calls called calling ring rings rang try tries tried trying use uses used using has have had having feel "
    "feels felt feeling hold holds held hit hits help helps helped show shows showed play plays played playing pay pays paid open "
    "opens opened shut shuts book booked check checked pick picks picked picking collect collected collecting drop drops dropped "
    "dropping visit visits visited visiting attend attends attended hear heard hope hopes remain remains become becomes seem seems "
    "sit sits sat sitting stand stands stood standing sleep sleeping slept follow follows followed join joined share shared block "
    "blocked close closed closing near nearby uber taxi cab heading headed head confirm confirmed cover covering covers covered view "
    "viewing love loves hate hates miss missed find lost lose win won save chase chasing lodge lodged bank reach reached link linked "
    "approach approaching edge point pointed rise rising mark bless add added change changed changing place placed placing remember "
    "work works worked working cost costs happen happened please pls plz thanks thank ta hi hiya hey hello sorry yeah yep nope nah"
)
_LIKE = (
    "new own main wrong right short big little busy quiet nice good bad best better worst great lovely safe safer quick easy hard "
    "clear free full empty whole real fresh hot cold warm dry wet clean dirty messy calm stable steady decent proper horrible awful "
    "tiny huge small large wide narrow steep flat long high low top bottom middle front rear side back inner outer upper lower far "
    "closest nearest cheap expensive posh rough dodgy dangerous secure neutral private public communal shared temporary temp permanent "
    "current former future present alternative suitable appropriate available possible certain sure perfect ideal strange weird funny "
    "familiar local residential rural urban domestic general special specific particular usual normal regular common joint separate "
    "independent supported residential semi detached terraced "
    "red blue green yellow black white grey brown pink purple orange dark light bright lonely happy sad angry crazy mad"
)
_ADMIN = (
    "kid kids child children children's childs childrens people person man men woman women boy boys girl girls lad lads lady guy foster "
    "mum mums mum's mam mams mom dad dads dad's nan nans nan's gran grans granny grandma grandad grandads baby babys babies bro sis aunty aunties auntie "
    "aunt uncle uncles cousin cousins sibling siblings brother brothers sister sisters parent parents family families friend friends mate mates neighbour "
    "neighbours partner carer carers worker workers social team teams manager managers staff police officer officers nurse doctor teacher "
    "driver bus train tram car cars van taxi coach bike school schools nursery college uni hospital gp clinic surgery ward centre "
    "center office meeting review visit contact placement family care caring high crown county magistrates magistrate's magistrates' "
    "youth supreme appeal protection criminal civil divisional tribunal hearing case report court courts supervised legal panel "
    "conference assessment referral plan home house houses flat flats room rooms floor level stop number no. door doors gate garden "
    "kitchen bathroom bedroom bedrooms bed beds bedded storey storeys car-park supermarket shop shops pub church town village city centre "
    "market food tennis basketball football netball squash sports sport bowling village market dining assembly exam concert lecture "
    "civic community leisure theme car amusement water skate safari science business retail industrial trading caravan holiday "
    "judge justice hair drug dna starting finishing focal decimal bullet power pressure talking selling turning vantage boiling melting key meeting contact trigger "
    "postcode street streets road roads lane lanes avenue address addy name phone number email dob"
)
#: "Ms Joanne Park", "Mrs Hill": a person
TITLES = frozenset(
    "mr mrs ms miss dr sir cllr councillor prof professor pc dc ds di sgt judge justice hhj dj rev".split()
)
_JARGON = "rag rating persons safety sen send senco lac cic cin cp ehcp pep iro hv eh edt mash safeguarding education action horizons signs plan stage"
#: never part of a name
NOT_NAMES = frozenset(f"{_SMALL} {_TIME} {_DO} {_LIKE} {_ADMIN} {_JARGON}".split()) | TITLES
#: of those, what a name may hold or begin with ("Old Mill Lane", "Peckham Park Rd", "Upper Clapton Rd"); alone they name nothing
SOFT = frozenset(
    "new old little long high low top middle back upper lower great big black white red blue green brown grey short "
    "north south east west main station church school mill park court bank hill wood cross bridge market field fields point "
    "lane road street avenue walk drive close place grove end house hall link view rise view lodge edge warm cold bright light "
    "orchard king's queen's garden gate town village castle may mark college common sisters seven first second third june april monday "
    "caravan holiday guest hospital priory abbey tower chase reach approach double far dark water public".split()
)
#: names that stand before a street's word in talk and mean no street; a number before them makes them one
IDIOMS = frozenset(
    "the high street|high street|main street|main road|side street|side road|back street|back road|back lane|wall street|easy street|"
    "sesame street|quality street|coronation street|ramsay street|downing street|civvy street|end street|way street|way road|lane road|"
    "abbey road|rocky road|tobacco road|ring road|slip road|dirt road|access road|toll road|country road|a road|b road|dual road|"
    "trunk road|approach road|link road|service road|cross road|side rd|main rd|ring rd|high st|"
    "memory lane|fast lane|slow lane|bus lane|cycle lane|outside lane|inside lane|middle lane|country lane|penny lane|drury lane|"
    "lover's lane|lovers lane|zen gardens|beer gardens|botanical gardens|botanic gardens|kew gardens|public gardens|winter gardens|"
    "housing estate|council estate|industrial estate|trading estate|vauxhall estate|ford estate|astra estate|focus estate|mondeo estate|passat estate|octavia estate|volvo estate|skoda estate|car estate|vw estate|audi estate|massive estate|entire estate|"
    "student loan|crisis loan|payday loan|budgeting loan|bridging loan|doorstep loan|logbook loan|advance loan|"
    "easter parade|victory parade|pride parade|carnival parade|christmas parade|grand parade|identity parade|"
    "alton towers|fawlty towers|block flats|tower flats|hyde park|legoland park|jurassic park|south park|emmerdale farm|animal farm|"
    "peppa park|adventure park|soho house|random house|opera house|full house|open house|"
    "ice rink|apple orchard|cherry orchard|picket gate|baggage gate|boarding gate|school gate|"
    "grand national|grand place|market place|work place|fire place|hiding place|meeting place|workplace|birth place|"
    "hard drive|flash drive|usb drive|pen drive|google drive|shared drive|test drive|food drive|disk drive|"
    "bowling green|village green|crown green|death row|front row|skid row|dog walk|nature walk|sponsored walk|sleep walk|"
    "time square|times square|set square|piccadilly circus|flying circus|media circus|"
    "gas works|road works|art works|water works|milky way|gang way|right way|parental way|third way|"
    "safe house|halfway house|half way house|tree house|bouncy house|wendy house|play house|big brother house|guest house|"
    "treasure link|zoom link|video link|sea view|bird view|peer view|world view|pay rise|price rise|moon rise|sun rise|"
    "tower block|office block|mental block|writers block|breeze block|cell block|anger block|starting block".split("|")
)
#: towns, parts of towns and stations that end as streets do: they are where everybody is
TOWNS = frozenset(
    "bethnal green|wood green|golders green|palmers green|hither green|parsons green|turnham green|stepney green|willesden green|kensal green|"
    "kensal rise|kensal town|acton green|mile end|crouch end|earls court|earl's court|tottenham court|notting hill|muswell hill|stamford hill|"
    "tulse hill|herne hill|denmark hill|forest hill|gipsy hill|primrose hill|gants hill|harrow hill|dollis hill|brown's hill|sudbury hill|"
    "finsbury park|queens park|queen's park|tufnell park|manor park|upton park|belsize park|holland park|raynes park|highams park|regents park|"
    "greenwich park|victoria park|hornsey rise|maida vale|castle vale|kings heath|small heath|balsall heath|thornton heath|chadwell heath|"
    "hampstead heath|kings cross|king's cross|new cross|charing cross|moss side|merry hill|forest gate|lancaster gate|marble arch|highbury fields|"
    "london fields|covent garden|hatton cross|banbury cross|waltham cross|gerrards cross|church end|southend|ponders end|audley end|elm park|"
    "wembley park|moor park|newbury park|stoke park|bury park|london bridge|tower bridge|stamford bridge|london road|london rd|"
    "leicester square|trafalgar square|sloane square|russell square|euston square|harley street|oxford street|regent street|carnaby street|"
    "baker street|bond street|liverpool street|cannon street|fenchurch street|savile row|elephant castle|clock tower|spa fields|bell tower|"
    "water tower|eiffel tower|blackpool tower|canary wharf|quay west|white hart lane|hart lane|turf moor|villa park|goodison park|elland road|"
    "ewood park|selhurst park|craven cottage|gresham house|somerset house|white house|crewe alexandra|thornton cleveleys|bognor regis".split(
        "|"
    )
)
#: so even with a number before them
COUNTED = frozenset(
    "lane road|way street|way road|way lane|wheel drive|point turn|star place|star house|bed house".split("|")
)
#: what follows a street's word when it is none: "road safety", "close to tears", "court bundle"
NOT_AFTER = {
    "road": frozenset("safety works rage tax trip test map traffic user sign traffics blocks block accident".split()),
    "lane": frozenset("closed closure closures discipline".split()),
    "street": frozenset("food light lights dance wear smart drugs homeless party".split()),
    "close": frozenset(
        "to by with the down enough family relative relatives friend friends contact eye supervision and up off it together".split()
    ),
    "court": frozenset(
        "hearing hearings order orders bundle date dates report reports case appearance proceedings clerk usher today paperwork".split()
    ),
    "house": frozenset(
        "party move share rules phone points keeping hold work call visit mate mates hunting viewing".split()
    ),
    "park": frozenset("run ranger keeper up round here there somewhere".split()),
    "walk": frozenset("in away to with back home there over".split()),
    "drive": frozenset("to from back home away over past there round".split()),
    "way": frozenset("to of too back home that more in out over than for about more".split()),
    "place": frozenset("to of for where".split()),
    "view": frozenset("of on from".split()),
    "hill": frozenset("walk walking".split()),
    "green": frozenset("light bag form".split()),
    "row": frozenset("with about over".split()),
    "st": frozenset("patricks patrick's georges george's andrews davids johns".split()),
    "estate": frozenset("agent agents car".split()),
    "gardens": frozenset("centre".split()),
    "link": frozenset("to for below".split()),
    "end": frozenset("of up".split()),
    "point": frozenset("of in".split()),
    "side": frozenset("of by".split()),
    "block": frozenset("of".split()),
    "paddock": frozenset(),
}
