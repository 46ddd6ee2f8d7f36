"""The command line ``wa-redact``. A command is a line in ``COMMANDS`` and a file of its own, loaded when called."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

import click

from wa_redact import __version__
from wa_redact.apps.lazy import Lazy
from wa_redact.apps.write import ReaderGoneError
from wa_redact.errors import PolicyError, WaRedactError

#: name -> (module, its short help); the command has the name it is called by
COMMANDS = {
    "redact": ("wa_redact.apps.messages", "Write messages with what identifies taken out."),
    "detect": ("wa_redact.apps.messages", "List what was found, as JSON lines."),
    "check": ("wa_redact.apps.messages", "Decide whether messages may be sent as they are."),
    "chat": ("wa_redact.apps.chat.commands", "Work on WhatsApp chat exports."),
    "triage": (
        "wa_redact.apps.triage.commands",
        "Find received messages that a manager has to see, and write the alert.",
    ),
    "document": ("wa_redact.apps.documents.commands", "Judge documents before they are sent."),
    "eval": ("wa_redact.apps.evaluate", "Measure on marked messages of your own."),
    "train": ("wa_redact.apps.train.command", "Go on training the name model on marked messages of your own."),
    "audit": ("wa_redact.apps.audit.commands", "Look after the record of decisions.", "server"),
    "labels": ("wa_redact.apps.policies", "List the labels and what each covers."),
    "policy": ("wa_redact.apps.policies", "Show or validate a policy."),
    "serve": ("wa_redact.apps.serve", "Answer over HTTP."),
    "gateway": ("wa_redact.apps.gateway.commands", "Stand between clients and WhatsApp."),
}
USAGE, UNDECIDED, INTERRUPTED = 2, 3, 130
#: how many threads numpy's own library works with, told before it is loaded: its threads wait for one another by
#: spinning, which costs a busy machine ten times what they save
_BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Commands(Lazy):
    """Ends every failure in a sentence and a status.

    No traceback is ever shown: its last line could quote a message.
    """

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and exit with the command's status."""
        try:
            status = super().main(*args, **kwargs | {"standalone_mode": False})
            sys.stdout.flush()
        except click.ClickException as e:
            e.show()
            status = e.exit_code
        except PolicyError as e:
            click.echo(f"Error: policy {e}", err=True)
            status = USAGE
        except WaRedactError as e:
            click.echo(f"Error: {e}", err=True)
            status = UNDECIDED
        except (click.Abort, KeyboardInterrupt):
            status = INTERRUPTED
        except ReaderGoneError:
            _silence_stdout()
            status = UNDECIDED
        except OSError as e:
            click.echo(f"Error: {e.strerror or type(e).__name__}", err=True)
            _silence_stdout()
            status = UNDECIDED
        except Exception as e:  # noqa: BLE001
            click.echo(f"Error: {type(e).__name__}", err=True)
            status = UNDECIDED
        sys.exit(status or 0)


def _silence_stdout() -> None:
    """What is still to be written must not fail once more when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Commands, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__)
def cli() -> None:
    """Find what identifies a person in messages and take it out, or stop the send.

    Messages come from files or standard input, in UTF-8: one a line, a whole file, JSON lines or CSV. What is found
    is not shown unless asked for. Everything runs on this machine; nothing is sent anywhere.

    \b
      wa-redact redact chat-lines.txt -o safe.txt
      wa-redact check --field text messages.jsonl
      wa-redact policy show > team.toml
    """


def main() -> None:
    """Run the command line."""
    for name in _BLAS:
        os.environ.setdefault(name, "1")
    cli.main()


if __name__ == "__main__":
    main()
