"""Several partitions as one stream in the order of time, so that of two copies the earlier is the original.

Kafka keeps the order within a partition only. With a backlog, whole partitions arrive one after the other;
live, a producer's batches for several partitions arrive some milliseconds apart. So a record is held back
until every other partition has shown a later one, or is read to its end and has had `HOLD_SECONDS` to show
an earlier one, or has kept silent for `PATIENCE_SECONDS` (the rule of Kafka Streams' ``max.task.idle.ms``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from heapq import heapify, heappop, heapreplace
from typing import Any, TypeAlias

from pipeline.kafka.codec import header

__all__ = ["HOLD_SECONDS", "PATIENCE_SECONDS", "TimeOrder"]

HOLD_SECONDS = 0.25
"""Latency paid for the order. Producers collect for 20 ms (ours) to 100 ms before they send; with 0 s, one
copy in ten of 20,000 records pushed at 5,000 a second came before its original."""
PATIENCE_SECONDS = 1.0
"""Longer than any fetch of a healthy broker takes; a partition without a leader delays no one for long."""

_Head: TypeAlias = tuple[int, bytes, int, int]


class TimeOrder:
    """Buffers rows by partition; hands them out by timestamp, the producer's ``ce_sequence``, and place.

    ``limit`` is the size of a batch; times are monotonic seconds.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._buffers: dict[int, deque[tuple[float, Any]]] = {}
        self._starved_since: float | None = None

    def clear(self) -> None:
        """Forget everything: the engine will fetch it again."""
        self._buffers.clear()
        self._starved_since = None

    def add(self, partition: int, rows: Iterable[Any], now: float) -> None:
        """Take in rows of a partition, in offset order."""
        self._buffers.setdefault(partition, deque()).extend((now, row) for row in rows)

    def empty(self, partition: int) -> bool:
        """Return whether nothing of the partition is held back."""
        return not self._buffers.get(partition)

    def wants(self, partition: int) -> bool:
        """Return whether the partition's buffer holds less than one batch."""
        return len(self._buffers.get(partition, ())) < self._limit

    def take(self, assigned: Collection[int], unread: Collection[int], now: float) -> list[Any]:
        """Return up to a batch of rows whose turn it is.

        ``assigned`` are the partitions to wait for; ``unread`` those of them of which the broker is known to
        hold more than was fetched.
        """
        if self._starving(unread, now):
            return []
        heap = [self._head(p) for p, buffer in self._buffers.items() if buffer]
        heapify(heap)
        silent = sum(self.empty(p) for p in assigned)
        rows: list[Any] = []
        while heap and len(rows) < self._limit:
            partition = heap[0][2]
            buffer = self._buffers[partition]
            if silent and now - buffer[0][0] < HOLD_SECONDS:
                break
            rows.append(buffer.popleft()[1])
            if buffer:
                heapreplace(heap, self._head(partition))
            elif partition in unread:
                break  # what comes next of it may be earlier than what the others hold
            else:
                heappop(heap)
                silent += 1
        return rows

    def _starving(self, unread: Collection[int], now: float) -> bool:
        if not any(self.empty(p) for p in unread):
            self._starved_since = None
            return False
        if self._starved_since is None:
            self._starved_since = now
        return now - self._starved_since < PATIENCE_SECONDS

    def _head(self, partition: int) -> _Head:
        row = self._buffers[partition][0][1]
        return (row.timestamp, header(row.headers, "ce_sequence") or b"", partition, row.offset)
