"""Postcode areas and the grammar of a postcode. Royal Mail; the 124 areas with GY, JE and IM, and BF, BX, XX, ZZ."""

AREAS = frozenset(
    "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky "
    "l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze "
    "bf bx xx zz".split()
)
OUT = r"(?:[a-pr-uwyz][0-9o][0-9a-hjkpstuwo]?|[a-pr-uwyz][a-hk-y][0-9o][0-9abehmnprvwxyo]?)"
IN = r"[0-9oi][abd-hjlnp-uw-z]{2}"


def area_exists(postcode: str) -> bool:
    """True when the letters that ``postcode`` begins with are an area."""
    letters = (
        postcode[:2]
        if postcode[1:2].isalpha() and not (postcode[1] == "o" and postcode[:2] not in AREAS)
        else postcode[:1]
    )
    return letters in AREAS or postcode.startswith("gir")
