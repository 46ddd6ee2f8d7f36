"""scrubadub for Britain with its birth-date detector (off by default) and names by spaCy or TextBlob."""

import re
import sys
import types

import _spacy_models

WORDS = re.compile(r"\w+(?:['\u2019]\w+)*")


def load(options):
    import scrubadub
    from scrubadub import filth as filths
    from scrubadub.detectors import date_of_birth as births

    if options["names"] == "spacy":
        # imported for transformer models only; it would bring torch along
        for name in ("spacy_transformers", "spacy_transformers.pipeline_component"):
            sys.modules.setdefault(name, types.ModuleType(name))
        from scrubadub_spacy.detectors import spacy as plugin
    else:
        from scrubadub.detectors import text_blob

    def build():
        filths.DateOfBirthFilth.min_age_years = 0  # children: its default is 18 to 100 years
        scrubber = scrubadub.Scrubber(locale="en_GB")
        scrubber.add_detector(births.DateOfBirthDetector(locale="en_GB"))
        if options["names"] == "spacy":

            class Detector(plugin.SpacyEntityDetector):
                @staticmethod
                def check_spacy_model(_model):  # its own asks the network, also for a model that is there
                    return True

            scrubber.add_detector(Detector(model=_spacy_models.path(options["model"]), locale="en_GB"))
        else:
            _without_nltk_data()
            scrubber.add_detector(text_blob.TextBlobNameDetector())

        def parts(filth):
            inner = filth.filths if isinstance(filth, filths.MergedFilth) else [filth]
            return [(f.beg, f.end, f.type) for f in inner]

        def batch(texts):
            out = [[] for _ in texts]
            for filth in scrubber.iter_filth_documents([*texts]):
                out[int(filth.document_name or 0)] += parts(filth)
            return out

        find = lambda text: [part for filth in scrubber.iter_filth(text) for part in parts(filth)]  # noqa: E731
        return (find, batch) if options["names"] == "spacy" else find

    return build


def _without_nltk_data():
    """TextBlob wants NLTK's punkt tables, which are on no package index: split by patterns instead."""
    from textblob import tokenizers

    def words(_self, text, include_punc=True):
        return re.findall(WORDS.pattern + r"|[^\w\s]", text) if include_punc else WORDS.findall(text)

    tokenizers.SentenceTokenizer.tokenize = lambda _, text: re.split(r"(?<=[.!?])\s+", text)
    tokenizers.SentenceTokenizer.itokenize = lambda self, text, *_, **__: iter(self.tokenize(text))
    tokenizers.WordTokenizer.tokenize = words
