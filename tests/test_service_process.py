"""The service as a process of its own, over real sockets: a stop under load, slow and hostile clients, lost workers."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from wa_redact.apps.audit import Keyring, Store, verify
from wa_redact.apps.audit.keys import new_file
from wa_redact.apps.cli import cli

START = """
import json, sys
from wa_redact.apps.service import app, core, run, settings
if __name__ == "__main__":
    shared = core.Core(settings.Settings(port=0, rules_only=True, **json.loads(sys.argv[1])))
    run.serve(app.create_app(shared.settings, shared), shared)
"""
CHECK = b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"


def request(text, *, last=False):
    body = json.dumps({"text": text}).encode()
    data = CHECK % (len(body), body)
    return data.replace(b"Host:", b"Connection: close\r\nHost:") if last else data


class Service:
    """A running service; ``log`` is what it wrote to standard error."""

    def __init__(self, folder, start=START, **settings):
        script = Path(folder) / "start.py"
        script.write_text(start, encoding="utf-8")
        self.process = subprocess.Popen([sys.executable, str(script), json.dumps(settings)], stderr=subprocess.PIPE)
        self.log = []
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._ready.wait(60), self.log

    def _read(self):
        for line in self.process.stderr:
            try:
                self.log.append(json.loads(line))
            except ValueError:
                self.log.append({"event": "not JSON", "line": line})
            if self.log[-1]["event"] == "listening":
                self.port = int(self.log[-1]["address"].rsplit(":", 1)[1])
                self._ready.set()
        self._ready.set()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def ask(self, data):
        """All that is answered to ``data`` on a connection of its own, until it is closed."""
        with self.connect() as s:
            s.sendall(data)
            return read_all(s)

    def check(self, text):
        head, _, body = self.ask(request(text, last=True)).partition(b"\r\n\r\n")
        assert b" 200 " in head, head
        return json.loads(body)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self._reader.join(10)
        assert not [line for line in self.log if line["event"] == "not JSON"]
        return code


def read_all(s):
    parts = []
    while part := s.recv(65_536):
        parts.append(part)
    return b"".join(parts)


@contextmanager
def running(folder, start=START, **settings):
    service = Service(folder, start, **settings)
    try:
        yield service
    finally:
        service.process.kill()
        service.process.wait()
        service.process.stderr.close()


async def hammer(port, stopped, counts, number):
    """A client that keeps its connection until it is told to close it, and says what became of every request."""
    while not stopped.is_set():
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            counts["refused"] += 1  # never accepted
            return
        close = False
        while not close:
            text = f"{number}: ring 07700 900{counts['sent'] % 1000:03}"
            counts["sent"] += 1
            try:
                writer.write(request(text))
                await writer.drain()
                head = await reader.readuntil(b"\r\n\r\n")
                size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                body = json.loads(await reader.readexactly(size))
            except (OSError, asyncio.IncompleteReadError):
                counts["lost"] += 1
                return
            right = b" 200 " in head and body["action"] == "REDACT" and len(body["findings"]) == 1
            counts["right" if right else "wrong"] += 1
            close = b"connection: close" in head.lower()
        writer.close()


def test_a_stop_under_load_loses_nothing(tmp_path):
    with running(tmp_path) as service:

        async def main():
            counts = dict.fromkeys(("sent", "right", "wrong", "lost", "refused"), 0)
            stopped = asyncio.Event()
            clients = [asyncio.create_task(hammer(service.port, stopped, counts, n)) for n in range(40)]
            await asyncio.sleep(1.0)
            service.process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(asyncio.gather(*clients), 60)
            return counts

        counts = asyncio.run(main())
        assert service.process.wait(60) == 0
        assert counts["sent"] > 40
        assert (counts["lost"], counts["wrong"], counts["right"]) == (0, 0, counts["sent"])
        assert counts["refused"] == 40
        service._reader.join(10)
        assert sum(line["event"] == "request" for line in service.log) == counts["sent"]
        # six digits: a port or a millisecond may well hold 900
        assert not re.search(r"900\d{3}", "".join(str(line) for line in service.log if line["event"] != "request"))
        assert "07700" not in str(service.log)


def test_slow_and_hostile_clients(tmp_path):
    with running(tmp_path, read_limit=0.6, max_body=2048) as service:
        start = time.monotonic()
        with service.connect() as silent, service.connect() as drip, service.connect() as slow_body:
            drip.sendall(b"POST /v1/check HTTP/1.1\r\n")
            slow_body.sendall(CHECK % (100, b'{"te'))
            for _ in range(5):
                time.sleep(0.2)
                try:
                    drip.sendall(b"X-A: b\r\n")
                except OSError:
                    break
            assert read_all(slow_body).startswith(b"HTTP/1.1 408 ")
            assert read_all(silent) == b""
            with pytest.raises(OSError), service.connect():  # noqa: PT012
                while True:
                    drip.sendall(b"X-A: b\r\n")
                    time.sleep(0.05)
        assert time.monotonic() - start < 20
        for data, status in (
            (b"nonsense\r\n\r\n", 400),
            (b"GET /\xff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 100_000, 431),
            (CHECK % (1_000_000, b'{"text": "'), 413),
            (
                b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n" + (b"400\r\n" + b"a" * 1024 + b"\r\n") * 50,
                413,
            ),
            (b"POST /v1/check HTTP/1.1\r\nHost: [\r\nContent-Length: 0\r\n\r\n", 403),
            (b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://[\r\n\r\n", 403),
        ):
            with service.connect() as s:
                try:
                    s.sendall(data)
                    answer = s.recv(65_536)
                except ConnectionResetError:
                    answer = b""  # what was still being sent had no reader any more
                assert answer == b"" or answer.startswith(b"HTTP/1.1 %d " % status), answer
        many = service.ask(
            b"".join(request(f"ring 07700 900{n:03}") for n in range(19)) + request("07700 900019", last=True)
        )
        assert many.count(b"HTTP/1.1 200 ") == 20
        assert service.check("see you at 4")["action"] == "ALLOW"
        assert service.stop() == 0
        assert "07700" not in str(service.log)


def test_a_record_is_whole_after_a_stop(tmp_path):
    new_file(tmp_path / "key")
    Store.create(str(tmp_path / "audit.db"), Keyring.load(tmp_path / "key")).close()
    where = {"store": str(tmp_path / "audit.db"), "key_file": str(tmp_path / "key")}
    with running(tmp_path, **where, checkpoints=str(tmp_path / "heads")) as service:
        found = service.check("ring 07700 900123")
        assert found["recorded"]
        assert service.stop() == 0
    with Store.open(where["store"], Keyring.load(tmp_path / "key")) as store:
        report = verify(store)
        assert report.intact
        assert store.about(found["id"])[0].data["action"] == "REDACT"
    assert (tmp_path / "heads").stat().st_size > 0


def test_several_processes_and_one_that_is_lost(tmp_path):
    with running(tmp_path, workers=2, time_limit=50) as service:
        assert service.check("ring 07700 900123")["action"] == "REDACT"
        children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children")
        if children.exists():
            for pid in children.read_text(encoding="ascii").split():
                if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
                    os.kill(int(pid), signal.SIGKILL)
        assert service.check("ring 07700 900456")["action"] == "REDACT"
        assert service.stop() == 0


# -- the command


def invoke(*args, **env):
    return CliRunner().invoke(cli, ["serve", *args], env=env)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_others_need_a_token(host):
    done = invoke("--host", host, "--rules-only")
    assert done.exit_code == 2
    assert "--tokens" in done.output


@pytest.mark.parametrize("option", [("--checkpoints", "heads"), ("--simulate",)])
def test_what_needs_a_record_is_refused_without_one(option):
    done = invoke("--rules-only", *option)
    assert done.exit_code == 2
    assert f"{option[0]}: needs --store" in done.output


def test_numpy_is_told_to_work_alone_before_it_is_loaded():
    code = "import sys, wa_redact.apps.serve; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_settings_from_a_file_and_from_the_environment(tmp_path):
    path = tmp_path / "serve.toml"
    path.write_text('host = "192.0.2.1"\n', encoding="utf-8")
    assert "--tokens" in invoke("--config", str(path)).output
    assert "--tokens" in invoke(WA_REDACT_SERVE_HOST="192.0.2.1").output
    path.write_text('hots = "192.0.2.1"\n', encoding="utf-8")
    assert "no such setting" in invoke("--config", str(path)).output
    path.write_text("nonsense", encoding="utf-8")
    assert "not valid TOML" in invoke("--config", str(path)).output


def test_tokens_are_made_listed_and_revoked(tmp_path):
    path = tmp_path / "tokens.toml"
    made = invoke("token", "new", "gateway", "--tokens", str(path))
    secret = made.output.strip()
    assert secret.startswith("wrt_")
    assert len(secret) > 40
    assert secret not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert invoke("token", "new", "gateway", "--tokens", str(path)).exit_code != 0
    assert invoke("token", "new", "a\nb", "--tokens", str(path)).exit_code != 0
    assert invoke("token", "new", "anna", "--role", "manager", "--tokens", str(path)).exit_code == 0
    listed = invoke("token", "list", "--tokens", str(path)).output
    assert [line.split("\t")[:2] for line in listed.splitlines()] == [["gateway", "sender"], ["anna", "manager"]]
    assert invoke("token", "revoke", "gateway", "--tokens", str(path)).exit_code == 0
    assert invoke("token", "revoke", "gateway", "--tokens", str(path)).exit_code != 0
    assert "gateway" not in invoke("token", "list", "--tokens", str(path)).output
