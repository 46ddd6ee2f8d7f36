"""A gateway as a process of its own, with tokens, a record and all of its providers, and the one fake behind them all."""

import asyncio
import json
import threading
from contextlib import contextmanager

from tests.gateways import Provider
from tests.test_service_process import running
from wa_redact.apps.audit import Keyring, Store
from wa_redact.apps.audit.keys import new_file
from wa_redact.apps.service import auth

START = """
import json, sys
from wa_redact.apps.gateway import app, commands, settings
from wa_redact.apps.service import core, run
from wa_redact.apps.service.settings import Settings
if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    shared = core.Core(Settings(port=0, rules_only=True, rate=0, max_body=65_536, **given["service"]))
    own = settings.GatewaySettings(max_media=65_536, **given["gateway"])
    gateway = app.Gateway(shared, own, judge=commands._judge(shared), triage=commands._triage())
    run.serve(gateway.app(), shared, date=False)
"""
APP_SECRET, RELAY_SECRET, TWILIO_TOKEN = "zqx-app-secret-0001", "zqx-relay-secret-01", "zqx-twilio-token-01"
PUBLIC = "https://gateway.example"


class Upstream:
    """A fake provider in a thread. ``taken()``: the requests that arrived since the last call, with those cut off."""

    def __init__(self):
        self._provider = Provider()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self._thread.start()
        assert self._ready.wait(20)

    async def _run(self):
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server, self.address = await self._provider.listen()
        self._ready.set()
        await self._over.wait()
        server.close()

    def taken(self):
        taken = [*self._provider.requests, *((raw, b"") for raw in self._provider.cut)]
        self._provider.requests, self._provider.cut = [], []
        return taken

    def close(self):
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(20)


def _kept(folder):
    """Keys, an empty record and a file of one token in ``folder``; the settings that name them, and the token."""
    new_file(folder / "key")
    Store.create(str(folder / "audit.db"), Keyring.load(folder / "key")).close()
    secret, entry = auth.new_token("client", "sender")
    (folder / "tokens.toml").write_text(auth.dump([entry]), encoding="utf-8")
    where = {
        name: str(folder / file)
        for name, file in (("store", "audit.db"), ("key_file", "key"), ("tokens", "tokens.toml"))
    }
    return where | {"checkpoints": str(folder / "heads")}, secret


@contextmanager
def gateway(folder):
    """A running gateway (``token``: what it lets in), and the provider behind it."""
    upstream = Upstream()
    service, token = _kept(folder)
    at = dict.fromkeys(("meta", "twilio", "notify"), upstream.address)
    secrets = {"app_secret": APP_SECRET, "relay_secret": RELAY_SECRET, "twilio_token": TWILIO_TOKEN}
    own = at | secrets | {"relay": f"{upstream.address}/in", "public_url": PUBLIC, "alerts": str(folder / "alerts")}
    try:
        with running(folder, START, service=service, gateway=own) as process:
            process.token = token
            yield process, upstream
    finally:
        upstream.close()


def secrets_of(process):
    """What must not be written anywhere either."""
    return (process.token, APP_SECRET, RELAY_SECRET, TWILIO_TOKEN)


def strict(raw):
    """The JSON in ``raw`` as a strict reader understands it. Raises ValueError."""

    def pairs(found):
        if len(dict(found)) < len(found):
            raise ValueError("a key twice")
        return dict(found)

    value = json.loads(raw.decode("utf-8"), object_pairs_hook=pairs, parse_constant=_refuse)
    json.dumps(value, ensure_ascii=False).encode()
    return value


def _refuse(_):
    raise ValueError("no JSON")
