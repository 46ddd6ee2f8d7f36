"""Postcode areas and the grammar of a postcode. Royal Mail; the 124 areas with GY, JE and IM, and BF, BX, XX, ZZ."""

AREAS = frozenset(
    "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky "
    "l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze "
    "bf bx xx zz".split()
)
#: outward code, with the letter O or I for a digit; "zz99" is the Office for National Statistics' placeholder
OUT = r"(?:[a-pr-uwyz][0-9oi][0-9a-hjkpstuwo]?|[a-pr-uwyz][a-hk-y][0-9oi][0-9abehmnprvwxyo]?|zz[0-9]{1,2})"
#: inward code: a digit (or O, I for one) and two letters without C I K M O V
IN = r"[0-9oi][abd-hjlnp-uw-z]{2}"
#: sections of the Children Act that read as an outward code of Sheffield
SECTIONS = frozenset("s7 s8 s9 s17 s20 s31 s37 s38 s47 s76".split())


def area_exists(postcode: str) -> bool:
    """True when the letters that ``postcode`` begins with are an area, and a digit (or O, I for one) follows."""
    two = postcode[:2]
    if two[1:].isalpha() and two in AREAS and (postcode[2:3].isdigit() or postcode[2:3] in ("o", "i")):
        return True
    return (postcode[:1] in AREAS and (two[1:].isdigit() or two[1:] in ("o", "i"))) or postcode.startswith("gir")
