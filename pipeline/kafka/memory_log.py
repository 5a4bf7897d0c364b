"""The memories' log: every ordered stage's deltas, written with the batch they came from."""

from __future__ import annotations

from collections.abc import Mapping

from kafka import TopicPartition

from pipeline.flow import MEMORY
from pipeline.kafka.clients import consumer
from pipeline.kafka.codec import Message
from pipeline.outcome import Memory
from pipeline.settings import Settings

__all__ = ["delta_messages", "rebuild"]

SHARD = 0


def delta_messages(memories: Mapping[str, Memory], timestamp_ms: int) -> list[Message]:
    """Return one message per memory that learned something from the batch."""
    deltas = ((name, memory.delta()) for name, memory in memories.items())
    return [
        Message(MEMORY, name.encode(), delta, [("wr-stage", name.encode())], timestamp_ms, SHARD)
        for name, delta in deltas
        if delta
    ]


def rebuild(settings: Settings, memories: Mapping[str, Memory]) -> int:
    """Apply the log to fresh memories, up to its end as of now; return how many deltas that were.

    Only committed deltas are read. The caller has fenced every other writer, so the end does not move.
    """
    if not memories:
        return 0
    place = TopicPartition(settings.topic_prefix + MEMORY, SHARD)
    applied = 0
    reader = consumer(settings)
    try:
        reader.assign([place])
        reader.seek_to_beginning(place)
        end = reader.end_offsets([place])[place]
        while reader.position(place) < end:
            for rows in reader.poll(timeout_ms=100, max_records=200).values():
                for row in rows:
                    memory = memories.get((row.key or b"").decode())
                    if memory is not None and row.value is not None:
                        memory.apply(row.value)
                        applied += 1
    finally:
        reader.close()
    return applied
