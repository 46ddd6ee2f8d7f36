"""Write the loadable spaCy pipeline: ``python -m models.pipeline`` -> ``models/en_wa_redact``, for ``spacy.load``.

The weights stay in the package; the folder holds the tokenizer and the settings.
"""

from __future__ import annotations

from pathlib import Path

import spacy

import wa_redact

TARGET = Path(__file__).resolve().parent / "en_wa_redact"


def main(target: Path = TARGET) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("wa_redact")
    nlp.meta.update(
        name="wa_redact",
        version=wa_redact.__version__,
        description="Finds what identifies a person in informal British messages",
        license="MIT",
        requirements=[f"wa-redact>={wa_redact.__version__}"],
    )
    nlp.to_disk(target)
    for name in ("config.cfg", "meta.json"):
        path = target / name
        path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
