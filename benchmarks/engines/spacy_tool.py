"""spaCy's own named entities, with only the parts of the pipeline that they need."""

import _spacy_models

UNNEEDED = ["parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]


def load(options):
    import spacy

    def build():
        nlp = spacy.load(_spacy_models.path(options["model"]), exclude=UNNEEDED)

        def spans(doc):
            return [(e.start_char, e.end_char, e.label_) for e in doc.ents]

        return lambda text: spans(nlp(text)), lambda texts: map(spans, nlp.pipe(texts))

    return build
