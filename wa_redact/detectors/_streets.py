"""What streets and homes are called: thoroughfare descriptors (PAF; Royal Mail Programmers' Guide) and units."""

#: safe with any name before them
STRONG = (
    "street|streets|st|str|steet|stret|road|rd|raod|avenue|ave|av|advenue|lane|ln|crescent|cres|cresc|crecent|gardens|gdns|gdn|grove|grv|terrace|terr|tce|mews|"
    "close|clos|boulevard|blvd|broadway|parade|quay|wharf|embankment|esplanade|promenade|wynd|brae|vennel|loan|ginnel|snicket|croft|garth|dene|paddock|paddocks|orchard|spinney|copse|"
    "heights|villas|cottages|mansions|estate|est"
)
#: ordinary words besides: a number or a capital has to stand by
WEAK = (
    "way|drive|drv|dr|place|pl|court|ct|crt|walk|row|hill|park|rise|view|vale|green|gate|dell|dale|mead|meadow|meadows|field|fields|path|passage|alley|yard|circus|cross|corner|crossing|causeway|"
    "bridge|bank|brow|fold|nook|hey|holt|hurst|wood|woods|piece|acre|heath|common|moor|downs|ridge|ridgeway|edge|mount|lea|leas|lawn|lawns|oval|ring|approach|chase|end|farm|glade|glebe|glen|"
    "haven|highway|market|parkway|reach|side|spur|strand|warren|hollow|lodge|buildings|square|sq|house|hse|point|tower|towers|block|apartments|villa|cottage|hall|drift|link|links|plaza"
)
#: homes called by a name
HOMES = (
    "house|hse|court|point|tower|towers|lodge|mansions|heights|apartments|buildings|block|villas|cottages|estate|est"
)
UNIT = (
    r"(?:(?:flat|flt|apt|apartment|unit|maisonette|studio|bedsit|plot|pitch|caravan|annexe?)\s?(?:no\.?\s?|number\s|#)?(?:\d{1,4}[a-z]?|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)(?:/\d)?"
    r"|(?:basement|ground floor|first floor|second floor|third floor|top(?: floor)?|1st floor|2nd floor|3rd floor|upper|garden) flat|[0-9]{1,2}/[0-9]{1,2}(?=,\s?\d{1,4}\s))(?![^\W_])"
)
_SPOKEN_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPOKEN_UNITS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = rf"(?:(?:no\.?|number|num|#)\s?)?(?:\d{{1,4}}\s?[a-f]?(?:\s?[-/&]\s?\d{{1,4}}[a-f]?)?(?![^\W_])|(?:{_SPOKEN_TENS})(?:[ -](?:{_SPOKEN_UNITS}))?|(?:{_SPOKEN_UNITS}|ten|eleven|twelve)(?![a-z]))"
#: words that are never (part of) a street's name in talk
NOT_NAMES = frozenset(
    "a an and or the to in on at of off for from with by is are was were be been it its he she they we you u i me my his her their our your this that these those there here what which who where when "
    "how why then than but so if not no yes ok just only up down out over back about into onto round around along across past after before until till min mins minute minutes hr hrs hour hours day days "
    "week weeks wk wks month months year years yr yrs old pm am st nd rd th kids kid children child people times time more most less few some any all each every both other another same next last first "
    "second third one two three four five six seven eight nine ten half quarter please pls can could will would should may might must do does did done go goes going gone get gets got come comes coming came "
    "take takes took make makes made see sees saw meet met need needs want wants said say says ask asks asked tell told think know let lets new own main wrong right left long short big little busy quiet "
    "cross walk drive park close end way side house home court road street bus train car taxi school nursery meeting review visit contact placement family high crown county magistrates youth supreme care "
    "children's foster mum mums dad dads nan gran baby hearing case report worker social team manager office police hospital gp clinic surgery ward room floor level stop stops number no. via per opposite near "
    "behind outside inside beside between under above lives live living lived moved staying stays across our seen by met".split()
)
#: what says that somebody lives or can be met there
LIVING = (
    r"(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)?|mov(?:ed|ing|es)|address(?:\sis)?|addy|placed|housed|based|visit(?:s|ed|ing)?|seen|pick(?:ed)?(?:\s\w{1,12}){0,3}\sup|collect(?:ed)?|drop(?:ped)?(?:\s\w{1,12}){0,3}(?:\soff)?|meet|round|"
    r"near|outside|opposite|corner of|just off|off|over|down|up|along|flat|place|spotted|found|knock)"
)
