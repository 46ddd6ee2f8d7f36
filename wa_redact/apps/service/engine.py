"""The engine behind the batches: one in a thread of this process, or one in each of several processes."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context, parent_process
from typing import Any

from wa_redact import detectors
from wa_redact.apps.run import Settings as EngineSettings
from wa_redact.apps.service import logs
from wa_redact.apps.service.batching import Batcher, Counts
from wa_redact.apps.service.settings import Settings
from wa_redact.default import Redactor
from wa_redact.policy import Policy
from wa_redact.types import Verdict

_WARM_UP = "hi kayden, ring 07700 900123"
_mine: list[Redactor] = []


class Deciding:
    """The batcher of ``settings`` and what is behind it, its model loaded. Raises as ``Redactor`` does."""

    def __init__(self, settings: Settings, counts: Counts | None = None) -> None:
        self._settings = settings
        self._processes = settings.workers > 1
        self._how = self._settings_for(settings.policy)
        self._redactor: Redactor | None = None
        if self._processes:
            detectors.load(settings.policy.plugins)  # a plug-in that is missing is told here, not in every process
        else:
            self.redactor().check(_WARM_UP)
        self.batcher = Batcher(
            _work if self._processes else self._here,
            self._executor,
            size=settings.batch,
            queue=settings.queue,
            lanes=settings.workers,
            counts=counts,
        )

    def redactor(self) -> Redactor:
        """The redactor in this process; made when first needed. Blocks meanwhile."""
        if self._redactor is None:
            self._redactor = self._how.redactor()
        return self._redactor

    def use(self, policy: Policy) -> None:
        """Decide by ``policy`` from the next batch on. Blocks while it is made ready. Raises as ``Redactor`` does."""
        how = self._settings_for(policy)
        redactor = how.redactor() if self._redactor is not None else None
        self._how, self._redactor = how, redactor
        if self._processes:
            self.batcher.renew()

    def _settings_for(self, policy: Policy) -> EngineSettings:
        """``policy`` with the service's own limits where they are tighter."""
        tight = replace(
            policy,
            max_chars=min(policy.max_chars, self._settings.max_chars),
            time_limit=min(policy.time_limit, self._settings.time_limit),
        )
        return EngineSettings(tight, self._settings.rules_only, self._settings.hash_key)

    def _executor(self) -> Executor:
        if self._processes:
            return ProcessPoolExecutor(self._settings.workers, get_context("spawn"), _start, (self._how,))
        return ThreadPoolExecutor(2, "engine")  # the short and the long texts

    def _here(self, texts: list[str], situation: object) -> list[Verdict]:
        return _decide(self.redactor(), texts, situation)


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
