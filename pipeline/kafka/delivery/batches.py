"""A producer that takes whole batches: what both ways of delivery write with.

A record handed to ``KafkaProducer.send`` costs some 50 us: type checks, locks, a future and a look at the
clock each. Here every record of a worker's batch shares one fate, so `Batches` builds kafka-python's record
batches itself and puts them into the producer's own queue whole, at a third of the price
(docs/decisions/0011-speed.md). Sequence numbers, retries and errors stay the producer's. This is all that
reaches into it; `tests/bench/test_batches.py` fails when what is relied upon changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError
from kafka.producer.producer_batch import ProducerBatch
from kafka.record.memory_records import MemoryRecordsBuilder
from kafka.structs import TopicPartition

from pipeline.errors import Fenced
from pipeline.kafka.clients import taken_over
from pipeline.kafka.codec import Message

__all__ = ["Batches", "fencing"]

FLUSH_SECONDS = 25.0
"""Longest wait for the cluster to take what was sent; shorter than a transaction's life."""


@contextmanager
def fencing(source: str) -> Iterator[None]:
    """Turn the errors by which Kafka refuses a worker of the past into `Fenced`; let others pass."""
    try:
        yield
    except KafkaError as error:
        if taken_over(error):
            raise Fenced(f"another worker took over {source}: {error}") from error
        raise


class Batches:
    """A `KafkaProducer` of these topics that takes records without a future for each; for one thread."""

    def __init__(self, kafka: KafkaProducer, topics: Iterable[str]) -> None:
        self._kafka = kafka
        for topic in topics:  # one after the other, each at its first record, they would take 0.1 s each
            kafka._metadata.add_topic(topic)
        self._open: dict[TopicPartition, Any] = {}
        self._sent: dict[TopicPartition, list[Any]] = {}

    def __getattr__(self, name: str) -> Any:
        """Leave everything else to the producer."""
        return getattr(self._kafka, name)

    def send(self, topic: str, message: Message) -> None:
        """Add a record to its partition's batch; raise where it is larger than a request may be."""
        place = self._place(topic, message)
        row = (message.timestamp_ms, message.key, message.value, message.headers)
        batch = self._open.get(place)
        written = None if batch is None else batch.records.append(*row)
        if written is None:
            self._hand_over(place)
            batch = self._open[place] = self._new_batch(place)
            written = batch.records.append(*row)  # a batch takes its first record whatever the size
        self._kafka._ensure_valid_record_size(written.size)

    def flush(self) -> dict[TopicPartition, range]:
        """Send everything and wait until the cluster has it.

        Returns the offsets from the first to the last record written since the last flush, by partition;
        somebody else's may lie between. Raises what stopped a delivery.
        """
        for place in list(self._open):
            self._hand_over(place)
        sent, self._sent = self._sent, {}
        self._kafka.flush(timeout=FLUSH_SECONDS)
        return {place: _offsets(batches) for place, batches in sent.items()}

    def _place(self, topic: str, message: Message) -> TopicPartition:
        self._kafka._wait_on_metadata(topic, self._kafka.config["max_block_ms"])
        key, value, partition = message.key, message.value, message.partition
        if partition is None:
            partition = self._kafka._partition(topic, None, key, value, key, value)
        return TopicPartition(topic, partition)

    def _new_batch(self, place: TopicPartition) -> Any:
        config = self._kafka._accumulator.config
        builder = MemoryRecordsBuilder(
            config["message_version"], config["compression_attrs"], config["batch_size"]
        )
        return ProducerBatch(place, builder)

    def _hand_over(self, place: TopicPartition) -> None:
        """Do what ``RecordAccumulator.append`` does with a new batch; the producer may close it at once."""
        batch = self._open.pop(place, None)
        if batch is None:
            return
        if self._kafka._transaction_manager.is_transactional():
            self._kafka._transaction_manager.maybe_add_partition_to_transaction(place)
        queue = self._kafka._accumulator
        with queue._tp_lock(place):
            queue._batches[place].append(batch)
            queue._incomplete.add(batch)
        self._sent.setdefault(place, []).append(batch)


def _offsets(batches: list[Any]) -> range:
    spans = []
    for batch in batches:
        base, _, error_of = batch.produce_future.value
        if error_of is not None:
            raise error_of(0)
        spans.append(range(base, base + batch.record_count))
    return range(spans[0].start, spans[-1].stop)
