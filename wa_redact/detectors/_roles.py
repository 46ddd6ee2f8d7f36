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
#: written with full stops and nobody's initials
ABBREVIATIONS = frozenset(
    "A.M. P.M. N.B. P.S. P.P.S. D.V. G.P. U.K. U.S. E.U. N.I. D.O.B. A.K.A. T.B.C. T.B.A. E.G. I.E. A.N. R.I.P. B.Y.O.".split()
)
#: the rules about persons never take these for a name
NOT_NAMES = words(sections("not_names")[""])
