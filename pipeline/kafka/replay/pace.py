"""When the records of a run are due: by the time that passed between them, or so many a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence

from pipeline.kafka.replay.run import Run
from pipeline.kafka.replay.source import Row, in_batches
from pipeline.kafka.replay.wanted import wanted_by
from pipeline.kafka.worker.merge import BATCH_BYTES

__all__ = ["Pace"]

PACED_MOST = 50
"""Records of a batch of a paced run: few, so that none waits for others that are due later."""
EARLY_SECONDS = 0.04
"""What is due so soon goes along: about what a transaction takes."""
MOST_LEAD_SECONDS = 0.08
"""How long before it is due a record is begun at most, so that it is published when it is due."""
LEAD_WEIGHT = 0.1
"""Share of the newest batch in what a batch is expected to take."""


class Pace:
    """Hands out a run's records, each as long before it is due as batches took lately to be published.

    The first record goes alone and at once, and when it is published, its connections open, the run's clock
    starts. What the run doesn't ask for is never waited for. ``stop`` ends a wait.
    """

    def __init__(self, run: Run, stop: threading.Event) -> None:
        self._pace, self._rate, self._stop = run.pace, run.rate, stop
        self._keep = wanted_by(run)
        self._started: float | None = None
        self._due: float | None = None
        self._lead = 0.0

    def batches(self, rows: Iterable[Row], most: int) -> Iterator[Sequence[Row]]:
        """Yield the records in batches of ``most``, or fewer where they are paced."""
        if not self._pace and not self._rate:
            yield from in_batches(rows, most)
            return
        batch: list[Row] = []
        asked = size = 0
        for row, after in self._with_times(rows):
            if after is not None:
                if asked and (
                    self._started is None or asked == PACED_MOST or self._wait(after) > EARLY_SECONDS
                ):
                    yield from self._timed(batch)
                    batch, asked, size = [], 0, 0
                wait = self._wait(after)
                if wait > EARLY_SECONDS and self._stop.wait(wait):
                    return
                if not asked and self._started is not None:
                    self._due = self._started + after
                asked += 1
            batch.append(row)
            size += len(row.value or b"")
            if len(batch) >= most or size >= BATCH_BYTES:
                yield from self._timed(batch) if asked else (batch,)
                batch, asked, size = [], 0, 0
        if batch:
            yield batch

    def late(self) -> float | None:
        """Return the seconds since the last batch's first record was due, or None where nothing is paced.

        0 for a run's first record, which is due when it is published.
        """
        if self._due is None:
            return 0.0 if self._pace or self._rate else None
        return time.monotonic() - self._due

    def _timed(self, batch: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """Yield a batch, and learn from how long it takes until the next is asked for."""
        begun = time.monotonic()
        yield batch
        now = time.monotonic()
        if self._started is None:
            self._started, self._lead = now, MOST_LEAD_SECONDS
        else:
            self._lead += LEAD_WEIGHT * (min(MOST_LEAD_SECONDS, now - begun) - self._lead)

    def _wait(self, after: float) -> float:
        """Return the seconds until a record due so many seconds after the first is to be begun."""
        return 0.0 if self._started is None else self._started + after - self._lead - time.monotonic()

    def _with_times(self, rows: Iterable[Row]) -> Iterator[tuple[Row, float | None]]:
        """Yield each record with how many seconds after the first it is due; None: not asked for."""
        first, sent = None, 0
        for row in rows:
            if not self._keep(row):
                yield row, None
                continue
            first = row.timestamp if first is None else first
            by_pace = (row.timestamp - first) / 1000 / self._pace if self._pace else 0.0
            by_rate = sent / self._rate if self._rate else 0.0
            yield row, max(by_pace, by_rate)
            sent += 1
