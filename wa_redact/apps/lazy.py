"""Groups of commands that load a command when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Lazy(click.Group):
    """``lazy``: name -> (module, short help); the command has the name that it is called by, and no hyphens in it.

    A third part, or ``extra`` for all, names the extra that installs the libraries which the command needs.
    """

    def __init__(
        self, *args: Any, lazy: Mapping[str, tuple[str, ...]] | None = None, extra: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy or {}
        self._extra = extra

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in reading order."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, loaded. Raises ClickException that names the extra when a library is not installed."""
        if cmd_name not in self._lazy:
            return None
        module, _, *extra = self._lazy[cmd_name]
        try:
            command = getattr(import_module(module), cmd_name)
        except ModuleNotFoundError as e:
            name, wanted = (e.name or "").partition(".")[0], (*extra, self._extra)[0]
            if name == "wa_redact" or not wanted:
                raise
            raise click.ClickException(f"{name} is not installed: pip install 'wa-redact[{wanted}]'") from None
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said, *_) in self._lazy.items()])
