"""What identifies a person in a document: its text is looked at as a message is, in stretches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from time import monotonic

from wa_redact.apps.documents.types import Fact, Piece
from wa_redact.default import Redactor
from wa_redact.errors import TimeLimitError
from wa_redact.types import Finding

#: characters that are looked at together, and how many of them again where a line had to be cut
_STRETCH, _AGAIN = 4000, 200

#: (label, where it stands) -> how often
Found = Counter[tuple[str, str]]


def found_in(redactor: Redactor, pieces: Iterable[Piece]) -> Found:
    """What identifies in ``pieces``.

    Raises UndecidedError as ``Redactor.detect`` does, TimeLimitError when all together takes longer than the policy's
    ``time_limit``.
    """
    found: Found = Counter()
    places: dict[str, list[str]] = {}
    for piece in pieces:
        places.setdefault(piece.where, []).append(piece.text)
    deadline = monotonic() + redactor.policy.time_limit
    for where, texts in places.items():
        for stretch in _stretches("\n".join(texts)):
            found.update((f.label, where) for f in redactor.detect(stretch))
            if monotonic() > deadline:
                raise TimeLimitError(f"after {redactor.policy.time_limit:g} s")
    return found


def facts_in(redactor: Redactor, facts: Iterable[Fact]) -> Counter[tuple[str, str]]:
    """What the format itself says and the policy wants: (label, what it is) -> how often."""
    kept = (
        fact
        for fact in facts
        if redactor.policy.keeps(Finding(0, len(fact.value), fact.label, 1.0, "document"), fact.value)
    )
    return Counter((fact.label, fact.what) for fact in kept)


def _stretches(text: str) -> Iterator[str]:
    """``text`` in parts that end with a line, or, where one is too long, with a word that begins the next as well."""
    start = 0
    while len(text) - start > _STRETCH:
        end = text.rfind("\n", start + 1, start + _STRETCH)
        if end > start:
            yield text[start:end]
            start = end + 1
            continue
        end = text.rfind(" ", start + _STRETCH // 2, start + _STRETCH)
        end = end if end > start else start + _STRETCH
        yield text[start:end]
        start = end - _AGAIN
    yield text[start:]
