"""Words in capitals that read as shouting: not short forms, names, registration marks, greetings or good wishes."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|\n")
#: one capital letter after another with no small one between, so that the message is worth a look
_WORTH = re.compile(r"[A-Z][A-Z'][ !?,.0-9A-Z']{0,20}[ !?,.0-9][A-Z]{2}")
#: friendly in capitals
_KIND = frozenset(
    "HAPPY BIRTHDAY MERRY CHRISTMAS XMAS EASTER EID MUBARAK DIWALI NEW YEAR CONGRATULATIONS CONGRATS WELL DONE GOOD LUCK THANK THANKS THANX THX YOU SO MUCH LOVE "
    "YAY YES YESSS WOOHOO WOO HOO WOW AMAZING BRILLIANT FAB FANTASTIC LOL LMAO OMG HAHA HAHAHA XX XXX XXXX OK OKAY HELLO HI BYE MORNING FROM ALL TO FOR AND THE A OF TODAY SEE SOON LATER TOMORROW TONIGHT AT ON IN MY".split()
)


def shouts(norm: str) -> bool:
    """True when ``norm`` has three words or more in capitals on end, or two that are a sentence or are cried out."""
    if _WORTH.search(norm) is None:
        return False
    words = list(_WORD.finditer(norm))
    small = sum(any(c.islower() for c in m.group()) for m in words)
    run: list[str] = []
    start = 0
    for i, m in enumerate([*words, None]):
        word = m.group() if m is not None else "\n"
        if word.isupper() and word.isascii():
            start = m.start() if m is not None and not run else start
            run.append(word)
        elif not word.isdigit() and run:
            cried = "!!" in norm[start : words[i - 1].end() + 3]
            if _loud(run, alone=not small, cried=cried):
                return True
            run = []
    return False


def _loud(run: list[str], *, alone: bool, cried: bool) -> bool:
    """True when these words in capitals shout: not when most are friendly, short forms or single letters."""
    plain = [w for w in run if not _short_form(w)]
    if sum(w in _KIND for w in plain) * 3 >= len(plain) * 2:
        return False
    size = sum(map(len, plain))
    return (len(plain) > 2 and size > 9) or (len(plain) > 1 and (cried or alone) and size > 5)


def _short_form(word: str) -> bool:
    """True for what is always written so: no vowel, a figure, or an abbreviation of this work or of every day."""
    return (
        (len(word) < 2 and word not in "AI")
        or not word.replace("'", "").isalpha()
        or word in _ABBREVIATIONS
        or not any(c in "AEIOUY" for c in word)
    )


_ABBREVIATIONS = frozenset(
    "A AE AB ABE ACE AD ADHD ADM ASB ASD ASAP ATM AWOL BBC BFPO BMI BSL CAFCASS CAF CAMHS CAO CIC CIN CIO CLA CME CO COVID CP CSA CSE CCE DA DIY DIPSS DOB DOLS DOLA DLA DSL DV "
    "DVLA DWP EAL EBSA EDD EDT EET EH EHA EHCP EHE EHM EMIS EOTAS EP EPO ESA ETA EU EWO FAO FASD FGC FGM FII FYI GAL GCSE GDPR GP HMO HMP HMRC HOS HR HV IAPT "
    "ICO ICPC ID IDVA IHA IKEA IQ IRO ISA ISO ISVA ITV IV IVF LA LAC LADO LAPTOP MAPPA MACE MARAC MASH MARF MDT MOT MRI NAI NEET NFA NHS NICU NOK NRPF NSPCC NVQ OAP "
    "OCD ODD OFSTED OT PA PAR PACE PE PEP PIN PIP PLAC PLO PM PO PPE PPM PR PRU PTO QE QR RAF RCPC RHA RHI RIP RSPCA RSVP SALT SAR SATS SCBU SEN SENCO SEND SEMH SGO SIM SIO SM  SMS "
    "SOS STEM SUV TAC TAF TB TBA TBC TM TV UASC UBB UC UK UPN USA USB UTI VAT VIP VPN WC WFH WIFI YOI YOS YOT YJS YP YMCA AKA ETC MON TUE TUES WED WEDS THU THUR THURS FRI SAT SUN JAN FEB "
    "MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC BTW IDK TBH IMO PLS PLZ".split()
)
