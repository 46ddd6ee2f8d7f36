"""The rules in force: the labels and the policy."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from wa_redact.apps.service.core import Core, caller_of
from wa_redact.apps.service.errors import json_answer
from wa_redact.apps.service.openapi import answers
from wa_redact.apps.service.schemas import LabelsAnswer, PolicyAnswer
from wa_redact.labels import LABELS
from wa_redact.policy_file import dump_policy


def router(core: Core) -> APIRouter:
    """The paths, answered by ``core``."""
    routes = APIRouter(prefix="/v1", tags=["rules"])

    @routes.get("/labels", responses=answers(LabelsAnswer))
    async def labels(request: Request) -> Response:
        """List the labels, what each covers and what is done about it."""
        caller_of(request)
        policy = core.settings.policy
        return json_answer(
            {"labels": [{"label": k, "covers": v, "action": policy.action(k).name} for k, v in LABELS.items()]}
        )

    @routes.get("/policy", responses=answers(PolicyAnswer))
    async def policy(request: Request) -> Response:
        """Tell the policy in force. The values that it lets stand are counted, not told."""
        caller_of(request)
        return json_answer(_policy(core))

    @routes.get(
        "/policy.toml",
        responses=answers() | {200: {"description": "The policy file", "content": {"application/toml": {}}}},
    )
    async def policy_file(request: Request) -> Response:
        """The whole policy as a file, with the values that it lets stand: for a manager."""
        caller_of(request, "manager")
        return Response(dump_policy(core.settings.policy), media_type="application/toml")

    return routes


def _policy(core: Core) -> dict[str, Any]:
    policy = core.settings.policy
    return {
        "title": policy.title,
        "profile": policy.profile,
        "version": policy.version,
        "owner": policy.owner,
        "review_by": _day(policy.review_by),
        "reviews_due": list(policy.reviews_due()),
        "allowed": {"words": len(policy.allow_words), "numbers": len(policy.allow_numbers)},
        "max_chars": min(policy.max_chars, core.settings.max_chars),
        "rules": {
            label: {
                "action": policy.action(label).name,
                "style": rule.style,
                "min_score": rule.min_score,
                "threshold": rule.threshold,
            }
            for label, rule in policy.rules.items()
        },
        "guidance": {
            name: {
                "on": rule.on,
                "title": rule.title,
                "action": rule.action.name if rule.action is not None else None,
                "owner": rule.owner,
                "version": rule.version,
                "review_by": _day(rule.review_by),
            }
            for name, rule in policy.guidance.items()
        },
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
