"""wa_redact: rules, the name model, or both, at one of its levels."""


def load(options):
    from wa_redact import Policy, Redactor, default
    from wa_redact.engine import Engine

    def build():
        policy = Policy(max_chars=4_000_000).with_level(options["level"])
        if options["parts"] == "model":
            redactor = Engine(policy, (), default.bundled_model())
        else:
            redactor = Redactor(policy, model="bundled" if options["parts"] == "both" else None)

        def spans(findings):
            return [(f.start, f.end, f.label) for f in findings]

        def batch(texts):
            # as the single calls and the other tools: what is in them, without verdicts
            return [spans(f) for i in range(0, len(texts), 128) for f in redactor.find(texts[i : i + 128])]

        return lambda text: spans(redactor.detect(text)), batch

    return build
