"""Messages of which no two are alike, and the little of HTTP that sends them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

#: what stops the send here is a telephone number
POLICY = (
    'title = "Numbers stop the send"\nextends = "service-user"\nversion = "1"\n[rules.PHONE_NUMBER]\naction = "block"\n'
)
COLLEAGUES = tuple(f"4477009009{n:02}" for n in range(50, 100))
#: what must never arrive: the blocked number, and the name other than with a colleague
BLOCKED, NAME = "07700 9", "kayden"
_WORDS = "cup pen book bag coat lunch ball paint shoes scarf apples bread games paper glue string".split()


class Post(NamedTuple):
    """One message: what is asked, what should become of it, and in which form it may arrive (None: in none)."""

    action: str
    recipient: str
    text: str
    arrives: str | None


def post(number):
    """The message of this number, up to 65,535."""
    words = " ".join(_WORDS[number >> shift & 15] for shift in (12, 8, 4, 0))
    family = f"447700900{number % 950:03}"
    named = f"{NAME} will bring {words}"
    return (
        Post("ALLOW", family, text := f"see you at the office, bring {words}", text),
        Post("REDACT", family, named, named.replace(NAME, "[PERSON]")),
        Post("BLOCK", family, f"ring {BLOCKED}00{number % 1000:03} about {words}", None),
        Post("WARN", COLLEAGUES[number // 4 % len(COLLEAGUES)], named, named),
    )[number % 4]


@dataclass
class Figures:
    """What became of the requests of all rounds together. ``wrong`` says what should not have been; it quotes nothing."""

    rounds: int = 0
    sent: int = 0
    answered: int = 0
    arrived: int = 0
    cut: int = 0
    arrived_unanswered: int = 0
    recorded: int = 0
    unrecorded: int = 0
    records: int = 0
    intact: bool = True
    kinds: Counter = field(default_factory=Counter)
    wrong: list = field(default_factory=list)

    def __str__(self):
        said = {k: v for k, v in vars(self).items() if k != "kinds"} | dict(self.kinds)
        return ", ".join(f"{key} {value}" for key, value in said.items())


async def ask(reader, writer, path, body):
    """Status, headers and body that answer a POST of JSON. Raises OSError or IncompleteReadError when the other side is gone."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    )
    writer.write(head.encode() + b"\r\n" + body)
    await writer.drain()
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:] if line)}
    answer = await reader.readexactly(int(headers["content-length"]))
    return int(lines[0].split()[1]), headers, answer
