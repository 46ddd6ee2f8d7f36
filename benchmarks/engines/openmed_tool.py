"""OpenMed's rules: the safety sweep that runs after its models, here on its own."""


def load(_options):
    from openmed.core.safety_sweep import safety_sweep

    def build():
        return lambda text: [(s.start, s.end, str(s.label)) for s in safety_sweep(text, [], lang="en", locale="en_GB")]

    return build
