"""How many requests were really sent, and what became of them; told at the end of the run (tests/conftest.py)."""

import os
from collections import Counter
from time import monotonic

#: fewest requests of each tally that a profile has to send
LEAST = {"service": 10_000}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 0)
#: where the answer was that no byte of one came
CLOSED = "closed"
tallies = {}


class Tally:
    """Requests to one server, by the status of the answer."""

    def __init__(self, name):
        self.statuses, self.wire = Counter(), Counter()
        self._start = self._last = monotonic()
        tallies[name] = self

    def count(self, status):
        """One request that an HTTP client made."""
        self.statuses[status] += 1
        self._last = monotonic()

    def count_wire(self, status):
        """One request that no client would make, written to a socket."""
        self.wire[status] += 1
        self._last = monotonic()

    @property
    def requests(self):
        return self.statuses.total() + self.wire.total()

    def __str__(self):
        both = self.statuses + self.wire
        said = ", ".join(f"{status}: {both[status]:,}" for status in sorted(both, key=str))
        return f"{self.requests:,} requests in {self._last - self._start:.0f} s ({said})"
