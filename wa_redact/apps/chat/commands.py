"""The commands ``chat ...``. A command is a line in ``COMMANDS`` and is loaded when it is called."""

from __future__ import annotations

import click

from wa_redact.apps.lazy import Lazy

#: name -> (module, its short help); the command has the name it is called by
COMMANDS = {
    "redact": (
        "wa_redact.apps.chat.redact_command",
        "Write the same export with names, files and messages that identify nobody.",
    ),
    "scan": ("wa_redact.apps.chat.scan_command", "Tell what leaked in chats, where and how bad."),
    "export": (
        "wa_redact.apps.export.commands",
        "Write a dated transcript of a stretch of a chat for the case file.",
    ),
    "verify": ("wa_redact.apps.export.commands", "Compare a transcript with the chat that it was made of."),
}


@click.group(cls=Lazy, lazy=COMMANDS, short_help="Work on WhatsApp chat exports.")
def chat() -> None:
    """Work on WhatsApp chat exports (.txt, or the .zip that holds one)."""
