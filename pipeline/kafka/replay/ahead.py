"""Cleans the next batches in other processes while this one works on the ordered stages.

An article's cleaning looks at nothing but the article, so where it happens changes nothing; and it is most of
the work. What comes back is handed out by a stand-in for the stage. What doesn't (a process that died, a
record that was sent again under another origin) the stand-in cleans itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeAlias

from pipeline.article import Origin
from pipeline.errors import BadRecord
from pipeline.kafka.replay.source import Row
from pipeline.outcome import Item, Outcome, Stage
from pipeline.sources.decode import decode_raw

__all__ = ["Ahead"]

PART = 100
"""Records a process takes at once: few enough that all have work, many enough that the way costs little."""
BATCHES_AHEAD = 3

_Raw: TypeAlias = tuple[int, int, int, bytes | None]
_Cleaned: TypeAlias = list[tuple[Origin, Outcome]]


class Ahead:
    """A pool of ``processes``; cleans the records to ``keep``, of ``max_bytes`` at most."""

    def __init__(self, stage: Stage, processes: int, keep: Callable[[Row], bool], max_bytes: int) -> None:
        self._stage, self.stage = stage, _StandIn(stage)
        self._keep, self._max_bytes = keep, max_bytes
        self._pool = ProcessPoolExecutor(
            processes, multiprocessing.get_context("spawn"), _begin, (os.getpid(),)
        )

    def close(self) -> None:
        """End the processes; what they have at hand is not waited for."""
        self._pool.shutdown(cancel_futures=True)

    def cleaned(self, batches: Iterator[Sequence[Row]]) -> Iterator[Sequence[Row]]:
        """Yield the batches, each once its records are cleaned; the next ones are on their way by then."""
        waiting: deque[tuple[Sequence[Row], list[Future[_Cleaned]]]] = deque()
        for batch in batches:
            waiting.append((batch, self._sent(batch)))
            if len(waiting) > BATCHES_AHEAD:
                yield self._received(*waiting.popleft())
        while waiting:
            yield self._received(*waiting.popleft())

    def _sent(self, batch: Sequence[Row]) -> list[Future[_Cleaned]]:
        rows = [(row.partition, row.offset, row.timestamp, row.value) for row in batch if self._keep(row)]
        parts = (rows[at : at + PART] for at in range(0, len(rows), PART))
        try:
            return [self._pool.submit(_clean, self._stage, part, self._max_bytes) for part in parts]
        except BrokenProcessPool:
            return []

    def _received(self, batch: Sequence[Row], parts: Sequence[Future[_Cleaned]]) -> Sequence[Row]:
        self.stage.known.clear()  # what nobody asked for: left out by the run, or sent again
        for part in parts:
            try:
                self.stage.known.update(part.result())
            except BrokenProcessPool:
                break  # an article that ends processes: found where the stand-in cleans it itself
        return batch


class _StandIn:
    """The clean stage, where other processes did its work."""

    ordered = False

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.name, self.version = stage.name, stage.version
        self.known: dict[Origin, Outcome] = {}

    def new_memory(self) -> None:
        """Return None: cleaning remembers nothing."""

    def run(self, batch: Sequence[Item[Any]], memory: None) -> list[Outcome]:
        """Return the outcomes that came back, and make the others."""
        found = [self.known.pop(item.origin, None) for item in batch]
        missing = [item for item, outcome in zip(batch, found, strict=True) if outcome is None]
        made = iter(self._stage.run(missing, memory) if missing else ())
        return [next(made) if outcome is None else outcome for outcome in found]


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the process that leads, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _clean(stage: Stage, rows: Sequence[_Raw], max_bytes: int) -> _Cleaned:
    items = []
    for partition, offset, timestamp, value in rows:
        try:
            record = decode_raw(value, max_bytes=max_bytes)
        except BadRecord:
            continue  # the lane makes a dead letter of it
        items.append(Item(Origin(partition, offset), record, timestamp / 1000))
    outcomes = stage.run(items, None)
    return [(item.origin, outcome) for item, outcome in zip(items, outcomes, strict=True)]
