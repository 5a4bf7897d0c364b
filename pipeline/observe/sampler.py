"""The numbers of the instance once a second, made into JSON once for everybody who watches."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson
from prometheus_client import CollectorRegistry

from pipeline.observe.collect import SAMPLE_SECONDS, Flows, History, Numbers, summary
from pipeline.observe.state import read_states, uncovered

__all__ = ["Sampler"]

STALE_SECONDS = 10.0
"""A sampler that has taken nothing for so long hangs."""


class Sampler:
    """Samples a registry in a thread of its own, from `start` to `stop`; ``more`` adds to each summary."""

    def __init__(
        self,
        registry: CollectorRegistry,
        data_dir: Path,
        stages: Sequence[str],
        more: Callable[[], dict[str, Any]],
    ) -> None:
        self._registry, self._data_dir, self._stages, self._more = registry, data_dir, tuple(stages), more
        self._history, self._flows = History(), Flows(stages)
        self._lock = threading.Lock()
        self._stats: dict[str, Any] = {}
        self._json, self._taken = b"", 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="http-rates", daemon=True)

    def start(self) -> None:
        """Take the first sample, and go on in the thread."""
        self._take()
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        self._thread.join(timeout=5)

    @property
    def fresh(self) -> bool:
        """Whether the last sample is as new as it should be."""
        return time.monotonic() - self._taken < STALE_SECONDS

    def stats(self) -> dict[str, Any]:
        """Return the last summary."""
        with self._lock:
            return self._stats

    def json(self) -> bytes:
        """Return the last summary as JSON; the same bytes object until the next."""
        with self._lock:
            return self._json

    def readiness(self) -> tuple[bool, dict[str, Any]]:
        """Return whether a ready worker covers every stage, and the answer that says so."""
        states = read_states(self._data_dir)
        missing = uncovered(states, self._stages)
        shown = [{key: state.get(key) for key in ("slot", "state", "why", "alive")} for state in states]
        return not missing, {"ready": not missing, "uncovered": missing, "workers": shown}

    def _run(self) -> None:
        while not self._stopping.wait(SAMPLE_SECONDS):
            self._take()

    def _take(self) -> None:
        numbers, now = Numbers.of(self._registry), time.monotonic()
        self._history.add(now, numbers)
        self._flows.add(now, numbers)
        stats = summary(self._history, numbers, read_states(self._data_dir), self._stages)
        stats |= {"history": self._flows.plain()} | self._more()
        text = orjson.dumps(stats, option=orjson.OPT_APPEND_NEWLINE)
        with self._lock:
            self._stats, self._json, self._taken = stats, text, now
