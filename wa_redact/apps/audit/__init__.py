"""A record of decisions without personal data: append-only, hash-chained, signed, durable before anything is sent.

A record holds labels, counts, rule ids, the policy's version, times and keyed digests; never a message, a value, a
sender's or a recipient's name. Needs the extra ``server``.

    keys = Keyring.load("audit.key")
    store = Store.open("sqlite:///audit.db", keys)
    entry = store.append(Draft("decision", {"action": "ALLOW"}, ref=new_id()))   # on disk when it returns

Whoever changes, takes out, adds or reorders records without the key is found by ``verify``; with a head that was
noted elsewhere (``Store.head``, or a file of checkpoints) so is who puts back an older copy of the whole store.
"""

from wa_redact.apps.audit.clock import Clock, Stamp
from wa_redact.apps.audit.keys import Keyring
from wa_redact.apps.audit.store import Store
from wa_redact.apps.audit.types import AlreadyError, AuditError, Draft, Entry, Head, KeyFileError, new_id
from wa_redact.apps.audit.verify import Report, verify

__all__ = [
    "AlreadyError",
    "AuditError",
    "Clock",
    "Draft",
    "Entry",
    "Head",
    "KeyFileError",
    "Keyring",
    "Report",
    "Stamp",
    "Store",
    "new_id",
    "verify",
]
