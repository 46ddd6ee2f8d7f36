"""The spaCy component ``wa_redact``: the same engine, its findings on the Doc."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from wa_redact.default import Redactor
from wa_redact.policy import PROFILES
from wa_redact.policy_file import dump_policy
from wa_redact.types import Action, Finding, Verdict

_KEY = "wa_redact"


class Redaction(NamedTuple):
    """What the component found: findings by exact characters, the action's name, the safe text, an error's type; why,
    and what else is to be done.
    """

    findings: tuple[Finding, ...]
    action: str
    text: str
    error: str | None
    reasons: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Redaction(action={self.action!r}, findings={len(self.findings)})"


def _redaction(doc: Doc) -> Redaction | None:
    # plain data in user_data survives DocBin, bytes and other processes
    data = doc.user_data.get(_KEY)
    if data is None:
        return None
    found = tuple(Finding(*f) for f in data["findings"])
    said = (tuple(data.get(key, ())) for key in ("reasons", "reminders"))
    return Redaction(found, data["action"], data["text"], data["error"], *said)


Doc.set_extension(_KEY, getter=_redaction, force=True)


class WaRedact:
    """Writes ``doc.spans[spans_key]`` (grown to whole tokens) and ``doc._.wa_redact`` (exact).

    ``policy`` is a profile's name, a TOML file (its name ends in ".toml") or TOML text; it is saved with the pipeline
    as text, so that the copy does not depend on a file. ``label_map`` renames labels in the span group; ``doc.ents``
    is changed only with ``set_ents``, and entities that stand there already are kept. A failure is a BLOCK in
    ``doc._.wa_redact``. Raises PolicyError for a policy that cannot be used; a file that is not there is asked for
    at the first message, since a saved pipeline brings its policy along.
    """

    def __init__(
        self,
        policy: str,
        model: Literal["bundled", "none"],
        spans_key: str,
        set_ents: bool,
        label_map: dict[str, str],
    ) -> None:
        self.config: dict[str, Any] = {
            "policy": policy,
            "model": model,
            "spans_key": spans_key,
            "set_ents": set_ents,
            "label_map": dict(label_map),
        }
        self._build()

    def _build(self) -> None:
        policy = self.config["policy"]
        self._redactor: Redactor | None = None
        if not policy.endswith(".toml") or Path(policy).exists():
            self._redactor = self._made()

    def _made(self) -> Redactor:
        return Redactor(self.config["policy"], model=None if self.config["model"] == "none" else "bundled")

    @property
    def redactor(self) -> Redactor:
        """The redactor behind the component."""
        if self._redactor is None:
            self._redactor = self._made()
        return self._redactor

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return self._annotate(doc, self.redactor.check(doc.text))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate a stream of Docs in batches, in order."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) >= batch_size:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, docs: list[Doc]) -> Iterator[Doc]:
        verdicts = self.redactor.pipe([d.text for d in docs], batch_size=max(1, len(docs)))
        for doc, verdict in zip(docs, verdicts, strict=True):
            yield self._annotate(doc, verdict)

    def _annotate(self, doc: Doc, verdict: Verdict) -> Doc:
        doc.user_data[_KEY] = {
            "findings": [list(f) for f in verdict.findings],
            "action": Action(verdict.action).name,
            "text": verdict.text,
            "error": verdict.error,
            "reasons": list(verdict.reasons),
            "reminders": list(verdict.reminders),
        }
        names = self.config["label_map"]
        spans = [
            span
            for f in verdict.findings
            if (span := doc.char_span(f.start, f.end, label=names.get(f.label, f.label), alignment_mode="expand"))
            is not None
        ]
        doc.spans[self.config["spans_key"]] = spans
        if self.config["set_ents"]:
            taken = {t.i for e in doc.ents for t in e}
            new = [s for s in filter_spans(spans) if not taken.intersection(range(s.start, s.end))]
            doc.set_ents([*doc.ents, *new])
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """The settings with the policy written out; the bundled model travels with the package."""
        policy = self.config["policy"]
        whole = policy if policy in PROFILES else dump_policy(self.redactor.policy)
        return json.dumps({**self.config, "policy": whole}).encode()

    def from_bytes(self, data: bytes, **_: Any) -> WaRedact:
        """Take the settings from ``to_bytes``."""
        self.config = json.loads(data)
        self._build()
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the settings into the folder ``path``."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "config.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> WaRedact:
        """Read the settings from the folder ``path``."""
        return self.from_bytes((Path(path) / "config.json").read_bytes())


@Language.factory(
    "wa_redact",
    default_config={
        "policy": "service-user",
        "model": "bundled",
        "spans_key": "wa_redact",
        "set_ents": False,
        "label_map": {},
    },
    assigns=["doc.spans", "doc._.wa_redact"],
)
def make_wa_redact(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    policy: str,
    model: Literal["bundled", "none"],
    spans_key: str,
    set_ents: bool,
    label_map: dict[str, str],
) -> WaRedact:
    """Build the component; spaCy calls this for ``nlp.add_pipe("wa_redact")``."""
    return WaRedact(policy, model, spans_key, set_ents, label_map)
