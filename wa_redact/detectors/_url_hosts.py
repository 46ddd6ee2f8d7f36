"""Hosts and words of links: which sites are public, which carry meetings, documents, pins and records."""

from __future__ import annotations

from wa_redact.detectors._lists import words

#: sites whose pages are for everybody: a path with an id there is an article or a product
PUBLIC = words(
    "gov.uk nhs.uk nhs.net police.uk parliament.uk gov.scot gov.wales legislation.gov.uk bbc.co.uk bbc.com youtube.com "
    "youtu.be wikipedia.org wikimedia.org google.com google.co.uk theguardian.com guardian.co.uk mirror.co.uk thesun.co.uk "
    "dailymail.co.uk independent.co.uk itv.com channel4.com sky.com metro.co.uk amazon.co.uk amazon.com amzn.eu amzn.to "
    "argos.co.uk ikea.com tesco.com asda.com sainsburys.co.uk morrisons.com aldi.co.uk lidl.co.uk boots.com next.co.uk "
    "smythstoys.com johnlewis.com very.co.uk currys.co.uk screwfix.com diy.com wickes.co.uk halfords.com primark.com "
    "homebargains.co.uk bmstores.co.uk wilko.com dunelm.com ebay.co.uk ebay.com gumtree.com rightmove.co.uk zoopla.co.uk "
    "tfl.gov.uk nationalrail.co.uk thetrainline.com trainline.com nationalexpress.com nspcc.org.uk childline.org.uk "
    "barnardos.org.uk childrenssociety.org.uk mind.org.uk youngminds.org.uk samaritans.org kooth.com ofsted.gov.uk "
    "netflix.com spotify.com imdb.com mumsnet.com moneysavingexpert.com citizensadvice.org.uk shelter.org.uk turn2us.org.uk "
    "relate.org.uk womensaid.org.uk refuge.org.uk communitycare.co.uk scie.org.uk basw.co.uk researchinpractice.org.uk "
    "apple.com microsoft.com zoom.us zoom.com whatsapp.com facebook.com instagram.com tiktok.com snapchat.com x.com "
    "twitter.com deliveroo.co.uk just-eat.co.uk ubereats.com papajohns.co.uk dominos.co.uk odeon.co.uk cineworld.co.uk "
    "myvue.com nationaltrust.org.uk visitbritain.com tes.com twinkl.co.uk"
)

#: hosts whose links always lead to a meeting, a document, a place or a record; the first path segments that do not
PRIVATE = words(
    "zoom.us zoom.com zoomgov.com teams.microsoft.com teams.live.com meet.google.com webex.com whereby.com gotomeeting.com "
    "gotomeet.me bluejeans.com meet.jit.si skype.com join.skype.com facetime.apple.com chat.whatsapp.com call.whatsapp.com "
    "drive.google.com docs.google.com sheets.google.com forms.gle forms.office.com photos.google.com photos.app.goo.gl "
    "calendar.google.com calendar.app.google classroom.google.com dropbox.com db.tt 1drv.ms onedrive.live.com sharepoint.com "
    "sharepoint.example wetransfer.com we.tl icloud.com box.com mega.nz mega.co.nz sendspace.com mediafire.com smash.gg "
    "fromsmash.com egress.com switch.egress.com surveymonkey.com jotform.com typeform.com docusign.net docusign.com "
    "echosign.com calendly.com doodle.com outlook.office365.com outlook.office.com maps.google.com maps.google.co.uk "
    "maps.app.goo.gl goo.gl g.co maps.apple.com waze.com citymapper.com w3w.co what3words.com plus.codes osm.org "
    "openstreetmap.org bing.com here.com streetmap.co.uk find-my.apple.com life360.com lfe360.com glympse.com glympse.me "
    "map.snapchat.com strava.com trackmytour.com getbuddy.com accurx.com accurx.nhs.uk fleming.accurx.com "
    "nhsattend.vc attendanywhere.nhs.uk attendanywhere.com vc.attendanywhere.com patchs.ai econsult.health klinik.co.uk "
    "wa.me api.whatsapp.com web.whatsapp.com t.me signal.group signal.me m.me vm.tiktok.com vt.tiktok.com bit.ly tinyurl.com "
    "ow.ly is.gd cutt.ly rb.gy shorturl.at tiny.cc t.ly lnkd.in onenote.com evernote.com notion.so trello.com padlet.com "
    "miro.com loom.com vimeo.com flickr.com flic.kr gofundme.com gofund.me justgiving.com vinted.co.uk canva.com "
    "tapestryjournal.com classdojo.com parentmail.co.uk arbor-education.com seesaw.me showbie.com cpoms.net "
    "justice.gov.uk video.justice.gov.uk meet.video.justice.gov.uk streamable.com imgur.com ibb.co we.me"
)

#: pages of those hosts that anybody may open
_OPEN = words(
    "about help support download downloads pricing features legal privacy terms contact blog login log-in signin sign-in "
    "signup products solutions security business en en-gb en-us uk home index index.html faq status learn store apps"
)

#: a host label that says what the site is for, on any domain
HOST_WORDS = words(
    "meet meets meeting meetings teams zoom webex whereby join video videocall vc drive docs doc share sharing shared "
    "files file sharepoint onedrive dropbox maps map pin pins calendar cal forms form portal parentportal mosaic lcs "
    "liquidlogic eclipse caredirector case cases casework records ehm eha cpoms photos album upload secure securemail "
    "egress transfer attendanywhere accurx consult econsult patient invite calls conference cvp location track tracking "
    "findmy locate my secure"
)
#: a path segment that says so
PATH_WORDS = words(
    "j join meet meeting meetup-join l invite invitation conference room call d file files folder folders document "
    "documents doc docs share shared sharing s u view edit record records case cases client clients person people child "
    "children pupil pupils student patient referral referrals assessment plan user users profile account form response "
    "responses viewform formresponse reset verify confirm token session pin place dir directions album upload uploads"
)
#: names of query values that hold a person or a key
KEYS = words(
    "pwd pass password passcode token key k auth sig signature code otp id uid user userid username name fullname firstname "
    "lastname surname forename email mail e-mail phone tel mobile address addr postcode dob case caseid ref reference "
    "record client person child pupil patient invite invitation conference room meeting mid tid rlkey e si share resid "
    "sid session ll q daddr saddr destination endcoord loc location lat lon lng pin p"
)


def is_under(host: str, hosts: frozenset[str]) -> bool:
    """True when ``host`` or a domain above it is one of ``hosts``."""
    while host:
        if host in hosts:
            return True
        _, _, host = host.partition(".")
    return False


def opens_to_all(path: str) -> bool:
    """True when ``path`` is the front page of a private host or one of its public pages."""
    first, _, rest = path.strip("/").split("?", 1)[0].partition("/")
    # "/downloads" is a page, "/downloads/9f8e7d" somebody's file
    return not path.strip("/?#") or (first in _OPEN and not (rest and first in ("download", "downloads")))
