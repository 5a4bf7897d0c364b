"""One batch, one transaction: outputs, memory deltas and input offsets become visible together or never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kafka.errors import KafkaError
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
        self._producer = producer(
            settings, transactional_id=transactional_id, transaction_timeout_ms=TRANSACTION_TIMEOUT_MS
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
        last: dict[str, Any] = {}
        for message in messages:
            future = self._producer.send(
                self._prefix + message.topic,
                message.value,
                key=message.key,
                headers=message.headers,
                partition=message.partition,
                timestamp_ms=message.timestamp_ms,
            )
            last[message.topic] = future
            crash_point()
        self._producer.flush(timeout=FLUSH_SECONDS)
        for topic, follower in followers.items():
            if topic in last:
                written = last[topic].get(timeout=0)
                place = {TopicPartition(self._prefix + topic, written.partition): written.offset + 1}
                self._send_offsets(place, ConsumerGroupMetadata(follower, -1, "", None))
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
