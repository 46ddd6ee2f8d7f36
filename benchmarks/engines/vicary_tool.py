"""vicary, with names in lower case looked for too. It gives the changed text; places in the old one are worked out."""


def load(options):
    import vicary

    def build():
        redactor = vicary.build_redactor_if_enabled("local", identity=vicary.StudentIdentity(), names=options["names"])

        def find(text):
            result = redactor.redact_inbound(text)
            out, old, new = [], 0, 0
            for span in result.spans():
                token = result.text[span.new_start : span.new_end]
                start = old + span.new_start - new
                old, new = start + len(result.restore_map[token]), span.new_end
                out.append((start, old, token.strip("[]{}").rsplit("_", 1)[0].upper()))
            return out

        return find

    return build
