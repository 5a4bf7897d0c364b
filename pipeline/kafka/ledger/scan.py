"""Reads stretches of topics for the ledger: no group, committed records only, as cheaply as Python can.

kafka-python makes fifteen objects and some thirty calls of a record in pure Python. aiokafka, which comes
with the stream engine, has a parser in C for the same bytes: `_LeanRecords` puts it into kafka-python's
fetcher, which keeps the connections, errors and sessions. That class is all that reaches into either;
`tests/kafka/test_scan.py` compares what it reads with what kafka-python reads by itself.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aiokafka.record.memory_records import MemoryRecords
from kafka import TopicPartition
from kafka.consumer.fetcher import Fetcher
from kafka.errors import CorruptRecordError, KafkaTimeoutError

from pipeline.article import Origin
from pipeline.errors import TopicsDiffer
from pipeline.kafka.clients import consumer
from pipeline.kafka.ledger.origins import Origins
from pipeline.settings import Settings

__all__ = ["STALL_SECONDS", "Scanner", "Silence", "lean_consumer"]

STALL_SECONDS = 30.0
"""A read that gets nothing for so long, short of its end, gives up: the broker is gone."""
POLL_MS = 100
LONGEST_LOOK_SECONDS = 1.0
"""A look takes a poll, if the process runs; it was stopped for what is more."""
TOGETHER = 4000
"""Records per look: enough that the price of a look doesn't show, few enough to hold in memory."""
POINT_BYTES = 65_536
"""Fetch size for single records; a whole batch of the producer's comes in any case."""
SKIP = 500
"""A gap in wanted offsets that is jumped rather than read: a new seek costs about as much as 500 records."""


class Scanner:
    """A consumer of one's own; topics are named without the prefix. ``options`` override the client's.

    Its reads raise `KafkaTimeoutError` where the broker falls silent, other `KafkaError` where it refuses.
    """

    def __init__(self, settings: Settings, **options: Any) -> None:
        self._prefix = settings.topic_prefix
        self._consumer = lean_consumer(settings, **options)

    def close(self) -> None:
        """Close the connection."""
        self._consumer.close()

    def places(self, topics: Iterable[str], *, fresh: bool = False) -> list[TopicPartition]:
        """Return every partition of the topics. Raises `TopicsDiffer` where one does not exist.

        What is known may be five minutes old; ``fresh`` asks the cluster.
        """
        if fresh:
            self._consumer.topics()
        found = []
        for topic in topics:
            partitions = self._consumer.partitions_for_topic(self._prefix + topic)
            if not partitions:
                raise TopicsDiffer(
                    f"the topic {self._prefix}{topic} does not exist; run wireroom topics apply"
                )
            found += [TopicPartition(self._prefix + topic, number) for number in sorted(partitions)]
        return found

    def topic(self, place: TopicPartition) -> str:
        """Return the topic of a partition without the prefix."""
        return str(place.topic[len(self._prefix) :])

    def begins(self, places: list[TopicPartition]) -> dict[TopicPartition, int]:
        """Return each partition's first offset that is still there."""
        return dict(self._consumer.beginning_offsets(places))

    def ends(self, places: list[TopicPartition]) -> dict[TopicPartition, int]:
        """Return the offset behind what is committed in each partition."""
        return dict(self._consumer.end_offsets(places))

    def from_time(self, places: list[TopicPartition], milliseconds: int) -> dict[TopicPartition, int]:
        """Return an offset of each partition before which no record is so young, or its end.

        It is the first such record's, or that of a transaction's marker before: markers have times too.
        """
        ends = self.ends(places)
        found = self._consumer.offsets_for_times(dict.fromkeys(places, milliseconds))
        return {place: at.offset if (at := found.get(place)) else ends[place] for place in places}

    def records(
        self, positions: dict[TopicPartition, int], ends: Mapping[TopicPartition, int] | None = None
    ) -> Iterator[tuple[TopicPartition, list[Any]]]:
        """Yield what lies from the positions to the ends (those of now), and move the positions along.

        A position moves when the next records are asked for: what raised on the way is read again.
        """
        ends = self.ends(list(positions)) if ends is None else ends
        todo = {place for place, end in ends.items() if end > positions[place]}
        self._seek({place: positions[place] for place in todo})
        silence = Silence()
        while todo:
            fetched = self._consumer.poll(timeout_ms=POLL_MS, max_records=TOGETHER)
            for place, records in fetched.items():
                if records[-1].offset >= ends[place]:
                    records = [record for record in records if record.offset < ends[place]]
                if records:
                    yield place, records
                    positions[place] = records[-1].offset + 1
            # The position, not the records, says when the end is there: transactions end in markers.
            done = [place for place in todo if self._consumer.position(place) >= ends[place]]
            for place in done:
                positions[place] = ends[place]
                todo.remove(place)
                self._consumer.pause(place)
            waits = {place: ends[place] for place in todo}
            self._bear(silence, waits, moved=bool(fetched or done))

    def at(self, topic: str, origins: Origins) -> Iterator[tuple[Origin, Any | None]]:
        """Yield the record at each place, in order, or None where there is none: a marker, or expired."""
        for partition in origins.partitions():
            wanted = deque(origins.offsets(partition))
            place = TopicPartition(self._prefix + topic, partition)
            for record in self._point_reads(place, wanted):
                while wanted and wanted[0] < record.offset:
                    yield Origin(partition, wanted.popleft()), None
                if wanted and wanted[0] == record.offset:
                    yield Origin(partition, wanted.popleft()), record
            for offset in wanted:
                yield Origin(partition, offset), None

    def _point_reads(self, place: TopicPartition, wanted: deque[int]) -> Iterator[Any]:
        """Yield records near the wanted offsets, which the caller takes off, until past the last."""
        last, silence = wanted[-1], Silence()
        self._seek({place: wanted[0]})
        while (position := self._consumer.position(place)) <= last:
            if wanted[0] > position + SKIP:
                self._seek({place: wanted[0]})
            records = self._consumer.poll(timeout_ms=POLL_MS, max_records=SKIP).get(place, ())
            yield from records
            if not wanted:
                return
            moved = self._consumer.position(place) != position
            self._bear(silence, {place: last + 1}, moved=moved)

    def _bear(self, silence: Silence, ends: Mapping[TopicPartition, int], *, moved: bool) -> None:
        """Raise where it is long ago that anything moved."""
        if silence.seconds(moved=moved) > STALL_SECONDS:
            stuck = ", ".join(
                f"{place.topic}-{place.partition} at {self._consumer.position(place)} of {end}"
                for place, end in ends.items()
            )
            raise KafkaTimeoutError(f"Kafka has been silent for {STALL_SECONDS:.0f} s: {stuck}")

    def _seek(self, offsets: Mapping[TopicPartition, int]) -> None:
        self._consumer.assign(list(offsets))
        self._consumer.resume(*offsets)  # a pause outlives assign() for a partition that stays assigned
        for place, offset in offsets.items():
            self._consumer.seek(place, offset)


def lean_consumer(settings: Settings, **options: Any) -> Any:
    """Return a consumer whose records are aiokafka's: offset, timestamp, key, value, headers."""
    # A fetch that waits at the broker holds up the next look at other partitions: hence 10 ms.
    client = consumer(settings, **{"fetch_max_wait_ms": 10} | options)
    client._fetcher.PartitionRecords = _LeanRecords
    return client


class Silence:
    """How long nothing has come, looked at between polls."""

    def __init__(self) -> None:
        self._seconds, self._looked = 0.0, time.monotonic()

    def seconds(self, *, moved: bool) -> float:
        """Return the seconds since something moved; a stop of this process or machine is not Kafka's."""
        now = time.monotonic()
        self._seconds = 0.0 if moved else self._seconds + min(now - self._looked, LONGEST_LOOK_SECONDS)
        self._looked = now
        return self._seconds


class _LeanRecords(Fetcher.PartitionRecords):  # type: ignore[misc]
    """Yields aiokafka's records: offset, timestamp, key, value, headers. Which are left out is unchanged."""

    def _unpack_records(self, tp: TopicPartition, records: Any, *_: Any) -> Iterator[Any]:
        batches = MemoryRecords(bytes(records._buffer))
        while (batch := batches.next_batch()) is not None:
            if self.check_crcs and not batch.validate_crc():
                raise CorruptRecordError(f"{tp} at offset {batch.next_offset}: a batch's checksum is wrong")
            if not self._left_out(batch):
                for record in batch:
                    self.next_fetch_offset = record.offset + 1
                    self.bytes_read = 1  # of interest is only that there was something
                    yield record
            self.next_fetch_offset = batch.next_offset
        self.drain()

    def _left_out(self, batch: Any) -> bool:
        """Return whether a batch holds no committed records: aborted, or a marker of a transaction."""
        if not batch.is_transactional:
            return bool(batch.is_control_batch)
        self._consume_aborted_transactions_up_to(batch.next_offset - 1)
        if batch.is_control_batch:
            key = next(batch).key  # version and type, 16 bits each; type 0 aborts
            if key[2:4] == b"\0\0":
                self.aborted_producer_ids.discard(batch.producer_id)
            return True
        return batch.producer_id in self.aborted_producer_ids
