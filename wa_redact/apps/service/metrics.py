"""Counts and times for Prometheus: what was asked for and how it went, never of whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.process_collector import ProcessCollector

from wa_redact import __version__
from wa_redact.types import Verdict

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_SIZES = (1, 2, 4, 8, 16, 32, 64, 128)

CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The figures of one service, in a registry of its own."""

    def __init__(self, policy_version: str) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        at = self.registry
        self._requests = Counter("wa_redact_requests", "Requests", ("method", "route", "status"), registry=at)
        self._seconds = Histogram(
            "wa_redact_request_seconds", "Time to the answer", ("route",), buckets=_SECONDS, registry=at
        )
        self._messages = Counter("wa_redact_messages", "Messages decided", ("action",), registry=at)
        self._findings = Counter("wa_redact_findings", "Findings in messages", ("label",), registry=at)
        self._undecided = Counter("wa_redact_undecided", "Messages that could not be decided", ("error",), registry=at)
        self._refused = Counter("wa_redact_refused", "Requests refused", ("code",), registry=at)
        self._released = Counter("wa_redact_released", "Messages sent after a decision", ("how",), registry=at)
        self._batch = Histogram(
            "wa_redact_batch_texts", "Texts given to the engine at once", buckets=_SIZES, registry=at
        )
        self._engine = Histogram("wa_redact_batch_seconds", "Time of a batch", buckets=_SECONDS, registry=at)
        self._waiting = Gauge("wa_redact_waiting_texts", "Texts that wait for the engine", registry=at)
        self.open = Gauge("wa_redact_open_requests", "Requests being answered", registry=at)
        #: a metric's children by their labels: asking the metric for them costs as much as all the rest of it
        self._children: dict[tuple[object, ...], Any] = {}
        about = Gauge("wa_redact_info", "The service", ("version", "policy_version"), registry=at)
        about.labels(__version__, policy_version).set(1)

    def _of(self, metric: Any, *labels: object) -> Any:
        key = (metric, *labels)
        child = self._children.get(key)
        if child is None:
            child = self._children[key] = metric.labels(*labels)
        return child

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request was answered. ``route``: its template, never its path."""
        self._of(self._requests, method, route, status).inc()
        self._of(self._seconds, route).observe(seconds)

    def refused(self, code: str) -> None:
        """One request was refused."""
        self._of(self._refused, code).inc()

    def decided(self, verdicts: Iterable[Verdict]) -> None:
        """Verdicts were given."""
        for verdict in verdicts:
            self._of(self._messages, verdict.action.name).inc()
            for finding in verdict.findings:
                self._of(self._findings, finding.label).inc()
            if verdict.error:
                self._of(self._undecided, verdict.error).inc()

    def released(self, how: str) -> None:
        """A message goes out after a decision about it: confirmed, safe or by an override."""
        self._of(self._released, how).inc()

    def batch(self, texts: int, seconds: float) -> None:
        """One batch was decided."""
        self._batch.observe(texts)
        self._engine.observe(seconds)

    def waiting(self, texts: int) -> None:
        """So many texts wait now."""
        self._waiting.set(texts)

    def text(self) -> bytes:
        """All of it in Prometheus' format."""
        return generate_latest(self.registry)
