"""The texts that a new message gives rise to: answers, split values and corrections, read with their neighbours.

What was found in each message alone is not wanted again, so a joined text is made only where a value can reach over a seam
or where the words of one message say what the other holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from wa_redact.thread_answers import answers
from wa_redact.thread_asks import Ask, asks
from wa_redact.thread_splits import corrections, splits
from wa_redact.thread_turns import REACH, Joined, Turn

#: "born 3/2/12, please note" asks for no more, "whats Tyla's surname" and "postcode for Larch Road?" do
_NEVER_TOLD = frozenset(("PERSON", "PLACE", "ADDRESS"))
#: texts made for one message
MOST = 16
#: characters of a message that may ask for something
ASKING = 400


def joins(turns: Sequence[Turn]) -> list[Joined]:
    """The texts that the last of ``turns`` gives rise to. They depend on nothing else, so they can be read in batches."""
    text = turns[-1].text
    if not text or text.isspace():
        return []
    made = islice(chain(corrections(turns), answers(turns), splits(turns)), MOST)
    return list({(j.text, j.pieces): j for j in made}.values())


def asked(turns: Sequence[Turn]) -> tuple[Ask, ...]:
    """What the last of ``turns`` asks for, in the light of those before."""
    text = turns[-1].text
    if len(text) > ASKING:
        return ()
    topics = {f.label for t in turns[-REACH - 1 :] for f in t.found}
    topics |= {label for t in turns[-REACH - 1 : -1] for ask in t.asks for label in ask.labels}
    told = {f.label for f in turns[-1].found} - _NEVER_TOLD
    return tuple(a._replace(weak=a.weak or not told.isdisjoint(a.labels)) for a in asks(turns[-1].views[0].low, topics))
