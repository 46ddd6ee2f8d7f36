"""What else happens on a day: words that claim a date for a meeting, a move or a deadline, not for a birth."""

import re

MEETINGS = (
    "appt apt appts appointment appointments app court hearing irh cmh fh review reviews rev reviewed conference conf "
    "icpc rcpc lac cic cla panel strat strategy pep plo meeting meetings mtg meet meets session sessions tac taf "
    "supervision interview training course exam exams exam mock results inset assembly trip funeral wedding party "
    "parties tea cake meal treat club respite duty shift handover"
).split()
VISITS = "visit visits visited visiting contact contacts seen saw ring rang phoned".split()
HEALTH = "jab jabs vaccine vaccines imms dentist optician iha rha scan checkup operation".split()
MOVES = (
    "since arrival start starts started starting placed placement moved moves moving removed leaving arrived arrives "
    "returned returns discharged joined joining attending ended ends ending opened closed closing remanded sentenced "
    "released bail holiday"
).split()
DEADLINES = (
    "expires expire expired expiry deadline until till til submitted filed booked rebooked cancelled due paid payment "
    "rent invoice after"
).split()
DATED = "signed dated issued granted logged married died incident version ios android".split()
# a paper or a place that may as well say when somebody was born: "dob on the referral is"
WEAK = (
    "report reports statement referral referred assessment assessed order sgo plan recorded written wrote sent received "
    "letter email update act policy crime cad log entry minutes tribunal made last core cin iro care term away left end "
    "leave move return came come call called calls phone before pay send from check see hospital admitted back gp due"
).split()
#: events that claim a date whatever stands before them
STRONG_EVENTS = frozenset([*MEETINGS, *VISITS, *HEALTH, *MOVES, *DEADLINES, *DATED])
EVENTS = STRONG_EVENTS | frozenset(WEAK)

_WORD = re.compile(r"[a-z]+")


def another_event(low: str, start: int, end: int, events: frozenset[str] = EVENTS) -> bool:
    """True when ``low[start:end]`` names something that is no birth."""
    return not events.isdisjoint(_WORD.findall(low, start, end))
