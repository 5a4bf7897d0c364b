"""The ordered stages' memories as views of their log: what to write with a batch, and how to read it back.

``articles.fingerprints`` has one partition per language shard; each message is the delta of one stage, or the
marker of a take-over (`pipeline.kafka.epochs`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kafka import TopicPartition

from pipeline.flow import MEMORY, Flow, MemoryKey
from pipeline.kafka.clients import consumer
from pipeline.kafka.codec import Message
from pipeline.kafka.epochs import Epochs
from pipeline.outcome import Memory
from pipeline.settings import Settings

__all__ = ["Memories", "delta_messages"]


def delta_messages(memories: Mapping[MemoryKey, Memory], timestamp_ms: int) -> list[Message]:
    """Return one message per memory that learned something since the last call."""
    deltas = ((stage, shard, memory.delta()) for (stage, shard), memory in memories.items())
    return [
        Message(MEMORY, stage.encode(), delta, [("wr-stage", stage.encode())], timestamp_ms, shard)
        for stage, shard, delta in deltas
        if delta
    ]


class Memories:
    """The memories of a flow, for their owner, who has fenced every other before it reads.

    ``ends`` is, by shard, where the owner knows the log to end. Kafka's word for it would not do: an open
    transaction of another stage's owner hides from it what was committed behind.
    """

    def __init__(self, settings: Settings, flow: Flow) -> None:
        self._settings, self._flow = settings, flow

    def rebuild(self, ends: Mapping[int, int]) -> int:
        """Begin the flow's memories anew from the log; return how many deltas that took."""
        fresh = self._flow.new_memories()
        applied = self._apply_log(fresh, ends)
        self._flow.memories = fresh
        return applied

    def replace(self, stage: str, uncommitted: Sequence[Message], ends: Mapping[int, int]) -> None:
        """Rebuild one stage's memories, which it may have left half changed when it raised.

        ``uncommitted`` are the deltas of this batch that are not in the log yet.
        """
        fresh = {key: memory for key, memory in self._flow.new_memories().items() if key[0] == stage}
        self._apply_log(fresh, ends)
        for message in uncommitted:
            memory = fresh.get((message.key.decode(), message.partition or 0))
            if memory is not None and message.value is not None:
                memory.apply(message.value)
        self._flow.memories.update(fresh)

    def _apply_log(self, memories: Mapping[MemoryKey, Memory], ends: Mapping[int, int]) -> int:
        """Apply the deltas that count, up to the ends."""
        if not memories:
            return 0
        applied = 0
        reader = consumer(self._settings)
        try:
            for shard in sorted({shard for _, shard in memories}):
                place, epochs = self._place(shard), Epochs()
                reader.assign([place])
                reader.seek_to_beginning(place)
                while reader.position(place) < ends[shard]:
                    for row in reader.poll(timeout_ms=100, max_records=200).get(place, ()):
                        memory = memories.get((epochs.stage_of(row) or "", shard))
                        if memory is not None:
                            memory.apply(row.value)
                            applied += 1
        finally:
            reader.close()
        return applied

    def _place(self, shard: int) -> TopicPartition:
        return TopicPartition(self._settings.topic_prefix + MEMORY, shard)
