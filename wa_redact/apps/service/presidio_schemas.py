"""What Presidio's paths take and give, as its API documentation has them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from wa_redact.apps.service.schemas import Whole

_CONFIG = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)
_Score = Annotated[float, Field(ge=0, le=1)]
_Word = Annotated[str, Field(min_length=1, max_length=200)]
_Regex = Annotated[str, Field(min_length=1, max_length=2000)]
_Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,63}$")]
_MOST = 100


class AdHocPattern(BaseModel):
    """A regular expression, and how sure its matches are."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, frozen=True)

    name: str = ""
    regex: _Regex
    score: _Score
    capture_group: Annotated[int, Field(ge=0)] | str | None = None


class AdHocRecognizer(BaseModel):
    """Patterns or words that are looked for in this request only."""

    model_config = _CONFIG

    name: str = ""
    supported_entity: _Name
    supported_language: Literal["en"] = "en"
    patterns: Annotated[list[AdHocPattern], Field(max_length=_MOST)] = []
    deny_list: Annotated[list[_Word], Field(max_length=1000)] = []
    deny_list_score: _Score = 1.0
    context: Annotated[list[_Word], Field(max_length=_MOST)] | None = None
    global_regex_flags: int | None = None
    version: str | None = None


class AnalyzeRequest(BaseModel):
    """A text, or a list of them, to look at."""

    model_config = _CONFIG

    text: Annotated[str | list[str], Field(min_length=1)]
    language: Literal["en"]
    entities: Annotated[list[_Name], Field(max_length=1000)] | None = None
    score_threshold: _Score | None = None
    return_decision_process: bool | Literal[0, 1] | None = None
    ad_hoc_recognizers: Annotated[list[AdHocRecognizer], Field(max_length=_MOST)] | None = None
    context: Annotated[list[_Word], Field(max_length=_MOST)] | None = None
    allow_list: Annotated[list[str], Field(max_length=1000)] | None = None
    allow_list_match: Literal["exact", "regex"] = "exact"
    regex_flags: int | None = None
    correlation_id: Annotated[str | None, Field(description="Taken, and not logged.")] = None
    trace: Annotated[Any, Field(description="Taken, and of no effect.")] = None

    @property
    def told(self) -> str:
        """The words of ``context`` as they are set before a text, for our detectors to read; else empty."""
        return " ".join(self.context) + "\n" if self.context else ""


class Result(BaseModel):
    """Where something was found in a text: code points, half-open."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False)

    start: Whole
    end: Whole
    entity_type: Annotated[str, Field(min_length=1, max_length=200)]
    score: float


class AnonymizeRequest(BaseModel):
    """A text, or a list of them, with what was found in it, and what is to be done about each entity type."""

    model_config = _CONFIG

    text: Annotated[str | list[str], Field(min_length=1)]
    analyzer_results: Annotated[list[Result] | list[list[Result]], Field(max_length=10_000)]
    anonymizers: dict[str, dict[str, Any]] | None = None


class Explanation(BaseModel):
    """Why something was found."""

    recognizer: str
    pattern_name: str | None
    pattern: str | None
    original_score: float
    score: float
    textual_explanation: str | None
    score_context_improvement: float
    supportive_context_word: str
    validation_result: bool | None


class AnalyzeResult(BaseModel):
    """Something that was found."""

    entity_type: str
    start: int
    end: int
    score: float
    analysis_explanation: Explanation | None


class AnonymizeItem(BaseModel):
    """Something that was replaced, where it stands in the new text."""

    start: int
    end: int
    entity_type: str
    text: str
    operator: str
    score: float


class AnonymizeAnswer(BaseModel):
    """The new text."""

    text: str
    items: list[AnonymizeItem]


AnalyzeAnswer = list[AnalyzeResult]
AnalyzeAnswers = list[list[AnalyzeResult]]
AnonymizeAnswers = list[AnonymizeAnswer]
