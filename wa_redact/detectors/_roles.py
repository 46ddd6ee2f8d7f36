"""Titles, kin, roles and the words that are no names (``data/not_names.txt``), for the rules about persons."""

from wa_redact.lists import sections, words

#: of office: a name nearly always follows
OFFICES = r"mr|mrs|ms|mx|dr|prof|professor|rev|reverend|fr|pc|dc|ds|di|ps|sgt|hhj|imam|pastor|cllr"
#: words of talk as well: "his sister arrived", "miss u"
RELATIVES = r"miss|doctor|sergeant|inspector|judge|aunty|auntie|aunt|uncle|nurse|sister|councillor"
TITLES = rf"{OFFICES}|{RELATIVES}"
KIN = (
    r"mum|mums|mam|mams|mom|mother|mummy|dad|dads|da|father|daddy|nan|nans|nana|nanna|gran|grans|granny|grandma|grandad|granddad|grandmother|grandfather|stepdad|stepmum|step-?dad|step-?mum|"
    r"brother|brothers|bro|sister|sisters|sis|auntie|aunty|aunt|uncle|cousin|partner|boyfriend|girlfriend|bf|gf|husband|wife|ex|fella|carer|carers|teacher|sw|solicitor|pa|keyworker|key worker|parents|family|siblings"
)
#: the rules about persons never take these for a name
NOT_NAMES = words(sections("not_names")[""])
