"""What the paths under /v1 take and give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from wa_redact.types import Finding, Verdict

if TYPE_CHECKING:
    from wa_redact.apps.gate.types import Decision

STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)
_TEXT = "One message, or a list of them: the answer is then a list in the same order."
_TO = "Whom the messages are for; a colleague is only warned. Else whom the policy is for."
_DEVICE = "What they are sent from (work); nothing goes to a service user from a personal telephone."
_OFFSETS = "What start and end count: code points, or UTF-16 code units as JavaScript and Java do."


#: 3.0 is the integer 3 to JSON, and in programs that have one kind of number only
Whole = Annotated[int, Field(ge=0), BeforeValidator(lambda n: int(n) if isinstance(n, float) and n.is_integer() else n)]


class Texts(BaseModel):
    """Messages to look at."""

    model_config = STRICT

    text: Annotated[str | list[str], Field(description=_TEXT, examples=["ring kayden on 07700 900123"])]
    offsets: Annotated[Literal["codepoints", "utf16"], Field(description=_OFFSETS)] = "codepoints"


class Who(BaseModel):
    """Whose message it is and whom it is for. The ids are recorded as keyed digests, where a record is kept."""

    model_config = STRICT

    to: Annotated[Literal["service-user", "colleague"] | None, Field(description=_TO)] = None
    device: Annotated[Literal["work", "personal"] | None, Field(description=_DEVICE)] = None
    sender: Annotated[str | None, Field(max_length=200, description="An id of who sends; else the token's name.")] = (
        None
    )
    recipient: Annotated[str | None, Field(max_length=200, description="An id of who gets it.")] = None
    device_id: Annotated[str | None, Field(max_length=200, description="An id of the telephone or account.")] = None


class Check(Who, Texts):
    """Messages to decide about."""

    include_text: Annotated[bool, Field(description="Give the text that may be sent instead as well.")] = False


class Document(Who):
    """What goes with the file in a form."""

    caption: Annotated[str, Field(description="What is written beside it.")] = ""


class FindingAnswer(BaseModel):
    """Something identifying: where it stands and why we think so, never what it says."""

    start: int
    end: int
    label: str
    score: float
    detector: str
    entity_type: Annotated[str, Field(description="The label again, by Presidio's name for the field.")]


class CheckAnswer(BaseModel):
    """The decision about one message. ``error``: why none could be reached; the action is then BLOCK.

    What follows ``text`` is told where decisions are recorded.
    """

    action: Literal["ALLOW", "WARN", "REDACT", "BLOCK"]
    findings: list[FindingAnswer]
    reasons: list[str]
    reminders: list[str]
    error: str | None
    text: Annotated[str | None, Field(description="Only when asked for.")] = None
    id: Annotated[str, Field(description="The decision, for the steps that follow; empty when not recorded.")] = ""
    would: Annotated[str, Field(description="The action if this were no simulation.")] = ""
    simulated: bool = False
    overridable: Annotated[bool, Field(description="The policy lets somebody override it.")] = False
    recorded: bool = False


class DocumentAnswer(BaseModel):
    """The decision about a document. What follows ``reminders`` is told where decisions are recorded."""

    action: Literal["ALLOW", "WARN", "BLOCK"]
    rule: Annotated[str | None, Field(description="The rule that decided.")]
    reasons: list[str]
    kind: Annotated[str | None, Field(description="What kind of report it is.")]
    media: Annotated[str, Field(description="Its type by its content.")]
    findings: Annotated[dict[str, int], Field(description="Label: how often it was found.")]
    notes: list[str]
    sha256: Annotated[str, Field(description="Of the file; a policy can list files that may go.")]
    error: str | None
    reminders: list[str]
    id: str = ""
    would: str = ""
    simulated: bool = False
    overridable: bool = False
    recorded: bool = False


class DetectAnswer(BaseModel):
    """What was found in one message. ``error``: why nothing could be said; findings are then empty."""

    findings: list[FindingAnswer]
    error: str | None


class RedactAnswer(BaseModel):
    """One message with what identifies taken out. ``error``: why it could not be; ``text`` is then null."""

    text: str | None
    findings: list[FindingAnswer]
    action: Literal["ALLOW", "WARN", "REDACT", "BLOCK"]
    error: str | None


class CheckAnswers(BaseModel):
    """One for each message, in their order."""

    results: list[CheckAnswer]


class DetectAnswers(BaseModel):
    """One for each message, in their order."""

    results: list[DetectAnswer]


class RedactAnswers(BaseModel):
    """One for each message, in their order."""

    results: list[RedactAnswer]


class LabelAnswer(BaseModel):
    """One label."""

    label: str
    covers: str
    action: Literal["ALLOW", "WARN", "REDACT", "BLOCK"]


class LabelsAnswer(BaseModel):
    """The labels."""

    labels: list[LabelAnswer]


class RuleAnswer(BaseModel):
    """What is done about one label."""

    action: Literal["ALLOW", "WARN", "REDACT", "BLOCK"]
    style: str
    min_score: float
    threshold: float


class GuidanceAnswer(BaseModel):
    """One rule of the guidance. ``action``: of ``no-identifiers`` none, that of each label stands in ``rules``."""

    on: bool
    title: str
    action: Literal["ALLOW", "WARN", "REDACT", "BLOCK"] | None
    owner: str
    version: str
    review_by: str | None


class AllowedAnswer(BaseModel):
    """How many values may stay."""

    words: int
    numbers: int


class PolicyAnswer(BaseModel):
    """The policy in force."""

    title: str
    profile: str
    version: str
    owner: str
    review_by: str | None
    reviews_due: list[str]
    allowed: AllowedAnswer
    max_chars: int
    rules: dict[str, RuleAnswer]
    guidance: dict[str, GuidanceAnswer]


class HealthAnswer(BaseModel):
    """The service."""

    status: Literal["ok", "stopping"]


class Problem(BaseModel):
    """Why a request was not carried out. Nothing that was sent is quoted."""

    error: Annotated[str, Field(description="For people.")]
    code: Annotated[str, Field(description="For programs.")]


def findings_of(text: str, verdict: Verdict | Decision, offsets: str) -> list[dict[str, Any]]:
    """The findings of ``verdict`` on ``text``, counted as ``offsets`` says."""
    if offsets == "codepoints" or text.isascii():
        return [f.to_dict() for f in verdict.findings]
    return [
        f._replace(start=a, end=b).to_dict()
        for f, (a, b) in zip(verdict.findings, _utf16(text, verdict.findings), strict=True)
    ]


def _utf16(text: str, findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    """The offsets of ``findings``, sorted and disjoint, in UTF-16 code units. One pass, however many there are."""
    out = []
    at = units = 0
    for f in findings:
        units += f.start - at + sum(c > "\uffff" for c in text[at : f.start])
        length = f.end - f.start + sum(c > "\uffff" for c in text[f.start : f.end])
        out.append((units, units + length))
        at, units = f.end, units + length
    return out
