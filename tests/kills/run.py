"""The rounds: start, load, kill, compare, and again on the same record."""

import asyncio
import json
import random
from contextlib import asynccontextmanager, suppress

from tests.gateways import Provider
from tests.kills.ledger import Ledger
from tests.kills.server import Server, prepare
from tests.kills.traffic import BLOCKED, COLLEAGUES, NAME, Figures, ask, post

ACCOUNT = "106540352242922"
PATH = f"/v23.0/{ACCOUNT}/messages"


def said_of(recipient, text):
    """The body of a message as Meta's clients write it."""
    said = {"messaging_product": "whatsapp", "to": recipient, "type": "text", "text": {"body": text}}
    return json.dumps(said).encode()


class Run:
    """What two kinds of server have in common. ``folder`` holds the record, which every round goes on with."""

    def __init__(self, folder, *, clients, seconds, options=()):
        self.folder, self.figures = folder, Figures()
        self.answered = {}  # number of a message -> what its client was told
        self._clients, self._seconds, self._options = clients, seconds, options
        self._next = 0
        self._random = random.Random()  # the moment of the kill is another one every time
        prepare(folder)

    async def go(self, rounds):
        """The figures of so many rounds, with a last start that is stopped in peace."""
        async with self.around():
            for _ in range(rounds):
                await self._round()
            await self._last()
        return self.figures

    async def _round(self):
        server = Server(self.folder, *self.command())
        try:
            await self._load(server)
        finally:
            server.kill()
        self._private(server)
        await asyncio.to_thread(self._compare)
        self.figures.rounds += 1

    async def _last(self):
        server = Server(self.folder, *self.command())
        try:
            async with asyncio.timeout(60):
                await self.afterwards(server.port)
            self._expect(server.stop() == 0, "a stop in peace that failed")
        finally:
            server.kill()
        await asyncio.to_thread(self._compare)

    async def _load(self, server):
        clients = [asyncio.create_task(self._client(server.port)) for _ in range(self._clients)]
        before = self.figures.answered
        async with asyncio.timeout(60):
            while self.figures.answered == before:  # noqa: ASYNC110 (once there is an answer, all are at work)
                await asyncio.sleep(0.01)
        await asyncio.sleep(self._random.uniform(0.2, 1) * self._seconds)
        self._expect(not any(client.done() for client in clients), "a client that was dropped before the kill")
        server.kill()
        await asyncio.wait_for(asyncio.gather(*clients), 60)

    async def _client(self, port):
        """Asks one thing after the other until nobody answers any more."""
        with suppress(OSError, asyncio.IncompleteReadError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                while True:
                    number, self._next = self._next, self._next + 1
                    self.figures.sent += 1
                    await self.one(reader, writer, number)
                    self.figures.answered += 1
            finally:
                writer.close()

    def _compare(self):
        ledger = Ledger(self.folder)
        self._expect(len(ledger.decisions) > self.figures.records, "a round without a record")
        self.figures.records = len(ledger.decisions)
        self.figures.intact &= ledger.report.intact
        self.compare(ledger)

    def _private(self, server):
        said = json.dumps(server.lines())
        self._expect(NAME not in said and BLOCKED not in said, "a log that quotes a message")

    def _expect(self, good, otherwise):
        if not good:
            self.figures.wrong.append(otherwise)


class GatewayRun(Run):
    """`wa-redact gateway` in front of a fake provider that lives on."""

    def command(self):
        return [
            "gateway",
            "--meta",
            self._address,
            *(x for c in COLLEAGUES for x in ("--colleagues", c)),
            *self._options,
        ]

    @asynccontextmanager
    async def around(self):
        self.provider = Provider()
        self.provider.wait = 0.005  # some are always between their arrival and their answer
        server, self._address = await self.provider.listen()
        yield
        server.close()

    async def one(self, reader, writer, number):
        asked = post(number)
        status, headers, _ = await ask(reader, writer, PATH, said_of(asked.recipient, asked.text))
        self.answered[number] = headers.get("x-wa-redact-decision")
        self._expect(status == (400 if asked.action == "BLOCK" else 200), f"{asked.action} answered {status}")
        self._expect(headers.get("x-wa-redact-action", asked.action) == asked.action, f"{asked.action} was another")

    async def afterwards(self, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in range(self._next, self._next + 4):
            await self.one(reader, writer, number)
        self._next += 4
        writer.close()

    def compare(self, ledger):
        """Every arrival was released, once, in the form that was decided; every answer is on record."""
        figures = self.figures
        asked = {(p.recipient, p.arrives): n for n in range(self._next) if (p := post(n)).arrives is not None}
        figures.arrived, figures.cut = len(self.provider.requests), len(self.provider.cut)
        figures.recorded = figures.unrecorded = figures.arrived_unanswered = 0
        figures.kinds.clear()
        used = set()
        for _, raw in self.provider.requests:
            said = json.loads(raw)
            to, text = said["to"], said["text"]["body"]
            number = asked.pop((to, text), None)
            self._expect(number is not None, "something arrived that may not, or twice")
            let = set(ledger.released(text, ACCOUNT, to)) - used
            used |= let
            figures.recorded += len(let) == 1
            figures.unrecorded += len(let) != 1
            if number is not None:
                figures.kinds[post(number).action] += 1
                figures.arrived_unanswered += number not in self.answered
        for raw in self.provider.cut:  # half a message is sent, too; of most the kill leaves nothing but the head
            part = raw.partition(b"\r\n\r\n")[2]
            figures.unrecorded += bool(part) and not any(
                ledger.released(text, ACCOUNT, to) for to, text in asked if said_of(to, text).startswith(part)
            )
        for number, decision in self.answered.items():
            self._expect(ledger.action(decision) == post(number).action, "an answer that is not on record")


class ServiceRun(Run):
    """`wa-redact serve`, asked as a client asks that sends only what it was told that it may."""

    def command(self):
        return ["serve", "--checkpoints", "heads", *self._options]

    @asynccontextmanager
    async def around(self):
        self._open = {}  # number of a message that waits for its sender's step -> its decision
        yield

    def _step(self, number):
        asked = post(number)
        to = {"to": "colleague"} if asked.action == "WARN" else {}
        return {"sender": "staff-17", "recipient": asked.recipient, **to}

    async def one(self, reader, writer, number):
        asked = post(number)
        said = json.dumps({"text": asked.text, **self._step(number)}).encode()
        _, _, raw = await ask(reader, writer, "/v1/check", said)
        found = json.loads(raw)
        self._expect(found["action"] == asked.action and found["recorded"], f"{asked.action} was another")
        self.answered[number] = found["id"], asked.action
        if asked.action in ("WARN", "REDACT"):
            self._open[number] = found["id"]
            await self._release(reader, writer, number, 200)
            del self._open[number]

    async def _release(self, reader, writer, number, *expected):
        asked = post(number)
        path = "/v1/confirm" if asked.action == "WARN" else "/v1/accept"
        said = {"decision": self._open[number], "text": asked.arrives, **self._step(number)}
        status, _, _ = await ask(reader, writer, path, json.dumps(said).encode())
        self._expect(status in expected, f"a release answered {status}")
        self.figures.arrived += status == 200
        self.answered[number] = self._open[number], "released"

    async def afterwards(self, port):
        """What was decided before a kill may be sent after it, once."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in range(self._next, self._next + 4):
            await self.one(reader, writer, number)
        self._next += 4
        for number in self._open:
            await self._release(reader, writer, number, 200, 409)
            await self._release(reader, writer, number, 409)
        writer.close()

    def compare(self, ledger):
        """Every answer that let something go is on record, with the text that it let go."""
        figures = self.figures
        figures.recorded = figures.unrecorded = 0
        figures.kinds.clear()
        for number, (decision, told) in self.answered.items():
            asked = post(number)
            self._expect(ledger.action(decision) == asked.action, "an answer that is not on record")
            if told in ("released", "ALLOW"):
                let = decision in ledger.released(asked.arrives, "staff-17", asked.recipient)
                figures.recorded += let
                figures.unrecorded += not let
                figures.kinds[asked.action] += 1
