"""Answers in the shapes that the providers' own client libraries understand, so that none of them tries again.

No answer quotes what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from starlette.responses import JSONResponse, Response

from wa_redact.apps.gateway.parts import Outcome
from wa_redact.apps.service.errors import RefusalError

#: ours: outside of the ranges that Meta and Twilio document
META_CODE, TWILIO_CODE = 990001, 99001
_TITLE = "Message not sent"
ERROR_HEADER, REASON_HEADER, DECISION_HEADER = "X-WA-Redact-Error", "X-WA-Redact-Reasons", "X-WA-Redact-Decision"

#: an answer of one provider: status, code for programs, sentence for people, further headers
Shape = Callable[[int, str, str, Mapping[str, str]], Response]


def meta(status: int, code: str, said: str, headers: Mapping[str, str]) -> Response:
    """As Meta's Graph API answers."""
    error = {
        "message": f"(#{META_CODE}) {said}",
        "type": "OAuthException",
        "code": META_CODE,
        "is_transient": status in (429, 503),
        "error_user_title": _TITLE,
        "error_user_msg": said,
        "error_data": {"messaging_product": "whatsapp", "details": said},
    }
    return JSONResponse({"error": error}, status, {ERROR_HEADER: code, **headers})


def twilio(status: int, code: str, said: str, headers: Mapping[str, str]) -> Response:
    """As Twilio's API answers."""
    body = {"code": TWILIO_CODE, "message": said, "more_info": "", "status": status}
    return JSONResponse(body, status, {ERROR_HEADER: code, **headers})


def notify(status: int, code: str, said: str, headers: Mapping[str, str]) -> Response:
    """As GOV.UK Notify answers."""
    error = {"error": "RateLimitError" if status == 429 else "BadRequestError", "message": said}
    return JSONResponse({"status_code": status, "errors": [error]}, status, {ERROR_HEADER: code, **headers})


def blocked(shape: Shape, outcome: Outcome, decision: str = "") -> Response:
    """The answer to a request that is not sent on: 400, with the reasons."""
    headers = {REASON_HEADER: ", ".join(ids(outcome.reasons))}
    if decision:
        headers[DECISION_HEADER] = decision
    return shape(400, "blocked", "; ".join(outcome.reasons) or "the message is not sent on", headers)


def refused(shape: Shape, error: RefusalError) -> Response:
    """The answer to a request that was refused before it was looked at."""
    return shape(error.status, error.code, error.detail, error.headers)


def ids(reasons: Sequence[str]) -> list[str]:
    """The ids of the rules in ``reasons``."""
    return sorted({reason.partition(":")[0] for reason in reasons})
