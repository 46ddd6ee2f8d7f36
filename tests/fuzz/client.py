"""A client of the gateway that holds every answer against what arrived, and the search through all that was written."""

import json

from tests.fuzz import wire
from tests.fuzz.behind import secrets_of
from tests.fuzz.marks import VALUES, leaks
from tests.fuzz.tally import Tally

FAILED = (500, 502, 503, 504)


class Client:
    """Asks, counts, and holds every answer against what arrived at the provider."""

    def __init__(self, process, upstream, http):
        self.process, self.upstream, self.http = process, upstream, http
        self.tally = Tally("gateway")

    def ask(self, method, path, *, token=True, **request):
        own = {"x-wa-redact-token": self.process.token} if token else {}
        request["headers"] = own | request.get("headers", {})
        answer = self.http.request(method, path, **request)
        self.tally.count(answer.status_code)
        arrived = self.upstream.taken()
        assert answer.status_code not in FAILED, answer.status_code
        ours = "x-wa-redact-error" in answer.headers
        assert len(arrived) == (0 if ours else 1)
        if ours:
            assert answer.status_code >= 400
            assert not leaks(answer.content + str(answer.headers).encode(), VALUES + secrets_of(self.process))
        for head, _ in arrived:
            assert b"x-wa-redact-token" not in head.lower()
            assert self.process.token.encode() not in head
        return answer, arrived[0] if arrived else None


def nothing_is_written_down(folder, process):
    """Neither in the log nor in the figures, the record, its checkpoints, the alerts."""
    values = VALUES + secrets_of(process)
    assert not leaks(json.dumps(process.log).encode(), values)
    failed = [line for line in process.log if line.get("status") in FAILED or line["level"] == "error"]
    assert not [(line.get("route"), line.get("status"), line.get("type"), line.get("at")) for line in failed]
    assert {line["event"] for line in process.log} <= wire.EVENTS
    names = {path.name for path in folder.iterdir()}
    assert {"metrics", "audit.db", "heads", "alerts"} <= names
    for path in folder.iterdir():
        assert path.name == "tokens.toml" or not leaks(path.read_bytes(), values), path.name  # hashes, by design
    assert b"wa_redact_gateway_requests_total" in (folder / "metrics").read_bytes()
