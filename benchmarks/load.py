"""The HTTP service under load, and Presidio's own REST service under the same."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import venvs
from benchmarks.generate import generate

_MESSAGES = 500
_OURS = "wa_redact"
_PRESIDIO = "Presidio (spaCy md)"


class LoadError(Exception):
    """A service did not start, or could not be installed."""


class Server:
    """A service in a process of its own, on a port that is free."""

    def __init__(self, title: str, command: Sequence[str], path: str, **where: Any) -> None:
        self.title = title
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}{path}"
        full = [part.format(port=self.port) for part in command]
        self._process = subprocess.Popen(full, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **where)
        until = time.monotonic() + 120
        while not self._up():
            if self._process.poll() is not None or time.monotonic() > until:
                self._process.kill()
                raise LoadError(f"{title} did not start")
            time.sleep(0.2)

    def _up(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def ask(self, body: Any) -> Any:
        """The answer to one request."""
        data = json.dumps(body).encode()
        request = urllib.request.Request(self.url, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def resident_mb(self) -> float:
        """Resident memory of the process and of those that it started."""
        return sum(_resident(pid) for pid in _family(self._process.pid)) / 1024

    def cpu_s(self) -> float:
        """Processor time of the process and of those that it started."""
        return sum(_cpu(pid) for pid in _family(self._process.pid))

    def stop(self) -> int:
        """Tell it to stop, and wait."""
        self._process.terminate()
        return self._process.wait(60)


def ours(workers: int, *, log: bool = True) -> Server:
    """Our service, as ``wa-redact serve`` runs it."""
    command = [sys.executable, "-m", "wa_redact.apps.cli", "serve", "--port", "{port}", "--workers", str(workers)]
    command += [] if log else ["--no-access-log"]
    return Server(_OURS, command, "/v1/check", env=os.environ | {"PYTHONPATH": str(venvs.ROOT)})


def presidio(workers: int) -> Server:
    """Presidio's, as its image runs it: gunicorn, ``WORKERS`` workers."""
    try:
        python = venvs.ensure("presidio")
    except (venvs.InstallError, OSError) as e:
        raise LoadError(f"{_PRESIDIO} could not be installed: {e}") from None
    command = [
        str(python),
        "-m",
        "gunicorn",
        "-w",
        str(workers),
        "-b",
        "127.0.0.1:{port}",
        "presidio_service:create_app()",
    ]
    return Server(_PRESIDIO, command, "/analyze", cwd=Path(__file__).parent / "engines")


def run(clients: int, seconds: float, *, workers: int = 1, beside: bool = True) -> list[dict[str, Any]]:
    """A row for each service. Every answer is compared with the known right one: ours with what the library says,
    Presidio's with what it says when nobody else asks.
    """
    texts = [message.text for message in generate(11, _MESSAGES)]
    rows = []
    for make, known in ((ours, _known_to_us), (presidio, _known_to_presidio))[: 2 if beside else 1]:
        server = make(workers)
        try:
            bodies, answers = known(server, texts)
            rows.append(_measure(server, bodies, answers, clients, seconds) | {"workers": workers})
        finally:
            rows[-1:] and rows[-1].update(exit=server.stop())
    return rows


def _known_to_us(_: Server, texts: Sequence[str]) -> tuple[list[Any], list[Any]]:
    from wa_redact import Redactor

    redactor = Redactor()
    bodies = [{"text": text, "include_text": True} for text in texts]
    return bodies, [redactor.check(text).to_dict(text=True) for text in texts]


def _known_to_presidio(server: Server, texts: Sequence[str]) -> tuple[list[Any], list[Any]]:
    bodies = [{"text": text, "language": "en"} for text in texts]
    return bodies, [server.ask(body) for body in bodies]


def _measure(server: Server, bodies: list[Any], answers: list[Any], clients: int, seconds: float) -> dict[str, Any]:
    plan = {"url": server.url, "bodies": bodies, "answers": answers, "clients": clients, "seconds": seconds}
    _run_client(plan | {"seconds": min(2.0, seconds)})  # warm
    machine_load = round(os.getloadavg()[0], 2)  # what else the machine was doing
    start, cpu = server.resident_mb(), server.cpu_s()
    client = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load_client"], cwd=venvs.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert client.stdin is not None
    assert client.stdout is not None
    client.stdin.write(json.dumps(plan).encode())
    client.stdin.close()
    most = start
    while client.poll() is None:
        most = max(most, server.resident_mb())
        time.sleep(0.25)
    found: dict[str, Any] = json.loads(client.stdout.read())
    found["server_cpu_s"] = server.cpu_s() - cpu
    found["cpu_us_each"] = 1e6 * found["server_cpu_s"] / max(1, found["requests"])
    time.sleep(1)
    memory = {"mb_start": start, "mb_most": most, "mb_end": server.resident_mb()}
    about = {"service": server.title, "clients": clients, "seconds": seconds, "machine_load": machine_load}
    return about | found | memory


def _run_client(plan: dict[str, Any]) -> None:
    command = [sys.executable, "-m", "benchmarks.load_client"]
    subprocess.run(command, cwd=venvs.ROOT, input=json.dumps(plan).encode(), stdout=subprocess.DEVNULL, check=True)


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows for people, and the ratio."""
    columns = ("requests", "per_second", "p50_ms", "p99_ms", "cpu_us_each", "wrong", "lost", "refused")
    columns += ("mb_start", "mb_most", "mb_end")
    lines = [f"{'':22}" + "".join(f"{c:>12}" for c in columns)]
    lines += [f"{r['service']:22}" + "".join(f"{r[c]:12.0f}" for c in columns) for r in rows]
    if len(rows) > 1:
        ratio = rows[0]["per_second"] / rows[1]["per_second"]
        cost = rows[1]["cpu_us_each"] / rows[0]["cpu_us_each"]
        lines.append(
            f"ours to Presidio's: {ratio:.1f} times the requests a second, {cost:.1f} times as many for the CPU"
        )
    return "\n".join(lines)
