"""One batch, one transaction: outputs, memory deltas and input offsets become visible together or never.

A record handed to ``KafkaProducer.send`` costs some 50 us: type checks, locks, a future and a look at the
clock each. Here every record of a transaction shares one fate, so `_Batches` builds kafka-python's record
batches itself and puts them into the producer's own queue whole, at a third of the price
(docs/decisions/0011-speed.md). Sequence numbers, retries and errors stay the producer's. This is all that
reaches into it; `tests/bench/test_batches.py` fails when what is relied upon changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError
from kafka.producer.producer_batch import ProducerBatch
from kafka.record.memory_records import MemoryRecordsBuilder
from kafka.structs import ConsumerGroupMetadata, OffsetAndMetadata, TopicPartition

from pipeline.errors import Fenced
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import Message
from pipeline.kafka.crash import crash_point
from pipeline.kafka.engine import Membership
from pipeline.settings import Settings

__all__ = ["Writer"]

TRANSACTION_TIMEOUT_MS = 30_000
"""After this long the broker aborts the open transaction of a stopped worker, and readers go on. Longer
than any batch's sends take (a second at most), shorter than a reader's patience."""
FLUSH_SECONDS = 25.0


class Writer:
    """A transactional producer under a role's id. Making one fences the previous holder of the id."""

    def __init__(self, settings: Settings, transactional_id: str) -> None:
        self._prefix = settings.topic_prefix
        self._producer = _Batches(
            producer(
                settings, transactional_id=transactional_id, transaction_timeout_ms=TRANSACTION_TIMEOUT_MS
            )
        )
        self._producer.init_transactions()

    def close(self) -> None:
        """Close the connection; an open transaction is left for the next holder to abort."""
        self._producer.close(timeout=5)

    def commit(
        self,
        messages: Sequence[Message],
        group: str,
        source: str,
        offsets: Mapping[int, int],
        membership: Membership,
        followers: Mapping[str, str],
    ) -> None:
        """Write a batch.

        ``offsets`` are the next offsets of ``source`` by partition, committed for ``group`` under
        ``membership``, which fences a worker that lost its partitions meanwhile. ``followers`` are the
        groups of later stages that ran in this process, by the topic they would have read: their offsets
        move along, so that another worker can take over in between.

        Raises `Fenced` where another worker took over, `KafkaError` where the cluster failed. Either way
        nothing of the batch became visible and this writer must not be used again.
        """
        try:
            self._write(messages, group, source, offsets, membership, followers)
        except KafkaError as error:
            if any(
                word in type(error).__name__ for word in ("Fenced", "CommitFailed", "InvalidProducerEpoch")
            ):
                raise Fenced(f"another worker took over {source}: {error}") from error
            raise

    def _write(
        self,
        messages: Sequence[Message],
        group: str,
        source: str,
        offsets: Mapping[int, int],
        membership: Membership,
        followers: Mapping[str, str],
    ) -> None:
        self._producer.begin_transaction()
        crash_point()
        for message in messages:
            self._producer.send(self._prefix + message.topic, message)
            crash_point()
        self._producer.flush(timeout=FLUSH_SECONDS)
        ends = self._producer.ends()
        for topic, follower in followers.items():
            if places := ends.get(self._prefix + topic):
                self._send_offsets(places, ConsumerGroupMetadata(follower, -1, "", None))
        crash_point()
        mine = {TopicPartition(self._prefix + source, p): offset for p, offset in offsets.items()}
        self._send_offsets(
            mine,
            ConsumerGroupMetadata(group, membership.generation, membership.member_id, membership.instance_id),
        )
        crash_point()
        self._producer.commit_transaction()
        crash_point()

    def _send_offsets(self, offsets: Mapping[TopicPartition, int], metadata: ConsumerGroupMetadata) -> None:
        places = {tp: OffsetAndMetadata(offset, "", -1) for tp, offset in offsets.items()}
        self._producer.send_offsets_to_transaction(places, metadata)


class _Batches:
    """A `KafkaProducer` that takes records without a future for each; for one thread."""

    def __init__(self, kafka: KafkaProducer) -> None:
        self._kafka = kafka
        self._open: dict[TopicPartition, Any] = {}
        self._last: dict[TopicPartition, Any] = {}

    def __getattr__(self, name: str) -> Any:
        """Leave everything else to the producer."""
        return getattr(self._kafka, name)

    def begin_transaction(self) -> None:
        """Begin a transaction, and with it the account of what it writes."""
        self._last.clear()
        self._kafka.begin_transaction()

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

    def flush(self, timeout: float | None = None) -> None:
        """Send everything and wait for the answers, which `ends` and the commit look at."""
        for place in list(self._open):
            self._hand_over(place)
        self._kafka.flush(timeout=timeout)

    def ends(self) -> dict[str, dict[TopicPartition, int]]:
        """Return the offsets after what this transaction wrote, by topic; raise what stopped a delivery."""
        found: dict[str, dict[TopicPartition, int]] = {}
        for place, batch in self._last.items():
            base_offset, _, error_of = batch.produce_future.value
            if error_of is not None:
                raise error_of(0)
            found.setdefault(place.topic, {})[place] = base_offset + batch.record_count
        return found

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
        self._kafka._transaction_manager.maybe_add_partition_to_transaction(place)
        queue = self._kafka._accumulator
        with queue._tp_lock(place):
            queue._batches[place].append(batch)
            queue._incomplete.add(batch)
        self._last[place] = batch
