"""At least once, for clusters that forbid transactions: a crash may repeat outcomes, never change them.

Each batch in three steps, each awaited before the next:

1. the memories' deltas, named by the owner's epoch;
2. the outputs;
3. the offsets, under the consumer's membership.

Whoever does a batch again after step 1 finds its origins in the memories, which give the old verdicts, so
outputs that are written twice are the same. The fence lies in step 1, too: a delta must follow upon what
this owner knows of the log. If it doesn't, what lies between is read; a newer owner's marker there means
that this one is of the past, and its outputs are not written. The newer owner ignores that delta, which
names an older epoch. A delta that came before the marker is one the newer owner has read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from kafka import TopicPartition

from pipeline.errors import Fenced
from pipeline.flow import MEMORY, MemoryKey
from pipeline.kafka.clients import consumer, producer
from pipeline.kafka.codec import Message, header
from pipeline.kafka.crash import crash_point
from pipeline.kafka.delivery.batches import fencing
from pipeline.kafka.delivery.epochs import Epochs, hand_on, with_epoch
from pipeline.kafka.delivery.offsets import NOBODY, Offsets
from pipeline.kafka.delivery.writer import Writer
from pipeline.kafka.worker.engine import Membership
from pipeline.settings import Settings

__all__ = ["AwaitingWriter"]


class AwaitingWriter(Writer):
    """An idempotent producer that begins an epoch of the memories it owns."""

    def __init__(self, settings: Settings, owned: Iterable[MemoryKey]) -> None:
        super().__init__(settings, producer(settings), owned)
        self._settings = settings
        self._offsets = Offsets(settings)
        self._send_markers()
        self._note_markers(self._producer.flush())

    def close(self) -> None:
        """Close the connections."""
        super().close()
        self._offsets.close()
        if "_log" in self.__dict__:
            self._log.close()

    def commit(
        self,
        messages: Sequence[Message],
        group: str,
        source: str,
        offsets: Mapping[int, int],
        membership: Membership,
        followers: Mapping[str, str],
    ) -> None:
        """Write a batch step by step (see `Writer.commit`); what was written before a failure stays."""
        with fencing(source):
            deltas = [message for message in messages if message.topic == MEMORY]
            if deltas:
                self._write_deltas(deltas)
            else:
                # Nothing to fence: what depends on order is in a delta, old verdicts in older ones. But the
                # newest state of a story is better left to the newest owner.
                self._check_ends()
            crash_point()
            for message in messages:
                if message.topic != MEMORY:
                    marked = hand_on(message) if message.topic in followers else message
                    self._producer.send(self._prefix + message.topic, marked)
                    crash_point()
            written = self._producer.flush()
            crash_point()
            # These first: an owner of the past is refused here, and leaves the followers alone.
            self._offsets.commit(group, self._places(source, offsets), membership)
            crash_point()
            for topic, follower in followers.items():
                if places := self._ends_of(topic, written):
                    self._offsets.commit(follower, places, NOBODY)
                    crash_point()

    def _write_deltas(self, deltas: Sequence[Message]) -> None:
        counts: Counter[int] = Counter()
        for delta in deltas:
            shard = delta.partition or 0
            self._producer.send(self._prefix + MEMORY, with_epoch(delta, self.epochs[shard]))
            counts[shard] += 1
            crash_point()
        for place, end in self._ends_of(MEMORY, self._producer.flush()).items():
            if end - self.log_ends[place.partition] != counts[place.partition]:
                self._check_gap(place, end)
            self.log_ends[place.partition] = end

    def _check_ends(self) -> None:
        places = [TopicPartition(self._prefix + MEMORY, shard) for shard in self._stages]
        for place, end in (self._log.end_offsets(places) if places else {}).items():
            if end != self.log_ends[place.partition]:
                self._check_gap(place, end)
                self.log_ends[place.partition] = end

    def _check_gap(self, place: TopicPartition, end: int) -> None:
        """Raise `Fenced` unless all that came to the log is by owners of other stages, or of the past."""
        mine = dict.fromkeys(self._stages[place.partition], self.epochs[place.partition])
        epochs = Epochs(mine)
        self._log.assign([place])
        self._log.seek(place, self.log_ends[place.partition])
        while self._log.position(place) < end:
            for row in self._log.poll(timeout_ms=50).get(place, ()):
                stage = epochs.stage_of(row)
                if stage in mine and header(row.headers, "wr-epoch") is None:
                    raise Fenced(f"another worker writes the memory of {stage} in transactions")
                if any(epochs.newest[stage] != epoch for stage, epoch in mine.items()):
                    raise Fenced(f"another worker took over {', '.join(mine)} at {place}")

    @cached_property
    def _log(self) -> Any:
        # Uncommitted, too: a take-over by transactions counts from its first sign, and nothing is waited for.
        return consumer(self._settings, isolation_level="read_uncommitted", fetch_max_wait_ms=50)
