"""Presidio's analyser over our findings: entities by its names, recognisers of the request, allow list, explanations."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any, NamedTuple

import regex

from wa_redact.apps.service.errors import RefusalError
from wa_redact.apps.service.presidio_schemas import AdHocPattern, AdHocRecognizer, AnalyzeRequest
from wa_redact.labels import LABELS, canonical
from wa_redact.types import Finding, Verdict

#: names of Presidio's that stand for other labels of ours than, or for more than, the one that ``canonical`` gives
_NAMES: Mapping[str, tuple[str, ...]] = {
    "LOCATION": ("ADDRESS", "PLACE"),
    "US_DRIVER_LICENSE": ("CASE_ID",),
    "US_PASSPORT": ("CASE_ID",),
}
#: of the names that share a label, the one that a detector's findings go by
_BY_DETECTOR = {"IBAN_CODE": "iban", "CREDIT_CARD": "card", "UK_POSTCODE": "postcode"}

_FLAGS = {getattr(re, name): getattr(regex, name) for name in "IMSXAU"}
_DEFAULT_FLAGS = int(re.IGNORECASE | re.MULTILINE | re.DOTALL)
_WORDS_BEFORE = 5
_BOOST, _BOOSTED = 0.35, 0.4
_SECONDS = 1.0
_MOST_MATCHES = 1000


class Wanted(NamedTuple):
    """The entities that a request asks for: label -> the names it was asked by, or None for all of them."""

    names: Mapping[str, tuple[str, ...]] | None
    ad_hoc: frozenset[str]
    unsupported: tuple[str, ...]


class _Match(NamedTuple):
    start: int
    end: int
    entity: str
    score: float
    recognizer: str
    pattern: AdHocPattern | None = None
    boosted_by: str = ""


def wanted(asked: AnalyzeRequest) -> Wanted:
    """What ``asked`` wants. Raises RefusalError when nothing of it is looked for."""
    own = frozenset(r.supported_entity for r in asked.ad_hoc_recognizers or ())
    if not asked.entities:
        return Wanted(None, own, ())
    names: dict[str, tuple[str, ...]] = {}
    unsupported = []
    for name in dict.fromkeys(asked.entities):
        label = canonical(name)
        labels = _NAMES.get(name) or ((label,) if label else ())
        for one in labels:
            names[one] = (*names.get(one, ()), name)
        if not labels and name not in own:
            unsupported.append(name)
    if not names and not own.intersection(asked.entities):
        raise RefusalError(422, "entities", "No matching recognizers were found to serve the request.")
    return Wanted(names, own.intersection(asked.entities), tuple(unsupported))


async def results(
    asked: AnalyzeRequest,
    wanted: Wanted,
    texts: Sequence[str],
    verdicts: Sequence[Verdict],
    told: Sequence[Verdict],
) -> list[list[dict[str, Any]]]:
    """The results on each of ``texts``, the surest first.

    ``told``: the verdicts on the texts with ``asked.told`` before them, none when there is nothing to tell.
    Raises RefusalError when a text could not be looked at, or when a pattern of the request is at fault.
    """
    for i, verdict in enumerate((*verdicts, *told)):
        if verdict.error:
            long = verdict.error == "OversizeError"
            which = f"text {i % len(texts)}: " if isinstance(asked.text, list) else ""
            raise RefusalError(
                413 if long else 503,
                "undecided",
                which + ("too long" if long else f"could not decide: {verdict.error}"),
            )
    found = []
    for i, verdict in enumerate(verdicts):
        findings = [*verdict.findings, *(_after(told[i].findings, len(asked.told)) if told else ())]
        named = [m for f in findings if (m := _named(f, wanted)) is not None]
        found.append(_without_contained(named) if told else named)
    if asked.ad_hoc_recognizers or asked.allow_list_match == "regex":
        # regular expressions of somebody else's: not in the event loop
        matches = await asyncio.to_thread(_with_theirs, asked, wanted, texts, found)
    else:
        matches = [_allowed(asked, None, text, own) for text, own in zip(texts, found, strict=True)]
    least = asked.score_threshold or 0.0
    return [
        [
            _result(m, explained=bool(asked.return_decision_process))
            for m in sorted(own, key=lambda m: (-m.score, m.start, m.start - m.end))
            if m.score >= least and m.score > 0
        ]
        for own in matches
    ]


def _after(findings: Sequence[Finding], shift: int) -> list[Finding]:
    return [f._replace(start=max(0, f.start - shift), end=f.end - shift) for f in findings if f.end > shift]


def _named(f: Finding, wanted: Wanted) -> _Match | None:
    """``f`` by the name it was asked for; None when it was not."""
    if wanted.names is None:
        return _Match(f.start, f.end, f.label, f.score, f.detector)
    names = wanted.names.get(f.label)
    if not names:
        return None
    own = [n for n in names if f.detector.startswith(_BY_DETECTOR.get(n, "\0"))]
    general = [n for n in names if n not in _BY_DETECTOR]
    return _Match(f.start, f.end, (own or general or list(names))[0], f.score, f.detector)


def _with_theirs(
    asked: AnalyzeRequest, wanted: Wanted, texts: Sequence[str], found: Sequence[list[_Match]]
) -> list[list[_Match]]:
    until = monotonic() + _SECONDS
    recognizers = [
        r for r in asked.ad_hoc_recognizers or () if wanted.names is None or r.supported_entity in wanted.ad_hoc
    ]
    compiled = [(r, [(p, _compiled(p.regex, r.global_regex_flags)) for p in _patterns(r)]) for r in recognizers]
    listed = [term for term in asked.allow_list or () if term] if asked.allow_list_match == "regex" else []
    allowed = _compiled("|".join(listed), asked.regex_flags) if listed else None
    out = []
    for text, own in zip(texts, found, strict=True):
        matches = list(own)
        for recognizer, patterns in compiled:
            for pattern, rx in patterns:
                matches += _matches(text, recognizer, pattern, rx, asked.context or (), until)
        if len(matches) > _MOST_MATCHES:
            raise RefusalError(422, "too_many_matches", f"ad_hoc_recognizers: more than {_MOST_MATCHES} matches")
        out.append(_allowed(asked, allowed, text, _without_contained(matches), until))
    return out


def _patterns(recognizer: AdHocRecognizer) -> list[AdHocPattern]:
    if not recognizer.patterns and not recognizer.deny_list:
        raise RefusalError(422, "invalid", "ad_hoc_recognizers: patterns or a deny_list is needed")
    words = "|".join(regex.escape(word) for word in recognizer.deny_list)
    denied = AdHocPattern.model_construct(
        name="deny_list", regex=rf"(?:^|(?<=\W))({words})(?:(?=\W)|$)", score=recognizer.deny_list_score
    )
    return [*recognizer.patterns, *([denied] if words else [])]


def _compiled(pattern: str, flags: int | None) -> Any:
    flags = _DEFAULT_FLAGS if flags is None else flags
    if flags < 0 or flags & ~int(sum(_FLAGS)):
        raise RefusalError(422, "invalid", "regex flags: only I, M, S, X, A and U are known")
    try:
        return regex.compile(pattern, sum(theirs for own, theirs in _FLAGS.items() if flags & own), cache_pattern=False)
    except (regex.error, RecursionError, OverflowError, ValueError):
        raise RefusalError(422, "invalid", "a regular expression of the request cannot be read") from None


def _matches(
    text: str, recognizer: AdHocRecognizer, pattern: AdHocPattern, rx: Any, context: Sequence[str], until: float
) -> list[_Match]:
    group: int | str = pattern.capture_group or 0
    if group and group not in rx.groupindex and not (isinstance(group, int) and group <= rx.groups):
        raise RefusalError(422, "invalid", "ad_hoc_recognizers: capture_group: there is no such group")
    out: list[_Match] = []
    try:
        for m in rx.finditer(text, timeout=max(0.001, until - monotonic())):
            start, end = m.span(group)
            if end > start:
                score, word = _boosted(text, start, pattern.score, recognizer.context or (), context)
                name = recognizer.name or "ad hoc"
                out.append(_Match(start, end, recognizer.supported_entity, score, name, pattern, word))
            if len(out) > _MOST_MATCHES:
                break
    except TimeoutError:
        raise RefusalError(422, "too_slow", "a regular expression of the request takes too long") from None
    return out


def _boosted(text: str, start: int, score: float, words: Sequence[str], context: Sequence[str]) -> tuple[float, str]:
    """``score``, raised when one of ``words`` is in the few words before ``start`` or in ``context``; and that word."""
    near = [*re.findall(r"\w+", text[max(0, start - 200) : start])[-_WORDS_BEFORE:], *context]
    for word in words:
        if any(word.lower() in one.lower() for one in near):
            return min(1.0, max(score + _BOOST, _BOOSTED)), word
    return score, ""


def _allowed(asked: AnalyzeRequest, rx: Any, text: str, matches: Sequence[_Match], until: float = 0.0) -> list[_Match]:
    """Those of ``matches`` whose value is not on the request's allow list, which is ``rx`` when it is of patterns."""
    if rx is None:
        values = frozenset(asked.allow_list or ()) if asked.allow_list_match == "exact" else frozenset()
        return [m for m in matches if text[m.start : m.end] not in values]
    try:
        return [m for m in matches if not rx.search(text[m.start : m.end], timeout=max(0.001, until - monotonic()))]
    except TimeoutError:
        raise RefusalError(422, "too_slow", "a regular expression of the request takes too long") from None


def _without_contained(matches: Sequence[_Match]) -> list[_Match]:
    """Without those that lie in a surer or as sure one of the same entity."""
    out: list[_Match] = []
    for m in sorted(set(matches), key=lambda m: (-m.score, m.start, m.start - m.end)):
        if not any(m.entity == o.entity and o.start <= m.start and m.end <= o.end for o in out):
            out.append(m)
    return out


def _result(m: _Match, *, explained: bool) -> dict[str, Any]:
    explanation = {
        "recognizer": m.recognizer,
        "pattern_name": m.pattern.name if m.pattern else None,
        "pattern": m.pattern.regex if m.pattern else None,
        "original_score": m.pattern.score if m.pattern else m.score,
        "score": m.score,
        "textual_explanation": None if m.pattern else LABELS.get(canonical(m.entity) or ""),
        "score_context_improvement": m.score - m.pattern.score if m.pattern else 0,
        "supportive_context_word": m.boosted_by,
        "validation_result": None,
    }
    return {
        "entity_type": m.entity,
        "start": m.start,
        "end": m.end,
        "score": m.score,
        "analysis_explanation": explanation if explained else None,
    }
