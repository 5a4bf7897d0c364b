"""Keeps an instance's processes running: restarts what ends, first at once, then with a growing pause."""

from __future__ import annotations

import logging
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.kafka.worker.spare import Spare, start_command
from pipeline.settings import Settings

__all__ = ["Child", "Supervisor", "worker_slots"]

log = logging.getLogger(__name__)

PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before the n-th restart in a row; ten seconds of life start the row anew."""
SETTLED_SECONDS = 10.0
STOP_SECONDS = 30.0
"""A worker finishes its batch within 20 s of SIGTERM; past this it is killed, which costs only that batch."""


def worker_slots(workers: int, shards: int = 1) -> dict[str, str]:
    """Return slots and their stages: one worker for all, or ``workers`` for clean and one per shard behind.

    >>> worker_slots(1)
    {'worker-0': 'clean,dedupe,tag,group'}
    >>> worker_slots(2, shards=2)
    {'clean-0': 'clean', 'clean-1': 'clean', 'ordered-0': 'dedupe,tag,group', 'ordered-1': 'dedupe,tag,group'}
    """
    if workers <= 1:
        return {"worker-0": "clean,dedupe,tag,group"}
    ordered = {f"ordered-{i}": "dedupe,tag,group" for i in range(shards)}
    return {f"clean-{i}": "clean" for i in range(workers)} | ordered


@dataclass(slots=True)
class Child:
    """One supervised process: ``arguments`` of the wireroom command, its log file, its fate."""

    slot: str
    arguments: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    last_exit: int | None = None
    due: float = field(default=0.0)

    @property
    def is_worker(self) -> bool:
        """Whether a spare can take its place."""
        return self.arguments[0] == "worker"


class Supervisor:
    """Starts children, restarts them in `poll`, stops them in `stop`; logs to ``data_dir/logs/SLOT.log``."""

    def __init__(
        self, settings: Settings, bootstrap: str, on_exit: Callable[[str, int], None] = lambda *_: None
    ) -> None:
        self._data_dir = settings.data_dir.absolute()
        self._bootstrap = bootstrap
        self._on_exit = on_exit
        self._children: dict[str, Child] = {}
        self._spare = Spare(self._data_dir / "logs" / "spare.log") if settings.spare_worker else None
        (self._data_dir / "logs").mkdir(parents=True, exist_ok=True)

    @property
    def children(self) -> Mapping[str, Child]:
        """The children by slot."""
        return self._children

    def add(self, slot: str, *arguments: str) -> None:
        """Start a child and keep it running."""
        child = self._children[slot] = Child(slot, arguments)
        self._start(child)

    def poll(self) -> None:
        """Restart what has ended and whose pause is over."""
        now = time.monotonic()
        for child in self._children.values():
            if child.process is not None and (code := child.process.poll()) is not None:
                child.process, child.last_exit = None, code
                child.deaths = child.deaths + 1 if now - child.started < SETTLED_SECONDS else 1
                child.due = now + PAUSES[min(child.deaths, len(PAUSES)) - 1]
                log.warning("%s ended with %d; restart %d in a row", child.slot, code, child.deaths)
                self._on_exit(child.slot, code)
            if child.process is None and now >= child.due:
                self._start(child)
        workers = [child for child in self._children.values() if child.is_worker]
        # Not while one is starting: it has better use for the processor.
        if self._spare and workers and now >= max(child.started for child in workers) + SETTLED_SECONDS:
            self._spare.keep(self._environment())

    def stop(self) -> None:
        """End every child: SIGTERM, and SIGKILL to those that take too long."""
        if self._spare:
            self._spare.stop()
        running = [child.process for child in self._children.values() if child.process is not None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _environment(self) -> dict[str, str]:
        return {
            "WIREROOM_BOOTSTRAP": self._bootstrap,
            "WIREROOM_DATA_DIR": str(self._data_dir),
            "WIREROOM_SUPERVISOR": str(os.getpid()),
        }

    def _start(self, child: Child) -> None:
        environment = self._environment()
        if child.last_exit is not None:
            environment["WIREROOM_LAST_EXIT"] = str(child.last_exit)
        log_file = self._log_file(child.slot)
        loaded = None
        if self._spare and child.is_worker and child.last_exit is not None:
            loaded = self._spare.take(child.arguments, environment, log_file)
        child.process = loaded or start_command(child.arguments, environment, log_file)
        child.started = time.monotonic()

    def _log_file(self, slot: str) -> Path:
        return self._data_dir / "logs" / f"{slot}.log"
