"""Chat exports made up for tests: forms of date, names, entries."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

CHATS = sorted((Path(__file__).parent.parent / "benchmarks" / "corpora" / "chats").glob("*.txt"))
START = datetime(2026, 1, 30, 10, 5, 9)  # noqa: DTZ001
NOTICE = "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them."

#: names that are no words of talk
GIVEN = "Tyla Kayden Rayhan Oyinkan Zofia Siobhan Priyanka Leighton Callum Bronwen Ngozi Tomasz Ffion Zé Łukasz प्रिया".split()
FAMILY = (
    "Okonjo Braithwaite Kowalczyk Uddin-Clarke O'Flaherty Popescu Tindall Achterberg Nwachukwu Szczęsny शर्मा".split()
)
FORMS = (
    "{g}",
    "{g} {s}",
    "{g} SW",
    "{g} {s} EH Lead",
    "Mum ({g})",
    "Mrs {s}",
    "{g} & {h} (carers)",
    "{g}'s mum",
    "~\u202f{g}",
    "{g} {s} \u2764\ufe0f",
)
BODIES = (
    "see you at 4pm",
    "ok",
    "hi {n}, are you in",
    "{n} is here and {n} is late",
    "can you ring {n} please",
    "tell {N} i said so",
    "@\u2068{c}\u2069 can you look",
    "first line\nthen {n}\n\nbye",
    "from {c}",
    "<Media omitted>",
    "\u200eIMG-20260106-WA0002.jpg (file attached)",
    "\u200e{n} report.docx (file attached)",
    "\u200e{c}.vcf (file attached)",
    "\u200e<attached: 00000021-{n} plan.pdf>",
    "\u200e{n} plan.pdf \u2022 \u200e2 pages \u200edocument omitted",
    "\u200eThis message was deleted by admin {c}.",
    "back at 5 \u200e<This message was edited>",
)
TOLD = (
    '{c} created group "{g}"',
    "{c} created group \u201c{g}\u201d",
    "{c} added {d}",
    "{c} added {d}, {c} and {d}",
    "{c} left",
    "{c} changed the subject from \u201c{g}\u201d to \u201c{g} 2\u201d",
    "Your security code with {c} changed. Tap to learn more.",
    "{c} removed {d}",
    "{c} turned on disappearing messages.",
    "{c} hexed {d} into the group",
    "{c} joined using this group's invite link",
)
STAMPS = {"android": "{d:%d/%m/%Y}, {d:%H:%M} - ", "ios": "[{d:%d/%m/%Y}, {d:%H:%M:%S}] "}


class Made(NamedTuple):
    """An export, the file names and contacts in it, and the words of names that must not be left."""

    text: str
    words: frozenset[str]
    whole: frozenset[str]


@st.composite
def contacts(draw):
    given = draw(st.sampled_from(GIVEN))
    number = draw(st.integers(0, 9))
    if number == 0:
        return f"+44 7700 900{draw(st.integers(100, 999))}", ""
    form = draw(st.sampled_from(FORMS))
    family = draw(st.sampled_from(FAMILY))
    other = draw(st.sampled_from([g for g in GIVEN if g != given]))
    name = form.format(g=given, s=family, h=other)
    return name, given if "{g}" in form else family


@st.composite
def made(draw):
    people = draw(st.lists(contacts(), min_size=1, max_size=5, unique_by=lambda c: c[0]))
    style = draw(st.sampled_from(sorted(STAMPS)))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    subject = draw(st.sampled_from(("{} visits", "Team {}", "{}"))).format(draw(st.sampled_from(FAMILY)))
    d, lines = START, []
    entries = draw(st.lists(st.tuples(st.integers(0, 400_000), st.booleans()), min_size=1, max_size=12))
    for wait, told in entries:
        d += timedelta(seconds=wait)
        (c, n), (other, _) = draw(st.sampled_from(people)), draw(st.sampled_from(people))
        named = n or "them"
        sender = draw(st.sampled_from(people))[0]
        if told:
            line = draw(st.sampled_from(TOLD)).format(c=c, d=other, g=subject)
            head = f"{subject}: \u200e" if style == "ios" else ""
        else:
            line = draw(st.sampled_from(BODIES)).format(c=c, n=named, N=named.lower())
            head = f"{sender}: "
        lines.append((STAMPS[style].format(d=d) + head + line).replace("\n", newline) + newline)
    text = "".join(c for c, _ in people).replace("\u202f", " ")
    words = frozenset(w for w in (*GIVEN, *FAMILY) if len(w) > 2 and (w in text or w in subject))
    return Made("".join(lines), words, frozenset(c for c, _ in people if not c.isalpha()))
