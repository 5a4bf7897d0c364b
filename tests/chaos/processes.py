"""The processes under attack: a broker, workers and a ledger that come back whenever they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from pipeline.kafka.broker import Broker
from pipeline.kafka.clients import admin
from pipeline.kafka.processor import group_of
from pipeline.kafka.topics import apply_topics
from pipeline.observe.state import read_states
from pipeline.settings import Settings

__all__ = ["SHAPES", "Processes", "Shape"]

LOOK_SECONDS = 0.05
PAUSE_SECONDS = 0.3
"""Before a restart: a worker that cannot work must not spin."""
STOP_SECONDS = 40.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How the stages are spread over workers: slots with their stages; some stand by."""

    name: str
    slots: dict[str, str]

    def first(self, stage: str) -> str:
        """Return the stage whose group commits the offsets of the worker that runs ``stage``."""
        return next(stages for stages in self.slots.values() if stage in stages.split(",")).split(",")[0]


_ALL, _ORDERED = "clean,dedupe,tag,group", "dedupe,tag,group"
SHAPES = {
    "one": Shape("one", {"worker-0": _ALL, "worker-1": _ALL}),
    "split": Shape(
        "split", {"clean-0": "clean", "clean-1": "clean", "ordered-0": _ORDERED, "ordered-1": _ORDERED}
    ),
}
"""``one``: every stage in one process, a second stands by. ``split``: two share clean, one does the rest."""


@dataclass(slots=True)
class _Child:
    slot: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    armed: bool = False
    due: float = 0.0
    deaths: list[int] = field(default_factory=list)


class Processes:
    """Starts everything in ``folder``; a thread restarts what ends. Use as a context manager."""

    def __init__(self, folder: Path, shape: Shape) -> None:
        self.folder, self.shape = folder, shape
        self.broker = Broker(Settings(data_dir=folder))
        self.crash = ""
        """``PROBABILITY:SEED`` for the workers that are started from now on."""
        self._children = {
            slot: _Child(slot, ["worker", "--stages", stages, "--slot", slot])
            for slot, stages in shape.slots.items()
        } | {"ledger": _Child("ledger", ["ledger"])}
        self._stopping = threading.Event()
        self._cleanup = ExitStack()
        self._thread = threading.Thread(target=self._supervise, daemon=True)

    def __enter__(self) -> Self:
        self.settings = Settings(bootstrap=self.broker.start(), data_dir=self.folder, grace_seconds=10.0)
        try:
            apply_topics(self.settings)
            self._groups = self._cleanup.enter_context(closing(admin(self.settings)))
            self._thread.start()
            self.wait_ready()
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

    def wait_ready(self, seconds: float = 90.0) -> None:
        """Wait until every stage has a worker that is ready."""
        deadline = time.monotonic() + seconds
        wanted = {stage for stages in self.shape.slots.values() for stage in stages.split(",")}
        while wanted - {stage for state in self.working() for stage in state["stages"]}:
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

    def progress(self, stage: str) -> int:
        """Return the sum of the offsets committed for the worker that runs ``stage``."""
        group = group_of(self.settings, self.shape.first(stage))
        offsets = self._groups.list_group_offsets({group: None})[group]
        return sum(each.offset for each in offsets.values())

    def pid(self, slot: str) -> int | None:
        """Return the slot's process id, None between two lives."""
        process = self._children[slot].process
        return process.pid if process is not None and process.poll() is None else None

    def signal(self, slot: str, number: int) -> bool:
        """Send a signal to the slot's process; return whether there was one."""
        pid = self.pid(slot)
        if pid is not None:
            os.kill(pid, number)
        return pid is not None

    def disarm(self) -> None:
        """End the crash points: kill the workers that still carry them."""
        self.crash = ""
        for child in self._children.values():
            if child.armed:
                self.signal(child.slot, signal.SIGKILL)

    def deaths(self) -> Counter[int]:
        """Return how often children ended so far, by exit code."""
        return Counter(code for child in list(self._children.values()) for code in child.deaths)

    def _supervise(self) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            for child in self._children.values():
                if child.process is not None and (code := child.process.poll()) is not None:
                    child.process, child.due = None, time.monotonic() + PAUSE_SECONDS
                    child.deaths.append(code)
                if child.process is None and time.monotonic() >= child.due:
                    self._start(child)

    def _start(self, child: _Child) -> None:
        environment = os.environ | {
            "WIREROOM_BOOTSTRAP": str(self.settings.bootstrap),
            "WIREROOM_DATA_DIR": str(self.folder),
            "WIREROOM_GRACE_SECONDS": str(self.settings.grace_seconds),
            "WIREROOM_SUPERVISOR": str(os.getpid()),
        }
        child.armed = bool(self.crash) and child.slot != "ledger"
        if child.armed:
            environment["WIREROOM_CRASH"] = self.crash
        with (self.folder / f"{child.slot}.log").open("ab") as log:
            child.process = subprocess.Popen(
                [sys.executable, "-m", "pipeline.cli.main", *child.arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,
            )
