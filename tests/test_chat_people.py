"""Who is who in a chat, and how contacts, WhatsApp's own lines and files are read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wa_redact.apps.chat.contacts import cleaned, name_in, number_of, read
from wa_redact.apps.chat.files import FileNames
from wa_redact.apps.chat.people import NAME_LIMIT, People
from wa_redact.apps.chat.system import pieces
from wa_redact.default import bundled_model

ordinary = bundled_model().ordinary


def numbers(contacts, mentions):
    """The token of each contact and of each mention; what is in square brackets of a mention is the name."""
    people = People(ordinary)
    for contact in contacts:
        people.contact(contact)
    places = [re.search(r"\[(.*)\]|(.*)", m) for m in mentions]
    raws = [m.replace("[", "").replace("]", "") for m in mentions]
    spans = [(p.start(), p.start() + len(p[1] or p[2])) for p in places]
    for raw, (a, b) in zip(raws, spans, strict=True):
        people.met(raw, a, b, 0.9)
    people.settle()
    said = [people.token(raw, a, b) for raw, (a, b) in zip(raws, spans, strict=True)]
    return [people.contact(c) for c in contacts], [s.replace("PERSON_", "") for s in said]


@pytest.mark.parametrize(
    ("contacts", "mentions", "expected"),
    [
        # one person, however called
        (["Tyla Grant"], ["tyla", "Tyla's", "TYLA", "tylaaa", "Grant", "Tyla Grant", "tyla g"], ["1"] * 7),
        (["Bisi EH Lead", "Noreen Contact Ctr"], ["Bisi", "noreen", "Noreen Byrne"], ["1", "2", "2"]),
        (["Katherine Jones"], ["kate", "Katie", "Kate J", "K.J.", "KJ"], ["1"] * 5),
        (["Mrs Pauline Braithwaite"], ["Mrs [Braithwaite]", "Pauline", "Mr [Braithwaite]"], ["1", "1", "2"]),
        ([], ["tyla", "Tyla Grant", "Grant"], ["1", "1", "1"]),
        ([], ["Kayleigh-Mae", "kayleigh"], ["1", "1"]),
        (["José Álvarez"], ["jose", "JOSE ALVAREZ"], ["1", "1"]),
        # two, when more than the given name tells them apart
        ([], ["Tyla Grant", "Tyla Smith"], ["1", "2"]),
        # and then the bare name may be either
        ([], ["tyla", "Tyla Grant", "Tyla Smith", "smith"], ["1", "2", "3", "3"]),
        (["Tyla SW", "Tyla (mum)"], ["tyla"], ["3"]),
        (["Tyla"], ["tyla", "Tyla Grant", "Tyla Smith"], ["1", "2", "3"]),
        (["Tyla"], ["tyla", "Tyla Grant"], ["1", "1"]),
        # a contact named after somebody else is not that person
        (["Mum (Kayden)"], ["Kayden", "kayden"], ["2", "2"]),
        (["Kayden's mum"], ["Kayden"], ["2"]),
        (["Anton (dad of T)", "Nan Jean"], ["anton", "jean"], ["1", "2"]),
        # a couple is one contact
        (["Jan & Pete (carers)"], ["Jan", "pete", "Jan & Pete"], ["1", "1", "[1] & [1]"]),
        ([], ["Jan and Pete", "pete"], ["[1] and [2]", "2"]),
        # the child is not the Mr of that name, and Mr is not Mrs
        ([], ["Tyla Grant", "Mr [Grant]"], ["1", "2"]),
        (["Sam Jones"], ["Mr [Jones]", "Mrs [Jones]"], ["2", "3"]),
        (["+44 7700 900123", "~ Steve"], ["steve"], ["2"]),
    ],
)
def test_one_person_has_one_number(contacts, mentions, expected):
    own, said = numbers(contacts, mentions)
    assert own == list(range(1, len(contacts) + 1))
    assert [s if "] " in s else s.strip("[]") for s in said] == expected


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(min_size=1, max_size=12), max_size=8))
def test_any_contacts_and_names_have_a_number_and_no_text(contacts, mentions):
    people = People(ordinary)
    for contact in contacts:
        people.contact(contact)
    for mention in mentions:
        people.met(mention, 0, len(mention), 0.9)
    people.settle()
    for mention in mentions:
        assert re.fullmatch(r"(?:\[PERSON(?:_\d+)?\]|\s|[,&+/]|and|n)+", people.token(mention, 0, len(mention)))
    assert len({people.contact(c) for c in contacts}) == len({(number_of(cleaned(c)) or cleaned(c)) for c in contacts})
    assert not [c for c in contacts if len(c) > 3 and c in repr(people)]


def test_a_name_that_is_no_name_has_no_number():
    people = People(ordinary)
    long = "x" * (NAME_LIMIT + 1)
    people.met(long, 0, len(long), 1.0)
    people.settle()
    assert people.token(long, 0, len(long)) == "[PERSON]"


@pytest.mark.parametrize(
    ("name", "own", "others"),
    [
        ("Bisi EH Lead", ["bisi"], ()),
        ("Callum Placements", ["callum"], ()),
        ("Mum", [], ()),
        ("Mum (Kayden)", [], ("Kayden",)),
        ("kaydens mum", [], ("kayden",)),
        ("Kelly (Kayden's mum)", ["kelly"], ("Kayden",)),
        ("Bukola (main carer)", ["bukola"], ()),
        ("Nan Jean", ["jean"], ()),
        ("Will SW", ["will"], ()),
        ("TYLA GRANT", ["tyla grant"], ()),
        ("~\u202fSteve", ["steve"], ()),
        ("\u202a+44\u00a07700\u00a0900123\u202c", [], ()),
        ("Tyla Grant \u2764\ufe0f", ["tyla grant"], ()),
        ("Team Manager", [], ()),
    ],
)
def test_contacts(name, own, others):
    contact = read(cleaned(name), ordinary)
    assert [" ".join(key.parts) for key in contact.own] == own
    assert contact.others == others


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("+44 7700 900123", "447700900123"),
        ("07700 900123", "447700900123"),
        ("0044 7700 900123", "447700900123"),
        ("\u202a+44 7700 900123\u202c", "447700900123"),
        ("Sam 07700 900123", None),
    ],
)
def test_a_telephone_number_is_one_contact_however_written(name, number):
    assert number_of(cleaned(name)) == number


def test_roles_are_no_part_of_a_name():
    assert name_in("Noreen Contact Ctr", ordinary) == "Noreen"


def shown(text, known=()):
    found, safe = pieces(text, known.__contains__)
    for piece in reversed(found):
        text = f"{text[: piece.start]}<{piece.what}>{text[piece.end :]}"
    return text, safe


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Loris created group \u201cChat: one\u201d", "<person> created group \u201c<group>\u201d"),
        ('+12 345 578 created group "Groupname"', '<person> created group "<group>"'),
        ("Femi TM added Jan, Pete and +44 7700 900631", "<person> added <person>, <person> and <person>"),
        ("You added Kelly", "You added <person>"),
        ("Kelly added you", "<person> added you"),
        ("Kelly left", "<person> left"),
        ("Kelly, Tyla and Pete were added", "<person>, <person> and <person> were added"),
        ("You were added", "You were added"),
        ("Kelly added Tyla to the group", "<person> added <person> to the group"),
        ("Kelly made Pete an admin", "<person> made <person> an admin"),
        ("Kelly changed to +44 7700 900123", "<person> changed to <person>"),
        (
            "Your security code with Kelly Grant changed. Tap to learn more.",
            "Your security code with <person> changed. Tap to learn more.",
        ),
        (
            "Kelly Grant's security code changed. Tap to learn more.",
            "<person>'s security code changed. Tap to learn more.",
        ),
        ('Kelly changed the subject from "a: b" to "c"', '<person> changed the subject from "<group>" to "<group>"'),
        ("\u200eLoris is a contact.", "\u200e<person> is a contact."),
        ("This message was deleted by admin Kelly.", "This message was deleted by admin <person>."),
        ("~\u202fSteve joined from the community", "<person> joined from the community"),
        ("Missed voice call at 14:05", "Missed voice call at 14:05"),
        ("[PERSON_1] added [PERSON_2]", "<person> added <person>"),
        (
            "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.",
        )
        * 2,
        (
            "Kelly turned on disappearing messages. New messages will disappear from this chat 24 hours after they're sent, except when kept.",
            "<person> turned on disappearing messages. New messages will disappear from this chat 24 hours after they're sent, except when kept.",
        ),
    ],
)
def test_whatsapps_own_lines(line, expected):
    assert shown(line) == (expected, True)


def test_who_is_known_decides_where_a_name_ends():
    assert shown("Will left left", ["Will left"])[0] == "<person> left"
    assert shown("Femi added Jan and Pete", ["Jan and Pete"])[0] == "<person> added <person>"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Juan P\u00e9rez a\u00f1adi\u00f3 a Mar\u00eda", "<word> a <word>"),
        ("Kelly\nGrant: hi", "<word>\n<word>: hi"),
        ("kelly hexed Pete 07700 900123", "kelly hexed <word> <person>"),
    ],
)
def test_strange_lines_keep_no_capitals(line, expected):
    text, safe = shown(line)
    assert text == expected
    # what else is strange there is judged as a message is
    assert safe == (expected == "<word> a <word>")


def test_files_have_plain_names():
    files = FileNames()
    assert [
        files.safe(name)
        for name in (
            "IMG-20260811-WA0001.jpg",
            "00000021-PHOTO-2026-08-26-06-55-31.jpg",
            "00000004-Peter.vcf",
            "Smith, J CPC Report.docx",
            "smith, j cpc report.docx",
            "Peter Grant.vcf",
            "tyla.jpeg",
            "x.kayden",
            "00000004-Paul.vcf",
            "IMG-20260811-WA0001.kayden",
        )
    ] == [
        "IMG-20260811-WA0001.jpg",
        "00000021-PHOTO-2026-08-26-06-55-31.jpg",
        "00000004-contact.vcf",
        "document-1.docx",
        "document-1.docx",
        "contact-1.vcf",
        "image-1.jpeg",
        "document-2.bin",
        "00000004-contact-2.vcf",
        "document-3.bin",
    ]
