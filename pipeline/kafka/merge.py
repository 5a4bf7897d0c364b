"""Several partitions as one stream in the order of time, so that of two copies the earlier is the original.

Kafka keeps the order within a partition only; with a backlog, whole partitions arrive one after the other.
Records are held back until every partition has shown a later one, is read to its end, or has kept silent
for `PATIENCE_SECONDS` (the rule of Kafka Streams' ``max.task.idle.ms``).
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.kafka.codec import header

__all__ = ["PATIENCE_SECONDS", "TimeOrder"]

PATIENCE_SECONDS = 1.0
"""Longer than any fetch of a healthy broker takes; a partition without a leader delays no one for long."""


class TimeOrder:
    """Buffers rows by partition; hands them out by timestamp, the producer's ``ce_sequence``, and place."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._buffers: dict[int, deque[Any]] = {}
        self._starved_since: float | None = None

    def clear(self) -> None:
        """Forget everything: the engine will fetch it again."""
        self._buffers.clear()
        self._starved_since = None

    def add(self, partition: int, rows: Iterable[Any]) -> None:
        """Take in rows of a partition, in offset order."""
        self._buffers.setdefault(partition, deque()).extend(rows)

    def empty(self, partition: int) -> bool:
        """Return whether nothing of the partition is held back."""
        return not self._buffers.get(partition)

    def wants(self, partition: int) -> bool:
        """Return whether the partition's buffer holds less than one batch."""
        return len(self._buffers.get(partition, ())) < self._limit

    def take(self, waiting_for: Sequence[int], now: float) -> list[Any]:
        """Return up to a batch of rows whose turn it is.

        ``waiting_for`` are the assigned partitions that hold more than was fetched so far; ``now`` is a
        monotonic time in seconds.
        """
        starved = [p for p in waiting_for if not self._buffers.get(p)]
        if not starved:
            self._starved_since = None
        elif self._starved_since is None:
            self._starved_since = now
        if self._starved_since is not None and now - self._starved_since < PATIENCE_SECONDS:
            return []
        heap = [_entry(p, buffer[0]) for p, buffer in self._buffers.items() if buffer]
        heapq.heapify(heap)
        rows: list[Any] = []
        while heap and len(rows) < self._limit:
            partition = heap[0][2]
            buffer = self._buffers[partition]
            rows.append(buffer.popleft())
            if buffer:
                heapq.heapreplace(heap, _entry(partition, buffer[0]))
            elif partition in waiting_for:
                break  # what comes next of it may be earlier than what the others hold
            else:
                heapq.heappop(heap)
        return rows


def _entry(partition: int, row: Any) -> tuple[int, bytes, int, int]:
    return (row.timestamp, header(row.headers, "ce_sequence") or b"", partition, row.offset)
