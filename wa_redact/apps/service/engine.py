"""The engine behind the batches: one in a thread of this process, or one in each of several processes."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context, parent_process
from typing import Any

from wa_redact import detectors
from wa_redact.apps.run import Settings as EngineSettings
from wa_redact.apps.service import logs
from wa_redact.apps.service.batching import Batcher, Counts, Work
from wa_redact.apps.service.settings import Settings
from wa_redact.default import Redactor
from wa_redact.types import Verdict

_WARM_UP = "hi kayden, ring 07700 900123"
_mine: list[Redactor] = []


def batcher(settings: Settings, counts: Counts | None = None) -> Batcher:
    """The batcher of ``settings``, its model loaded. Raises as ``Redactor`` does."""
    how = engine_settings(settings)
    work: Work
    renew: Callable[[], Executor]
    if settings.workers == 1:
        redactor = how.redactor()
        redactor.check(_WARM_UP)

        def work(texts: list[str], situation: object) -> list[Verdict]:
            return _decide(redactor, texts, situation)

        def renew() -> Executor:
            return ThreadPoolExecutor(2, "engine")  # the short and the long texts
    else:
        detectors.load(settings.policy.plugins)  # a plug-in that is missing is told here, not in every process
        work = _work

        def renew() -> Executor:
            return ProcessPoolExecutor(settings.workers, get_context("spawn"), _start, (how,))

    return Batcher(work, renew, size=settings.batch, queue=settings.queue, lanes=settings.workers, counts=counts)


def engine_settings(settings: Settings) -> EngineSettings:
    """What the engine is built from: the policy, with the service's own limits where they are tighter."""
    policy = settings.policy
    policy = replace(
        policy,
        max_chars=min(policy.max_chars, settings.max_chars),
        time_limit=min(policy.time_limit, settings.time_limit),
    )
    return EngineSettings(policy, settings.rules_only, settings.hash_key)


def _decide(redactor: Redactor, texts: list[str], situation: Any) -> list[Verdict]:
    return list(redactor.pipe(texts, batch_size=len(texts), situation=situation))


def _start(how: EngineSettings) -> None:
    # a stop is the service's affair, which ends the processes when the last request is answered
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    logs.configure(access=False)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _mine[:] = [how.redactor()]
    _mine[0].check(_WARM_UP)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(texts: list[str], situation: object) -> list[Verdict]:
    return _decide(_mine[0], texts, situation)
