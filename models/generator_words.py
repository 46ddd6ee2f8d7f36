"""Word lists and sentences of the generator, written for this project from knowledge of the trade."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _list(text: str) -> tuple[str, ...]:
    """Entries between bars or line breaks."""
    return tuple(entry.strip() for entry in text.replace("\n", "|").split("|") if entry.strip())


STREETS = _list("""
    Acacia|Aldermoor|Ashfield|Bakewell|Barrack|Battersby|Beacon|Beaumont|Bellevue|Blackthorn|Bracken|Brickfield|Brighton
    Broomfield|Brunswick|Burnside|Cambridge|Canal|Canterbury|Carlton|Catherine|Cemetery|Chaucer|Cherry Tree|Clifton
    Coleridge|College|Commercial|Copper Beech|Cotswold|Cranbourne|Crescent|Croft|Dale|Derwent|Dickens|Dock|Dovecote
    Eastgate|Ebenezer|Edinburgh|Elmfield|Fairview|Ferry|Foundry|Foxglove|Garden|Gladstone|Gloucester|Goldsmith|Granby
    Green Lane|Hallam|Hamilton|Harbour|Hawkins|Heathfield|Hereford|Highfield|Holly Bank|Honeysuckle|Imperial|Ivy
    Jasmine|Kelvin|Kenilworth|Keats|Kensington|Kipling|Kirkgate|Laburnum|Lakeside|Lansdowne|Larkspur|Laurel|Leicester
    Lime Tree|Lincoln|Lodge|Long Acre|Magnolia|Malvern|Maple|Market|Marsh|Melbourne|Milton|Monks|Moorside|Mount Pleasant
    Mulberry|Newton|Northgate|Nursery|Old Mill|Oxford|Palmerston|Paradise|Parkside|Parsonage|Pear Tree|Peel|Pembroke
    Pinewood|Plantation|Poplar|Princess|Quarry|Raglan|Railway|Ravenswood|Regent|Ridgeway|Rosedale|Rowan|Russell|Rutland
    Salisbury|Sandringham|Shakespeare|Shaftesbury|Silver|Somerset|Southfield|Spring|Springfield|Stanley|Sycamore|Talbot
    Tennyson|The Avenue|Thornhill|Trinity|Union|Valley|Vicarage|Villiers|Warwick|Waterloo|Wellesley|Westfield|Whitehall
    Wilberforce|Winchester|Windsor|Woodland|Woodside|Wordsworth|Worcester|Wren|Yew Tree
""")
STREET_TYPES = _list("""
    Road|Road|Road|Street|Street|Street|Lane|Avenue|Avenue|Close|Close|Drive|Way|Court|Gardens|Place|Terrace|Crescent|Grove|Mews
    Walk|Rise|Square|Hill|Row|View|Green|Parade|Croft|Fold|Gate|Rd|Rd|St|St|Ave|Av|Cl|Dr|Ln|Gdns|Cres|Terr|Sq
    road|street|close|lane|avenue|drive|crescent|gardens
""")
PLACE_HEADS = _list("""
    Primary|Primary School|Primary Academy|Infant School|Infants|Junior School|Juniors|First School|Middle School|Academy
    High School|High|Secondary|Grammar|College|Sixth Form|School|PRU|Nursery|Day Nursery|Pre-School|Playgroup|Kindergarten
    Children's Centre|Childrens Centre|Family Centre|Family Hub|Sure Start|Contact Centre|Community Centre|Youth Centre
    Youth Club|Surgery|Medical Practice|Medical Centre|Health Centre|Clinic|Dental Practice|Hospital|Infirmary|Ward
    Birth Centre|Hospice|Refuge|Hostel|Children's Home|House Children's Home|Respite Unit|Church|Mosque|Temple|Gurdwara
    Synagogue|Baptist Church|Methodist Church|Islamic Centre|Boxing Gym|Football Club|Scouts|Leisure Centre|Library
""")
ROLES = _list("""
    mum|mam|mom|ma|dad|da|step mum|stepdad|nan|nanna|gran|grandad|nani|dada ji|mums boyfriend|dads partner|her ex|auntie
    uncle|big sister|little brother|the twins|the baby|the eldest|foster carer|carers|the sw|social worker|team manager|TM
    the IRO|CP chair|health visitor|HV|school nurse|midwife|MW|GP|paeds|consultant|the ward|CAMHS|YOT|YJS worker|probation
    police|PCSO|the DSL|SENCo|head of year|class teacher|TA|EWO|attendance officer|housing|landlord|tenancy officer
    guardian|CAFCASS|solicitor|barrister|the judge|legal|interpreter|contact supervisor|sessional worker|FSW|family worker
    IDVA|ISVA|advocate|independent visitor|PA|leaving care|LADO|duty|EDT|admin|business support|taxi firm|the neighbour
""")
TIMES = _list("""
    at 9|at 9.15|at 10|at 11ish|at 12|half 12|at 1.45|at 2|2pm|at 3.30|for 4|5ish|after 6|by 7|8pm|today|this morning
    this aft|this evening|tonite|tomorrow|tomoz|tmoro|2moz|the day after|monday|mon|tues|Tuesday 10am|wed|weds pm|thursday
    thurs 1.30|friday|fri am|on saturday|sunday|this week|next week|wk commencing 12th|in a fortnight|after half term
    b4 school|after school|at pick up|at break|over easter|at xmas|on the 3rd|on the 21st|5th march|in feb|by october
    in 20 mins|in an hour|in a bit|asap|first thing|last thing|end of play|every other week|at 15:45|11.00-12.30
""")
BRANDS = _list("""
    Adidas|Air Max|Aldi|Alexa|Amazon|Argos|Asda|Asos|B&Q|Barclays|Bluey|Boots|Burger King|CBeebies|Calpol|Card Factory
    Clarks|Co-op|Cocomelon|Costa|Co op|Deliveroo|Depop|Disney Plus|Dunelm|EE|Encanto|Evri|Facebook Messenger|Farmfoods
    Finding Nemo|Fitbit|Five Guys|Frozen|GTA|Giffgaff|Gregg's|Greggs|H&M|Halifax|Home Bargains|Iceland|Instagram|JD
    JD Sports|Joules|Just Eat|KFC|Lego|Lidl|Lloyds|Love Island|Maccies|Mario Kart|McDonalds|McDonald's|McVities
    Microsoft Teams|Monzo|Morrisons|Mothercare|Mr Bean|Mr Men|Mr Whippy|Nandos|National Express|Next|Nike|Octopus|Paddington
    Paw Patrol|Peppa Pig|Percy Pigs|Pizza Hut|Poundstretcher|Premier Inn|Primark|Prime|River Island|Royal Mail|Ryanair
    Sainsbury's|Sainsburys|Santander|Shein|Sky Sports|Slimming World|Smyths|Spar|Specsavers|Spiderman|Spoons|Sports Direct
    Starbucks|Stagecoach|Stitch|Teams|Tesco|Tesco Express|The Range|TK Maxx|Toby Carvery
    Topps Tiles|Travelodge|Trustpilot|Uber Eats|Under Armour|Vinted|Virgin Media|WH Smith|Waterstones|Wetherspoons|WhatsApp
    Wickes|Wilkinsons|Winnie the Pooh|XL bully|Yodel|Zara|Barnardo's|Action for Children|Coram|Family Action|Homestart
    Home-Start|Kooth|Mencap|NACRO|St Giles Trust|Spurgeons|The Prince's Trust|Women's Aid|YoungMinds|Samaritans|Macmillan
    Marie Stopes|Carers UK|Mosaic|Liquidlogic|Eclipse|Signs of Safety|Triple P|Freedom Programme|Caring Dads|Early Years
    Ages and Stages|Three Houses|Henry Hoover|Lucozade|Monster|Rizla|Lambert and Butler|Stella|Captain Morgan|Jack Daniels
""")
AREAS = _list("""
    Aberdeen|Anglesey|Antrim|Armagh|Barnsley|Bath|Bedford|Belfast|Birkenhead|Birmingham|Blackburn|Blackpool|Bolton|Bradford
    Brighton|Bristol|Burnley|Bury|Caerphilly|Cardiff|Carlisle|Chester|Cleethorpes|Coventry|Crewe|Darlington|Derby|Derry
    Doncaster|Dudley|Dundee|Edinburgh|Exeter|Fife|Gateshead|Glasgow|Grimsby|Gwynedd|Halifax|Hartlepool|Hull|Inverness
    Ipswich|Jersey|Kettering|Lanarkshire|Leicester|Lincoln|Liverpool|Luton|Manchester|Margate|Medway|Merthyr|Newcastle
    Newport|Northampton|Norwich|Nottingham|Oldham|Oxford|Peterborough|Plymouth|Powys|Preston|Reading|Rhondda|Rochdale
    Rotherham|Salford|Scarborough|Sefton|Sheffield|Shropshire|Skegness|Slough|Solihull|Southend|Stockport|Stoke|Sunderland
    Swansea|Swindon|Torbay|Tyrone|Wakefield|Walsall|Warrington|Wigan|Wolverhampton|Worcester|Worthing|Wrexham|York
    Afghanistan|Albania|Algeria|Bangladesh|Brazil|Bulgaria|Cameroon|China|Congo|Egypt|Ethiopia|France|Gambia|Germany|Greece
    Hong Kong|Hungary|Italy|Ivory Coast|Jamaica|Jordan|Kenya|Kosovo|Kurdistan|Lebanon|Lithuania|Malaysia|Mauritius|Morocco
    Nepal|Philippines|Portugal|Senegal|Slovakia|Sri Lanka|Tanzania|Trinidad|Uganda|Ukraine|Zambia|Zimbabwe|Addis|Accra
    Bucharest|Chittagong|Damascus|Delhi|Istanbul|Kampala|Karachi|Krakow|Mirpur|Mogadishu|Nairobi|Sofia|Sylhet|Tirana|Vilnius
""")
NOISES = _list("""
    aah|ach|aha|ahh|arg|argh|aw|aww|awk|aye|bah|boo|brr|cheers|dear me|doh|eek|eh|er|erm|ewww|ffs|flip|gah|gosh|grr|ha|haha
    hahaha|hehe|heya|hiya|hmm|hmmm|hurrah|jeez|jheez|lol|lmao|mhm|mmm|nah|naw|noo|nope|ooft|ooh|oops|ouch|ow|oy|pah|phew
    phwoar|psst|rah|safe|sheesh|sigh|soz|tsk|ugh|uh oh|uhh|whoa|woah|woop|wow|ya|yaas|yay|yeh|yep|yikes|yo|yup|yuk|och|wey
""")
LIKE_WORDS = _list("""
    Amber|Angel|April|Archer|Art|Ash|Aspen|August|Autumn|Baker|Barry|Bay|Bella|Beau|Bill|Blessing|Bliss|Blossom|Bonnie|Brandy
    Brook|Bunny|Butch|Carol|Chance|Chase|Cherish|Cherry|Chip|Christian|Clay|Cliff|Comfort|Coral|Crystal|Curtis|Daisy|Dale
    Dawn|Dean|Delight|Destiny|Dolly|Don|Drew|Duke|Dusty|Eden|Ember|Emerald|Esme|Eve|Faith|Favour|Fern|Flora|Fortune|Frank
    Gene|Ginger|Gift|Glen|Glory|Goodness|Grace|Grant|Guy|Hank|Happy|Harmony|Harry|Haven|Hazel|Heath|Heather|Heaven|Holly
    Honey|Honour|Hope|Hunter|Iris|Ivy|Jack|Jade|Jasmine|Jay|Jean|Jewel|Joy|Jude|Junior|June|Justice|King|Kit|Lance|Laurel|Lee
    Legend|Liberty|Lily|Lucky|Major|Marina|Mark|Martin|Mason|Max|May|Melody|Mercy|Messiah|Mike|Miles|Miracle|Misty|Neil
    Nelly|Nick|Norm|Ocean|Olive|Opal|Paige|Pat|Patience|Patsy|Peace|Pearl|Penny|Pepper|Peter|Petal|Piers|Pip|Poppy|Praise
    Precious|Prince|Princess|Promise|Prosper|Queen|Rain|Ray|Reign|Reed|Rich|River|Rob|Robin|Rocky|Roman|Rose|Rowan|Roy|Ruby
    Rusty|Sage|Sandy|Saint|Savannah|Scarlett|Shadow|Sky|Skye|Sonny|Sparkle|Star|Stone|Storm|Sue|Summer|Sunday|Sunny|Sunshine
    Teddy|Terry|Testimony|Tiger|Tiny|Tony|Treasure|Trinity|True|Unity|Victor|Victory|Violet|Wade|Wes|Will|Willow|Winter
    Wisdom|Wolf|Woody|Wren|Young|Zion|Mo|Bo|Jo|Si|Ty|An|My|Li|Wei|Hung|Long|Many|Man|Sung|Song|Bee|Dee|Kay|Em|Vi|Di|Ade|Ola
""")

CARRIERS = tuple(_HERE.joinpath("carriers.txt").read_text(encoding="utf-8").splitlines())
HARD = tuple(_HERE.joinpath("negatives.txt").read_text(encoding="utf-8").splitlines())
