"""Redacts a WhatsApp chat export and shows it before and after, side by side.

    python examples/demo.py [CHAT.txt]

One person keeps one number through the chat. The example chat is invented.
"""

import re
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wa_redact import Redactor, Verdict
from wa_redact.policy import Policy
from wa_redact.render import Pseudonyms

HEADER = re.compile(
    r"\u200e?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[AaPp][Mm])?)\]?(?:\s-)?\s(?:([^:]{1,80}):\s)?(.*)"
)
NUMBERED = re.compile(r"\[[A-Z_]+(?:_\d+)?\]")


def messages(path: Path) -> list[list[str]]:
    """``[time, sender, body]`` for each message; a line without a header goes on with the one before."""
    out: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        header = HEADER.fullmatch(line.rstrip("\r"))
        if header:
            out.append([header[1], header[2] or "", header[3]])
        elif out and line:
            out[-1][2] += "\n" + line
    return out


def before(body: str, verdict: Verdict) -> Text:
    """The message as written, what was found in red."""
    text = Text(body)
    for f in verdict.findings:
        text.stylize("bold red", f.start, f.end)
    return text


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("chat.txt")
    redactor = Redactor(Policy().with_style("pseudonym"))
    names = Pseudonyms()
    table = Table(title=f"{path.name}, redacted", expand=True, show_lines=False, pad_edge=False)
    table.add_column("from", style="dim", no_wrap=True)
    table.add_column("as written", ratio=1)
    table.add_column("as it may be sent", ratio=1)
    changed = total = 0
    for _, sender, body in messages(path):
        if not sender:
            continue  # a line of WhatsApp's own
        verdict = redactor.check(body, names)
        after = Text(verdict.text)
        after.highlight_regex(NUMBERED, "bold green")
        table.add_row(f"[PERSON_{names.number('PERSON', sender)}]".replace("[", "\\["), before(body, verdict), after)
        total += 1
        changed += verdict.text != body
    console = Console()
    console.print(table)
    console.print(f"{changed} of {total} messages held something identifying.")


if __name__ == "__main__":
    main()
