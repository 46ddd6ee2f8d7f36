"""SIGKILL to a gateway and a service at work: nothing went out that is not on record, and the record is whole.

`python -m tests.kills --rounds 10` is the same for longer, with figures.
"""

import asyncio

import pytest
from click.testing import CliRunner

from tests.kills.run import GatewayRun, ServiceRun
from wa_redact.apps.cli import cli


@pytest.mark.parametrize("kind", [GatewayRun, ServiceRun])
def test_what_went_out_before_a_kill_is_on_record_and_the_record_goes_on(kind, tmp_path):
    run = kind(tmp_path, clients=16, seconds=0.8)
    found = asyncio.run(run.go(2))
    assert found.wrong == []
    assert (found.unrecorded, found.intact) == (0, True)
    assert found.sent > found.answered  # somebody was waiting for an answer when it was killed
    assert set(found.kinds) == {"ALLOW", "REDACT", "WARN"}
    assert found.recorded == sum(found.kinds.values()) > 0
    store = ["--store", str(tmp_path / "audit.db"), "--key-file", str(tmp_path / "key")]
    verified = CliRunner().invoke(cli, ["audit", "verify", *store])
    assert (verified.exit_code, verified.output.partition(":")[0]) == (0, "intact")
