"""Decides whether a document may be sent: by its name, its caption, its type and what is in it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from wa_redact.apps.documents.findings import facts_in, found_in
from wa_redact.apps.documents.isolate import content_of
from wa_redact.apps.documents.kinds import kind_of_caption, kind_of_content
from wa_redact.apps.documents.types import ALLOWED, UNKNOWN, UNREAD, Content, Judgement, MissingLibraryError, Piece
from wa_redact.errors import UndecidedError
from wa_redact.guidance import NO_IDENTIFIERS
from wa_redact.labels import LABELS
from wa_redact.reports import RULE, ReportKind, kind_of_name
from wa_redact.types import Action

if TYPE_CHECKING:
    from wa_redact.attachments import DocumentRule
    from wa_redact.default import Redactor

_COUNTER = re.compile(r"^0\d{7}-")
_NAME, _CAPTION = "the file's name", "the caption"


def judge(
    data: bytes | Path,
    name: str,
    *,
    caption: str = "",
    redactor: Redactor,
    settings: DocumentRule | None = None,
    text: bool = False,
) -> Judgement:
    """The decision about sending the document ``data`` under ``name`` with ``caption``.

    ``redactor`` looks at the text as at a message, under its policy. ``settings``: the policy's own when None.
    ``text``: give back what was read. Nothing is raised but TypeError: a failure is a BLOCK that names its type.
    """
    if not isinstance(data, (bytes, Path)) or not isinstance(name, str) or not isinstance(caption, str):
        raise TypeError("a document is bytes or a Path; its name and caption are str")
    rule = settings if settings is not None else redactor.policy.documents
    if not rule.on:
        return Judgement(Action.ALLOW)
    try:
        content = data if isinstance(data, bytes) else _bytes_of(data, rule.max_bytes)
        return _Case(content, name, caption, redactor, rule).judgement(text=text)
    except (MissingLibraryError, UndecidedError) as e:
        return _undecided(type(e).__name__, str(e))
    except OSError as e:
        return _undecided(type(e).__name__, e.strerror or "it cannot be read")
    except Exception as e:  # noqa: BLE001 - no failure may let a document go; its message may quote it
        return _undecided(type(e).__name__, "no decision was reached")


def _bytes_of(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most + 1)


def _undecided(error: str, why: str) -> Judgement:
    return Judgement(Action.BLOCK, UNREAD, (f"{UNREAD}: {why}",), error=error)


class _Case:
    """One document, and the reasons as they come up."""

    def __init__(self, data: bytes, name: str, caption: str, redactor: Redactor, rule: DocumentRule) -> None:
        self._data, self._name, self._caption = data, name, caption
        self._redactor, self._rule = redactor, rule
        self._digest = hashlib.sha256(data).hexdigest()
        self._action = Action.ALLOW
        self._by: str | None = None
        self._kind: ReportKind | None = None
        self._reasons: list[str] = []
        self._counts: Counter[str] = Counter()
        reports = redactor.policy.guidance.get(RULE)
        self._reports = Action.BLOCK if reports is None or reports.action is None else reports.action
        self._reports_on = reports is None or reports.on

    def judgement(self, *, text: bool) -> Judgement:
        """The decision. Raises MissingLibraryError, UndecidedError."""
        pieces = [Piece(_NAME, _plain(self._name)), Piece(_CAPTION, self._caption)]
        content = Content()
        if len(self._data) > self._rule.max_bytes:
            self._digest = ""
            content.unread = f"it is larger than {self._rule.max_bytes:,} bytes"
        allowed = self._rule.allow.get(self._digest)
        if allowed is None:
            self._report(kind_of_name(self._name), "the file's name says it is")
            self._report(kind_of_caption(self._caption), "the caption says it is")
            if content.unread is None:
                content = content_of(self._data, self._name, seconds=self._rule.time_limit, ocr=self._rule.ocr)
            if told := kind_of_content(content):
                self._report(*told)
        self._identifiers([*pieces, *content.pieces], content)
        if content.unread is not None:
            self._say(UNREAD, Action.BLOCK, content.unread)
        if allowed is not None:
            self._reasons.append(f"{ALLOWED}: on the policy's list as {allowed!r}")
        elif self._action < self._rule.unknown:
            self._say(UNKNOWN, self._rule.unknown, "nothing is known of it; the policy can list files that may go")
        return Judgement(
            self._action,
            self._by,
            tuple(self._reasons),
            self._kind.name if self._kind is not None else None,
            content.media,
            dict(sorted(self._counts.items())),
            tuple(content.notes),
            self._digest,
            None,
            "\n".join(piece.text for piece in content.pieces) if text else None,
        )

    def _say(self, rule: str, action: Action, why: str) -> None:
        self._reasons.append(f"{rule}: {why}")
        # between colleagues a policy only warns; what was not read is held all the same
        if self._redactor.policy.profile == "internal" and rule != UNREAD:
            action = min(action, Action.WARN)
        if action > self._action:
            self._action, self._by = action, rule

    def _report(self, kind: ReportKind | None, told: str) -> None:
        if kind is None or not self._reports_on or (self._kind is not None and self._kind == kind):
            return
        self._kind = self._kind or kind
        self._say(RULE, self._reports, f"{told} {kind.title}")

    def _identifiers(self, pieces: list[Piece], content: Content) -> None:
        policy = self._redactor.policy
        if not policy.guidance[NO_IDENTIFIERS].on:
            return
        for (label, where), n in sorted(found_in(self._redactor, pieces).items()):
            self._counts[label] += n
            self._say(NO_IDENTIFIERS, _act(policy.action(label)), _said(LABELS[label], n, where))
        for (label, what), n in sorted(facts_in(self._redactor, content.facts).items()):
            self._counts[label] += n
            self._say(NO_IDENTIFIERS, _act(policy.action(label)), f"{what} ({n})")


def _act(action: Action) -> Action:
    """A document is not rewritten: where a message would be redacted, it is stopped."""
    return Action.BLOCK if action >= Action.REDACT else action


def _said(what: str, n: int, where: str) -> str:
    return f"{what} ({n})" if where == "text" else f"{what} ({n}), in {where}"


def _plain(name: str) -> str:
    """A file's name as words, so that a name in it is found; without the number that an iPhone's export puts first."""
    stem = _COUNTER.sub("", name)
    stem = stem.rpartition("/")[2].rpartition(".")[0] or stem
    return " ".join(stem.replace("_", " ").replace("-", " ").split())
