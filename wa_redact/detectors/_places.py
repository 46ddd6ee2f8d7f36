"""Kinds of named places, and the words that stand before a kind without naming one."""

KINDS = (
    r"(?:(?:c of e|ce|cofe|c\.of\.e\.?|rc|catholic|roman catholic|community|church of england)\s)?(?:(?:primary|infants?|junior|juniors|jmi|first|middle|secondary|high|grammar|special|nursery|prep)(?:\s(?:school|academy))?|school|academy|college|uni(?:versity)?|utc|sixth form|pru|"
    r"nursery|pre-?school|playgroup|day ?care|children'?s (?:centre|home)|family (?:hub|centre)|contact centre|community centre|youth (?:club|centre|hub)|leisure centre|health centre|medical (?:centre|practice)|med centre|surgery|practice|clinic|"
    r"hospital|hosp|infirmary|hospice|ward|refuge|hostel|hotel|travelodge|church|mosque|masjid|gurdwara|temple|synagogue|chapel|care home|barracks)"
)
ORDINARY = frozenset(
    "a an the to in at on of off for from with by and or but is are was were be been it its he she they we you u i me my his her their our your this that these those there here what which who where when how why then "
    "than so if not no yes ok just only up down out over back about into round around after before until till new old local own same other another any every each some all both nearest closest nearby next last first "
    "second third main different special mainstream primary secondary junior infant high boarding private state free faith catholic church grammar home big little small good bad nice great best worst lovely whole "
    "half late early left right go goes going gone went get gets got come comes came take takes took start starts started finish finishes finished leave leaves miss missed missing skip call called ring rang tell "
    "told ask asked say says said see saw seen visit visits visited attend attends attended attending pick picked collect drop dropped need needs want wants love loves hate hates like likes use used sw social family "
    "youth contact children's childrens children child kids kid boys girls mums mum's dads dad's mum dad nan gran baby todays today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning afternoon evening "
    "day night week term summer winter easter christmas half-term full part time open closed shut emergency urgent walk-in walk health medical doctors dr gp dental dentist eye sexual antenatal baby's maternity labour mental "
    "psychiatric childrens' general acute private community town village city county east west north south upper lower online virtual forest sunday after-school breakfast lunch homework football dance swim swimming boxing gym "
    "his/her ur yr year reception nursery school college uni between near outside inside behind opposite via whole our can could will would should must may might do does did has have had per now also even still already please pls really very "
    "too more most less much many few named safe women's womens bail approved supported care foster residential budget cheap premier specific particular specialist suitable supervised neutral bigger smaller better which whichever "
    "leaving enjoying hating changing changed moving moved moves let lets off into onto against because bc cos coz as another's good-enough closest feeder previous current former future original first-choice ex him them us".split()
)
