"""What the steps that follow a recorded decision take and give."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from wa_redact.apps.service.schemas import STRICT, Who, Whole

_DOCUMENT = "The digest of a document that was judged, in the place of a text."


def named(digest: str) -> str:
    """What stands in the record for the document with the SHA-256 ``digest``."""
    return f"document:{digest}"


def _either(one: str, other: str) -> dict[str, Any]:
    return {"required": [one], "properties": {one: {"type": "string"}, other: {"type": "null"}}}


class Message(Who):
    """Exactly the message that was decided about, from and to the same."""

    model_config = STRICT | {"json_schema_extra": {"oneOf": [_either("text", "document"), _either("document", "text")]}}

    text: Annotated[str | None, Field(description="The message.")] = None
    document: Annotated[str | None, Field(pattern=r"^[0-9a-f]{64}$", description=_DOCUMENT)] = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.text is None) == (self.document is None):
            raise ValueError("text or document is needed, and not both")
        return self

    @property
    def message(self) -> str:
        """What stands in the record."""
        return self.text if self.text is not None else named(self.document or "")


class Step(Message):
    """A decision, and the message it was about."""

    decision: Annotated[str, Field(max_length=100)]


class Override(Step):
    """A wish to send it as it was written."""

    justification: Annotated[str, Field(max_length=2000)]


class Redeem(Message):
    """An override's token, and the message it is for."""

    token: Annotated[str, Field(max_length=500)]


class Report(Who):
    """Something that was wrongly found."""

    decision: Annotated[str, Field(max_length=100)]
    text: str
    start: Whole
    end: Whole
    label: Annotated[str, Field(max_length=100)]
    offsets: Literal["codepoints", "utf16"] = "codepoints"

    def points(self) -> tuple[int, int]:
        """Start and end in code points."""
        if self.offsets == "codepoints":
            return self.start, self.end
        units = self.text.encode("utf-16-le")
        start, end = (len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in (self.start, self.end))
        return start, end


class Withdraw(BaseModel):
    """A word that shall be found again."""

    model_config = STRICT

    word: Annotated[str, Field(min_length=1, max_length=200)]


class Released(BaseModel):
    """The message may go now."""

    decision: str
    how: Literal["confirmed", "safe", "override"]


class Overridden(BaseModel):
    """Leave to send one message once. The token is for the sender only."""

    token: str
    id: str
    expires: str


class Reported(BaseModel):
    """What a manager decides about."""

    proposal: str


class Done(BaseModel):
    """It is done."""

    done: bool


class ProposalAnswer(BaseModel):
    """A word that was found and should not have been, by what people say."""

    id: str
    word: str
    label: str
    reports: int
    first: str
    expires: str


class Proposals(BaseModel):
    """Those that wait for a manager."""

    proposals: list[ProposalAnswer]


class AllowedWords(BaseModel):
    """What may stay because a manager approved it."""

    words: list[str]
    numbers: list[str]
