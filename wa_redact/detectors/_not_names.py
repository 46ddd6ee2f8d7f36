"""Words that are not the name of a street, though they stand before "road", "place", "house" or "way" in talk.

The lists themselves are ``data/not_streets.txt``.
"""

from wa_redact.lists import keyed, sections, words

_LISTS = sections("not_streets")
#: "Ms Joanne Park", "Mrs Hill": a person
TITLES = frozenset(
    "mr mrs ms miss dr sir cllr councillor prof professor pc dc ds di sgt judge justice hhj dj rev".split()
)
#: never part of a name
NOT_NAMES = words(_LISTS["never"]) | TITLES
#: of those, what a name may hold or begin with ("Old Mill Lane", "Peckham Park Rd", "Upper Clapton Rd"); alone they name nothing
SOFT = words(_LISTS["soft"])
#: names that stand before a street's word in talk and mean no street; a number before them makes them one
IDIOMS = frozenset(_LISTS["idioms"])
#: towns, parts of towns and stations that end as streets do: they are where everybody is
TOWNS = frozenset(_LISTS["towns"])
#: so even with a number before them
COUNTED = frozenset(_LISTS["counted"])
#: what follows a street's word when it is none: "road safety", "close to tears", "court bundle"
NOT_AFTER = {word: frozenset(after) for word, after in keyed(_LISTS["not after"])}
