"""The pieces of one request that a person could read, whatever the channel, and what is decided about all of them.

A value can be cut in two by the fields of a request ("DOB" as a header, the date as the body), so the pieces are judged
one by one and joined; a finding over a seam is taken out of each piece that it touches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from wa_redact.guidance import NO_IDENTIFIERS
from wa_redact.judge import Judge
from wa_redact.spans import union
from wa_redact.types import Action, Finding, Situation, Verdict

_SEAM = "\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a request.

    ``key``: where it stands, in the channel's own terms. ``editable``: False for what means something to a program
    (a link, a button's payload), which can be let through or refused but not rewritten. ``most``: characters that the
    channel takes there. ``label``: what the piece is whatever it says, such as the name on a contact card; None for prose.
    ``context``: words that say what the value is for ("child dob"), from the name of a template's field; not sent.
    """

    key: object
    value: str = field(repr=False)
    editable: bool = True
    most: int | None = None
    label: str | None = None
    context: str = field(default="", repr=False)

    @property
    def head(self) -> str:
        """What stands before the value where all pieces are joined."""
        return f"{self.context}: " if self.context else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is done with a request: its strictest part decides. ``edits``: key -> safe text, for REDACT.

    ``findings``: offsets into all pieces ``joined``.
    """

    action: Action
    reasons: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    edits: Mapping[object, str] = field(default_factory=dict, repr=False)
    error: str | None = None
    #: the safe version of all pieces together
    safe: str = field(default="", repr=False)


def refusal(reason: str, error: str | None = None) -> Outcome:
    """A block without a look at the text. ``reason`` begins with a rule's id and quotes nothing."""
    return Outcome(Action.BLOCK, (reason,), error=error)


def texts(parts: Sequence[Part]) -> list[str]:
    """What the engine is asked about ``parts``: each of them, and all joined when that says more."""
    values = [part.value for part in parts]
    return [*values, joined(parts)] if len(values) > 1 or any(part.context for part in parts) else values


def joined(parts: Sequence[Part]) -> str:
    """All of ``parts`` as one text."""
    return _SEAM.join(part.head + part.value for part in parts)


def conclude(parts: Sequence[Part], verdicts: Sequence[Verdict], judge: Judge, situation: Situation) -> Outcome:
    """The outcome for ``parts`` on which the engine gave ``verdicts`` (of ``texts(parts)``).

    Raises UndecidedError when a rule of the guidance cannot say.
    """
    for verdict in verdicts:
        if verdict.error is not None:
            return refusal(f"could not decide: {verdict.error}", verdict.error)
    found = [list(verdict.findings) for verdict in verdicts[: len(parts)]]
    if len(verdicts) > len(parts):
        _carry(parts, verdicts[-1].findings, found)
    edits: dict[object, str] = {}
    stuck = False
    everything: list[Finding] = []
    start = 0
    for part, own in zip(parts, found, strict=True):
        findings = _certain(part, judge) or union(own, judge.policy.severity)
        start += len(part.head)
        everything += [f._replace(start=f.start + start, end=f.end + start) for f in findings]
        start += len(part.value) + len(_SEAM)
        safe = judge.render(part.value, findings, situation=situation)
        if safe != part.value:
            edits[part.key] = safe
            stuck = stuck or not part.editable or (part.most is not None and len(safe) > part.most)
    whole = judge.verdict(joined(parts), tuple(everything), None, situation)
    out = Outcome(whole.action, whole.reasons, whole.reminders, whole.findings, safe=whole.text)
    if whole.action != Action.REDACT:
        return out
    if stuck:
        where = f"{NO_IDENTIFIERS}: it stands where it cannot be taken out"
        return replace(out, action=Action.BLOCK, reasons=(*out.reasons, where))
    return replace(out, edits=edits)


def _certain(part: Part, judge: Judge) -> tuple[Finding, ...]:
    """The finding that the piece is by what it is for, unless the policy lets its value stand."""
    if part.label is None or not part.value.strip():
        return ()
    whole = Finding(0, len(part.value), part.label, 1.0, "field")
    return (whole,) if judge.policy.keeps(whole, part.value) else ()


def _carry(parts: Sequence[Part], findings: Sequence[Finding], found: list[list[Finding]]) -> None:
    """Add to ``found`` what was found in the joined text, cut at the seams."""
    start = 0
    for i, part in enumerate(parts):
        start += len(part.head)
        end = start + len(part.value)
        for f in findings:
            a, b = max(f.start, start), min(f.end, end)
            if a < b:
                found[i].append(f._replace(start=a - start, end=b - start))
        start = end + len(_SEAM)
