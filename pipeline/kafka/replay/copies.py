"""Copies a run's records, as they were, to a topic or into the live flow."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kafka import TopicPartition

from pipeline.errors import Fenced
from pipeline.kafka.codec import Message, replay_headers, replays_of, without
from pipeline.kafka.delivery import open_writer
from pipeline.kafka.delivery.offsets import NOBODY
from pipeline.kafka.replay.run import Run, group_of_run
from pipeline.kafka.replay.source import Row
from pipeline.kafka.replay.wanted import wanted_by
from pipeline.settings import Settings

__all__ = ["Copies", "Republished"]


class Copies(ABC):
    """Writes copies of a run's records, each batch in one transaction with the run's place.

    ``role`` names the writer: whoever makes one under that name shuts the last one out.
    """

    def __init__(self, settings: Settings, run: Run, with_group: Any, role: str) -> None:
        self._settings, self._run, self._with_group, self._role = settings, run, with_group, role
        self._source, self._group = settings.topic_prefix + run.source, group_of_run(settings, run)
        self._keep = wanted_by(run)
        self._writer = open_writer(settings, role, ())
        self._positions = self.committed()
        self.held_back = 0
        """How many records were replayed too often before, and left alone."""

    @abstractmethod
    def messages(self, rows: Sequence[Row]) -> tuple[list[Message], int]:
        """Return what to write for these records, and how many of them are held back."""

    def may_go_on(self) -> bool:
        """Whether who shut this writer out leaves the run to this process."""
        return False

    def position(self, partition: int) -> int:
        """Return the next offset to be worked on."""
        return self._positions[partition]

    def ahead(self, batches: Iterator[Sequence[Row]]) -> Iterable[Sequence[Row]]:
        """Return the batches as they are."""
        return batches

    def take(self, batch: Sequence[Row]) -> None:
        """Copy a batch. Raises `Fenced` where another process carries out this run."""
        offsets = {row.partition: row.offset + 1 for row in batch}
        before = dict(self._positions)
        while True:
            messages, held_back = self.messages([row for row in batch if self._keep(row)])
            try:
                self._writer.commit(messages, self._group, self._source, offsets, NOBODY, {})
            except Fenced:
                if not self.may_go_on():
                    raise
                self._reopen()
                if self._positions == before:
                    continue
            self._positions |= offsets
            self.held_back += held_back
            return

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    def _reopen(self) -> None:
        """Shut out who shut this one out, then look how far the run is."""
        self._writer.close()
        self._writer = open_writer(self._settings, self._role, ())
        self._positions = self.committed()

    def committed(self) -> dict[int, int]:
        """Return how far the run is, by its group."""
        places = [TopicPartition(self._source, partition) for partition in sorted(self._run.begin)]
        return {place.partition: self._with_group.committed(place) or 0 for place in places}


class Republished(Copies):
    """Copies to a topic: key, value, headers, time, and the order within each partition of the source.

    A record of partition ``p`` goes to ``p`` modulo the number of the topic's partitions: to the same one
    where there are as many or more.
    """

    def __init__(self, settings: Settings, run: Run, with_group: Any) -> None:
        super().__init__(settings, run, with_group, f"{group_of_run(settings, run)}.run")
        self._partitions = len(with_group.partitions_for_topic(settings.topic_prefix + run.topic) or ())

    def messages(self, rows: Sequence[Row]) -> tuple[list[Message], int]:
        """Return a copy of each record that was not replayed too often before."""
        copies = [self._copy(row) for row in rows if replays_of(row.headers) < self._run.max_replays]
        return copies, len(rows) - len(copies)

    def _copy(self, row: Row) -> Message:
        marks = replay_headers(self._run.name, replays_of(row.headers) + 1)
        kept = without(row.headers, "wr-replay", "wr-replays")
        partition = row.partition % self._partitions
        return Message(self._run.topic, row.key, row.value, kept + marks, row.timestamp, partition)
