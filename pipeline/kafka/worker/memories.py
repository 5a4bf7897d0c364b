"""The ordered stages' memories as views of their log: what to write with a batch, and how to read it back.

``articles.fingerprints`` has one partition per language shard; each message is the delta of one stage, or the
marker of a take-over (`pipeline.kafka.delivery.epochs`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from kafka import TopicPartition

from pipeline.errors import TopicsDiffer
from pipeline.flow import MEMORY, Flow, MemoryKey
from pipeline.kafka.clients import consumer
from pipeline.kafka.codec import Message
from pipeline.kafka.delivery.epochs import Epochs
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.outcome import Memory
from pipeline.settings import Settings

__all__ = ["Memories", "Seed", "delta_messages", "nothing"]

log = logging.getLogger(__name__)

Seed: TypeAlias = Callable[[str, int], Iterable[bytes]]
"""Returns the deltas that the memory of a stage and shard knows before its log begins."""


def nothing(_stage: str, _shard: int) -> Iterable[bytes]:
    """Return no deltas: the log is all there is."""
    return ()


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

    def __init__(self, settings: Settings, flow: Flow, snapshots: Snapshots, seed: Seed = nothing) -> None:
        self._settings, self._flow, self._snapshots, self._seed = settings, flow, snapshots, seed

    def rebuild(self, ends: Mapping[int, int]) -> None:
        """Begin the flow's memories anew from snapshots and log."""
        self._flow.memories = self._read(self._flow.memories, ends)

    def replace(self, stage: str, uncommitted: Sequence[Message], ends: Mapping[int, int]) -> None:
        """Rebuild one stage's memories, which it may have left half changed when it raised.

        ``uncommitted`` are the deltas of this batch that are not in the log yet.
        """
        fresh = self._read([key for key in self._flow.memories if key[0] == stage], ends)
        for message in uncommitted:
            memory = fresh.get(((message.key or b"").decode(), message.partition or 0))
            if memory is not None and message.value is not None:
                memory.apply(message.value)
        self._flow.memories.update(fresh)

    def _read(self, keys: Iterable[MemoryKey], ends: Mapping[int, int]) -> dict[MemoryKey, Memory]:
        """Return memories as of the ends: from a snapshot each where there is one, and the log behind it."""
        stages: dict[int, list[str]] = {}
        for stage, shard in keys:
            stages.setdefault(shard, []).append(stage)
        found: dict[MemoryKey, Memory] = {}
        reader = consumer(self._settings)
        try:
            for shard, names in stages.items():
                found |= self._read_shard(reader, shard, names, ends[shard])
        finally:
            reader.close()
        return found

    def _read_shard(
        self, reader: Any, shard: int, stages: Sequence[str], end: int
    ) -> dict[MemoryKey, Memory]:
        memories, starts, epochs = self._flow.new_memories(), dict.fromkeys(stages, 0), Epochs()
        for stage in stages:
            key = (stage, shard)
            if mark := self._snapshots.restore(key, memories[key], reader, end):
                starts[stage], epochs.newest[stage] = mark.offset, mark.epoch
            else:
                memories[key] = self._flow.new_memories()[key]
                for delta in self._seed(stage, shard):
                    memories[key].apply(delta)
        tails = dict.fromkeys(stages, 0)
        for row in self._log(reader, shard, min(starts.values()), end):
            learned = epochs.stage_of(row)
            if learned in starts and row.offset >= starts[learned]:
                try:
                    memories[learned, shard].apply(row.value)
                except ValueError as error:  # written by another version: no restart mends it
                    raise TopicsDiffer(
                        f"{row.topic}-{shard} at offset {row.offset}: {error}; or begin anew with "
                        "other topics (WIREROOM_TOPIC_PREFIX) or another --data-dir"
                    ) from error
                tails[learned] += len(row.value)
        for stage, tail in tails.items():
            self._snapshots.read((stage, shard), tail)
        log.info("shard %d: memories of %s, %d bytes of the log", shard, stages, sum(tails.values()))
        return {(stage, shard): memories[stage, shard] for stage in stages}

    def _log(self, reader: Any, shard: int, start: int, end: int) -> Iterator[Any]:
        """Yield the committed records in [start, end)."""
        place = TopicPartition(self._settings.topic_prefix + MEMORY, shard)
        reader.assign([place])
        reader.seek(place, max(start, reader.beginning_offsets([place])[place]))
        while reader.position(place) < end:
            yield from reader.poll(timeout_ms=100, max_records=200).get(place, ())
