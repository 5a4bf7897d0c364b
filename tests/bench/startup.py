"""How long starting takes, how fast a killed worker is back, and what the processes hold in memory."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import psutil

from pipeline.flow import RAW
from pipeline.kafka.broker import Broker
from pipeline.kafka.clients import admin
from pipeline.kafka.publish import publish
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import group_of
from pipeline.kafka.worker.supervisor import Supervisor
from pipeline.observe.state import read_states
from pipeline.settings import Settings
from tests.bench.corpus import WARM_UP, Corpus, records
from tests.bench.measure import WORKER, cpu_seconds, environment, started, wait_committed

__all__ = ["broker_restart", "idle_share", "kill_to_output", "ledger_memory", "worker_ready"]

TIMES = 3
PATIENCE_SECONDS = 60.0
IDLE_SECONDS = 5.0
LEDGER_SECONDS = 6.0
"""A look a second, and the first takes in everything."""


def broker_restart(broker: Broker) -> float:
    """Return the seconds from launching a stopped broker, with its data, to its answering."""
    broker.stop()
    begun = time.perf_counter()
    broker.start()
    return time.perf_counter() - begun


def worker_ready(settings: Settings) -> float:
    """Return the median seconds from launching a worker to its being ready."""
    apply_topics(settings)
    return median(_once_ready(settings) for _ in range(TIMES))


def _once_ready(settings: Settings) -> float:
    begun = time.perf_counter()
    with started(settings, *WORKER):
        _wait(lambda: any(s["alive"] and s["state"] == "ready" for s in read_states(settings.data_dir)))
        return time.perf_counter() - begun


def idle_share(settings: Settings) -> float:
    """Return the share of one core that a worker takes while nothing comes in."""
    with started(settings, *WORKER) as process:
        _wait(lambda: any(s["alive"] and s["state"] == "ready" for s in read_states(settings.data_dir)))
        time.sleep(1.0)
        before = cpu_seconds(process.pid)
        time.sleep(IDLE_SECONDS)
        return (cpu_seconds(process.pid) - before) / IDLE_SECONDS


def kill_to_output(settings: Settings, corpus: Corpus) -> float:
    """Return the seconds from SIGKILL in the middle of a backlog to the supervised worker's next commit."""
    apply_topics(settings)
    publish(records(corpus.warm_up, settings), settings)
    os.environ.update({n: v for n, v in environment(settings).items() if n.startswith("WIREROOM_TOPIC")})
    supervisor = Supervisor(settings, str(settings.bootstrap))
    supervisor.add("bench", "worker", "--slot", "bench")
    groups = admin(settings)
    try:
        child = supervisor.children["bench"].process
        assert child is not None
        wait_committed(settings, WARM_UP, child)
        publish(records(corpus.measured, settings), settings)
        _wait(lambda: _committed(groups, settings) > WARM_UP)
        child.send_signal(signal.SIGKILL)
        begun = time.perf_counter()
        child.wait()
        done = _committed(groups, settings)
        _wait(lambda: _committed(groups, settings) > done, supervisor.poll)
        return time.perf_counter() - begun
    finally:
        supervisor.stop()
        groups.close()
        del os.environ["WIREROOM_TOPIC_PREFIX"]


def ledger_memory(settings: Settings) -> int:
    """Return the ledger's resident bytes once it has read what a run left."""
    with started(settings, "-m", "pipeline.cli.main", "ledger") as process:
        time.sleep(LEDGER_SECONDS)
        return _resident(process)


def _resident(process: subprocess.Popen[bytes]) -> int:
    return int(psutil.Process(process.pid).memory_info().rss)


def _committed(groups: Any, settings: Settings) -> int:
    group = group_of(settings, "clean")
    found = groups.list_group_offsets({group: None})[group]
    return sum(each.offset for place, each in found.items() if place.topic.endswith(RAW))


def _wait(ready: Callable[[], bool], meanwhile: Callable[[], None] = lambda: None) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        meanwhile()
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing happened for {PATIENCE_SECONDS:.0f} s")
        time.sleep(0.01)
