"""When what was recorded at one moment no longer holds, on clocks that may jump."""

from __future__ import annotations

from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import Entry

#: microseconds by which the clocks of two machines that share a store may differ
SLACK = 60_000_000


def expired(store: Store, since: Entry, millis: int) -> bool:
    """True when ``millis`` have passed since the record ``since``, by any of four signs.

    The wall clock says so. It says that the record is from the future: it was set back. The machine's monotonic clock
    says so, where it is the one that the record was stamped with. The chain, behind the record, has one that was written
    past the limit: the clock was set back since, and the machine perhaps started anew. So a clock that jumps forward
    ends what was granted early, and one that jumps back ends it too or changes nothing. Raises AuditError.
    """
    now = store.clock.stamp()
    limit = since.at + 1000 * millis
    if now.at >= limit or now.at < since.at - SLACK:
        return True
    if now.boot == since.boot and not 0 <= now.mono - since.mono < 1000 * millis:
        return True
    return store.seen_after(since.seq, limit)
