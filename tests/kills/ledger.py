"""What is on record, read as `wa-redact audit verify` reads it."""

from collections import defaultdict

from wa_redact.apps.audit import Keyring, Store
from wa_redact.apps.audit.checker import Report
from wa_redact.apps.audit.heads import Heads
from wa_redact.apps.audit.verify import walk
from wa_redact.apps.gate import Sending, records


class Ledger:
    """The decisions and releases of a store in ``folder``, and the report of the check."""

    def __init__(self, folder):
        self.keys = Keyring.load(folder / "key")
        noted = folder / "heads"
        heads = Heads((), noted, self.keys) if noted.exists() else None
        self.report, self.decisions, self.releases = Report(), {}, {}
        self._to = defaultdict(list)
        with Store.open(str(folder / "audit.db"), self.keys) as store:
            for entry in walk(store, self.report, heads):
                if entry.kind == records.DECISION:
                    self.decisions[entry.ref] = entry
                    self._to[entry.data["recipient"]].append(entry)
                elif entry.kind == records.RELEASE:
                    self.releases[entry.ref] = entry.data["how"]

    def action(self, decision):
        """What was decided, None when it is not on record."""
        entry = self.decisions.get(decision)
        return entry and entry.data["action"]

    def released(self, text, sender, recipient):
        """Ids of the decisions that let exactly ``text`` go from and to exactly these."""
        sending = Sending(sender, recipient)
        person = self.keys.current.digest("recipient", recipient)
        return [entry.ref for entry in self._to[person] if self._lets(entry, text, sending)]

    def _lets(self, entry, text, sending):
        digest = records.message(self.keys.get(entry.key), entry.ref, sending, text)
        how = self.releases.get(entry.ref)
        return {
            "ALLOW": digest == entry.data["message"],
            "WARN": digest == entry.data["message"] and how == "confirmed",
            "REDACT": digest == entry.data["safe"] and how == "safe",
        }.get(entry.data["action"], False)
