"""Presidio's analyser over our findings: entities by its names, recognisers of the request, allow list, explanations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from wa_redact.apps.service.errors import RefusalError
from wa_redact.apps.service.presidio_regex import Expressions
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

_DEFAULT_FLAGS = int(re.IGNORECASE | re.MULTILINE | re.DOTALL)
_WORDS_BEFORE = 5
_BOOST, _BOOSTED = 0.35, 0.4


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
    expressions: Expressions,
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
    if asked.ad_hoc_recognizers or (asked.allow_list and asked.allow_list_match == "regex"):
        matches = await _with_theirs(asked, wanted, texts, found, expressions)
    else:
        values = frozenset(asked.allow_list or ())
        matches = [
            [m for m in own if text[m.start : m.end] not in values] for text, own in zip(texts, found, strict=True)
        ]
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


async def _with_theirs(
    asked: AnalyzeRequest,
    wanted: Wanted,
    texts: Sequence[str],
    found: Sequence[list[_Match]],
    expressions: Expressions,
) -> list[list[_Match]]:
    """``found`` with what the request's own recognisers find, without what its allow list names."""
    own = [
        (recognizer, pattern)
        for recognizer in asked.ad_hoc_recognizers or ()
        if wanted.names is None or recognizer.supported_entity in wanted.ad_hoc
        for pattern in _patterns(recognizer)
    ]
    patterns = [(p.regex, _flags(r.global_regex_flags), p.capture_group or 0) for r, p in own]
    listed = [term for term in asked.allow_list or () if term]
    exact = frozenset(listed) if asked.allow_list_match == "exact" else frozenset()
    allow = ("|".join(listed), _flags(asked.regex_flags)) if listed and not exact else None
    values = [[text[m.start : m.end] for m in ms] for text, ms in zip(texts, found, strict=True)]
    hits, allowed = await expressions.run(texts, patterns, allow, values)
    out = []
    for i, text in enumerate(texts):
        kept = [m for m, gone in zip(found[i], allowed[i], strict=True) if not gone]
        for hit in hits[i]:
            if not hit.allowed:
                recognizer, pattern = own[hit.pattern]
                words = recognizer.context or ()
                score, word = _boosted(text, hit.start, pattern.score, words, asked.context or ())
                name = recognizer.name or "ad hoc"
                kept.append(_Match(hit.start, hit.end, recognizer.supported_entity, score, name, pattern, word))
        out.append(_without_contained([m for m in kept if text[m.start : m.end] not in exact]))
    return out


def _flags(given: int | None) -> int:
    return _DEFAULT_FLAGS if given is None else given


def _patterns(recognizer: AdHocRecognizer) -> list[AdHocPattern]:
    if not recognizer.patterns and not recognizer.deny_list:
        raise RefusalError(422, "invalid", "ad_hoc_recognizers: patterns or a deny_list is needed")
    words = "|".join(re.escape(word) for word in recognizer.deny_list)
    denied = AdHocPattern.model_construct(
        name="deny_list", regex=rf"(?:^|(?<=\W))({words})(?:(?=\W)|$)", score=recognizer.deny_list_score
    )
    return [*recognizer.patterns, *([denied] if words else [])]


def _boosted(text: str, start: int, score: float, words: Sequence[str], context: Sequence[str]) -> tuple[float, str]:
    """``score``, raised when one of ``words`` is in the few words before ``start`` or in ``context``; and that word."""
    near = [*re.findall(r"\w+", text[max(0, start - 200) : start])[-_WORDS_BEFORE:], *context]
    for word in words:
        if any(word.lower() in one.lower() for one in near):
            return min(1.0, max(score + _BOOST, _BOOSTED)), word
    return score, ""


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
