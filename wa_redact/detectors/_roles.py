"""Titles, kin, roles and the words that are no names, for the rules about persons."""

#: of office: a name nearly always follows
OFFICES = r"mr|mrs|ms|mx|dr|prof|professor|rev|reverend|fr|pc|dc|ds|di|ps|sgt|hhj|imam|pastor|cllr"
#: words of talk as well: "his sister arrived", "miss u"
RELATIVES = r"miss|doctor|sergeant|inspector|judge|aunty|auntie|aunt|uncle|nurse|sister|councillor"
TITLES = rf"{OFFICES}|{RELATIVES}"
KIN = (
    r"mum|mums|mam|mams|mom|mother|mummy|dad|dads|da|father|daddy|nan|nans|nana|nanna|gran|grans|granny|grandma|grandad|granddad|grandmother|grandfather|stepdad|stepmum|step-?dad|step-?mum|"
    r"brother|brothers|bro|sister|sisters|sis|auntie|aunty|aunt|uncle|cousin|partner|boyfriend|girlfriend|bf|gf|husband|wife|ex|fella|carer|carers|teacher|sw|solicitor|pa|keyworker|key worker|parents|family|siblings"
)
#: written with full stops and nobody's initials
ABBREVIATIONS = frozenset(
    "A.M. P.M. N.B. P.S. P.P.S. D.V. G.P. U.K. U.S. E.U. N.I. D.O.B. A.K.A. T.B.C. T.B.A. E.G. I.E. A.N. R.I.P. B.Y.O.".split()
)
NOT_NAMES = frozenset(
    "ra senco sendco comin drives driving kipling whippy a an the to in at on of off for from with by and or but is isnt isn't are was wasnt wasn't were be been it its it's he she they we you u ur i im i'm me my mine his her hers their our your yours this that these those there here what whats "
    "which who whos when where how why then than so if not no nope yes yeah yep ok okay just only up down out over back about into round around again after before until till new old own same other another any every each "
    "some all both next last first second now today todays tomorrow tmrw yesterday tonight morning afternoon evening night day week weekend monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
    "thurs fri sat sun january february march april june july august september october november december appt appointment appts visit visits visited word words bit bits said says say saying told tell tells asked ask asks "
    "rang ring rings called call calls texted text came come comes coming went go goes going gone got get gets getting has had have having will would can cant can't could should shall may might must do does did done dont "
    "don't didnt didn't wont won't need needs needed want wants wanted like likes love loves hate hates know knows knew think thinks thought see sees saw seen look looks take takes took make makes made give gives gave let "
    "lets leave left miss missed missing keep keeps put puts picked pick picking drop dropped dropping turned turn turning moved move moving stay stays staying work works working worked hi hiya hello hey heya morning afternoon "
    "evening thanks thank thankyou thx ta cheers sorry please pls plz dear love lots kind regards best all team everyone everybody folks guys both hun hunny hon babe babes darling darlin lovely mate pal bro sis chick duck hen "
    "bab pet sweetheart sweetie sir madam miss mum mums mam dad dads nan nana gran baby boy girl boys girls kid kids child children son daughter carer carers worker workers social manager team teacher school nursery family "
    "parent parents person people man woman lady guy someone anyone everyone nobody one two three four five six seven eight nine ten more most much many few less too also very really quite well good great bad fine nice lovely "
    "happy sad sick ill poorly late early right wrong sure able ready busy free full home house flat car bus train phone number name names address email message x xx xxx lol omg haha bless god aw aww wow btw fyi asap re "
    "because cos coz cuz since while as like unless though but however quick long short big little poor sweet special dear there's theres heres here's hows how's whens wheres bet bit yet still even ever never always sometimes "
    "often maybe perhaps perfect brilliant amazing awesome fab cool safe sound fair enough true same idk tbh ngl innit bruv fam blud cuz man dude gp hv sw pa iro lac cin cp ehcp camhs mash duty panel court contact review "
    "meeting strat conference police hospital doctor nurse interpreter solicitor guardian judge office council housing placement foster respite supervision available unavailable cancelled confirmed running stuck outside "
    "inside downstairs upstairs reception anything something nothing everything speak spoke talk talked chat chatted check checked send sent write wrote read forgot remember update updated follow up-to-date eve year years "
    "colleague colleagues class reader headteacher head senco lead nurse midwife sister sisters brother brothers cousin uncle aunty auntie grandma grandad partner wife husband ex again soon later bye goodnight gnight night "
    "friend friends stranger boss chief princess prince gorgeous handsome beautiful sexy sunshine gals ladies gents guys lads loverboy boyfriend girlfriend cutie miles ages yards everybody neighbours families colleagues volunteers da lor leh lah la mah eh bhai yaar dude bredrin bruh gang squad peeps people fam honey sugar treacle birthday xmas christmas easter eid diwali half term end start time times place bc k kk ty np ye yh ya yea nah na na, hmm erm um er oh ooh ah aha phew gosh blimey crikey bloody any1 every1 some1 doing not-now regarding regards "
    "having being using sounds sound makes thats that's it'll i'll we'll you'll we're were they're theyre youre you're weve we've ive i've ill id i'd he's hes she's shes whos who's let's dnt cud wud shud wen wot wat wiv av ave gonna wanna gotta".split()
)
