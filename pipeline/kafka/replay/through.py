"""Takes a run's records through its stages, into topics of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.flow import run_of, wire
from pipeline.kafka.delivery.offsets import NOBODY
from pipeline.kafka.replay.ahead import Ahead
from pipeline.kafka.replay.lane import RunLane
from pipeline.kafka.replay.run import Run, shadow
from pipeline.kafka.replay.source import Row
from pipeline.kafka.replay.wanted import wanted_by
from pipeline.kafka.topics import shard_count
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.kafka.worker.warm_up import warm_up
from pipeline.observe.facts import Observer
from pipeline.settings import Settings
from pipeline.stages import make_stages

__all__ = ["Through"]


class Through:
    """A run's lane with all it needs. ``observe`` hears of batches, ``processes`` clean beside this one."""

    def __init__(
        self, settings: Settings, run: Run, with_group: Any, observe: Observer, processes: int
    ) -> None:
        own = shadow(settings, run.name)
        self._observe, self._ahead = observe, None
        stages = make_stages(own.horizon_hours * 3600, own.memory_bytes, run.thresholds, own.html_engine)
        if run.pace:
            warm_up(run.stages[-1])  # or the first articles would be late by what it takes
        elif processes > 1 and run.stages[0] == stages[0].name:
            self._ahead = Ahead(stages[0], processes, wanted_by(run), settings.max_record_bytes)
            stages = (self._ahead.stage, *stages[1:])
        steps = run_of(run.stages, wire(stages))
        self._snapshots = Snapshots(own, lambda _: None)  # its metrics tell no run from the live flow
        self._poison = PoisonSearch(own.data_dir / "run.note", run.source, run.stages[0], own.stage_seconds)
        shards = shard_count(with_group, own.topic_prefix)
        self._lane = RunLane(settings, run, steps, shards, self._poison, self._snapshots)
        self._lane.open(frozenset(run.begin), with_group)

    @property
    def held_back(self) -> int:
        """How many records were replayed too often before, and left alone."""
        return self._lane.held_back

    def position(self, partition: int) -> int:
        """Return the next offset to be worked on."""
        return self._lane.position(partition)

    def ahead(self, batches: Iterator[Sequence[Row]]) -> Iterable[Sequence[Row]]:
        """Return the batches, cleaned by others by the time they come where others clean."""
        return self._ahead.cleaned(batches) if self._ahead else batches

    def take(self, batch: Sequence[Row]) -> None:
        """Take a batch through the stages and commit it."""
        for part in self._poison.parts(batch):
            for rows in self._lane.once_each(part):
                if done := self._lane.process(rows, NOBODY):
                    self._observe(done)

    def close(self) -> None:
        """Write last snapshots of the memories, close the connections, end the other processes."""
        if self._ahead is not None:
            self._ahead.close()
        self._lane.save()
        self._lane.close()
        self._snapshots.close()
        self._poison.close()
