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
"""Latency paid for the order: producers collect for 20 ms (ours) to 100 ms before they send. Chosen from
that, not tuned; what it does by itself was never measured (docs/decisions/0009-engine.md)."""
BATCH_BYTES = 16_000_000
"""A batch ends with the record that passes this, so that 500 records of 10 MB don't fill the memory; 500
usual pages (20 KB) stay below it."""
PATIENCE_SECONDS = 1.0
"""Longer than any fetch of a healthy broker takes; a partition without a leader delays no one for long."""

_Head: TypeAlias = tuple[int, bytes, int, int]


class TimeOrder:
    """Buffers rows by partition; hands them out by timestamp, the producer's ``ce_sequence``, and place.

    ``limit`` and ``limit_bytes`` are the size of a batch; times are monotonic seconds. Where partitions are
    orders of their own, ``waits`` is False and none is held back for another.
    """

    def __init__(self, limit: int, limit_bytes: int = BATCH_BYTES, *, waits: bool = True) -> None:
        self._limit, self._limit_bytes, self._waits = limit, limit_bytes, waits
        self._bytes: dict[int, int] = {}
        self._buffers: dict[int, deque[tuple[float, Any]]] = {}
        self._starved_since: float | None = None

    def clear(self) -> None:
        """Forget everything: the engine will fetch it again."""
        self._buffers.clear()
        self._bytes.clear()
        self._starved_since = None

    def add(self, partition: int, rows: Iterable[Any], now: float) -> None:
        """Take in rows of a partition, in offset order."""
        buffer = self._buffers.setdefault(partition, deque())
        for row in rows:
            buffer.append((now, row))
            self._bytes[partition] = self._bytes.get(partition, 0) + len(row.value or b"")

    def empty(self, partition: int) -> bool:
        """Return whether nothing of the partition is held back."""
        return not self._buffers.get(partition)

    def wants(self, partition: int) -> bool:
        """Return whether the partition's buffer holds less than one batch."""
        rows, size = len(self._buffers.get(partition, ())), self._bytes.get(partition, 0)
        return rows < self._limit and size < self._limit_bytes

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
        size = 0
        while heap and len(rows) < self._limit and size < self._limit_bytes:
            partition = heap[0][2]
            buffer = self._buffers[partition]
            if self._waits and silent and now - buffer[0][0] < HOLD_SECONDS:
                break
            row = buffer.popleft()[1]
            rows.append(row)
            row_bytes = len(row.value or b"")
            size += row_bytes
            self._bytes[partition] -= row_bytes
            if buffer:
                heapreplace(heap, self._head(partition))
            elif partition in unread:
                break  # what comes next of it may be earlier than what the others hold
            else:
                heappop(heap)
                silent += 1
        return rows

    def _starving(self, unread: Collection[int], now: float) -> bool:
        if not self._waits or not any(self.empty(p) for p in unread):
            self._starved_since = None
            return False
        if self._starved_since is None:
            self._starved_since = now
        return now - self._starved_since < PATIENCE_SECONDS

    def _head(self, partition: int) -> _Head:
        row = self._buffers[partition][0][1]
        return (row.timestamp, header(row.headers, "ce_sequence") or b"", partition, row.offset)
