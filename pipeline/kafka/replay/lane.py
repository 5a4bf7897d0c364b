"""A run's lane: reads the live topic, writes the run's own ones, and works on what the run asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.flow import MEMORY, Flow, Result, Step
from pipeline.kafka.codec import Message, origin_of, replay_headers, replays_of
from pipeline.kafka.replay.run import Run, shadow
from pipeline.kafka.replay.seed import copy_of_live
from pipeline.kafka.replay.wanted import wanted_by
from pipeline.kafka.worker.lane import Lane, group_of
from pipeline.kafka.worker.memories import nothing
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.settings import Settings

__all__ = ["RunLane"]


class RunLane(Lane):
    """The only lane of a run: it owns all of the run's memories, and nobody else's.

    ``held_back`` counts the records that were left alone because they were replayed too often already.
    """

    def __init__(
        self,
        settings: Settings,
        run: Run,
        steps: Sequence[Step],
        shards: int,
        poison: PoisonSearch,
        snapshots: Snapshots,
    ) -> None:
        own = shadow(settings, run.name)
        flow = Flow([step.stage.name for step in steps], steps, shards)
        super().__init__(
            own,
            steps,
            f"{group_of(own, run.stages[0])}.run",
            shards,
            range(shards),
            poison,
            snapshots,
            source_prefix=settings.topic_prefix,
            seed=copy_of_live(settings, run, flow) if run.memory == "copy" else nothing,
        )
        self._run_plan = run
        self._keep = wanted_by(run)
        self._newest_ms = 0
        self.held_back = 0

    def _wanted(self, rows: Sequence[Any]) -> Sequence[Any]:
        self._newest_ms = max(row.timestamp for row in rows)
        asked = [row for row in rows if self._keep(row)]
        first_times = [row for row in asked if replays_of(row.headers) < self._run_plan.max_replays]
        self.held_back += len(asked) - len(first_times)
        return first_times

    def _now_ms(self) -> int:
        """Return the batch's log time, so that two runs write the same."""
        return self._newest_ms

    def _verify_gap(self, partition: int, start: int, end: int) -> None:
        """Nothing was skipped by an engine: what lies between was not asked for."""

    def _work(self, rows: Sequence[Any]) -> tuple[Result, list[Message], tuple[float, ...], dict[str, float]]:
        result, messages, latencies, times = super()._work(rows)
        before = {self._origin(row)[0]: count for row in rows if (count := replays_of(row.headers))}
        for message in messages:
            if message.topic != MEMORY:
                origin = origin_of(message.headers) if before else None
                count = before.get(origin, 0) if origin else 0
                message.headers.extend(replay_headers(self._run_plan.name, count + 1))
        return result, messages, latencies, times
