"""Word lists and carriers of the generator, written for this project."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent

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

BRANDS = (
    "Nike|Adidas|Clarks|Next|Primark|Tesco|Asda|Aldi|Lidl|Morrisons|Sainsburys|Waitrose|Iceland|Boots|Superdrug|Argos|"
    "Ikea|Matalan|B&M|Poundland|Greggs|Nandos|KFC|Costa|Starbucks|Subway|Dominos|Deliveroo|Uber|Vans|Converse|Reebok|"
    "Jordans|Crocs|Dr Martens|Timberland|North Face|Marks and Spencer|John Lewis|Debenhams|Wilko|Halfords|Currys|"
    "Mothercare|Smyths|Lego|Barbie|Disney|Netflix|Xbox|PlayStation|Nintendo|Fortnite|Roblox|Minecraft|TikTok|Snapchat|"
    "Insta|Facebook|YouTube|Samsung|Apple|Vodafone|Giffgaff|Monzo|Barclays|Lloyds|Santander|Nationwide|Calpol|Nurofen|"
    "Ventolin|Ford|Vauxhall|Audi|Mercedes|Tommee Tippee|Aptamil|Pampers|Huggies|Haribo|Cadbury|Heinz|Kelloggs|"
    "Barnardos|NSPCC|Childline|Turning Point|Relate|Mind|Shelter|Citizens Advice|Thomas the tank|Peter Rabbit|Harry Potter"
).split("|")
AREAS = (
    "Barnet|Bexley|Brent|Bromley|Camden|Croydon|Ealing|Enfield|Greenwich|Hackney|Haringey|Harrow|Havering|Hillingdon|"
    "Hounslow|Islington|Lambeth|Lewisham|Merton|Newham|Redbridge|Southwark|Sutton|Tower Hamlets|Waltham Forest|Essex|Kent|"
    "Surrey|Sussex|Norfolk|Suffolk|Devon|Cornwall|Dorset|Lancashire|Yorkshire|Cumbria|Durham|Wirral|Sandwell|Kirklees|"
    "Calderdale|Tameside|Trafford|Wales|Scotland|Ireland|Poland|Romania|Nigeria|Ghana|Somalia|Syria|Pakistan|Jamaica|"
    "India|Turkey|Albania|Lagos|Lahore|Kabul|Dublin|Warsaw|Paris|Spain|Cyprus|Bulgaria|Eritrea|Sudan|Iraq|Iran|Vietnam"
).split("|")
NOISES = "ugh argh hmm pfft yay woo aww ooh eek phew haha lmao lol omg uhm erm oops oof wow yesss nooo grr mwah meh bleh tut zzz".split()
LIKE_WORDS = (
    "Hope Grace Will Mark Faith Joy Rose May June April Summer Dawn Jack Rob Bill Frank Drew Chase Art Max Guy Ray Sky "
    "Skye Ruby Amber Jade Pearl Crystal Holly Ivy Lily Daisy Poppy Violet Hazel Heather Olive Iris Precious Blessing "
    "Patience Mercy Charity Destiny Angel Star Princess Prince King Princeton Dean Duke Earl Noble Major Mason Carter "
    "Hunter Tyler Taylor Cooper Parker Bailey Brook Brooke River Storm Rain Robin Jay Wren Penny Pat Sue Bob Nick Mike "
    "Carol Eve Norm Gene Sandy Rich Cliff Heath Reed Basil Sage Ginger Honey Candy Cherry Melody Harmony Haven Favour "
    "Goodness Wisdom Justice Miracle Success Gift Praise Testimony Marvellous Sunday Friday Wednesday Christmas Story "
    "Wei An Li Bo Jo Ty Lee Kit Lou Mo Si Ash Bay Coral Fern Clover Wolf Bear Fox Blue Indigo Ocean Forest Phoenix Legend"
).split()

CARRIERS = _HERE.joinpath("carriers.txt").read_text(encoding="utf-8").splitlines()

HARD = _HERE.joinpath("negatives.txt").read_text(encoding="utf-8").splitlines()
