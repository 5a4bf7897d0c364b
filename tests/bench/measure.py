"""One loop, one corpus: CPU and wall clock of the processes that work it off, taken from outside.

Every loop is treated alike: it starts on topics of its own, takes the warm-up, is frozen (SIGSTOP) while the
measured records are published, and is timed from SIGCONT to the commit of the last offset. So all of it is
backlog, start-up is not in it, and nothing is added to the process measured. Two loops need something else:
a replay's range must be there before it starts, so it freezes itself behind the warm-up; bytewax commits
nothing to Kafka, so its outcomes are counted.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import psutil
from kafka.errors import KafkaError

from pipeline.article import Origin
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.clients import admin
from pipeline.kafka.codec import origin_of
from pipeline.kafka.publish import publish
from pipeline.kafka.reader import Reader
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import group_of
from pipeline.kafka.worker.warm_up import SELDOM
from pipeline.settings import Settings
from tests.bench.corpus import WARM_UP, Corpus, records

__all__ = [
    "LOOPS",
    "ROOT",
    "WORKER",
    "Cost",
    "Loop",
    "collecting_as_a_worker",
    "cpu_seconds",
    "environment",
    "floor",
    "is_peer",
    "measure",
    "measure_all",
    "settings_for",
    "started",
    "wait_committed",
    "why_not",
]

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
WORKER = ("-m", "pipeline.cli.main", "worker", "--slot", "bench")
TERMINAL = (FLOW[-1].passes_to, DUPLICATES, REJECTED, DEAD)


@dataclass(frozen=True, slots=True)
class Loop:
    """How a loop is run: the arguments of a Python, whose Python, and what is different about it.

    ``group`` is that of its offsets, without the prefix (empty: it has none, its outcomes are counted);
    ``freezes`` says that it freezes itself behind the warm-up.
    """

    arguments: tuple[str, ...]
    python: str = sys.executable
    group: str = "wireroom.clean"
    freezes: bool = False


LOOPS = {
    "bare": Loop(("-m", "tests.bench.bare")),
    "bare_tx": Loop(("-m", "tests.bench.bare", "--transaction")),
    "live": Loop(WORKER),
    "fast": Loop(("-m", "tests.bench.fast"), group="replay.bench.wireroom.clean", freezes=True),
    "quixstreams": Loop(("-m", "tests.bench.peers.quix"), str(PEERS)),
    "bytewax": Loop(("-m", "tests.bench.peers.waxed"), str(PEERS), group=""),
    "bare_consume": Loop(("-m", "tests.bench.bare", "--consume-only")),
    "live_consume": Loop(("-m", "tests.bench.engine_only")),
}
PATIENCE_SECONDS = 300.0
LOOK_SECONDS = 0.02
SETTLE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds per article; ``memory`` is the processes' resident size at the end, in bytes.

    ``ends`` names the topic on which each article ended, the warm-up's included.
    """

    cpu: float
    wall: float
    memory: int = 0
    ends: Mapping[Origin, str] = field(default_factory=dict)


@contextmanager
def collecting_as_a_worker() -> Iterator[None]:
    """Look for garbage as seldom as a worker does, and not through what the benchmark itself holds."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


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


def why_not(loop: str) -> str | None:
    """Return why a loop can't be run here, or None where it can."""
    python, module = LOOPS[loop].python, LOOPS[loop].arguments[1]
    if python != str(PEERS):
        return None
    if not PEERS.exists():
        return "not installed: make bench does it"
    ran = subprocess.run([python, "-c", f"import {module}"], cwd=ROOT, capture_output=True, text=True)
    return ran.stderr.strip().splitlines()[-1] if ran.returncode else None


def is_peer(loop: str) -> bool:
    """Return whether a loop runs another engine, in its own environment."""
    return LOOPS[loop].python == str(PEERS)


def measure(loop: str, corpus: Corpus, settings: Settings, repeat: int = 1) -> Cost:
    """Return what a loop costs on a corpus that is published ``repeat`` times."""
    return measure_all([LOOPS[loop]], corpus, settings, repeat)


def measure_all(loops: Sequence[Loop], corpus: Corpus, settings: Settings, repeat: int = 1) -> Cost:
    """Return what processes cost together that share the work.

    Of several each has its partitions before the warm-up comes, so that none starts while others work.
    """
    apply_topics(settings)
    if len(loops) == 1:
        publish(records(corpus.warm_up, settings, spread=corpus.spread), settings)
    if loops[0].freezes:
        for _ in range(repeat):
            publish(records(corpus.measured, settings, spread=corpus.spread), settings)
    with ExitStack() as running:
        group = loops[0].group and settings.topic_prefix + loops[0].group
        processes = [
            running.enter_context(started(settings, *loop.arguments, python=loop.python)) for loop in loops
        ]
        if len(loops) > 1:
            _wait_joined(settings, group, len(loops))
            publish(records(corpus.warm_up, settings, spread=corpus.spread), settings)
        if loops[0].freezes:
            _wait_frozen(processes[0], settings)
        else:
            wait_done(settings, WARM_UP, processes, group)
            time.sleep(SETTLE_SECONDS)
            for process in processes:
                process.send_signal(signal.SIGSTOP)
            for _ in range(repeat):
                publish(records(corpus.measured, settings, spread=corpus.spread), settings)
        cpu, wall = sum(cpu_seconds(process.pid) for process in processes), time.perf_counter()
        for process in processes:
            process.send_signal(signal.SIGCONT)
        spent = wait_done(settings, WARM_UP + repeat * corpus.count, processes, group)
        articles = repeat * corpus.count / 1e6
        taken = (time.perf_counter() - wall) / articles
        memory = sum(psutil.Process(process.pid).memory_info().rss for process in processes)
    own = settings.model_copy(update={"topic_prefix": group.partition("wireroom.")[0]}) if group else settings
    return Cost((spent - cpu) / articles, taken, memory, ends(own))


def ends(settings: Settings) -> dict[Origin, str]:
    """Return on which topic each article ended."""
    with Reader(settings, TERMINAL) as reader:
        found = ((origin_of(row.headers), reader.name(row)) for row in reader.to_end())
        return {origin: topic for origin, topic in found if origin is not None}


def _wait_joined(settings: Settings, group: str, members: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    groups = admin(settings)
    try:
        while True:
            found = groups.describe_groups([group])[group]
            if found["group_state"] == "Stable" and len(found["members"]) == members:
                return
            if time.monotonic() > deadline:
                raise TimeoutError(f"not all of {members} processes are in {group}: see {settings.data_dir}")
            time.sleep(LOOK_SECONDS)
    finally:
        groups.close()


def _wait_frozen(process: subprocess.Popen[bytes], settings: Settings) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while psutil.Process(process.pid).status() != psutil.STATUS_STOPPED:
        if process.poll() is not None:
            raise RuntimeError(f"the loop ended with {process.returncode}: see {settings.data_dir}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"the loop is not warm after {PATIENCE_SECONDS:.0f} s")
        time.sleep(LOOK_SECONDS)


def wait_committed(settings: Settings, records_done: int, process: subprocess.Popen[bytes]) -> float:
    """Wait until so many raw records are committed; return the CPU seconds the process had used then."""
    return wait_done(settings, records_done, [process], group_of(settings, "clean"))


def wait_done(
    settings: Settings, wanted: int, processes: Sequence[subprocess.Popen[bytes]], group: str
) -> float:
    """Wait until a group (full name) has come so far; return the CPU seconds the processes had used then.

    Without a group it waits for so many outcomes.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    with _progress(settings, group) as progress:
        while True:
            done = progress()
            spent = sum(cpu_seconds(process.pid) for process in processes)
            if done >= wanted:
                return spent
            for process in processes:
                if process.poll() is not None:
                    raise RuntimeError(f"the loop ended with {process.returncode}: see {settings.data_dir}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{done} of {wanted} records after {PATIENCE_SECONDS:.0f} s")
            time.sleep(LOOK_SECONDS)


@contextmanager
def _progress(settings: Settings, group: str) -> Iterator[Callable[[], int]]:
    if group:
        groups = admin(settings)
        try:
            yield lambda: _committed(groups, group)
        finally:
            groups.close()
    else:
        with Reader(settings, TERMINAL) as reader:
            yield lambda: sum(end for _, end in reader.bounds().values())


def _committed(groups: Any, group: str) -> int:
    try:
        found = groups.list_group_offsets({group: None})[group]
    except KafkaError:  # a new broker's first group: its offsets topic is being made
        return 0
    return sum(each.offset for place, each in found.items() if place.topic.endswith(RAW))


@contextmanager
def started(
    settings: Settings, *arguments: str, python: str = sys.executable
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a Python (this one) with arguments and the settings; end it with the block."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with (settings.data_dir / "log").open("ab") as log:
        process = subprocess.Popen(
            [python, *arguments],
            env=environment(settings),
            cwd=ROOT,
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
