"""Makes a justification safe to keep: what the message held is taken out of it, and what else can be found."""

from __future__ import annotations

from collections.abc import Iterator

from wa_redact.default import Redactor
from wa_redact.errors import UndecidedError
from wa_redact.names import Names
from wa_redact.render import key_of, render
from wa_redact.spans import union
from wa_redact.types import Finding

#: characters of a justification
LONGEST = 2000
#: letters and digits of a value that is looked for as it stands; shorter ones are in many words
_LEAST = 4


def safe_justification(strict: Redactor, justification: str, text: str) -> tuple[str, int]:
    """``justification`` with everything taken out that ``strict`` finds in it or found in the message ``text``, and how
    many letters and digits of it are left. Raises UndecidedError when either cannot be read.
    """
    if len(justification) > LONGEST:
        raise UndecidedError(f"longer than {LONGEST} characters")
    names = Names()
    held = [(f, text[f.start : f.end]) for f in strict.detect(text)]
    for f, value in held:
        if f.label == "PERSON":
            names.learn(value)
    found = list(strict.detect(justification, names))
    for f, value in held:
        found += _again(justification, f, key_of(value))
    spans = union(found)
    covered = {i for f in spans for i in range(f.start, f.end)}
    left = sum(c.isalnum() and i not in covered for i, c in enumerate(justification))
    return render(justification, spans, strict.policy.style), left


def _again(text: str, like: Finding, value: str) -> Iterator[Finding]:
    """Where ``value`` (letters and digits, in small letters) stands in ``text``, whatever stands between its letters."""
    if len(value) < _LEAST:
        return
    places = [i for i, c in enumerate(text) if c.isalnum() and len(c.casefold()) == 1]
    flat = "".join(text[i].casefold() for i in places)
    at = flat.find(value)
    while at >= 0:
        yield Finding(places[at], places[at + len(value) - 1] + 1, like.label, 1.0, "message")
        at = flat.find(value, at + 1)
