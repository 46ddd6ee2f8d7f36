"""Many rounds, with their figures on standard output; the exit status is 1 when one of them is not as it should be."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.kills.run import GatewayRun, ServiceRun


def main():
    args = argparse.ArgumentParser(prog="python -m tests.kills")
    args.add_argument("--rounds", type=int, default=10)
    args.add_argument("--clients", type=int, default=24)
    args.add_argument("--seconds", type=float, default=3.0, help="of load at most, before each kill")
    args.add_argument("--workers", default="1", help="processes of the engine")
    asked = args.parse_args()
    good = True
    for name, kind in (("gateway", GatewayRun), ("serve", ServiceRun)):
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            options = ("--workers", asked.workers)
            run = kind(Path(folder), clients=asked.clients, seconds=asked.seconds, options=options)
            figures = asyncio.run(run.go(asked.rounds))
        print(f"{name}: {figures}", flush=True)  # noqa: T201
        good &= figures.intact and not figures.unrecorded and not figures.wrong
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
