"""Presidio's analyser as a British user would set it up: British recognisers on, American ones off."""

import _spacy_models

BRITISH = (
    *("NhsRecognizer", "UkDrivingLicenceRecognizer", "UkNinoRecognizer", "UkPassportRecognizer"),
    *("UkPostcodeRecognizer", "UkVehicleRegistrationRecognizer"),
)


def analyser(options):
    """The analyser with ``options`` (model, threshold, leniency)."""
    import presidio_analyzer
    from presidio_analyzer import predefined_recognizers
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # a path, since the model's package has another name here than the one that Presidio would download
    models = [{"lang_code": "en", "model_name": _spacy_models.path(options["model"])}]
    nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    registry = presidio_analyzer.RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=nlp)
    registry.recognizers = [
        r
        for r in registry.recognizers
        if type(r).__name__ not in (*BRITISH, "PhoneRecognizer")
        and not any(entity.startswith("US_") for entity in r.supported_entities)
    ]
    for name in BRITISH:
        registry.add_recognizer(getattr(predefined_recognizers, name)())
    # the default regions hold "UK", which is none: numbers written as at home would be missed
    phones = predefined_recognizers.PhoneRecognizer(supported_regions=("GB",), leniency=options["leniency"])
    registry.add_recognizer(phones)
    return presidio_analyzer.AnalyzerEngine(
        registry=registry,
        nlp_engine=nlp,
        supported_languages=["en"],
        default_score_threshold=options["threshold"],
    )


def load(options):
    import presidio_analyzer

    def build():
        one = analyser(options)
        batches = presidio_analyzer.BatchAnalyzerEngine(one)

        def spans(results):
            return [(r.start, r.end, r.entity_type) for r in results]

        def batch(texts):
            return map(spans, batches.analyze_iterator(texts, language="en", batch_size=64))

        return lambda text: spans(one.analyze(text, language="en")), batch

    return build
