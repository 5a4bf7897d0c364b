"""The processes under attack: a broker, workers and a ledger that come back whenever they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import orjson
import psutil

from pipeline.kafka.broker import Broker
from pipeline.kafka.clients import admin
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.processor import group_of
from pipeline.kafka.worker.supervisor import worker_slots
from pipeline.observe.state import read_instance, read_states
from pipeline.settings import Settings
from tests.chaos.disk import SmallDisk

__all__ = ["SHAPES", "Processes", "Shape"]

ROOT = Path(__file__).resolve().parents[2]
LOOK_SECONDS = 0.05
PAUSE_SECONDS = 0.3
"""Before a restart: a worker that cannot work must not spin."""
STOP_SECONDS = 40.0
GRACE_SECONDS = 10.0
"""The ledger's, shorter than by default: what is lost is to be mended while the run lasts."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the stages are spread over workers: slots with their stages; some stand by.

    ``up`` are the arguments of a real ``wireroom up`` that runs all of it, broker included.
    """

    name: str
    slots: Mapping[str, str]
    up: tuple[str, ...] = ()

    def first(self, stage: str) -> str:
        """Return the stage whose group commits the offsets of the worker that runs ``stage``."""
        return next(stages for stages in self.slots.values() if stage in stages.split(",")).split(",")[0]


_ALL, _ORDERED = "clean,dedupe,tag,group", "dedupe,tag,group"
_SPLIT = {"clean-0": "clean", "clean-1": "clean", "ordered-0": _ORDERED}
SHAPES = {
    "one": Shape("one", {"worker-0": _ALL, "worker-1": _ALL}),
    "split": Shape("split", _SPLIT | {"ordered-1": _ORDERED}),
    "up": Shape("up", _SPLIT, ("up", "--no-samples", "--workers", "2")),
    "shards": Shape("shards", worker_slots(2, 2), ("up", "--no-samples", "--workers", "2", "--shards", "2")),
}
"""``one``: every stage in one process, a second stands by. ``split``: two share clean, one does the rest,
another stands by. ``up``: as split without the stand-by, under the real supervisor; ``shards``: with two
orders."""


@dataclass(slots=True)
class _Child:
    slot: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    armed: bool = False
    wanted: bool = True
    due: float = 0.0
    deaths: list[int] = field(default_factory=list)


class Processes:
    """Starts everything in ``folder``; a thread restarts what ends. Use as a context manager.

    ``environment`` is added to that of the workers. With ``small_disk`` Kafka's files lie on a disk of their
    own that can be filled. ``module`` is the command that is run.
    """

    def __init__(
        self,
        folder: Path,
        shape: Shape,
        environment: Mapping[str, str] | None = None,
        *,
        small_disk: bool = False,
        module: str = "tests.chaos.faulty",
    ) -> None:
        self.folder, self.shape = folder, shape
        self.broker = Broker(Settings(data_dir=folder))
        self.disk = SmallDisk(self.broker.folder) if small_disk else None
        self.crash = ""
        """``PROBABILITY:SEED`` for the workers that are started from now on."""
        self._module = module
        self._environment = dict(environment or {})
        self._faults = folder / "faults.json"
        if shape.up:
            slots = {"up": list(shape.up)}
        else:
            slots = {slot: _worker(slot, stages) for slot, stages in shape.slots.items()}
            slots["ledger"] = ["ledger"]
        self._children = {slot: _Child(slot, arguments) for slot, arguments in slots.items()}
        self._stopping = threading.Event()
        self._cleanup = ExitStack()
        self._thread = threading.Thread(target=self._supervise, daemon=True)

    def __enter__(self) -> Self:
        try:
            if self.disk is not None:
                self.disk.mount()
            self.settings = Settings(data_dir=self.folder, grace_seconds=GRACE_SECONDS)
            if not self.shape.up:
                self.settings = self.settings.model_copy(update={"bootstrap": self.broker.start()})
                apply_topics(self.settings)
            self._thread.start()
            self.wait_ready()
            if self.shape.up:
                bootstrap = self.broker.bootstrap
                self.settings = self.settings.model_copy(update={"bootstrap": bootstrap})
            self._groups = self._cleanup.enter_context(closing(admin(self.settings)))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End everything: workers in order, then the broker."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        running = [child.process for child in self._children.values() if child.process is not None]
        for process in running:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in running:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._cleanup.close()
        self.broker.stop()
        if self.disk is not None:
            self.disk.unmount()

    def wait_ready(self, seconds: float = 90.0) -> None:
        """Wait until every stage has a worker that is ready, and ``wireroom up`` says so."""
        deadline = time.monotonic() + seconds
        wanted = {stage for stages in self.shape.slots.values() for stage in stages.split(",")}
        while wanted - {stage for state in self.working() for stage in state["stages"]} or (
            self.shape.up and read_instance(self.folder) is None
        ):
            if time.monotonic() > deadline:
                raise TimeoutError(f"not every stage is worked on; see the logs in {self.folder}")
            time.sleep(0.1)

    def working(self) -> list[dict[str, Any]]:
        """Return the states of the workers that are ready and hold partitions."""
        states = read_states(self.folder)
        return [each for each in states if each["alive"] and each["state"] == "ready" and each["partitions"]]

    def owner_of(self, stage: str) -> str | None:
        """Return a slot that works on the stage right now."""
        return next((each["slot"] for each in self.working() if stage in each["stages"]), None)

    def partitions_of(self, slot: str) -> frozenset[int]:
        """Return the partitions that the slot's worker said it holds."""
        return next(
            (frozenset(each["partitions"]) for each in read_states(self.folder) if each["slot"] == slot),
            frozenset(),
        )

    def committed(self, stage: str) -> dict[int, int]:
        """Return the offsets committed for the worker that runs ``stage``, by partition."""
        group = group_of(self.settings, self.shape.first(stage))
        offsets = self._groups.list_group_offsets({group: None})[group]
        return {place.partition: each.offset for place, each in offsets.items()}

    def progress(self, stage: str, partitions: Collection[int] = ()) -> int:
        """Return the sum of the offsets committed for the stage, in some partitions or in all."""
        committed = self.committed(stage)
        return sum(committed.get(p, 0) for p in partitions or committed)

    def pid(self, slot: str) -> int | None:
        """Return the slot's process id, None between two lives."""
        if slot in self._children:
            process = self._children[slot].process
            return process.pid if process is not None and process.poll() is None else None
        if slot == "ledger":
            return self._ledger_below_up()
        return next((s["pid"] for s in read_states(self.folder) if s["alive"] and s["slot"] == slot), None)

    def signal(self, slot: str, number: int) -> bool:
        """Send a signal to the slot's process; return whether there was one."""
        pid = self.pid(slot)
        with suppress(ProcessLookupError):
            if pid is not None:
                os.kill(pid, number)
        return pid is not None

    def workers(self) -> list[str]:
        """Return the slots of all workers there are now."""
        if self.shape.up:
            return list(self.shape.slots)
        return [slot for slot, child in self._children.items() if slot != "ledger" and child.wanted]

    def scale(self, count: int) -> None:
        """Run ``count`` workers for the first stage: start more, or let the last ones go."""
        head, stages = next(iter(self.shape.slots.items()))
        name = head.partition("-")[0]
        for number in range(count):
            slot = f"{name}-{number}"
            child = self._children.setdefault(slot, _Child(slot, _worker(slot, stages)))
            child.wanted = True
        for slot, child in list(self._children.items()):
            if slot.startswith(f"{name}-") and int(slot.partition("-")[2]) >= count:
                child.wanted = False
                self.signal(slot, signal.SIGTERM)

    def set_faults(self, **faults: Any) -> None:
        """Say what `tests.chaos.faulty` is to do wrong from now on."""
        draft = self._faults.with_suffix(".draft")
        draft.write_bytes(orjson.dumps(faults))
        draft.replace(self._faults)

    def disarm(self) -> None:
        """End the crash points: kill the workers that still carry them."""
        self.crash = ""
        for child in list(self._children.values()):
            if child.armed:
                self.signal(child.slot, signal.SIGKILL)

    def deaths(self) -> Counter[int]:
        """Return how often children ended so far, by exit code."""
        return Counter(code for child in list(self._children.values()) for code in child.deaths)

    def _ledger_below_up(self) -> int | None:
        for process in psutil.process_iter(["pid", "cmdline", "environ"]):
            environment = process.info["environ"] or {}
            if "ledger" in (process.info["cmdline"] or ())[-1:] and environment.get(
                "WIREROOM_DATA_DIR"
            ) == str(self.folder):
                return int(process.info["pid"])
        return None

    def _supervise(self) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            for child in list(self._children.values()):
                if child.process is not None and (code := child.process.poll()) is not None:
                    child.process, child.due = None, time.monotonic() + PAUSE_SECONDS
                    child.deaths.append(code)
                if child.process is None and child.wanted and time.monotonic() >= child.due:
                    self._start(child)

    def _start(self, child: _Child) -> None:
        environment = (
            os.environ
            | self._environment
            | {
                "WIREROOM_DATA_DIR": str(self.folder),
                "WIREROOM_GRACE_SECONDS": str(GRACE_SECONDS),
                "WIREROOM_CHAOS": str(self._faults),
                "WIREROOM_SUPERVISOR": str(os.getpid()),
            }
        )
        if not self.shape.up:
            environment["WIREROOM_BOOTSTRAP"] = str(self.settings.bootstrap)
        child.armed = bool(self.crash) and child.slot != "ledger"
        if child.armed:
            environment["WIREROOM_CRASH"] = self.crash
        with (self.folder / f"{child.slot}.log").open("ab") as log:
            child.process = subprocess.Popen(
                [sys.executable, "-m", self._module, *child.arguments],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,
            )


def _worker(slot: str, stages: str) -> list[str]:
    return ["worker", "--stages", stages, "--slot", slot]
