"""The client's process of the load test: keep-alive connections that ask one after the other, every answer compared.

Reads one JSON object from standard input, writes one to standard output.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

import aiohttp


class Tally:
    """What became of the requests."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.wrong = self.refused = self.lost = 0


async def _client(
    number: int, session: aiohttp.ClientSession, plan: dict[str, Any], until: float, tally: Tally
) -> None:
    bodies, answers = plan["bodies"], plan["answers"]
    at = number * 7919 % len(bodies)  # each begins elsewhere
    while time.perf_counter() < until:
        start = time.perf_counter()
        try:
            async with session.post(plan["url"], data=bodies[at], headers={"Content-Type": "application/json"}) as got:
                text = await got.read()
                status = got.status
        except (aiohttp.ClientError, OSError):
            tally.lost += 1
            continue
        if status == 503:
            tally.refused += 1
            await asyncio.sleep(0.05)
            continue
        tally.times.append(time.perf_counter() - start)
        if status != 200 or json.loads(text) != answers[at]:
            tally.wrong += 1
        at = (at + 1) % len(bodies)


async def run(plan: dict[str, Any]) -> dict[str, Any]:
    """``clients`` connections for ``seconds``: how many requests, how long they took, what went wrong."""
    tally = Tally()
    plan["bodies"] = [json.dumps(body).encode() for body in plan["bodies"]]
    connector = aiohttp.TCPConnector(limit=plan["clients"], keepalive_timeout=60)
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        start = time.perf_counter()
        until = start + plan["seconds"]
        await asyncio.gather(*(_client(n, session, plan, until, tally) for n in range(plan["clients"])))
        took = time.perf_counter() - start
    times = sorted(tally.times)

    def at(share: float) -> float:
        return times[min(len(times) - 1, int(share * len(times)))] if times else float("nan")

    return {
        "requests": len(times),
        "per_second": len(times) / took,
        "p50_ms": 1000 * at(0.5),
        "p99_ms": 1000 * at(0.99),
        "max_ms": 1000 * at(1),
        "wrong": tally.wrong,
        "lost": tally.lost,
        "refused": tally.refused,
        "client_cpu_s": time.process_time(),
    }


def main() -> None:
    """Do what standard input says."""
    json.dump(asyncio.run(run(json.load(sys.stdin))), sys.stdout)


if __name__ == "__main__":
    main()
