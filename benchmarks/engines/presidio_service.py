"""Presidio's own REST service for its analyser, as its image runs it: its package ships the engine, not the server.

Routes, arguments and answers are those of ``presidio-analyzer/app.py``; ``/analyze`` only, since nothing else is asked.
Run by gunicorn with one worker, the image's default.
"""

import json
import sys

sys.path.insert(0, __file__.rpartition("/")[0])

import presidio_tool
from flask import Flask, Response, jsonify, request
from presidio_analyzer import AnalyzerRequest, BatchAnalyzerEngine

OPTIONS = {"model": "md", "threshold": 0.35, "leniency": 1}


def create_app():
    batches = BatchAnalyzerEngine(presidio_tool.analyser(OPTIONS))
    app = Flask(__name__)

    @app.route("/health")
    def health():
        return "Presidio Analyzer service is up"

    @app.route("/analyze", methods=["POST"])
    def analyze():
        try:
            asked = AnalyzerRequest(request.get_json())
            if not asked.text:
                raise ValueError("No text provided")
            if not asked.language:
                raise ValueError("No language provided")
            many = isinstance(asked.text, list)
            texts = asked.text if many else [asked.text]
            results = list(
                batches.analyze_iterator(
                    texts=texts,
                    batch_size=min(len(texts), 500),
                    language=asked.language,
                    correlation_id=asked.correlation_id,
                    score_threshold=asked.score_threshold,
                    entities=asked.entities,
                    return_decision_process=asked.return_decision_process,
                    ad_hoc_recognizers=asked.ad_hoc_recognizers,
                    context=asked.context,
                    allow_list=asked.allow_list,
                    allow_list_match=asked.allow_list_match,
                    regex_flags=asked.regex_flags,
                    n_process=1,
                )
            )
            for one in results:
                for result in one:
                    if hasattr(result, "recognition_metadata"):
                        del result.recognition_metadata
            body = json.dumps(results if many else results[0], default=lambda o: o.to_dict(), sort_keys=True)
            return Response(body, content_type="application/json")
        except Exception as e:
            return jsonify(error=str(e)), 500

    return app
