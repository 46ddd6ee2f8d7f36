"""A server of ours in a process group of its own, with its record and its log in one folder."""

import json
import os
import signal
import subprocess
import sys
import time

from tests.kills.traffic import POLICY
from wa_redact.apps.audit import Keyring, Store
from wa_redact.apps.audit.keys import new_file


def prepare(folder):
    """Keys, an empty record and a policy in ``folder``."""
    new_file(folder / "key")
    Store.create(str(folder / "audit.db"), Keyring.load(folder / "key")).close()
    (folder / "policy.toml").write_text(POLICY, encoding="utf-8")


class Server:
    """`wa-redact COMMAND ...`, started; ``port`` once it answers."""

    def __init__(self, folder, *command):
        self._log = folder / f"log-{time.monotonic_ns()}"
        options = {"--port": "0", "--store": "audit.db", "--key-file": "key", "--policy": "policy.toml"}
        options["--time-limit"] = "60"  # a busy machine is not what is tested
        full = [sys.executable, "-m", "wa_redact.apps.cli", *command, *(x for pair in options.items() for x in pair)]
        path = os.pathsep.join(p or "." for p in sys.path)
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                full, cwd=folder, stderr=log, start_new_session=True, env=os.environ | {"PYTHONPATH": path}
            )
        self.port = self._listening()

    def _listening(self):
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            for line in self.lines():
                if line.get("event") == "listening":
                    return int(line["address"].rsplit(":", 1)[1])
            time.sleep(0.02)
        self.kill()
        raise AssertionError(f"it did not start, exit {self.process.returncode}")

    def lines(self):
        """What it has logged; the last line may have been cut off."""
        whole = self._log.read_text(encoding="utf-8").rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    def kill(self):
        """SIGKILL to all of its processes at once."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """SIGTERM; the exit status."""
        self.process.terminate()
        return self.process.wait(60)
