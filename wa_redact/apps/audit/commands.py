"""The commands ``audit ...``. A command is a line in ``COMMANDS`` and is loaded when it is called."""

from __future__ import annotations

import click

from wa_redact.apps.lazy import Lazy

_STORE = "wa_redact.apps.audit.store_commands"
_WORDS = "wa_redact.apps.gate.commands"
#: name -> (module, its short help); the command has the name it is called by
COMMANDS = {
    "init": (_STORE, "Make a store."),
    "key": (_STORE, "Make a key file, or add a key to it."),
    "head": (_STORE, "Print the last record's number and hash, to be noted elsewhere."),
    "verify": (_STORE, "Find any change, deletion or reordering."),
    "digest": ("wa_redact.apps.audit.digest_command", "Write a manager's weekly figures as HTML or CSV."),
    "proposals": (_WORDS, "List the words that were reported as wrongly found."),
    "approve": (_WORDS, "Let reported words stay in messages."),
    "reject": (_WORDS, "Delete reported words."),
    "allowed": (_WORDS, "List the approved words."),
    "withdraw": (_WORDS, "Take a word out of the approved ones."),
    "sender": (_STORE, "Print the digest that stands for a member of staff."),
    "purge": (_STORE, "Delete justifications and reports whose time is over."),
    "seal": (_STORE, "Move old records into a file of their own."),
}


@click.group(cls=Lazy, lazy=COMMANDS, extra="server", short_help="Look after the record of decisions.")
def audit() -> None:
    """Look after the record of decisions: hash-chained, signed, without personal data.

    The store is an SQLite file or a URL such as postgresql://host/name. Both it and the key file may stand in the
    environment: WA_REDACT_AUDIT_STORE, WA_REDACT_AUDIT_KEY_FILE.

    \b
      wa-redact audit key new audit.key
      wa-redact audit init --store audit.db --key-file audit.key
      wa-redact audit verify --store audit.db --key-file audit.key
    """
