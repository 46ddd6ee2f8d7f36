"""Files that go through the gateway: judged when they are uploaded, remembered by the id that the provider gave them."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from wa_redact.apps.documents.types import Judgement
from wa_redact.apps.gateway import parts
from wa_redact.apps.gateway.meta import File
from wa_redact.apps.gateway.parts import Outcome
from wa_redact.policy import Policy
from wa_redact.reports import RULE, kind_of_name
from wa_redact.types import Action, Situation

#: what is not known of a file: its rule's id in a reason
UNKNOWN = "unknown-document"
#: ids remembered; providers keep an upload for 30 days
_MOST = 100_000


#: bytes, name, caption -> the judgement; may take seconds
Judge = Callable[[bytes, str, str], Judgement]


class Files:
    """Judges files under ``policy``. ``judge``: None where what reads documents is not installed."""

    def __init__(self, policy: Policy, judge: Judge | None, *, at_once: int = 2) -> None:
        self._rule = policy.documents
        self._judge = judge
        self._room = asyncio.Semaphore(at_once)
        self._seen: OrderedDict[str, Outcome] = OrderedDict()

    async def uploaded(self, data: bytes, name: str, caption: str = "") -> Outcome:
        """The outcome for a file that is here."""
        if not self._rule.on:
            return Outcome(Action.ALLOW)
        if self._judge is None:
            return self._unknown("what reads documents is not installed")
        async with self._room:
            judged = await asyncio.to_thread(self._judge, data, name, caption)
        return Outcome(judged.action, judged.reasons)

    def remember(self, media_id: str, outcome: Outcome) -> None:
        """A provider took a file and gave it this id."""
        self._seen[media_id] = outcome
        self._seen.move_to_end(media_id)
        if len(self._seen) > _MOST:
            self._seen.popitem(last=False)

    async def judged(self, file: File, situation: Situation) -> Outcome:
        """The outcome for a file that a message sends on: by its name and caption, and by what is known of its content."""
        if not self._rule.on:
            return Outcome(Action.ALLOW)
        outcome = self._by_name(file)
        if outcome is None and file.data is not None:
            outcome = await self._carried(file.data, file)
        if outcome is None and file.id is not None:
            outcome = self._seen.get(file.id) or self._unknown("a file that was not uploaded through here")
        outcome = outcome or self._unknown("a file that stands elsewhere")
        most = Action.WARN if situation.recipient == "colleague" else Action.BLOCK
        return replace(outcome, action=min(outcome.action, most))

    async def _carried(self, encoded: str, file: File) -> Outcome:
        try:
            data = b64decode(encoded, validate=True)
        except ValueError:
            return parts.refusal(f"{UNKNOWN}: a file that is not in base64")
        return await self.uploaded(data, file.name, file.caption)

    def _by_name(self, file: File) -> Outcome | None:
        link = unquote(urlsplit(file.link).path.rpartition("/")[2]) if file.link else ""
        for said in (file.name, link):
            kind = kind_of_name(said) if said else None
            if kind is not None:
                return parts.refusal(f"{RULE}: {kind.title}")
        return None

    def _unknown(self, said: str) -> Outcome:
        return Outcome(self._rule.unknown, (f"{UNKNOWN}: {said}",))
