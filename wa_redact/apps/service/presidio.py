"""Presidio's REST paths, so that its clients move over by another address.

What is found, and under which labels, is ours (``/supportedentities``). Asked for by a name of Presidio's
(LOCATION, CREDIT_CARD) it is answered by that name. What is not offered (encryption, other languages) is refused: an
answer that is weaker than what was asked for would look the same.
"""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from wa_redact import detectors
from wa_redact.apps.service import presidio_analyze as analysis
from wa_redact.apps.service.body import read
from wa_redact.apps.service.core import Core, caller_of
from wa_redact.apps.service.errors import RefusalError, json_answer
from wa_redact.apps.service.openapi import answers, takes
from wa_redact.apps.service.presidio_operators import OPERATORS, anonymized
from wa_redact.apps.service.presidio_regex import Expressions
from wa_redact.apps.service.presidio_schemas import (
    AnalyzeAnswer,
    AnalyzeAnswers,
    AnalyzeRequest,
    AnonymizeAnswer,
    AnonymizeAnswers,
    AnonymizeRequest,
    Result,
)
from wa_redact.labels import LABELS
from wa_redact.types import MODEL

_EXAMPLE = {"text": "John Smith drivers license is AC432223", "language": "en"}


def router(core: Core) -> APIRouter:
    """The paths, answered by ``core``."""
    routes = APIRouter(tags=["presidio"])
    expressions = Expressions()

    @routes.post(
        "/analyze",
        openapi_extra=takes(AnalyzeRequest, _EXAMPLE),
        responses=answers(AnalyzeAnswer, AnalyzeAnswers),
    )
    async def analyze(request: Request) -> Response:
        """Presidio's analyser: what was found in a text, or in each of a list of texts.

        `X-Unsupported-Entities` lists those asked for that are not looked for.
        """
        caller_of(request)
        asked = await read(request, AnalyzeRequest)
        wanted = analysis.wanted(asked)
        texts = [asked.text] if isinstance(asked.text, str) else asked.text
        if len(texts) > core.settings.max_texts:
            raise RefusalError(413, "too_many_texts", f"more than {core.settings.max_texts} texts in one request")
        verdicts = await core.verdicts(request, texts)
        told = await core.verdicts(request, [asked.told + t for t in texts]) if asked.told else []
        found = await analysis.results(asked, wanted, texts, verdicts, told, expressions)
        headers = {"X-Unsupported-Entities": ", ".join(wanted.unsupported)} if wanted.unsupported else None
        return json_answer(found if isinstance(asked.text, list) else found[0], headers)

    @routes.post(
        "/anonymize", openapi_extra=takes(AnonymizeRequest), responses=answers(AnonymizeAnswer, AnonymizeAnswers)
    )
    async def anonymize(request: Request) -> Response:
        """Presidio's anonymiser: a text with the results of an analysis replaced, or each of a list of texts.

        Only what `analyzer_results` names is replaced; `/v1/redact` looks by itself.
        """
        caller_of(request)
        asked = await read(request, AnonymizeRequest)
        operators = asked.anonymizers or {}
        if isinstance(asked.text, str):
            return json_answer(anonymized(asked.text, _flat(asked.analyzer_results), operators))
        lists = _nested(asked, len(asked.text))
        return json_answer([anonymized(t, r, operators) for t, r in zip(asked.text, lists, strict=True)])

    @routes.post("/deanonymize", include_in_schema=False)
    async def deanonymize(request: Request) -> Response:
        caller_of(request)
        raise RefusalError(422, "not_offered", "nothing is encrypted here, so nothing can be decrypted")

    @routes.get("/supportedentities", responses=answers(list[str]))
    async def entities(request: Request, language: Literal["en"] = "en") -> Response:
        """The labels that are looked for."""
        caller_of(request)
        del language  # there is one
        return json_answer(list(LABELS))

    @routes.get("/recognizers", responses=answers(list[str]))
    async def recognizers(request: Request, language: Literal["en"] = "en") -> Response:
        """The names of the detectors, and of the model."""
        caller_of(request)
        del language
        names = sorted({d.name for d in detectors.load(core.settings.policy.plugins)})
        return json_answer(names if core.settings.rules_only else [*names, MODEL])

    @routes.get("/anonymizers", responses=answers(list[str]))
    async def operators(request: Request) -> Response:
        """The operators that `/anonymize` knows."""
        caller_of(request)
        return json_answer(list(OPERATORS))

    return routes


def _flat(results: list[Result] | list[list[Result]]) -> list[Result]:
    flat = [r for r in results if isinstance(r, Result)]
    if len(flat) < len(results):
        raise RefusalError(422, "invalid", "analyzer_results: must be a list of results when text is one text")
    return flat


def _nested(asked: AnonymizeRequest, count: int) -> list[list[Result]]:
    lists = [r for r in asked.analyzer_results if isinstance(r, list)]
    if len(lists) < len(asked.analyzer_results) or len(lists) != count:
        raise RefusalError(422, "invalid", "analyzer_results: must be one list of results per item in 'text'")
    return lists
