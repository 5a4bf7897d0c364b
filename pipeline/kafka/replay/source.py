"""A stretch of a topic in the order of its log time: the same order and the same batches every time.

All partitions are read side by side. The next record is the one with the earliest head, by the key of the
live order (`pipeline.kafka.worker.merge`); it is known only once every partition that isn't read to its end
shows its own head. Nothing is ever late: the end is frozen, and what lies before it is there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heapreplace
from typing import Any, NamedTuple, Self

from kafka import TopicPartition
from kafka.errors import KafkaTimeoutError, OffsetOutOfRangeError

from pipeline.errors import WireroomError
from pipeline.kafka.codec import header
from pipeline.kafka.ledger.scan import STALL_SECONDS, Silence, lean_consumer
from pipeline.kafka.worker.merge import BATCH_BYTES
from pipeline.settings import Settings

__all__ = ["Row", "Source", "in_batches", "order_of"]

AHEAD = 2000
"""Records of a partition that are held; it rests while it has more."""
AHEAD_BYTES = 4_000_000
POLL_MS = 100
POLL_RECORDS = 2000


class Row(NamedTuple):
    """A record as the lanes take it; ``timestamp`` in milliseconds of log time."""

    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


def order_of(row: Row) -> tuple[int, bytes, int, int]:
    """Return what the order goes by among the next records of all partitions."""
    return (row.timestamp, header(row.headers, "ce_sequence") or b"", row.partition, row.offset)


def in_batches(rows: Iterable[Row], most: int, most_bytes: int = BATCH_BYTES) -> Iterator[list[Row]]:
    """Yield the records in lists of ``most``, the last one shorter; fewer where they are large."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.value or b"")
        if len(batch) == most or size >= most_bytes:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Source:
    """The records of ``topic`` (full name) from ``begin`` to ``end``, offsets by partition."""

    def __init__(
        self, settings: Settings, topic: str, begin: Mapping[int, int], end: Mapping[int, int]
    ) -> None:
        # By default the client would go on at what is left of a partition: a hole that nobody is told of.
        self._consumer = lean_consumer(settings, auto_offset_reset="none")
        self._ends = {TopicPartition(topic, p): stop for p, stop in end.items() if stop > begin[p]}
        self._consumer.assign(list(self._ends))
        for place in self._ends:
            self._consumer.seek(place, begin[place.partition])
        self._todo = set(self._ends)
        self._held: dict[TopicPartition, deque[Row]] = {place: deque() for place in self._ends}
        self._bytes = dict.fromkeys(self._ends, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._consumer.close()

    def batches(self, most: int) -> Iterator[list[Row]]:
        """Yield the records in lists (see `in_batches`); raises as `rows` does."""
        return in_batches(self.rows(), most)

    def rows(self) -> Iterator[Row]:
        """Yield the records one by one.

        Raises `KafkaTimeoutError` where the broker falls silent, other `KafkaError` where it refuses.
        """
        self._until_heads()
        heads = [_key(place, held[0]) for place, held in self._held.items() if held]
        heapify(heads)
        while heads:
            place = heads[0][1]
            held = self._held[place]
            row = held.popleft()
            self._bytes[place] -= len(row.value or b"")
            yield row
            if not held and place in self._todo:
                self._until_heads()
            if held:
                heapreplace(heads, _key(place, held[0]))
            else:
                heappop(heads)

    def _until_heads(self) -> None:
        """Read until every partition shows a record or its end."""
        silence = Silence()
        while any(not self._held[place] for place in self._todo):
            full = {p for p in self._todo if len(self._held[p]) >= AHEAD or self._bytes[p] >= AHEAD_BYTES}
            self._consumer.pause(*full)
            self._consumer.resume(*(self._todo - full))
            moved = self._fetch()
            if silence.seconds(moved=moved) > STALL_SECONDS:
                waits = ", ".join(f"{p.topic}-{p.partition}" for p in self._todo if not self._held[p])
                raise KafkaTimeoutError(f"Kafka has been silent for {STALL_SECONDS:.0f} s: {waits}")

    def _fetch(self) -> bool:
        """Take in what comes; return whether anything did."""
        try:
            fetched: Mapping[TopicPartition, list[Any]] = self._consumer.poll(POLL_MS, POLL_RECORDS)
        except OffsetOutOfRangeError as error:
            raise WireroomError(
                f"records of the range expired before they were read ({error}); replay from an archive, or "
                "a range that is still there"
            ) from error
        for place, records in fetched.items():
            end, held = self._ends[place], self._held[place]
            for record in records:
                if record.offset < end:
                    value = record.value
                    headers = tuple(record.headers)
                    held.append(
                        Row(place.partition, record.offset, record.timestamp, record.key, value, headers)
                    )
                    self._bytes[place] += len(value or b"")
        # The position, not the records, says when the end is there: transactions end in markers.
        done = {place for place in self._todo if self._consumer.position(place) >= self._ends[place]}
        if done:
            self._todo -= done
            self._consumer.pause(*done)
        return bool(fetched or done)


def _key(place: TopicPartition, row: Row) -> tuple[tuple[int, bytes, int, int], TopicPartition]:
    return order_of(row), place
