"""Word lists and carriers of the generator, written for this project."""

STREETS = (
    "High Church Station Park Mill Green Mare Lower Manor London Victoria Albert Queens Kings Richmond Chatsworth Brooke "
    "Well Cecilia Nightingale Rectory Upper Millfields Chestnut Oak Elm Beech Willow Cedar Hawthorn Birch Windmill Orchard "
    "Meadow Bridge Chapel School Grove West East North South New Old Abbey Castle Priory Grange Warren Hill Wellington "
    "Nelson Cromwell York Lancaster Gloucester Devon Cornwall Essex Norfolk Suffolk Balmoral Alexandra Edward George "
    "Clarence Marlborough Rosebery Primrose Lavender Bramble Kestrel Heron Swan Tudor Saxon Roman Coronation Jubilee"
).split()
STREET_TYPES = (
    "Road Street Lane Avenue Close Drive Way Court Gardens Place Terrace Crescent Grove Mews Walk Rise Square Hill Row "
    "Rd Rd St St Ln Ave Cl Dr Gdns Cres Sq road street close lane avenue"
).split()
PLACE_HEADS = (
    "Primary|Primary School|Academy|Nursery|Children's Centre|Childrens Centre|Surgery|Medical Centre|High School|College|"
    "Hospital|Contact Centre|Youth Club|Mosque|Church|School|Health Centre|Family Centre|Infants|Juniors|Pre-School|"
    "Family Hub|Community Centre|Boxing Club|Refuge|Children's Home|Day Nursery|Ward|High|Sixth Form|Gurdwara|Temple"
).split("|")
ROLES = (
    "mum|dad|nan|grandma|grandad|stepdad|mums partner|aunty|uncle|foster carer|social worker|SW|HV|health visitor|IRO|"
    "key worker|teacher|head|manager|YOT worker|support worker|guardian|brother|sister|cousin|neighbour|landlord|GP|"
    "midwife|school nurse|TA|SENCO|probation officer|advocate|solicitor|CGM|FGC coordinator|PA|IDVA|EWO|LADO|duty worker"
).split("|")
TIMES = (
    "at 3|at 10.30|tomorrow|2moro|tmrw|next tues|on thursday|this afternoon|after school|at half 4|in the morning|fri 2pm|"
    "monday|at 1pm|later|tonight|in 10 mins|b4 5|asap|on the 14th|next week|on 3rd May|by june|in April|at 14:00|weds|sat"
).split("|")

CARRIERS = """visit to {A} done, {P} seen
im outside {A}, {P} not answering
{P} has moved to {A}
new address for {P} is {A}
now living at {A} with {R}
please can you drop {P} at {A} {W}
the address is {A}
police called to {A} last night re {P}
keys for {A} are with {R}
flat at {A} has damp
pick up from {A} {W}, drop at {O}
can u meet us at {A} {W}
{R} is back at {A}, dont tell {P}
address: {A}
they're stopping at {A} for now
which bus gets me to {A}
{P} seen on {A} {W} with older lads
{R} has keys to {A}
is it {A} or {A}?
{P} goes to {O}
excluded from {O} today
meeting at {O} {W} with {P}
{O} called, {P} not in today
{R} from {O} wants a call back re {P}
taking {P} to {O} {W}
{P} admitted to {O}
contact is at {O} {W}
he starts at {O} {W}
registered at {O} now
collect from {O} at 3.15 pls
{O} have made a referral
{R} said {O} wont have him back
{P} & {P} contact {W}
{P}s mum rang again
{P}'s {R} is not happy about the plan
Mrs {S} rang re her grandson {P}
Dr {S} wants to discuss meds
PC {S} attending {W}
miss {S} from {O} just called
hi {P} its {P}, running late
{P} here, are you free {W}
thanks {P} x
siblings {P}, {P} and {P} all in placement
whos covering for {P} {W}
spoke to {R} {P}, she said {P} is fine
{P} DNA {W}
tell {P} to ring {R}
baby {P} weighed today all good
morning {P}, is {P} with you
{P}/{P} to attend core group
{P} (7), {P} (5)""".splitlines()

HARD = """i will ring u {W}
will do
will u be in {W}
mark it as done pls
he got full marks in art
the bill came {W}
gas bill is due {W}
have faith it will work out
grace period ends {W}
grace was said before dinner
hope ur ok
hoping for the best
i hope {R} comes {W}
may be late
we may need to move it to {W}
rose garden was lovely
prices rose again
the sky looks grey
sky box needs fixing
watching sky with {R}
jack it in
car jack is in the boot
rob the shop
dont rob me lol
art class is {W}
summer holidays start {W}
summer scheme forms due {W}
dawn raid {W}
up at dawn
june is busy
appt is {W} in june
review in april or may
pat on the back for {R}
drew a picture for {R}
{R} drew the short straw
she was frank about it
dont chase {R}, i will
chase up the dbs pls
pls chase the rota
max 2 hours
miles away from {T}
the ray of hope
ruby red lipstick
hazel eyes like her dad
holly on the door
robin in the garden
lily of the valley
violet paint
amber alert raised by EDT
amber on the RAG rating
jade green coat
penny for them
a penny short
sandy beach at {T}
cliff walk {W}
heather on the hills
ivy all over the wall
olive oil n bread
ginger cat is back
joy to have around
such a joy
peace and quiet
no patience left
charity shop
destiny's her favourite game
crystal clear
pearl earrings
daisy chain
poppy appeal
iris scan
basil plant
sage and onion
reed bed
heath trip {W}
dean of the college
lane closed on the M1
bishop visiting {W}
king size bed
prince charming lol
angel cake
star chart is working
princess dress for party
queen on the telly
baker do nice rolls
carter bags
miller light
the cook is off
hunter wellies
mason jar
tyre is flat
gene test
sue them
dont sue
bob along {W}
nick of time
got nicked {W}
mike is broken, cant hear u
mic drop
carol concert {W}
christmas carol
eve of the hearing
new years eve
the norm these days
guy from the council came
that guy again
rota is out {W}
rota for {W} pls
hv appt {W}
paeds appt {W}
lado referral gone in
reg 44 visit {W}
iro says no
cin review {W}
lac review {W}
mash enquiry closed
camhs waiting list is a joke
ehcp draft is in
pep meeting {W}
icpc {W} at civic centre
s47 started
sec 20 signed
pip review {W}
dbs is back
fgm training {W}
iss team meet {W}
yot appt {W}
edt called {W}
mosaic is down
lcs is slow today
teams link not working
zoom {W}?
asda run
gone to tesco
lidl for nappies
greggs b4 school
mcdonalds for tea
nandos {W}
argos order
boots for calpol
costa {W}?
primark for uniform
peppa pig on
watching bluey
on fortnite again
roblox all night
playing minecraft
netflix n chill
spotify wont load
whatsapp group
tiktok ban
im in {T} {W}
moved from {T}
train from {T} delayed
bus to {T} cancelled
{T} is miles away
off to {T} {W}
{R} is from {T}
traffic in {T}
{R} says she is fine
{R} is coming {W}
no reply from {R}
meeting {W} with {R}
good morning all
hi hun
hey babe
hi mum
thanks lovely
cheers mate
bless her
god knows
oh jesus
omg lol
nan is poorly
grandad fell {W}
bro wont listen
sis is here
hello all
hi team
dear sir or madam
hi both
ta love
cheers duck
aight bruv
ok boss
school called
gp appt {W}
court {W}
the judge said no
office is shut {W}
contact centre shut {W}
the nursery rang
hospital appt {W}
church {W}
mosque {W}
at the surgery {W}
college {W}
ward round {W}
flat is damp
the estate office
down the road
round the close
2 beds 1 bath
room 4 is free
table 3
3 kids 2 dogs
bus 38
year 9 options
eid mubarak
happy diwali
ramadan starts {W}
merry xmas
happy easter
polish interpreter booked
need a somali interpreter
english and maths
french test
german shepherd bit him
turkish food
welsh lesson
british passport
african caribbean hair
muslim family
catholic school
bank holiday monday
thursday or friday
wed is fine
sat or sun
jan or feb
mar 12th""".splitlines()
