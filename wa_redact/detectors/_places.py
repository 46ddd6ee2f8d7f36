"""Kinds of named places: the word that ends such a name ("school", "ward") and those that belong to the kind."""

from wa_redact.detectors._lists import words
from wa_redact.patterns import QuickRx

#: after any name at all, these make a place
STRONG = words(
    "school schl academy college nursery preschool playgroup primary infants juniors jmi utc pru hospital hosp infirmary "
    "hospice surgery mosque masjid gurdwara mandir synagogue madrasah madrassa refuge hostel daycare barracks creche yoi stc"
)
#: ordinary words besides: before them a name has to be sure, or a word of the kind has to stand between
LOOSE = words(
    "practice clinic ward church chapel temple hotel club home centre center ctr hub unit uni university grammar form prep "
    "girls boys high inf sixth a&e"
)
HEADS = STRONG | LOOSE
#: belongs to the kind and not to the name: "Elm PRIMARY school", "Hill FAMILY centre"
PARTS = words(
    "primary infant infants junior juniors secondary high middle first grammar special catholic rc ce cofe c.of.e e c church "
    "england community roman nursery school academy college prep preparatory girls boys girls' boys' day medical med health "
    "family families children's childrens contact youth sports leisure boxing football judo karate gymnastics residential "
    "care nursing general group eye sexual & sixth form district cottage university teaching supplementary free hospital "
    "surgery gp years early pentecostal baptist methodist evangelical parish jmi pre doctors city independent play child"
)
#: a loose head takes one of these before it where nothing else shows a name
BACKED = {
    "practice": words("medical med group gp health surgery doctors family"),
    "clinic": words("health medical"),
    "club": words("youth boxing football judo karate gymnastics sports boys girls"),
    "home": words("children's childrens care residential nursing"),
    "centre": words(
        "family families children's childrens contact community health medical med leisure youth sports day child"
    ),
    "hub": words("family families youth community children's childrens"),
    "unit": words("children's childrens"),
    "form": words("sixth"),
    "church": words("parish catholic baptist methodist pentecostal community evangelical"),
}
BACKED |= {"center": BACKED["centre"], "ctr": BACKED["centre"]}
#: loose heads that are places after a name of nature or of a saint
NAMED = words("ward church chapel hub a&e grammar club unit centre center")
#: loose heads that take a capital of their own: "Park View High", "Belle Vue Girls"
CAPITAL = words("high girls boys inf prep sixth temple uni university")
#: to the left of a name word only: "lower clapton", "new cross"
LEADING = words("new old east west north south upper lower great little big busy happy bright good jolly tiny the-")
#: where towns and fields end; a word in small letters that ends so is taken for a name
ENDING = QuickRx(
    r".{2,}(?:wood|field|ford|ham|ton|ley|bury|brook|dale|stead|worth|mead|hurst|croft|gate|bank|side|view|shaw|thorpe|mount|combe|"
    r"lands?|well|wick|wich|minster|church|bridge|borough|brough|moor|grove|mere|hill|stone|ridge|bourne|park|lea|acres?|beck|wold|"
    r"holme?|hey|hays?|don|by|caster|chester|mouth|pool|port)s?"
)
#: words of a shop, a street or a town before "centre", "club", "home" and the like
NOT_PLACES = words(
    "garden shopping town city job call test sports retail data advice drop-in walk-in vaccination care nursing forest tower "
    "heart star king queen lake park summer book night golf fan bath field apple dragon wood water castle court bridge mill hall green grange hive fern moon stone honey"
)
