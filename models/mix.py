"""The training mix: one epoch of freshly augmented documents, as token types and allowed tags."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from models import corpora, generator
from models.augment import vary
from models.names import Names
from wa_redact.apps.train.examples import Document


class Mix:
    """All training documents and how often each set is drawn."""

    def __init__(self, data: Path, names: Names, settings: dict[str, Any]) -> None:
        self.names, self.settings = names, settings
        self.hand, self.sms = corpora.hand_marked(data), corpora.text_messages(data)
        if settings["hold_out"]:
            self.hand = [document for document in self.hand if not corpora.inner(document)]
            self.sms = [document for document in self.sms if not corpora.inner(document)]
        self.public = corpora.public(data)

    def documents(self) -> list[Document]:
        return [*self.hand, *self.sms, *(item for part in self.public.values() for item in part)]

    def epoch(self, rng: random.Random) -> list[Document]:
        """Freshly augmented documents, shuffled."""
        settings, names = self.settings, self.names
        out: list[Document] = []
        for part, copies in ((self.hand, settings["hand_copies"]), (self.sms, settings["sms_copies"])):
            for document in part:
                out += [
                    vary(rng, document, names, first=copy < 2, lower=0.3 if copy else 0.1) for copy in range(copies)
                ]
        for name, part in self.public.items():
            key = {"slurp": "slurp", "restaurants8k": "restaurants", "nlupp": "nlupp", "wikigold": "wikigold"}.get(name)
            share = 1.0 if key is None else settings[key]
            for document in part:
                marked = any(label == "PERSON" for _, _, label in document.spans)
                if rng.random() < (share if not marked else min(1.0, 3 * share)):
                    out += [
                        vary(rng, document, names, first=rng.random() < 0.5, lower=0.4)
                        for _ in range(settings["public_copies"])
                    ]
        for _ in range(settings["synthetic"]):
            out.append(vary(rng, generator.message(rng, names), names, first=True, lower=0.4))
        rng.shuffle(out)
        return [document for document in out if document.text.strip()]
