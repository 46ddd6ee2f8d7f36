"""Addresses as they are said: "shes at 14b", "no 22 next to the tesco", "23 cheapside", "on the pembury"."""

from collections.abc import Iterator
from typing import Any

from wa_redact.detectors._not_names import NOT_NAMES
from wa_redact.detectors._streets import LANDMARK
from wa_redact.patterns import CLOSING, QuickRx
from wa_redact.text import Text
from wa_redact.types import Finding, Gate

_LANDMARK = QuickRx(rf",?\s(?:{LANDMARK}|with\sthe\s(?:[a-z]{{3,8}}\s)?(?:door|gate|fence))(?![^\W_])")
_NOT_COUNT = QuickRx(
    r"\s?(?:am|pm|o'?clock|min|mins|minutes?|hrs?|hours?|days?|nights?|weeks?|wks?|months?|years?|yrs?|yo|x(?=\s[a-z\d])|times?|people|kids|children|miles?|"
    r"others?|of|in|bed(?:room)?s?|and a half|to|%)(?![a-z])"
)
NUMBERS = frozenset("no no. num number #".split())
_STAY = frozenset(
    "live lives living lived stay stays staying stayed resides residing moved move moving placed bailed bides".split()
)
_ADDRESS = frozenset("address addy house door place neighbour neighbours neighbor".split())
_PERSON = frozenset(
    "she shes she's he hes he's they theyre they're we were we're im i'm mum mums mum's mam dad dads dad's nan nans nan's gran grandad aunty "
    "uncle carer mate mates cousin cousins is are now back over round".split()
)
_ENDS = tuple(
    "gate gates side way ways wood woods field fields fold croft crofts bank banks thorpe mead holme hurst dene garth royd cliffe brook bourne "
    "ford hill view lands acres moor burn row park wick grove pools".split()
)
#: poets, painters, composers and trees, after whom estates name their streets
_THEMES = frozenset(
    "byron tennyson dryden keats milton wordsworth coleridge chaucer browning kipling elgar mozart handel purcell britten holst turner constable "
    "hogarth gainsborough hawthorn beech sycamore laburnum larch rowan juniper alder hornbeam lilac".split()
)
#: a number that may be a house's: "14b", "no 14", or one word that ends as streets do after it
_DOOR = QuickRx(
    r"(?<![^\W_]|[.:/£$,\-]|\d\s)(?P<n>\d{1,3})"
    r"(?:(?P<letter>[a-h])|(?<=(?:no\.?|number|#)\s?\d{1,3})"
    rf"|(?=,?\s(?:[a-z]{{2,10}}?(?:{'|'.join(_ENDS)})|{'|'.join(sorted(_THEMES))})(?![^\W_'-])))(?![^\W_]|[.:/-]\d|%)"
)
_NEXT = QuickRx(
    r",?\s(?P<name>[a-z]{3,14})(?![^\W_'-])(?!\s(?:st|street|rd|road|ave|avenue|lane|close|drive|way|court)(?![a-z]))"
)
#: ordinary words that end as street names do
_ORDINARY = frozenset(
    "outside inside beside alongside upside downside countryside seaside roadside bedside lakeside aside poolside offside "
    "always sideways hallway hallways subway subways railway railways runway driveway driveways doorway doorways gateway anyway halfway midway "
    "gangway walkway stairway highway motorway motorways away takeaway takeaways freeway giveaways giveaway giveway aways pathway pathways "
    "hollywood plywood firewood softwood hardwood deadwood childrenswood delegate delegates investigate investigates navigate "
    "aggregate mitigate tailgate stargate surrogate castigate litigate airfield battlefield midfield infield outfield minefield "
    "manifold tenfold twofold threefold blindfold scaffold unfold fivefold piggybank piggybanks databank foodbank foodbanks mcdonalds "
    "barley parsley medley trolley trolleys volley valley alley galley ashley bentley hayley kayley oakley riley bailey paisley "
    "stanley wesley bradley harley henley hurley keeley marley shirley shelley stokely chorley burnley barnsley batley keighley bexley crawley "
    "finley dudley wembley morley otley ilkley shipley bingley hinckley telford afford ford stafford watford oxford bradford salford stratford dartford romford "
    "chelmsford hereford bedford guildford catford brentford fords crawford clifford alford gifford mumford telfords islands highlands midlands lands netherlands "
    "england scotland ireland finland poland switzerland iceland wonderland disneyland legoland dreamland sunderland cumberland homeland wasteland "
    "holland zealand thailand swaziland portland rutland weekend auburn blackburn sunburn heartburn newborn newborns reborn stillborn unborn firstborn bourne wellburn "
    "tomorrow borrow arrow narrow sorrow throw grow crow brow elbow sparrow burrow harrow barrow marrow growth "
    "button cotton ton carton skeleton photon boston weston preston norton bolton luton brighton taunton everton milton burton hilton clifton ashton paxton colton easton "
    "kensington islington darlington warrington wellington washington paddington wolverton kingston clapton carlton charlton appleton badminton brixton dalston hoxton wilton houston "
    "worth wordsworth wandsworth tamworth woolworth isleworth rickmansworth warwick gatwick hackwick berwick smethwick lerwick chiswick wick candlewick "
    "brook brooks overbrook downhill uphill treadmill goodwill churchill overview interview interviews review preview park parks spark brow "
    "cliff cliffe hurst dene garth moor moors dartmoor exmoor thorpe fold field fields gate gates side sides way ways wood woods bank banks croft crofts acres acre "
    "sheffield huddersfield wakefield mansfield macclesfield chesterfield lichfield enfield petersfield mirfield driffield hatfield ramsgate margate reigate harrogate norway galway holloway teesside merseyside tyneside deeside humberside northwood brentwood collywood bollywood holywood heywood "
    "sixfold hundredfold newsweek mandate update".split()
)
_ESTATE = QuickRx(
    r"(?<![^\W_])(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)?|moved|flat|house|gaff|family|mates?|lads|cousins|girlfriends?|boyfriends?|gfs?|bfs?|nans?|dads?|mums?)\s(?:(?:up|over|down|still|somewhere|now|flat|place|house)\s){0,2}on(?:to)?\sthe\s(?P<v>[a-z]{5,14})"
    rf"(?=\W*(?:\Z|\n)|[,.!?;:)]|\s(?:w|with|and|but|still|now|near|by|for|somewhere|too|since|again|atm|i|as|where|so|x{{1,3}}|{CLOSING}|babe|mate)(?![a-z]))"
)
_NOT_ESTATES = frozenset(
    "corner sofa couch floor ground streets street breadline coast border edge ward wing island outskirts market other others right "
    "weekend weekends phone boat barge site sites move loose tablet laptop computer internet books register waiting waitlist run rocks mend spot "
    "scene case ball fence dole brink spectrum wagon meds radar hook game pitch piss gear pipe social council settee streats lookout telly settled first second third fourth fifth sixth ninth monday tuesday wednesday thursday friday saturday sunday "
    "train buses beach river canal water park estate estates opposite outside inside same whole main other doorstep pavement bench landing "
    "stairs balcony airbed mattress trolley drink drugs sauce booze methadone script tables table board agenda trip coach plane "
    "premises grounds property condition understanding assumption basis proviso course programme books level rooftop "
    "continent mainland farm field fields camp campsite road lane avenue crescent terrace drive close green square".split()
)


class Doors:
    """House numbers without a street's word, where what stands beside says that somebody lives there."""

    name = "address_number"
    label = "ADDRESS"
    gate = Gate(digits=1)

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        low = text.low
        for m in _DOOR.finditer(low):
            start, end = m.span()
            before = low[max(0, start - 32) : start].split()
            numbered = bool(before) and before[-1] in NUMBERS
            house = numbered or bool(m["letter"]) or int(m["n"]) > 12
            after = _NEXT.match(low, end)
            if numbered:
                start = low.rfind(before.pop(), 0, start)
            if after is not None and _named(after, house, before):
                end = after.end("name")
            elif (numbered or m["letter"]) and not _NOT_COUNT.match(low, end):
                landmark = _LANDMARK.match(low, end)
                if not (numbered and landmark is not None) and not _lived(
                    before, sure=numbered or len(m["n"]) > 1, numbered=numbered
                ):
                    continue
                end = landmark.end() if landmark is not None else end
            else:
                continue
            yield Finding(start, end, self.label, 0.7, self.name)


def _lived(before: list[str], *, sure: bool, numbered: bool) -> bool:
    """True when the words before a bare number say that it is where somebody is."""
    last, rest = before[-1:], before[-4:]
    if not _STAY.isdisjoint(rest[-3:]) or (not _ADDRESS.isdisjoint(rest) and sure):
        return True
    if last in (["at"], ["@"]):
        return (before[-2:-1] != [] and before[-2] in _PERSON) or not _ADDRESS.isdisjoint(rest)
    return last in (["its"], ["it's"], ["for"]) and sure and not numbered


def _named(after: Any, house: bool, before: list[str]) -> bool:
    """True when the word after a number is what streets are called though it has no street's word: "23 cheapside"."""
    name = after["name"]
    if name in _THEMES:
        return house or (bool(before) and before[-1] in ("at", "lives", "live", "to"))
    if not name.endswith(_ENDS) or name in _ORDINARY or name in NOT_NAMES or name in _ENDS:
        return False
    return house or not (before and before[-1] in _AT)


_AT = frozenset("at by till til until from before after for about @".split())


class Estates:
    """Estates without the word: "they live on the pembury"."""

    name = "address_estate"
    label = "ADDRESS"
    gate = Gate(
        frozenset(
            "live lives living lived stay stays staying stayed moved flat house gaff mates mate girlfriend girlfriends boyfriend boyfriends gf gfs bf bfs lads cousins nans nan dads mums".split()
        )
    )

    def find(self, text: Text) -> Iterator[Finding]:
        """Findings with offsets into the normal form."""
        for m in _ESTATE.finditer(text.low):
            if m["v"] not in _NOT_ESTATES and m["v"] not in NOT_NAMES:
                yield Finding(m.start("v"), m.end("v"), self.label, 0.55, self.name)


DETECTORS = (Doors(), Estates())
