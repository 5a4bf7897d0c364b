"""Exactly once: a batch's outputs, memory deltas and input offsets become visible together or never."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kafka.structs import ConsumerGroupMetadata, OffsetAndMetadata, TopicPartition

from pipeline.flow import MEMORY, MemoryKey
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import Message
from pipeline.kafka.crash import crash_point
from pipeline.kafka.delivery.batches import fencing
from pipeline.kafka.delivery.writer import Writer
from pipeline.kafka.worker.engine import Membership
from pipeline.settings import Settings

__all__ = ["TransactionalWriter"]

TRANSACTION_TIMEOUT_MS = 30_000
"""After this long the broker aborts the open transaction of a stopped worker, and readers go on. Longer
than any batch's sends take (a second at most), shorter than a reader's patience."""


class TransactionalWriter(Writer):
    """A transactional producer under a role's id. Making one fences the previous holder of the id."""

    def __init__(self, settings: Settings, role: str, owned: Iterable[MemoryKey]) -> None:
        client = producer(settings, transactional_id=role, transaction_timeout_ms=TRANSACTION_TIMEOUT_MS)
        super().__init__(settings, client, owned)
        with fencing(role):
            self._producer.init_transactions()
            if self._stages:
                self._producer.begin_transaction()
                self._send_markers()
                written = self._producer.flush()
                self._producer.commit_transaction()
                self._note_markers(written)

    def commit(
        self,
        messages: Sequence[Message],
        group: str,
        source: str,
        offsets: Mapping[int, int],
        membership: Membership,
        followers: Mapping[str, str],
    ) -> None:
        """Write a batch in one transaction (see `Writer.commit`); nothing of one that fails is visible."""
        with fencing(source):
            self._producer.begin_transaction()
            crash_point()
            for message in messages:
                self._producer.send(self._prefix + message.topic, message)
                crash_point()
            written = self._producer.flush()
            for topic, follower in followers.items():
                if places := self._ends_of(topic, written):
                    self._send_offsets(places, ConsumerGroupMetadata(follower, -1, "", None))
            crash_point()
            member = (membership.generation, membership.member_id, membership.instance_id)
            self._send_offsets(self._places(source, offsets), ConsumerGroupMetadata(group, *member))
            crash_point()
            self._producer.commit_transaction()
            crash_point()
        for place, end in self._ends_of(MEMORY, written).items():
            self.log_ends[place.partition] = end

    def _send_offsets(self, offsets: Mapping[TopicPartition, int], metadata: ConsumerGroupMetadata) -> None:
        places = {place: OffsetAndMetadata(offset, "", -1) for place, offset in offsets.items()}
        self._producer.send_offsets_to_transaction(places, metadata)
