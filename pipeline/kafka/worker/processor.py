"""A worker's work without its engine: shares what a fetch brought among lanes, by what the group assigned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from pipeline.errors import NotOwner, TopicsDiffer
from pipeline.flow import DEAD, DUPLICATES, MEMORY, RAW, REJECTED, STORIES, run_of, wire
from pipeline.kafka.clients import consumer
from pipeline.kafka.topics import shard_count
from pipeline.kafka.worker.engine import Membership
from pipeline.kafka.worker.lane import Lane, group_of
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.observe.facts import MemorySeen, Observer
from pipeline.outcome import MemoryFacts
from pipeline.settings import Settings
from pipeline.stages import make_stages

__all__ = ["Processor", "group_of"]

ONE = -1
"""Key of the only lane of a run that makes one order (or none) of all its partitions."""

FIRST = 50
"""Records of the first batch that go ahead: a tenth of a full one, which takes two seconds of large pages."""


class Processor:
    """A run of stages bound to Kafka. All methods block; use one thread.

    ``slot`` tells apart the workers that share a run of unordered stages.
    """

    def __init__(self, settings: Settings, stages: Sequence[str], slot: str, observe: Observer) -> None:
        self.settings = settings
        made = make_stages(
            settings.horizon_hours * 3600, settings.memory_bytes, settings.thresholds, settings.html_engine
        )
        self.steps = run_of(stages, wire(made))
        self.source = self.steps[0].reads
        self.group = group_of(settings, stages[0])
        self.ordered = any(step.stage.ordered for step in self.steps)
        self._per_shard = self.ordered and self.source != RAW
        self._slot, self._observe = slot, observe
        note = settings.data_dir / "run" / f"{slot}.note"
        self._snapshots = Snapshots(settings, observe)
        self._poison = PoisonSearch(note, self.group, stages[0], settings.stage_seconds)
        self._membership = Membership(-1, "", None, frozenset())
        self._fresh = True
        self.lanes: dict[int, Lane] = {}

    def check_topics(self) -> None:
        """Raise `TopicsDiffer` where a topic is missing: the engine would sit there and wait for ever."""
        known = self._with_group.topics()
        wanted = {self.source, REJECTED, DUPLICATES, STORIES, DEAD, MEMORY}
        wanted |= {step.passes_to for step in self.steps}
        missing = sorted(wanted - {name.removeprefix(self.settings.topic_prefix) for name in known})
        if missing:
            raise TopicsDiffer(f"no topics {', '.join(missing)}; run wireroom topics apply, or wireroom up")

    def open(self, membership: Membership) -> None:
        """Take over what the group assigned: one lane for all of it, or one per partition.

        Costs nothing under an unchanged membership. Raises `NotOwner` for an ordered run that lacks
        partitions or would overtake waiting records.
        """
        if membership == self._membership:
            return
        self._check_ownership(membership)
        wanted = (
            {partition: frozenset({partition}) for partition in sorted(membership.partitions)}
            if self._per_shard
            else {ONE: membership.partitions}
        )
        for key in self.lanes.keys() - wanted.keys():
            self.lanes.pop(key).close()
        shards = shard_count(self._with_group, self.settings.topic_prefix)
        for key, partitions in wanted.items():
            lane = self.lanes.get(key) or self._new_lane(key, shards)
            lane.open(partitions, self._with_group)
            self.lanes[key] = lane
        self._membership = membership
        self._show_memories()

    def close(self) -> None:
        """Close the connections to Kafka."""
        for lane in self.lanes.values():
            lane.save()
            lane.close()
        self._snapshots.close()
        if "_with_group" in self.__dict__:
            self._with_group.close()
        self._poison.close()

    def leave(self) -> None:
        """Note that what ends now is not the doing of the records at hand."""
        self._poison.rest()

    def position(self, partition: int) -> int:
        """Return the next offset to be worked on."""
        lane = self.lanes.get(partition if self._per_shard else ONE)
        return lane.position(partition) if lane else 0

    def process(self, records: Sequence[Any], membership: Membership) -> None:
        """Take records, in the order of their time, through the stages and commit them.

        Raises `Fenced` where another worker took over, or `KafkaError`; the worker must then end.
        """
        if membership.generation < 0 or not membership.partitions:
            return  # between two assignments; the engine seeks back to the committed offsets after them
        self.open(membership)
        for key, rows in self._by_lane(records).items():
            if key not in self.lanes:
                continue  # what was fetched before a partition moved away is its new owner's
            lane = self.lanes[key]
            for few in self._few_at_first(rows):
                for part in self._poison.parts(few):
                    for batch in lane.once_each(part):
                        if done := lane.process(batch, membership):
                            self._observe(done)
                            self._show_memories()

    def _few_at_first(self, rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Yield the rows, those of the first batch in two parts: readers wait since the last worker died."""
        cut = FIRST if self._fresh else len(rows)
        self._fresh = False
        yield rows[:cut]
        if cut < len(rows):
            yield rows[cut:]

    def _by_lane(self, records: Sequence[Any]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for row in records:
            found.setdefault(row.partition if self._per_shard else ONE, []).append(row)
        return found

    def _new_lane(self, key: int, shards: int) -> Lane:
        if not self.ordered:
            role, own = self._slot, range(0)
        elif key == ONE:
            role, own = "owner", range(shards)
        else:
            role, own = f"owner-{key}", range(key, key + 1)
        return Lane(
            self.settings, self.steps, f"{self.group}.{role}", shards, own, self._poison, self._snapshots
        )

    @cached_property
    def _with_group(self) -> Any:
        """A consumer that asks for the group's offsets and reads what it is assigned, but is no member."""
        return consumer(self.settings, group_id=self.group, fetch_max_wait_ms=10)

    def _check_ownership(self, membership: Membership) -> None:
        every = self._with_group.partitions_for_topic(self.settings.topic_prefix + self.source) or set()
        if self.ordered and self.source == RAW and membership.partitions != every:
            raise NotOwner(
                f"{self.source}: this worker holds partitions {sorted(membership.partitions)} of "
                f"{sorted(every)}, but its ordered stages need all of them; stop the other worker, or run "
                "the clean stage apart"
            )

    def _show_memories(self) -> None:
        held: dict[str, list[MemoryFacts]] = {}
        for lane in self.lanes.values():
            for stage, facts in lane.memory_facts():
                held.setdefault(stage, []).append(facts)
        for stage, parts in held.items():
            self._observe(MemorySeen(stage, MemoryFacts.together(parts)))
