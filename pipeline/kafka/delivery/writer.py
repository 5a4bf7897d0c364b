"""What a lane writes with: batches of outputs, memory deltas and offsets, under one of two guarantees."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from kafka import KafkaProducer, TopicPartition

from pipeline.flow import DEAD, DUPLICATES, FLOW, MEMORY, REJECTED, STORIES, MemoryKey
from pipeline.kafka.codec import Message
from pipeline.kafka.delivery.batches import Batches
from pipeline.kafka.delivery.epochs import marker, stages_by_shard
from pipeline.kafka.worker.engine import Membership
from pipeline.settings import Settings

__all__ = ["Writer"]

WRITTEN = (*(step.passes_to for step in FLOW), REJECTED, DUPLICATES, STORIES, DEAD, MEMORY)


class Writer(ABC):
    """The one writer of what it owns; making one fences the one before.

    ``owned`` are the memories whose log it writes: none for unordered stages.
    """

    def __init__(self, settings: Settings, producer: KafkaProducer, owned: Iterable[MemoryKey]) -> None:
        self._prefix = settings.topic_prefix
        self._producer = Batches(producer, (self._prefix + topic for topic in WRITTEN))
        self._stages = stages_by_shard(owned)
        self.epochs: dict[int, int] = {}
        """Offset of this writer's marker on the memories' log, by shard (see `epochs`)."""
        self.log_ends: dict[int, int] = {}
        """Offset on the memories' log, by shard, behind which nothing is written but by this writer."""

    def close(self) -> None:
        """Close the connection; what was begun and not committed is for the next owner to do again."""
        self._producer.close(timeout=5)

    @abstractmethod
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

        ``offsets`` are the next offsets of the topic ``source`` by partition, committed for ``group`` under
        ``membership``, which fences a worker that lost its partitions meanwhile. ``followers`` are the
        groups of later stages that ran in this process, by the topic they would have read: their offsets
        move along, so that another worker can take over in between.

        Raises `Fenced` where another worker took over, `KafkaError` where the cluster failed. Either way
        this writer must not be used again, and the batch is to be done again.
        """

    def _send_markers(self) -> None:
        now = int(time.time() * 1000)
        for shard, stages in self._stages.items():
            self._producer.send(self._prefix + MEMORY, marker(stages, shard, now))

    def _note_markers(self, written: Mapping[TopicPartition, range]) -> None:
        self.epochs = {place.partition: span.start for place, span in written.items()}
        self.log_ends = {place.partition: span.stop for place, span in written.items()}

    @staticmethod
    def _places(source: str, offsets: Mapping[int, int]) -> dict[TopicPartition, int]:
        return {TopicPartition(source, p): offset for p, offset in offsets.items()}

    def _ends_of(self, topic: str, written: Mapping[TopicPartition, range]) -> dict[TopicPartition, int]:
        """Return the offsets after what was written to a topic."""
        name = self._prefix + topic
        return {place: span.stop for place, span in written.items() if place.topic == name}
