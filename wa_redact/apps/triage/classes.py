"""Words that mean alike to the comparison: what it learns of "he drove past" then holds for "my ex drove past" too."""

from __future__ import annotations

_CLASSES = """
me: i im ive id ill me my myself mine mi we us our am
you: you your youll yourself yours unnu yous ya
he: he hes him his himself hell dad stepdad ex boyfriend bf partner husband fella bloke man lad uncle grandad cousin brother
he: da father
she: she shes her hers herself shell mum mam ma girlfriend wife nan nana gran granny grandma auntie aunt sister mama stepmum
they: they theyre them their theyll lot everybody people folk family themselves
child: kid kids child children baby babies boy boys girl girls son daughter wean weans bairn bairns toddler grandson
child: granddaughter pickney niece nephew bab babbies yr
worker: social worker carer carers foster guardian supervisor judge court police teacher school nursery
not: not dont didnt cant wont isnt never no aint nothing nobody without wasnt werent havent hasnt arent nuh cannae disnae
want: wanna want wants wish hope need like love dying ready
will: gonna going will ill shall bout ago gonnae
say: say says said told tell tells telling asked ask asks
secret: secret secretly shh quiet hide hid hides hiding hidden sneak sneaked snuck sneaking notice behind pretend
time: tonight tomorrow now today morning night nights weekend week saturday sunday friday monday soon again every always
die: die died dying dead death kill killed alive live living life exist grave funeral heaven bury buried coffin
over: end ended ending over done finish finished gone goodbye bye disappear last stop anymore
means: rope bridge cliff roof tracks train tablets paracetamol overdose blade blades razor scissors ledge noose cord belt
means: bleach rail window edge pills
weapon: knife knives gun bat hammer machete acid petrol axe shotgun bullet sword fire brick
hurt: hurt hurts hit hits hitting punch punched slap slapped kick kicked smack smacked batter battered beat beats choke
hurt: choked strangle burn burnt burns throw threw thrown shove shoved push pushed grab grabbed drag dragged bruise bruises
hurt: bruised black blood bleeding broke broken mark marks
fear: scared frightened afraid petrified terrified safe flinch flinches fear
body: face head neck throat arm arms leg legs wrist wrists hand hands back belly eye eyes teeth hair skin mouth
sexual: sex sexy sexual naked nude nudes bed boobs tits bum arse cock dick willy penis pussy knickers bra pants underwear
sexual: shower horny kiss lips touch touching wet hard cum lick suck naughty fit undress strip
picture: pic vid video cam camera webcam send sent selfie selfies film filmed insta snap
place: house home flat road street door outside car park gate gates corner town address area placement office bus fence
order: order orders allowed supposed meant supervised bail injunction agreement ban banned condition conditions contact non
order: mol restraining unsupervised
move: come came comes coming turned turn turns went go goes took take takes taking pick picked picks drive drove follow
move: followed following waiting wait waited sat stood parked visit round
see: see sees saw seen seeing meet meets met look looking watch watched watching find found know knows knew
talk: ring rings rang call calls called text texts texted message messages messaging messaged speak speaks spoke facetime
talk: talking talk phone number letter note
insult: bitch cow cunt twat wanker prick dickhead idiot stupid thick useless pathetic disgusting evil scum liar lying snake
insult: clown muppet ugly fat bastard slag tart witch pig rat vile nasty joke disgrace wicked daft horrible fool
swear: fuck fucking fucked shit piss bollocks damn bloody
money: money pay pays paid cash owe owes bank wages debt
drug: drugs drug weed drunk drink drinking drinks drank crack smack gear wasted high needle needles stoned pissed cans vodka
neglect: food eat eaten fed hungry starving nappy nappies dirty cold heating alone asleep left locked shut
young: year old age young older 10 11 12 13 14 15 16 9 8 7 6 5
"""

#: the class of each word that has one
CLASS_OF = {
    word: "#" + name
    for name, _, words in (line.partition(":") for line in reversed(_CLASSES.strip().splitlines()))
    for word in words.split()
}
