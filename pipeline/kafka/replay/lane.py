"""A run's lane: reads the live topic, writes the run's own ones, and works on what the run asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import orjson

from pipeline.flow import Flow, Step
from pipeline.kafka.reader import texts
from pipeline.kafka.replay.run import Run, shadow
from pipeline.kafka.replay.seed import copy_of_live
from pipeline.kafka.worker.lane import Lane, group_of
from pipeline.kafka.worker.memories import nothing
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.settings import Settings
from pipeline.sources.fields import condition

__all__ = ["RunLane", "wanted_by"]


class RunLane(Lane):
    """The only lane of a run: it owns all of the run's memories, and nobody else's."""

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
        self._keep = wanted_by(run)
        self._newest_ms = 0

    def _wanted(self, rows: Sequence[Any]) -> Sequence[Any]:
        self._newest_ms = max(row.timestamp for row in rows)
        return [row for row in rows if self._keep(row)]

    def _now_ms(self) -> int:
        """Return the batch's log time, so that two runs write the same."""
        return self._newest_ms


def wanted_by(run: Run) -> Callable[[Any], bool]:
    """Return whether a record is of those that the run asked for."""
    if not run.where and not run.ids:
        return lambda _: True
    meets = condition(run.where)

    def wanted(row: Any) -> bool:
        try:
            record = orjson.loads(row.value or b"null")
        except orjson.JSONDecodeError:
            return False
        known = isinstance(record, dict) and (not run.ids or record.get("id") in run.ids)
        return known and meets({"value": record, "headers": texts(row.headers)})

    return wanted
