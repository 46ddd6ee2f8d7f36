"""Words of the social detector: platforms, words for a user name, and words that stand after them but are no name."""

from __future__ import annotations

from wa_redact.detectors._lists import words

PLATFORMS = (
    *(
        "snap",
        "snapchat",
        "snapchats",
        "snaps",
        "snapchap",
        "snapcht",
        "sc",
        "insta",
        "instagram",
        "instagran",
        "instgram",
    ),
    *("ig", "gram", "finsta", "tiktok", "tik tok", "tick tock", "ticktok", "tictok", "tt", "fb", "facebook", "facebok"),
    *(
        "face book",
        "twitter",
        "discord",
        "disc",
        "dc",
        "xbox",
        "x box",
        "xbox live",
        "psn",
        "playstation",
        "play station",
    ),
    *(
        "ps3",
        "ps4",
        "ps5",
        "roblox",
        "robox",
        "roblocks",
        "rblx",
        "fortnite",
        "fornite",
        "fortnight",
        "minecraft",
        "steam",
    ),
    *("twitch", "youtube", "yt", "telegram", "kik", "threads", "bereal", "be real", "vinted", "depop", "onlyfans"),
    *(
        "only fans",
        "spotify",
        "nintendo",
        "switch",
        "epic",
        "epic games",
        "warzone",
        "valorant",
        "rocket league",
        "yubo",
    ),
    *("wizz", "hoop", "omegle", "signal", "tinder", "bumble", "grindr", "hinge", "badoo", "pof", "reddit", "pinterest"),
    *("soundcloud", "linkedin", "vsco", "tumblr", "wattpad", "skype", "imvu", "ask fm", "tellonym", "ngl", "cash app"),
    *("cashapp", "paypal", "brawl stars", "clash royale", "clash of clans", "among us", "gta", "fifa", "cod", "oculus"),
    # a door has a handle and an offender a tag, so after these a plain word is no name
    *("tag", "handle", "socials", "instas", "snapchats", "tiktoks"),
)
#: what a name is called; after one of these even a plain word is a name
NOUNS = (
    *("username", "user name", "usernames", "usrname", "usename", "gamertag", "gamer tag", "gamer-tag", "gamertags"),
    *(
        "gamer name",
        "gaming name",
        "game name",
        "screen name",
        "screenname",
        "display name",
        "ign",
        "psn id",
        "xbox tag",
    ),
    *("profile name", "account name", "acc name", "user id", "userid", "at name", "snap name", "insta name"),
    *("tiktok name", "roblox name", "fb name", "facebook name", "discord name", "snapchat name", "xbox name"),
)
#: words that follow "snap is" or "her insta" in ordinary talk
ORDINARY = words(
    "a about above access account accounts acting active actually add added again ages all already also always an and "
    "another any anymore anyone app are as asap asking at away baby back bad banned based be because been being best better "
    "between bit blank blocked blocking bloody boring both bout boy boyfriend broke broken bugging but by called came can "
    "cancelled cant chat chats checked class clean clear closed coming comments compromised contact content cos could "
    "crashed crazy dad dads daft daily dangerous dead deactivated deleted dependent did different disabled dms do does doesnt "
    "doing done dont down drama each easy either else empty enough even ever every everyone evidence excellent face fake fam "
    "family fault few fine first following for free friend friends from full fun fuming funny game games gave get gets getting "
    "girl girlfriend given glitching glitchy going gone good got gonna great group groups had hacked half happening hard has "
    "hate have havent he heaving her here hers hidden him his history hope how i id if im in inbox inactive interested into "
    "is isnt it its join joined just kept kid kids knackered know known lagging last late later left legit less like liked "
    "limited linked literally live lives loading local location locked logged lol long look looking lost lots love mad "
    "main making map maps maybe me means memories mental mess message messages messaged messaging might mine missing mobile "
    "more most moving much mum mums my name named nan need needs never new news next nice no nobody normal not nothing now "
    "obsessed of off offline ok okay old on once one online only open or other our out over own page parents party people "
    "pending perfect phone photo photos pic pics picture pictures plastered play played playing please pls plz post posted "
    "posting posts private probably problem profile public put putting quiet quite random rammed ready real really refused "
    "remove removed report reported requests restricted riddled right rubbish safe said same saved saying says scary school "
    "screenshot screenshots see seen sending sent set settings shared she shes shit should showing shut sick simple since sister "
    "slow small so some somebody someone something sorted spam stalking started status stay still stopped stories story streak "
    "streaks stuff stupid suspended such taken tablet tag talking team temporarily terrible than that thats the their theirs "
    "them then there these they theyre thing this those though time times to today tomorrow tonight too toxic trending "
    "trouble true trying turned u under unavailable unblocked until unsafe up upset upsetting use used useless user "
    "username using usual very video videos view wants was watching we weird well went were what when where whereas which who whole "
    "why wild will with without won wont work working works worried worse would wrong yeah yes yesterday yet you young your yours "
    "unreal annoying addictive blowing deffo defo fully literally lowkey popping bare kinda sorta innit peak dry deep nuts "
    "bonkers brilliant awful horrible lush class minging rank grand mint sound lit fire jokes dodgy minted password passwords reset field expired incorrect login logins email emails nans nanas grans aunties uncles office home house court tonite 2nite"
)
#: first labels of profile addresses that are pages of the site itself
PAGES = words(
    "about accounts ads advertising business careers contact developers direct discover download events explore games gaming "
    "groups hashtag help home i intent join legal login marketplace media messages music news notifications p photo photos "
    "policies policy posts press privacy reel reels safety search settings share signup status stories store support terms "
    "trending tv video videos watch web"
)
