"""The commands ``chat ...``. A command is a line in ``COMMANDS`` and is loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

#: name -> (module, its short help); the command has the name it is called by
COMMANDS = {
    "export": (
        "wa_redact.apps.export.commands",
        "Write a dated transcript of a stretch of a chat for the case file.",
    ),
    "verify": ("wa_redact.apps.export.commands", "Compare a transcript with the chat that it was made of."),
}


class Commands(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in reading order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, loaded."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


@click.group(cls=Commands, short_help="Work on WhatsApp chat exports.")
def chat() -> None:
    """Work on WhatsApp chat exports (.txt, or the .zip that holds one)."""
