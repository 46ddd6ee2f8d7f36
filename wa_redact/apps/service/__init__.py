"""The HTTP service. Its parts (batching, tokens, limits, log, metrics) are for other ASGI apps of ours too: ``core``."""
