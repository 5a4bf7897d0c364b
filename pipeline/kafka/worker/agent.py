"""A worker process: a faust agent whose events are whole fetches, each one transaction.

Exit codes: 0 drained, 1 a stage or Kafka's client hung, 3 no broker, 70 not the owner of what an ordered
stage needs, 71 another worker took over, 75 anything else that a restart mends. The supervisor restarts all
but 0 (`pipeline.kafka.worker.supervisor`).
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import resource
import signal
import socket
import time
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pipeline.errors import Fenced, WireroomError
from pipeline.kafka.broker import find_bootstrap
from pipeline.kafka.broker.probe import answers
from pipeline.kafka.clients import faust_settings
from pipeline.kafka.worker.assignor import OneOwnerAssignor
from pipeline.kafka.worker.engine import Fetch, list_app
from pipeline.kafka.worker.patience import Patience
from pipeline.kafka.worker.processor import Processor
from pipeline.kafka.worker.warm_up import warm_up
from pipeline.observe.facts import LagSeen, Observer
from pipeline.settings import Settings

__all__ = ["RETRY", "identity", "run_worker"]

log = logging.getLogger(__name__)

RETRY = 75
"""Exit code (sysexits' EX_TEMPFAIL): start me again."""
WATCH_SECONDS = 0.25
ENGINE_SECONDS = 2.0
START_SECONDS = 20.0
"""To join a group takes two seconds; up to ten more where the others have a batch of large pages at hand."""
DRAIN_SECONDS = 20.0
"""How long a batch may take to finish after SIGTERM; a batch of 500 large HTML pages takes ten."""

Report = Callable[..., None]
"""Called with ``state``, ``why`` and ``partitions`` whenever they change."""


def run_worker(settings: Settings, stages: list[str], slot: str, observe: Observer, report: Report) -> int:
    """Work until SIGTERM or SIGINT, then finish the batch at hand; return the exit code."""
    report(state="starting", why="", partitions=[])
    faulthandler.enable()
    if (most := settings.worker_memory_bytes) is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    return asyncio.run(_Worker(settings, stages, slot, observe, report).run())


def identity(settings: Settings, slot: str) -> str:
    """Return the worker's name on the cluster: the same after a restart, another on any other instance."""
    folder = zlib.crc32(str(settings.data_dir.absolute()).encode())
    return f"{socket.gethostname()}-{folder:08x}-{slot}"


class _Worker:
    def __init__(
        self, settings: Settings, stages: list[str], slot: str, observe: Observer, report: Report
    ) -> None:
        self._identity = identity(settings, slot)
        self._processor = Processor(settings, stages, self._identity, observe)
        self._settings, self._stages, self._observe, self._report = settings, stages, observe, report
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="batch")
        self._stop = asyncio.Event()
        self._seen: tuple[str, str, tuple[int, ...]] = ("", "", ())
        self._opened_generation = -1
        self._newest = self._idle = time.time()
        self._busy = False
        self._exit_code = 0

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        raw = self._processor.source == "articles.raw"
        checking = loop.run_in_executor(self._thread, self._processor.check_topics)
        self._app, channel = list_app(
            self._processor.group,
            self._settings.topic_prefix + self._processor.source,
            slot=self._identity,
            one_owner=self._processor.ordered and raw,
            one_order=raw,
            batch_size=self._settings.batch_size,
            session_seconds=self._settings.session_seconds,
            datadir=self._settings.data_dir.absolute() / "engine" / self._identity,
            **faust_settings(self._settings),
        )
        await checking
        self._app.agent(channel, name="batches")(self._agent)
        self._app.finalize()
        # Beside the waiting for the group and for the log, in a thread of its own.
        self._warm = loop.run_in_executor(None, warm_up, self._processor.steps[-1].stage.name)
        await self._start()
        watchers = [asyncio.create_task(self._watch()), asyncio.create_task(self._watch_engine())]
        await self._stop.wait()
        for watcher in watchers:
            watcher.cancel()
        await self._drain()
        return self._exit_code

    async def _start(self) -> None:
        """Join the group, or end the process.

        faust waits for ever where Kafka refuses a member, as it does a worker of another shape while those
        of the last one count as alive (a session long).
        """
        starting = asyncio.create_task(self._app.start())
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({starting, stopping}, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if starting.done():
            starting.result()
        elif not self._stop.is_set():
            self._give_up(TimeoutError(f"not in the group after {START_SECONDS:.0f} s"))

    async def _drain(self) -> None:
        """Let the batch at hand finish, leave the group, and go: faust's own stop may wait for minutes."""
        self._tell("draining", "", ())
        try:
            # One thread, so this waits for the batch at hand.
            closing = asyncio.get_running_loop().run_in_executor(self._thread, self._processor.close)
            await asyncio.wait_for(closing, DRAIN_SECONDS)
            await asyncio.wait_for(self._app.stop(), 5)
        except (TimeoutError, asyncio.CancelledError):
            log.warning("the engine did not stop in time; leaving it")
        self._tell("stopped", "", ())
        logging.shutdown()
        os._exit(self._exit_code)

    async def _agent(self, stream: Any) -> None:
        """Take each fetch through the stages. Nothing may leave this loop: faust would ack the fetch."""
        async for fetch in stream:
            if self._stop.is_set():
                continue
            try:
                await self._batch(fetch)
            except BaseException as error:
                self._give_up(error)

    async def _batch(self, fetch: Fetch) -> None:
        loop = asyncio.get_running_loop()
        await self._warm
        membership = self._app.membership()
        self._busy = True
        await loop.run_in_executor(self._thread, self._processor.process, fetch.records, membership)
        self._busy = False
        self._opened_generation = membership.generation
        self._newest = fetch.records[-1].timestamp / 1000

    def _give_up(self, error: BaseException) -> None:
        """End the process at once: the transaction is not committed, so a restart does the batch again."""
        self._processor.leave()
        code = error.exit_code if isinstance(error, WireroomError) else RETRY
        state = "refusing" if code == 70 else "restarting"
        self._tell(state, f"{type(error).__name__}: {error}", ())
        if isinstance(error, Fenced):
            log.warning("fenced: %s", error)
        else:
            log.error("batch failed: %s", error, exc_info=error)
        logging.shutdown()
        os._exit(code)

    async def _watch(self) -> None:
        """Report what this worker holds, and open the memories before the first record comes."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if (crash := self._app.crash_reason_of_any()) is not None:
                self._give_up(crash)
            if self._app.rebalancing:
                continue
            membership = self._app.membership()
            if not membership.partitions:
                OneOwnerAssignor.owned_since = 0
                self._tell("standby", "another worker holds every partition", ())
                continue
            if membership.generation != self._opened_generation:
                self._tell("rebuilding", "", tuple(sorted(membership.partitions)))
                try:
                    await loop.run_in_executor(self._thread, self._processor.open, membership)
                except BaseException as error:
                    self._give_up(error)
                self._opened_generation = membership.generation
                OneOwnerAssignor.owned_since = membership.generation
            self._tell("ready", "", tuple(sorted(membership.partitions)))
            self._measure_lag(membership.partitions)

    async def _watch_engine(self) -> None:
        """End the process where Kafka answers, but the engine does not hear it: nothing else would."""
        loop = asyncio.get_running_loop()
        patience = Patience()
        while True:
            await asyncio.sleep(ENGINE_SECONDS)
            # A rebalance waits for the batch at hand, which has limits of its own.
            signs = [] if self._busy else self._app.signs_of_waiting()
            if (sign := patience.ended_by(signs, time.monotonic())) is None:
                continue
            bootstrap = find_bootstrap(self._settings)
            if await loop.run_in_executor(None, answers, bootstrap, self._settings):
                self._give_up(TimeoutError(f"the engine hangs: {sign}"))
            patience.forget()  # no restart mends a Kafka that is away

    def _tell(self, state: str, why: str, partitions: tuple[int, ...]) -> None:
        if (state, why, partitions) == self._seen:
            return
        try:
            self._report(state=state, why=why, partitions=list(partitions))
        except OSError as error:  # a full disk stops no articles; told again at the next look
            log.warning("%s, but this cannot be told: %s", state, error)
            return
        self._seen = (state, why, partitions)
        log.info("%s %s %s", state, why, list(partitions))

    def _measure_lag(self, partitions: Iterable[int]) -> None:
        waiting = sum(self._app.waiting(p, self._processor.position(p)) for p in partitions)
        now = time.time()
        if not waiting:
            self._idle = now
        # What waits is younger than what was worked on last, and came after nothing was seen to wait.
        behind = max(0.0, now - max(self._newest, self._idle)) if waiting else 0.0
        self._observe(LagSeen(self._stages[0], waiting, behind))
