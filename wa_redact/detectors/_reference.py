"""What the detectors of reference numbers share: a search that starts at digits, words between a cue and its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wa_redact.folding import PLACEHOLDER
from wa_redact.patterns import Pattern, QuickRx
from wa_redact.text import Text

#: the last character was no letter or digit, and none follows; written after what they guard, where a search is quick
RIGHT = r"(?![^\W_])"

FILLERS = (
    "id|ids|no|nos|num|nums|nmber|nmbr|numbr|nbr|number|numbers|ref|refs|reference|code|details|is|it|its|was|are|be|as|s|"
    "the|that|thats|this|his|her|hers|hes|shes|he|she|their|theirs|my|mine|mines|ur|your|our|i|me|we|they|u|you|for|"
    "from|on|off|of|to|in|think|here|just|new|old|now|gave|got|have|has|says|said|given|called|reads|so|card|form"
)
#: between a cue and its value: only words that say "here it comes"
LINK = rf"(?:\W{{0,3}}(?:{FILLERS})(?![a-z])){{0,5}}+[^\w£$€]{{0,4}}"
#: between a cue and a value whose shape is sure by itself: any few words of one sentence
TALK = r"(?:[\s,:'#()-]{1,3}[a-z]{1,12}){0,5}?[\s,:'#().=-]{1,4}"
#: between the values of a list of which one was found already
ALSO = rf"{PLACEHOLDER}(?:\W{{1,2}}(?:and|or|not|n|also|then)\s|\s?[,&+/]\s?|\n)"
#: ahead of a date, where a reference is looked for
NO_DATE = r"(?!(?:0?[1-9]|[12]\d|3[01])(?P<dot>[./ -])(?:0?[1-9]|1[0-2])(?P=dot)(?:19|20)?\d\d(?![^\W_]|[ -]\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d)|(?:19|20)\d\d[/-](?:20)?\d\d(?![^\W_]|[/-]\d))"
#: ahead of a telephone number
NO_PHONE = r"(?!(?:0[\s-]?[1237](?:[\s-]?\d){8,9}|44[\s-]?[127](?:[\s-]?\d){9})(?!\d))"

#: numbers of things that are bought, posted, booked or joined: nobody's record
GOODS = QuickRx(
    r"(?<![a-z])(?:amazon|argos|ebay|vinted|parcels?|tracking|tracked|evri|hermes|dpd|yodel|ups|fedex|royal mail|deliver[a-z]{1,4}|"
    r"order(?:s|ed)?(?: (?:no|num|number|id|ref|code|is|was))*\W{0,4}$|orders? (?:no|num|number|id)|invoices?|po (?:no|number)|"
    r"meeting|zoom|teams|passcode|webex|flights?|booking|train|tickets?|serial|model|isbn|sku|barcode|voucher|promo|discount|"
    r"helpdesk|service ?desk|wi-?fi|router|software|version)(?![a-z])"
)

#: words of two letters that stand ahead of a figure in talk
TWO = frozenset(
    "ad ah am an as at be bt by ch cm co dd do eh em er et ex fb go ha he hi hr id if ie im in is it iv jr kg km la lb le lv mb me "
    "mg ml mm mr ms my na no of oh ok on op or ow oz pg ph pm pp pt re rd rm sq so st tb th to tv uk um un up us ve vs we wk wt xx "
    "ya ye yo yr".split()
)
#: those that are written on to it
GLUED = frozenset("at by ch gp hr ks no on pg pp rm st to tv wk yr".split())
#: words of three letters that follow a figure in talk
THREE = frozenset(
    "abs act add ads age ago aim air all amg and ant any ape apt arc are ark arm art ash ask ate aug awe bad bag ban bar bat bay bed "
    "bee beg bet bhp bid big bin bit bob bow box boy bro bud bug bum bus but buy bye cab cal can cap car cat cdi cin cms cop cos cot "
    "cow cpp cry csc cub cup cut cya dad dam day dec def den dew did die dig dim doc doe dog don dot dry dsg dsl due dug dun duo "
    "ear eat ebb eco eel egg ego eke elf elm emu end era eta etc eve ewe eye fab fad fan far fat fax feb fed fee few fib fig fit fix "
    "flu fly foe fog for fox fri fry fun fur gag gap gas gel gem get gig gin god got gps gpt grr gtd gti gts gum gun gut guy guv gym had "
    "ham has hat hay hdi hen her hes hey hid him hip his hit hiv hmm hmu hog hop hot how hrs hub hug hun hut ice icy ill imo ink inn "
    "inv iou iro its ive jab jam jan jar jaw jay jet job jog joy jug jul jun keg key kgs kid kin kit kms lab lac lad lap law lay lbs "
    "led leg let lid lie lip lit log lol lot low lux mad man map mar mat max may men met mgs mid min mix mls mms mob mom mon mop mot "
    "mpg mph mrs mth mud mug mum nah nan nap nay net new nhs nil nip nob nod nor not nov now nun nut oak oar oct odd off oil old omg "
    "one ons opt orb ore our out owe own pad pal pan par pat paw pay pcm pcs pea pee pen pep per pet pic pie pig pin pip pit plc "
    "pls plz ply pod pop pot ppl pro psi pts pub pun pup put pws rad rag ram ran rap rat raw ray rec red ref reg rib rid rig rim rip rob rod "
    "rot row rub rug rum run sad sap sat saw say sea see sen sep set sew she shy sin sip sir sit six ski sky sly sob son sow soz spa spr "
    "spy sri str sub suc sue sum sun suv sxi tab tad tag tan tap tar tax tbc tbh tdi tea ted ten the tho thu thx tie til tin tip tmw toe "
    "tom ton too top tot tow toy try tsi tub tue tug two ufo use van vet via vow wan war was wax way web wed wee wet who why wig "
    "win wit wks woe won wow yay yep yer yes yet you yrs zip zoo".split()
)


_WORD = re.compile(r"[a-z]+")


def talk(value: str) -> bool:
    """True of a value (as typed) that may be words round a figure: "at 12 10 25 a", "by 20 dad", "yr10 boy".

    Letters that touch the figure are a word only where people write it so.
    """
    words = _WORD.findall(value.lower())
    if not words:
        return False
    head = words[0] in (GLUED if value[len(words[0])].isdigit() else TWO)
    tail = len(words) > 1 and words[-1] in THREE
    return (head and tail) if value.isupper() else (head or tail)


@dataclass(frozen=True, slots=True)
class Headed(Pattern):
    """A ``Pattern`` whose regex begins with a digit; the letters ahead of it are the group ``head`` of a look-behind.

    Looking for a digit is several times as quick as trying letters at every place. ``doubt`` is asked about each value
    as typed: true drops it.
    """

    doubt: Callable[[str], bool] | None = None

    def value(self, text: Text, match: Any) -> tuple[int, int]:
        """The head and the figures; (-1, -1) where there is doubt."""
        start, end = match.start("head"), match.end()
        if self.doubt is not None and self.doubt(text.norm[start:end]):
            return -1, -1
        return start, end
