"""One loop, one corpus: CPU and wall clock of the process that works it off, taken from outside.

Every loop is treated alike: it starts on topics of its own, takes the warm-up, is frozen (SIGSTOP) while the
measured records are published, and is timed from SIGCONT to the commit of the last offset. So all of it is
backlog, start-up is not in it, and nothing is added to the process measured.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import psutil
from kafka.errors import KafkaError

from pipeline.flow import RAW
from pipeline.kafka.clients import admin
from pipeline.kafka.publish import publish
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import group_of
from pipeline.settings import Settings
from tests.bench.corpus import WARM_UP, Corpus, records

__all__ = [
    "LOOPS",
    "Cost",
    "cpu_seconds",
    "environment",
    "floor",
    "measure",
    "settings_for",
    "started",
    "wait_committed",
]

WORKER = ("-m", "pipeline.cli.main", "worker", "--slot", "bench")
LOOPS: dict[str, tuple[str, ...]] = {
    "bare": ("-m", "tests.bench.bare"),
    "bare_tx": ("-m", "tests.bench.bare", "--transaction"),
    "live": WORKER,
    "bare_consume": ("-m", "tests.bench.bare", "--consume-only"),
    "live_consume": ("-m", "tests.bench.engine_only"),
}
PATIENCE_SECONDS = 300.0
LOOK_SECONDS = 0.02
SETTLE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds per article; ``memory`` is the process's resident size at the end, in bytes."""

    cpu: float
    wall: float
    memory: int = 0


def settings_for(bootstrap: str, folder: Path, name: str) -> Settings:
    """Return the settings of a run: topics, group and data folder of its own."""
    # A frozen process sends no heartbeats: the session outlives the publishing.
    return Settings(
        bootstrap=bootstrap, data_dir=folder / name, topic_prefix=f"{name}.", session_seconds=60.0
    )


def floor(corpus: Corpus) -> dict[str, Any]:
    """Return what the functions cost without Kafka (see `tests.bench.floor`)."""
    command = [sys.executable, "-m", "tests.bench.floor", str(corpus.warm_up), str(corpus.measured)]
    ran = subprocess.run(command, env=environment(), capture_output=True, check=True)
    found: dict[str, Any] = orjson.loads(ran.stdout)
    return found


def measure(loop: str, corpus: Corpus, settings: Settings, repeat: int = 1) -> Cost:
    """Return what a loop costs on a corpus that is published ``repeat`` times."""
    apply_topics(settings)
    publish(records(corpus.warm_up, settings), settings)
    with started(settings, *LOOPS[loop]) as process, _frozen_later(process) as (freeze, thaw):
        wait_committed(settings, WARM_UP, process)
        time.sleep(SETTLE_SECONDS)
        freeze()
        for _ in range(repeat):
            publish(records(corpus.measured, settings), settings)
        cpu, wall = cpu_seconds(process.pid), time.perf_counter()
        thaw()
        spent = wait_committed(settings, WARM_UP + repeat * corpus.count, process)
        articles = repeat * corpus.count / 1e6
        return Cost(
            (spent - cpu) / articles,
            (time.perf_counter() - wall) / articles,
            psutil.Process(process.pid).memory_info().rss,
        )


def wait_committed(settings: Settings, records_done: int, process: subprocess.Popen[bytes]) -> float:
    """Wait until so many records are committed; return the CPU seconds the process had used then."""
    group, groups = group_of(settings, "clean"), admin(settings)
    deadline = time.monotonic() + PATIENCE_SECONDS
    try:
        while True:
            done = _committed(groups, group)
            spent = cpu_seconds(process.pid)
            if done >= records_done:
                return spent
            if process.poll() is not None:
                raise RuntimeError(f"the loop ended with {process.returncode}: see {settings.data_dir}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{done} of {records_done} records after {PATIENCE_SECONDS:.0f} s")
            time.sleep(LOOK_SECONDS)
    finally:
        groups.close()


def _committed(groups: Any, group: str) -> int:
    try:
        found = groups.list_group_offsets({group: None})[group]
    except KafkaError:  # a new broker's first group: its offsets topic is being made
        return 0
    return sum(each.offset for place, each in found.items() if place.topic.endswith(RAW))


@contextmanager
def started(settings: Settings, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run this Python with arguments and the settings; end it with the block."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with (settings.data_dir / "log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env=environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _frozen_later(process: subprocess.Popen[bytes]) -> Iterator[Any]:
    try:
        yield (lambda: process.send_signal(signal.SIGSTOP)), (lambda: process.send_signal(signal.SIGCONT))
    finally:
        process.send_signal(signal.SIGCONT)


def environment(settings: Settings | None = None) -> dict[str, str]:
    """Return what a measured process gets: nobody's settings but these, one hash seed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WIREROOM_")}
    environment["PYTHONHASHSEED"] = "0"
    if settings is not None:
        environment |= {
            "WIREROOM_BOOTSTRAP": str(settings.bootstrap),
            "WIREROOM_DATA_DIR": str(settings.data_dir),
            "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
            "WIREROOM_SESSION_SECONDS": str(settings.session_seconds),
            "WIREROOM_SUPERVISOR": str(os.getpid()),
        }
    return environment


def cpu_seconds(pid: int) -> float:
    """Return user and system time of a process, its ended threads too; to the nanosecond on Linux."""
    if sys.platform == "linux":
        return time.clock_gettime((~pid << 3) | 2)  # clock_getcpuclockid(3): CPUCLOCK_SCHED of the process
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
